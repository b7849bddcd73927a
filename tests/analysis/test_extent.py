"""Extents of phases: what they cover, whichever days their ends were."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.extent import Extent, Holding, extent_of
from ngo_central_asia.model.moment import Moment

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2030, 12, 31))


@st.composite
def extents_with_ends(draw):
    """Return an extent with a first and a last day that its ends may be."""
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    around = [sorted([day, draw(DAYS), draw(DAYS)]) for day in (start, end)]
    moments = [
        Moment(
            draw(st.sampled_from([None, day, min(day, near[0])])),
            draw(st.sampled_from([None, day, max(day, near[-1])])),
        )
        for day, near in zip((start, end), around, strict=True)
    ]
    return Extent(*moments), start, end


class TestHolds:
    """Whether a phase covers a time."""

    @given(extents_with_ends(), DAYS, DAYS)
    def test_is_true_whichever_days_the_ends_were(self, drawn, one, other):
        """What is said for sure holds for every choice within the bounds."""
        extent, start, end = drawn
        first, last = sorted((one, other))
        found = extent.holds(nca.Period(f"{first}/{last}"))

        if found is Holding.THROUGHOUT:
            assert start <= first
            assert last <= end
        if found is Holding.PART:
            assert start <= last
            assert first <= end
        if found is Holding.NOT:
            assert end < first or last < start

    @given(extents_with_ends(), DAYS)
    def test_a_wider_bound_is_never_surer(self, drawn, day):
        """An end that is not dated any more makes nothing certain or excluded."""
        extent, _, _ = drawn
        sure = (Holding.THROUGHOUT, Holding.PART, Holding.NOT)
        when = nca.Period.of(day)
        wider = Extent(Moment(None, extent.start.latest), extent.end)
        if wider.holds(when) in sure:
            assert extent.holds(when) is wider.holds(when)

    def test_dates_reach_as_far_as_they_are_known(self):
        """Beyond an end without any date nothing is stated; within, it is possible."""
        extent = extent_of(nca.phases["jaysanov-kz-1"], None)
        found = [extent.holds(nca.Period(year)) for year in ("1985", "1991", "1995")]

        assert [Holding.UNSTATED, Holding.POSSIBLE, Holding.NOT] == found

    def test_an_open_end_lasts_until_the_text(self):
        """What goes on is certain up to the publication, and possible after it."""
        phase = nca.phases["jaysanov-kg-3"]
        extent = extent_of(phase, nca.sources[phase.author].issued)
        found = [extent.holds(nca.Period(year)) for year in ("2022", "2030")]

        assert [Holding.THROUGHOUT, Holding.POSSIBLE] == found

    def test_a_text_without_a_date_shows_no_day(self):
        """An open end in a text that bears no date is possible from its start on."""
        extent = extent_of(nca.phases["ernazarov-uz-2"], None)

        assert Holding.POSSIBLE is extent.holds(nca.Period("2018"))

    def test_publication_dates_neither_end(self):
        """What holds when a text appears began and ended on days not stated."""
        extent = extent_of(nca.phases["diachenko-kz-2"], nca.Period("2007"))
        found = [extent.holds(nca.Period(year)) for year in ("2000", "2007", "2012")]

        assert [Holding.UNSTATED, Holding.PART, Holding.UNSTATED] == found

    def test_an_undated_phase(self):
        """Of a phase without a period nothing is stated."""
        assert Holding.UNSTATED is Extent(Moment(), Moment()).holds(nca.Period("2000"))


class TestOverlap:
    """How long two phases run at once."""

    @given(extents_with_ends(), extents_with_ends())
    def test_bounds_hold_whichever_days_the_ends_were(self, one, other):
        """The days that two choices share are within the bounds."""
        (first, start, end), (second, begin, stop) = one, other
        days = max(0, (min(end, stop) - max(start, begin)).days + 1)

        assert days in first.overlap(second)

    @given(extents_with_ends(), extents_with_ends())
    def test_is_symmetric(self, one, other):
        """Both ways it is the same, in days and in years."""
        for unit in ("day", "year"):
            assert one[0].overlap(other[0], unit) == other[0].overlap(one[0], unit)

    @given(extents_with_ends(), extents_with_ends())
    def test_years_follow_days(self, one, other):
        """As years it is as long, to the length of a year."""
        days, years = (one[0].overlap(other[0], unit) for unit in ("day", "year"))
        assume(days.high is not None)

        assert days.low / 366 <= years.low <= days.low / 365
        assert days.high / 366 <= years.high <= days.high / 365
