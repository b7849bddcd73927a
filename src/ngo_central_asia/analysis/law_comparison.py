"""A comparison of laws: its rows, lags and provisions."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.lag import Lag, Point
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.criteria import term
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.law import (
    Effect,
    Law,
    LawDate,
    LawDateKind,
    Provision,
)
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation

#: The dates from which a law may be in force.
BEGINNINGS = (LawDateKind.DOCUMENT, LawDateKind.IN_FORCE)


class InForce(StrEnum):
    """Whether a law was in force at a time, as far as the sources say."""

    DATED_BEFORE = "dated before, no end stated"
    """A source dates its adoption or entry into force to before, and none its end."""
    WITHIN = "dated within, no end stated"
    """A source dates its adoption or entry into force to within the time."""
    POSSIBLY = "possibly, by its dates"
    """Its dates, or what sources differ in, leave it open."""
    NOT_YET = "not yet"
    """All its dates are later."""
    NO_LONGER = "no longer"
    """A source dates its end to before."""
    UNDATED = "not dated by any source"
    NEVER = "never (draft, plan, address or ruling)"


@attrs.frozen(kw_only=True, repr=False)
class LawRow:
    """A law in a comparison; or an area of which no law is named.

    Args:
        area: The area.
        law: The law; ``None`` if no source names any that was asked for.
        in_force: Whether it was in force at the time asked for; ``None`` if none was.
        caveats: What to know before using it.
    """

    area: Country
    law: Law | None = None
    in_force: InForce | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def dates(self) -> tuple[LawDate, ...]:
        """Its dates, each as a source gives it."""
        return self.law.dates if self.law else ()

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """What it does, as sources say."""
        return self.law.provisions if self.law else ()

    @property
    def moment(self) -> Moment:
        """When it was adopted or came into force: as wide as its dates leave it."""
        return adoption(self.law) if self.law else Moment()

    @property
    def conflicts(self) -> tuple[tuple[LawDate, LawDate], ...]:
        """The pairs of its dates of one kind that cannot both hold."""
        return tuple(
            (one, other)
            for place, one in enumerate(self.dates)
            for other in self.dates[place + 1 :]
            if one.kind is other.kind and not one.date.overlaps(other.date)
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the law, its dates and its provisions stand, each place once."""
        return tuple(dict.fromkeys(walk.citations(self.law))) if self.law else ()

    def __repr__(self) -> str:
        if self.law is None:
            return f"<LawRow {self.area.id}: no law named by any source>"
        dates = ", ".join(str(dated.date) for dated in self.dates) or "undated"
        return f"<LawRow {self.area.id}: {self.law.title} ({dates})>"


@attrs.frozen(kw_only=True, repr=False)
class LawComparison(Result[LawRow]):
    """Laws side by side, in the order of their dates; undated ones come last.

    Args:
        rows: The laws, and the areas of which no law is named.
        at: The time asked for.
        subject: The subject asked for.
        dataset: The dataset that was asked.
    """

    rows: tuple[LawRow, ...]
    at: Period | None = None
    subject: tuple[str, ...] = ()

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws."""
        return tuple(row.law for row in self.rows if row.law is not None)

    @property
    def undated(self) -> tuple[Law, ...]:
        """The laws that no source dates."""
        return tuple(law for law in self.laws if not law.dates)

    @property
    def lags(self) -> tuple[Lag, ...]:
        """How much later each law is than the first one that it may be set beside.

        Laws are set beside one another if they are of one kind of instrument and of one
        subject: of the one asked for, or of one that the records word alike. A lag to
        another law of the same area is none.
        """
        groups: dict[tuple[object, ...], list[LawRow]] = defaultdict(list)
        for row in self.rows:
            if row.law is not None and is_dated(row.law):
                subject = self.subject or row.law.subject
                groups[row.law.kind, subject].append(row)
        return tuple(
            Lag(first=_point(rows[0]), second=_point(row))
            for rows in groups.values()
            for row in rows[1:]
            if row.area != rows[0].area
        )

    def lag(self, first: str, second: str) -> Lag:
        """Return how much later one law was adopted than another, by their ids.

        Raises:
            NotFoundError: A law is not in the comparison.
        """
        return Lag(first=_point(self.row(first)), second=_point(self.row(second)))

    def row(self, key: str) -> LawRow:
        """Return the row of a law, by its id.

        Raises:
            NotFoundError: It is not in the comparison.
        """
        for row in self.rows:
            if row.law is not None and row.law.id == key:
                return row
        hint = suggest(key, [law.id for law in self.laws])
        raise NotFoundError(f"there is no law {key!r} in the comparison. {hint}")

    def provisions(
        self, effect: Effect | str | None = None, area: str | None = None
    ) -> tuple[tuple[LawRow, Provision], ...]:
        """Return what the laws do, as sources say: all, or of one effect or area.

        Raises:
            CriteriaError: There is no such effect.
            NotFoundError: There is no such area.
        """
        wanted = None if effect is None else term(Effect, "effect", effect)
        where = None if area is None else self.dataset.areas[area].id
        return tuple(
            (row, provision)
            for row in self.rows
            if where in (None, row.area.id)
            for provision in row.provisions
            if wanted in (None, provision.effect)
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each law, with its provenance in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "area": row.area.id,
                "area_name": row.area.name,
                "law": row.law.id if row.law else None,
                "title": row.law.title if row.law else None,
                "kind": row.law.kind.value if row.law else None,
                "subject": row.law.subject if row.law else None,
                "dates": "; ".join(map(str, row.dates)),
                "earliest": row.moment.earliest and row.moment.earliest.isoformat(),
                "latest": row.moment.latest and row.moment.latest.isoformat(),
                "at": self.at.edtf if self.at else None,
                "in_force": row.in_force.value if row.in_force else None,
                "provisions": "; ".join(map(str, row.provisions)),
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(row.citations, self.dataset),
            }
            for row in self.rows
        ]


def is_dated(law: Law) -> bool:
    """Return whether a source dates its adoption or its entry into force."""
    return any(dated.kind in BEGINNINGS for dated in law.dates)


def adoption(law: Law) -> Moment:
    """Return when a law was adopted, or else came into force, by all its dates."""
    for kind in BEGINNINGS:
        moment = moment_of(law, kind)
        if moment is not None:
            return moment
    return Moment()


def moment_of(law: Law, kind: LawDateKind) -> Moment | None:
    """Return when something happened to a law, by all its dates of that kind.

    It is as wide as the sources differ, and ``None`` if none dates it.

    >>> import ngo_central_asia as nca
    >>> str(moment_of(nca.laws["kz-address-2000"], LawDateKind.DOCUMENT))
    '1999-01-01 to 2001-12-31'
    """
    moments = [Moment.dated(it.date) for it in law.dates if it.kind is kind]
    if not moments:
        return None
    first = [it.earliest for it in moments if it.earliest is not None]
    last = [it.latest for it in moments if it.latest is not None]
    return Moment(
        min(first) if len(first) == len(moments) else None,
        max(last) if len(last) == len(moments) else None,
    )


def _point(row: LawRow) -> Point:
    if row.law is None:
        raise NotFoundError(f"no law of {row.area.name} is named")
    dates = [dated for dated in row.dates if dated.kind in BEGINNINGS]
    cited = (cited for dated in dates for cited in dated.citations)
    return Point(
        name=f"{row.law.title} ({row.area.name})",
        printed=" or ".join(dict.fromkeys(dated.date.edtf for dated in dates)) or "..",
        moment=row.moment,
        citations=tuple(dict.fromkeys(cited)) or row.law.citations,
        caveats=row.caveats,
    )
