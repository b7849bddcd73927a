"""Pages of records: one for each, with its data beside it, all of them linked."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

import ngo_central_asia as nca
from ngo_central_asia.dataset.schema import record_class
from ngo_central_asia.dataset.structure import structure
from ngo_central_asia.errors import DataError
from ngo_central_asia.sphinx.pages import files
from ngo_central_asia.sphinx.pages.kinds import page_of
from ngo_central_asia.sphinx.pages.site import Site

#: One record of each kind of page, those with charts left to the build.
SAMPLE = {
    "statistics": "kg-ngos-2010-jaysanov",
    "sources": "murzaeva-2024",
    "ngos": "winrock",
    "laws": "uz-ngo-law-1999",
    "phases": "jaysanov-kz-4",
    "events": "kz-donors-arrive",
    "programmes": "kz-overseas-projects",
    "findings": "world-third-sector-factor-diachenko",
    "discrepancies": "active-criteria-differ",
}


@pytest.fixture(scope="module")
def site():
    """Return the embedded dataset as its pages see it."""
    return Site(nca.data)


@pytest.fixture
def own():
    """Return a small dataset of one law and what it needs."""
    law = nca.laws["uz-ngo-law-1999"]
    needed = {cited.source for cited in law.citations}
    needed |= {cited.source for date in law.dates for cited in date.citations}
    needed |= {cited.source for area in nca.areas.values() for cited in area.citations}
    return nca.Dataset(
        areas=nca.areas.values(),
        sources=[nca.sources[key] for key in needed],
        laws=[law],
    )


@pytest.fixture
def build(tmp_path, own):
    """Return a function that builds a site of the small dataset."""
    own.save(tmp_path / "mine.json")
    (tmp_path / "conf.py").write_text(
        "extensions = ['ngo_central_asia.sphinx']\n"
        "nca_dataset = 'mine.json'\n"
        "nca_pages = 'data'\n"
    )
    (tmp_path / "index.rst").write_text(
        "Title\n=====\n\n:nca:value:`uz-ngo-law-1999`, "
        ":ref:`Uzbekistan <record-uz>`.\n\n"
        ".. toctree::\n   :glob:\n\n   data/collections/*\n"
    )

    def run(builder="html"):
        said = io.StringIO()
        out = tmp_path / "out"
        with docutils_namespace():
            trees = tmp_path / "trees"
            Sphinx(tmp_path, tmp_path, out, trees, builder, None, said, said).build()
        return out, said.getvalue()

    return run


class TestSite:
    """A site made of a dataset of one's own."""

    def test_every_record_has_a_page_and_its_data(self, build, own):
        """The data beside a page are the record."""
        out, said = build()

        assert "WARNING" not in said
        assert "ERROR" not in said
        for name in own.collection_names:
            for key, record in own.collection(name).items():
                assert (out / "data" / f"{key}.html").is_file()
                content = json.loads((out / "data" / f"{key}.json").read_text())
                assert content["collection"] == name
                again = structure(record_class(name), content["record"], key)
                assert record == again

    def test_names_lead_to_pages(self, build):
        """Roles, labels and tables link to the page of what they name."""
        out, _ = build()
        index = (out / "index.html").read_text()
        law = (out / "data" / "uz-ngo-law-1999.html").read_text()

        assert 'href="data/uz-ngo-law-1999.html"' in index
        assert 'href="data/UZ.html"' in index
        assert 'href="UZ.html"' in law
        assert 'href="uz-ngo-law-1999.json"' in law

    def test_pages_are_found_by_search(self, build):
        """What stands on pages of records is in the index of the search."""
        out, _ = build()

        assert "data/uz-ngo-law-1999" in (out / "searchindex.js").read_text()

    def test_other_builders_write_them_too(self, build):
        """Plain text has the same words, and no link to data that are not there."""
        out, said = build("text")
        law = (out / "data" / "uz-ngo-law-1999.txt").read_text()

        assert "763-I" in law
        assert "As data" not in law
        assert "WARNING" not in said

    def test_pages_that_are_gone_are_removed_and_others_left(self, build, tmp_path):
        """Only what the build wrote itself is taken away."""
        build()
        gone = tmp_path / "data" / f"gone{files.SUFFIX}"
        gone.write_text("laws/gone 0\n")
        authored = tmp_path / "data" / "authored.rst"
        authored.write_text(":orphan:\n\nAuthored\n========\n")
        out, said = build()

        assert not gone.exists()
        assert authored.exists()
        assert (out / "data" / "authored.html").is_file()
        assert "WARNING" not in said


