"""Ratios of two indicators, and differences between two areas or times."""

from __future__ import annotations

import pickle

import pytest
from analysis.builders import dataset, observation
from analysis.changed import checked

import ngo_central_asia as nca
from ngo_central_asia.analysis.caveats import CaveatKind
from ngo_central_asia.errors import (
    CriteriaError,
    NotFoundError,
    PeriodError,
    UnitError,
)


def active(figure, period=2010, **fields):
    """Return an observation of active NGOs."""
    return observation("active", figure, period, indicator="ngos_active", **fields)


def registered(figure, period=2010, **fields):
    """Return an observation of registered NGOs."""
    return observation("reg", figure, period, indicator="ngos_registered", **fields)


def ratio(*statistics, **question):
    """Return the row of Kazakhstan: active to registered NGOs."""
    (row,) = nca.ratio(
        "ngos_active",
        "ngos_registered",
        countries="KZ",
        dataset=dataset(*statistics),
        **question,
    )
    return row


class TestRatio:
    def test_bounds_are_kept(self):
        """A lower bound above gives a lower bound."""
        row = ratio(active("over 5 NGOs"), registered("20 NGOs"))

        assert "over 0.25 times" == str(row.ratio.figure)
        assert {*row.citations} == {*row.ratio.citations}

    def test_the_denominator_is_near_the_numerator(self):
        """It is the one nearest to the time of the numerator, and years are told."""
        far = observation("far", "99 NGOs", 2003, indicator="ngos_registered")
        row = ratio(active("5 NGOs", 2005), registered("20 NGOs", 2010), far)

        assert "far" == row.denominator.statistic.id
        assert "of different times: 2005, 2003" in [c.text for c in row.caveats]

    def test_outside_the_tolerance_is_a_gap(self):
        """Nothing is divided by a figure of long before."""
        row = ratio(active("5 NGOs", 2010), registered("20 NGOs", 2000))

        assert row.ratio is None
        assert "registered NGOs: no observation within the tolerance" == row.gap
        assert ratio(
            active("5 NGOs", 2010), registered("20 NGOs", 2000), tolerance=10
        ).ratio

    def test_a_part_above_its_whole_is_told(self):
        """More active than registered NGOs is shown and marked."""
        row = ratio(active("30 NGOs"), registered("20 NGOs"))
        (caveat,) = [c for c in row.between if c.kind is CaveatKind.SUM]

        assert caveat.breach
        assert "1.5 times" == str(row.ratio.figure)

    def test_by_nothing(self):
        """A denominator of zero gives no ratio, with the reason."""
        row = ratio(active("30 NGOs"), registered("no NGOs"))

        assert row.ratio is None
        assert "cannot divide" in row.gap

    def test_one_statement_is_not_divided_by_itself(self):
        """A heading may choose the very statement of its kind."""
        result = nca.ratio("ngos", "ngos_registered", countries="KZ", at=2008)

        assert result[0].ratio is None
        assert "divided by itself" in repr(result)

    def test_gaps_are_rows(self):
        """Each country has a row, with what is stated of one side."""
        result = nca.ratio("ngos_active", "ngos_registered", dataset=checked())

        assert 5 == len(result)
        assert "active NGOs: not stated by any source" == result[0].gap
        assert "registered NGOs: about 5,000 (2008%)" in " ".join(repr(result).split())

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled and flattened."""
        result = nca.ratio("staff", "ngos")

        assert result == pickle.loads(pickle.dumps(result))
        assert "person/organization" == result.to_dicts()[0]["unit"]
        assert "murzaeva-2024; murzaeva-2024" == result.to_dicts()[0]["source_id"]

    @pytest.mark.parametrize(
        ("question", "error"),
        [
            ({"numerator": "ngoes"}, NotFoundError),
            ({"denominator": "ngoes"}, NotFoundError),
            ({"denominator": "exchange_rate_official"}, UnitError),
            ({"at": "1991-13"}, PeriodError),
            ({"tolerance": -1}, CriteriaError),
        ],
    )
    def test_bad_questions(self, question, error):
        """A question that makes no sense is refused."""
        with pytest.raises(error):
            nca.ratio(**({"numerator": "ngos", "denominator": "staff"} | question))


class TestDifference:
    def test_two_areas(self):
        """The second less the first, with the bounds that are left."""
        result = nca.difference("ngos_unspecified", "UZ", "KG", at=2010)

        assert "under 13,241 organizations" == str(result.absolute.figure)
        assert nca.Order.UNORDERED is result.order
        assert {*result.citations} == {*result.absolute.citations}
        assert "the bounds overlap" in repr(result)

    def test_is_antisymmetric(self):
        """Asked the other way round, the bounds change sign and the order its sense."""
        for countries in (("KZ", "TJ"), ("KG", "TJ"), ("UZ", "KZ")):
            for asked in ("ngos_registered", "ngos_unspecified"):
                one = nca.difference(asked, *countries)
                other = nca.difference(asked, *countries[::-1])
                if one.absolute is not None:
                    ends = one.absolute.figure.bounds
                    turned = other.absolute.figure.bounds
                    assert (ends.low, ends.high) == (
                        None if turned.high is None else -turned.high,
                        None if turned.low is None else -turned.low,
                    )
                assert (one.order is nca.Order.LARGER) == (
                    other.order is nca.Order.SMALLER
                )

    def test_two_times(self):
        """A period for each side asks for two times of one area."""
        result = nca.difference("ngos_unspecified", 2000, 2010, country="KG")

        assert "13,375 organizations" == str(result.absolute.figure)
        assert "18341/4966" == str(result.times.figure.value)
        assert "Kyrgyzstan 2010 less Kyrgyzstan 2000" in repr(result).replace("\n", " ")

    @pytest.mark.parametrize(
        ("question", "message"),
        [
            (("ngos", "KZ", "KG"), "the first counts"),
            (("ngos", 2010, 2011, "KG"), "one statement fills both sides"),
            (("staff_involved", 2003, 2008, "KZ"), "one witness"),
            (("ngos", 2017, 2023, "KG"), "the first counts registered NGOs"),
        ],
    )
    def test_what_is_not_computed(self, question, message):
        """Unlike counts, one statement and one witness give no difference."""
        indicator, first, second, *country = question
        area = (*country, None)[0]
        result = nca.difference(
            indicator, first, second, country=area, dataset=checked()
        )

        assert (None, None) == (result.absolute, result.times)
        assert nca.Order.UNORDERED is result.order
        assert message in result.caveats[0].text
        assert "nothing is computed" in repr(result)

    def test_times_that_overlap(self):
        """A month of a year is no other time than the year."""
        month = observation("month", "20 NGOs", "2010-12")
        result = nca.difference(
            "ngos",
            "2010-01",
            "2010-12",
            country="KZ",
            dataset=dataset(month, observation("year", "10 NGOs", "2010-01/2010-12")),
        )

        assert result.absolute is None

    def test_a_side_without_a_figure(self):
        """A gap on one side is told, and the other side stays."""
        result = nca.difference("ngos", "KG", "TM", dataset=checked())

        assert result.absolute is None
        assert [None, "not stated by any source", "nothing is computed"] == [
            row["gap"] for row in result.to_dicts()
        ]
        assert "a side has no figure" in repr(result)
        assert "not stated by any source" in repr(result)

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled and flattened."""
        result = nca.difference("ngos_unspecified", "KG", "UZ", at=2010)
        rows = result.to_dicts()

        assert result == pickle.loads(pickle.dumps(result))
        assert ["first", "second", "difference", "times the first"] == [
            row["what"] for row in rows
        ]
        assert all(row["source_id"] for row in rows)

    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"first": 2000}, CriteriaError, "give country="),
            ({"second": "KG"}, CriteriaError, "are one area"),
            ({"second": "Kyrgyz"}, NotFoundError, "Kyrgyz"),
            ({"country": "KG", "at": 2010}, CriteriaError, "'at' is for two areas"),
            ({"country": "KG"}, PeriodError, "KG"),
            ({"country": ["KZ", "KG"]}, CriteriaError, "name of one area"),
            ({"indicator": "ngoes"}, NotFoundError, '"ngos"'),
        ],
    )
    def test_bad_questions(self, question, error, message):
        """A question that makes no sense is refused with the reason."""
        given = {"indicator": "ngos", "first": "KG", "second": "UZ"} | question
        with pytest.raises(error, match=message):
            nca.difference(**given)
