"""Ranks: places as intervals, gaps in view."""

from __future__ import annotations

import pickle

import pytest
from analysis.builders import dataset, observation
from analysis.changed import checked
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.testing import values

FIVE = [country.id for country in nca.countries.values()]
some = values.figures(st.sampled_from(values.COMPUTABLE), st.just("organization"))


def rank(*figures, **question):
    """Return the rank of the countries with these figures, in order of their codes."""
    statistics = [
        observation(f"of-{area}", figure, 2010, area=area)
        for area, figure in zip(FIVE, figures, strict=False)
    ]
    return nca.rank("ngos", dataset=dataset(*statistics), **question)


def places(result):
    """Return the place of each area as text, in order of the codes."""
    return [str(result[area]) for area in FIVE]


class TestPlaces:
    def test_certain_places(self):
        """Figures that the bounds order have one place each."""
        result = rank("10 NGOs", "over 30 NGOs", "20 NGOs")

        assert ["3", "1", "2", "no place", "no place"] == places(result)
        assert FIVE[1] == result[0].area.id

    def test_overlapping_bounds(self):
        """What may be above or below has several places."""
        result = rank("about 20 NGOs", "22 NGOs", "over 5 NGOs", "100 NGOs", "1 NGO")

        assert ["2 to 4", "2 to 4", "1 to 4", "1 to 2", "5"] == places(result)

    def test_equal_figures_share_the_better_place(self):
        """Two equal figures are both first, and the next one is third."""
        result = rank("10 NGOs", "10 NGOs", "5 NGOs")

        assert ["1", "1", "3"] == places(result)[:3]

    def test_gaps_and_damaged_print_have_no_place(self):
        """They come last, with their reason, and take no place from others."""
        result = rank('unreadable "2 30" organizations', "10 NGOs", "unknown NGOs")

        assert ["no place", "1", "no place"] == places(result)[:3]
        assert result[0].area.id == FIVE[1]
        assert "no usable number" in repr(result)
        assert "stated to be unknown" in repr(result)

    @given(st.lists(some, min_size=2, max_size=5), st.data())
    def test_contains_every_choice(self, figures, data):
        """Whatever numbers the figures allow, each has one of its places."""
        statistics = [
            observation(f"of-{area}", "1 NGO", 2010, area=area)
            for area in FIVE[: len(figures)]
        ]
        drawn = [
            nca.Statistic(
                id=one.id,
                indicator=one.indicator,
                area=one.area,
                figure=figure,
                period=one.period,
                dating=one.dating,
                citations=one.citations,
            )
            for one, figure in zip(statistics, figures, strict=True)
        ]
        result = nca.rank("ngos", dataset=dataset(*drawn))
        numbers = {
            one.area: data.draw(values.numbers_in(one.figure.bounds)) for one in drawn
        }
        for area, number in numbers.items():
            place = 1 + sum(other > number for other in numbers.values())

            assert result[area].highest <= place <= result[area].lowest


class TestResult:
    def test_definitions_that_differ_are_told(self):
        """A ranking of unlike counts says so, in its text too."""
        result = nca.rank("ngos", at=2010, dataset=checked())

        assert 3 == len(result.definitions)
        assert "count different things" in repr(result)
        assert "count different things" not in repr(nca.rank("ingo_offices"))

    def test_rests_on_the_comparison(self):
        """Figures, caveats and citations are those of the comparison."""
        result = nca.rank("ngos", at=2010)
        compared = nca.compare("ngos", at=2010)

        assert compared == result.comparison
        assert {*compared.citations} == {*result.citations}
        assert compared.shown_citations == result.shown_citations
        for place in result:
            assert compared[place.area.id].caveats == place.caveats

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled and flattened."""
        result = nca.rank("ngos", at=2010)

        assert result == pickle.loads(pickle.dumps(result))
        assert [1, 1, 2, 4, 5] == [row["highest_place"] for row in result.to_dicts()]

    @pytest.mark.parametrize(
        ("question", "error"),
        [
            ({"indicator": "ngoes"}, NotFoundError),
            ({"countries": []}, CriteriaError),
            ({"policy": "newest"}, CriteriaError),
        ],
    )
    def test_bad_questions(self, question, error):
        """A question that makes no sense is refused."""
        with pytest.raises(error):
            nca.rank(**({"indicator": "ngos"} | question))
