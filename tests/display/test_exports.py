"""Exports for other tools: no form of a result loses a citation or a caveat."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest

import ngo_central_asia as nca
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.notes import Notes

RESULTS = [
    nca.compare("ngos", at=2010),
    nca.compare("staff", where={"employment": "permanent"}),
    nca.compare("prizes_amount"),
]
UNESCAPE = {
    "repr": lambda text: text,
    "_repr_html_": lambda text: html.unescape(re.sub(r"<[^>]+>", "", text)),
    "to_markdown": lambda text: re.sub(r"\\(.)", r"\1", text),
    "to_latex": lambda text: re.sub(
        r"\\([%&#_$])",
        r"\1",
        text.replace(r"\textgreater{}", ">").replace(r"\textasciitilde{}", "~"),
    ),
}


def words(text):
    """Return *text* with single spaces, as layouts break lines as they like."""
    return " ".join(text.split())


def footnotes(page):
    """Return the footnotes of Markdown by their names, each of which is there once."""
    found = re.findall(r"^\[\^([^\]]+)\]: (.*)$", page, flags=re.MULTILINE)
    assert len(found) == len(dict(found))
    return dict(found)


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.indicator.id)
@pytest.mark.parametrize("form", UNESCAPE)
def test_a_page_has_every_citation_and_caveat(result, form):
    """Each place cited and each caveat stands in full on every page."""
    written = repr(result) if form == "repr" else getattr(result, form)()
    page = words(UNESCAPE[form](written))
    notes = Notes(describe(result))

    for row in result:
        # Observations of parts are counted there, not listed.
        listed = [statistic for statistic in row.shown if statistic not in row.parts]
        for cited in (cited for statistic in listed for cited in statistic.citations):
            assert words(notes.text(cited)) in page
        for caveat in row.caveats:
            assert words(caveat.text) in page


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.indicator.id)
def test_rows_have_every_citation(result):
    """Each citation of the result stands in the columns of its row, in CSV too."""
    written = list(csv.DictReader(io.StringIO(result.to_csv())))

    for row, columns, written_row in zip(
        result, result.to_dicts(), written, strict=True
    ):
        for cited in row.citations:
            assert cited.source in columns["source_id"].split("; ")
            assert cited.locator in columns["locator"]
            assert cited.locator in written_row["locator"]


def test_markdown_footnotes_lead_somewhere():
    """Each mark of Markdown has one footnote."""
    page = nca.compare("ngos", at=2010).to_markdown()
    marks = set(re.findall(r"\[\^([^\]]+)\](?!:)", page))

    assert marks == set(footnotes(page))


def test_markdown_footnotes_of_several_results_fit_together():
    """One name is one text, in any result; the same text has the same name."""
    feet = [
        footnotes(ask.to_markdown())
        for ask in (
            nca.compare("ngos", at=2010),
            nca.compare("ngos", at=2006),
            nca.trend("ngos", "KG"),
        )
    ]
    together = {}
    for one in feet:
        for name, text in one.items():
            assert text == together.setdefault(name, text)
    assert len(together) == len(set(together.values()))
    assert set(feet[0]) & set(feet[1])


def test_markdown_footnotes_have_names_to_read():
    """They begin with the source; names are of letters that all readers take."""
    names = list(footnotes(nca.compare("ngos", at=2010).to_markdown()))

    assert any(name.startswith("jaysanov-2023-") for name in names)
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)


def test_latex_is_balanced_and_escaped():
    """Braces and environments match, and no character of the data is a command."""
    page = nca.compare("ngos", at=2010).to_latex()
    begun = re.findall(r"\\begin\{(\w+)\}", page)

    assert sorted(begun) == sorted(re.findall(r"\\end\{(\w+)\}", page))
    bare = re.sub(r"\\[\\{}%&#_$]", "", page)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[%#_$]", bare)
