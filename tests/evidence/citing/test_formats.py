"""BibTeX, RIS, CSL-JSON, Markdown and HTML, read back by other packages."""

from __future__ import annotations

import html.parser
import json
from pathlib import Path

import attrs
import bibtexparser
import jsonschema
import pytest
import rispy
from evidence.citing.samples import HOSTILE, source
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import ngo_central_asia as nca
from ngo_central_asia.dataset import walk
from ngo_central_asia.evidence.citing import bibtex, csl_json, footnotes, ris
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Agent
from ngo_central_asia.testing import datasets, periods, sources, texts

#: The schema of the Citation Style Language, version 1.0.2.
SCHEMA = json.loads(
    (Path(__file__).parent / "schema" / "csl-data.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
several_sources = st.lists(sources(), max_size=3, unique_by=lambda one: one.id)


def one_line(text):
    """Return a text with its white space folded, as the formats write it."""
    return " ".join(text.split())


def items(*given):
    """Return sources as items of CSL-JSON."""
    return [csl_json.item(one) for one in given]


class TestCslJson:
    def test_the_data_is_valid(self):
        """Every source is valid by the schema."""
        VALIDATOR.validate(json.loads(nca.bibliography(nca.data, format="csl-json")))

    @given(several_sources)
    def test_any_source_is_valid_and_whole(self, drawn):
        """Any source is valid by the schema, and keeps title, authors and address."""
        written = json.loads(csl_json.write(items(*drawn)))

        VALIDATOR.validate(written)
        for one, made in zip(drawn, written, strict=True):
            assert (one.id, one.title, one.doi, one.url) == (
                made["id"],
                made.get("title"),
                made.get("DOI"),
                made.get("URL"),
            )
            assert len(one.authors) == len(made.get("author", []))

    @given(periods)
    def test_any_period_is_a_date(self, period):
        """What CSL-JSON cannot say of a period is kept as text."""
        made = csl_json.date(period)

        assert made.keys() & {"date-parts", "literal"}
        if "literal" in made:
            assert period.edtf == made["literal"]

    def test_an_unknown_type(self):
        """A type that the schema lacks is a document."""
        assert "document" == csl_json.item(source(type="blog"))["type"]


class TestBibtex:
    def read(self, text):
        """Return the entries that a parser finds."""
        library = bibtexparser.parse_string(text)

        assert not library.failed_blocks
        return library.entries

    def test_every_source_of_the_data(self):
        """Every source is one entry, under its id."""
        entries = self.read(nca.bibliography(nca.data, format="bibtex"))

        assert set(nca.sources) == {entry.key for entry in entries}

    def test_by_hand(self):
        """An article with everything, letter for letter."""
        assert (
            "@article{boli-thomas-1997,\n"
            "  author = {Boli, John and Thomas, George M.},\n"
            "  title = {{World culture in the world polity: a century of international "
            "non-governmental organization}},\n"
            "  journal = {American Sociological Review},\n"
            "  volume = {62},\n"
            "  number = {2},\n"
            "  pages = {171--190},\n"
            "  year = {1997},\n"
            "  month = apr,\n"
            "  date = {1997-04}\n"
            "}"
        ) == nca.bibliography(nca.sources["boli-thomas-1997"], format="bibtex")

    @pytest.mark.parametrize("title", HOSTILE)
    def test_hostile_titles(self, title):
        """A title cannot leave its field, and every TeX character in it is escaped."""
        (entry,) = self.read(bibtex.write(items(source(title=title))))

        assert {"author", "title", "year"} == {field.key for field in entry.fields}
        assert f"{{{bibtex.escape(title)}}}" == entry["title"]
        assert entry["title"].count("{") == entry["title"].count("}")

    @given(several_sources)
    def test_any_source_is_read_back(self, drawn):
        """Any sources give as many entries, each with a key of its own."""
        entries = self.read(bibtex.write(items(*drawn)))

        assert len(drawn) == len(entries) == len({entry.key for entry in entries})

    def test_names_stay_whole(self):
        """A comma or an "and" in a name does not make two names of it."""
        authors = (
            Agent(literal="Bread and Roses, Inc."),
            Agent(family="Smith, Jr", given="A. and B."),
        )
        written = bibtex.write(items(source(authors=authors)))

        assert "{{Bread and Roses, Inc.} and {Smith, Jr}, {A. and B.}}" in written


class TestRis:
    def test_every_source_of_the_data(self):
        """Every source is one record with its title and authors."""
        found = {
            entry["id"]: entry
            for entry in rispy.loads(nca.bibliography(nca.data, format="ris"))
        }

        assert set(nca.sources) == set(found)
        for key, one in nca.sources.items():
            assert one.title == found[key].get("title")
            assert list(map(str, one.authors)) == found[key].get("authors", [])

    @pytest.mark.parametrize("title", HOSTILE)
    def test_hostile_titles(self, title):
        """A title cannot begin another record."""
        (entry,) = rispy.loads(ris.write(items(source(title=title))))

        assert one_line(title) == entry["title"]

    @given(several_sources)
    def test_any_source_is_read_back(self, drawn):
        """Any sources give as many records, with their titles."""
        found = rispy.loads(ris.write(items(*drawn)))

        assert [one.title and one_line(one.title) for one in drawn] == [
            entry.get("title") for entry in found
        ]

    def test_pages_and_days(self):
        """First and last page and the day stand in fields of their own."""
        one = source(type="article-journal", page="50-54", issued=Period("2024-11-30"))
        (entry,) = rispy.loads(ris.write(items(one)))

        assert ("50", "54", "2024") == (
            entry["start_page"],
            entry["end_page"],
            entry["year"],
        )
        assert "2024/11/30" == entry["date"]


class Tags(html.parser.HTMLParser):
    """The tags and the text of an HTML document."""

    def __init__(self, document):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


class TestNotesAndLists:
    @given(st.lists(texts | st.sampled_from(HOSTILE), min_size=1, max_size=3))
    def test_html_is_escaped(self, drawn):
        """No text adds a tag, and every text comes out as it was."""
        for document, tag in (
            (footnotes.html_notes(drawn), "ol"),
            (footnotes.html_list(dict(enumerate_ids(drawn))), "ul"),
        ):
            read = Tags(document)

            assert [tag, *["li"] * len(drawn)] == read.tags
            assert [*drawn] == [text for text in read.text if text != "\n"]

    @pytest.mark.parametrize("text", [*HOSTILE, "1. one", "- dash", "+ plus", "= x"])
    def test_markdown_is_escaped(self, text):
        """A text in Markdown is read as that text, without markup."""
        rendered = Tags(MarkdownIt().render(f"- {footnotes.markdown(text)}"))

        assert ["ul", "li"] == rendered.tags
        assert one_line(text) == "".join(rendered.text).strip()

    def test_a_footnote_for_each_place(self):
        """The first note of a source has its reference, later ones only the place."""
        cited = nca.statistics.where(country="KG", source="jaysanov-2023")
        notes = nca.cite(cited, format="markdown").splitlines()

        assert len({c for s in cited.values() for c in s.citations}) == len(notes)
        assert all(note.startswith(f"[^{at}]: ") for at, note in enumerate(notes, 1))
        assert ["(2023)" in note for note in notes] == [True] + [False] * (
            len(notes) - 1
        )


def enumerate_ids(values):
    """Yield the values, each with an id."""
    for at, value in enumerate(values):
        yield f"id-{at}", value


@given(datasets())
def test_every_source_cited_is_in_the_bibliography(drawn):
    """What any part of any dataset cites is listed, once, whatever the order."""
    for name in drawn.collection_names:
        records = list(drawn.collection(name).values())
        cited = {one.source for record in records for one in walk.citations(record)}
        listed = [
            [
                made["id"]
                for made in json.loads(
                    nca.bibliography(given, dataset=drawn, format="csl-json")
                )
            ]
            for given in (records, records[::-1], records + records)
        ]

        assert cited <= set(listed[0])
        assert len(listed[0]) == len(set(listed[0]))
        assert listed[0] == listed[2]
        assert sorted(listed[0]) == sorted(listed[1])


def test_data_formats_keep_what_is_absent_absent():
    """A source without title, date or author has none in any format."""
    bare = attrs.evolve(source(), title=None, issued=None, authors=())

    assert {"id", "type"} == csl_json.item(bare).keys()
    assert "@book{x\n}" == bibtex.write(items(bare)).replace(",", "")
    assert "TY  - BOOK\nID  - x\nER  - " == ris.write(items(bare))
