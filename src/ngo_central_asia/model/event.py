"""Events: what happened, or is foreseen, as sources say."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Dating


class EventKind(StrEnum):
    """What kind of thing happened."""

    FORUM = "forum"
    CONFERENCE = "conference"
    MEETING = "meeting"
    VISIT = "visit"
    ELECTION = "election"
    REVOLUTION = "revolution or unrest"
    RULING = "court ruling"
    TRIAL = "court proceedings"
    CLOSURE = "closure"
    SUSPENSION = "suspension"
    EXPULSION = "expulsion"
    WARNING = "warning"
    REFUSAL = "refusal of registration"
    INSPECTION = "inspection"
    REGISTRATION = "registration"
    FOUNDING = "founding"
    OPENING = "opening of an office"
    ADOPTION = "adoption of a law"
    CONTEST = "contest"
    AWARD = "award"
    ADDRESS = "address"
    PUBLICATION = "publication"
    SURVEY = "survey"
    POLICY = "change of policy"
    OFFICE = "change of office"
    INDEPENDENCE = "independence"
    OTHER = "other"


@attrs.frozen(kw_only=True, repr=False)
class Event(Record):
    """Something that happened, or that a source foresees.

    Args:
        id: Id of the record.
        title: What happened, in our short words.
        kind: What kind of thing.
        area: Id of the area.
        place: Where in it, as far as a source says.
        period: When, as far as a source says.
        dating: How that is known.
        participants: Ids of the organizations that took part or were concerned.
        outcome: What came of it, in our words.
        foreseen: Whether the source speaks of it as still to come.
        laws: Ids of the laws concerned.
        programmes: Ids of the programmes concerned.
        statistics: Ids of the statistics that count it.
        note: Our reading.
        citations: The places that say it.
    """

    id: str = fields.identifier()
    title: str = fields.text()
    kind: EventKind = fields.choice(EventKind)
    area: str = fields.reference("areas")
    place: str | None = fields.text(optional=True)
    period: Period | None = fields.instance(Period, optional=True)
    dating: Dating = fields.choice(Dating)
    participants: tuple[str, ...] = fields.references("ngos")
    outcome: str | None = fields.text(optional=True)
    foreseen: bool = fields.flag()
    laws: tuple[str, ...] = fields.references("laws")
    programmes: tuple[str, ...] = fields.references("programmes")
    statistics: tuple[str, ...] = fields.references("statistics")
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Title, area and period."""
        return f"{self.title} ({self.area}, {self.period or 'undated'})"
