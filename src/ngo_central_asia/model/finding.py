"""Findings: qualitative statements worth citing, in our words."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Dating


class Stance(StrEnum):
    """What a statement does."""

    DESCRIBES = "describes"
    JUDGES = "judges"
    FORECASTS = "forecasts"
    RECOMMENDS = "recommends"


class Voice(StrEnum):
    """Whose opinion a statement is."""

    AUTHOR = "author"
    OFFICIAL = "official"
    EXPERTS = "experts"
    RESPONDENTS = "respondents"
    ORGANIZATION = "organization"
    OBSERVERS = "observers"


class Topic(StrEnum):
    """What a finding is about."""

    SECTOR = "growth and make-up of the sector"
    STATE = "relations of state and NGOs"
    LAW = "law and registration"
    FUNDING = "funding and dependence"
    DONORS = "international donors and organizations"
    CLOSURES = "closures and pressure"
    TRUST = "public trust and knowledge"
    COOPERATION = "regional cooperation"
    POLITICS = "NGOs and politics"
    SERVICES = "services and social work"
    RELIGION = "religion"
    RIGHTS = "human rights and freedom"
    CONCEPTS = "what civil society and NGOs are"
    METHOD = "method and sources of the text"


@attrs.frozen(kw_only=True, repr=False)
class Finding(Record):
    """A qualitative statement of a source, in our own short words.

    Args:
        id: Id of the record.
        text: What the source says, in our words.
        topic: What it is about.
        stance: Describes, judges, forecasts or recommends.
        voice: Whose opinion it is.
        holder: Who that is, where the source names them in their public role.
        areas: Ids of the areas it is about.
        period: When it holds, as far as the source says.
        dating: How that is known.
        ngos, laws, events, programmes, statistics: Ids of what it speaks of.
        note: Our reading.
        citations: The places that say it.
    """

    id: str = fields.identifier()
    text: str = fields.text()
    topic: Topic = fields.choice(Topic)
    stance: Stance = fields.choice(Stance)
    voice: Voice = fields.choice(Voice)
    holder: str | None = fields.text(optional=True)
    areas: tuple[str, ...] = fields.references("areas")
    period: Period | None = fields.instance(Period, optional=True)
    dating: Dating = fields.choice(Dating)
    ngos: tuple[str, ...] = fields.references("ngos")
    laws: tuple[str, ...] = fields.references("laws")
    events: tuple[str, ...] = fields.references("events")
    programmes: tuple[str, ...] = fields.references("programmes")
    statistics: tuple[str, ...] = fields.references("statistics")
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """The statement itself."""
        return self.text
