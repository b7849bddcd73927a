"""Figures converted, deflated and set against people, at the numbers of publishers."""

from __future__ import annotations

import pickle
import re
from fractions import Fraction

import attrs
import numpy as np
import pint
import pytest
from analysis.builders import CITED, dataset, observation
from hypothesis import assume, given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.context import Context
from ngo_central_asia.analysis.conversion import converted, deflated, divided
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.normalization import Per
from ngo_central_asia.errors import (
    ComparabilityError,
    CriteriaError,
    NotFoundError,
    UnitError,
)
from ngo_central_asia.model import bounds
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.testing.values import (
    COMPUTABLE,
    above_zero,
    figures,
    numbers_in,
)

PER = Per("100,000 people", "population", 100_000)


def ngos(year, **question):
    """Return the NGOs of the five countries per 100,000 people."""
    return nca.compare("ngos", at=year, per="100 000 people", **question)


def prizes(**question):
    """Return the prizes for NGOs in Kazakhstan by year."""
    rows = nca.compare("prizes_amount", countries="KZ", policy="all", **question)
    return {str(row.period): row for row in rows}


def thousands(row):
    """Return the figure of a row in thousands, rounded."""
    return round(Fraction(row.figure.value) / 1000)


class TestAgainstPublishedNumbers:
    @pytest.mark.parametrize(
        ("year", "area", "expected", "vintage"),
        [
            (2003, "KZ", "28.6", None),
            (2003, "KZ", "30.2", "population-wdi-2023"),
            (2006, "KG", "249", None),
            (2010, "TJ", "14.2", None),
            (1991, "UZ", "0.453", None),
            (2010, "UZ", "over 17.9", None),
        ],
    )
    def test_per_people(self, year, area, expected, vintage):
        """Counts per 100,000 people; what is over 17.967 is not over 18."""
        row = ngos(year, vintage=vintage, evidence="checked")[area]

        assert f"{expected} organizations/100,000 persons" == row.derived.rounded

    @pytest.mark.parametrize(
        ("year", "area", "dollars"),
        [
            *((1995, "KZ", 1_218), (2007, "KZ", 6_449), (2023, "KZ", 12_859)),
            *((2007, "KG", 722), (2007, "TJ", 517), (2007, "TM", 2_415)),
            *((2016, "UZ", 2_753), (2018, "UZ", 1_633)),
        ],
    )
    def test_product_per_head(self, year, area, dollars):
        """In current dollars; that of Uzbekistan fell by a devaluation."""
        asked = {"at": year, "countries": area, "tolerance": 0, "per": "person"}
        row = nca.compare("gdp_current_usd", **asked)[area]

        assert dollars == round(row.figure.value)

    def test_prizes_fall_in_dollars_and_in_prices_of_one_year(self):
        """A nominal rise from 68.7 to 81.7 million tenge."""
        nominal, dollars = prizes(), prizes(in_="USD")
        real = prizes(real=2017)

        assert nominal["2021"].order(nominal["2017"]) is Order.LARGER
        assert (211, 192) == (thousands(dollars["2017"]), thousands(dollars["2021"]))
        assert (68_700, 58_544) == (thousands(real["2017"]), thousands(real["2021"]))
        for rows in (dollars, real):
            assert rows["2021"].order(rows["2017"]) is Order.SMALLER

    def test_dollars_are_deflated_with_prices_of_the_united_states(self):
        """The price level is that of the country whose currency the sum is in."""
        row = prizes(in_="USD", real=2017)["2021"]

        assert 174 == thousands(row)
        assert {"KZ", "US"} == {said.area for said in row.derived.statistics}

    def test_a_share_of_the_product_is_in_percent(self):
        """Dollars by dollars, times 100."""
        row = prizes(in_="USD", per="GDP")["2021"]
        dollars = Fraction(prizes(in_="USD")["2021"].figure.value)
        product = nca.series["gdp_current_usd-wdi"].at("KZ", 2021).figure

        million = prizes(in_="USD", per="million USD of GDP")["2021"]

        assert "percent" == row.figure.unit
        assert "USD/1000000 USD" == million.figure.unit
        assert million.figure.value == row.figure.value * 10_000
        assert 100 * dollars / Fraction(product.value) == row.figure.value


