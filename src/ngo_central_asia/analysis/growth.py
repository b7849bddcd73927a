"""Years between periods, growth per year and doubling time, as safe intervals.

Powers and logarithms are irrational. Each end of an interval is computed to 60
significant digits, moved outwards by far more than the error of that, and rounded
outwards to 12 significant digits. So the interval always contains the truth.
"""

from __future__ import annotations

import calendar
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ngo_central_asia.model import numbers
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    import datetime as dt

    from ngo_central_asia.model.period import Period

_EXACTLY = Context(prec=60)
_DOWN = Context(prec=12, rounding=ROUND_FLOOR)
_UP = Context(prec=12, rounding=ROUND_CEILING)
#: The relative error of what is computed with 60 digits stays far below this, as the
#: logarithms here are far below 10 ** 10.
_GUARD = Decimal("1e-40")


def years_between(earlier: Period, later: Period, *, alike: bool = False) -> Bounds:
    """Return how many calendar years lie between two periods that do not overlap.

    A statement on a period holds at some moment of it, and nobody says at which:
    between "2000" and "2006" lie 5 to 7 years. Statements that are both of the whole of
    their periods, or of the same day in them, are as far apart as the periods start, or
    end. A day counts as its part of its own calendar year.

    Args:
        earlier: The period that ends first.
        later: The period that starts after it.
        alike: Whether both are of the whole of their periods, or of the same day.

    >>> from ngo_central_asia.model.period import Period
    >>> years = years_between(Period("2000"), Period("2006"))
    >>> str(years.low), str(years.high)
    ('5', '7')
    """
    first, last = _moments(earlier)
    later_first, later_last = _moments(later)
    # An absent end here would let the periods overlap.
    nearest = (later_first or 0) - (last or 0)
    if first is None or later_last is None:
        return Bounds(Fraction(nearest), True, None, False)
    if alike and later_first is not None and last is not None:
        low, high = sorted((later_first - first, later_last - last))
        return Bounds(low, True, high, True)
    return Bounds(Fraction(nearest), True, later_last - first, True)


def _moments(period: Period) -> tuple[Fraction | None, Fraction | None]:
    """Return the start of the first and the end of the last day, in years."""
    first, last = period.earliest, period.latest
    return (
        None if first is None else _year(first, days_over=0),
        None if last is None else _year(last, days_over=1),
    )


def _year(day: dt.date, *, days_over: int) -> Fraction:
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + Fraction(day.timetuple().tm_yday - 1 + days_over, days)


def growth_per_year(ratio: Bounds, years: Bounds) -> Bounds:
    """Return the bounds of the compound growth per year, as a part of one.

    Args:
        ratio: The later figure divided by the earlier one; not below zero.
        years: The years between them; above zero.

    >>> from ngo_central_asia.model.bounds import Bounds
    >>> twice, ten_years = (Bounds(n, True, n, True) for n in map(Fraction, (2, 10)))
    >>> growth = growth_per_year(twice, ten_years)
    >>> float(growth.low), float(growth.high)
    (0.07177346253, 0.07177346254)
    """
    exponents = [1 / end for end in (years.low, years.high) if end]
    if years.high is None:
        exponents.append(Fraction(0))
    least = ratio.low or Fraction(0)
    low = min(_power(least, exponent, _DOWN) for exponent in exponents)
    high = None
    if ratio.high is not None:
        high = max(_power(ratio.high, exponent, _UP) for exponent in exponents)
    return Bounds(low - 1, True, None if high is None else high - 1, high is not None)


def doubling_time(ratio: Bounds, years: Bounds) -> Bounds:
    """Return the bounds of the years in which what grows like this doubles.

    Args:
        ratio: The later figure divided by the earlier one; above one.
        years: The years between them.

    >>> from ngo_central_asia.model.bounds import Bounds
    >>> fourfold, years = (Bounds(n, True, n, True) for n in map(Fraction, (4, 10)))
    >>> doubling = doubling_time(fourfold, years)
    >>> float(doubling.low), float(doubling.high)
    (4.99999999999, 5.00000000001)
    """
    low, high = Fraction(0), None
    if ratio.high is not None and years.low is not None:
        low = _doublings(years.low, ratio.high, _DOWN)
    if years.high is not None and ratio.low is not None and ratio.low > 1:
        high = _doublings(years.high, ratio.low, _UP)
    return Bounds(low, True, high, high is not None)


def _power(base: Fraction, exponent: Fraction, outwards: Context) -> Fraction:
    if base == 0:
        return Fraction(0 if exponent else 1)
    log = _EXACTLY.ln(_decimal(base))
    power = _EXACTLY.exp(_EXACTLY.multiply(log, _decimal(exponent)))
    return _rounded(power, outwards)


def _doublings(years: Fraction, ratio: Fraction, outwards: Context) -> Fraction:
    per_doubling = _EXACTLY.divide(
        _EXACTLY.ln(Decimal(2)), _EXACTLY.ln(_decimal(ratio))
    )
    return _rounded(_EXACTLY.multiply(_decimal(years), per_doubling), outwards)


def _decimal(number: Fraction) -> Decimal:
    return _EXACTLY.divide(Decimal(number.numerator), Decimal(number.denominator))


def _rounded(number: Decimal, outwards: Context) -> Fraction:
    """Return a number that is not below zero, moved and rounded outwards."""
    move = _EXACTLY.subtract if outwards is _DOWN else _EXACTLY.add
    moved = move(number, _EXACTLY.multiply(number, _GUARD))
    return Fraction(outwards.plus(moved))


def figure_within(bounds: Bounds, unit: str) -> Figure:
    """Return the figure that says no more than that a number lies within *bounds*.

    An open end counts as closed: that is never narrower.

    Raises:
        FigureError: The bounds have no end.
    """
    low, high = bounds.low, bounds.high
    if low is not None and high is not None and low != high:
        return Figure(
            hedge=Hedge.RANGE,
            value=numbers.exact(low),
            upper=numbers.exact(high),
            unit=unit,
        )
    hedge = Hedge.AT_LEAST if high is None else Hedge.AT_MOST
    end = high if low is None else low
    return Figure(
        hedge=Hedge.EXACT if bounds.is_point else hedge,
        value=None if end is None else numbers.exact(end),
        unit=unit,
    )
