"""Interval arithmetic on the bounds of figures, exact and with open ends."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.hedge import Order


class Bounds(NamedTuple):
    """What a figure allows: the numbers from *low* to *high*.

    An absent bound means that there is none on that side; a closed one is itself
    allowed, an open one is not.
    """

    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool

    @property
    def is_point(self) -> bool:
        """Whether one number only is allowed."""
        return self.low is not None and self.low == self.high

    def __contains__(self, number: object) -> bool:
        """Return whether *number* is allowed."""
        if not isinstance(number, (int, Fraction, Decimal)):
            return False
        number = Fraction(number)
        above = self.low is None or (
            number > self.low or (self.low_closed and number == self.low)
        )
        return above and (
            self.high is None
            or number < self.high
            or (self.high_closed and number == self.high)
        )


Operation = Callable[[Bounds, Bounds], Bounds]


def below(lower: Bounds, upper: Bounds) -> bool:
    """Return whether every number of *lower* is below every number of *upper*."""
    if lower.high is None or upper.low is None:
        return False
    both = lower.high_closed and upper.low_closed
    return lower.high < upper.low or (lower.high == upper.low and not both)


def ordered(mine: Bounds | None, theirs: Bounds | None) -> Order:
    """Return how numbers within the one bounds stand to those within the other."""
    if mine is None or theirs is None:
        return Order.UNORDERED
    if below(mine, theirs):
        return Order.SMALLER
    if below(theirs, mine):
        return Order.LARGER
    if mine.is_point and mine == theirs:
        return Order.EQUAL
    return Order.UNORDERED


def widened(of: Bounds, margins: tuple[Fraction, Fraction]) -> Bounds:
    """Return *of* with its low end moved down and its high end moved up."""
    down, up = margins
    low = None if of.low is None else of.low - down
    high = None if of.high is None else of.high + up
    return Bounds(low, of.low_closed, high, of.high_closed)


def margin(nominal: Bounds, outer: Bounds) -> Fraction:
    """Return how far *outer* reaches beyond *nominal* on its farther side.

    Raises:
        FigureError: It has no end where *nominal* has one.
    """
    off = [Fraction(0)]
    for inner, farther in ((nominal.low, outer.low), (nominal.high, outer.high)):
        if inner is not None:
            if farther is None:
                raise FigureError("the numbers are too rough to compute with")
            off.append(abs(inner - farther))
    return max(off)


def add(a: Bounds, b: Bounds) -> Bounds:
    """Return the bounds of a sum."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Bounds(
        low, a.low_closed and b.low_closed, high, a.high_closed and b.high_closed
    )


def subtract(a: Bounds, b: Bounds) -> Bounds:
    """Return the bounds of a difference."""
    high = None if b.high is None else -b.high
    low = None if b.low is None else -b.low
    return add(a, Bounds(high, b.high_closed, low, b.low_closed))


def divide(a: Bounds, b: Bounds) -> Bounds:
    """Return the bounds of a ratio, with the divisor read as above zero.

    Raises:
        FigureError: The divisor allows no number above zero, or its stated low bound
            lies below zero.
    """
    if b.high is not None and b.high <= 0:
        raise FigureError("cannot divide by a figure that is not above zero")
    if b.low is not None and b.low < 0:
        raise FigureError("cannot divide by a figure that may be below zero")
    # 1/b runs from 1/high to 1/low; a divisor without an upper bound pulls towards 0.
    small = (Fraction(0), False) if b.high is None else (1 / b.high, b.high_closed)
    large = (None, False) if not b.low else (1 / b.low, b.low_closed)
    low, low_closed = _least((a.low, a.low_closed), small, large)
    mirrored = None if a.high is None else -a.high
    high, high_closed = _least((mirrored, a.high_closed), small, large)
    return Bounds(low, low_closed, None if high is None else -high, high_closed)


_End = tuple[Fraction | None, bool]


def _least(low: _End, small: _End, large: _End) -> _End:
    """Return the low end of numbers from *low* on, times factors small to large."""
    number, closed = low
    if number is None:
        return None, False
    factor, factor_closed = small if number >= 0 else large
    if factor is None:
        return None, False
    return number * factor, closed and (factor_closed or number == 0)


def scale(a: Bounds, by: Fraction) -> Bounds:
    """Return the bounds of a product with a number above zero."""
    low = None if a.low is None else a.low * by
    high = None if a.high is None else a.high * by
    return Bounds(low, a.low_closed, high, a.high_closed)
