"""Moments: bounds that hold whatever day it was."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.errors import PeriodError
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.period import Period
from ngo_central_asia.testing import period_texts, periods

UNITS = ("day", "month", "year")


@st.composite
def moments_with_a_day(draw):
    """Return a moment and a day that it may be."""
    first, day, last = sorted(draw(st.tuples(st.dates(), st.dates(), st.dates())))
    earliest = draw(st.sampled_from([None, first]))
    latest = draw(st.sampled_from([None, last]))
    return Moment(earliest, latest), day


def number(day, unit):
    """Return the number of a day, counted in a unit."""
    return {
        "day": day.toordinal(),
        "month": 12 * day.year + day.month,
        "year": day.year,
    }[unit]


class TestDistance:
    """How much later one moment is than another."""

    @given(moments_with_a_day(), moments_with_a_day(), st.sampled_from(UNITS))
    def test_holds_whatever_day_it_was(self, one, other, unit):
        """The bounds contain the distance of any two days within the moments."""
        (first, day), (second, later) = one, other

        assert number(later, unit) - number(day, unit) in first.until(second, unit)

    @given(moments_with_a_day(), moments_with_a_day(), st.sampled_from(UNITS))
    def test_is_antisymmetric(self, one, other, unit):
        """Counted the other way round, the bounds change sign and side."""
        there, back = one[0].until(other[0], unit), other[0].until(one[0], unit)

        assert there.low == (None if back.high is None else -back.high)
        assert there.high == (None if back.low is None else -back.low)

    @given(moments_with_a_day(), moments_with_a_day())
    def test_may_be_one_day(self, one, other):
        """Two moments may be one day if both are, and it goes both ways."""
        assert one[0].may_be(other[0]) == other[0].may_be(one[0])
        assert one[0].may_be(Moment(one[1], one[1]))

    def test_calendar_years(self):
        """Years and months are differences of their numbers."""
        eve, new_year = (
            Moment.dated(Period(day)) for day in ("1999-12-31", "2000-01-01")
        )

        assert [1, 1, 1] == [eve.until(new_year, unit).low for unit in UNITS]

    def test_a_wrong_unit(self):
        """A unit that is none is refused by name."""
        with pytest.raises(PeriodError, match="got 'week'"):
            Moment().bounds("week")

    def test_a_moment_cannot_end_before_it_starts(self):
        """Its days must be in order."""
        with pytest.raises(PeriodError, match="ends before it starts"):
            Moment(dt.date(2001, 1, 1), dt.date(2000, 1, 1))


class TestDated:
    """Reading a moment from a period."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2010", "2010-01-01 to 2010-12-31"),
            ("2008-01-08", "2008-01-08"),
            ("1991?", "1990-01-01 to 1992-12-31"),
            ("201X~", "2000-01-01 to 2029-12-31"),
            ("2003-10%", "2003-09-01 to 2003-11-30"),
            ("2008-01-08~", "2008-01-07 to 2008-01-09"),
            ("2007-21?", "2006-12-01 to 2007-08-31"),
            ("1991?/2000", "1990-01-01 to 2000-12-31"),
            ("/1999", "up to 1999-12-31"),
            ("2010/..", "from 2010-01-01 on"),
            ("0001?", "up to 0002-12-31"),
            ("9998~", "9997-01-01 to 9999-12-31"),
            ("9999-12~", "from 9999-11-01 on"),
        ],
    )
    def test_reads_marks_as_one_unit_farther_out(self, text, expected):
        """What is marked reaches one unit of what is printed farther."""
        assert expected == str(Moment.dated(Period(text)))

    @given(periods)
    def test_contains_what_is_printed(self, period):
        """No reading is narrower than the days of the period."""
        moment = Moment.dated(period)

        assert moment.earliest is None or moment.earliest <= period.earliest
        assert moment.latest is None or moment.latest >= period.latest

    @given(period_texts, st.sampled_from("?~%"))
    def test_a_wider_hedge_never_narrows(self, text, mark):
        """With a mark at its end a period allows all that it did, and more."""
        if text[-1] in "/.?~%":
            return
        plain, hedged = (Moment.dated(Period(it)) for it in (text, text + mark))

        assert hedged.latest is None or hedged.latest >= plain.latest
        assert hedged.earliest is None or hedged.earliest <= plain.earliest

    def test_nothing_is_not_bounded(self):
        """Without a period nothing is known."""
        assert Moment() == Moment.dated(None)


class TestEnds:
    """The ends of a period by themselves."""

    @given(periods)
    def test_ends_bound_the_period(self, period):
        """Start and end give the first and the last day."""
        start, end = period.start, period.end

        assert period.earliest == (start and start.earliest)
        assert period.latest == (end and end.latest)
        assert period.is_interval or start == end == period

    def test_open_is_not_unknown(self):
        """Two dots go on; nothing is not known."""
        assert (True, False) == (Period("2010/..").is_open, Period("2010/").is_open)
