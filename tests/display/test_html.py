"""HTML for notebooks and pages: well-formed, escaped, accessible, nothing left out."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import ngo_central_asia as nca
from ngo_central_asia.display import html

VOID = {"br", "hr", "img", "input", "meta", "link"}
EVERYTHING = [
    nca.compare("ngos", at=2010),
    nca.compare("staff", where={"employment": "permanent"}),
    nca.profile("TM"),
    nca.search("soros"),
    nca.related(nca.ngos["winrock"]),
    nca.data,
    *(nca.data.collection(name) for name in nca.data.collection_names),
]


class Reader(HTMLParser):
    """Reads HTML strictly: what is opened is closed, and ids are unique."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.said, self.tags = [], [], [], [], []
        self.feed(text)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self):
        return " ".join("".join(self.said).split())


@pytest.mark.parametrize("shown", EVERYTHING, ids=lambda shown: type(shown).__name__)
def test_is_well_formed_and_leads_nowhere_in_vain(shown):
    """Tags match, ids are unique, marks lead to a footnote, tables have scopes."""
    read = Reader(shown._repr_html_())

    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert all("scope" in given for tag, given in read.tags if tag == "th")
    assert not [tag for tag, _ in read.tags if tag in ("script", "img", "iframe")]


@pytest.mark.parametrize("name", nca.data.collection_names)
def test_every_record_has_html_with_its_citations(name):
    """Each record is well formed and names every source that it cites."""
    for record in nca.data.records(name):
        read = Reader(record._repr_html_())

        assert record.id in read.text
        for cited in getattr(record, "citations", ()):
            assert f"{cited.source}, {cited.locator}" in read.text


def test_two_pages_have_different_anchors():
    """What is shown twice in one notebook keeps its marks apart."""
    first, second = (Reader(nca.compare("ngos")._repr_html_()) for _ in range(2))

    assert not set(first.ids) & set(second.ids)


def test_figures_and_periods_are_set_in_type():
    """Hedges are signs, thousands are apart, dates are words, the words stay at hand."""
    shown = nca.compare("ngos", at=2010)._repr_html_()

    assert "&gt;\u202f5\u202f100" in shown
    assert 'title="over 5,100 organizations"' in shown
    assert "2008 (about, uncertain)" in shown
    assert "not stated by any source" in nca.compare("staff")._repr_html_()


def test_what_comes_from_data_is_escaped_and_only_web_pages_are_linked():
    """A hostile dataset cannot put a script or a strange link on a page."""
    bad = "<script>alert('&')</script>"
    source = nca.Source(
        id="bad", role="reference", type="book", title=bad, url="javascript:alert(1)"
    )
    statistic = nca.Statistic(
        id="bad",
        indicator="ngos_registered",
        area="KZ",
        figure=nca.Figure.parse('vague "<b>many</b>" organizations'),
        period=nca.Period("2001"),
        dating="context",
        note=bad,
        citations=(nca.Citation(source="bad", row=bad),),
    )
    dataset = nca.Dataset(
        areas=nca.areas.values(),
        indicators=nca.indicators.values(),
        sources=[*nca.sources.values(), source],
        statistics=[statistic],
    )
    for shown in (
        nca.compare("ngos", dataset=dataset),
        statistic,
        source,
        dataset.statistics,
        dataset.sources,
    ):
        text = shown._repr_html_()

        Reader(text)
        assert "<script" not in text
        assert "<b>many" not in text
        assert "javascript:" not in "".join(Reader(text).links)


def test_long_collections_are_folded_and_counted():
    """Twelve records are open, more are folded, and those beyond are counted."""
    shown = nca.findings._repr_html_()

    assert "<details><summary>188 more</summary>" in shown
    assert f"… and {len(nca.findings) - 200} more" in shown


def test_nothing_to_show():
    """An empty collection says so, without a table."""
    shown = html.collection(nca.statistics.where(lambda _: False))

    assert "statistics: 0 records" in shown
    assert "<table" not in shown
