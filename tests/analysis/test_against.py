"""Text against index: phases, laws and closures, on real and on made-up data."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from analysis.builders import CITED, dataset, phase, series
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.index import in_spans, read
from ngo_central_asia.analysis.movement import movement
from ngo_central_asia.errors import (
    ComparabilityError,
    CriteriaError,
    NotFoundError,
)
from ngo_central_asia.interchange.rows import to_json
from ngo_central_asia.model.law import LawDate
from ngo_central_asia.testing import assert_cited, assert_keeps_provenance

#: The check values of the publisher, rounded to two digits: area -> 2003, 2023.
CORE = {
    "KZ": (".53", ".43"),
    "KG": (".43", ".41"),
    "TJ": (".46", ".13"),
    "TM": (".03", ".03"),
    "UZ": (".12", ".28"),
}
FIVE = list(CORE)


def said(caveats):
    """Return the texts of caveats as one."""
    return "\n".join(caveat.text for caveat in caveats)


def made(rows, *phases, interval=None, **records):
    """Return a dataset of one series and some phases."""
    return dataset(series=[series(rows, interval=interval)], phases=phases, **records)


def flat(first, last, number="0.5"):
    """Return rows of Kazakhstan with one number for each year."""
    return [("KZ", year, number) for year in range(first, last + 1)]


class TestIndex:
    @pytest.mark.parametrize("area", CORE)
    def test_the_values_are_those_of_the_publisher(self, area):
        """The core index of v14 in 2003 and 2023."""
        values = read("v2xcs_ccsi", nca.data).values(area)
        rounded = [round(values[year].figure.value, 2) for year in (2003, 2023)]

        assert [Decimal(text) for text in CORE[area]] == rounded

    def test_the_preferred_vintage_unless_a_series_is_named(self):
        """An indicator stands for its preferred series."""
        assert "v2xcs_ccsi-vdem-14" == read("v2xcs_ccsi", nca.data).series.id
        older = read(nca.series["v2xcs_ccsi-vdem-6.1"], nca.data)
        assert ("v2xcs_ccsi", "v6.1") == (older.indicator.id, older.series.vintage)

    def test_unsafe_values_are_no_values(self):
        """What a series calls unsafe is not computed with, and the reason is told."""
        index = read("exchange_rate_official", nca.data)

        assert 1996 in index.values("KZ")
        assert 1995 not in index.values("KZ")
        assert "1996" in index.lack("KZ", 1995)

    def test_a_lack_is_told(self):
        """A hole, a year outside of the series, and an area that it does not have."""
        index = read("voice_accountability", nca.data)

        assert "every second year" in index.lack("KZ", 1997)
        assert "the values run from 1996 to 2023" == index.lack("KZ", 1990)
        assert "no value for this area" == index.lack("world", 2000)

    @pytest.mark.parametrize(
        ("index", "error", "message"),
        [
            ("v2xcs_ccci", NotFoundError, "v2xcs_ccsi"),
            ("ngos", CriteriaError, "no series of values"),
            (["v2xcs_ccsi-vdem-14", "v2xcs_ccsi-vdem-6.1"], ComparabilityError, "spli"),
            (("v2xcs_ccsi",), ComparabilityError, "one index"),
            (7, CriteriaError, "expected the id"),
        ],
    )
    def test_what_is_no_index(self, index, error, message):
        """An unknown one, one without values by year, several at once."""
        with pytest.raises(error, match=message):
            nca.against(phases="jaysanov-kg-stages", index=index)

    def test_years_in_words(self):
        """Years in a row are a span."""
        assert "1990-1992, 1995" == in_spans([1995, 1991, 1990, 1992, 1992])
        assert "" == in_spans([])


class TestPhases:
    def test_a_year_of_two_phases_counts_in_both(self):
        """Kyrgyzstan 2000 and 2010, where one phase ends and the next begins."""
        first, second, third = nca.against(
            phases="jaysanov-kg-stages", index="v2xcs_ccsi"
        )

        assert tuple(range(1991, 2001)) == first.years
        assert tuple(range(2000, 2011)) == second.years
        assert tuple(range(2010, 2024)) == third.years
        assert "2000 counts in second phase too" in said(first.caveats)

    def test_means_are_those_of_the_table(self):
        """The mean of the rows, exactly."""
        (row,) = (
            row
            for row in nca.against(phases="jaysanov-kz-stages", index="v2xcs_ccsi")
            if row.phase.id == "jaysanov-kz-2"
        )
        table = nca.series["v2xcs_ccsi-vdem-14"]
        numbers = [table.at("KZ", y).figure.value for y in range(1991, 2000)]

        assert Fraction(sum(numbers)) / 9 == Fraction(row.mean.figure.value)
        assert (min(numbers), max(numbers)) == (
            row.lowest.figure.value,
            row.highest.figure.value,
        )
        assert (1999,) == row.lowest.years

    def test_an_uncertain_end_is_told_and_bounded(self):
        """2010? may be 2009 to 2011; 201X any year of ten."""
        result = nca.against(phases="jaysanov-kz-stages", index="v2xcs_ccsi")
        new = result.phase("jaysanov-kz-3")
        fourth = result.phase("jaysanov-kz-4")

        assert (2010, 2011) == new.open
        assert "2010-2011 may belong" in said(new.caveats)
        assert tuple(range(2019, 2024)) == fourth.years
        assert "no end is stated" in said(fourth.caveats)
        for row in (new, fourth):
            assert row.anywhere.figure.low <= row.mean.figure.value
            assert row.mean.figure.value <= row.anywhere.figure.high

    def test_a_phase_without_a_sure_year_is_a_gap(self):
        """A forecast, and a phase that only ends somewhere, have no mean."""
        result = nca.against(phases="all", index="v2xcs_ccsi", countries="KG")
        forecast = result.phase("murzaeva-kg-2")

        assert forecast.mean is None
        assert "no year surely belongs to the phase" == forecast.gap
        assert "a forecast" in said(forecast.caveats)

    def test_missing_years_are_counted(self):
        """Voice and accountability begins in 1996 and skips years before 2002."""
        result = nca.against(phases="jaysanov-kg-stages", index="voice_accountability")
        first = result.phase("jaysanov-kg-1")

        assert (1996, 1998, 2000) == first.years
        assert (1991, 1992, 1993, 1994, 1995, 1997, 1999) == first.missing
        assert "the values run from 1996 to 2023" in said(first.caveats)
        assert "every second year" in said(first.caveats)

    def test_a_phase_before_the_index_is_a_gap(self):
        """No value at all in its years."""
        data = made(flat(2000, 2005), phase("old", "1980/1985"))
        (row,) = nca.against(phases="test-scheme", index="v2xcs_ccsi", dataset=data)

        assert "no value in 1980-1985: the values run from 2000 to 2005" == row.gap
        assert row.mean is None
        assert repr(row)

    def test_areas_without_a_periodization_have_a_row(self):
        """An author who divides two countries leaves three."""
        result = nca.against(phases="jaysanov-2023", index="v2xcs_ccsi")
        without = [row.area.id for row in result if row.phase is None]

        assert ["TJ", "TM", "UZ"] == without
        assert all("not divided" in row.gap for row in result if row.phase is None)

    def test_a_scheme_of_the_region_is_set_against_each_country(self):
        """And says that it divides the region."""
        result = nca.against(phases="jaysanov-region-announced", index="v2xcs_ccsi")

        assert FIVE == list(dict.fromkeys(row.area.id for row in result))
        assert all("Central Asia" in said(row.caveats) for row in result)
        with pytest.raises(NotFoundError, match="several rows"):
            result.phase("jaysanov-region-1")
        assert "TJ" == result.phase("jaysanov-region-1", "TJ").area.id
        with pytest.raises(NotFoundError, match="jaysanov-region-1"):
            result.phase("jaysanov-region-9")

    def test_a_scheme_of_the_world_has_no_index_of_the_world(self):
        """An area without values is a gap."""
        result = nca.against(
            phases="ernazarov-ingos-world", index="v2xcs_ccsi", countries="world"
        )

        assert {None} == {row.mean for row in result}
        assert "no change can be computed" in str(result.movements[0].overall)

    @pytest.mark.parametrize(
        ("phases", "error"),
        [
            ("jaysanov-kg-stagess", NotFoundError),
            ([], CriteriaError),
            (3, NotFoundError),
        ],
    )
    def test_unknown_periodizations(self, phases, error):
        """The nearest ids are suggested."""
        with pytest.raises(error, match=r"jaysanov-kg-stages|empty|no periodization"):
            nca.against(phases=phases, index="v2xcs_ccsi")

    def test_one_phase_is_no_periodization(self):
        """The one that it belongs to is named."""
        with pytest.raises(NotFoundError, match="'jaysanov-kz-stages'"):
            nca.against(phases=nca.phases["jaysanov-kz-1"], index="v2xcs_ccsi")

    @pytest.mark.parametrize("ask", [nca.compare_vintages, nca.trend, nca.compare])
    def test_what_is_no_dataset(self, ask):
        """One clear error, whatever is asked."""
        where = () if ask is not nca.trend else ("KZ",)
        with pytest.raises(CriteriaError, match="expected a dataset, got 5"):
            ask("population", *where, dataset=5)

    def test_a_window_is_not_for_phases(self):
        """Phases have years of their own."""
        with pytest.raises(CriteriaError, match="window"):
            nca.against(phases="all", index="v2xcs_ccsi", window=2)


class TestMovement:
    def test_the_year_and_its_distance_from_the_boundaries(self):
        """Kazakhstan moves most in 2005, five years after a boundary of the author."""
        result = nca.against(phases="jaysanov-kz-stages", index="v2xcs_ccsi")
        most = result.movements[0].overall

        assert most.is_certain
        assert (2005,) == most.moved
        assert Decimal("-0.110") == most.changes[0].absolute.figure.value
        lags = {lag.first.printed: str(lag) for lag in most.lags}
        assert "5 years later" == lags["2000"]
        assert "4 to 6 years earlier" == lags["2010?"]

    def test_years_without_a_change_are_told(self):
        """Every second year at first: nothing is known of changes from year to year."""
        result = nca.against(phases="jaysanov-kg-stages", index="voice_accountability")
        most = result.movements[0].overall
        shown = " ".join(repr(result).split())

        assert tuple(range(1997, 2003)) == most.skipped
        assert "no change can be computed for 1997-2002" in str(most)
        assert all("for 1997-2002" in said(lag.caveats) for lag in most.lags)
        assert "of its years, 2003-2023" in shown
        assert "all its years" not in shown
        for row in result.to_dicts():
            moved = row["what"] in ("largest change", "years from a boundary")
            assert moved is ("for 1997-2002" in row["caveats"])

    def test_distances_from_one_year_are_told_once(self):
        """All years and those of the phases have the largest change in one year."""
        result = nca.against(phases="ernazarov-nd", index="v2csreprss", countries="UZ")
        (most,) = result.movements

        assert most.inside is not None
        assert most.inside.moved == most.overall.moved
        assert 1 == repr(result).count("boundary  which")

    def test_overlapping_intervals_leave_the_year_open(self):
        """With the intervals of the older edition no year can be named."""
        index = read("v2xcs_ccsi-vdem-6.1", nca.data)
        most = movement(index, nca.countries["KZ"], index.values("KZ"))

        assert not most.is_certain
        assert "cannot be said which of 25 years" in str(most)

    def test_a_tie_is_told(self):
        """Two changes of one size, one up and one down."""
        rows = [("KZ", 2000, "0.5"), ("KZ", 2001, "0.7"), ("KZ", 2002, "0.5")]
        index = read("v2xcs_ccsi", made(rows))
        most = movement(index, nca.countries["KZ"], index.values("KZ"))

        assert (2001, 2002) == most.moved == most.possible
        assert "a tie, cannot be said which" in str(most)

    def test_no_change_leads_over_a_gap(self):
        """Years that do not follow one another have no change between them."""
        rows = [("KZ", 2000, "0.1"), ("KZ", 2002, "0.9"), ("KZ", 2003, "0.8")]
        index = read("v2xcs_ccsi", made(rows))
        most = movement(index, nca.countries["KZ"], index.values("KZ"))

        assert ((2003,), (2003,)) == (most.years, most.moved)

    def test_an_index_that_stands_still(self):
        """It has no year in which it moves most."""
        index = read("v2xcs_ccsi", made(flat(2000, 2003)))
        most = movement(index, nca.countries["KZ"], index.values("KZ"))

        assert ((), ()) == (most.changes, most.possible)
        assert "no change in any year, 2001-2003" == str(most)

    def test_the_years_of_the_scheme_have_a_year_of_their_own(self):
        """Uzbekistan moves most before the author's first period begins."""
        (both,) = nca.against(
            phases="ernazarov-uz-periods", index="v2xcs_ccsi"
        ).movements

        assert (1999,) == both.overall.moved
        assert 2004 == both.inside.years[0]
        assert (2019,) == both.inside.moved


