"""Text for a terminal: nothing wider than 80 columns, nothing left out."""

from __future__ import annotations

import pytest

import ngo_central_asia as nca
from ngo_central_asia.analysis.disagreement import Disagreement
from ngo_central_asia.display import layout, text
from ngo_central_asia.display.dates import with_marks
from ngo_central_asia.display.document import Document, Paragraph

NAMES = nca.data.collection_names


def widest(shown):
    """Return the width of the widest line that could have been broken."""
    return max(len(line) for line in shown.splitlines() if " " in line.strip())


@pytest.mark.parametrize("name", NAMES)
def test_collections_fit(name):
    """Every collection fits, whole or cut."""
    records = nca.data.collection(name)

    assert widest(repr(records)) <= 80
    assert widest(text.collection(records, most=len(records))) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_records_have_a_line_and_a_card(name):
    """The repr of a record is one line with its id; its text has every citation."""
    for record in nca.data.records(name):
        assert 1 == len(repr(record).splitlines())
        assert record.id in repr(record)
        for cited in getattr(record, "citations", ()):
            assert cited.source in str(record)


@pytest.mark.parametrize("indicator", list(nca.indicators))
def test_comparisons_of_everything_fit_and_hide_nothing(indicator):
    """Each figure and each candidate of each indicator stands in the text."""
    result = nca.compare(indicator)
    shown = repr(result)
    flowing = " ".join(shown.split())

    assert widest(shown) <= 80
    for row in result:
        assert row.area.name in shown
        for candidate in row.candidates:
            said = candidate.statistic
            named = candidate.series and candidate.series.id in flowing
            assert f"({said.period}" in flowing or candidate is row.chosen or named
        for caveat in row.caveats:
            assert " ".join(caveat.text.split()) in flowing


INDICATORS = list(nca.indicators)


@pytest.mark.parametrize("start", range(0, len(INDICATORS), 8))
def test_several_indicators_fit_and_hide_nothing(start):
    """Every figure and every other candidate of each indicator stands in the text."""
    result = nca.compare(INDICATORS[start : start + 8], flip=[])
    shown = repr(result)

    assert widest(shown) <= 80
    for one in result.comparisons:
        assert all(area in shown for area in (row.area.name for row in one))
    for row in result:
        assert row.statistic is None or row.statistic.period.edtf in shown


@pytest.mark.parametrize(
    "question",
    [
        {"policy": "highest"},
        {"policy": "lowest", "at": 2008},
        {"policy": "all"},
        {"policy": "all", "at": 2008, "tolerance": 2},
        {"baseline": "KG", "at": 2010},
        {"tolerance": None, "at": 1995, "baseline": "Turkmenistan"},
    ],
)
def test_comparisons_of_every_policy_fit_and_hide_nothing(question):
    """Each observation and each caveat stands in the text, whatever the policy."""
    for asked in ("ngos", ["ngos", "staff"]):
        result = nca.compare(asked, **question)
        shown = repr(result)
        flowing = " ".join(shown.split())

        assert widest(shown) <= 80
        for row in result:
            assert all(" ".join(c.text.split()) in flowing for c in row.caveats)
            assert row.derived is None or row.derived.caveats or row.figure.value == 1
            for candidate in row.candidates:
                assert candidate.statistic.period.edtf in flowing


@pytest.mark.parametrize("indicator", list(nca.indicators))
def test_explanations_of_everything_fit_and_hide_nothing(indicator):
    """Each sentence of each cell stands in the text."""
    for row in nca.compare(indicator):
        explanation = nca.explain(row)
        shown = repr(explanation)
        flowing = " ".join(shown.split())

        assert widest(shown) <= 80
        assert all(" ".join(said.text.split()) in flowing for said in explanation)


def test_a_part_shows_other_parts_and_the_whole():
    """What is stated of others than the part asked for is named and cited."""
    shown = " ".join(
        repr(nca.compare("staff", where={"employment": "voluntary"})).split()
    )

    assert "persons), employment: voluntary" in shown
    assert "about 40,000 for employment: permanent (2008%) [" in shown
    assert "over 200,000 as a whole (2008%) [" in shown


@pytest.mark.parametrize(
    "ask",
    [
        nca.disagreements,
        lambda: nca.disagreements("staff"),
        nca.coverage,
        lambda: nca.coverage(["ngos", "staff", "ngos_by_field_share"]),
        lambda: nca.coverage("ingos", countries="world"),
        lambda: nca.gaps(others=1),
    ],
)
def test_overviews_fit_and_hide_no_statement(ask):
    """No line is too wide; every statement that differs stands there."""
    result = ask()
    shown = repr(result)
    flowing = " ".join(shown.split())

    assert widest(shown) <= 80
    for row in result:
        if isinstance(row, Disagreement):
            for said in row.statistics:
                assert f"{said.period}: {said.figure}" in flowing


def test_a_table_breaks_cells_and_keeps_their_words():
    """What does not fit goes on in the next line of its cell."""
    shown = layout.table(["id", "text"], [["a", "word " * 40]])

    assert widest(shown) <= 80
    assert 40 == shown.count("word")


def test_nothing_to_show():
    """An empty collection says so."""
    assert "statistics: 0 records" == repr(nca.statistics.where(lambda _: False))


@pytest.mark.parametrize(
    ("text", "explained"),
    [("2007-21", True), ("2007-12-21", False), ("2003-2010", False), ("12-22", False)],
)
def test_seasons_are_explained(text, explained):
    """They look like months that there are not; days and spans are none."""
    shown = with_marks(Document("Title", (Paragraph(f"adopted {text}"),)))

    assert explained is ("21 spring" in shown.blocks[-1].text)
