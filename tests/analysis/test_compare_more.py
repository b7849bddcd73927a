"""Comparisons beyond the plain one: several indicators, baselines, policies, records."""

from __future__ import annotations

import pickle
from fractions import Fraction

import attrs
import pytest
from analysis.builders import dataset, observation
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.caveats import CaveatKind
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.comparisons import Comparisons
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.errors import (
    ComparabilityError,
    CriteriaError,
    NotFoundError,
)
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.testing.values import COMPUTABLE, figures, numbers_in, periods


def caveats(row, kind):
    """Return the texts of the caveats of one kind on a row."""
    return [caveat.text for caveat in row.caveats if caveat.kind is kind]


def compared(*statistics, **question):
    """Return the comparison of Kazakhstan and Kyrgyzstan by these observations."""
    asked = {"countries": ["KZ", "KG"]} | question
    return nca.compare("ngos", dataset=dataset(*statistics), **asked)


class TestSeveralIndicators:
    SEVERAL = nca.compare(["ngos_registered", "ngos_active"], countries=["KZ", "KG"])

    def test_rows_are_those_of_each_comparison(self):
        """One comparison after the other, each as it is by itself."""
        singles = [
            nca.compare(name, countries=["KZ", "KG"])
            for name in ("ngos_registered", "ngos_active")
        ]

        assert tuple(singles) == self.SEVERAL.comparisons
        assert [row for single in singles for row in single] == list(self.SEVERAL)

    def test_a_row_is_found_by_area_and_indicator(self):
        """In any spelling, by record, by place."""
        row = self.SEVERAL["Kyrgyzstan", "ngos_active"]

        assert "800 organizations" == str(row.figure)
        assert row is self.SEVERAL[nca.countries["KG"], nca.indicators["ngos_active"]]
        assert row is self.SEVERAL[3]

    @pytest.mark.parametrize("place", ["KG", ("KG", "staff"), ("UZ", "ngos_active")])
    def test_a_miss_says_what_there_is(self, place):
        """An area alone, another indicator, another area."""
        with pytest.raises(NotFoundError, match=r"ngos_registered|no row for 'UZ'"):
            self.SEVERAL[place]

    def test_each_indicator_once(self):
        """Twice named is once compared; one in a list is still a result of several."""
        result = nca.compare(["forums", nca.indicators["forums"]])

        assert isinstance(result, Comparisons)
        assert 1 == len(result.comparisons)

    def test_areas_may_come_from_a_generator(self):
        """The areas are read once for all indicators."""
        areas = (name for name in ["KZ", "KG"])

        assert self.SEVERAL == nca.compare(
            ["ngos_registered", "ngos_active"], countries=areas
        )

    @pytest.mark.parametrize(
        ("indicators", "error"), [([], CriteriaError), (["ngoes"], NotFoundError)]
    )
    def test_nothing_or_nonsense(self, indicators, error):
        """An empty list and an unknown name are refused."""
        with pytest.raises(error):
            nca.compare(indicators)

    def test_stands_on_its_citations(self):
        """Citations, sources and flat rows are those of all of them."""
        assert {c for row in self.SEVERAL for c in row.citations} == set(
            self.SEVERAL.citations
        )
        assert {c.source for c in self.SEVERAL.shown_citations} <= {
            source.id for source in self.SEVERAL.sources
        }
        assert ["ngos_registered"] * 2 + ["ngos_active"] * 2 == [
            row["asked"] for row in self.SEVERAL.to_dicts()
        ]
        assert pickle.loads(pickle.dumps(self.SEVERAL)) == self.SEVERAL


