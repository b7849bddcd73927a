"""Licences: what an export may be used for, and what must go with it."""

from __future__ import annotations

import pytest

import ngo_central_asia as nca
from ngo_central_asia.errors import CriteriaError


def named(thing, **question):
    """Return the licences behind a thing."""
    return {terms.license for terms in nca.licences(thing, **question).terms}


class TestWhatIsAsked:
    def test_claims_are_under_the_licence_of_the_dataset(self):
        """What a text says is a fact; our record of it is CC BY."""
        found = nca.licences(nca.statistics["kg-ngos-2006-jaysanov"])

        assert ["CC-BY-4.0"] == [terms.license for terms in found.terms]
        assert found.terms[0].of_records
        assert nca.data.meta["title"] in found.notice

    def test_one_row_of_vdem_makes_an_export_share_alike(self):
        """It says so, and carries the notice."""
        rows = [
            nca.statistics["v2x_libdem-vdem-15-kz-2010"],
            nca.statistics["kg-ngos-2006-jaysanov"],
            nca.statistics["population-wdi-2026-kz-2010"],
        ]
        found = nca.licences(rows)

        assert found.share_alike
        assert {"CC-BY-4.0", "CC-BY-SA-4.0"} == named(rows)
        assert any("CC-BY-SA-4.0" in condition for condition in found.conditions)
        assert nca.sources["vdem-15"].notice in found.notice
        assert nca.sources["wdi-2026-03"].notice in found.notice
        assert not nca.licences(rows[1:]).share_alike

    @pytest.mark.parametrize(
        "thing",
        [
            nca.series["v2x_libdem-vdem-15"],
            nca.series,
            nca.data,
            nca.sources["vdem-15"],
            nca.compare("v2x_libdem", at=2010),
            nca.profile("KZ"),
            [nca.compare("ngos"), nca.series["v2x_libdem-vdem-15"]],
        ],
        ids=lambda thing: type(thing).__name__,
    )
    def test_share_alike_is_found_in_everything(self, thing):
        """Records, collections, datasets, results and lists of them are read."""
        assert nca.licences(thing).share_alike

    def test_a_dataset_of_ones_own(self):
        """Its own licence covers its records; without one that is said."""
        mine = nca.Dataset(
            areas=nca.areas.values(),
            sources=nca.sources.values(),
            meta={"license": "CC0-1.0"},
        )

        assert "CC0-1.0" in named(nca.statistics["kg-ngos-2006-jaysanov"], dataset=mine)
        assert "CC-BY-4.0" in named(nca.statistics["kg-ngos-2006-jaysanov"])

    @pytest.mark.parametrize("thing", [5, "ngos", None])
    def test_refuses_what_stands_on_nothing(self, thing):
        """A name or a number has no licence."""
        with pytest.raises(CriteriaError, match="expected a record"):
            nca.licences(thing)


class TestItsFace:
    def test_is_a_result(self):
        """It has rows, sources, references and a text that fits."""
        found = nca.licences(nca.data)

        assert len(found.terms) == len(found.to_dicts())
        assert {source.id for source in found.sources} <= set(nca.sources)
        assert len(found.sources) == len(found.bibliography())
        assert max(map(len, repr(found).splitlines())) <= 88
        for terms in found.terms:
            assert terms.license in repr(found)

    def test_exports_carry_licence_and_notice(self):
        """Each flat row names the licences of its citations, and what must be said."""
        rows = nca.statistics.where(country="KZ", at=2010).to_dicts()

        for row in rows:
            record = nca.statistics[row["id"]]
            source = nca.sources[record.citations[0].source]
            assert nca.data.license_of(source) == row["license"].split("; ")[0]
            assert (source.notice or "") == row["notice"]
        assert {"CC-BY-4.0", "CC-BY-SA-4.0"} <= {row["license"] for row in rows}

    def test_comparisons_carry_licence_and_notice(self):
        """The rows of a result do so too."""
        for row in nca.compare("v2x_libdem", at=2010).to_dicts():
            assert "CC-BY-SA-4.0" == row["license"]
            assert nca.sources["vdem-15"].notice == row["notice"]


def test_series_of_another_licence_stand_in_a_folder_with_it():
    """What is not under the licence of the data set has its own beside it."""
    for series in nca.series.values():
        place = series.table.place
        assert (series.license == "CC-BY-SA-4.0") == place.startswith("series/vdem/")
