"""Coverage and gaps: what is stated, how surely, and what is not."""

from __future__ import annotations

import pickle

import pytest
from analysis.builders import dataset, observation
from analysis.changed import checked

import ngo_central_asia as nca
from ngo_central_asia.analysis.cells import Cover
from ngo_central_asia.display.described.coverage import LEGEND, mark
from ngo_central_asia.errors import CriteriaError, NotFoundError, PeriodError
from ngo_central_asia.testing import assert_cited, assert_keeps_provenance


def cell(*statistics, area="KZ", year=2010):
    """Return the cell of an area and a year."""
    return nca.coverage("ngos", dataset=dataset(*statistics)).cell("ngos", area, year)


class TestCells:
    @pytest.mark.parametrize(
        ("figure", "expected", "letters"),
        [
            ("10 NGOs", Cover.STATED, "="),
            ("no NGOs", Cover.STATED, "="),
            ("about 10 NGOs", Cover.STATED, "~"),
            ("over 10 NGOs", Cover.STATED, ">"),
            ("up to 10 NGOs", Cover.STATED, "<"),
            ("10 to 20 NGOs", Cover.STATED, "-"),
            ('vague "dozens" organizations', Cover.WITHOUT_NUMBER, "!"),
            ("unknown organizations", Cover.STATED_UNKNOWN, "?"),
        ],
    )
    def test_by_the_figure(self, figure, expected, letters):
        """Each kind of figure has its cover and its mark."""
        found = cell(observation("a", figure, 2010))

        assert expected is found.cover
        assert letters == mark(found)

    def test_absence(self):
        """Silence and parts are two kinds of absence."""
        part = observation("a", "10 NGOs", 2010, breakdown={"field": "ecology"})

        assert Cover.ONLY_PARTS is cell(part).cover
        assert "p" == mark(cell(part))
        assert Cover.NOT_STATED is cell(part, area="KG").cover
        assert "." == mark(cell(part, area="KG"))

    def test_a_number_comes_before_words(self):
        """A number of a longer time is stronger than words of the very year."""
        words = observation("a", 'vague "dozens" organizations', 2010)
        number = observation("b", "10 NGOs", "2008/2012")
        found = cell(words, number)

        assert "b" == found.strongest.id
        assert found.spans
        assert "=s" == mark(found)

    def test_strength(self):
        """Witnesses, hops and dating are those of the evidence."""
        cited = [nca.Citation(source="test", row="1", attributed_to="Ministry")]
        loose = observation(
            "a", "10 NGOs", 2010, dating="publication", note="no date", citations=cited
        )
        found = cell(loose, observation("b", "20 NGOs", 2010))

        assert (1, 1, False) == (found.witnesses, found.hops, found.dated)
        assert "=od" == mark(found)

    def test_every_mark_has_its_meaning(self):
        """No cell of the real data shows what the legend lacks."""
        letters = {
            letter
            for found in nca.coverage(countries=list(nca.areas))
            for letter in mark(found)
        }

        assert {letter for letter in letters if not letter.isdigit()} <= set(LEGEND)


class TestMatrix:
    def test_every_cell_is_there(self):
        """Each area has a cell for every year that any area has."""
        found = nca.coverage("ngos")
        years = {one.period for one in found}

        for area in nca.countries.values():
            assert years == {one.period for one in found.of(found.indicators[0], area)}
        assert len(found) == len(years) * len(nca.countries)

    def test_the_period_bounds_the_years(self):
        """Only years of the period have cells."""
        found = nca.coverage("ngos", period="2006/2010", dataset=checked())

        assert {"2006", "2007", "2008", "2010"} == {one.period.edtf for one in found}

    def test_decades_hold_the_statements_of_their_years(self):
        """Folding into decades loses no statement."""
        found = nca.coverage(["ngos", "staff"])

        assert {said for one in found for said in one.statistics} == {
            said for one in found.by_decade() for said in one.statistics
        }

    def test_headings_are_asked_for_by_default(self):
        """Without a question there are all indicators that are no kind of another."""
        asked = {indicator.id for indicator in nca.coverage().indicators}

        assert "ngos" in asked
        assert "ngos_registered" not in asked

    def test_a_missing_cell(self):
        """A year without a cell is a miss with suggestions."""
        with pytest.raises(NotFoundError, match="there is no cell 'ngos, KG, 1700'"):
            nca.coverage("ngos").cell("ngos", "KG", 1700)

    def test_no_data(self):
        """What no source states anywhere has no cells, and says so."""
        found = nca.coverage("ingos")

        assert 0 == len(found)
        assert "not stated by any source" in repr(found)

    def test_it_is_a_value(self):
        """It is cited, flat rows keep that, and it pickles."""
        found = nca.coverage()

        assert_cited(found)
        assert_keeps_provenance(found.to_dicts(), found)
        assert found == pickle.loads(pickle.dumps(found))


