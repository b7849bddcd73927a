"""Comparability: what stands between the rows of a comparison."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.errors import ComparabilityError
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.vocabulary import Dating, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Question, Row
    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.statistic import Statistic


def caveats(row: Row, rows: Iterable[Row]) -> Iterator[Caveat]:
    """Yield what a reader must know before setting *row* beside the other *rows*.

    Args:
        row: The row.
        rows: All rows of the comparison.
    """
    chosen = row.chosen
    if chosen is None:
        return
    others = [other for other in rows if other is not row and other.chosen]
    yield from _definition(chosen, others)
    yield from _time(chosen, others, row.question)
    yield from _extreme(chosen, row)
    yield from of_observation(
        chosen.statistic,
        (
            other.statistic
            for other in row.candidates
            if other.indicator == chosen.indicator
        ),
    )
    if row.derived:
        yield from row.derived.caveats


def of_observation(
    statistic: Statistic, others: Iterable[Statistic]
) -> Iterator[Caveat]:
    """Yield what a reader must know of an observation by itself.

    Args:
        statistic: The observation.
        others: Observations of the same indicator and area; those of the same time
            that say something else are rivals.
    """
    yield from _hedge(statistic.figure)
    yield from _rivals(statistic, others)
    yield from _record(statistic)


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


def _time(chosen: Candidate, others: list[Row], question: Question) -> Iterator[Caveat]:
    period, tolerance = chosen.statistic.period, question.tolerance
    if chosen.years_apart:
        away = years(chosen.years_apart)
        yield Caveat(CaveatKind.PERIOD, f"of {period}, {away} from {question.at}")
    apart = [
        (period.years_apart(row.period), _named(row)) for row in others if row.period
    ]
    farthest, name = max(apart, default=(0, ""))
    if farthest > (tolerance or 0):
        yield Caveat(
            CaveatKind.PERIOD,
            f"{years(farthest)} apart from the row of {name}",
            breach=tolerance is not None,
        )


def _named(row: Row) -> str:
    several = row.question.policy is Policy.ALL
    return f"{row.area.name} of {row.period}" if several else row.area.name


def years(number: int) -> str:
    """Return a number of years in words."""
    return f"{number} year" if number == 1 else f"{number} years"


def _extreme(chosen: Candidate, row: Row) -> Iterator[Caveat]:
    """Yield what the bounds leave open of the highest or the lowest."""
    question = row.question
    if question.policy not in (Policy.HIGHEST, Policy.LOWEST):
        return
    highest = question.policy is Policy.HIGHEST
    beyond = Order.LARGER if highest else Order.SMALLER
    figure = chosen.statistic.figure
    level = [
        other.statistic
        for other in row.candidates
        if other is not chosen
        and other.eligible
        and figure.order(other.statistic.figure) is not beyond
    ]
    if level:
        said = ", ".join(f"{other.figure} ({other.period})" for other in level)
        yield Caveat(
            CaveatKind.CHOICE,
            f"may not be the {question.policy.value}: the bounds do not tell it from "
            f"{said}; shown is the {'larger' if highest else 'smaller'} number as "
            "printed, and of equal numbers the "
            f"{'later' if question.at is None else 'nearer'} one",
            breach=True,
            citations=each_once(other.citations for other in level),
        )


def _hedge(figure: Figure) -> Iterator[Caveat]:
    if figure.bounds is None:
        yield Caveat(CaveatKind.UNREADABLE, f"no usable number: {figure}", breach=True)
    if figure.is_bound:
        side = "a lower" if figure.low is not None else "an upper"
        yield Caveat(CaveatKind.BOUND, f"{side} bound ({figure.hedge.value})")
    if figure.is_approximate:
        yield Caveat(
            CaveatKind.APPROXIMATE,
            "approximate; to order it, it is read as rounded to its last digit that "
            "is not zero",
        )


def _rivals(chosen: Statistic, others: Iterable[Statistic]) -> Iterator[Caveat]:
    """Yield what else is said of the same thing at the same time."""
    for said in others:
        same_time = said is not chosen and said.period.overlaps(chosen.period)
        if same_time and said.figure != chosen.figure:
            yield Caveat(
                CaveatKind.RIVAL,
                f"{said.citations[0].source} says {said.figure} for {said.period}",
                citations=said.citations,
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
    filled = [row for row in rows if row.figure is not None]
    breaches += [
        f"{row.area.name} ({row.figure}) and {other.area.name} ({other.figure}) "
        "cannot be ordered"
        for row, other in combinations(filled, 2)
        if row.order(other) is Order.UNORDERED
    ]
    if breaches:
        raise ComparabilityError(
            "the rows are not strictly comparable:\n- " + "\n- ".join(breaches)
        )
