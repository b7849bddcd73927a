"""Comparability: what stands between the rows of a comparison."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.evidence import evidence_of
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.errors import ComparabilityError
from ngo_central_asia.model import units
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.vocabulary import (
    Dating,
    Evidence,
    Measure,
    ObservationStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Question, Row
    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.indicator import Indicator
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
    yield from _base(row, chosen, others)
    yield from _direction(chosen, row)
    yield from _mixed(chosen, others)
    if row.question.computed is not None:
        from ngo_central_asia.analysis.normalization import mixed

        yield from mixed(row, others)
    yield from of_observation(
        chosen.statistic,
        (
            other.statistic
            for other in row.candidates
            if other.indicator == chosen.indicator
        ),
        row.dataset,
        checked=next(filter(_is_checked, row.candidates), None),
    )
    if row.derived:
        yield from row.derived.caveats
    if row.missing:
        yield Caveat(CaveatKind.STEP, row.missing)


def _is_checked(candidate: Candidate) -> bool:
    return candidate.evidence is Evidence.CHECKED and candidate.within


def of_observation(
    statistic: Statistic,
    others: Iterable[Statistic],
    dataset: Dataset,
    *,
    checked: Candidate | None = None,
) -> Iterator[Caveat]:
    """Yield what a reader must know of an observation by itself.

    Args:
        statistic: The observation.
        others: Observations of the same indicator and area; those of the same time
            that say something else are rivals.
        dataset: The dataset of all these.
        checked: What could stand there instead, if it was entered by hand.
    """
    yield from _of_figure(statistic, dataset, checked)
    yield from _rivals(statistic, others, dataset)
    yield from _record(statistic)


def of_statement(statistic: Statistic, dataset: Dataset) -> Iterator[Caveat]:
    """Yield what a reader must know of one statement, whatever stands beside it."""
    yield from _of_figure(statistic, dataset)
    yield from _runs(dataset.indicators[statistic.indicator])
    yield from _record(statistic)


def _of_figure(
    statistic: Statistic, dataset: Dataset, checked: Candidate | None = None
) -> Iterator[Caveat]:
    """Yield how surely a figure is given, and how surely it stands in its source."""
    yield from _hedge(statistic.figure)
    yield from _series(statistic, dataset)
    yield from _evidence(statistic, dataset, checked)


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
        and (other.series == chosen.series or None in (other.series, chosen.series))
        and other.statistic.figure.unit == figure.unit
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


def _base(row: Row, chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    """Yield why the numbers of two rows are no sizes of one thing."""
    elsewhere = [
        other.figure
        for other in others
        if other.figure and other.area.id != row.area.id
    ]
    if elsewhere and chosen.indicator.measure is Measure.INDEX:
        yield Caveat(
            CaveatKind.DEFINITION,
            "an index number with a base of the area's own: rows cannot be ordered",
            breach=True,
        )
    unit = row.figure.unit if row.figure else None
    if unit and any(figure.unit != unit for figure in elsewhere):
        yield Caveat(
            CaveatKind.DEFINITION,
            f"in {unit}; other rows are in other units",
            breach=True,
        )


def _direction(chosen: Candidate, row: Row) -> Iterator[Caveat]:
    """Yield that a scale runs the other way, unless it was flipped."""
    if not row.question.flip:
        yield from _runs(chosen.indicator)


def _runs(indicator: Indicator) -> Iterator[Caveat]:
    if indicator.inverted:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"its scale runs the other way: higher means {indicator.higher_means}",
        )


def _mixed(chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    """Yield that other rows are from other vintages."""
    if chosen.series is None:
        return
    found = {row.chosen.series for row in others if row.chosen and row.chosen.series}
    if mixed := sorted(series.id for series in found - {chosen.series}):
        yield Caveat(
            CaveatKind.VINTAGE,
            f"other rows are from {', '.join(mixed)}: vintages are not to be mixed",
            breach=True,
        )


def _series(statistic: Statistic, dataset: Dataset) -> Iterator[Caveat]:
    """Yield which vintage a figure is from, and what its interval is."""
    series = dataset.series[statistic.series] if statistic.series else None
    if statistic.figure.hedge is Hedge.ESTIMATE:
        interval = series.interval if series and series.interval else "interval"
        yield Caveat(CaveatKind.INTERVAL, f"an estimate with its {interval}")
    # A score is an estimate whether or not its table has the interval.
    elif series and series.unit in units.SCALES:
        yield Caveat(
            CaveatKind.INTERVAL,
            "a score without an interval: how sure an order by it is, cannot be said",
        )
    if series:
        yield Caveat(CaveatKind.VINTAGE, f"{series.publisher}, {series.version}")


def _evidence(
    statistic: Statistic, dataset: Dataset, checked: Candidate | None
) -> Iterator[Caveat]:
    """Yield that a figure was typed, with the best that was checked instead."""
    if evidence_of(statistic, dataset) is not Evidence.BY_HAND:
        return
    text = "entered by hand, not checked by a machine"
    citations: tuple[Citation, ...] = ()
    if checked is not None:
        said = checked.statistic
        text += (
            f"; the first that was checked is {said.figure} for {said.period} "
            f"({said.citations[0].source})"
        )
        citations = said.citations
    yield Caveat(CaveatKind.EVIDENCE, text, citations=citations)


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


def _rivals(
    chosen: Statistic, others: Iterable[Statistic], dataset: Dataset
) -> Iterator[Caveat]:
    """Yield what else is said of the same thing at the same time."""
    for said in others:
        same_time = said is not chosen and said.period.overlaps(chosen.period)
        if same_time and said.figure != chosen.figure:
            yield Caveat(
                CaveatKind.RIVAL,
                f"{speaker(said, dataset)} says {said.figure} for {said.period}",
                citations=said.citations,
            )


def speaker(statistic: Statistic, dataset: Dataset) -> str:
    """Return who says so: the id of its source, or of a series its vintage."""
    if statistic.series is None:
        return statistic.citations[0].source
    series = dataset.series[statistic.series]
    return f"{series.publisher}, {series.version},"


def _record(statistic: Statistic) -> Iterator[Caveat]:
    if statistic.status is not ObservationStatus.NORMAL:
        words = statistic.status.name.casefold().replace("_", " ")
        yield Caveat(CaveatKind.STATUS, f"observation status: {words}")
    named = statistic.attributed_to or statistic.series
    if not named and not any(c.via for c in statistic.citations):
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
    filled = [(row, row.figure) for row in rows if row.figure is not None]
    # Figures in different units are a breach of their own.
    breaches += [
        f"{row.area.name} ({row.rounded}) and {other.area.name} ({other.rounded}) "
        "cannot be ordered"
        for (row, mine), (other, theirs) in combinations(filled, 2)
        if mine.unit == theirs.unit and row.order(other) is Order.UNORDERED
    ]
    if breaches:
        raise ComparabilityError(
            "the rows are not strictly comparable:\n- " + "\n- ".join(breaches)
        )