class TestBaseline:
    BASE = observation("base", "200 NGOs", 2010)

    def kyrgyzstan(self, figure, period=2010, **fields):
        """Return an observation of Kyrgyzstan."""
        return observation("other", figure, period, area="KG", **fields)

    def test_is_a_derived_figure_beside_the_stated_one(self):
        """The ratio has its formula and both citations; the stated figure stays."""
        row = compared(self.BASE, self.kyrgyzstan("over 500 NGOs"), baseline="KZ")["KG"]

        assert "over 2.5 times" == str(row.figure) == str(row.derived.figure)
        assert "over 500 organizations" == str(row.statistic.figure)
        assert (row.statistic, self.BASE) == row.derived.inputs
        assert set(row.citations) == {
            *row.statistic.citations,
            *self.BASE.citations,
        }

    def test_its_own_ratio_is_one_whatever_the_hedge(self):
        """A number is as large as itself, even where its bounds are open."""
        vague = observation("base", "over 200 NGOs", 2010)

        assert "1 times" == str(compared(vague, baseline="KZ")["KZ"].figure)

    @pytest.mark.parametrize(
        "base",
        [
            (),
            [observation("base", 'vague "dozens" organizations', 2010)],
            [observation("base", "unknown organizations", 2010)],
            [observation("base", "no organizations", 2010)],
        ],
    )
    def test_without_a_number_of_the_baseline_there_is_a_gap(self, base):
        """The stated figure is still there, but it is not the figure of the cell."""
        row = compared(*base, self.kyrgyzstan("50 NGOs"), baseline="KZ")["KG"]

        assert Gap.NO_BASELINE is row.gap
        assert row.figure is None
        assert row.derived is None
        assert "50 organizations" == str(row.statistic.figure)
        assert Gap.NO_BASELINE.value in repr(row)

    @pytest.mark.parametrize(
        ("figure", "base"),
        [
            ('vague "dozens" organizations', "200 NGOs"),
            ("over 50 NGOs", "over 200 NGOs"),
            ("at most 50 NGOs", "at most 200 NGOs"),
        ],
    )
    def test_what_the_figures_leave_open_is_a_gap(self, figure, base):
        """Without numbers, or with bounds that allow any ratio, there is none."""
        first = observation("base", base, 2010)
        row = compared(first, self.kyrgyzstan(figure), baseline="KZ")["KG"]

        assert Gap.NOT_COMPUTABLE is row.gap
        assert row.figure is None

    def test_caveats_where_like_is_not_set_against_like(self):
        """Another kind, another time and what the baseline carries are told."""
        row = compared(
            observation("base", "about 200 NGOs", 2000, note="Odd."),
            self.kyrgyzstan("50 NGOs", indicator="ngos_active"),
            baseline="KZ",
        )["KG"]

        assert any(
            "active NGOs to NGOs, criterion not stated in Kazakhstan" in text
            for text in caveats(row, CaveatKind.DEFINITION)
        )
        assert "the ratio is of 2010 to 2000 in Kazakhstan" in caveats(
            row, CaveatKind.PERIOD
        )
        assert ["of the baseline, Kazakhstan: Odd."] == caveats(row, CaveatKind.NOTE)
        assert set(row.derived.caveats) <= set(row.caveats)

    def test_the_baseline_need_not_be_a_row(self):
        """An area outside the comparison can be the baseline, by any name."""
        inside = compared(self.BASE, self.kyrgyzstan("50 NGOs"), baseline="KZ")
        outside = compared(
            self.BASE, self.kyrgyzstan("50 NGOs"), countries="KG", baseline="Қазақстан"
        )

        assert inside["KG"].derived == outside["KG"].derived
        assert set(self.BASE.citations) <= set(outside.shown_citations)
        assert "Kazakhstan, the baseline: 200 NGOs, criterion" in repr(outside)
        assert inside.baseline.candidates == inside["KZ"].candidates

    def test_rows_stand_as_their_stated_figures_do(self):
        """Divided by one number, figures keep their order though ratios overlap."""
        third = observation("third", "600 NGOs", 2010, area="TJ")
        result = compared(
            observation("base", "about 200 NGOs", 2010),
            self.kyrgyzstan("500 NGOs"),
            third,
            countries=["KZ", "KG", "TJ"],
            baseline="KZ",
        )

        assert Order.UNORDERED is result["TJ"].figure.order(result["KG"].figure)
        assert Order.LARGER is result.order("TJ", "KG")
        assert Order.SMALLER is result.order("KG", "TJ")

    def test_flat_rows_have_the_formula(self):
        """The columns say what was stated and how the figure came about."""
        rows = compared(
            self.BASE, self.kyrgyzstan("500 NGOs"), baseline="KZ"
        ).to_dicts()

        assert Fraction(5, 2) == Fraction(rows[1]["value"])
        assert "500 organizations" == rows[1]["stated"]
        assert "500 organizations / 200 organizations" == rows[1]["formula"]
        assert "KZ" == rows[1]["baseline"]
        assert "formula" not in compared(self.BASE).to_dicts()[0]

    def test_bad_baselines(self):
        """An unknown area, and a policy that gives several figures."""
        with pytest.raises(NotFoundError, match="Kazakhstan"):
            compared(self.BASE, baseline="Kazakstan")
        with pytest.raises(CriteriaError, match="a baseline needs one"):
            compared(self.BASE, baseline="KZ", policy="all")

    def test_strict_refuses_unlike_ratios(self):
        """A strict ratio is one of like with like."""
        other = self.kyrgyzstan("50 NGOs", indicator="ngos_active")
        with pytest.raises(ComparabilityError, match="the ratio is of active NGOs"):
            compared(self.BASE, other, baseline="KZ", strict=True)

    counts = figures(st.sampled_from(COMPUTABLE), st.just("organization"))

    # Many figures have no ratio: zero, or bounds that allow any.
    @settings(max_examples=50, suppress_health_check=[HealthCheck.filter_too_much])
    @given(st.data(), counts, counts)
    def test_bounds_hold_every_choice(self, data, mine, base):
        """Whatever numbers within the bounds are meant, the ratio allows theirs."""
        row = compared(
            attrs.evolve(self.BASE, figure=base),
            attrs.evolve(self.kyrgyzstan("1 NGO"), figure=mine),
            baseline="KZ",
        )["KG"]
        assume(row.derived)
        top = data.draw(numbers_in(mine.bounds))
        bottom = data.draw(numbers_in(base.bounds))
        assume(bottom > 0)

        assert Fraction(top) / Fraction(bottom) in row.figure.bounds


