"""Organizations that the sources name, and what became of them where."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record


class OrganizationKind(StrEnum):
    """What an organization is, in our words."""

    LOCAL = "local NGO"
    NETWORK = "association or network"
    INTERNATIONAL = "international NGO"
    FOUNDATION = "foundation"
    DONOR = "donor"
    THINK_TANK = "think tank"
    ACADEMIC = "academic institution"
    MEDIA = "media organization"
    RELIGIOUS = "religious organization"
    PROFESSIONAL = "professional association"
    MOVEMENT = "public movement"
    INTERGOVERNMENTAL = "intergovernmental body"
    STATE = "state body"
    COLLECTIVE = "group without a name"


class PresenceStatus(StrEnum):
    """What became of an organization in an area, as a source says."""

    ACTIVE = "active"
    OPENED = "opened"
    REGISTERED = "registered"
    UNREGISTERED = "unregistered"
    INSPECTED = "inspected"
    WARNED = "warned"
    REFUSED = "refused registration"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    EXPELLED = "expelled"
    LEFT = "left"
    VISITED = "visited"
    RETURNED = "returned"


class RelationKind(StrEnum):
    """How one organization stands to another: this one is … of that one."""

    MEMBER = "member of"
    BRANCH = "branch of"
    PART = "part of"
    FOUNDED_BY = "founded by"
    FUNDED_BY = "funded by"
    PARTNER = "partner of"
    PREDECESSOR = "predecessor of"
    SUCCESSOR = "successor of"
    CLOSED_BY = "closed by"


class NameKind(StrEnum):
    """What a form of a name is."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"
    MISPRINT = "misprint"


@attrs.frozen(kw_only=True)
class Spelling:
    """A form of a name as a source writes it.

    Args:
        text: The form.
        kind: Name, abbreviation, variant, or evident misprint.
        source: Id of the source that writes it so.
        language: BCP 47 tag, where it is not English.
    """

    text: str = fields.text()
    kind: NameKind = fields.choice(NameKind, default=NameKind.NAME)
    source: str = fields.reference("sources")
    language: str | None = fields.text(optional=True)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Presence:
    """What a source says became of an organization in an area.

    Args:
        area: Id of the area.
        status: What became of it there.
        period: When, as far as the source says.
        by: Id of the organization that did it: the ministry, the court.
        ground: The ground given, in our words.
        note: Our reading.
        citations: The places that say it.
    """

    area: str = fields.reference("areas")
    status: PresenceStatus = fields.choice(PresenceStatus)
    period: Period | None = fields.instance(Period, optional=True)
    by: str | None = fields.reference("ngos", optional=True)
    ground: str | None = fields.text(optional=True)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    def __str__(self) -> str:
        when = f" {self.period}" if self.period else ""
        by = f" by {self.by}" if self.by else ""
        ground = f", ground: {self.ground}" if self.ground else ""
        return f"{self.area}{when}: {self.status.value}{by}{ground}"


@attrs.frozen(kw_only=True)
class Relation:
    """How an organization stands to another, as a source says.

    Args:
        kind: This one is … of that one.
        target: Id of that one.
        period: When, as far as the source says.
        note: Our reading.
        citations: The places that say it.
    """

    kind: RelationKind = fields.choice(RelationKind)
    target: str = fields.reference("ngos")
    period: Period | None = fields.instance(Period, optional=True)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    def __str__(self) -> str:
        return f"{self.kind.value} {self.target}"


@attrs.frozen(kw_only=True, repr=False)
class NGO(Record):
    """An organization that the sources name, or describe without a name.

    The word is wide here: besides NGOs it takes in the donors, ministries, courts and
    intergovernmental bodies that act in the texts; `kind` tells them apart.

    Args:
        id: Id of the record.
        name: The name to list it by, in a form that a source writes.
        names: Every form that the sources write, to look it up by.
        kind: What it is, in our words.
        iati_type: Code of the IATI list OrganisationType, our mapping.
        home: Id of the area it is at home in, as far as a source says.
        field: What it does, in our short words after the source.
        sectors: Codes of ICNP/TSO, our mapping of `field`.
        founded: When it was founded, as far as a source says.
        presences: What became of it where.
        relations: How it stands to others.
        note: Anything else a reader should know; our reading.
        citations: The places that name it.
    """

    id: str = fields.identifier()
    name: str = fields.text()
    names: tuple[Spelling, ...] = fields.instances(Spelling)
    kind: OrganizationKind = fields.choice(OrganizationKind)
    iati_type: str | None = fields.text(optional=True)
    home: str | None = fields.reference("areas", optional=True)
    field: str | None = fields.text(optional=True)
    sectors: tuple[str, ...] = fields.texts()
    founded: Period | None = fields.instance(Period, optional=True)
    presences: tuple[Presence, ...] = fields.instances(Presence)
    relations: tuple[Relation, ...] = fields.instances(Relation)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Name and kind."""
        return f"{self.name} ({self.kind.value})"

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every form of the name."""
        return (self.name, *(form.text for form in self.names))
