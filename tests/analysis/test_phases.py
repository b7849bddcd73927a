"""Phases at a time, and periodizations side by side, on the real data."""

import pickle

import attrs
import pytest
from analysis import changed
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.extent import TOLD, Holding
from ngo_central_asia.analysis.phases_at import PhaseGap
from ngo_central_asia.errors import CriteriaError, NotFoundError

YEARS = st.integers(1980, 2035)


class TestPhasesAt:
    """In which phase of whose periodization each area is."""

    @pytest.mark.parametrize("year", [1, 1988, 2005, 2010, 2040, 9999])
    def test_every_area_and_every_author_has_a_row(self, year):
        """A country that no author divides has a row, and each scheme of the others."""
        result = nca.phases_at(year)
        shown = {row.scheme.id for row in result if row.scheme}
        wanted = {
            phase.scheme
            for phase in nca.phases.values()
            if phase.area in (*nca.countries, "central-asia")
        }

        assert set(nca.countries) <= {row.area.id for row in result}
        assert wanted == shown
        assert PhaseGap.NO_SCHEME is result.of("TJ")[0].gap

    @given(YEARS)
    @settings(max_examples=15)
    def test_rows_cite_their_own_phase_and_nothing_else(self, year):
        """A row has the citations of its phase, and a gap has none."""
        for row in nca.phases_at(year):
            assert row.citations == (row.phase.citations if row.phase else ())
            assert (row.phase is None) == (row.gap is not None)

    @given(YEARS)
    @settings(max_examples=15)
    def test_a_forecast_is_never_certain(self, year):
        """What an author foresees is possible at most."""
        for row in nca.phases_at(year):
            if row.phase and row.phase.status not in TOLD:
                assert row.holding in (Holding.POSSIBLE, Holding.UNSTATED)

    def test_between_two_phases(self):
        """A time that an author leaves out is a gap, before and after too."""
        gaps = [nca.phases_at(year, "UZ").of("UZ")[0].gap for year in (1999, 2012)]

        assert [PhaseGap.BEFORE, PhaseGap.BETWEEN] == gaps
        assert ["ernazarov-uz-1", "ernazarov-uz-2"] == [
            it.id for it in nca.phases_at(2012, "UZ").of("UZ")[0].neighbours
        ]

    def test_a_present_is_no_end(self):
        """A phase that is told up to the text's own "now" may go on."""
        rows = nca.phases_at(2015, "TM").of("TM")
        holding = {row.phase.id: row.holding for row in rows}

        assert Holding.UNSTATED is holding["murzaeva-tm-registration-2"]

    def test_after_the_last_phase(self):
        """The gap shows the last phase, and what to know of its end."""
        row = nca.phases_at(2015, "central-asia")[-1]

        assert PhaseGap.AFTER is row.gap
        assert ["jaysanov-region-told-2"] == [it.id for it in row.neighbours]
        assert "No end is printed" in row.caveats[-1].text

    def test_the_region_stands_below_its_countries(self):
        """Periodizations of wider areas are shown as such, after those asked for."""
        areas = [row.area.id for row in nca.phases_at(2005, ["Kyrgyzstan"])]

        assert ["KG", "central-asia"] == list(dict.fromkeys(areas))

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=5)
    def test_the_order_of_records_changes_nothing(self, random):
        """Shuffled data gives equal results."""
        mixed = changed.reordered(random)

        assert nca.phases_at(2010) == nca.phases_at(2010, dataset=mixed)
        assert nca.compare_phases() == nca.compare_phases(dataset=mixed)

    @pytest.mark.parametrize("key", list(nca.phases))
    def test_removing_a_phase_adds_no_citation(self, key):
        """With less data nothing more is cited."""
        less = changed.without("phases", key)

        assert set(nca.phases_at(2010, dataset=less).citations) <= set(
            nca.phases_at(2010).citations
        )

    def test_a_wider_hedge_never_makes_it_surer(self):
        """A start that becomes uncertain leaves open what was certain near it."""
        held = [
            attrs.evolve(it, period=nca.Period("2000?/2010?"))
            if it.id == "jaysanov-kg-2"
            else it
            for it in nca.phases.values()
        ]
        hedged = changed.replaced("phases", *held)

        def holding(year, dataset):
            rows = nca.phases_at(year, "KG", dataset=dataset)
            return [
                it.holding for it in rows if it.phase and it.phase.id == "jaysanov-kg-2"
            ]

        assert [Holding.THROUGHOUT] == holding(2001, nca.data)
        assert [Holding.PART] == holding(2001, hedged)
        assert [Holding.PART] == holding(2000, nca.data)
        assert [Holding.POSSIBLE] == holding(2000, hedged)

    def test_bad_input(self):
        """An unknown area and a text that is no period are one clear error each."""
        with pytest.raises(NotFoundError, match="Did you mean"):
            nca.phases_at(2010, "Kirgistan")
        with pytest.raises(nca.errors.PeriodError):
            nca.phases_at("the nineties")

    def test_is_a_value(self):
        """It pickles, and exports a row for each row with its provenance."""
        result = nca.phases_at(2010)
        rows = result.to_dicts()

        assert result == pickle.loads(pickle.dumps(result))
        assert len(result) == len(rows)
        assert all(row["source_id"] for row in rows if row["phase"])


