"""Results on history as text: nothing wider than a terminal, nothing left out."""

from __future__ import annotations

import pytest
from display.test_text import widest

import ngo_central_asia as nca
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.document import Cell, Lines, Paragraph, Table

EVERYWHERE = list(nca.areas)


def said(result):
    """Return every text of the description that texts and pages are written from."""
    found = []
    for block in describe(result).blocks:
        match block:
            case Table(rows=rows, title=title):
                found.append(Cell(title or ""))
                found += [cell for cells in rows for cell in cells]
            case Lines(lines=lines):
                found += [cell for line in lines for cell in line.pieces]
            case Paragraph(text):
                found.append(Cell(text))
    caveats = (text for cell in found for text in cell.caveats)
    return "\n".join([*(cell.text for cell in found), *caveats])


RESULTS = {
    "phases at": lambda: nca.phases_at(2010),
    "phases of the world": lambda: nca.phases_at(1900, "world"),
    "no phases": lambda: nca.phases_at(2010, "TJ"),
    "all schemes": lambda: nca.compare_phases(EVERYWHERE),
    "one scheme": lambda: nca.compare_phases(schemes="murzaeva-tm-forecast"),
    "no schemes": lambda: nca.compare_phases("TJ"),
    "laws": nca.compare_laws,
    "laws of all areas": lambda: nca.compare_laws(EVERYWHERE, at="2005/2006"),
    "no laws": lambda: nca.compare_laws("TJ", kind="order"),
    "timeline": nca.timeline,
    "timeline of all": lambda: nca.timeline(
        EVERYWHERE,
        kinds=["event", "law", "phase", "founding", "presence", "statistic"],
    ),
    "empty timeline": lambda: nca.timeline("TJ", kinds="founding"),
    "presences": nca.presence,
    "presences at": lambda: nca.presence(countries=EVERYWHERE, at=2006),
    "nobody": lambda: nca.presence(countries="KZ", at=1200),
    "phases against": lambda: nca.against(phases="all", index="v2xcs_ccsi-vdem-6.1"),
    "a region against": lambda: nca.against(
        phases="jaysanov-region-told", index="v2csreprss"
    ),
    "no phases against": lambda: nca.against(
        phases="all", index="v2x_libdem", countries="TJ"
    ),
    "forecasts against": lambda: nca.against(
        phases="murzaeva-kg-forecast", index="v2x_libdem"
    ),
    "laws against": lambda: nca.against(laws="all", index="voice_accountability"),
    "closures against": lambda: nca.against(closures="all", index="population"),
    "no closures": lambda: nca.against(
        closures="all", index="v2x_libdem", countries=["KZ", "world"]
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_fits_a_terminal_and_names_its_sources(name):
    """No line that could be broken is too wide, and every source stands below."""
    result = RESULTS[name]()
    shown = repr(result)

    assert widest(shown) <= 80
    flowing = " ".join(shown.split())
    for source in result.sources:
        assert source.label in flowing or source.id in flowing


@pytest.mark.parametrize("name", RESULTS)
def test_every_citation_and_caveat_stands_in_the_description(name):
    """A row's citations and caveats are marks of its cells."""
    result = RESULTS[name]()
    cells = []
    for block in describe(result).blocks:
        match block:
            case Table(rows=rows):
                cells += [cell for row in rows for cell in row]
            case Lines(lines=lines):
                cells += [cell for line in lines for cell in line.pieces]
    cited = {it for cell in cells for it in cell.citations}
    caveats = {it for cell in cells for it in cell.caveats}

    assert set(result.citations) <= cited
    for row in result:
        assert {caveat.text for caveat in row.caveats} <= caveats


def test_phases_hide_nothing():
    """Every phase that may cover the time, its date and its caveats are there."""
    result = nca.phases_at(2010)
    shown = said(result)

    for row in result:
        assert row.area.name in shown
        assert (row.phase.label if row.phase else str(row.gap)) in shown
        for caveat in row.caveats:
            assert caveat.text in shown


def test_periodizations_hide_nothing():
    """Every phase with both its dates, and every meeting of ends, is there."""
    result = nca.compare_phases(["KZ", "KG", "TJ"])
    shown = said(result)

    for row in result:
        assert row.phase.label in shown
        assert row.point("start").printed in shown
        assert row.point("end").printed in shown
    for lag in result.meetings:
        assert str(lag) in shown


def test_laws_hide_nothing():
    """Every law, date and provision, and every caveat, is there."""
    result = nca.compare_laws(at=2003)
    shown = said(result)

    for row in result:
        assert row.area.name in shown
        for dated in row.dates:
            assert str(dated.date) in shown
        for provision in row.provisions:
            assert provision.text in shown
        for caveat in row.caveats:
            assert caveat.text in shown


def test_timelines_hide_nothing():
    """Every entry, with its date or as undated, is there."""
    result = nca.timeline()
    shown = said(result)

    for entry in result:
        assert f"{entry.period or 'undated'}\n{entry.area}\n{entry.text}" in shown
    assert f"{len(result.undated)} without a date" in shown


def test_presences_hide_nothing():
    """Every statement, caveat and ground is there."""
    result = nca.presence()
    shown = said(result)

    for row in result:
        assert row.organization.name in shown
        for caveat in row.caveats:
            assert caveat.text in shown
    for ground in result.grounds:
        assert ground.text in shown


def lines_of(result):
    """Return the cells of labelled lines by their label."""
    return {
        line.label: line.pieces
        for block in describe(result).blocks
        if isinstance(block, Lines)
        for line in block.lines
    }


def test_each_of_several_statements_has_its_own_places():
    """Statements that differ stand side by side, each with its citations."""
    stay = nca.presence().stay("Freedom House", "UZ")
    shown = lines_of(nca.presence())["Freedom House, Uzbekistan"]

    assert [it.citations for it in stay.statements] == [it.citations for it in shown]


def test_each_of_several_dates_has_its_own_places():
    """Dates that differ stand side by side, each with its citations."""
    law = nca.laws["kz-address-2000"]
    shown = lines_of(nca.compare_laws())[f"{law.title} (Kazakhstan)"]

    assert [it.citations for it in law.dates] == [it.citations for it in shown]