class TestGaps:
    def test_silence_where_others_are_not(self):
        """An area is missed if enough others have a number, and only then."""
        said = [observation("a", "10 NGOs", 2010), observation("b", "9 NGOs", 2012)]
        found = nca.gaps("ngos", others=1, dataset=dataset(*said))

        assert ["KG", "TJ", "TM", "UZ"] == [row.area.id for row in found]
        assert all(row.entirely for row in found)
        assert 0 == len(nca.gaps("ngos", others=2, dataset=dataset(*said)))

    def test_years_that_only_others_have(self):
        """An area that has some years is missed in the others."""
        said = [
            observation("a", "10 NGOs", 2010),
            observation("b", "9 NGOs", 2012, area="KG"),
        ]
        found = nca.gaps(
            "ngos", others=1, countries=["KZ", "KG"], dataset=dataset(*said)
        )

        assert [("KZ", "2012", False), ("KG", "2010", False)] == [
            (row.area.id, row.periods[0].edtf, row.entirely) for row in found
        ]

    @pytest.mark.parametrize(
        ("figure", "cover"),
        [
            ("unknown organizations", Cover.STATED_UNKNOWN),
            ('vague "dozens" organizations', Cover.WITHOUT_NUMBER),
        ],
    )
    def test_a_number_that_was_not_found(self, figure, cover):
        """What a source could not number is a gap, whatever others have."""
        said = observation("a", figure, 2010)
        (row,) = nca.gaps("ngos", dataset=dataset(said))

        assert cover is row.cover
        assert (said,) == row.nearby
        assert said.citations == row.citations

    def test_what_is_stated_is_no_gap(self):
        """No gap has a cell with a number."""
        found = nca.gaps(others=1)

        for row in found:
            for one in found.coverage.of(row.indicator, row.area):
                assert one.cover is not Cover.STATED or one.period not in row.periods

    def test_it_is_a_value(self):
        """It is cited, flat rows keep that, and it pickles."""
        found = nca.gaps(others=1)

        assert_cited(found)
        assert_keeps_provenance(found.to_dicts(), found)
        assert found == pickle.loads(pickle.dumps(found))


class TestQuestions:
    @pytest.mark.parametrize("ask", [nca.coverage, nca.gaps])
    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"indicators": "ngoes"}, NotFoundError, 'Did you mean "ngos"'),
            ({"indicators": []}, CriteriaError, "'indicators' is empty"),
            ({"countries": "Atlantis"}, NotFoundError, "Atlantis"),
            ({"period": "soon"}, PeriodError, "soon"),
        ],
    )
    def test_bad_ones(self, ask, question, error, message):
        """One clear error that says what is wrong."""
        with pytest.raises(error, match=message):
            ask(**question)

    @pytest.mark.parametrize("others", [0, -1, "2", True])
    def test_a_bad_number_of_areas(self, others):
        """How many others have it is a number from 1 on."""
        with pytest.raises(CriteriaError, match="from 1 on"):
            nca.gaps(others=others)


def test_indicators_are_printed_by_name():
    """Each statement says what it counts in words; an id is there to ask by."""
    shown = " ".join(repr(nca.coverage("ngos", countries="KG")).split())
    overview = " ".join(repr(nca.coverage()).split())

    assert "18,341 NGOs, criterion not stated (2010)" in shown
    assert "ngos_unspecified" not in shown
    assert "donor_funded_share share of NGOs financed" in overview
