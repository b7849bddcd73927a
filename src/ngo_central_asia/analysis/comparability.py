"""Comparability: what stands between the rows of a comparison."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.errors import ComparabilityError
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.vocabulary import Dating, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.statistic import Statistic


def caveats(
    row: Row, rows: Iterable[Row], at: Period | None, tolerance: int
) -> Iterator[Caveat]:
    """Yield what a reader must know before setting *row* beside the other *rows*.

    Args:
        row: The row.
        rows: All rows of the comparison.
        at: The period asked for.
        tolerance: How many calendar years two periods may be apart.
    """
    chosen = row.chosen
    if chosen is None:
        return
    others = [other for other in rows if other is not row and other.chosen]
    yield from _definition(chosen, others)
    yield from _time(chosen, others, at, tolerance)
    yield from _hedge(chosen.statistic.figure)
    yield from _rivals(chosen, row.candidates)
    yield from _record(chosen.statistic)


def of_statement(statistic: Statistic) -> Iterator[Caveat]:
    """Yield what a reader must know of one statement, whatever stands beside it."""
    yield from _hedge(statistic.figure)
    yield from _record(statistic)


def _definition(chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    names = {row.indicator.name for row in others if row.indicator}
    different = sorted(names - {chosen.indicator.name})
    if different:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"counts {chosen.indicator.name}; other rows count {', '.join(different)}",
            breach=True,
        )


def _time(
    chosen: Candidate, others: Iterable[Row], at: Period | None, tolerance: int
) -> Iterator[Caveat]:
    period = chosen.statistic.period
    if chosen.years_apart:
        away = _years(chosen.years_apart)
        yield Caveat(CaveatKind.PERIOD, f"of {period}, {away} from {at}")
    apart = [
        (period.years_apart(row.period), row.area.name) for row in others if row.period
    ]
    farthest, name = max(apart, default=(0, ""))
    if farthest > tolerance:
        yield Caveat(
            CaveatKind.PERIOD,
            f"{_years(farthest)} apart from the row of {name}",
            breach=True,
        )


def _years(number: int) -> str:
    return f"{number} year" if number == 1 else f"{number} years"


def _hedge(figure: Figure) -> Iterator[Caveat]:
    if figure.bounds is None:
        yield Caveat(CaveatKind.UNREADABLE, f"no usable number: {figure}", breach=True)
    if figure.is_bound:
        side = "lower" if figure.low is not None else "upper"
        yield Caveat(CaveatKind.BOUND, f"a {side} bound ({figure.hedge.value})")
    if figure.is_approximate:
        yield Caveat(
            CaveatKind.APPROXIMATE,
            "approximate; to order it, it is read as rounded to its last digit that "
            "is not zero",
        )


def _rivals(chosen: Candidate, candidates: Iterable[Candidate]) -> Iterator[Caveat]:
    """Yield what else is said of the same kind of thing at the same time."""
    for other in candidates:
        same = (
            other is not chosen
            and other.indicator == chosen.indicator
            and other.statistic.period.overlaps(chosen.statistic.period)
        )
        if same and other.statistic.figure != chosen.statistic.figure:
            said = other.statistic
            yield Caveat(
                CaveatKind.RIVAL,
                f"{said.citations[0].source} says {said.figure} for {said.period}",
            )


def _record(statistic: Statistic) -> Iterator[Caveat]:
    if statistic.status is not ObservationStatus.NORMAL:
        words = statistic.status.name.casefold().replace("_", " ")
        yield Caveat(CaveatKind.STATUS, f"observation status: {words}")
    if not statistic.attributed_to and not any(c.via for c in statistic.citations):
        yield Caveat(CaveatKind.ORIGIN, "the source names no origin for it")
    if statistic.note:
        reading = "" if statistic.dating is Dating.STATED else "dated by us: "
        yield Caveat(CaveatKind.NOTE, f"{reading}{statistic.note}")


def demand_comparable(rows: Iterable[Row]) -> None:
    """Refuse rows that cannot be compared strictly.

    Raises:
        ComparabilityError: There is a line for each breach.
    """
    rows = list(rows)
    breaches = [
        f"{row.area.name}: {caveat.text}"
        for row in rows
        for caveat in row.caveats
        if caveat.breach
    ]
    filled = [(row.area.name, row.figure) for row in rows if row.figure is not None]
    breaches += [
        f"{name} ({figure}) and {other_name} ({other}) cannot be ordered"
        for (name, figure), (other_name, other) in combinations(filled, 2)
        if figure.order(other) is Order.UNORDERED
    ]
    if breaches:
        raise ComparabilityError(
            "the rows are not strictly comparable:\n- " + "\n- ".join(breaches)
        )
