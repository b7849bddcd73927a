"""Rows set against one area: the ratio of each figure to that of the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparability import of_observation
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.derived import Derived, quotient, shown
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.model.statistic import Statistic


def relative_to(row: Row, baseline: Row) -> Row:
    """Return *row* with the ratio of its figure to that of *baseline*, or the gap.

    The baseline's own ratio is exactly 1, whatever its hedge: a number is as large as
    itself.
    """
    mine, base = _given(row), _given(baseline)
    if mine is None:
        return row
    if base is None or not _may_divide(base.figure):
        why = baseline.missing or baseline.gap or "its figure is not above zero"
        missing = f"of the baseline, {baseline.area.name}: {why}"
        return attrs.evolve(row, lack=Gap.NO_BASELINE, missing=missing, derived=None)
    ratio = (
        Figure(value=1, unit="times")
        if mine == base
        else _ratio(mine.figure, base.figure)
    )
    if ratio is None:
        missing = f"{mine.figure} and {base.figure} have no ratio that says anything"
        return attrs.evolve(row, lack=Gap.NOT_COMPUTABLE, missing=missing, derived=None)
    derived = Derived(
        name=f"{row.area.name} to {baseline.area.name}",
        formula=f"{shown(mine)} / {shown(base)}",
        figure=ratio,
        inputs=(mine, base),
        caveats=(*_of_steps(mine), *_caveats(row, baseline)),
        bounds=ratio.bounds if mine == base else quotient(mine.figure, base.figure),
    )
    return attrs.evolve(row, derived=derived)


def _given(row: Row) -> Statistic | Derived | None:
    """Return what is divided: what was computed of the figure so far, or the figure."""
    return None if row.lack else row.derived or row.statistic


def _of_steps(given: Statistic | Derived) -> tuple[Caveat, ...]:
    return given.caveats if isinstance(given, Derived) else ()


def _may_divide(figure: Figure) -> bool:
    """Return whether a figure gives numbers, none of them below zero or only zero."""
    allowed = figure.bounds
    if allowed is None or (allowed.low is not None and allowed.low < 0):
        return False
    return allowed.high is None or allowed.high > 0


def _ratio(figure: Figure, base: Figure) -> Figure | None:
    try:
        ratio = figure / base
    except FigureError:
        return None
    # Above zero and no more: that is what a ratio of any two counts is.
    return None if ratio.high is None and ratio.low == 0 and ratio.is_bound else ratio


def _caveats(row: Row, baseline: Row) -> Iterator[Caveat]:
    """Yield where the ratio is not of like with like, and what the baseline carries."""
    mine, base = row.chosen, baseline.chosen
    if mine is None or base is None or mine.statistic == base.statistic:
        return
    name, tolerance = baseline.area.name, row.question.tolerance
    both = (*mine.statistic.citations, *base.statistic.citations)
    if mine.indicator != base.indicator:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"the ratio is of {mine.indicator.name} to {base.indicator.name} in {name}",
            breach=True,
            citations=both,
        )
    period, other = mine.statistic.period, base.statistic.period
    if period != other:
        apart = period.years_apart(other)
        yield Caveat(
            CaveatKind.PERIOD,
            f"the ratio is of {period} to {other} in {name}",
            breach=tolerance is not None and apart > tolerance,
            citations=both,
        )
    steps = baseline.derived.caveats if baseline.derived else ()
    own = of_observation(base.statistic, _same_kind(baseline), baseline.dataset)
    for caveat in (*steps, *own):
        yield attrs.evolve(
            caveat,
            text=f"of the baseline, {name}: {caveat.text}",
            citations=caveat.citations or base.statistic.citations,
        )


def _same_kind(row: Row) -> Iterator[Statistic]:
    for candidate in row.candidates:
        if candidate.indicator == row.indicator:
            yield candidate.statistic
