"""Computed results as text: they fit, say everything, and round outwards."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.display.described.figures import rounded, to_read
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.testing import values

RESULTS = {
    **{
        f"trend-{indicator}-{area}": lambda i=indicator, a=area: nca.trend(i, a)
        for indicator, area in sorted(
            {(one.indicator, one.area) for one in nca.statistics.values()}
        )
    },
    "trend-index": lambda: nca.trend("ngos", "KG", base=2006),
    "trend-part": lambda: nca.trend("staff", "KZ", where={"employment": "voluntary"}),
    "trend-gap": lambda: nca.trend("ngos", "TM"),
    "rank": lambda: nca.rank("ngos", at=2010),
    "rank-part": lambda: nca.rank("staff", where={"employment": "voluntary"}),
    "ratio": lambda: nca.ratio("ngos_active", "ngos_registered"),
    "ratio-units": lambda: nca.ratio("staff", "ngos"),
    "difference": lambda: nca.difference("ngos_unspecified", "KG", "UZ", at=2010),
    "difference-times": lambda: nca.difference("ngos", 2000, 2010, country="KG"),
    "difference-none": lambda: nca.difference("ngos", "KG", "KZ"),
    "difference-gap": lambda: nca.difference("ngos", "KG", "TM"),
    "share": lambda: nca.share("ngos_by_field_share", "KZ"),
    "share-counts": lambda: nca.share("staff", "KZ"),
    "share-wholes": lambda: nca.share("funding_share", "KG", by="origin"),
    "share-gap": lambda: nca.share("staff", "TM"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_fits_and_hides_nothing(name):
    """Each result fits 80 columns and names every place that it stands on."""
    result = RESULTS[name]()
    shown = repr(result)
    unbroken = " ".join(shown.split())

    assert all(len(line) <= 80 for line in shown.splitlines() if " " in line.strip())
    for cited in result.citations:
        assert cited.locator in unbroken
    for row in result:
        for caveat in row.caveats:
            assert " ".join(caveat.text.split()) in unbroken


class TestRounding:
    @pytest.mark.parametrize(
        ("figure", "text"),
        [
            (nca.Figure(value=Fraction(2, 3), unit="times"), "0.667 times"),
            (nca.Figure(value=Fraction(40001, 3), unit="times"), "13,334 times"),
            (nca.Figure.parse("68.7 percent"), "68.7%"),
            (nca.Figure.parse("13,018 NGOs"), "13,018 organizations"),
            (nca.Figure.parse('vague "dozens" projects'), 'vague "dozens" projects'),
            (
                nca.Figure(hedge=Hedge.OVER, value=Fraction(2, 3), unit="times"),
                "over 0.666 times",
            ),
            (
                nca.Figure(hedge=Hedge.UNDER, value=Fraction(-2, 3), unit="times"),
                "under -0.666 times",
            ),
        ],
    )
    def test_what_is_printed(self, figure, text):
        """Numbers whose digits run on have three of them, whole ones all of theirs."""
        assert text == rounded(figure)

    def test_narrow_intervals_are_one_number(self):
        """What the last digit printed does not tell apart is printed once."""
        low, high = Fraction(44281, 10000), Fraction(44282, 10000)
        narrow = nca.Figure(hedge=Hedge.RANGE, value=low, upper=high, unit="percent")

        assert "4.43%" == rounded(narrow)

    @given(values.computable, st.data())
    def test_what_is_printed_allows_what_is_computed(self, figure, data):
        """Bounds, ranges and margins are rounded outwards."""
        shown = to_read(figure)
        number = data.draw(values.numbers_in(figure.bounds))

        if shown.hedge is not Hedge.EXACT:
            assert number in shown.bounds
        else:
            off = abs(Fraction(shown.value) - number)
            assert off <= max(abs(number), 1) * Fraction(1, 100)
        assert shown == to_read(shown)


class TestHonestPrint:
    """What a reader needs beside computed numbers stands in print."""

    def test_uneven_bounds_are_printed_as_they_are(self):
        """About 1,000 of about 20,000 is 0.02 to 0.1, not 0 to 0.1."""
        shown = " ".join(repr(nca.ratio("ngos_reporting", "ngos")).split())

        assert "0.02 to" in shown
        assert "±0.05" not in shown

    def test_no_raw_fraction_in_a_baseline(self):
        """Ratios to a baseline are rounded, and the page says so."""
        shown = nca.compare("ngos", baseline="KZ").to_markdown()

        assert "26/1,125" not in shown
        assert "Computed numbers are rounded" in shown

    def test_a_table_says_how_its_figures_differ(self):
        """Different definitions and years stand below the table, not only as marks."""
        shown = " ".join(repr(nca.compare("ngos", evidence="checked")).split())

        assert "The figures count different things (registered NGOs; " in shown
        assert "are up to 15 years apart" in shown

    def test_marks_of_dates_are_explained(self):
        """Whoever reads 2008% reads what the mark means."""
        assert "% uncertain and approximate" in repr(
            nca.compare("ngos", evidence="checked")
        )

    def test_a_time_of_which_nothing_is_stated(self):
        """No gap where nobody is stated is no completeness."""
        assert "The sources state nothing at all" in repr(nca.gaps(period=1800))

    def test_without_countries_they_must_be_named(self):
        """A dataset of other areas says what it needs."""
        with pytest.raises(CriteriaError, match="give countries="):
            nca.compare_laws(dataset=nca.Dataset())
