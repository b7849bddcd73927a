"""The explorer: all of the data is in it, and no value without hedge and citation."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

import ngo_central_asia as nca
from ngo_central_asia.dataset import notices
from ngo_central_asia.display import typeset
from ngo_central_asia.display.notes import in_words
from ngo_central_asia.sphinx.explorer import page
from ngo_central_asia.sphinx.explorer.content import content
from ngo_central_asia.sphinx.pages.site import Site


@pytest.fixture(scope="module")
def shown():
    """Return what the explorer shows of the embedded dataset, as its scripts read it."""
    return json.loads(json.dumps(content(Site(nca.data))))


@pytest.fixture(scope="module")
def records(shown):
    """Return the records of the explorer by their ids."""
    return {record["id"]: record for record in shown["records"]}


@pytest.fixture(scope="module")
def observations(shown):
    """Return the observations of the explorer, each with the group that it is in."""
    return [(group, row) for group in shown["groups"] for row in group["rows"]]


class TestRecords:
    """The records to choose from."""

    def test_every_record_is_there_once(self, shown, records):
        """Whatever has a page can be found."""
        held = Site(nca.data).records

        assert len(records) == len(shown["records"])
        for name in nca.data.collection_names:
            found = {key for key, it in records.items() if it["kind"] == name}
            assert set(held[name]) == found

    def test_every_record_says_where_it_stands(self, shown, records):
        """All places of a record are shown; only our own definitions have none."""
        places = shown["places"]
        sources = dict(nca.sources.items())
        for record in records.values():
            assert record.get("places") or record["kind"] == "indicators"
        for law in nca.laws.values():
            said = {places[number] for number in records[law.id]["places"]}
            assert {in_words(cited, sources) for cited in law.citations} <= said

    def test_every_figure_has_its_hedge(self, records):
        """A figure in the list says how surely it is given."""
        for key, said in Site(nca.data).records["statistics"].items():
            assert said.figure.hedge.value in records[key]["hedge"]
            assert typeset.figure(said.figure) in records[key]["name"]

    def test_areas_sources_and_years(self, records):
        """What a record is found by is what it says."""
        law = records["uz-ngo-law-1999"]
        discrepancy = records["region-growth-or-fall"]

        assert ["UZ"] == law["areas"]
        assert [1999, 1999] in law["years"]
        assert {cited.source for cited in nca.laws["uz-ngo-law-1999"].citations} <= set(
            law["sources"]
        )
        assert "TJ" in discrepancy["areas"]
        assert [[1990, 2024]] == records["v2x_libdem-vdem-15"]["years"]

    def test_sources_are_told_apart(self, shown):
        """No two sources to choose from have one name."""
        labels = list(shown["sources"].values())

        assert len(set(labels)) == len(labels)

    def test_an_open_period_has_no_year_at_its_end(self, records):
        """What has no end is found in any later year."""
        dated = nca.programmes.where(lambda it: it.period is not None)
        going_on = next(it for it in dated.values() if it.period.is_open)

        assert None is records[going_on.id]["years"][0][1]


class TestObservations:
    """The observations to draw."""

    def test_every_observation_is_there_once(self, observations):
        """Those of the texts and of every series can be drawn or told."""
        assert len(nca.statistics) == len(observations)
        pages = [row["page"] for group, row in observations if "series" not in group]
        assert sorted(Site(nca.data).records["statistics"]) == sorted(pages)

    def test_every_value_has_its_citation_and_hedge(self, shown, observations):
        """Nothing is shown of which it is not said who says it, and how surely."""
        for group, row in observations:
            assert row["hedge"]
            assert row["figure"]
            assert all(shown["places"][number] for number in row["places"])
            assert row["places"]
            assert str(row["grade"]) in shown["grades"]
            assert group["terms"]
            assert all(shown["terms"][number] for number in group["terms"])

    def test_a_number_of_a_series_is_not_called_exact(self, observations):
        """Who publishes a number without an interval says nothing of how sure it is."""
        of_series = [(group, row) for group, row in observations if "series" in group]
        bare = {
            group["series"]
            for group, row in of_series
            if row["hedge"] == "as published, no interval"
        }

        assert "v2csreprss-vdem-14" in bare
        assert "voice_accountability-wgi" not in bare
        assert {"as published, no interval", "estimate"} == {
            row["hedge"] for _, row in of_series
        }

    def test_bounds_are_drawn_as_such(self, observations):
        """What is drawn of a figure is what the source allows, and no more."""
        rows = {row["page"]: row for _, row in observations if "page" in row}
        over = rows["uz-ngos-2010-jaysanov"]
        vague = next(row for row in rows.values() if row["hedge"] == "vague")

        assert ("over", 5100, "high") == (over["hedge"], over["value"], over["open"])
        assert "low" not in over
        assert "words" == vague["form"]
        assert not {"value", "low", "high"} & set(vague)

    def test_vintages_units_and_parts_are_apart(self, shown):
        """A group has one indicator, unit, part and series."""
        rates = [
            group["unit"]
            for group in shown["groups"]
            if group.get("series") == "exchange_rate_official-wdi"
        ]
        keys = [
            (it["indicator"], it["unit"], it.get("part"), it.get("series"))
            for it in shown["groups"]
        ]

        assert len(keys) == len(set(keys))
        assert {"KZT/USD", "KGS/USD"} <= set(rates)

    def test_what_is_not_safe_is_said(self, observations):
        """A number that is not safe to use is marked."""
        unsafe = [row for group, row in observations if row.get("unsafe")]

        assert unsafe
        for row in unsafe:
            assert "status: low reliability" in row["caveats"]

    def test_a_series_says_how_it_is_read(self, shown):
        """Which end of the scale is which, what bars are, and what else there is."""
        readings = {
            it["series"]: it["reading"] for it in shown["groups"] if "series" in it
        }

        for key, series in Site(nca.data).records["series"].items():
            said = " ".join(readings[key])
            assert series.direction in said
            assert (series.interval or "") in said
            assert (series.note or "") in said
        assert "LESS repression" in readings["v2csreprss-vdem-14"][0]
        assert readings["voice_accountability-wgi"][1].startswith("The bars: 90 %")

    def test_share_alike_is_said_of_v_dem(self, shown):
        """The licence of a series goes with its numbers."""
        (group,) = (
            it for it in shown["groups"] if it.get("series") == "v2x_libdem-vdem-15"
        )
        said = [shown["terms"][number] for number in group["terms"]]
        source = nca.sources["vdem-15"]

        assert list(notices.lines([source], nca.data)) == said
        assert source.notice in said[0]
        assert "share-alike" in said[1]

    def test_headings_have_their_kinds(self, shown):
        """Whoever chooses a heading sees what is counted under it."""
        (heading,) = (it for it in shown["indicators"] if it["id"] == "ngos")

        assert {"ngos_registered", "ngos_active"} <= set(heading["kinds"])
        assert not heading["isSeries"]


class TestPage:
    """The page in a site."""

    @pytest.fixture
    def build(self, tmp_path):
        """Return a function that builds a site with an explorer of a few records."""
        folder = tmp_path / "site"
        folder.mkdir()
        # Once only: a page that is written again is built again anyway.
        (folder / "index.rst").write_text(
            "Title\n=====\n\n.. toctree::\n   :glob:\n\n   data/collections/*\n\n"
            ".. nca:explorer::\n"
        )

        def run(*laws, builder="html", pages="nca_pages = 'data'\n"):
            held = [nca.laws[key] for key in laws]
            needed = {cited.source for law in held for cited in law.citations}
            needed |= {c.source for law in held for d in law.dates for c in d.citations}
            needed |= {c.source for a in nca.areas.values() for c in a.citations}
            own = nca.Dataset(
                areas=nca.areas.values(),
                sources=[nca.sources[key] for key in needed],
                laws=held,
            )
            (folder / "mine.json").unlink(missing_ok=True)
            own.save(folder / "mine.json")
            (folder / "conf.py").write_text(
                "extensions = ['ngo_central_asia.sphinx']\n"
                f"nca_dataset = 'mine.json'\n{pages}"
            )
            from ngo_central_asia.sphinx import questions
            from ngo_central_asia.sphinx.pages import site

            questions.dataset_at.cache_clear()
            site._site.cache_clear()
            said = io.StringIO()
            out = folder / builder
            with docutils_namespace():
                trees = folder / "trees"
                app = Sphinx(folder, folder, out, trees, builder, None, said, said)
                app.build()
            return out, said.getvalue()

        return run

    def test_it_is_files_beside_the_pages(self, build):
        """The page loads its scripts and its data as files of the site."""
        out, said = build("uz-ngo-law-1999")
        written = (out / "index.html").read_text()
        folder = out / "_static" / "nca-explorer"
        data = (folder / "data.js").read_text("utf-8")
        name, _, text = data.partition(" = ")

        assert "WARNING" not in said
        assert 'data-page="data/RECORD.html"' in written
        assert re.search(
            r'href="data/collections/all.html"[^>]*>.*list of all', written
        )
        for script in folder.glob("*.js"):
            assert f'src="_static/nca-explorer/{script.name}' in written
        assert 'href="_static/nca-explorer/explorer.css' in written
        assert "nca-explorer" not in (out / "data" / "UZ.html").read_text()
        assert "window.ncaExplorerData" == name
        kinds = [it["kind"] for it in json.loads(text.removesuffix(";\n"))["records"]]
        assert 1 == kinds.count("laws")

    def test_it_follows_the_data(self, build):
        """When the data have changed, the next build shows the new ones."""
        build("uz-ngo-law-1999")
        out, _ = build("uz-ngo-law-1999", "uz-religion-law-1998")

        data = (out / "_static" / "nca-explorer" / "data.js").read_text("utf-8")
        assert '"id":"uz-religion-law-1998"' in data

    def test_it_follows_its_scripts(self, build, tmp_path, monkeypatch):
        """When nothing but a script has changed, the next build has the new one."""
        own = tmp_path / "own"
        shutil.copytree(page._OWN, own)
        monkeypatch.setattr(page, "_OWN", own)
        build("uz-ngo-law-1999")
        changed = own / "start.js"
        changed.write_text(changed.read_text("utf-8") + "// changed\n", "utf-8")
        # Later than the first build, however coarse the clock of the files is.
        later = time.time() + 10
        os.utime(changed, (later, later))
        out, _ = build("uz-ngo-law-1999")

        written = out / "_static" / "nca-explorer" / "start.js"
        assert written.read_text("utf-8").endswith("// changed\n")

    def test_elsewhere_it_is_a_sentence(self, build):
        """Plain text says what it is about."""
        out, said = build("uz-ngo-law-1999", builder="text")

        assert "needs a browser that runs scripts" in (out / "index.txt").read_text()
        assert "WARNING" not in said

    def test_without_pages_it_is_an_error(self, build):
        """It says what to set."""
        _, said = build("uz-ngo-law-1999", pages="")

        assert "expected nca_pages in conf.py to name their folder" in said


def test_its_scripts_name_no_other_host():
    """The only address in them is the name of SVG."""
    folder = Path(nca.__file__).parent / "sphinx" / "static" / "explorer"
    found = {
        address
        for path in folder.iterdir()
        for address in re.findall(r"https?://[^\"']+", path.read_text("utf-8"))
    }

    assert {"http://www.w3.org/2000/svg"} == found
