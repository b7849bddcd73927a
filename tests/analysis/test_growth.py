"""Years between periods, growth and doubling: the bounds contain the truth."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.growth import (
    doubling_time,
    figure_within,
    growth_per_year,
    years_between,
)
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.testing import values

growths = st.fractions(Fraction(-99, 100), 3, max_denominator=100)
years = st.integers(1, 60)
wider = st.fractions(0, 2, max_denominator=20)


def point(number):
    """Return the bounds of one number."""
    return Bounds(Fraction(number), True, Fraction(number), True)


def around(number, below, above):
    """Return bounds around a number that is above zero."""
    number = Fraction(number)
    return Bounds(number / (1 + below), True, number * (1 + above), True)


class TestGrowth:
    @given(growths, years)
    def test_contains_the_exact_growth(self, growth, many):
        """What grew by an exact rate for whole years grew within the bounds."""
        found = growth_per_year(point((1 + growth) ** many), point(many))

        assert growth in found
        assert found.high - found.low < Fraction(1, 10**9)

    @given(growths, years, wider, wider, st.integers(0, 5))
    def test_contains_every_choice(self, growth, many, below, above, more):
        """Wider bounds of the figures and the years still contain the exact rate."""
        ratio = around((1 + growth) ** many, below, above)
        span = Bounds(Fraction(max(1, many - more)), True, Fraction(many + more), True)

        assert growth in growth_per_year(ratio, span)

    @given(growths, years, wider, wider)
    def test_widening_never_narrows(self, growth, many, below, above):
        """Wider bounds in give bounds that contain the narrower ones."""
        ratio = (1 + growth) ** many
        narrow = growth_per_year(point(ratio), point(many))
        wide = growth_per_year(around(ratio, below, above), point(many))

        assert wide.low <= narrow.low
        assert narrow.high <= wide.high

    def test_open_ends(self):
        """A lower bound of the figures gives one of the growth, and no upper one."""
        least = growth_per_year(Bounds(Fraction(4), False, None, False), point(2))

        assert Fraction(999, 1000) < least.low < 1
        assert least.high is None
        most = growth_per_year(Bounds(None, False, Fraction(4), False), point(2))
        assert -1 == most.low
        assert 1 < most.high < Fraction(1001, 1000)

    def test_years_without_an_end(self):
        """What may have taken for ever grew by anything from nothing up."""
        found = growth_per_year(point(4), Bounds(Fraction(2), True, None, False))

        assert found.low <= 0
        assert found.high > 1

    def test_nothing_left(self):
        """What fell to zero fell by all of it, every year."""
        assert -1 == growth_per_year(point(0), point(5)).low


class TestDoubling:
    @given(st.integers(1, 30), years)
    def test_contains_the_exact_time(self, doublings, many):
        """What doubled a whole number of times did so in the exact part of the time."""
        found = doubling_time(point(2**doublings), point(many))

        assert Fraction(many, doublings) in found

    @given(st.integers(1, 30), years, wider, st.integers(0, 9))
    def test_contains_every_choice(self, doublings, many, above, more):
        """Wider bounds still contain the exact time."""
        ratio = Bounds(Fraction(2**doublings), True, 2**doublings * (1 + above), True)
        span = Bounds(Fraction(many), True, Fraction(many + more), True)

        assert Fraction(many, doublings) in doubling_time(ratio, span)

    def test_a_lower_bound_gives_an_upper_one(self):
        """What grew more than fourfold in ten years doubles in five or less."""
        found = doubling_time(Bounds(Fraction(4), False, None, False), point(10))

        assert 0 == found.low
        assert 5 <= found.high < Fraction(5001, 1000)


class TestYears:
    @pytest.mark.parametrize(
        ("earlier", "later", "low", "high"),
        [
            ("2000", "2006", 5, 7),
            ("2006", "2007", 0, 2),
            ("1991/2000", "2010", 9, 20),
            ("2000-01-01", "2010-01-01", Fraction(3649, 365) - Fraction(1), None),
        ],
    )
    def test_as_far_apart_as_the_periods_allow(self, earlier, later, low, high):
        """Two statements may be of any days of their periods."""
        found = years_between(nca.Period(earlier), nca.Period(later))

        assert found.low >= low
        assert high is None or (low, high) == (found.low, found.high)

    def test_alike_periods_are_as_far_apart_as_their_starts(self):
        """What is of the whole of its period lies whole years apart exactly."""
        found = years_between(nca.Period("2017"), nca.Period("2021"), alike=True)

        assert point(4) == found

    def test_an_open_start(self):
        """Nothing bounds the years from a period without a start."""
        found = years_between(nca.Period("../2000"), nca.Period("2006"))

        assert (5, None) == (found.low, found.high)

    @given(values.periods, values.periods)
    def test_any_periods(self, one, other):
        """Whatever the periods, the years are not below zero and in order."""
        earlier, later = sorted((one, other), key=lambda period: period.ordinals[::-1])
        assume(earlier.ordinals[1] < later.ordinals[0])
        for alike in (True, False):
            found = years_between(earlier, later, alike=alike)

            assert found.low >= 0
            assert found.high is None or found.low <= found.high


class TestFigureWithin:
    def test_says_no_more_than_the_bounds(self):
        """A point, a range and a bound become the figures that say so."""
        one, two = Fraction(1), Fraction(2)

        assert "1 year" == str(figure_within(point(1), "year"))
        assert "1 to 2 years" == str(
            figure_within(Bounds(one, True, two, True), "year")
        )
        least = figure_within(Bounds(one, False, None, False), "year")
        assert "at least 1 year" == str(least)
        most = figure_within(Bounds(None, False, two, False), "year")
        assert "at most 2 years" == str(most)

    def test_no_end_at_all(self):
        """Bounds without an end are no figure."""
        with pytest.raises(FigureError):
            figure_within(Bounds(None, False, None, False), "year")