class TestEverySource:
    def test_each_number_has_its_two_sources(self):
        """The page that counts and the table that it is divided by."""
        for row in ngos(2010):
            sources = {cited.source for cited in row.citations}

            assert "wdi-2026-03" in sources
            assert {cited.source for cited in row.statistic.citations} < sources
            assert row.derived.inputs[0] == row.statistic

    def test_each_step_is_a_caveat_and_is_explained(self):
        """What it was computed with, and of which vintage."""
        row = ngos(2010)["KG"]
        (step,) = [c.text for c in row.caveats if c.kind == "step"]
        basis = nca.explain(row).about("what it stands on")

        assert "divided by 5,467,059 persons" in step
        assert "vintage of 2026" in step
        assert "18,341 organizations / 5,467,059 persons x 100,000" in basis[0].text

    def test_the_title_says_what_else_was_taken(self):
        """Where only checked statements count, the denominators are still published."""
        too = "computed with published tables too"
        checked, any_ = (repr(ngos(2010, evidence=e)) for e in ("checked", None))

        assert too in " ".join(checked.split())
        assert too not in " ".join(any_.split())

    def test_flat_rows_name_what_was_computed(self):
        """What is asked for, the stated figure, and the ids of both statistics."""
        row = ngos(2010).to_dicts()[1]

        assert "per 100,000 people" == row["computed"]
        assert "18,341 organizations" == row["stated"]
        assert (
            "kg-ngos-2010-jaysanov; population-wdi-2026-kg-2010" == row["computed_from"]
        )
        assert "organization/100000 person" == row["unit"]

    def test_results_are_equal_and_pickle(self):
        """A question keeps what is computed, not the dataset."""
        result = ngos(2010)

        assert result == ngos(2010)
        assert result != nca.compare("ngos", at=2010)
        assert result == pickle.loads(pickle.dumps(result))

    def test_a_baseline_is_of_what_was_computed(self):
        """Per person first, then times the other country, with all four sources."""
        row = ngos(2010, baseline="KG")["UZ"]
        mine, base = (ngos(2010)[area].figure for area in ("UZ", "KG"))

        assert (mine / base).value == row.figure.value
        assert 4 == len(row.derived.statistics)
        assert "population" in " ".join(caveat.text for caveat in row.caveats)


