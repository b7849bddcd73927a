"""Comparisons: selection, gaps, caveats, strictness."""

from __future__ import annotations

import pickle

import attrs
import pytest
from analysis.builders import CITED, dataset, observation
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.caveats import CaveatKind
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.errors import (
    ComparabilityError,
    CriteriaError,
    NotFoundError,
    PeriodError,
)
from ngo_central_asia.model.series import Table


def kinds(row):
    """Return the kinds of caveats on a row."""
    return {caveat.kind for caveat in row.caveats}


def chosen(*statistics, **question):
    """Return the id of the observation chosen for Kazakhstan."""
    row = nca.compare("ngos", dataset=dataset(*statistics), **question)["KZ"]
    return row.statistic.id if row.statistic else None


class TestSelection:
    OLD = observation("old", "10 NGOs", 2000)
    NEW = observation("new", "20 NGOs", 2010)

    def test_policies(self):
        """Latest, earliest and nearest choose what they say."""
        assert "new" == chosen(self.OLD, self.NEW)
        assert "old" == chosen(self.OLD, self.NEW, policy="earliest")
        assert "old" == chosen(self.OLD, self.NEW, at=2003)
        assert "new" == chosen(self.OLD, self.NEW, at="2006/2008")

    def test_tolerance_bounds_the_choice(self):
        """Nothing from outside the tolerance fills a cell, but it stays in it."""
        row = nca.compare("ngos", at=2016, dataset=dataset(self.OLD, self.NEW))["KZ"]

        assert row.figure is None
        assert Gap.OUTSIDE_TOLERANCE is row.gap
        assert ["new", "old"] == [c.statistic.id for c in row.candidates]
        assert "new" == chosen(self.OLD, self.NEW, at=2016, tolerance=6)

    def test_the_narrower_period_wins_inside_the_asked_one(self):
        """A figure of the very year is nearer than one of a decade around it."""
        decade = observation("decade", "15 NGOs", "1996/2005")

        assert "old" == chosen(decade, self.OLD, at=2000)

    def test_precedence_of_kinds(self):
        """At one time, the kind that readers most likely mean comes first."""
        active = observation("active", "5 NGOs", 2010, indicator="ngos_active")
        registered = observation("reg", "9 NGOs", 2010, indicator="ngos_registered")

        assert "reg" == chosen(active, self.NEW, registered)

    def test_stronger_evidence_wins_between_equals(self):
        """A named origin comes before none, narrow bounds before wide ones."""
        named = observation(
            "zz-named",
            "over 10 NGOs",
            2010,
            citations=[nca.Citation(source="test", row="1", attributed_to="Ministry")],
        )
        vague = observation("aa-over", "over 19 NGOs", 2010)

        assert "zz-named" == chosen(self.NEW, named)
        assert "new" == chosen(vague, self.NEW)

    def test_a_readable_figure_wins_at_one_time(self):
        """Damaged print does not hide a readable figure of the same year."""
        damaged = observation(
            "aa-damaged",
            'unreadable "2 3000" organizations',
            2010,
            indicator="ngos_registered",
        )

        assert "new" == chosen(damaged, self.NEW)

    @given(st.permutations([OLD, NEW, observation("mid", "15 NGOs", "2005~")]))
    def test_the_order_of_records_changes_nothing(self, records):
        """The same records in any order give the same comparison."""
        first = nca.compare(
            "ngos", at=2004, dataset=dataset(*sorted(records, key=repr))
        )

        assert first == nca.compare("ngos", at=2004, dataset=dataset(*records))


