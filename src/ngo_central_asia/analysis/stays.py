"""What became of organizations where: stays, fates, grounds."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.ngo import NGO, Presence, PresenceStatus
from ngo_central_asia.model.period import Period

#: What ends a presence.
ENDS = (PresenceStatus.CLOSED, PresenceStatus.EXPELLED, PresenceStatus.LEFT)
#: What an authority, or the organization itself, does against a presence.
SETBACKS = (
    PresenceStatus.INSPECTED,
    PresenceStatus.WARNED,
    PresenceStatus.REFUSED,
    PresenceStatus.SUSPENDED,
)
_AT_WORK = (PresenceStatus.ACTIVE, PresenceStatus.REGISTERED)


@attrs.frozen(kw_only=True, repr=False)
class Stay:
    """What the sources say of one organization in one area.

    Args:
        organization: The organization.
        area: The area.
        statements: What became of it there, each as a source says, in time order.
        contradicted: Whether a curated discrepancy names a contradiction about it.
        caveats: What to know before using it.
    """

    organization: NGO
    area: Country
    statements: tuple[Presence, ...]
    contradicted: bool = False
    caveats: tuple[Caveat, ...] = ()

    @property
    def statuses(self) -> tuple[PresenceStatus, ...]:
        """What is said to have become of it, each once, in time order."""
        return tuple(dict.fromkeys(said.status for said in self.statements))

    @property
    def ended(self) -> bool:
        """Whether a source says that it was closed, expelled or left."""
        return any(status in ENDS for status in self.statuses)

    @property
    def rivals(self) -> tuple[tuple[Presence, Presence], ...]:
        """The pairs of statements that do not go together.

        They tell of two ways in which it ended, at a time that may be the same; of a
        refusal and of a registration at such a time; or of work after an end with no
        return told.
        """
        return tuple(
            (one, other)
            for one, other in combinations(self.statements, 2)
            if self._are_rivals(one, other)
        )

    def _are_rivals(self, one: Presence, other: Presence) -> bool:
        statuses = {one.status, other.status}
        if len(statuses) == 2 and statuses <= set(ENDS):
            return _may_be_at_once(one, other)
        if statuses == {PresenceStatus.REFUSED, PresenceStatus.REGISTERED}:
            return _may_be_at_once(one, other)
        returned = PresenceStatus.RETURNED in self.statuses
        return not returned and (_works_after(one, other) or _works_after(other, one))

    def at(self, when: Period) -> tuple[Presence, ...]:
        """Return the statements that may be of a time."""
        asked = Moment.dated(when)
        return tuple(
            said
            for said in self.statements
            if said.period is not None and Moment.dated(said.period).may_be(asked)
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the statements stand, each place once."""
        return each_once(said.citations for said in self.statements)

    def __repr__(self) -> str:
        said = ", ".join(words(statement) for statement in self.statements)
        return f"<Stay {self.organization.id} in {self.area.id}: {said}>"


