"""Periodizations side by side: aligned, with overlaps and lags."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.extent import Extent, Holding
from ngo_central_asia.analysis.lag import Lag, Point, figure_of
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.schemes import Scheme, cautions, schemes_of
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.phase import DevelopmentPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.period import Period

#: The two ends of a phase.
ENDS = ("start", "end")


@attrs.frozen(kw_only=True, repr=False)
class PhaseRow:
    """A phase in a comparison of periodizations.

    Args:
        scheme: The author's periodization.
        phase: The phase.
        caveats: What to know before using its dates.
    """

    scheme: Scheme
    phase: DevelopmentPhase
    caveats: tuple[Caveat, ...] = ()

    @property
    def name(self) -> str:
        """Label and area: "second phase (Kyrgyzstan)"."""
        return f"{self.phase.label} ({self.scheme.area.name})"

    @property
    def extent(self) -> Extent:
        """From when to when it runs, each end between two days."""
        return self.scheme.extent(self.phase)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the phase stands."""
        return self.phase.citations

    def point(self, end: str) -> Point:
        """Return an end of the phase, ``start`` or ``end``, as a dated thing.

        Raises:
            CriteriaError: There is no such end.
        """
        if end not in ENDS:
            raise CriteriaError(f"a phase has no {end!r}. {suggest(end, ENDS)}")
        period = self.phase.period
        printed = getattr(period, end) if period else None
        return Point(
            name=f"{end} of {self.name}",
            printed=printed.edtf if printed else "..",
            moment=getattr(self.extent, end),
            citations=self.citations,
            caveats=self.caveats,
        )

    def __repr__(self) -> str:
        return f"<PhaseRow {self.phase.id}: {self.phase.period}>"