class TestGaps:
    def test_not_stated(self):
        """An area that no source speaks of says so."""
        held = dataset(observation("kz", "10 NGOs", 2000))

        assert Gap.NOT_STATED is nca.compare("ngos", dataset=held)["TM"].gap

    def test_stated_unknown(self):
        """What a source calls unknown is not the same as silence."""
        unknown = observation("unknown", "unknown organizations", 2010)
        row = nca.compare("ngos", dataset=dataset(unknown))["KZ"]

        assert Gap.STATED_UNKNOWN is row.gap
        assert row.figure is None

    def test_a_known_figure_comes_before_an_unknown_one(self):
        """A later "not known" does not hide what was known before."""
        unknown = observation("unknown", "unknown organizations", 2010)

        assert "old" == chosen(unknown, observation("old", "10 NGOs", 2000))

    def test_only_parts(self):
        """Figures about parts never fill the cell of the whole, but are told of."""
        row = nca.compare("funding_share")["KG"]

        assert Gap.ONLY_PARTS is row.gap
        assert row.parts
        assert "stated only for parts" in repr(row)

    def test_the_whole_is_no_part(self):
        """Asked for a part, figures of the whole are told of as what they are."""
        field = "human rights activities, civil liberties, consumer protection"
        result = nca.compare("ngos", where={"field": field})

        assert Gap.ONLY_OTHERS is result["KZ"].gap
        assert result["KZ"].wholes
        assert not any(statistic.breakdown for statistic in result["KZ"].wholes)
        assert Gap.ONLY_OTHERS is result["TM"].gap

    def test_a_misspelt_part_is_no_gap(self):
        """A part that no observation is of is asked back, with what is meant."""
        with pytest.raises(CriteriaError, match='Did you mean "permanent"'):
            nca.compare("staff", where={"employment": "permanant"})

    def test_where_chooses_the_part(self):
        """A breakdown asks for one part."""
        row = nca.compare("staff", where={"employment": "voluntary"})["KZ"]

        assert "over 100,000 persons" == str(row.figure)


class TestCaveats:
    def test_definition(self):
        """Rows that count different kinds say so, and it breaks strictness."""
        caveats = [c for c in nca.compare("ngos")["TJ"].caveats if c.breach]

        assert {CaveatKind.DEFINITION, CaveatKind.PERIOD} == {c.kind for c in caveats}

    def test_no_definition_caveat_between_equals(self):
        """Rows of one kind carry no caveat of definition."""
        result = nca.compare("ngos_unspecified", countries=["KG", "UZ"], at=2010)

        assert all(CaveatKind.DEFINITION not in kinds(row) for row in result)

    def test_bounds_and_approximations(self):
        """Lower bounds and round figures are marked."""
        result = nca.compare("ngos", evidence="checked")

        assert CaveatKind.BOUND in kinds(result["UZ"])
        assert CaveatKind.APPROXIMATE in kinds(result["KG"])
        assert CaveatKind.BOUND not in kinds(result["TJ"])

    def test_rivals(self):
        """Another figure for the same thing and time is named."""
        rival = observation("rival", "30 NGOs", "2010-05")
        row = nca.compare(
            "ngos", dataset=dataset(observation("new", "20 NGOs", 2010), rival), at=2010
        )["KZ"]
        (caveat,) = [c for c in row.caveats if c.kind is CaveatKind.RIVAL]

        assert "test says 30 organizations for 2010-05" == caveat.text

    def test_status_note_and_origin(self):
        """What the record says of itself comes along."""
        forecast = observation("f", "20 NGOs", 2010, status="F", note="Odd.")
        (row,) = nca.compare("ngos", countries="KZ", dataset=dataset(forecast))

        assert {CaveatKind.STATUS, CaveatKind.NOTE, CaveatKind.ORIGIN} == kinds(row)
        assert "observation status: forecast" in [c.text for c in row.caveats]


class TestStrict:
    def test_breaches_are_an_error(self):
        """A strict comparison of what cannot be compared names every breach."""
        with pytest.raises(ComparabilityError) as error:
            nca.compare("ngos", strict=True)

        for part in ("counts registered NGOs", "apart from", "cannot be ordered"):
            assert part in str(error.value)

    def test_what_is_comparable_passes(self):
        """A strict comparison of what can be compared is the plain one."""
        asked = {"countries": ["KG"], "at": 2010}

        assert nca.compare("ngos", **asked) == nca.compare("ngos", strict=True, **asked)


