"""Disagreements: groups, standings, reasons, spread, and what is on record."""

from __future__ import annotations

import pickle
from fractions import Fraction

import attrs
import pytest
from analysis.builders import dataset, observation
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.contrast import (
    MEANINGS,
    RULES,
    Reason,
    Standing,
    allowed,
)
from ngo_central_asia.analysis.disagreement import DateDisagreement
from ngo_central_asia.errors import CriteriaError, NotFoundError, PeriodError
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.law import LawDate
from ngo_central_asia.testing import assert_cited, assert_keeps_provenance

OTHER = (nca.Citation(source="npo-kz", row="1"),)


def rows(*statistics, **question):
    """Return the groups among these observations."""
    return nca.disagreements(dataset=dataset(*statistics), **question).rows


def row(*statistics, **question):
    """Return the only group among these observations."""
    (found,) = rows(*statistics, **question)
    return found


class TestGroups:
    def test_one_figure_is_no_disagreement(self):
        """Sources that say the same do not differ."""
        first = observation("a", "10 NGOs", 2010)

        assert () == rows(first)
        assert () == rows(first, observation("b", "10 NGOs", 2010, citations=OTHER))

    @pytest.mark.parametrize(
        "fields", [{"area": "KG"}, {"indicator": "forums"}, {"breakdown": {"a": "b"}}]
    )
    def test_other_things_do_not_meet(self, fields):
        """Another area, heading or part is another thing."""
        unit = "10 events" if fields.get("indicator") else "10 NGOs"

        assert () == rows(
            observation("a", "5 NGOs", 2010), observation("b", unit, 2010, **fields)
        )

    def test_a_count_year_by_year_is_a_development(self):
        """What one origin says of other years is no disagreement."""
        counts = [observation(f"y{y}", f"{y} NGOs", y) for y in range(2000, 2010)]

        assert () == rows(*counts)

    def test_another_origin_meets_the_nearest_years(self):
        """A statement of another origin is set beside what comes nearest in time."""
        counts = [observation(f"y{y}", f"{y} NGOs", y) for y in (2000, 2004, 2008)]
        other = observation("other", "9 NGOs", 2002, citations=OTHER)
        on_spot = observation("y2002", "2,002 NGOs", 2002)

        assert ["y2000", "other", "y2004"] == [
            said.id for said in row(*counts, other).statistics
        ]
        assert ["other", "y2002"] == [
            said.id for said in row(*counts, other, on_spot).statistics
        ]

    def test_the_tolerance_bounds_what_is_near(self):
        """Beyond the tolerance two statements do not meet."""
        first = observation("a", "10 NGOs", 2000)
        second = observation("b", "90 NGOs", 2003, citations=OTHER)

        assert row(first, second, tolerance=3)
        assert () == rows(first, second, tolerance=2)

    def test_kinds_meet_under_their_heading(self):
        """Registered and active NGOs differ in definition, each alone in nothing."""
        first = observation("a", "10 NGOs", 2010, indicator="ngos_active")
        second = observation("b", "90 NGOs", 2010, indicator="ngos_registered")

        assert "ngos" == row(first, second).heading.id
        assert () == rows(first, second, indicator="ngos_active")

    def test_the_gravest_group_comes_first(self):
        """A contradiction stands before what may be compatible."""
        found = rows(
            observation("a", "about 10 NGOs", 2000),
            observation("b", "11 NGOs", 2000),
            observation("c", "20 NGOs", 2010, area="UZ"),
            observation("d", "30 NGOs", 2010, area="UZ"),
        )

        assert ["UZ", "KZ"] == [group.area.id for group in found]


class TestStanding:
    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ("10 NGOs", "20 NGOs", Standing.CONTRADICT),
            ("about 5,000 NGOs", "5,000 NGOs", Standing.COMPATIBLE),
            ("over 5,000 NGOs", "18,341 NGOs", Standing.COMPATIBLE),
            ("over 5,000 NGOs", "5,000 NGOs", Standing.CONTRADICT),
            ("almost 3,200 NGOs", "1,040 NGOs", Standing.CONTRADICT),
            ("almost 3,200 NGOs", "3,190 NGOs", Standing.COMPATIBLE),
            ('vague "dozens" organizations', "40 NGOs", Standing.INCOMPARABLE),
            ("unknown organizations", "40 NGOs", Standing.INCOMPARABLE),
        ],
    )
    def test_by_the_figures(self, first, second, expected):
        """What fits both is compatible, however it is said."""
        group = row(observation("a", first, 2010), observation("b", second, 2010))

        assert expected is group.standing

    @pytest.mark.parametrize(
        "fields",
        [
            {"period": "2010?"},
            {"period": "2010~"},
            {"period": "2010-05"},
            {"dating": "publication", "note": "no date"},
            {"dating": "resolved", "note": "by us"},
            {"indicator": "ngos_active"},
        ],
    )
    def test_a_contradiction_needs_one_thing(self, fields):
        """Another kind, or a date that may be another, is no contradiction."""
        given = {"figure": "20 NGOs", "period": 2010} | fields
        other = observation("b", given.pop("figure"), given.pop("period"), **given)
        group = row(observation("a", "10 NGOs", 2010), other)

        assert Standing.DIFFER is group.standing
        assert group.reasons in ((Reason.DATE,), (Reason.DEFINITION,))

    def test_the_embedded_data_has_no_firm_contradiction(self):
        """What the texts say of one thing they say of other kinds or loose dates."""
        assert () == nca.disagreements().standing("contradict")


