"""An index within the phases of authors: means, ranges, and where it moves most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.averages import Extreme
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.compare_phases import ENDS, PhaseRow
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.extent import Holding
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.movement import Movement, boundaries, movement
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.schemes import Scheme, cautions
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.phase import DevelopmentPhase
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.analysis.averages import Values
    from ngo_central_asia.analysis.lag import Point
    from ngo_central_asia.model.citation import Citation

#: What every printed result says of the years that it counts.
RULE = (
    "A year counts in a phase if by the author's dates some day of it surely belongs "
    "to the phase. So a year in which one phase ends and the next begins counts in "
    "both, and a year that only may belong counts in none."
)
_SURE = (Holding.THROUGHOUT, Holding.PART)


@attrs.frozen(kw_only=True, repr=False)
class PhaseIndex:
    """An index within one phase of one author; or why there is nothing to say.

    Args:
        area: The area that the index is of.
        scheme: The author's periodization; ``None`` if there is none for the area.
        phase: The phase.
        values: The values of the years that count in the phase.
        missing: The years that count and have no value.
        open: The years that may belong to the phase, by where its ends lie. They do
            not count.
        unstated: The years with a value of which nothing says whether they belong,
            because an end of the phase is not dated. They do not count.
        mean: The mean of the values.
        anywhere: What the mean may be wherever in their dates the ends of the phase
            lie; ``None`` if no year is open.
        lowest: The lowest of the values.
        highest: The highest of the values.
        gap: Why there is no mean; empty if there is one.
        caveats: What to know before using it.
    """

    area: Country
    scheme: Scheme | None = None
    phase: DevelopmentPhase | None = None
    values: tuple[Statistic, ...] = ()
    missing: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    unstated: tuple[int, ...] = ()
    mean: Derived | None = None
    anywhere: Derived | None = None
    lowest: Extreme | None = None
    highest: Extreme | None = None
    gap: str = ""
    caveats: tuple[Caveat, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that count and have a value."""
        return tuple(int(said.period.edtf) for said in self.values)

    @property
    def computed(self) -> tuple[Derived, ...]:
        """Every computed figure."""
        means = (one for one in (self.mean, self.anywhere) if one is not None)
        extremes = (one for one in (self.lowest, self.highest) if one is not None)
        return (*means, *(one.derived for one in extremes))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the phase stands, and the values."""
        phase = self.phase.citations if self.phase else ()
        return each_once((phase, *(one.citations for one in self.computed)))

    def __repr__(self) -> str:
        if self.phase is None:
            return f"<PhaseIndex {self.area.id}: {self.gap}>"
        said = self.gap if self.mean is None else self.mean.rounded
        return f"<PhaseIndex {self.area.id}, {self.phase.label}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class SchemeMovement:
    """In which year the index moves most, beside the boundaries of one author.

    Args:
        scheme: The author's periodization.
        overall: Among all years of the index.
        inside: Among the years from the first boundary of the scheme to its last;
            ``None`` if these are all.
    """

    scheme: Scheme
    overall: Movement
    inside: Movement | None = None

    @property
    def each(self) -> tuple[Movement, ...]:
        """Both, as far as they differ."""
        return (self.overall, *((self.inside,) if self.inside else ()))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the values of the changes stand, and the boundaries."""
        return each_once(one.citations for one in self.each)

    def __repr__(self) -> str:
        return f"<SchemeMovement {self.scheme.id}: {self.overall}>"