class TestBadQuestions:
    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"indicator": "ngoes"}, NotFoundError, '"ngos"'),
            ({"countries": ["Kazakstan"]}, NotFoundError, '"Kazakhstan"'),
            ({"countries": []}, CriteriaError, "is empty"),
            ({"at": "1991-13"}, PeriodError, "a month is 01 to 12"),
            ({"at": 2.5}, PeriodError, r"got 2\.5"),
            ({"policy": "newest"}, CriteriaError, "there is no policy 'newest'"),
            ({"policy": "nearest"}, CriteriaError, "needs a period"),
            ({"policy": "latest", "at": 2010}, CriteriaError, "contradicts at='2010'"),
            ({"where": {"zzz": "q"}}, CriteriaError, "broken down by 'zzz'"),
            ({"where": "permanent"}, CriteriaError, "mapping of texts"),
            ({"countries": 5}, NotFoundError, "nothing named 5"),
            ({"tolerance": -1}, CriteriaError, "tolerance in whole years"),
            ({"tolerance": 2.5}, CriteriaError, "tolerance in whole years"),
        ],
    )
    def test_is_one_clear_error(self, question, error, message):
        """A question that makes no sense is refused with the reason."""
        with pytest.raises(error, match=message):
            nca.compare(**({"indicator": "ngos"} | question))