class TestReasons:
    def test_not_known(self):
        """Two bare numbers of one source give no reason."""
        group = row(
            observation("a", "10 NGOs", 2010), observation("b", "17 NGOs", 2010)
        )

        assert (Reason.UNKNOWN,) == group.reasons

    def test_attribution(self):
        """An origin that only one of two has may be why; one source alone is none."""
        named = [nca.Citation(source="test", row="1", attributed_to="Ministry")]
        first = observation("a", "10 NGOs", 2010)

        assert (Reason.ATTRIBUTION,) == row(
            first, observation("b", "17 NGOs", 2010, citations=named)
        ).reasons
        assert (Reason.UNKNOWN,) == row(
            first, observation("b", "17 NGOs", 2010, citations=OTHER)
        ).reasons

    def test_print(self):
        """Damage, or numbers that differ in zeros only, may be misprints."""
        first = observation("a", "50 NGOs", 2010)
        damaged = observation("b", 'unreadable "2 3000" organizations', 2010)

        assert Reason.PRINT in row(first, damaged).reasons
        assert Reason.PRINT in row(first, observation("b", "50,000 NGOs", 2010)).reasons
        assert Reason.PRINT not in row(first, observation("b", "60 NGOs", 2010)).reasons

    def test_what_is_on_record_counts(self):
        """A discrepancy on record that names both statements gives its reason."""
        record = nca.Discrepancy(
            id="ours",
            title="Two counts",
            kind="definition",
            records=["statistics/a", "statistics/b"],
            resolution="likely",
            reason="Told so.",
            citations=OTHER,
        )
        said = [observation("a", "10 NGOs", 2010), observation("b", "17 NGOs", 2010)]
        (group,) = nca.disagreements(dataset=dataset(*said, discrepancies=[record]))

        assert (Reason.DEFINITION,) == group.reasons
        assert (record,) == group.curated

    def test_each_has_its_rule(self):
        """Every standing has a meaning, and every reason a rule, for readers."""
        assert set(Standing) == set(MEANINGS)
        assert set(Reason) == set(RULES)


class TestSpread:
    def test_with_bounds(self):
        """Difference and ratio carry bounds and inputs."""
        group = row(
            observation("a", "over 100 NGOs", 2010),
            observation("b", "50 NGOs", 2010),
            observation("c", "60 NGOs", 2010),
        )

        assert "over 50 organizations" == str(group.difference.figure)
        assert "over 2 times" == str(group.ratio.figure)
        assert ["a", "b"] == [said.id for said in group.difference.inputs]

    def test_without_a_bound_there_is_none(self):
        """Where nothing can be said, nothing is."""
        group = row(
            observation("a", "over 100 NGOs", 2010),
            observation("b", "over 500 NGOs", 2010),
        )

        assert group.difference is None
        assert Standing.COMPATIBLE is group.standing

    def test_nothing_is_divided_by_zero(self):
        """A ratio to zero is not given."""
        group = row(observation("a", "no NGOs", 2010), observation("b", "5 NGOs", 2010))

        assert group.ratio is None
        assert "5 organizations" == str(group.difference.figure)

    def test_caveats_name_what_is_mixed(self):
        """A spread over kinds or years says so."""
        group = row(
            observation("a", "10 NGOs", 2010, indicator="ngos_active"),
            observation("b", "90 NGOs", "2010/2011", indicator="ngos_registered"),
        )

        assert ["definition", "period"] == [
            caveat.kind for caveat in group.ratio.caveats
        ]


class TestDates:
    def test_a_law_with_two_dates(self):
        """Dates of one kind that differ are listed, the others are not."""
        (found,) = (
            row for row in nca.disagreements().rows if isinstance(row, DateDisagreement)
        )

        assert "kz-address-2000" == found.law.id
        assert Standing.COMPATIBLE is found.standing
        assert (Reason.DATE,) == found.reasons

    @pytest.mark.parametrize(
        ("second", "expected"),
        [
            ("2001", Standing.CONTRADICT),
            ("2001?", Standing.DIFFER),
            ("2000-05", Standing.COMPATIBLE),
        ],
    )
    def test_standing(self, second, expected):
        """Days that cannot be one contradict, unless a date is uncertain."""
        dates = [
            LawDate(kind="date_document", date=nca.Period(date), citations=OTHER)
            for date in ("2000", second)
        ]
        law = nca.Law(
            id="l", title="L", kind="law", area="KZ", dates=dates, citations=OTHER
        )
        (found,) = nca.disagreements(dataset=dataset(laws=[law]))

        assert expected is found.standing
        assert 1 == found.witnesses

    def test_not_with_an_indicator(self):
        """Who asks for an indicator is not told of laws."""
        assert not [
            row
            for row in nca.disagreements("ngos").rows
            if isinstance(row, DateDisagreement)
        ]