class TestHighestAndLowest:
    SMALL = observation("small", "10 NGOs", 2012)
    MIDDLE = observation("middle", "over 15 NGOs", 2010)
    LARGE = observation("large", "20 NGOs", 2000)

    def test_by_size(self):
        """The largest and the smallest number, whatever their time."""
        assert (
            "large"
            == compared(self.SMALL, self.LARGE, policy="highest")["KZ"].statistic.id
        )
        assert (
            "small"
            == compared(self.SMALL, self.LARGE, policy="lowest")["KZ"].statistic.id
        )

    def test_what_is_certain_has_no_caveat(self):
        """Where the bounds tell, nothing is left to say."""
        row = compared(self.SMALL, self.LARGE, policy="highest")["KZ"]

        assert [] == caveats(row, CaveatKind.CHOICE)

    def test_what_cannot_be_ordered_is_told(self):
        """The larger number as printed is taken, and the caveat names the other."""
        row = compared(self.SMALL, self.MIDDLE, self.LARGE, policy="highest")["KZ"]
        (said,) = caveats(row, CaveatKind.CHOICE)

        assert "large" == row.statistic.id
        assert "may not be the highest" in said
        assert "over 15 organizations (2010)" in said
        assert "10 organizations" not in said

    def test_of_equal_numbers_the_later_one(self):
        """Equal numbers are told of as well."""
        again = observation("again", "20 NGOs", 2011)
        row = compared(self.LARGE, again, policy="highest")["KZ"]

        assert "again" == row.statistic.id
        assert "20 organizations (2000)" in caveats(row, CaveatKind.CHOICE)[0]

    def test_a_number_comes_before_words(self):
        """Words may mean more, and that is told; but they give no number."""
        words = observation("words", 'vague "thousands" organizations', 2012)
        row = compared(self.SMALL, words, policy="highest")["KZ"]

        assert "small" == row.statistic.id
        assert "thousands" in caveats(row, CaveatKind.CHOICE)[0]

    def test_at_restricts_to_the_tolerance(self):
        """The highest of about 2010, and no caveat about what lies outside."""
        result = compared(self.SMALL, self.LARGE, policy="highest", at=2010)
        anytime = compared(
            self.SMALL, self.LARGE, policy="highest", at=2010, tolerance=None
        )

        assert "small" == result["KZ"].statistic.id
        assert [] == caveats(result["KZ"], CaveatKind.CHOICE)
        assert "large" == anytime["KZ"].statistic.id

    @settings(max_examples=50)
    @given(
        st.lists(st.tuples(TestBaseline.counts, periods), min_size=1, max_size=5),
        st.sampled_from(["highest", "lowest"]),
        st.randoms(use_true_random=False),
    )
    def test_none_is_certainly_beyond_the_chosen(self, drawn, policy, random):
        """No order of records matters; nothing is certainly beyond; all else is told."""
        said = [
            attrs.evolve(self.SMALL, id=str(number), figure=figure, period=period)
            for number, (figure, period) in enumerate(drawn)
        ]
        row = compared(*said, policy=policy)["KZ"]
        beyond = Order.LARGER if policy == "highest" else Order.SMALLER
        orders = [row.statistic.figure.order(one.figure) for one in said]

        assert all(one.figure.order(row.statistic.figure) is not beyond for one in said)
        certain = orders.count(beyond) == len(said) - 1
        assert certain is not bool(caveats(row, CaveatKind.CHOICE))
        random.shuffle(said)
        assert row == compared(*said, policy=policy)["KZ"]


