"""Contrasts: two statements on one thing that differ, how they stand, and why."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.derived import Derived, quotient
from ngo_central_asia.analysis.witness import named_origins, work_key
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.bounds import below
from ngo_central_asia.model.discrepancy import Discrepancy, DiscrepancyKind
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.numbers import rounding_margin
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.model.bounds import Bounds
    from ngo_central_asia.model.figure import Figure


class Standing(StrEnum):
    """How two statements on one thing stand to each other, the gravest first."""

    CONTRADICT = "contradict"
    """They count the same kind in the same, firmly known period, and there is no
    number that both allow."""
    DIFFER = "differ in definition or date"
    """There is no number that both allow, but they count different kinds, are of
    different times, or one of them is loosely dated."""
    INCOMPARABLE = "cannot be compared"
    """One of them gives no number."""
    COMPATIBLE = "compatible"
    """They give different figures, and there are numbers that both allow."""


class Reason(StrEnum):
    """Why two statements may differ; several may hold, and none is a verdict."""

    DEFINITION = "definition"
    DATE = "date"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    PRINT = "misprint or damage"
    UNKNOWN = "not known"


#: Standing -> what it means, for those who read a result.
MEANINGS = {
    Standing.CONTRADICT: "same kind, same firmly known dates, and no number fits both",
    Standing.DIFFER: "no number fits both, but kind or dates are not the same, or a "
    "date is loosely known",
    Standing.INCOMPARABLE: "one of them gives no number",
    Standing.COMPATIBLE: "there are numbers that fit both",
}
#: Reason -> the rule by which it is given.
RULES = {
    Reason.DEFINITION: "they count different kinds under one heading",
    Reason.DATE: "their periods are not the same, or one is marked uncertain or is "
    "not dated by the text itself",
    Reason.HEDGE: "they differ only within what their hedges allow",
    Reason.ATTRIBUTION: "a source names an origin that the other does not share",
    Reason.PRINT: "a figure is damaged print, or one number is the other moved by "
    "whole powers of ten",
    Reason.UNKNOWN: "none of the other rules holds",
}
#: What a curated discrepancy that names both statements says of the reason.
_CURATED = {
    DiscrepancyKind.DEFINITION: Reason.DEFINITION,
    DiscrepancyKind.DATE: Reason.DATE,
    DiscrepancyKind.MISATTRIBUTION: Reason.ATTRIBUTION,
    DiscrepancyKind.DAMAGED: Reason.PRINT,
}


@attrs.frozen(kw_only=True)
class Contrast:
    """Two statements on one thing that differ.

    Args:
        low: The one with the lower number as printed, if both have one.
        high: The other one.
        standing: How they stand to each other.
        reasons: Why they may differ; never empty.
    """

    low: Statistic
    high: Statistic
    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def difference(self) -> Derived | None:
        """The higher figure less the lower one; ``None`` if no bound is left."""
        return self._derived("difference", "-")

    @property
    def ratio(self) -> Derived | None:
        """The higher figure by the lower one; ``None`` if no bound is left."""
        return self._derived("ratio", "/")

    @property
    def width(self) -> Fraction:
        """How far apart the numbers as printed are; 0 if one of them is missing."""
        ends = printed(self.low.figure), printed(self.high.figure)
        if ends[0] is None or ends[1] is None:
            return Fraction(0)
        return ends[1] - ends[0]

    def _derived(self, name: str, sign: str) -> Derived | None:
        low, high = self.low.figure, self.high.figure
        try:
            figure = high - low if sign == "-" else high / low
        except FigureError:
            return None
        return Derived(
            name=name,
            formula=f"{high} {sign} {low}",
            figure=figure,
            inputs=(self.high, self.low),
            caveats=tuple(self._caveats()),
            bounds=figure.bounds if sign == "-" else quotient(high, low),
        )

    def _caveats(self) -> Iterator[Caveat]:
        low, high = self.low, self.high
        if low.indicator != high.indicator:
            yield Caveat(
                CaveatKind.DEFINITION,
                f"of two kinds: {high.indicator} and {low.indicator}",
                breach=True,
            )
        if low.period != high.period:
            yield Caveat(CaveatKind.PERIOD, f"of {high.period} and of {low.period}")


def printed(figure: Figure) -> Fraction | None:
    """Return the number as printed, the middle of a range, to sort figures by."""
    if figure.value is None:
        return None
    if figure.hedge is Hedge.RANGE and figure.upper is not None:
        return (Fraction(figure.value) + Fraction(figure.upper)) / 2
    return Fraction(figure.value)


def agree(first: Statistic, second: Statistic) -> bool:
    """Return whether two statements give the same figure."""
    mine, theirs = first.figure.bounds, second.figure.bounds
    if mine is None or theirs is None:
        return first.figure == second.figure
    return mine == theirs


def contrast(
    first: Statistic,
    second: Statistic,
    *,
    curated: Iterable[Discrepancy] = (),
) -> Contrast:
    """Return how two statements that differ stand to each other.

    Args:
        first: One statement.
        second: The other one.
        curated: The discrepancies on record that name both.
    """
    low, high = _by_size(first, second)
    standing = _standing(low, high)
    reasons = set(_reasons(low, high, standing))
    reasons |= {_CURATED[found.kind] for found in curated if found.kind in _CURATED}
    return Contrast(
        low=low,
        high=high,
        standing=standing,
        reasons=tuple(r for r in Reason if r in reasons) or (Reason.UNKNOWN,),
    )


def _by_size(first: Statistic, second: Statistic) -> tuple[Statistic, Statistic]:
    """Return the lower one first: as their bounds say, else their printed numbers."""
    low, high = sorted((first, second), key=_size)
    mine, theirs = low.figure.bounds, high.figure.bounds
    if mine is not None and theirs is not None and below(theirs, mine):
        return high, low
    return low, high


def _size(statistic: Statistic) -> tuple[Fraction, str]:
    return printed(statistic.figure) or Fraction(0), statistic.id


def allowed(figure: Figure) -> Bounds | None:
    """Return the numbers that fit a figure, "almost" being near as "about" is.

    "Almost" a fraction without a last digit, such as a third, stays open below.

    >>> from ngo_central_asia.model.figure import Figure
    >>> allowed(Figure.parse("almost 3,200 NGOs")).low
    Fraction(3150, 1)
    """
    bounds = figure.bounds
    if bounds is None or figure.hedge is not Hedge.ALMOST or figure.value is None:
        return bounds
    if isinstance(figure.value, Fraction):
        return bounds
    near = Fraction(figure.value) - Fraction(rounding_margin(figure.value))
    return bounds._replace(low=near, low_closed=True)


def _standing(low: Statistic, high: Statistic) -> Standing:
    mine, theirs = allowed(low.figure), allowed(high.figure)
    if mine is None or theirs is None:
        return Standing.INCOMPARABLE
    if not below(mine, theirs) and not below(theirs, mine):
        return Standing.COMPATIBLE
    same = low.indicator == high.indicator and not _dated_apart(low, high)
    return Standing.CONTRADICT if same else Standing.DIFFER


def _dated_apart(low: Statistic, high: Statistic) -> bool:
    """Return whether the two may be of different times."""
    loose = any(
        said.period.uncertain
        or said.period.approximate
        or said.dating in (Dating.RESOLVED, Dating.PUBLICATION)
        for said in (low, high)
    )
    return loose or low.period.ordinals != high.period.ordinals


def _reasons(low: Statistic, high: Statistic, standing: Standing) -> Iterator[Reason]:
    if low.indicator != high.indicator:
        yield Reason.DEFINITION
    if _dated_apart(low, high):
        yield Reason.DATE
    if standing is Standing.COMPATIBLE:
        yield Reason.HEDGE
    if _attributed_apart(low, high):
        yield Reason.ATTRIBUTION
    damaged = any(said.figure.hedge is Hedge.UNREADABLE for said in (low, high))
    if damaged or (standing is Standing.CONTRADICT and _moved(low, high)):
        yield Reason.PRINT


def _attributed_apart(low: Statistic, high: Statistic) -> bool:
    """Return whether one names an origin that is neither the other's nor the other."""
    mine, theirs = (
        {name for cited in said.citations for name in named_origins(cited)}
        for said in (low, high)
    )
    sources, others = (
        {work_key(cited.source) for cited in said.citations} for said in (low, high)
    )
    return bool(mine or theirs) and (
        mine.isdisjoint(theirs | others) and theirs.isdisjoint(sources)
    )


def _moved(low: Statistic, high: Statistic) -> bool:
    """Return whether one number as printed is the other with more zeros."""
    ends = printed(low.figure), printed(high.figure)
    if not ends[0] or not ends[1]:
        return False
    factor = ends[1] / ends[0]
    return factor.denominator == 1 and set(str(factor.numerator)[1:]) == {"0"}