class TestWhatIsMissing:
    @pytest.mark.parametrize(
        ("asked", "gap", "missing"),
        [
            (
                {"in_": "EUR"},
                Gap.NO_RATE,
                "no rates of EUR to USD; there are: KGS, KZT",
            ),
            ({"in_": "TMM"}, Gap.NO_RATE, "the table ends in 2001"),
            ({"real": 1850}, Gap.NO_PRICES, "Kazakhstan in 1850; nearest: 1996"),
            ({"real": 1993}, Gap.NO_PRICES, "hyperinflation.*nearest: 1996"),
            ({"real": 2050}, Gap.NO_PRICES, "nearest: 2024"),
        ],
    )
    def test_a_gap_names_the_datum_and_the_nearest(self, asked, gap, missing):
        """And the stated figure stays in the row."""
        row = prizes(**asked)["2021"]

        assert gap is row.gap
        assert row.figure is None
        assert "81,700,000 KZT" == str(row.statistic.figure)
        assert re.search(missing, row.missing)
        assert row.missing in [caveat.text for caveat in row.caveats]

    def test_no_neighbour_year_unless_it_is_allowed(self):
        """And then the row says how far away it is."""
        found = dataset(
            observation("count", "100 organizations", 2003),
            observation("near", "1,000 persons", 2004, indicator="population"),
            observation("far", "2,000 persons", 2001, indicator="population"),
        )

        def row(**more):
            asked = {"per": "100 people", "countries": "KZ", "dataset": found}
            return nca.compare("ngos", **asked, **more)["KZ"]

        assert Gap.NO_DENOMINATOR is row().gap
        assert row().missing.endswith("in 2003; nearest: 2001 and 2004")
        assert 10 == row(context_tolerance=1).figure.value
        assert 10 == row(context_tolerance=9).figure.value
        assert "population is of 2004, 1 year from the figure" in [
            caveat.text for caveat in row(context_tolerance=1).caveats
        ]

    def test_a_hole_is_no_zero_and_no_neighbour(self):
        """Uzbekistan published no rate from 2001 to 2012."""
        prize = observation("prize", "9 KZT", 2005, indicator="prizes_amount")
        found = dataset(prize, series=[nca.series["exchange_rate_official-wdi"]])
        row = nca.compare("prizes_amount", countries="KZ", in_="UZS", dataset=found)[0]

        assert Gap.NO_RATE is row.gap
        assert "2001 to 2012" in row.missing
        assert row.missing.endswith("nearest: 2000 and 2013")

    def test_several_years_have_no_one_population(self):
        """A figure of 2003 to 2005 is divided by nothing."""
        found = dataset(
            observation("count", "100 organizations", "2003/2005"),
            observation("people", "1,000 persons", 2004, indicator="population"),
        )
        result = nca.compare("ngos", per="100 people", countries="KZ", dataset=found)

        assert "no single year" in result["KZ"].missing

    def test_an_unsafe_year_is_refused_whatever_the_tolerance(self):
        """A neighbour does not make hyperinflation safe, nor a base year another."""
        for year in (1993, 2030):
            row = prizes(real=year, context_tolerance=10)["2021"]

            assert Gap.NO_PRICES is row.gap
        row = nca.compare(
            "gdp_current_usd",
            at=1994,
            countries="KZ",
            in_="KZT",
            context_tolerance=3,
        )["KZ"]
        assert "hyperinflation" in row.missing

    def test_a_hole_that_is_stepped_over_is_told(self):
        """With the reason that the series gives."""
        prize = observation("prize", "9 KZT", 2005, indicator="prizes_amount")
        found = dataset(prize, series=[nca.series["exchange_rate_official-wdi"]])
        row = nca.compare(
            "prizes_amount",
            countries="KZ",
            in_="UZS",
            dataset=found,
            context_tolerance=5,
        )["KZ"]

        assert any(
            "is of 2000, 5 years from the figure" in caveat.text
            and "2001 to 2012" in caveat.text
            for caveat in row.caveats
        )

    def test_price_levels_of_two_series_have_no_common_base(self):
        """A base year from elsewhere is refused."""
        found = dataset(
            observation("prize", "100 KZT", 2021, indicator="prizes_amount"),
            observation("own", "200 index points", 2026, indicator="gdp_deflator"),
            series=[nca.series["gdp_deflator-wdi"]],
        )
        row = nca.compare("prizes_amount", countries="KZ", real=2026, dataset=found)[0]

        assert "no common base" in row.missing

    def test_a_denominator_that_reaches_beyond_the_year_is_not_of_it(self):
        """An average of six years is a neighbour, and is told of as one."""
        found = dataset(
            observation("count", "100 organizations", 2003),
            observation("wide", "1,000 persons", "2000/2005", indicator="population"),
        )
        asked = {"per": "100 people", "countries": "KZ", "dataset": found}

        assert Gap.NO_DENOMINATOR is nca.compare("ngos", **asked)["KZ"].gap
        row = nca.compare("ngos", **asked, context_tolerance=1)["KZ"]
        assert "population is of 2000/2005, not of 2003 alone" in [
            caveat.text for caveat in row.caveats
        ]

    def test_a_dataset_without_the_indicator_says_so(self):
        """No error of a lookup."""
        found = nca.Dataset(
            areas=nca.areas.values(),
            indicators=[nca.indicators["ngos"], nca.indicators["ngos_unspecified"]],
            sources=dataset().sources.values(),
            statistics=[observation("count", "100 organizations", 2003)],
        )
        row = nca.compare("ngos", per="people", countries="KZ", dataset=found)["KZ"]

        assert "the dataset has no indicator 'population'" == row.missing

    def test_a_gap_of_the_baseline_leaves_no_number(self):
        """What was computed before it is not shown in its place."""
        row = ngos(2010, baseline="US", countries="KG")[0]

        assert (Gap.NO_BASELINE, None, None) == (row.gap, row.figure, row.derived)
        assert "of the baseline, United States: not stated" in row.missing

    def test_what_may_be_anything_is_no_number(self):
        """Over 100 by over 1,000 is above zero, and no more."""
        found = dataset(
            observation("count", "over 100 organizations", 2003),
            observation("many", "over 1,000 persons", 2003, indicator="population"),
        )
        row = nca.compare("ngos", per="people", countries="KZ", dataset=found)["KZ"]

        assert Gap.NOT_COMPUTABLE is row.gap

    def test_a_gap_has_nothing_to_divide(self):
        """What no source states stays that gap."""
        row = ngos(1991, evidence="checked")["TM"]

        assert (Gap.WEAKER_EVIDENCE, "") == (row.gap, row.missing)