class TestEvidence:
    PAGE = nca.Source(id="page", role="page", type="webpage", note="A page.")
    TEXT = nca.Source(id="text", role="table", type="dataset", note="A table.")
    TYPED = observation(
        "typed", "20 NGOs", 2010, citations=[nca.Citation(source="page", row="1")]
    )
    READ = observation(
        "read", "30 NGOs", 2010, citations=[nca.Citation(source="text", row="1")]
    )

    def held(self, *statistics):
        """Return a dataset of these observations with their two sources."""
        return nca.Dataset(
            areas=nca.areas.values(),
            indicators=nca.indicators.values(),
            sources=[*nca.sources.values(), self.PAGE, self.TEXT],
            statistics=statistics,
        )

    def test_better_evidence_wins_between_equals_in_time(self):
        """What was typed does not displace what was read by a machine."""
        row = nca.compare("ngos", dataset=self.held(self.TYPED, self.READ))["KZ"]

        assert ["read", "typed"] == [c.statistic.id for c in row.candidates]
        assert nca.Evidence.PUBLISHED is row.evidence
        assert CaveatKind.EVIDENCE not in kinds(row)
        assert CaveatKind.RIVAL in kinds(row)

    def test_time_comes_before_evidence(self):
        """The policy chooses: a later typed figure fills the cell, with a caveat."""
        late = attrs.evolve(self.TYPED, period=nca.Period("2012"))
        row = nca.compare("ngos", dataset=self.held(late, self.READ))["KZ"]

        assert "typed" == row.statistic.id
        assert CaveatKind.EVIDENCE in kinds(row)

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [("by hand", 2), ("BY_HAND", 2), ("published", 1), ("checked", 0), (None, 2)],
    )
    def test_weaker_evidence_is_left_out(self, asked, expected):
        """Only what is at least as good as asked for takes part; the rest is kept."""
        held = self.held(self.TYPED, self.READ)
        row = nca.compare("ngos", evidence=asked, dataset=held)["KZ"]

        assert expected == len(row.candidates)
        assert 2 - expected == len(row.weaker)
        assert (Gap.WEAKER_EVIDENCE if not expected else None) is row.gap

    def test_wholes_and_parts_on_weaker_evidence_are_left_out_too(self):
        """What was typed of the whole stands with the weaker, not beside the parts."""
        part = (("income", "state"),)
        read = attrs.evolve(self.READ, id="part", breakdown=part)
        held = self.held(self.TYPED, read)
        asked = {"where": dict(part), "evidence": "published", "dataset": held}
        row = nca.compare("ngos", countries="KZ", **asked)["KZ"]
        other = nca.compare("ngos", countries="KZ", **asked | {"where": None})["KZ"]
        typed = nca.compare(
            "ngos", countries="KZ", **asked | {"evidence": "checked"}
        ).rows[0]

        assert (["part"], (), ["typed"]) == (
            [one.statistic.id for one in row.candidates],
            row.wholes,
            [one.id for one in row.weaker],
        )
        assert "typed" not in [one.id for one in other.parts]
        assert Gap.WEAKER_EVIDENCE is other.gap
        assert Gap.WEAKER_EVIDENCE is typed.gap
        assert () == typed.parts == typed.wholes

    def test_a_weaker_whole_does_not_stand_for_a_part(self):
        """Asked for a part that nobody states, the gap names what there is."""
        parts = [
            attrs.evolve(self.READ, id=name, breakdown=(("income", name),))
            for name in ("state", "abroad")
        ]
        far = attrs.evolve(parts[1], area="UZ")
        held = self.held(self.TYPED, parts[0], far)
        row = nca.compare(
            "ngos",
            where={"income": "abroad"},
            evidence="published",
            countries="KZ",
            dataset=held,
        )["KZ"]

        assert ["typed"] == [one.id for one in row.weaker]
        assert Gap.ONLY_OTHERS is row.gap

    def test_unknown_evidence_is_refused(self):
        """The error names the grades."""
        with pytest.raises(CriteriaError, match='Did you mean "checked"'):
            nca.compare("ngos", evidence="cheked")

    def test_evidence_of_what_cites_nothing(self):
        """An indicator is ours: it stands on no source."""
        with pytest.raises(CriteriaError, match="no citations"):
            nca.evidence_of(nca.indicators["ngos"])

    def test_what_is_computed_is_as_good_as_its_weakest_statement(self):
        """Not as its best; and a whole result has no one grade."""
        result = nca.compare("ngos", at=2003, per="100 000 people")

        assert nca.Evidence.PUBLISHED is nca.evidence_of(result["KZ"].derived)
        assert nca.Evidence.BY_HAND is nca.evidence_of(result["TM"].derived)
        with pytest.raises(CriteriaError, match="a record or a computed figure"):
            nca.evidence_of(result)


