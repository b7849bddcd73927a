"""Explanations: the step that decided, the basis, what speaks against."""

from __future__ import annotations

import pickle

import pytest
from analysis.builders import dataset, observation
from analysis.changed import checked
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.explain import Topic, explain
from ngo_central_asia.analysis.selection import (
    STEPS,
    Contest,
    Policy,
    Step,
    decisive,
)
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.testing.values import COMPUTABLE, figures, periods

NAMED = [nca.Citation(source="test", row="1", attributed_to="Ministry")]
CHOSEN = observation("mm", "20 NGOs", 2010, citations=NAMED)

HUMAN_RIGHTS = "human rights activities, civil liberties, consumer protection"


def said(explanation, topic):
    """Return the sentences on a topic as one text."""
    return " ".join(sentence.text for sentence in explanation.about(topic))


def why(*statistics, **question):
    """Return why Kazakhstan has its figure among these observations."""
    return explain(nca.compare("ngos", dataset=dataset(*statistics), **question)["KZ"])


class TestDecision:
    @pytest.mark.parametrize(
        ("step", "other", "question"),
        [
            (Step.TOLERANCE, {"period": 1990}, {"at": 2010}),
            (Step.KNOWN, {"figure": "unknown organizations", "period": 2012}, {}),
            (Step.TIME, {"period": 2009}, {}),
            (Step.TIME, {"period": 2011}, {"policy": "earliest"}),
            (Step.TIME, {"period": 2007}, {"at": 2011}),
            (Step.READABLE, {"figure": 'vague "dozens" organizations'}, {}),
            (Step.SIZE, {"figure": "10 NGOs"}, {"policy": "highest"}),
            (Step.SIZE, {"figure": "30 NGOs"}, {"policy": "lowest"}),
            (Step.PRINTED, {"figure": "over 10 NGOs"}, {"policy": "highest"}),
            (Step.KIND, {"indicator": "ngos_active"}, {}),
            (Step.ORIGIN, {"citations": [nca.Citation(source="test", row="1")]}, {}),
            (Step.WIDTH, {"figure": "about 20 NGOs"}, {}),
            (Step.ID, {"identity": "zz"}, {}),
        ],
    )
    def test_the_step_is_named(self, step, other, question):
        """Each step decides where nothing before it does, and a sentence says so."""
        given = {"identity": "aa", "figure": "20 NGOs", "period": 2010} | other
        rival = observation(**{"citations": NAMED} | given)
        explanation = why(CHOSEN, rival, **question)

        assert step is explanation.decided_by
        assert "The next candidate is" in said(explanation, Topic.CHOICE)
        assert str(rival.figure) in said(explanation, Topic.CHOICE)
        assert "{" not in said(explanation, Topic.CHOICE)

    def test_every_other_candidate_is_named(self):
        """None of the candidates is left out, and each is cited."""
        for row in nca.compare("ngos"):
            explanation = explain(row)
            text = said(explanation, Topic.CHOICE)
            for candidate in row.candidates:
                if candidate is not row.chosen:
                    assert f"{candidate.statistic.period})" in text
                    assert set(candidate.statistic.citations) <= set(
                        explanation.citations
                    )

    def test_without_a_choice_no_step_decided(self):
        """One candidate, a row for each, a function of the caller."""
        assert why(CHOSEN).decided_by is None
        assert "the only observation" in said(why(CHOSEN), Topic.CHOICE)
        for policy in ("all", lambda candidates: candidates[-1]):
            result = nca.compare("ngos", countries="TJ", policy=policy)
            assert explain(result[0]).decided_by is None
        assert "The function <lambda> picked it before" in said(
            explain(result[0]), Topic.CHOICE
        )

    @pytest.mark.parametrize("policy", ["all", lambda candidates: candidates[0]])
    def test_what_no_policy_could_choose_is_told(self, policy):
        """Too far away, and said to be unknown: both are named."""
        result = nca.compare(
            "ngos",
            at=2010,
            policy=policy,
            dataset=dataset(
                CHOSEN,
                observation("far", "7 NGOs", 1990),
                observation("unknown", "unknown organizations", 2012),
            ),
            countries="KZ",
        )
        text = said(explain(result[0]), Topic.CHOICE)

        assert "Said to be unknown: unknown organizations" in text
        assert "More than 5 years from 2010, and so not eligible: 7 org" in text

    @pytest.mark.parametrize(
        ("area", "question", "text"),
        [
            ("TM", {}, "not stated by any source"),
            ("KZ", {"at": 2020}, "More than 5 years from 2020"),
            (
                "KG",
                {"indicator": "funding_share"},
                "82%, origin: non-governmental organizations",
            ),
            (
                "KZ",
                {"indicator": "ngos", "where": {"field": HUMAN_RIGHTS}},
                "Stated of the whole: 6 organizations (1989), 4,500 organizations (2003)",
            ),
        ],
    )
    def test_a_gap_is_explained(self, area, question, text):
        """Why there is no figure, and what there is instead."""
        asked = {"indicator": "ngos", "dataset": checked()} | question
        row = nca.compare(**asked)[area]
        explanation = explain(row)

        assert f"There is no figure: {row.gap}." in said(explanation, Topic.CHOICE)
        assert text in said(explanation, Topic.CHOICE)
        assert () == explanation.about(Topic.BASIS)

    counts = figures(st.sampled_from(COMPUTABLE), st.just("organization"))

    @settings(max_examples=50)
    @given(
        st.lists(st.tuples(counts, periods), min_size=2, max_size=4),
        st.sampled_from(["latest", "earliest", "highest", "lowest"]),
    )
    def test_the_step_is_the_first_that_tells_apart(self, drawn, policy):
        """Ranking and explaining agree: the first of two never loses a step."""
        statistics = [
            nca.Statistic(
                id=str(number),
                indicator="ngos_active",
                area="KZ",
                figure=figure,
                period=period,
                dating="stated",
                citations=NAMED,
            )
            for number, (figure, period) in enumerate(drawn)
        ]
        row = nca.compare("ngos", policy=policy, dataset=dataset(*statistics))["KZ"]
        contest = Contest(Policy(policy), None, row.candidates)
        steps = [decisive(row.candidates[0], c, contest) for c in row.candidates[1:]]
        places = [STEPS[contest.policy].index(step) for step in steps]

        assert sorted(places, reverse=True) == places
        assert steps[0] is explain(row).decided_by