class TestSources:
    """Which observation a figure is computed with, and who is told."""

    def test_a_series_asked_for_is_the_only_one(self):
        """An observation of one's own does not step in front of it."""
        found = dataset(
            observation("count", "100 organizations", 2003),
            observation("own", "1,000 persons", 2003, indicator="population"),
            series=[nca.series["population-wdi-2023"]],
        )
        asked = {"per": "people", "countries": "KZ", "dataset": found}
        series = nca.series["population-wdi-2023"]

        for vintage in ("population-wdi-2023", series, [series, series.id]):
            row = nca.compare("ngos", **asked, vintage=vintage)["KZ"]
            assert "population-wdi-2023-kz-2003" == row.derived.statistics[1].id

    def test_rows_that_take_theirs_from_elsewhere_say_so(self):
        """Sources of denominators are not mixed silently."""
        found = dataset(
            observation("a", "100 organizations", 2003),
            observation("b", "100 organizations", 2003, area="KG"),
            observation("own", "1,000 persons", 2003, indicator="population"),
            series=[nca.series["population-wdi-2023"]],
        )
        asked = {"countries": ["KZ", "KG"], "dataset": found, "per": "people"}
        rows = nca.compare("ngos", **asked)

        assert all(
            any("take population from" in caveat.text for caveat in row.caveats)
            for row in rows
        )
        with pytest.raises(ComparabilityError, match="take population from"):
            nca.compare("ngos", **asked, strict=True)

    def test_the_other_vintage_is_told(self):
        """What it says of the same people."""
        texts = [caveat.text for caveat in ngos(2003)["KZ"].caveats]

        assert any("14,909,019 persons" in text for text in texts)

    def test_a_baseline_brings_what_its_steps_carry(self):
        """Its population, and the warning of that."""
        texts = [c.text for c in ngos(2010, baseline="TM", countries="KG")[0].caveats]

        assert any(
            text.startswith("of the baseline, Turkmenistan: divided by")
            for text in texts
        )

    def test_two_areas_with_one_currency_are_not_guessed_between(self):
        """A gap names both."""
        rates = {"indicator": "exchange_rate_official", "citations": CITED}
        found = dataset(
            observation("prize", "100 KZT", 2021, indicator="prizes_amount"),
            observation("kz", "400 KZT/USD", 2021, **rates),
            observation("kg", "90 KZT/USD", 2021, area="KG", **rates),
        )
        row = nca.compare("prizes_amount", countries="KZ", in_="USD", dataset=found)[0]

        assert "currency of KG and KZ" in row.missing

    def test_money_keeps_its_currency_among_the_candidates(self):
        """Millions of tenge are no millions of prizes."""
        page = repr(nca.compare("prizes_amount", countries="KZ"))

        assert "68,700,000 KZT of state prizes for NGOs (2017)" in page