@attrs.frozen(kw_only=True, repr=False)
class PhasesAgainst(Result[PhaseIndex]):
    """The phases of authors, each with the index in its years.

    Args:
        index: The index.
        rows: The phases, scheme by scheme, and the areas that have none.
        movements: For each scheme and area in which year the index moves most.
        dataset: The dataset that was asked.
    """

    index: Index
    rows: tuple[PhaseIndex, ...]
    movements: tuple[SchemeMovement, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the phases and of every value that counts."""
        rows = (row.citations for row in self.rows)
        return each_once((*rows, *(one.citations for one in self.movements)))

    def phase(self, key: str, area: str | None = None) -> PhaseIndex:
        """Return the row of a phase, by the id of the phase.

        Args:
            key: Id of the phase.
            area: The area, where a phase of a wider one is set beside several.

        Raises:
            NotFoundError: There is no such row, or there are several.
        """
        where = None if area is None else self.dataset.areas[area].id
        found = [
            row
            for row in self.rows
            if row.phase and row.phase.id == key and where in (None, row.area.id)
        ]
        if len(found) > 1:
            areas = ", ".join(row.area.id for row in found)
            raise NotFoundError(f"{key!r} has several rows: give area=, of {areas}")
        if not found:
            known = [row.phase.id for row in self.rows if row.phase]
            raise NotFoundError(
                f"there is no row for the phase {key!r}. {suggest(key, known)}"
            )
        return found[0]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each computed figure and each gap, with provenance.

        >>> import ngo_central_asia as nca
        >>> result = nca.against(phases="jaysanov-kg-stages", index="v2xcs_ccsi")
        >>> for row in result.to_dicts()[:3]:
        ...     print(row["phase"], row["what"], row["period"], row["figure"])
        jaysanov-kg-1 mean 1991/2000 0.6324 index
        jaysanov-kg-1 lowest 1991/2000 0.491 index
        jaysanov-kg-1 highest 1991/2000 0.754 index
        """
        rows = [one for row in self.rows for one in _flat_phase(row, self.index)]
        for of_scheme in self.movements:
            for one in of_scheme.each:
                rows += _flat_movement(one, of_scheme.scheme)
        return rows


def _flat_phase(shown: PhaseIndex, index: Index) -> Iterator[dict[str, Any]]:
    from ngo_central_asia.analysis import long_form

    phase = shown.phase
    about = _about(index, shown.area, shown.scheme) | {
        "phase": phase.id if phase else None,
        "label": phase.label if phase else None,
        "phase_period": phase.period.edtf if phase and phase.period else None,
        "years_with_value": in_spans(shown.years),
        "years_missing": in_spans(shown.missing),
        "years_open": in_spans(shown.open),
    }
    cited = _cited(shown.citations, index)
    if shown.mean is None:
        row = long_form.row(
            "gap",
            None,
            about,
            dataset=index.dataset,
            caveats=shown.caveats,
            gap=shown.gap,
        )
        yield row | cited
    for derived in shown.computed:
        years = (int(said.period.edtf) for said in derived.statistics)
        period = averages.period_of(years)
        caveats = (*derived.caveats, *shown.caveats)
        row = long_form.row(
            derived.name,
            derived,
            about,
            dataset=index.dataset,
            period=period,
            caveats=caveats,
        )
        yield row | cited


def _flat_movement(shown: Movement, scheme: Scheme) -> Iterator[dict[str, Any]]:
    from ngo_central_asia.analysis import long_form
    from ngo_central_asia.dataset import flat

    index = shown.index
    about = _about(index, shown.area, scheme)
    about |= {"years_with_value": in_spans(shown.years)}
    cited = _cited(each_once(said.citations for said in shown.values), index)
    if not shown.changes:
        row = long_form.row(
            "largest change", None, about, dataset=index.dataset, gap=str(shown)
        )
        yield row | cited
    for one in shown.changes:
        row = long_form.row(
            "largest change",
            one.absolute,
            about | {"since": one.earlier.period.edtf},
            dataset=index.dataset,
            period=one.later.period,
            gap=None if shown.is_certain else f"may be of {in_spans(shown.possible)}",
        )
        yield row | cited
    for lag in shown.lags:
        row = long_form.row(
            "years from a boundary",
            None,
            about | {"label": lag.first.name, "since": lag.first.printed},
            dataset=index.dataset,
            period=averages.period_of(shown.possible),
            caveats=lag.caveats,
        )
        yield (
            row
            | flat.figure_columns(lag.years)
            | {"formula": lag.formula}
            | _cited(lag.citations, index)
        )


def _about(index: Index, area: Country, scheme: Scheme | None) -> dict[str, Any]:
    """Return the columns that every row has; those of a phase are empty."""
    of_phase = ("phase", "label", "phase_period", "years_with_value")
    return {
        "area": area.id,
        "area_name": area.name,
        "index": index.indicator.id,
        "series": index.series.id,
        "scheme": scheme.id if scheme else None,
        "author": scheme.author.id if scheme else None,
        **dict.fromkeys((*of_phase, "years_missing", "years_open", "since")),
    }


def _cited(citations: tuple[Citation, ...], index: Index) -> dict[str, str]:
    from ngo_central_asia.dataset import flat

    return flat.citation_columns(citations, index.dataset)


def phases_against(
    index: Index, schemes: Sequence[tuple[Scheme, Country]], without: Iterable[Country]
) -> PhasesAgainst:
    """Set periodizations against an index.

    Args:
        index: The index.
        schemes: Each periodization, with the area whose index it is set against.
        without: Areas that have none.
    """
    disputes = Disputes(index.dataset)
    rows = [
        row for scheme, area in schemes for row in _rows(index, scheme, area, disputes)
    ]
    rows += [
        PhaseIndex(area=area, gap="not divided into phases by any source asked for")
        for area in without
    ]
    return PhasesAgainst(
        index=index,
        rows=tuple(rows),
        movements=tuple(
            _movement(index, scheme, area, disputes) for scheme, area in schemes
        ),
        dataset=index.dataset,
    )


def _rows(
    index: Index, scheme: Scheme, area: Country, disputes: Disputes
) -> Iterator[PhaseIndex]:
    values = index.values(area.id)
    years = {phase: _years(scheme, phase, values) for phase in scheme.phases}
    for phase in scheme.phases:
        sure, open_, unstated = years[phase]
        counted = averages.within(values, sure)
        missing = tuple(year for year in sure if year not in counted)
        also = {
            other: both
            for other in scheme.phases
            if other is not phase and (both := set(sure) & set(years[other][0]))
        }
        mean = averages.mean(counted)
        yield PhaseIndex(
            area=area,
            scheme=scheme,
            phase=phase,
            values=tuple(counted.values()),
            missing=missing,
            open=open_,
            unstated=unstated,
            mean=mean,
            anywhere=_anywhere(values, sure, open_) if mean else None,
            lowest=averages.lowest(counted),
            highest=averages.highest(counted),
            gap="" if mean else _gap(index, area, sure, open_),
            caveats=(
                *_of_years(index, area, missing, open_, unstated),
                *_shared(also),
                *_wider(scheme, area),
                *cautions(scheme, phase, disputes),
            ),
        )


def _years(
    scheme: Scheme, phase: DevelopmentPhase, values: Values
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the years that surely belong to a phase, that may, and of no statement."""
    extent = scheme.extent(phase)
    dated = [
        day.year
        for end in (extent.start, extent.end)
        for day in (end.earliest, end.latest)
        if day is not None
    ]
    known = [*dated, *values]
    sure, open_, unstated = [], [], []
    for year in range(min(known), max(known) + 1) if known else ():
        holding = scheme.holds(phase, Period.of(year))
        if holding in _SURE:
            sure.append(year)
        elif holding is Holding.POSSIBLE:
            open_.append(year)
        elif holding is Holding.UNSTATED and year in values:
            unstated.append(year)
    return tuple(sure), tuple(open_), tuple(unstated)


def _anywhere(
    values: Values, sure: Sequence[int], open_: Sequence[int]
) -> Derived | None:
    """Return what the mean may be over every run of years that the dates allow."""
    before = sorted((year for year in open_ if year < sure[0]), reverse=True)
    after = sorted(year for year in open_ if year > sure[-1])
    if not averages.within(values, open_):
        return None
    return averages.anywhere(
        [
            averages.within(values, (*before[:early], *sure, *after[:late]))
            for early in range(len(before) + 1)
            for late in range(len(after) + 1)
        ]
    )


def _gap(index: Index, area: Country, sure: Sequence[int], open_: Sequence[int]) -> str:
    if sure:
        return f"no value in {in_spans(sure)}: {index.lack(area.id, sure[0])}"
    if open_:
        return "no year surely belongs to the phase"
    return "no year is known to belong to the phase"


def _of_years(
    index: Index,
    area: Country,
    missing: Sequence[int],
    open_: Sequence[int],
    unstated: Sequence[int],
) -> Iterator[Caveat]:
    reasons: dict[str, list[int]] = {}
    for year in missing:
        reasons.setdefault(index.lack(area.id, year), []).append(year)
    for reason, years in reasons.items():
        yield Caveat(CaveatKind.PERIOD, f"no value for {in_spans(years)}: {reason}")
    if open_:
        yield Caveat(
            CaveatKind.PERIOD,
            f"{in_spans(open_)} may belong to it, by where its ends lie: not counted",
        )
    if unstated:
        yield Caveat(
            CaveatKind.PERIOD,
            f"nothing says whether it covers {in_spans(unstated)}: not counted",
        )


def _shared(also: dict[DevelopmentPhase, set[int]]) -> Iterator[Caveat]:
    for other, years in also.items():
        yield Caveat(
            CaveatKind.PERIOD, f"{in_spans(years)} counts in {other.label} too"
        )


def _wider(scheme: Scheme, area: Country) -> Iterator[Caveat]:
    if scheme.area != area:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"the author divides the time of {scheme.area.name}, not that of "
            f"{area.name} by itself",
        )


def _movement(
    index: Index, scheme: Scheme, area: Country, disputes: Disputes
) -> SchemeMovement:
    points = [
        PhaseRow(
            scheme=scheme, phase=phase, caveats=cautions(scheme, phase, disputes)
        ).point(end)
        for phase in scheme.phases
        for end in ENDS
    ]
    known = boundaries(points)
    values = index.values(area.id)
    overall = movement(index, area, values, known)
    # The change into a year starts in the year before it.
    first, last = _ends(points)
    covered = {
        year: said
        for year, said in values.items()
        if (first is None or year >= first - 1) and (last is None or year <= last)
    }
    inside = movement(index, area, covered, known)
    return SchemeMovement(
        scheme=scheme,
        overall=overall,
        inside=None if inside.years == overall.years else inside,
    )


def _ends(points: Sequence[Point]) -> tuple[int | None, int | None]:
    """Return the first and the last year of dated things; ``None`` if not bounded."""
    first = [day.year for it in points if (day := it.moment.earliest)]
    last = [day.year for it in points if (day := it.moment.latest)]
    every = len(points)
    return (
        min(first) if len(first) == every else None,
        max(last) if len(last) == every else None,
    )