class TestAll:
    def test_every_observation_has_its_row(self):
        """Each within the tolerance fills a row; what lies outside stays a candidate."""
        result = nca.compare(
            "ngos",
            policy="all",
            at=2008,
            countries="KG",
            tolerance=3,
            evidence="checked",
        )

        assert ["2008%", "2006", "2010"] == [str(row.period) for row in result]
        assert all(8 == len(row.candidates) for row in result)
        assert "too far away" in repr(result)

    def test_gaps_are_rows_too(self):
        """An area without an observation has one row that says so."""
        (row,) = nca.compare("staff", policy="all", countries="TM")
        (weak,) = nca.compare("ngos", policy="all", countries="TM", evidence="checked")

        assert Gap.NOT_STATED is row.gap
        assert Gap.WEAKER_EVIDENCE is weak.gap

    def test_unknown_is_a_row_with_a_gap(self):
        """A source that calls the number unknown is heard."""
        unknown = observation("unknown", "unknown organizations", 2012)
        known = observation("known", "5 NGOs", 2010)
        result = compared(unknown, known, countries="KZ", policy="all")

        assert [None, Gap.STATED_UNKNOWN] == [row.gap for row in result]
        assert "unknown NGOs" in " ".join(repr(result).split())

    def test_several_rows_are_not_one(self):
        """An area is no longer enough to name a row."""
        result = nca.compare("ngos", policy="all", evidence="checked")

        assert 8 == len(result.rows_of("KG"))
        with pytest.raises(NotFoundError, match=r"8 rows for 'KG'.*rows_of"):
            result["KG"]


class TestOwnPolicy:
    OLD = observation("old", "10 NGOs", 2000)
    NEW = observation("new", "20 NGOs", 2010)
    FAR = observation("far", "20 NGOs", 1900)

    def test_gets_what_may_fill_the_cell(self):
        """Only candidates within the tolerance and with a figure are offered."""
        offered = []

        def last(candidates):
            offered.append([one.statistic.id for one in candidates])
            return candidates[-1]

        unknown = observation("unknown", "unknown organizations", 2010)
        row = compared(
            self.OLD, self.NEW, self.FAR, unknown, policy=last, at=2005, countries="KZ"
        )[0]

        assert [["new", "old"]] == offered
        assert "old" == row.statistic.id
        assert 4 == len(row.candidates)

    def test_is_named_in_the_result(self):
        """The result says whose choice it was, in print and in its columns."""

        def oldest(candidates):
            return min(candidates, key=lambda one: one.statistic.period)

        result = compared(self.OLD, self.NEW, policy=oldest)

        assert Policy.OWN is result.policy
        assert "own: oldest" == result.to_dicts()[0]["policy"]
        assert "the observation that oldest picks" in repr(result)
        assert pickle.loads(pickle.dumps(result)) == result

    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            (lambda _: 1 / 0, "raised ZeroDivisionError: division by zero"),
            (lambda _: None, "expected one of the 2 candidates.*got None"),
            (lambda candidates: candidates, "expected one of the 2 candidates"),
            (lambda candidates: candidates[0].statistic, "expected one of the 2"),
        ],
    )
    def test_failure_is_one_clear_error(self, answer, message):
        """What a function of the caller does wrong names policy and area."""
        answer.__name__ = "mine"
        with pytest.raises(
            CriteriaError, match="policy 'mine' for Kazakhstan"
        ) as error:
            compared(self.OLD, self.NEW, policy=answer)
        error.match(message)

    def test_its_name_is_no_policy(self):
        """The word that results show for it is not one to ask with."""
        with pytest.raises(CriteriaError, match="there is no policy 'own'"):
            compared(self.OLD, policy="own")


class TestTolerance:
    def test_none_is_any_distance(self):
        """Nothing is too far; how far it is stays a caveat, but breaks nothing."""
        far = observation("far", "10 NGOs", 1900)
        row = compared(
            far, observation("kg", "20 NGOs", 2010, area="KG"), at=2010, tolerance=None
        )["KZ"]

        assert "far" == row.statistic.id
        assert {
            "of 1900, 110 years from 2010",
            "110 years apart from the row of Kyrgyzstan",
        } == set(caveats(row, CaveatKind.PERIOD))
        assert not [one for one in row.caveats if one.breach]