class TestBadQuestions:
    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            ({"per": "100 000 peple"}, CriteriaError, 'Did you mean "people"'),
            ({"per": "0 people"}, CriteriaError, "above zero"),
            ({"per": 100_000}, CriteriaError, "expected per="),
            ({"per": ""}, CriteriaError, "expected per="),
            ({"per": "1,5 million people"}, CriteriaError, "expected per="),
            ({"per": "1000 GDP"}, CriteriaError, "so many dollars of it"),
            ({"per": "people", "policy": "highest"}, CriteriaError, 'policy="all"'),
            ({"per": "people", "vintage": 5}, NotFoundError, "nothing named 5"),
            ({"in_": "USD"}, UnitError, "in_= is for sums of money"),
            ({"real": 2017}, UnitError, "real= is for sums of money"),
            ({"vintage": "population-wdi-2023"}, CriteriaError, "give per="),
            ({"context_tolerance": 2}, CriteriaError, "give per="),
            ({"context_tolerance": -1}, CriteriaError, "whole years"),
            (
                {"per": "people", "vintage": "population-wdi-2024"},
                NotFoundError,
                "population-wdi-2023",
            ),
            (
                {"per": "people", "vintage": "gdp_deflator-wdi"},
                CriteriaError,
                "nothing is computed with",
            ),
            (
                {
                    "per": "people",
                    "vintage": ["population-wdi-2023", "population-wdi-2026"],
                },
                CriteriaError,
                "two series of population",
            ),
        ],
    )
    def test_of_counts(self, asked, error, message):
        """Each error says what was expected."""
        with pytest.raises(error, match=message):
            nca.compare("ngos", **asked)

    @pytest.mark.parametrize(
        ("asked", "error", "message"),
        [
            ({"in_": "dollars"}, CriteriaError, "ISO 4217"),
            ({"in_": "usd"}, CriteriaError, 'Did you mean "USD"'),
            ({"real": "2017/2019"}, CriteriaError, "expected a year"),
            ({"real": "2017?"}, CriteriaError, "expected a year"),
            ({"per": "GDP"}, CriteriaError, 'add in_="USD"'),
            ({"per": "GDP", "in_": "USD", "real": 2017}, CriteriaError, "leave real="),
        ],
    )
    def test_of_money(self, asked, error, message):
        """So for conversions and prices."""
        with pytest.raises(error, match=message):
            prizes(**asked)

    @pytest.mark.parametrize(
        "indicator",
        *[["exchange_rate_official", "v2xcs_ccsi", "rural_population_share"]],
    )
    def test_what_is_not_counted_is_not_divided(self, indicator):
        """Rates, scores and shares."""
        with pytest.raises(UnitError, match="per= is for numbers of things"):
            nca.compare(indicator, per="100 people")

    def test_nothing_is_divided_by_itself(self):
        """People per people are always so many."""
        with pytest.raises(CriteriaError, match="by itself"):
            nca.compare("population", per="100 people")


def positive(unit):
    """Return figures of a unit that have numbers, all of them above zero."""
    return figures(st.sampled_from(COMPUTABLE), st.just(unit), above_zero).filter(
        lambda figure: figure.bounds.low is not None and figure.bounds.low > 0
    )


def stated(identity, figure, indicator="ngos_unspecified", period="2017"):
    """Return an observation of Kazakhstan."""
    said = observation(identity, "1 person", period, indicator=indicator)
    return attrs.evolve(said, figure=figure)


def rate(figure):
    """Return where the rate of tenge in 2017 is this figure."""
    return Context(dataset(stated("rate", figure, "exchange_rate_official")))


class TestLaws:
    """What holds for whatever figures."""

    @given(positive("organization"), positive("person"), st.data())
    def test_bounds_contain_what_any_choice_gives(self, count, people, data):
        """Any number of NGOs by any number of people that the figures allow."""
        look_up = Context(dataset(stated("people", people, "population")))
        found = divided(stated("n", count), PER, stated("n", count), look_up)
        one, other = (data.draw(numbers_in(f.bounds)) for f in (count, people))
        assume(other > 0)

        assert one / other * 100_000 in found.bounds
        assert one / other * 100_000 in found.figure.bounds

    @given(positive("organization"), positive("organization"), above_zero)
    def test_per_capita_of_a_sum_is_the_sum_of_per_capita(self, first, second, people):
        """Of one exact number of people, the bounds are the same."""
        exact = nca.Figure(value=people, unit="person")
        look_up = Context(dataset(stated("people", exact, "population")))
        parts = [stated("a", first), stated("b", second)]
        total = Derived(
            name="sum",
            formula="a + b",
            figure=first + second,
            inputs=tuple(parts),
            bounds=bounds.add(first.bounds, second.bounds),
        )
        whole = divided(total, PER, parts[0], look_up)
        one, other = (divided(part, PER, part, look_up) for part in parts)

        assert bounds.add(one.bounds, other.bounds) == whole.bounds
        assert {said.id for said in whole.statistics} == {"a", "b", "people"}

    @given(positive("KZT"), above_zero)
    def test_there_and_back_is_the_sum_itself(self, sum_, number):
        """Converted to dollars and back at one exact rate."""
        look_up = rate(nca.Figure(value=number, unit="KZT/USD"))
        given_ = stated("sum", sum_, "prizes_amount")
        there = converted(given_, "USD", given_.period, look_up)
        back = converted(there, "KZT", given_.period, look_up)

        assert ("USD", "KZT") == (there.figure.unit, back.figure.unit)
        assert sum_.bounds == back.bounds

    @given(positive("KZT"), positive("KZT/USD"), st.data())
    def test_a_conversion_contains_what_any_rate_gives(self, sum_, given_rate, data):
        """Any sum at any rate that the figures allow."""
        said = stated("sum", sum_, "prizes_amount")
        found = converted(said, "USD", said.period, rate(given_rate))
        one, other = (data.draw(numbers_in(f.bounds)) for f in (sum_, given_rate))

        assert one / other in found.bounds

    @given(positive("KZT"), above_zero, above_zero)
    def test_prices_of_its_own_year_change_nothing(self, sum_, now, then):
        """And deflating there and back gives the sum."""
        levels = [
            stated(
                str(year), nca.Figure(value=level, unit="point"), "gdp_deflator", year
            )
            for year, level in (("2017", now), ("2021", then))
        ]
        one = rate(nca.Figure(value=1, unit="KZT/USD")).dataset.statistics["rate"]
        look_up = Context(dataset(one, *levels))
        said = stated("sum", sum_, "prizes_amount", "2021")
        there = deflated(said, nca.Period("2017"), said.period, look_up)
        back = deflated(there, said.period, nca.Period("2017"), look_up)

        assert said is deflated(said, said.period, said.period, look_up)
        assert sum_.bounds == back.bounds

    @given(st.permutations(range(4)))
    def test_the_order_of_records_changes_nothing(self, order):
        """Of several denominators the same one is taken."""
        known = [
            stated("a", nca.Figure.parse("10 persons"), "population"),
            stated("b", nca.Figure.parse("about 20 persons"), "population"),
            stated("c", nca.Figure.parse("30 persons"), "population", "2018"),
            stated("n", nca.Figure.parse("5 NGOs")),
        ]
        found = dataset(*(known[place] for place in order))
        result = nca.compare("ngos", per="2 people", countries="KZ", dataset=found)

        assert 1 == result["KZ"].figure.value


