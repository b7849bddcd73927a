"""Vintages side by side, never spliced; scales that run the other way."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from analysis.builders import dataset, series
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.directions import flipped, flips
from ngo_central_asia.analysis.index import read
from ngo_central_asia.errors import (
    ComparabilityError,
    CriteriaError,
    NotFoundError,
    PeriodError,
)
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.testing import assert_cited, assert_keeps_provenance

WIDE = "68 % interval"
#: Indicators whose higher numbers mean less of what they speak of.
INVERTED = {"v2cseeorgs", "v2csgender", "v2csreprss", "v2csrlgrep"}
OPPOSED = {Order.LARGER: Order.SMALLER, Order.SMALLER: Order.LARGER}


def texts(row):
    """Return the texts of the caveats of a row as one."""
    return "\n".join(caveat.text for caveat in row.caveats)


def two(first, second):
    """Return a dataset of two vintages of one index."""
    older = {"identity": "older", "vintage": "old", "precedence": 2}
    return dataset(
        series=[
            series(first, interval=WIDE),
            series(second, interval=WIDE, **older),
        ]
    )


class TestVintages:
    def test_numbers_of_the_publisher(self):
        """Kazakhstan 1990 and Turkmenistan 2021 in the two vintages."""
        (row,) = nca.compare_vintages("population", "KZ", at=1990)
        figures = [said.figure.value for said in (row.other, row.preferred)]
        assert [16_348_000, 17_154_054] == figures
        assert 17_154_054 - 16_348_000 == row.difference.figure.value

        (row,) = nca.compare_vintages("population", "TM", at=2021)
        assert Decimal("11.8") == round(Decimal(float(row.relative.figure.value)), 1)
        assert Order.LARGER is row.order

    def test_every_year_of_either_vintage_has_a_row(self):
        """What only one vintage has is a gap that shows its number."""
        result = nca.compare_vintages("population", "KZ")

        assert list(range(1989, 2025)) == [int(row.period.edtf) for row in result]
        last = result[-1]
        assert "no value in population-wdi-2023" == last.gap
        assert (None, None) == (last.difference, last.other)
        assert str(last.preferred.figure).partition(" ")[0] in repr(result)

    def test_overlapping_intervals_cannot_be_ordered(self):
        """What lies within the older interval is no revision that can be told."""
        result = nca.compare_vintages("v2xcs_ccsi", "KZ", at="2009/2010")

        assert [Order.SMALLER, Order.UNORDERED] == [row.order for row in result]
        assert all(row.relative is None for row in result)
        assert all("68 % interval" in texts(row) for row in result)

    def test_vintages_in_two_units_have_no_difference(self):
        """A number in old money and one in new are shown, and nothing is computed."""
        rates = {"indicator": "exchange_rate_official", "unit": "LCU/USD"}
        new = series([("TM", 2000, "5")], units={"TM": "TMT/USD"}, **rates)
        old = {"identity": "older", "vintage": "old", "precedence": 2}
        data = dataset(
            series=[
                new,
                series([("TM", 2000, "9")], units={"TM": "TMM/USD"}, **old, **rates),
            ]
        )
        (row,) = nca.compare_vintages("exchange_rate_official", "TM", dataset=data)

        assert ("in different units: TMT/USD and TMM/USD", None) == (
            row.gap,
            row.difference,
        )

    def test_an_area_without_any_value(self):
        """It has a row that says so."""
        (row,) = nca.compare_vintages("population", "world")

        assert ("no value in either vintage", None) == (row.gap, row.period)

    def test_a_year_without_any_value(self):
        """It is the period that was asked for."""
        (row,) = nca.compare_vintages("population", "KZ", at=1900)

        assert ("no value in either vintage", "1900") == (row.gap, str(row.period))

    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            (("v2x_libdem",), CriteriaError, "population, v2xcs_ccsi"),
            (("ngos",), CriteriaError, "no two vintages"),
            (("populatoin",), NotFoundError, "population"),
            (("population", "Atlantis"), NotFoundError, "Atlantis"),
        ],
    )
    def test_bad_questions(self, asked, error, message):
        """One clear error for each."""
        with pytest.raises(error, match=message):
            nca.compare_vintages(*asked)

    def test_a_period_that_is_none(self):
        """It is refused."""
        with pytest.raises(PeriodError):
            nca.compare_vintages("population", at="long ago")

    @pytest.mark.parametrize("at", ["2000-05", "2000-05-09", "2000/2001-03", "2000-21"])
    def test_a_part_of_a_year_is_refused(self, at):
        """The values are those of years; no year stands for a month of it."""
        with pytest.raises(CriteriaError, match="a span of years"):
            nca.compare_vintages("population", at=at)

    def test_every_number_is_cited(self):
        """In the rows, in the flat rows, and after pickling."""
        result = nca.compare_vintages("v2xcs_ccsi", ["KG", "TM"], at="2010/2016")

        assert_cited(result)
        assert_keeps_provenance(result.to_dicts(), result)
        assert result == pickle.loads(pickle.dumps(result))
        assert result.of("Turkmenistan") == result.rows[7:]
        rows = result.to_dicts()
        assert 1 == len({tuple(row) for row in rows})
        assert all("V-Dem" in row["notice"] for row in rows if row["source_id"])


class TestSplicing:
    """No number is computed, and no line is drawn, from one vintage to another."""

    ROWS = tuple(("KZ", year, "0.5", "0.4", "0.6") for year in range(2000, 2004))
    EARLY = tuple(("KZ", year, "0.3", "0.2", "0.35") for year in range(1990, 1994))

    def test_a_difference_is_refused(self):
        """Two times that are in two vintages only."""
        data = two(self.ROWS, self.EARLY)
        asked = {"country": "KZ", "tolerance": 2, "dataset": data}

        with pytest.raises(ComparabilityError, match=r"never spliced.*side by side"):
            nca.difference("v2xcs_ccsi", 1991, 2002, **asked)
        assert nca.difference("v2xcs_ccsi", 2000, 2003, **asked).absolute

    def test_two_areas_of_two_vintages_are_refused(self):
        """So are two areas."""
        rows = [("KG", *row[1:]) for row in self.EARLY]
        data = two(self.ROWS, rows)

        with pytest.raises(ComparabilityError, match="never spliced"):
            nca.difference("v2xcs_ccsi", "KZ", "KG", at=1997, tolerance=9, dataset=data)

    def test_a_trend_keeps_them_apart(self):
        """Each vintage is a line, and no change leads from one to the other."""
        trend = nca.trend("v2xcs_ccsi", "KZ", dataset=two(self.ROWS, self.EARLY))

        assert ["test-index", "older"] == [line.series for line in trend.lines]
        for change in trend.changes:
            assert change.earlier.series == change.later.series

    def test_an_index_is_one_vintage(self):
        """Text is set against one vintage, and two are refused."""
        with pytest.raises(ComparabilityError, match="compare_vintages"):
            nca.against(
                laws="all", index=["population-wdi-2023", "population-wdi-2026"]
            )


class TestIntervals:
    def test_overlapping_intervals_have_no_order(self):
        """Of five countries by voice and accountability few can be ordered."""
        result = nca.compare("voice_accountability", at=2023)
        for one in result:
            for other in result:
                if one is other:
                    continue
                overlap = not (
                    one.figure.high < other.figure.low
                    or other.figure.high < one.figure.low
                )
                assert overlap == (one.order(other) is Order.UNORDERED)
        assert Order.UNORDERED is result.order("KZ", "UZ") is result.order("UZ", "TJ")
        assert Order.LARGER is result.order("KG", "TM")

    def test_scores_without_intervals_say_so(self):
        """An order by point estimates is an order of numbers."""
        row = nca.compare("v2xcs_ccsi", at=2023)["KZ"]
        assert "a score without an interval" in texts(row)

        row = nca.compare("v2x_libdem", at=2023)["KZ"]
        assert "without an interval" not in texts(row)
        assert "68 % interval" in texts(row)
        assert "interval" not in texts(nca.compare("population", at=2023)["KZ"])


class TestDirections:
    def test_which_scales_run_the_other_way(self):
        """As the heads of the series say it."""
        found = {key for key, one in nca.indicators.items() if one.inverted}

        assert INVERTED == found
        for key in found:
            (one,) = nca.data.series_of(key)
            assert "LESS" in one.direction or "fewer" in one.direction

    def test_mixed_directions_are_refused(self):
        """The error names each scale with what higher means, and the way out."""
        with pytest.raises(ComparabilityError) as caught:
            nca.compare(["v2xcs_ccsi", "v2csreprss", "ngos"], at=2010)

        message = str(caught.value)
        assert "v2csreprss: higher means LESS repression" in message
        assert "v2xcs_ccsi: higher means a more robust civil society" in message
        assert "flip=['v2csreprss']" in message
        assert "ngos" not in message

    def test_a_flip_turns_numbers_and_order_around(self):
        """The published number stays, and is the one input."""
        plain = nca.compare("v2csreprss", at=2023)
        mixed = nca.compare(["v2xcs_ccsi", "v2csreprss"], at=2023, flip="v2csreprss")
        turned = mixed.by("v2csreprss")

        for one, other in zip(plain, turned, strict=True):
            assert one.statistic == other.statistic
            assert (one.statistic,) == other.derived.inputs
            assert -one.figure.value == other.figure.value
            assert "flipped, 0 minus" in texts(other)
            assert "runs the other way" in texts(one)
            assert "runs the other way" not in texts(other)
        order = plain.order("KG", "KZ")
        assert OPPOSED[order] is turned.order("KG", "KZ")
        assert all(row.derived is None for row in mixed.by("v2xcs_ccsi"))
        assert "0.538 flipped: -0.538" in repr(mixed)
        assert_cited(mixed)

    def test_an_inverted_scale_says_so_wherever_it_stands_alone(self):
        """In a trend, in a title, on a chart."""
        trend = nca.trend("v2csreprss", "KG")
        result = nca.against(phases="jaysanov-kg-stages", index="v2csreprss")

        assert all("higher means LESS repression" in texts(point) for point in trend)
        assert "higher means LESS repression" in " ".join(repr(result).split())
        assert "higher means LESS repression" in result.plot().title
        assert "higher means" not in read("v2xcs_ccsi", nca.data).name

    def test_left_as_published(self):
        """An empty flip is a decision too; the direction stands at each row."""
        result = nca.compare(["v2xcs_ccsi", "v2csreprss"], at=2023, flip=[])

        assert all(row.derived is None for row in result)
        assert "higher means LESS repression" in texts(result["KG", "v2csreprss"])

    def test_scales_of_one_direction_need_no_flip(self):
        """Neither do counts, which have no direction."""
        assert nca.compare(["v2xcs_ccsi", "v2x_cspart", "population"], at=2010)
        assert nca.compare(["v2csreprss", "v2cseeorgs", "ngos"], at=2010)

    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            ({"flip": "population"}, CriteriaError, "is to be flipped and is not comp"),
            ({"flip": "v2csrepres"}, CriteriaError, "v2csreprss"),
            ({"flip": ["v2csreprss", "v2xcs_ccsi"]}, ComparabilityError, "lower means"),
            ({"flip": "v2csreprss", "baseline": "KZ"}, CriteriaError, "no ratios"),
            ({"flip": "v2csreprss", "policy": "highest"}, CriteriaError, "as stated"),
        ],
    )
    def test_bad_flips(self, asked, error, message):
        """What is not compared, what leaves a mixture, what makes no sense."""
        with pytest.raises(error, match=message):
            nca.compare(["v2xcs_ccsi", "v2csreprss"], **asked)

    def test_a_count_has_no_other_direction(self):
        """It is refused, with the units that have one."""
        with pytest.raises(CriteriaError, match="no scale with two directions"):
            nca.compare("population", flip="population")

    def test_flat_rows_have_the_published_number(self):
        """Beside the flipped one, with the formula."""
        (row,) = nca.compare(
            "v2csreprss", at=2023, countries="KG", flip="v2csreprss"
        ).to_dicts()

        assert ("0.538 latent-scale points", "-0.538 latent-scale points") == (
            row["figure"],
            row["stated"],
        )
        assert "0 - (-0.538 latent-scale points)" == row["formula"]

    def test_a_flip_is_explained_and_drawn(self):
        """In words and as a label."""
        result = nca.compare("v2csreprss", at=2023, flip="v2csreprss")

        assert "flipped is 0.538" in " ".join(repr(nca.explain(result["KG"])).split())
        assert "flipped" in str(result.plot().spec)


# --- laws -----------------------------------------------------------------------------


@st.composite
def intervals(draw):
    """Return a value with its interval as text, and a number in it."""
    low, value, high = sorted(draw(st.tuples(*[st.integers(0, 100)] * 3)))
    chosen = Fraction(draw(st.integers(low, high)), 100)
    return [f"{Decimal(it) / 100:.2f}" for it in (value, low, high)], chosen


@given(intervals(), intervals())
def test_the_difference_of_vintages_holds_for_every_choice(first, second):
    """Whatever lies in the two intervals."""
    data = two([("KZ", 2000, *first[0])], [("KZ", 2000, *second[0])])
    (row,) = nca.compare_vintages("v2xcs_ccsi", "KZ", dataset=data)

    assert first[1] - second[1] in row.difference.bounds
    if row.order is Order.LARGER:
        assert first[1] > second[1]
    if row.order is Order.SMALLER:
        assert first[1] < second[1]


@given(intervals(), intervals())
def test_a_flip_turns_bounds_around(first, second):
    """Any choice is flipped into the bounds; two flips are none; order is reversed."""
    rows = [("KZ", 2000, *first[0]), ("KG", 2000, *second[0])]
    data = dataset(series=[series(rows, interval=WIDE)])
    plain = nca.compare("v2xcs_ccsi", countries=["KZ", "KG"], dataset=data)
    asked = {"countries": ["KZ", "KG"], "flip": "v2xcs_ccsi", "dataset": data}
    turned = nca.compare("v2xcs_ccsi", **asked)

    assert 1 - first[1] in turned["KZ"].derived.bounds
    order = plain.order("KZ", "KG")
    assert OPPOSED.get(order, order) is turned.order("KZ", "KG")
    again = nca.Figure(value=1, unit="index") - turned["KZ"].figure
    assert plain["KZ"].figure.bounds == again.bounds
    assert Fraction(plain["KZ"].figure.value) == Fraction(again.value)


def test_a_row_without_a_number_is_not_flipped():
    """There is nothing to turn around."""
    row = nca.compare("v2csreprss", at=1900)["KZ"]

    assert row == flipped(row)
    assert set() == flips([nca.indicators["v2csreprss"]], None)
    assert Hedge.EXACT is nca.compare("v2csreprss")["KZ"].figure.hedge