class TestBasis:
    def test_source_place_and_origin(self):
        """Who says it where, whom it is attributed to, which work it came through."""
        text = said(explain("tj-registered-2008-murzaeva"), Topic.BASIS)

        assert 'Murzaeva 2024 says "almost 3,200 NGOs" (Republic of Tajikistan' in text
        assert ", which took it from " in text
        assert "attributed to Ministry" in said(why(CHOSEN), Topic.BASIS)

    def test_how_an_approximate_figure_is_read(self):
        """The span that comparisons use is told."""
        text = said(explain(nca.compare("ngos", evidence="checked")["KG"]), Topic.BASIS)

        assert "taken as anything from 15,000 to 25,000" in text

    def test_computation_with_its_inputs(self):
        """A computed figure has its formula, and the basis of each input."""
        row = nca.compare("ngos", at=2010, baseline="KG")["UZ"]
        for explanation in (explain(row), explain(row.derived)):
            text = said(explanation, Topic.BASIS)

            assert "Computed by us, stated by no source" in text
            assert row.derived.formula in text
            for stated in row.derived.inputs:
                assert f"Read as {stated.figure}" in text

    def test_a_computation_of_computations_starts_at_the_bottom(self):
        """Inputs that are computed themselves come first."""
        inner = nca.compare("ngos", at=2010, baseline="KG")["TJ"].derived
        other = nca.statistics["kg-ngos-2006-jaysanov"]
        outer = type(inner)(
            name="again", formula="x", figure=inner.figure, inputs=(inner, other)
        )
        computed = [
            sentence.text
            for sentence in explain(outer).rows
            if sentence.text.startswith("Computed")
        ]

        assert 2 == len(computed)
        assert inner.name in computed[0]


class TestAgainst:
    def test_caveats_rivals_and_discrepancies(self):
        """All caveats of the row stand there, and what is listed of the record."""
        row = nca.compare("ngos", at=2010)["KZ"]
        text = said(explain(row), Topic.AGAINST).casefold()

        for caveat in row.caveats:
            assert caveat.text.casefold() in text
        assert "a listed discrepancy, definition: ngos of kazakhstan" in text

    def test_a_rival_is_cited(self):
        """What another source says has that source's citation."""
        rival = observation("rival", "30 NGOs", "2009/2010")
        (sentence,) = [
            sentence
            for sentence in why(CHOSEN, rival, at=2010).about(Topic.AGAINST)
            if "says 30 organizations" in sentence.text
        ]

        assert CHOSEN.citations != rival.citations == sentence.citations

    def test_a_statistic_by_itself_has_its_rivals(self):
        """No comparison is needed to hear what else is said."""
        held = dataset(CHOSEN, observation("rival", "30 NGOs", "2010-05"))
        text = said(explain(CHOSEN, dataset=held), Topic.AGAINST)

        assert "Test says 30 organizations for 2010-05." in text

    def test_a_computation_has_the_caveats_of_its_inputs(self):
        """A ratio by itself keeps what is to be known of both of its figures."""
        derived = nca.compare("ngos", at=2010, baseline="KG")["UZ"].derived
        text = said(explain(derived), Topic.AGAINST)

        for its in ("a lower bound (over)", "the source names no origin for it"):
            assert f"Of over 5,100 organizations (UZ, 2010): {its}." in text
        assert 2 == text.count("names no origin")
        assert all(c.text[1:] in text for c in derived.caveats)

    def test_nothing_against_it_is_said(self):
        """Silence would be read as not having looked."""
        assert "No caveat and no listed discrepancy." == said(
            why(CHOSEN), Topic.AGAINST
        )


class TestResult:
    def test_every_sentence_is_shown_with_its_sources(self):
        """Text, citations, bibliography and flat rows tell the same."""
        explanation = explain(nca.compare("ngos")["KG"])
        shown = " ".join(repr(explanation).split())

        assert all(sentence.text in shown for sentence in explanation)
        assert {c.source for c in explanation.citations} <= {
            source.id for source in explanation.sources
        }
        assert [s.text for s in explanation] == [
            row["text"] for row in explanation.to_dicts()
        ]
        assert pickle.loads(pickle.dumps(explanation)) == explanation

    def test_a_row_knows_its_dataset(self):
        """Sources that only one's own dataset has are found."""
        assert "Test" in [s.title for s in why(CHOSEN).sources]

    def test_a_statistic_and_its_id_are_one_question(self):
        """A record or its id."""
        record = nca.statistics["kg-ngos-2006-jaysanov"]

        assert explain(record) == explain(record.id)

    @pytest.mark.parametrize(
        ("cell", "error", "message"),
        [
            ("kg-ngos-2006-jaisanov", NotFoundError, "kg-ngos-2006-jaysanov"),
            (5, CriteriaError, "expected a row of a comparison.*got 5"),
            (nca.countries["KZ"], CriteriaError, "got <Country KZ"),
        ],
    )
    def test_what_cannot_be_explained(self, cell, error, message):
        """An unknown id and a value of another sort are refused."""
        with pytest.raises(error, match=message):
            explain(cell)
