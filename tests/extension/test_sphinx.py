"""The Sphinx extension on real builds: what it writes, and how it fails."""

from __future__ import annotations

import io

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

import ngo_central_asia as nca
from ngo_central_asia.display import typeset
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.sphinx.questions import answer

PAGE = """
Title
=====

In Kyrgyzstan :nca:value:`kg-ngos-2010-jaysanov` were counted in
:nca:value:`kg-ngos-2010-jaysanov.period` :nca:cite:`kg-ngos-2010-jaysanov`;
:nca:count:`ngos.where(country="UZ")` organizations are named.

.. nca:table:: compare("ngos", at=2010, evidence="checked")

.. nca:table:: ngos["winrock"]
"""


@pytest.fixture
def build(tmp_path):
    """Return a function that builds one page and returns it with the warnings."""

    def run(page, builder="html"):
        (tmp_path / "conf.py").write_text("extensions = ['ngo_central_asia.sphinx']\n")
        (tmp_path / "index.rst").write_text(page)
        said = io.StringIO()
        out = tmp_path / "out"
        with docutils_namespace():
            trees = out / "doctrees"
            app = Sphinx(
                tmp_path, tmp_path, out, trees, builder, None, said, said, True
            )
            app.build()
        suffix = {"html": "html", "text": "txt"}[builder]
        return (out / f"index.{suffix}").read_text(), said.getvalue()

    return run


def test_a_page_has_values_citations_and_tables(build):
    """Figures are set in type, citations name the place, tables have footnotes."""
    page, said = build(PAGE)

    assert f"18{typeset.THIN}341 organizations" in page
    assert "(Jaysanov 2023, Kyrgyzstan, paragraph 2)" in page
    assert f">{len(nca.ngos.where(country='UZ'))}<" in page
    assert "NGOs (organizations): the observation nearest to 2010" in page
    assert "stated only on weaker evidence" in page
    assert 'href="#nca-0-r1"' in page
    assert 'id="nca-0-r1"' in page
    assert 'id="nca-1-r1"' in page
    assert "WARNING" not in said
    assert "ERROR" not in said


def test_a_field_that_is_text_is_printed(build):
    """What the data say of a source stands on the page, word for word."""
    page, _ = build(":nca:value:`ernazarov-nd.standpoint`")

    assert nca.sources["ernazarov-nd"].standpoint in page


def test_other_builders_write_it_too(build):
    """Plain text has the same words."""
    page = " ".join(build(PAGE, "text")[0].split())

    assert 'Jaysanov 2023, Kyrgyzstan, paragraph 2: "18,341"' in page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (":nca:value:`kg-ngos-2010-jaysanow`", 'Did you mean "kg-ngos-2010-jaysanov"'),
        (":nca:value:`kg-ngos-2010-jaysanov.perod`", "perod"),
        (":nca:cite:`nothing-here`", "there is no record 'nothing-here'"),
        (":nca:count:`ngoes`", 'Did you mean "ngos"'),
        (".. nca:table:: compare('ngoes')", 'Did you mean "ngos"'),
        (".. nca:table:: 1 + 1", "expected a question"),
        (".. nca:table:: compare(", "expected a question"),
        (".. nca:table:: compare('ngos').to_dicts()", "no description"),
    ],
)
def test_mistakes_are_errors_of_the_build(build, page, expected):
    """The message names the line and what was expected."""
    _, said = build(f"Title\n=====\n\n{page}\n")

    assert expected in said
    assert "index.rst:4" in said


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "errors.__class__",
        "ngos._records",
        "compare(open('x'))",
        "(lambda: 1)()",
        "[x for x in ngos]",
    ],
)
def test_no_code_is_run(text):
    """Only public names, attributes, calls and literals are understood."""
    with pytest.raises((CriteriaError, NotFoundError)):
        answer(text, nca.data)


def test_a_dataset_of_ones_own(build, tmp_path):
    """A project may name its own dataset."""
    mine = nca.Dataset(areas=nca.areas.values(), sources=nca.sources.values())
    mine.save(tmp_path / "mine.json")
    page = "Title\n=====\n\n:nca:count:`areas`, :nca:count:`statistics`.\n"
    (tmp_path / "index.rst").write_text(page)
    (tmp_path / "conf.py").write_text(
        "extensions = ['ngo_central_asia.sphinx']\nnca_dataset = 'mine.json'\n"
    )
    said = io.StringIO()
    out, trees = tmp_path / "o", tmp_path / "d"
    with docutils_namespace():
        Sphinx(tmp_path, tmp_path, out, trees, "text", None, said, said).build()

    assert f"{len(nca.areas)}, 0." in (tmp_path / "o" / "index.txt").read_text()
