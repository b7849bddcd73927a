"""Laws and other instruments, with every date and provision cited by itself."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.ngo import Spelling
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record


class LawKind(StrEnum):
    """Which kind of instrument a law is."""

    LAW = "law"
    DECISION = "government decision"
    ORDER = "order"
    RULING = "court ruling"
    ADDRESS = "presidential address"
    PROGRAMME = "state programme"
    DRAFT = "draft"
    PLANNED = "planned reform"
    CHARTER = "constitution"


class LawDateKind(StrEnum):
    """What happened to a law on a date, in the terms of ELI."""

    DOCUMENT = "date_document"
    """It was adopted or signed."""
    IN_FORCE = "first_date_entry_in_force"
    NO_LONGER = "date_no_longer_in_force"


class Effect(StrEnum):
    """What a law does, as a source says."""

    PERMITS = "permits"
    FORBIDS = "forbids"
    REQUIRES = "requires"
    GUARANTEES = "guarantees"
    REGULATES = "regulates"
    FUNDS = "funds"


_BINDING = (
    *(LawKind.LAW, LawKind.DECISION, LawKind.ORDER, LawKind.PROGRAMME),
    LawKind.CHARTER,
)


@attrs.frozen(kw_only=True)
class LawDate:
    """A date of a law, as one source gives it; sources may differ.

    Args:
        kind: What happened on it, in the terms of ELI.
        date: The date.
        note: Our reading.
        citations: The places that say it.
    """

    kind: LawDateKind = fields.choice(LawDateKind)
    date: Period = fields.instance(Period)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    def __str__(self) -> str:
        return f"{self.date} ({self.kind.value})"


@attrs.frozen(kw_only=True)
class Provision:
    """What a law does, as a source says.

    Args:
        effect: Permits, forbids, requires, guarantees, regulates or funds.
        text: What, in our words.
        citations: The places that say it.
    """

    effect: Effect = fields.choice(Effect)
    text: str = fields.text()
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    def __str__(self) -> str:
        return f"{self.effect.value}: {self.text}"


@attrs.frozen(kw_only=True, repr=False)
class Law(Record):
    """A legal instrument, planned or in force.

    Args:
        id: Id of the record.
        title: Title to list it by, in a form that a source writes.
        titles: Every form that the sources write.
        kind: Which kind of instrument.
        area: Id of the area it is of.
        number: Its number as text, in the original script.
        dates: Its dates, each as a source gives it.
        issued_by: Id of the body that issued it.
        subject: What it is about, in our words.
        provisions: What it does, as sources say.
        amends: Ids of the laws that it amends or replaces.
        note: Anything else a reader should know; our reading.
        citations: The places that name it.
    """

    id: str = fields.identifier()
    title: str = fields.text()
    titles: tuple[Spelling, ...] = fields.instances(Spelling)
    kind: LawKind = fields.choice(LawKind)
    area: str = fields.reference("areas")
    number: str | None = fields.text(optional=True)
    dates: tuple[LawDate, ...] = fields.instances(LawDate)
    issued_by: str | None = fields.reference("ngos", optional=True)
    subject: str | None = fields.text(optional=True)
    provisions: tuple[Provision, ...] = fields.instances(Provision)
    amends: tuple[str, ...] = fields.references("laws")
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Title and area."""
        return f"{self.title} ({self.area}, {self.kind.value})"

    @property
    def is_binding(self) -> bool:
        """Whether it can be in force: no draft, plan, address or ruling."""
        return self.kind in _BINDING

    def is_in_force(self, when: Period) -> bool:
        """Return whether it was in force at some day of *when*, as far as sources say.

        It is if a source dates its adoption or entry into force to before the end of
        *when*, and none dates its end to before the start. Drafts, plans, addresses
        and rulings never are.
        """
        if not self.is_binding:
            return False
        first, last = when.ordinals
        starts = [d for d in self.dates if d.kind is not LawDateKind.NO_LONGER]
        ends = [d for d in self.dates if d.kind is LawDateKind.NO_LONGER]
        return any(d.date.ordinals[0] <= last for d in starts) and not any(
            d.date.ordinals[1] < first for d in ends
        )

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every form of the title."""
        return (self.title, *(form.text for form in self.titles))