class TestDates:
    def test_the_year_itself_belongs_to_neither_side(self):
        """2001 is left out of three years before and three after."""
        (row,) = nca.against(laws="kz-noncommercial-2001", index="v2xcs_ccsi")

        assert (2001,) == row.years
        assert ((1998, 1999, 2000), (2002, 2003, 2004)) == (
            row.before.years,
            row.after.years,
        )
        assert row.difference.figure.value == Fraction(
            row.after.mean.figure.value
        ) - Fraction(row.before.mean.figure.value)

    @pytest.mark.parametrize("window", [1, 5])
    def test_the_window_is_asked_for(self, window):
        """So many years on each side."""
        (row,) = nca.against(
            laws="kz-noncommercial-2001", index="v2xcs_ccsi", window=window
        )

        assert window == len(row.before.years) == len(row.after.years)

    def test_overlapping_bounds_cannot_be_ordered(self):
        """The intervals of the older edition are wider than what lies between."""
        (row,) = nca.against(laws="kz-noncommercial-2001", index="v2xcs_ccsi-vdem-6.1")

        assert nca.Order.UNORDERED is row.order
        assert row.difference.bounds.low < 0 < row.difference.bounds.high

    def test_what_may_lie_in_the_same_years_shares_a_row(self):
        """A dozen closures in 2004/2006 are no dozen witnesses."""
        result = nca.against(closures="all", index="v2xcs_ccsi", countries="UZ")
        (row,) = [row for row in result if row.years == (2004, 2005, 2006)]

        assert len(row.occasions) > 10
        assert ((2001, 2002, 2003), (2007, 2008, 2009)) == (
            row.before.years,
            row.after.years,
        )
        assert "any of 3 years" in said(row.caveats)
        assert "other rows of this area" in said(row.caveats)

    def test_a_year_that_is_not_bounded_is_a_gap(self):
        """After a day, before a day, and not dated at all."""
        closures = nca.against(closures="pad", index="v2xcs_ccsi")
        laws = nca.against(laws="kg-noncommercial-undated", index="v2xcs_ccsi")

        assert all("not bounded" in row.gap for row in closures)
        assert ["not dated by any source"] == [row.gap for row in laws]

    def test_values_that_are_missing_are_told(self):
        """The older edition ends before 2017."""
        (row,) = nca.against(laws="kg-public-funding-2016", index="v2xcs_ccsi-vdem-6.1")

        assert (2017, 2018, 2019) == row.after.missing
        assert (None, None) == (row.after.mean, row.order)
        assert row.before.mean is not None
        assert "0 of 3 years" in said(row.caveats)

    def test_missing_years_are_told_by_their_reasons(self):
        """Before the table, doubted, and a hole: each year has its own."""
        asked = {"index": "exchange_rate_official", "window": 12}
        (late,) = nca.against(laws="uz-foreign-ngo-registration-2004", **asked)
        (early,) = nca.against(laws="uz-religion-law-1998", **asked)

        assert "none for 2001-2003: no value from 2001 to 2012" in said(late.caveats)
        assert "none for 1995: hyperinflation" in said(late.caveats)
        assert "none for 1992-1994: the values run from 1995" in said(late.caveats)
        assert "none for 1986-1994: the values run from 1995" in said(early.caveats)

    def test_no_value_on_either_side_is_a_gap(self):
        """An index that begins later says so."""
        data = dataset(
            series=[series(flat(2015, 2020))],
            laws=[nca.laws["kz-noncommercial-2001"]],
        )
        (row,) = nca.against(
            laws="kz-noncommercial-2001", index="v2xcs_ccsi", dataset=data
        )

        assert "no value before or after: the values run from 2015 to 2020" == row.gap

    def test_areas_without_any_have_a_row(self):
        """No closure is told of in Kazakhstan, and no named law is of Tajikistan."""
        closures = nca.against(closures="all", index="v2xcs_ccsi", countries="KZ")
        laws = nca.against(
            laws="kz-noncommercial-2001", index="v2xcs_ccsi", countries="TJ"
        )

        assert ["no source tells of a closure"] == [row.gap for row in closures]
        assert ["none of the laws asked for"] == [row.gap for row in laws]

    def test_all_laws_are_those_that_can_be_in_force(self):
        """Addresses, rulings and drafts are not among them, unless named."""
        result = nca.against(laws="all", index="v2xcs_ccsi")
        kept = {one.record for row in result for one in row.occasions}
        (address,) = nca.against(laws="kz-address-1998", index="v2xcs_ccsi")

        assert "laws/kz-noncommercial-2001" in kept
        assert "laws/kz-address-1998" not in kept
        assert "never in force" in said(address.caveats)

    def test_each_closure_is_told_once(self):
        """An organization with an event of closure has no second occasion."""
        result = nca.against(closures="all", index="v2xcs_ccsi", countries="UZ")
        occasions = [one for row in result for one in row.occasions]
        records = [(one.record, one.point.printed) for one in occasions]

        assert len(set(records)) == len(records)
        assert "events/uz-closure-winrock" in dict(records)
        assert "ngos/winrock" not in dict(records)

    def test_a_closure_by_its_organization(self):
        """The organization and the event name the same row."""
        by_event = nca.against(closures="uz-closure-winrock", index="v2xcs_ccsi")

        assert by_event == nca.against(closures="winrock", index="v2xcs_ccsi")
        assert by_event == nca.against(closures=nca.ngos["winrock"], index="v2xcs_ccsi")

    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            ({}, CriteriaError, "got none"),
            ({"laws": "all", "closures": "all"}, CriteriaError, "laws and closures"),
            ({"laws": "kz-no-law"}, NotFoundError, "kz-no"),
            ({"closures": "undp"}, NotFoundError, "no closure is on record"),
            ({"closures": 4}, NotFoundError, "no closure is on record"),
            ({"laws": "all", "window": 0}, CriteriaError, "at least 1"),
            ({"laws": "all", "window": True}, CriteriaError, "at least 1"),
            ({"laws": "all", "window": 35}, CriteriaError, "at most 34 years"),
            ({"laws": "all", "window": 10**9}, CriteriaError, "from 1990 to 2023"),
            ({"laws": "all", "countries": "Atlantis"}, NotFoundError, "Atlantis"),
        ],
    )
    def test_bad_questions(self, asked, error, message):
        """One clear error for each."""
        with pytest.raises(error, match=message):
            nca.against(index="v2xcs_ccsi", **asked)


