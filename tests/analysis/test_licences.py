"""Licences: what an export may be used for, and what must go with it."""

from __future__ import annotations

import json
from functools import cache

import attrs
import pytest

import ngo_central_asia as nca
from ngo_central_asia.display.describe import _DESCRIBED_BY
from ngo_central_asia.errors import CriteriaError

#: A question for each class of result.
ASKED = {
    "comparison": lambda: nca.compare("v2x_libdem", at=2010),
    "baseline": lambda: nca.compare("ngos", baseline="KG"),
    "comparisons": lambda: nca.compare(["ngos", "population"], at=2010),
    "trend": lambda: nca.trend("v2x_libdem", "KG"),
    "share": lambda: nca.share("ngos_by_income_share", "KG"),
    "rank": lambda: nca.rank("v2x_libdem", at=2010),
    "ratio": lambda: nca.ratio("ngos", "population", at=2010),
    "difference": lambda: nca.difference("v2x_libdem", "KG", "UZ", at=2010),
    "explain": lambda: nca.explain(nca.compare("v2x_libdem", at=2010)["KG"]),
    "timeline": lambda: nca.timeline("KZ"),
    "phases": nca.compare_phases,
    "phases_at": lambda: nca.phases_at(2005),
    "laws": nca.compare_laws,
    "presence": nca.presence,
    "coverage": lambda: nca.coverage("v2x_libdem"),
    "gaps": lambda: nca.gaps("ngos"),
    "disagreements": nca.disagreements,
    "profile": lambda: nca.profile("KZ"),
    "related": lambda: nca.related(nca.laws["uz-ngo-law-1999"]),
    "search": lambda: nca.search("Soros"),
    "phases against": lambda: nca.against(phases="jaysanov-2023", index="v2xcs_ccsi"),
    "laws against": lambda: nca.against(laws="all", index="v2xcs_ccsi"),
    "vintages": lambda: nca.compare_vintages("population", at=2010),
    "witnesses": lambda: nca.witnesses(nca.statistics.where(indicator="ngos")),
}
ASKED = {name: cache(question) for name, question in ASKED.items()}


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

    def test_a_source_of_ones_own_keeps_its_licence(self):
        """What is not known to be open is not said to be free."""
        survey = nca.Source(
            id="survey",
            role="page",
            type="report",
            title="A survey",
            license="CC-BY-NC-4.0",
        )
        said = attrs.evolve(
            nca.statistics["kg-ngos-2006-jaysanov"],
            id="own",
            citations=[nca.Citation(source="survey", row="1")],
        )
        mine = nca.data.with_records(survey, said)
        found = nca.licences(mine.statistics["own"], dataset=mine)

        assert ["CC-BY-NC-4.0"] == [terms.license for terms in found]
        assert (mine.sources["survey"],) == found.unknown
        assert "without what is of survey may be shared" in repr(found)

    def test_nothing_stands_on_no_source(self):
        """It says so."""
        assert "no source stands behind this" in repr(nca.licences([]))

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

    @pytest.mark.parametrize("name", ASKED)
    def test_rows_of_every_result_carry_licence_and_notice(self, name):
        """They stand beside the source, in rows and so in frames and files."""
        rows = ASKED[name]().to_dicts()
        cited = [row for row in rows if row["source_id"]]

        assert cited
        for row in cited:
            sources = [nca.sources[key] for key in row["source_id"].split("; ")]
            named = [nca.data.license_of(source) or "" for source in sources]
            assert "; ".join(named) == row["license"]
            for source in sources:
                assert (source.notice or "") in row["notice"]

    def test_every_class_of_result_is_asked(self):
        """None is left out of the test above; licences have columns of their own."""
        asked = {type(question()).__name__ for question in ASKED.values()}

        assert set(_DESCRIBED_BY) - {"Licences"} == asked - {"Witnesses"}

    @pytest.mark.parametrize("form", ["to_markdown", "to_latex", "_repr_html_"])
    def test_pages_carry_the_notices(self, form):
        """What is published of V-Dem says that it is share-alike, and of whom it is."""
        page = getattr(nca.compare("v2x_libdem", at=2010), form)()
        other = getattr(nca.compare("ngos", at=2010), form)()

        assert "Coppedge" in page or "V-Dem Institute: V-Dem Dataset v15" in page
        assert "must be under CC-BY-SA-4.0 as a whole (share-alike)" in page
        assert "Licences" in other
        assert f"CC-BY-4.0: {nca.data.meta['title']}" in other
        assert "share-alike" not in other

    def test_licences_say_their_notices_once(self):
        """They are what the page says, not what stands below it."""
        page = nca.licences(nca.statistics.where(indicator="v2x_libdem")).to_markdown()

        assert 1 == page.count("V-Dem Institute: V-Dem Dataset v15")

    def test_charts_carry_the_notices(self):
        """They are in the caption, which every format shows."""
        title = nca.compare("v2x_libdem", at=2010).plot().spec["title"]

        assert nca.sources["vdem-15"].notice in " ".join(title["subtitle"])

    def test_graphs_carry_the_notices(self):
        """Linked data has them on the entity that stands for the dataset."""
        said = nca.statistics["v2x_libdem-vdem-15-kz-2010"]
        *_, dataset = nca.provenance(said).to_jsonld()["@graph"]

        assert nca.sources["vdem-15"].notice in dataset["rights"][0]


class TestSavedDatasets:
    def test_have_the_notices(self, tmp_path):
        """A folder and a file have them, and can be read again."""
        nca.data.save(tmp_path / "data")
        nca.data.save(tmp_path / "data.json")
        lines = (tmp_path / "data" / "LICENCES.txt").read_text("utf-8").splitlines()
        content = json.loads((tmp_path / "data.json").read_text("utf-8"))

        assert lines == content["licences"]
        for series in nca.series.values():
            assert any(series.notice in line for line in lines)
        assert "(share-alike)" in lines[-1]
        assert nca.data == nca.Dataset.load(tmp_path / "data")

    def test_only_what_is_used_counts(self):
        """Sources on which nothing stands make nothing share-alike."""
        mine = nca.Dataset(areas=nca.areas.values(), sources=nca.sources.values())

        assert not nca.licences(mine).share_alike
        assert nca.licences(nca.data).share_alike

    def test_without_licence_nothing_is_said(self, tmp_path):
        """Records of one's own without a licence come without a file of licences."""
        nca.Dataset(sources=nca.sources.values()).save(tmp_path / "mine")

        assert not (tmp_path / "mine" / "LICENCES.txt").exists()


def test_series_of_another_licence_stand_in_a_folder_with_it():
    """What is not under the licence of the data set has its own beside it."""
    for series in nca.series.values():
        place = series.table.place
        assert (series.license == "CC-BY-SA-4.0") == place.startswith("series/vdem/")