class TestRates:
    """Contexts of pint."""

    PRIZES = nca.Figure.parse("68.7 million tenge").quantity

    def test_a_dated_rate_converts(self):
        """To dollars, and by way of them to another currency; exactly, or as floats."""
        dollars = self.PRIZES.to("USD", nca.rates(2017))
        rate_ = Fraction(
            nca.series["exchange_rate_official-wdi"].at("KZ", 2017).figure.value
        )

        assert Fraction(68_700_000) / rate_ == dollars.magnitude
        assert isinstance(
            (self.PRIZES * 1.0).to("USD", nca.rates("2017-05")).magnitude, float
        )
        assert "UZS" == str(self.PRIZES.to("UZS", nca.rates(2017)).units)

    def test_without_a_date_it_is_an_error_that_says_what_to_give(self):
        """It is an error of this library and one of pint."""
        for error in (UnitError, pint.DimensionalityError):
            with pytest.raises(error, match=r"nca.rates\(2017\)"):
                self.PRIZES.to("USD")
        assert self.PRIZES != nca.Figure.parse("68.7 million dollars").quantity

    @pytest.mark.parametrize(
        ("currency", "year", "message"),
        [
            ("USD", 1995, "not safe.*nearest: 1996"),
            ("UZS", 2005, "2001 to 2012.*nearest: 2000 and 2013"),
            ("TMM", 2000, "old manat"),
            ("EUR", 2017, "no rates of EUR"),
        ],
    )
    def test_a_hole_is_refused_with_its_reason(self, currency, year, message):
        """Unsafe spans too."""
        with pytest.raises(UnitError, match=message):
            self.PRIZES.to(currency, nca.rates(year))

    def test_arrays_convert(self):
        """As floats."""
        given_ = self.PRIZES * np.array([1.0, 0.5])

        assert [210_736, 105_368] == [
            round(number) for number in given_.to("USD", nca.rates(2017)).magnitude
        ]

    @pytest.mark.parametrize("figure", ["about 400 KZT/USD", "0 KZT/USD"])
    def test_a_rate_that_is_no_exact_number_is_refused(self, figure):
        """A quantity has no bounds."""
        known = observation("rate", figure, 2017, indicator="exchange_rate_official")
        with pytest.raises(UnitError, match="no exact number above zero"):
            self.PRIZES.to("USD", nca.rates(2017, dataset=dataset(known)))

    def test_rates_are_of_one_year(self):
        """Not of a decade."""
        with pytest.raises(CriteriaError, match="one year"):
            nca.rates("2010/2019")