RESULTS = {
    "phases": lambda: nca.against(phases="all", index="v2x_libdem"),
    "laws": lambda: nca.against(laws="all", index="v2xcs_ccsi"),
    "closures": lambda: nca.against(closures="all", index="voice_accountability"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_number_is_cited(name):
    """In the rows, in the flat rows, and in the text."""
    result = RESULTS[name]()

    assert_cited(result)
    assert_keeps_provenance(result.to_dicts(), result)
    assert result == pickle.loads(pickle.dumps(result))
    assert set(result.citations) <= set(result.shown_citations)
    for source in result.sources:
        assert source.label in " ".join(repr(result).split())


@pytest.mark.parametrize("name", RESULTS)
def test_flat_rows_have_the_same_columns(name):
    """Each row has a licence for each place, and the notice that must go with it."""
    rows = RESULTS[name]().to_dicts()

    assert 1 == len({tuple(row) for row in rows})
    for row in rows:
        assert row["source_id"].count("; ") == row["license"].count("; ")
        assert ("vdem" in row["source_id"]) == ("V-Dem" in row["notice"])


@pytest.mark.parametrize("name", RESULTS)
def test_flat_rows_say_how_sure_the_index_is(name):
    """Whoever has the table alone knows of the intervals too."""
    result = RESULTS[name]()
    (caveat,) = result.index.caveats

    assert all(caveat.text in row["caveats"] for row in result.to_dicts())


def test_an_order_without_intervals_is_one_as_printed():
    """And each side cites its own years."""
    before, after, difference = nca.against(
        laws="kz-noncommercial-2001", index="v2xcs_ccsi"
    ).to_dicts()
    (sure,) = {
        row["order"]
        for row in nca.against(
            laws="kz-noncommercial-2001", index="v2xcs_ccsi-vdem-6.1"
        ).to_dicts()
    }

    assert "smaller, as printed" == difference["order"]
    assert nca.Order.UNORDERED.value == sure
    assert "KZ, 1998" in before["locator"]
    assert "KZ, 2002" not in before["locator"]
    assert "KZ, 2002" in after["locator"]
    for place in ("KZ, 1998", "KZ, 2002"):
        assert place in difference["locator"]


def test_published_numbers_are_printed_as_published():
    """The lowest value is one of the table, and before and after give the difference."""
    shown = nca.against(phases="ernazarov-nd", index="v2csreprss", countries="UZ")
    first = nca.against(closures="all", index="v2csreprss", countries="UZ")[0]
    flipped = nca.compare("v2csreprss", at=2023, flip="v2csreprss")["TJ"]
    printed = [one.rounded.split()[0] for _, one in first.computed]

    assert "-1.996 latent-scale points (2004)" == str(shown[0].lowest)
    assert ["-1.996", "-1.897", "0.099"] == printed
    assert "1.178 latent-scale points" == flipped.derived.rounded
    assert "+0.779 latent" in str(shown.movements[0].overall)


@pytest.mark.parametrize("name", RESULTS)
def test_each_figure_of_a_flat_row_can_be_read(name):
    """No spreadsheet shows a fraction only."""
    for row in RESULTS[name]().to_dicts():
        assert (row["figure"] is None) is (row["rounded"] is None)
        assert "/" not in (row["rounded"] or "").partition(" ")[0]


def test_a_fraction_has_a_number_beside_it():
    """And what is written as JSON reads back."""
    row = nca.against(laws="kz-noncommercial-2001", index="v2xcs_ccsi").to_dicts()[0]
    (back,) = json.loads(to_json([row]))

    assert isinstance(row["value"], Fraction)
    assert "0.589 index" == row["rounded"] == back["rounded"]
    assert str(row["value"]) == str(back["value"])


@pytest.mark.parametrize("name", RESULTS)
def test_nothing_is_said_of_causes(name):
    """Before and after, and no word of why."""
    shown = " ".join(repr(RESULTS[name]()).split("Caveats")[0].split())

    for word in ("because", "due to", "led to", "caused", "result of", "effect"):
        assert word not in shown
    assert "says nothing of why" in shown


# --- laws -----------------------------------------------------------------------------

HUNDREDTHS = st.integers(0, 100)


@st.composite
def tables(draw):
    """Return rows with intervals, and for each year a number within its interval."""
    years = draw(st.lists(st.integers(2000, 2012), min_size=2, unique=True))
    rows, chosen = [], {}
    for year in sorted(years):
        low, value, high = sorted(draw(st.tuples(*[HUNDREDTHS] * 3)))
        rows.append(
            ("KZ", year, *(f"{Decimal(it) / 100:.2f}" for it in (value, low, high)))
        )
        chosen[year] = Fraction(draw(st.integers(low, high)), 100)
    return rows, chosen


def of(rows):
    """Return the index of these rows."""
    return read("v2xcs_ccsi", made(rows, interval="68 % interval"))


@given(tables())
def test_bounds_contain_whatever_the_intervals_allow(drawn):
    """Means, extremes and the year of the largest change, for any choice."""
    rows, chosen = drawn
    index = of(rows)
    values = index.values("KZ")

    assert sum(chosen.values()) / len(chosen) in averages.mean(values).bounds
    assert min(chosen.values()) in averages.lowest(values).derived.bounds
    assert max(chosen.values()) in averages.highest(values).derived.bounds
    lowest = min(chosen, key=chosen.__getitem__)
    highest = max(chosen, key=chosen.__getitem__)
    assert lowest in averages.lowest(values).possible
    assert highest in averages.highest(values).possible
    steps = {
        year: abs(chosen[year] - chosen[year - 1])
        for year in chosen
        if year - 1 in chosen
    }
    most = movement(index, nca.countries["KZ"], values)
    assert tuple(steps) == most.years
    if steps and max(steps.values()) > 0:
        assert max(steps, key=steps.__getitem__) in most.possible


@given(tables())
def test_means_lie_within_the_range(drawn):
    """The mean as printed is between the lowest and the highest as printed."""
    values = of(drawn[0]).values("KZ")
    low, high = averages.lowest(values), averages.highest(values)
    mean = averages.mean(values).figure

    assert low.figure.value <= mean.value <= high.figure.value
    assert set(low.years) <= set(low.possible)
    assert set(high.years) <= set(high.possible)


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_table_changes_nothing(drawn, random):
    """Rows in any order say the same."""
    rows, _ = drawn
    shuffled = list(rows)
    random.shuffle(shuffled)
    phases = (phase("one", "2001/2006"), phase("two", "2006?/..", ordinal=2))

    def asked(rows, phases):
        data = made(rows, *phases, interval="68 % interval")
        return nca.against(phases="test-scheme", index="v2xcs_ccsi", dataset=data)

    one, other = asked(rows, phases), asked(shuffled, phases[::-1])
    assert [repr(row) for row in one] == [repr(row) for row in other]
    assert one.to_dicts() == other.to_dicts()
    assert repr(one).partition("\n\ndata")[0] == repr(other).partition("\n\ndata")[0]


@given(tables(), st.integers(2000, 2012), st.integers(2000, 2012))
def test_wherever_the_ends_lie_the_mean_is_within(drawn, one, other):
    """Any run of years that the dates of a phase allow has its mean in the bounds."""
    rows, chosen = drawn
    first, last = sorted((one, other))
    data = made(rows, phase("one", f"{first}?/{last}?"), interval="68 % interval")
    (row,) = nca.against(phases="test-scheme", index="v2xcs_ccsi", dataset=data)
    if row.mean is None:
        return
    within = row.anywhere or row.mean
    sure = {*row.years, *row.missing}
    for start in range(first - 1, first + 2):
        for end in range(last - 1, last + 2):
            years = {*range(start, end + 1)} & chosen.keys()
            if sure <= {*range(start, end + 1)} and years:
                mean = sum(chosen[year] for year in years) / len(years)
                assert mean in within.bounds


@given(tables(), st.integers(2001, 2011))
def test_a_difference_holds_for_every_choice(drawn, year):
    """After minus before, whatever lies in the intervals."""
    rows, chosen = drawn
    law = nca.Law(
        id="test-law",
        title="Test",
        kind="law",
        area="KZ",
        dates=(
            LawDate(kind="date_document", date=nca.Period.of(year), citations=CITED),
        ),
        citations=CITED,
    )
    data = made(rows, interval="68 % interval", laws=[law])
    (row,) = nca.against(laws="test-law", index="v2xcs_ccsi", dataset=data)
    sides = [
        [chosen[it] for it in years if it in chosen]
        for years in (range(year - 3, year), range(year + 1, year + 4))
    ]
    if not all(sides):
        assert row.difference is None
        return
    before, after = (sum(side) / len(side) for side in sides)
    assert after - before in row.difference.bounds
    if row.order is nca.Order.LARGER:
        assert after > before
    if row.order is nca.Order.SMALLER:
        assert after < before


@given(tables(), st.integers(0, 12))
def test_removing_a_value_adds_no_citation(drawn, place):
    """Whoever knows less shows nothing that was not shown before."""
    rows, _ = drawn
    place %= len(rows)
    fewer = rows[:place] + rows[place + 1 :]
    one = phase("one", "2003?/2008")

    def cited(rows):
        data = made(rows, one, interval="68 % interval")
        result = nca.against(
            phases="all", index="v2xcs_ccsi", countries="KZ", dataset=data
        )
        return set(result.shown_citations)

    assert cited(fewer) <= cited(rows)
