"""Charts: everything drawn is in the data and cited; nothing is fetched."""

from __future__ import annotations

import json
import re
import sys

import pytest

import ngo_central_asia as nca
from ngo_central_asia.display.charts.chart import COLOURS, FORMATS, IN_NOTEBOOKS
from ngo_central_asia.errors import CriteriaError, DataError, MissingExtraError


def marks(chart):
    """Return the rows that a chart draws."""
    return [
        row
        for rows in [chart.spec["data"]["values"]]
        for row in rows
        if row.get("value") is not None
    ]


@pytest.mark.parametrize(
    "indicator", ["ngos", "prizes_amount", "staff", "ingo_offices"]
)
def test_a_comparison_draws_what_it_says_and_no_more(indicator):
    """Each area is drawn once, with its figure and citation, or with its gap."""
    result = nca.compare(indicator)
    chart = result.plot()
    drawn = {row["code"]: row for row in chart.spec["data"]["values"]}

    assert [row.area.id for row in result] == list(drawn)
    for row in result:
        mark = drawn[row.area.id]
        if row.figure is None:
            assert mark["value"] is None
            assert row.gap.value in mark["figure"]
            continue
        assert str(row.figure) == mark["figure"]
        for cited in row.citations:
            assert cited.locator in mark["citation"]
        if row.figure.best is not None:
            assert float(row.figure.best) == mark["value"]


def test_an_open_bound_is_an_arrow_and_not_an_interval():
    """A lower bound has no upper end; an approximate figure has its rounding."""
    drawn = {row["code"]: row for row in marks(nca.compare("ngos", at=2010).plot())}

    assert "triangle-right" == drawn["UZ"]["side"]
    assert drawn["UZ"]["high"] is None
    assert (4500, 5500) == (drawn["KZ"]["low"], drawn["KZ"]["high"])


def test_a_country_has_one_colour():
    """The colours do not depend on which countries are shown."""
    for countries in (None, ["UZ", "KG"]):
        spec = json.dumps(nca.compare("ngos", countries=countries).plot().spec)
        assert COLOURS["UZ"] in spec
        assert COLOURS["KG"] in spec


@pytest.mark.parametrize("form", FORMATS)
def test_saves_without_a_network_and_overwrites_nothing(form, tmp_path):
    """Every format is written; a page of HTML has its scripts inside."""
    chart = nca.compare("ngos", at=2010).plot()
    path = tmp_path / f"chart.{form}"
    chart.save(path)
    written = path.read_bytes()

    assert len(written) > 1000
    if form in ("html", "svg"):
        text = written.decode()
        assert "Kyrgyzstan" in text
        assert not re.findall(r'(?:src|href)="https?://', text)
    with pytest.raises(DataError, match="nothing was written"):
        chart.save(path)
    assert written == path.read_bytes()


def test_an_unknown_format_is_suggested(tmp_path):
    """The error names the format meant."""
    with pytest.raises(CriteriaError, match='Did you mean "svg"'):
        nca.compare("ngos").plot().save(tmp_path / "chart.svgg")


def test_a_notebook_gets_a_picture_too():
    """What cannot draw the interactive chart shows a picture."""
    bundle, how = nca.compare("ngos").plot()._repr_mimebundle_()

    picture = bundle["image/svg+xml"]
    assert picture.startswith("<svg")
    assert 'fill="white"' in picture
    assert "currentColor" not in picture
    assert {"embed_options": {"renderer": "svg"}} == how[IN_NOTEBOOKS]
    assert "$schema" not in bundle[IN_NOTEBOOKS]


def test_a_missing_extra_names_the_command(monkeypatch):
    """Without Altair the error says how to get it."""
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(MissingExtraError, match=r"pip install '.*\[plot\]'"):
        nca.compare("ngos").plot()


def test_what_has_no_chart_says_so():
    """A result that cannot be drawn is an error of its own."""
    with pytest.raises(CriteriaError, match="no chart of a Profile"):
        nca.profile("KZ").plot()