@attrs.frozen(kw_only=True, repr=False)
class Overlap:
    """How long two phases run at once: computed, and stated by no source.

    Args:
        first: A phase.
        second: Another one.
        bounds: How many days both cover.
    """

    first: PhaseRow
    second: PhaseRow
    bounds: Bounds

    @property
    def days(self) -> Figure:
        """The days that both cover."""
        return figure_of(self.bounds, "day")

    @property
    def years(self) -> Figure:
        """The same in years of the calendar, rounded outwards to whole ones."""
        years = self.first.extent.overlap(self.second.extent, "year")
        low = None if years.low is None else Fraction(math.floor(years.low))
        high = None if years.high is None else Fraction(math.ceil(years.high))
        return figure_of(years._replace(low=low, high=high), "year")

    @property
    def certain(self) -> bool:
        """Whether they overlap wherever in their bounds their ends lie."""
        return bool(self.bounds.low)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where both phases stand."""
        return each_once((self.first.citations, self.second.citations))

    def __repr__(self) -> str:
        return f"<Overlap {self.first.name}, {self.second.name}: {self.years}>"


@attrs.frozen(kw_only=True, repr=False)
class PhaseComparison(Result[PhaseRow]):
    """Periodizations side by side; its rows are their phases.

    Args:
        rows: The phases, scheme by scheme.
        without: The areas asked for that no author divides into phases.
        dataset: The dataset that was asked.
    """

    rows: tuple[PhaseRow, ...]
    without: tuple[str, ...] = ()

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The periodizations compared, each once."""
        return tuple(dict.fromkeys(row.scheme for row in self.rows))

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Every pair of phases of different schemes that may run at once."""
        return tuple(
            Overlap(first=first, second=second, bounds=bounds)
            for first, second in combinations(self.rows, 2)
            if first.scheme != second.scheme
            and (bounds := first.extent.overlap(second.extent)).high != 0
        )

    @property
    def meetings(self) -> tuple[Lag, ...]:
        """The ends of phases of different schemes that may meet.

        They meet on one day, or on two days in a row. Each pair stands once, and only
        ends that are bounded on both sides.
        """
        return tuple(
            lag
            for first, second in combinations(self.rows, 2)
            if first.scheme != second.scheme
            for lag in _lags(first, second)
            if lag.may_meet
        )

    def phase(self, key: str) -> PhaseRow:
        """Return the row of a phase, by the id of the phase.

        Raises:
            NotFoundError: It is not in the comparison.
        """
        for row in self.rows:
            if row.phase.id == key:
                return row
        hint = suggest(key, [row.phase.id for row in self.rows])
        raise NotFoundError(f"there is no phase {key!r} in the comparison. {hint}")

    def lag(self, first: str, second: str, *, of: str, to: str) -> Lag:
        """Return how much later an end of one phase is than an end of another.

        Args:
            first: Id of a phase.
            second: Id of another phase.
            of: Which end of the first: ``start`` or ``end``.
            to: Which end of the second.

        Raises:
            NotFoundError: A phase is not in the comparison.
            CriteriaError: There is no such end.

        Kyrgyzstan's second phase ends as Kazakhstan's fourth begins:

        >>> import ngo_central_asia as nca
        >>> result = nca.compare_phases(["KZ", "KG"])
        >>> lag = result.lag("jaysanov-kg-2", "jaysanov-kz-4", of="end", to="start")
        >>> lag.first.printed, lag.second.printed, str(lag)
        ('2010', '201X', 'in the same year, or up to 9 years later')
        >>> lag.days
        Figure('-364 to 3,651 days')
        """
        return Lag(
            first=self.phase(first).point(of), second=self.phase(second).point(to)
        )

    def overlap(self, first: str, second: str) -> Overlap:
        """Return how long two phases run at once, by the ids of the phases.

        Raises:
            NotFoundError: A phase is not in the comparison.
        """
        one, other = self.phase(first), self.phase(second)
        return Overlap(first=one, second=other, bounds=one.extent.overlap(other.extent))

    def holding(self, scheme: Scheme, when: Period) -> dict[PhaseRow, Holding]:
        """Return the phases of a scheme that may cover a time, with how surely."""
        return {
            row: holding
            for row in self.rows
            if row.scheme == scheme
            and (holding := scheme.holds(row.phase, when)) is not Holding.NOT
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each phase, with its provenance in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "area": row.scheme.area.id,
                "scheme": row.scheme.id,
                "author": row.scheme.author.id,
                "subject": row.scheme.subject,
                "phase": row.phase.id,
                "ordinal": row.phase.ordinal,
                "label": row.phase.label,
                "told_as": row.phase.status.value,
                **flat.period_columns("period", row.phase.period),
                "dating": row.phase.dating.value,
                **{
                    f"{end}_{side}": day.isoformat() if day else None
                    for end in ENDS
                    for side in ("earliest", "latest")
                    for day in (getattr(getattr(row.extent, end), side),)
                },
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(row.citations, self.dataset),
            }
            for row in self.rows
        ]


def _lags(first: PhaseRow, second: PhaseRow) -> Iterator[Lag]:
    """Yield the lags between ends of two phases that are bounded on both sides."""
    for of, to in product(ENDS, ENDS):
        one, other = first.point(of), second.point(to)
        if all(p.moment.earliest and p.moment.latest for p in (one, other)):
            years = one.moment.until(other.moment, "year")
            if years.high is not None and years.high <= 0:
                one, other = other, one
            yield Lag(first=one, second=other)


def compare_phases(
    countries: Iterable[str] | str | None = None,
    *,
    schemes: Iterable[str] | str | None = None,
    authors: Iterable[str] | str | None = None,
    dataset: Dataset | None = None,
) -> PhaseComparison:
    """Set periodizations side by side: several areas, several authors, or both.

    Every end of a phase is a span of days, as wide as its date says, and every overlap
    and lag is computed from these, with bounds. A scheme divides what its author
    divides: two schemes need not be about the same thing, and each says what it is
    about.

    Args:
        countries: Names or codes of areas; the five countries if absent, or all areas
            if schemes are named.
        schemes: Ids of periodizations; all if absent.
        authors: Ids of sources whose periodizations are wanted; all if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such area, source or scheme.
        CriteriaError: Nothing is asked for, or no scheme meets all that is asked.

    Several authors on one country:

    >>> result = compare_phases("KZ")
    >>> [scheme.author.label for scheme in result.schemes]
    ['Diachenko 2007', 'Jaysanov 2023', 'Yermukanov 2003']
    >>> result.overlap("jaysanov-kz-3", "yermukanov-kz-3").years
    Figure('0 to 9 years')
    """
    dataset = or_embedded(dataset)
    named = _schemes(schemes, dataset)
    areas = None
    if countries is not None or schemes is None:
        areas = areas_of(countries, dataset)
    wanted_areas = None if areas is None else {area.id for area in areas}
    wanted_authors = (
        None
        if authors is None
        else {dataset.sources[name].id for name in many(authors, "authors")}
    )
    phases = dataset.phases.where(
        lambda phase: (
            (named is None or phase.scheme in named)
            and (wanted_areas is None or phase.area in wanted_areas)
            and (wanted_authors is None or phase.author in wanted_authors)
        )
    )
    if not phases and (named is not None or wanted_authors is not None):
        raise CriteriaError("no periodization meets all that is asked for")
    disputes = Disputes(dataset)
    rows = tuple(
        PhaseRow(scheme=scheme, phase=phase, caveats=cautions(scheme, phase, disputes))
        for scheme in schemes_of(phases.values(), dataset)
        for phase in scheme.phases
    )
    divided = {row.scheme.area.id for row in rows}
    without = tuple(area.name for area in areas or () if area.id not in divided)
    return PhaseComparison(rows=rows, without=without, dataset=dataset)


def _schemes(schemes: Iterable[str] | str | None, dataset: Dataset) -> set[str] | None:
    """Return the ids of schemes that are asked for, each one that exists."""
    if schemes is None:
        return None
    known = {phase.scheme for phase in dataset.phases.values()}
    wanted = set(many(schemes, "schemes"))
    for name in sorted(wanted - known):
        raise NotFoundError(
            f"there is no periodization {name!r}. {suggest(name, known)}"
        )
    return wanted