@attrs.frozen(kw_only=True)
class Fate:
    """How many of the organizations named in an area are said to have met a fate.

    Args:
        area: The area.
        status: The fate.
        named: The organizations that the sources name there.
        said: Those of which a source says it.
        disputed: Those of them of which another statement does not go with it, or a
            curated contradiction is known.
    """

    area: Country
    status: PresenceStatus
    named: tuple[Stay, ...]
    said: tuple[Stay, ...]
    disputed: tuple[Stay, ...] = ()

    @property
    def figure(self) -> Figure:
        """How many at least, of those named: those said and not disputed."""
        return Figure(
            hedge=Hedge.AT_LEAST,
            value=len(self.said) - len(self.disputed),
            unit="organization",
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is said."""
        return each_once(
            said.citations
            for stay in self.said
            for said in stay.statements
            if said.status is self.status
        )


@attrs.frozen(kw_only=True)
class Ground:
    """A ground that is given for what was done to organizations.

    Args:
        text: The ground, in the words of the records after the source.
        status: What it is given for.
        stays: The organizations, each once.
        citations: The places that give it.
    """

    text: str
    status: PresenceStatus
    stays: tuple[Stay, ...]
    citations: tuple[Citation, ...]


@attrs.frozen(kw_only=True, repr=False)
class Presences(Result[Stay]):
    """Which organizations were where, and what became of them.

    Args:
        rows: What is said of each organization in each area; no row: nothing is said.
        areas: The areas asked for.
        at: The time asked for.
        left_out: Organizations that are said to be there and are of other kinds.
        dataset: The dataset that was asked.
    """

    rows: tuple[Stay, ...]
    areas: tuple[Country, ...]
    at: Period | None = None
    left_out: tuple[NGO, ...] = ()

    @property
    def organizations(self) -> tuple[NGO, ...]:
        """The organizations, each once."""
        return tuple(dict.fromkeys(row.organization for row in self.rows))

    def stay(self, organization: str, area: str) -> Stay | None:
        """Return what is said of an organization in an area, or ``None``.

        Raises:
            NotFoundError: There is no such organization or area.
        """
        one, where = self.dataset.ngos[organization].id, self.dataset.areas[area].id
        for row in self.rows:
            if (row.organization.id, row.area.id) == (one, where):
                return row
        return None

    def named(self, area: str) -> tuple[Stay, ...]:
        """Return what is said of the organizations named in an area.

        Raises:
            NotFoundError: There is no such area.
        """
        where = self.dataset.areas[area].id
        return tuple(row for row in self.rows if row.area.id == where)

    @property
    def fates(self) -> tuple[Fate, ...]:
        """How many of those named in each area are said to have met which fate.

        One organization may stand under several. These are counts of those that the
        sources name, which name the ones that they tell a story of: they are no rates.
        """
        return tuple(
            Fate(
                area=area,
                status=status,
                named=named,
                said=said,
                disputed=tuple(stay for stay in said if _is_disputed(stay, status)),
            )
            for area in self.areas
            for named in (self.named(area.id),)
            for status in PresenceStatus
            if (said := tuple(stay for stay in named if status in stay.statuses))
        )

    def untold(self, area: str) -> tuple[Stay, ...]:
        """Return those named in an area of which no source tells an end.

        They are neither closed nor still there: the sources do not say.

        Raises:
            NotFoundError: There is no such area.
        """
        return tuple(stay for stay in self.named(area) if not stay.ended)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds given for ends and setbacks, the one given most often first.

        Grounds are told apart by their wording in the records. A ground counts once for
        each organization, however often it is told.
        """
        found: dict[tuple[str, PresenceStatus], dict[Stay, list[Citation]]] = {}
        for stay in self.rows:
            for said in stay.statements:
                if said.ground and said.status in (*ENDS, *SETBACKS):
                    by_stay = found.setdefault((said.ground, said.status), {})
                    by_stay.setdefault(stay, []).extend(said.citations)
        grounds = [
            Ground(
                text=text,
                status=status,
                stays=tuple(by_stay),
                citations=each_once(by_stay.values()),
            )
            for (text, status), by_stay in found.items()
        ]
        return tuple(
            sorted(grounds, key=lambda it: (-len(it.stays), it.status, it.text))
        )

    @property
    def without_ground(self) -> tuple[Stay, ...]:
        """The organizations that were closed or expelled with no ground given."""
        return tuple(
            stay
            for stay in self.rows
            if (ends := [it for it in stay.statements if it.status in ENDS[:2]])
            and not any(it.ground for it in ends)
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each statement, with its provenance in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "organization": row.organization.id,
                "name": row.organization.name,
                "kind": row.organization.kind.value,
                "home": row.organization.home,
                "area": row.area.id,
                "status": said.status.value,
                **flat.period_columns("period", said.period),
                "may_be_at": None if self.at is None else said in row.at(self.at),
                "by": said.by,
                "ground": said.ground,
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(said.citations, self.dataset),
            }
            for row in self.rows
            for said in row.statements
        ]


def words(said: Presence) -> str:
    """Return a statement in short: what became of it, and when."""
    return f"{said.status.value} {said.period or '(undated)'}"


def _may_be_at_once(one: Presence, other: Presence) -> bool:
    return Moment.dated(one.period).may_be(Moment.dated(other.period))


def _works_after(end: Presence, work: Presence) -> bool:
    """Return whether *work* is told as of after *end*, wherever in its dates it was."""
    if end.status not in ENDS or work.status not in _AT_WORK:
        return False
    days = Moment.dated(end.period).until(Moment.dated(work.period))
    return days.low is not None and days.low > 0


def _is_disputed(stay: Stay, status: PresenceStatus) -> bool:
    rivals = (it.status for pair in stay.rivals for it in pair)
    return stay.contradicted or status in rivals
