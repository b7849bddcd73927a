"""Lags in words and as figures."""

from fractions import Fraction

import pytest
from hypothesis import given

import ngo_central_asia as nca
from ngo_central_asia.analysis.lag import Lag, Point, figure_of, words
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.testing import periods

CITED = nca.laws["uz-ngo-law-1999"].citations


def bounds(low, high):
    """Return closed bounds, absent where a number is."""
    ends = (None if end is None else Fraction(end) for end in (low, high))
    first, last = ends
    return Bounds(first, first is not None, last, last is not None)


def lag(first, second):
    """Return the lag between two periods."""
    points = (
        Point(
            name=text,
            printed=text,
            moment=Moment.dated(nca.Period(text)),
            citations=CITED,
        )
        for text in (first, second)
    )
    one, other = points
    return Lag(first=one, second=other)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, "in the same year"),
        (1, 1, "1 year later"),
        (-2, -2, "2 years earlier"),
        (2, 5, "2 to 5 years later"),
        (-5, -2, "2 to 5 years earlier"),
        (0, 9, "in the same year, or up to 9 years later"),
        (-9, 0, "in the same year, or up to 9 years earlier"),
        (-1, 3, "from 1 year earlier to 3 years later"),
        (2, None, "at least 2 years later"),
        (0, None, "in the same year or later"),
        (-2, None, "at most 2 years earlier, or later"),
        (None, -2, "at least 2 years earlier"),
        (None, 0, "in the same year or earlier"),
        (None, 2, "at most 2 years later, or earlier"),
        (None, None, "not bounded"),
        (1000, 1200, "1,000 to 1,200 years later"),
    ],
)
def test_words(low, high, expected):
    """Every kind of bounds has its words."""
    assert expected == words(bounds(low, high), "year")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1999-04-14", "1999-10-15", "184 days later (6 whole months)"),
        ("1999-10-15", "1999-04-14", "184 days earlier (6 whole months)"),
        ("1999-04-14", "1999-04-14", "on the same day"),
        ("1999-04-14", "1999-05", "1 month later"),
        ("1999-04-14", "2003", "4 years later"),
        ("2006/2008", "2007-05", "from 1 year earlier to 1 year later"),
        ("/2006", "2007-05", "at least 1 year later"),
    ],
)
def test_the_unit_is_as_fine_as_the_rougher_date(first, second, expected):
    """Days between days, months between months, else years."""
    assert expected == str(lag(first, second))


@given(periods, periods)
def test_figures_allow_what_the_bounds_do(one, other):
    """The figure of a lag has the bounds that its dates leave."""
    found = lag(one.edtf, other.edtf)
    allowed = found.first.moment.until(found.second.moment)

    if allowed.low is None and allowed.high is None:
        assert nca.Hedge.UNKNOWN is found.days.hedge
    else:
        assert allowed == found.days.bounds


def test_figure_of_a_point():
    """One number is exact."""
    assert nca.Figure.parse("3 years") == figure_of(bounds(3, 3), "year")