class TestComparePhases:
    """Periodizations side by side."""

    def test_second_of_kyrgyzstan_ends_as_fourth_of_kazakhstan_begins(self):
        """The lag has bounds and the citations of both phases."""
        result = nca.compare_phases(["KZ", "KG"])
        lag = result.lag("jaysanov-kg-2", "jaysanov-kz-4", of="end", to="start")
        both = (nca.phases[key] for key in ("jaysanov-kg-2", "jaysanov-kz-4"))

        assert "0 to 9 years" == str(lag.years)
        assert {cited for phase in both for cited in phase.citations} == set(
            lag.citations
        )
        assert any(
            {lag.first.name, lag.second.name} == {it.first.name, it.second.name}
            for it in result.meetings
        )

    def test_lags_are_antisymmetric(self):
        """Counted the other way round, a lag changes its sign."""
        result = nca.compare_phases(["KZ", "KG"])
        for lag in result.meetings:
            back = attrs.evolve(lag, first=lag.second, second=lag.first)

            assert lag.days.bounds.low == -back.days.bounds.high
            assert lag.years.bounds.high == -back.years.bounds.low

    def test_overlaps_pair_different_schemes(self):
        """Phases of one scheme are not set beside one another."""
        for overlap in nca.compare_phases().overlaps:
            assert overlap.first.scheme != overlap.second.scheme
            assert set(overlap.citations) == {
                *overlap.first.citations,
                *overlap.second.citations,
            }

    def test_schemes_and_authors_are_chosen(self):
        """Schemes by their ids, authors by their sources, both together too."""
        by_scheme = nca.compare_phases(schemes="ernazarov-ingos-world")
        by_author = nca.compare_phases(authors="murzaeva-2024")

        assert ["world"] == [it.area.id for it in by_scheme.schemes]
        assert {"murzaeva-2024"} == {it.author.id for it in by_author.schemes}

    def test_areas_that_nobody_divides_are_named(self):
        """They are in the result and in its text."""
        result = nca.compare_phases(["TJ", "UZ"])

        assert ("Tajikistan",) == result.without
        assert "Tajikistan" in repr(result)
        assert "Tajikistan" in repr(nca.compare_phases("TJ"))

    def test_bad_input(self):
        """Unknown names are suggested, and contradicting ones refused."""
        result = nca.compare_phases("KZ")
        with pytest.raises(NotFoundError, match="jaysanov-kz-stages"):
            nca.compare_phases(schemes="jaysanov-kz-stage")
        with pytest.raises(CriteriaError, match="no periodization meets"):
            nca.compare_phases("TJ", authors="murzaeva-2024")
        with pytest.raises(NotFoundError, match="jaysanov-kz-1"):
            result.phase("jaysanov-kz-11")
        with pytest.raises(CriteriaError, match="has no 'middle'"):
            result.phase("jaysanov-kz-1").point("middle")
        with pytest.raises(CriteriaError, match="'schemes' is empty"):
            nca.compare_phases(schemes=[])

    def test_is_a_value(self):
        """It pickles, and exports both ends of each phase."""
        result = nca.compare_phases("KG")
        rows = {row["phase"]: row for row in result.to_dicts()}

        assert result == pickle.loads(pickle.dumps(result))
        assert "2000-12-31" == rows["jaysanov-kg-2"]["start_latest"]
        assert "2023-06-16" == rows["jaysanov-kg-3"]["end_earliest"]