class TestOnRecord:
    def test_every_record_is_in_one_place(self):
        """A discrepancy concerns a group, or stands with those that concern none."""
        found = nca.disagreements()
        joined_in = {one for row in found for one in row.curated}

        assert set(nca.discrepancies.values()) == joined_in | set(found.curated)
        assert not joined_in & set(found.curated)

    def test_they_follow_the_question(self):
        """Only what concerns records of the field asked about is listed."""
        found = nca.disagreements("ngos", countries="TJ")
        listed = {one for row in found for one in row.curated} | set(found.curated)
        ids = {f"statistics/{key}" for key in nca.statistics.where(country="TJ")}

        assert "tj-two-counts-one-day-murzaeva" in {one.id for one in listed}
        assert all(ids.intersection(one.records) for one in listed)


class TestQuestions:
    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"indicator": "ngoes"}, NotFoundError, 'Did you mean "ngos"'),
            ({"countries": "Atlantis"}, NotFoundError, "Atlantis"),
            ({"countries": []}, CriteriaError, "empty"),
            ({"period": "soon"}, PeriodError, "soon"),
            ({"tolerance": -1}, CriteriaError, "whole years, got -1"),
            ({"tolerance": True}, CriteriaError, "whole years"),
        ],
    )
    def test_bad_ones(self, question, error, message):
        """One clear error that says what is wrong."""
        with pytest.raises(error, match=message):
            nca.disagreements(**question)

    def test_a_time_before_any_data(self):
        """Nothing is said, and nothing fails."""
        found = nca.disagreements(period=1700)

        assert 0 == len(found)
        assert "0 groups" in repr(found)

    def test_it_is_a_value(self):
        """It is cited, flat rows keep that, and it pickles."""
        found = nca.disagreements()

        assert_cited(found)
        assert_keeps_provenance(found.to_dicts(), found)
        assert found == pickle.loads(pickle.dumps(found))


_NUMBERS = st.sampled_from([4, 5, 40, 41, 50])
_HEDGES = st.sampled_from(["{}", "about {}", "over {}", "at least {}", "up to {}"])
_YEARS = st.sampled_from([2000, "2000?", 2001, "2000/2001", 2003])
_SAID = st.lists(st.tuples(_HEDGES, _NUMBERS, _YEARS, st.booleans()), max_size=5)


def drawn(said):
    """Return observations of what was drawn."""
    return [
        observation(
            f"s{place}",
            f"{hedge.format(number)} NGOs",
            year,
            **({"citations": OTHER} if other else {}),
        )
        for place, (hedge, number, year, other) in enumerate(said)
    ]


class TestLaws:
    @settings(max_examples=40)
    @given(_SAID, st.randoms(use_true_random=False))
    def test_the_order_of_records_changes_nothing(self, said, random):
        """The same records in any order differ in the same way."""
        observations = drawn(said)
        before = nca.disagreements(dataset=dataset(*observations))
        random.shuffle(observations)

        assert before == nca.disagreements(dataset=dataset(*observations))

    @settings(max_examples=40)
    @given(_SAID.filter(bool))
    def test_removing_a_record_adds_no_citation(self, said):
        """Among statements that overlap in time, fewer records say no more."""
        observations = drawn(said)
        before = nca.disagreements(tolerance=0, dataset=dataset(*observations))
        after = nca.disagreements(tolerance=0, dataset=dataset(*observations[1:]))

        assert set(after.citations) <= set(before.citations)

    @settings(max_examples=40)
    @given(_SAID.filter(bool))
    def test_widening_a_hedge_never_makes_a_contradiction(self, said):
        """A figure that allows more contradicts nothing that it did not."""

        def contradictions(observations):
            return {
                (pair.low.id, pair.high.id)
                for row in rows(*observations)
                for pair in row.contrasts
                if pair.standing is Standing.CONTRADICT
            }

        observations = drawn(said)
        first = observations[0].figure
        wide = nca.Figure(hedge=nca.Hedge.RANGE, value=0, upper=10**6, unit=first.unit)
        widened = [attrs.evolve(observations[0], figure=wide), *observations[1:]]
        before = {frozenset(pair) for pair in contradictions(observations)}

        assert {frozenset(pair) for pair in contradictions(widened)} <= before


def test_almost_a_third_is_open_below():
    """A bound whose digits do not end has no nearness of its own, and no error."""
    third = nca.Figure(hedge=Hedge.ALMOST, value=Fraction(1, 3), unit="times")

    assert third.bounds == allowed(third)
