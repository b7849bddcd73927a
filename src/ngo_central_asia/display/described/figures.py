"""Figures in the words of a table, and computed ones rounded to be read."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.model import numbers, units
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngo_central_asia.model.bounds import Bounds
    from ngo_central_asia.model.numbers import Number

#: What a table of computed figures says once.
ROUNDED = (
    "Computed numbers are rounded where their digits would run on, and their bounds "
    "outwards; the data keeps them exactly. In brackets stands how far off a number "
    "may be, or from where to where it may lie."
)
_DIGITS = 3
#: How far off a figure may be, as it is written.
_MARGIN = re.compile(r"\(±[^)]*\)")


def bare(figure: Figure, unit: str | None = None) -> str:
    """Return a figure without its unit, which the title names.

    Args:
        figure: The figure.
        unit: The unit that the title names: a figure in another one keeps it. Any if
            absent.

    >>> from ngo_central_asia.model.figure import Figure
    >>> bare(Figure.parse("about 5,000 NGOs"))
    'about 5,000'
    """
    if unit is not None and figure.unit != unit:
        return str(figure)
    return without_unit(str(figure), figure.unit)


def without_unit(text: str, unit: str) -> str:
    """Return a figure that is written out without its unit at the end."""
    for tail in (units.words(unit), units.words(unit, singular=True)):
        if text.endswith(f" {tail}"):
            return text.removesuffix(f" {tail}")
    return text


def rounded(figure: Figure, within: Bounds | None = None, *, places: int = 0) -> str:
    """Return a computed figure as text, rounded as `to_read` does.

    Args:
        figure: The figure.
        within: What it may be, if that is not the same distance on both sides.
        places: How many decimal places are kept at least.

    >>> from ngo_central_asia.model.figure import Figure
    >>> rounded(Figure.parse("about 20,000 NGOs") - Figure.parse("800 NGOs"))
    'about 19,200 (±5,000) organizations'
    >>> ratio = Figure.parse("800 NGOs") / Figure.parse("about 20,000 NGOs")
    >>> from ngo_central_asia.model.bounds import Bounds
    >>> within = Bounds(Fraction(800, 25_000), True, Fraction(800, 15_000), True)
    >>> rounded(ratio, within)
    'about 0.04 (0.032 to 0.0534) times'
    """
    if within is None or within == figure.bounds or not figure.is_approximate:
        return str(to_read(figure, places))
    if figure.hedge is not Hedge.ABOUT:
        return str(to_read(_of_bounds(within, figure.unit), places))
    low, high = (
        None
        if end is None
        else numbers.text(_cut(end, _places(abs(end), places), outwards))
        for end, outwards in ((within.low, floor), (within.high, ceil))
    )
    span = f"{low} to {high}" if low and high else f"{low} or more"
    if low is None:
        span = f"{high} or less"
    return _MARGIN.sub(f"({span})", str(to_read(figure, places)))


def _of_bounds(within: Bounds, unit: str) -> Figure:
    """Return the figure that says no more than these bounds."""
    low, high = within.low, within.high
    if low is not None and high is not None:
        ends = numbers.exact(low), numbers.exact(high)
        return Figure(hedge=Hedge.RANGE, value=ends[0], upper=ends[1], unit=unit)
    if low is not None:
        hedge = Hedge.AT_LEAST if within.low_closed else Hedge.OVER
        return Figure(hedge=hedge, value=numbers.exact(low), unit=unit)
    hedge = Hedge.AT_MOST if within.high_closed else Hedge.UNDER
    return Figure(hedge=hedge, value=numbers.exact(high or 0), unit=unit)


def to_read(figure: Figure, least: int = 0) -> Figure:
    """Return a figure with numbers of three digits, or whole ones, where they run on.

    Bounds and margins are rounded outwards, so that what is printed allows all that is
    computed; an interval that is narrower than the last digit printed is one number.

    Args:
        figure: The figure.
        least: How many decimal places are kept at least.

    >>> from ngo_central_asia.model.figure import Figure
    >>> to_read(Figure.parse("over 5,100 NGOs") / Figure.parse("95 NGOs"))
    Figure('over 53.6 times')
    >>> to_read(Figure.parse("1.9965 times"), 3)
    Figure('1.996 times')
    """
    if figure.value is None or _is_short(figure):
        return figure
    value = Fraction(figure.value)
    if figure.lower is not None and figure.upper is not None:
        ends = Fraction(figure.lower), Fraction(figure.upper)
        return _estimate(figure, value, ends, least)
    if figure.upper is not None:
        return _interval(figure, value, Fraction(figure.upper), least)
    places = _places(abs(value), least)
    if figure.is_bound:
        outwards = ceil if figure.low is None else floor
        shown = _cut(value, places, outwards)
        return attrs.evolve(figure, value=shown, margin=_margin(figure.margin))
    shown = _cut(value, places, round)
    if not figure.is_approximate:
        return attrs.evolve(figure, value=shown)
    given = figure.margin
    margin = numbers.rounding_margin(figure.value) if given is None else given
    off = Fraction(margin) + abs(Fraction(shown) - value)
    return attrs.evolve(figure, value=shown, margin=_margin(numbers.exact(off)))


def _estimate(
    figure: Figure, best: Fraction, within: tuple[Fraction, Fraction], least: int
) -> Figure:
    low, high = within
    places = _places(max(abs(low), abs(high)), least)
    shown = _cut(best, places, round)
    ends = _cut(low, places, floor), _cut(high, places, ceil)
    if ends[0] == ends[1]:
        return attrs.evolve(
            figure, hedge=Hedge.EXACT, value=shown, lower=None, upper=None
        )
    return attrs.evolve(figure, value=shown, lower=ends[0], upper=ends[1])


def _interval(figure: Figure, low: Fraction, high: Fraction, least: int) -> Figure:
    places = _places(max(abs(low), abs(high)), least)
    nearest = {_cut(end, places, round) for end in (low, high)}
    if len(nearest) == 1 and not figure.approximate:
        return attrs.evolve(figure, hedge=Hedge.EXACT, value=nearest.pop(), upper=None)
    return attrs.evolve(
        figure,
        value=_cut(low, places, floor),
        upper=_cut(high, places, ceil),
        margin=_margin(figure.margin),
    )


def _is_short(figure: Figure) -> bool:
    return all(
        number is None
        or isinstance(number, int)
        or (isinstance(number, Decimal) and len(number.as_tuple().digits) <= _DIGITS)
        for number in (figure.value, figure.lower, figure.upper, figure.margin)
    )


def _margin(margin: Number | None) -> Number | None:
    return None if margin is None else _cut(margin, _places(Fraction(margin)), ceil)


def _places(number: Fraction, least: int = 0) -> int:
    """Return how many decimal places leave three digits of a number not below zero."""
    places = least
    while number and number * 10**places < 10 ** (_DIGITS - 1):
        places += 1
    return places


def _cut(number: Number, places: int, to_whole: Callable[[Fraction], int]) -> Number:
    """Return *number* with so many decimal places."""
    return numbers.exact(Fraction(to_whole(Fraction(number) * 10**places), 10**places))