class TestOrder:
    def test_a_statement_is_equal_to_itself(self):
        """One statement gives one number, whatever its hedge."""
        result = nca.compare("ngos", evidence="checked")

        assert all(
            Order.EQUAL is result.order(row.area, row.area)
            for row in result
            if row.figure
        )
        assert Order.UNORDERED is result.order("TM", "TM")

    def test_another_statement_of_the_same_bound_is_not(self):
        """Two sources that say "over 10" may mean two numbers."""
        result = compared(
            observation("kz", "over 10 NGOs", 2010),
            observation("kg", "over 10 NGOs", 2010, area="KG"),
        )

        assert Order.UNORDERED is result.order("KZ", "KG")

    @settings(max_examples=50)
    @given(
        TestBaseline.counts,
        TestBaseline.counts,
        st.sampled_from([None, "KZ", "TJ"]),
        TestBaseline.counts,
    )
    def test_is_antisymmetric_and_never_orders_what_overlaps(
        self, first, second, baseline, third
    ):
        """Seen from the other side it is the other way round, ratios too."""
        result = compared(
            *(
                attrs.evolve(observation(area, "1 NGO", 2010, area=area), figure=figure)
                for area, figure in (("KZ", first), ("KG", second), ("TJ", third))
            ),
            baseline=baseline,
        )
        order, back = result.order("KZ", "KG"), result.order("KG", "KZ")
        turned = {Order.LARGER: Order.SMALLER, Order.SMALLER: Order.LARGER}

        assert turned.get(order, order) is back
        assert order in (first.order(second), Order.UNORDERED)


class TestLaws:
    OBSERVATIONS = tuple(nca.statistics.where(indicator="ngos").values())
    QUESTIONS = (
        {},
        {"at": 2008},
        {"policy": "highest"},
        {"policy": "lowest", "at": 2010},
        {"policy": "all"},
        {"baseline": "KZ"},
        {"baseline": "KZ", "countries": ["KG", "UZ"]},
    )

    def cited(self, statistics, question):
        """Return what a comparison of these observations stands on and shows."""
        held = nca.Dataset(
            areas=nca.areas.values(),
            indicators=nca.indicators.values(),
            sources=[
                attrs.evolve(source, note=source.note or "Of the test.")
                for source in nca.sources.values()
            ],
            statistics=statistics,
        )
        result = nca.compare("ngos", dataset=held, **question)
        return set(result.citations), set(result.shown_citations)

    @pytest.mark.parametrize("question", QUESTIONS, ids=str)
    def test_removing_a_record_adds_no_citation(self, question):
        """What is shown without it was shown with it; each figure is among it."""
        stands_on, shown = self.cited(self.OBSERVATIONS, question)

        assert stands_on <= shown
        for removed in self.OBSERVATIONS:
            rest = [one for one in self.OBSERVATIONS if one is not removed]
            assert self.cited(rest, question)[1] <= shown

    @pytest.mark.parametrize("question", QUESTIONS, ids=str)
    def test_every_citation_belongs_to_what_it_stands_on(self, question):
        """No citation comes from anywhere but the observations."""
        _, shown = self.cited(self.OBSERVATIONS, question)

        assert shown <= {c for one in self.OBSERVATIONS for c in one.citations}


class TestRecordsAsNames:
    KZ = nca.countries["KZ"]

    def test_in_comparisons(self):
        """Records and whole collections are as good as names."""
        result = nca.compare("ngos", countries=["KZ", "KG"])

        assert result == nca.compare(
            nca.indicators["ngos"], countries=[self.KZ, nca.countries["KG"]]
        )
        assert nca.compare("ngos") == nca.compare("ngos", countries=nca.countries)
        assert result["KZ"] is result[self.KZ]
        assert self.KZ in result
        assert nca.countries["UZ"] not in result
        assert nca.profile("KZ") == nca.profile(self.KZ)

    def test_in_collections(self):
        """They are looked up by their id, in collections of their class only."""
        assert nca.areas[self.KZ] is self.KZ
        assert self.KZ in nca.countries
        assert nca.areas.get(self.KZ) is self.KZ
        assert nca.indicators.get(self.KZ) is None
        assert self.KZ not in nca.countries.where(id="KG")
        with pytest.raises(NotFoundError, match=r"<Country KZ: .*> in indicators"):
            nca.indicators[self.KZ]

    def test_in_criteria(self):
        """One or several, of any field that names records."""
        both = [self.KZ, nca.countries["KG"]]

        assert nca.statistics.where(country=["KZ", "KG"]) == nca.statistics.where(
            country=both
        )
        assert nca.statistics.where(indicator="ngos") == nca.statistics.where(
            indicator=nca.indicators["ngos"]
        )
        assert nca.statistics.where(source="jaysanov-2023") == nca.statistics.where(
            source=nca.sources["jaysanov-2023"]
        )

    def test_of_another_class_is_refused(self):
        """A record of another collection is nothing named there."""
        with pytest.raises(NotFoundError, match="nothing named <Indicator ngos"):
            nca.compare("ngos", countries=nca.indicators["ngos"])
