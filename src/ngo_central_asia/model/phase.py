"""Phases of development, each as one author sees them."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Dating


class PhaseStatus(StrEnum):
    """How an author speaks of a phase."""

    DESCRIBED = "described"
    ANNOUNCED = "announced"
    """Announced as part of a periodization that is then not used."""
    FORECAST = "forecast"
    SCENARIO = "scenario"


@attrs.frozen(kw_only=True, repr=False)
class DevelopmentPhase(Record):
    """One stage in one author's periodization of one area.

    Args:
        id: Id of the record.
        scheme: Id of the periodization: all phases that share it belong together.
        author: Id of the source whose periodization it is.
        area: Id of the area.
        subject: What is periodized, in our words.
        ordinal: Its place in the scheme, from 1.
        label: What the author calls it, in short.
        period: From when to when.
        dating: How that is known.
        status: Described, announced only, forecast, or one scenario of several.
        characteristics: What marks it, in our words.
        ngos, laws, events: Ids of what the author links with it.
        note: Our reading.
        citations: The places that say it.
    """

    id: str = fields.identifier()
    scheme: str = fields.identifier()
    author: str = fields.reference("sources")
    area: str = fields.reference("areas")
    subject: str = fields.text()
    ordinal: int = fields.whole(optional=False)
    label: str = fields.text()
    period: Period | None = fields.instance(Period, optional=True)
    dating: Dating = fields.choice(Dating)
    status: PhaseStatus = fields.choice(PhaseStatus, default=PhaseStatus.DESCRIBED)
    characteristics: tuple[str, ...] = fields.texts()
    ngos: tuple[str, ...] = fields.references("ngos")
    laws: tuple[str, ...] = fields.references("laws")
    events: tuple[str, ...] = fields.references("events")
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Label, area and period."""
        return f"{self.label} ({self.area}, {self.period or 'undated'})"