class TestSeries:
    def test_an_interval_is_named(self):
        """An estimate says what its interval is."""
        row = nca.compare("v2x_libdem", at=2005)["KZ"]

        assert "0.121 (0.105 to 0.137) index" == str(row.figure)
        assert CaveatKind.INTERVAL in kinds(row)
        assert any("68 % interval" in caveat.text for caveat in row.caveats)

    def test_overlapping_intervals_cannot_be_ordered(self):
        """Kazakhstan and Uzbekistan are too near each other in 2019."""
        result = nca.compare("voice_accountability", at=2005)

        assert "cannot be ordered" == result.order("TJ", "KZ").value
        assert "larger" == result.order("KZ", "TM").value

    def test_currencies_and_index_numbers_cannot_be_ordered(self):
        """Rows in different units, or with different bases, are marked as breaches."""
        for indicator in ("exchange_rate_official", "gdp_deflator"):
            result = nca.compare(indicator, at=2010)
            breaches = [c for row in result for c in row.caveats if c.breach]

            assert "cannot be ordered" == result.order("KZ", "KG").value
            assert breaches
            with pytest.raises(ComparabilityError):
                nca.compare(indicator, at=2010, strict=True)

    def test_the_preferred_vintage_comes_first_even_if_farther(self):
        """No cell is filled from an old vintage while the new one is in reach."""
        row = nca.compare("v2xcs_ccsi", at=1990)["TM"]

        assert "v2xcs_ccsi-vdem-14" == row.statistic.series
        assert {"v2xcs_ccsi-vdem-14", "v2xcs_ccsi-vdem-6.1"} == {
            candidate.series.id for candidate in row.candidates
        }

    def test_mixed_vintages_are_a_breach(self):
        """Rows of two vintages are told, and refused if strict."""
        new = nca.series["population-wdi-2026"]
        rows = [r for r in new.table.rows() if r[0] != "KZ"]
        table = Table("\n".join(map(",".join, rows)))
        held = {
            name: list(nca.data.records(name)) for name in nca.data.collection_names
        }
        held["series"] = [
            attrs.evolve(new, table=table) if s is new else s for s in held["series"]
        ]
        mixed = nca.Dataset(**held)
        row = nca.compare("population", at=2000, dataset=mixed)["KZ"]

        assert "population-wdi-2023" == row.statistic.series
        assert any(
            caveat.breach and "population-wdi-2026" in caveat.text
            for caveat in row.caveats
        )
        with pytest.raises(ComparabilityError, match="vintages are not to be mixed"):
            nca.compare("population", at=2000, dataset=mixed, strict=True)

    def test_unsafe_values_say_why(self):
        """A value of an unsafe span carries its status and the reason."""
        row = nca.compare("exchange_rate_official", at=1995)["KZ"]

        assert CaveatKind.STATUS in kinds(row)
        assert any("before 1996" in caveat.text for caveat in row.caveats)


class TestResult:
    def test_stands_on_its_citations(self):
        """The citations of the result are those of its rows, each once."""
        result = nca.compare("ngos")

        assert result.citations == tuple(
            dict.fromkeys(c for row in result for c in row.citations)
        )
        assert {c.source for c in result.citations} <= {s.id for s in result.sources}

    def test_bibliography_names_every_source_shown(self):
        """There is a reference for each source of each candidate."""
        result = nca.compare("ngos")
        cited = {
            citation.source
            for row in result
            for candidate in row.candidates
            for citation in candidate.statistic.citations
        }

        assert cited <= {source.id for source in result.sources}
        assert len(result.sources) == len(result.bibliography())

    def test_rows_are_found_by_any_name(self):
        """A row answers to code and name; a miss suggests."""
        result = nca.compare("ngos")

        assert result["UZ"] is result["Oʻzbekiston"]
        assert "Oʻzbekiston" in result
        assert "Usbekistan" not in result
        assert result["KZ"] is result[0]
        with pytest.raises(NotFoundError, match='"Uzbekistan"'):
            result["Usbekistan"]

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled."""
        result = nca.compare("ngos", at=2010)

        assert result == nca.compare("ngos", at="2010")
        assert result == pickle.loads(pickle.dumps(result))
        assert 5 == len(result) == len(list(result))

    def test_flat_rows_keep_figure_and_place(self):
        """Each row has its figure, bounds, caveats and citation in columns."""
        rows = nca.compare("ngos", evidence="checked").to_dicts()

        assert {"low": 5100, "high": None, "hedge": "over"}.items() <= rows[4].items()
        assert "Main text, paragraph 3" == rows[4]["locator"]
        assert "stated only on weaker evidence" == rows[3]["gap"]
        assert ("CC-BY-4.0", "") == (rows[4]["license"], rows[4]["notice"])
        assert "checked against the text" == rows[4]["evidence"]
        assert "lower bound" in rows[4]["caveats"]

    def test_duplicate_countries_are_one_row(self):
        """An area that is named twice has one row."""
        assert 1 == len(nca.compare("ngos", countries=["KZ", "Kazakhstan"]))

    def test_other_areas(self):
        """The world is an area too."""
        row = nca.compare("ingos", countries="world", at=1939)["world"]

        assert "730 organizations" == str(row.figure)
        assert CITED is not row.citations