class TestPages:
    """What is on the pages of the embedded dataset."""

    def test_every_record_has_one_place(self, site):
        """No two pages are at one address, on any computer."""
        places = list(files.pages(site))

        assert len(places) == len({place.casefold() for place in places})
        for name in nca.data.collection_names:
            assert set(site.records[name]) <= set(places)
            for key, record in nca.data.collection(name).items():
                assert getattr(record, "series", None) or key in places

    def test_a_place_that_is_taken_is_an_error(self, site):
        """Ids that differ in case only would be one file on many computers."""
        other = Site(nca.data)
        other.records = {"laws": {"a": None, "A": None}, "phases": {}}

        with pytest.raises(DataError, match="the page 'A' would be of"):
            files.pages(other)

    @pytest.mark.parametrize(("collection", "key"), SAMPLE.items())
    def test_every_citation_is_on_the_page(self, site, collection, key):
        """The places that a record stands on are shown, each with its words."""
        record = nca.data.collection(collection)[key]
        page = repr(page_of(f"{collection}/{key}", site))

        assert page.count("”") >= len(getattr(record, "citations", ()))
        for cited in getattr(record, "citations", ()):
            assert cited.locator in page

    def test_a_source_tells_in_the_order_of_its_text(self, site):
        """Sections are those of the outline, with rising paragraphs."""
        page = page_of("sources/murzaeva-2024", site)
        titles = [heading.title for heading in nca.sources["murzaeva-2024"].outline]
        told = [section for section in page.sections if section.title in titles]
        paragraphs = [
            [int(row[0].text) for row in section.blocks[0].rows] for section in told
        ]

        assert titles == [section.title for section in told]
        assert all(numbers == sorted(numbers) for numbers in paragraphs)
        assert sum(map(len, paragraphs)) > 100

    def test_evidence_that_is_a_record_is_linked(self, site):
        """A discrepancy leads to the counts from outside that bear on it."""
        key = "kz-number-of-ngos"
        page = page_of(f"discrepancies/{key}", site)
        (outside,) = (s for s in page.sections if s.title == "Evidence from outside")
        linked = [
            f"statistics/{piece.record}"
            for line in outside.blocks[0].lines
            for piece in line.pieces
        ]

        assert list(nca.discrepancies[key].evidence_records) == linked

    def test_everything_is_in_the_list_of_all(self, site):
        """The list from A to Z has every record once."""
        page = page_of("collections/all", site)
        listed = [
            row[0].record
            for section in page.sections
            for block in section.blocks
            for row in block.rows
        ]
        held = [key for records in site.records.values() for key in records]

        assert sorted(held) == sorted(listed)

    def test_a_country_says_what_is_missing(self, site):
        """What is stated of other countries and not of this one is listed."""
        page = page_of("areas/TM", site)
        (missing,) = (it for it in page.sections if it.title == "What is missing")
        rows = {row[0].record: row for row in missing.blocks[0].rows}

        assert rows["ngos"][1].text.startswith("not stated by any source")
        assert "Kyrgyzstan" in rows["ngos"][2].text


class TestCharts:
    """Charts in pages."""

    @pytest.fixture
    def page(self, tmp_path):
        """Return a function that builds a page with a chart."""

        def run(builder="html", options=""):
            (tmp_path / "conf.py").write_text(
                "extensions = ['ngo_central_asia.sphinx']\n"
            )
            (tmp_path / "index.rst").write_text(
                "Title\n=====\n\n.. _here:\n\nTable\n-----\n\n"
                f'.. nca:chart:: compare("ngos", at=2010)\n{options}\n'
            )
            said = io.StringIO()
            out = tmp_path / builder
            with docutils_namespace():
                trees = tmp_path / "trees"
                app = Sphinx(tmp_path, tmp_path, out, trees, builder, None, said, said)
                app.build()
            suffix = {"html": "html", "text": "txt", "latex": "tex"}[builder]
            name = "projectnamenotset" if builder == "latex" else "index"
            return (out / f"{name}.{suffix}").read_text(), out, said.getvalue()

        return run

    def test_a_picture_with_its_data_and_a_table(self, page):
        """The page holds a picture, the specification that it is of, and a table."""
        text, out, said = page()
        (spec,) = re.findall(r'class="nca-spec">(.*?)</script>', text)

        whole = nca.compare("ngos", at=2010).plot().spec
        title = whole.pop("title")
        assert whole == json.loads(spec)
        assert f"<figcaption><strong>{title['text']}</strong>" in text
        assert f"<span>{' '.join(title['subtitle'])}</span>" in text
        assert "<svg" in text
        assert "graphics-symbol" not in text
        assert 'role="img" aria-label="NGOs (organizations)' in text
        assert "<summary>The same data as a table</summary>" in text
        assert '<script defer="defer" src="_static/nca-charts.js' in text
        assert (out / "_static" / "nca-charts.js").is_file()
        assert (out / "_static" / "nca-vega.js").stat().st_size > 100_000
        assert "WARNING" not in said

    def test_data_cannot_end_its_element(self):
        """What stands in the data is no markup."""
        from ngo_central_asia.sphinx.charts import ChartNode, html

        class Writer:
            def __init__(self):
                self.body = []

        writer = Writer()
        with pytest.raises(nodes.SkipNode):
            html(
                writer,
                ChartNode("", svg="", spec='{"a": "</script>"}', alt='"<', notes="<&"),
            )

        assert writer.body[0].count("</script>") == 1
        assert 'aria-label="&quot;&lt;"' in writer.body[0]
        assert "<span>&lt;&amp;</span>" in writer.body[0]

    def test_the_table_may_stand_elsewhere(self, page):
        """A label leads to it."""
        text, _, said = page(options="   :table: here\n")

        assert "<details" not in text
        assert re.search(r'href="#here"[^>]*><span[^>]*>The same data', text)
        assert "WARNING" not in said

    def test_other_builders_have_words_or_a_file(self, page):
        """Text has the title of the chart, LaTeX a picture."""
        text, _, _ = page("text")
        tex, out, _ = page("latex")
        (name,) = re.findall(r"includegraphics\{(nca-.*?\.pdf)\}", tex)

        assert "[chart: NGOs (organizations)" in text
        assert (out / name).read_bytes().startswith(b"%PDF")


def test_the_extension_brings_its_own_script():
    """The loader is part of the package, and names no other host."""
    folder = Path(nca.__file__).parent / "sphinx" / "static"

    assert "http" not in (folder / "nca-charts.js").read_text()
