"""How to cite this package, and CITATION.cff that says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import ngo_central_asia as nca
from ngo_central_asia.evidence.citing import package
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES

CFF = yaml.safe_load(
    (Path(__file__).parents[3] / "CITATION.cff").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("style", [PLAIN, *STYLES])
def test_every_style_names_the_versions(style):
    """A citation has the versions of code and data, and says that there is no DOI."""
    text = nca.citation(style=style)

    assert f"version {nca.__version__}, data version {nca.data.meta['version']}" in text
    assert text.endswith("DOI: none assigned.")
    assert package.TITLE in text


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_every_format_names_the_versions(form):
    """The data for reference managers has them too, and invents no DOI."""
    text = nca.citation(format=form)

    assert nca.__version__ in text
    assert "none assigned" in text
    assert "doi.org" not in text


def test_a_doi_is_shown_when_there_is_one(monkeypatch):
    """Once a release has a DOI, every form has it."""
    monkeypatch.setattr(package, "DOI", "10.5072/example")

    assert nca.citation().endswith("DOI: 10.5072/example.")
    assert "10.5072/example" == json.loads(nca.citation(format="csl-json"))[0]["DOI"]


class TestCff:
    def test_it_has_the_keys_that_the_format_requires(self):
        """The file is CFF 1.2.0: the required keys, and none that the format lacks."""
        known = (
            "abstract authors cff-version commit contact date-released doi identifiers "
            "keywords license license-url message preferred-citation references repository "
            "repository-artifact repository-code title type url version"
        )

        assert {"authors", "cff-version", "message", "title"} <= CFF.keys()
        assert CFF.keys() <= set(known.split())
        assert "1.2.0" == CFF["cff-version"]
        assert CFF["type"] in {"software", "dataset"}
        for one in CFF["references"]:
            assert {"authors", "title", "type"} <= one.keys()

    def test_it_is_in_step(self):
        """Versions, title, authors and licences are those of package and data."""
        (data,) = CFF["references"]

        assert nca.__version__ == str(CFF["version"])
        assert package.TITLE == CFF["title"]
        assert [{"name": package.AUTHOR}] == CFF["authors"] == data["authors"]
        assert package.DOI == CFF.get("doi")
        assert nca.data.meta["version"] == str(data["version"])
        assert nca.data.meta["title"] == data["title"]
        assert nca.data.meta["license"] == data["license"]
        assert data["license"] in CFF["license"]
