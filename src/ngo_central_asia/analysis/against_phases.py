"""An index set against the phases of authors: which years count, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.compare_phases import ENDS, PhaseRow
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.extent import Holding
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.movement import boundaries, movement
from ngo_central_asia.analysis.phase_index import (
    PhaseIndex,
    PhasesAgainst,
    SchemeMovement,
)
from ngo_central_asia.analysis.schemes import Scheme, cautions
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.analysis.averages import Values
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.lag import Point
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.phase import DevelopmentPhase

_SURE = (Holding.THROUGHOUT, Holding.PART)


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
        lacks = "; ".join(index.lacks(area.id, sure))
        return f"no value in {in_spans(sure)}: {lacks}"
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
    for reason, years in index.lacks(area.id, missing).items():
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
