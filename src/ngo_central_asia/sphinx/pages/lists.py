"""The lists of records: each collection by itself, and all from A to Z."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.document import Cell, Table, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section
from ngo_central_asia.sphinx.pages.site import CALLED
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.sphinx.pages.site import Site

_TITLES = {"ngos": "Organizations", "statistics": "Figures", "areas": "Areas"}


def collection(site: Site, name: str) -> Page:
    """Describe a collection: all of its records by name."""
    records = list(site.records[name].values())
    return Page(
        title=_TITLES.get(name, name.capitalize()),
        kind=f"{common.number(len(records), CALLED[name])}, by name",
        summary=(_table(site, name, records),),
        sections=(_schemes(site),) if name == "phases" else (),
    )


def everything(site: Site) -> Page:
    """Describe all records, by their first letters."""
    by_letter: dict[str, list[tuple[Cell, ...]]] = {}
    entries = sorted(_entries(site), key=lambda entry: _sorted(entry[0]))
    for text, name, key in entries:
        letter = _sorted(text)[:1].upper()
        said = row(Cell(text, record=key), CALLED[name][0])
        by_letter.setdefault(letter if letter.isalpha() else "0–9", []).append(said)
    return Page(
        title="All records, A to Z",
        kind=f"{common.number(len(entries), ('record', 'records'))} of every kind",
        sections=tuple(
            Section(letter, (Table(("record", "kind"), tuple(rows)),))
            for letter, rows in by_letter.items()
        ),
    )


def _entries(site: Site) -> Iterator[tuple[str, str, str]]:
    for name, records in site.records.items():
        for record in records.values():
            text = site.name(name, record)
            if name == "statistics":
                what = site.dataset.indicators[record.indicator].name
                figure = words(record.figure)
                text = f"{what}, {site.area(record)}, {words(record.period)}: {figure}"
            yield text, name, record.id


def _table(site: Site, name: str, records: list[Any]) -> Table:
    if name == "statistics":
        records.sort(key=lambda it: (it.indicator, site.area(it), it.period.ordinals))
        return common.observations(site, records)
    records.sort(key=lambda it: _sorted(site.name(name, it)))
    rows = tuple(
        row(Cell(site.name(name, one), record=one.id), *_columns(site, name, one))
        for one in records
    )
    return common.without_empty(
        Table((CALLED[name][0], *_HEADERS.get(name, ())), rows)
    )


_HEADERS = {
    "areas": ("kind", "code"),
    "indicators": ("unit", "kind of"),
    "sources": ("title", "role"),
    "ngos": ("kind", "home"),
    "laws": ("area", "kind"),
    "phases": ("period", "status"),
    "events": ("area", "when", "kind"),
    "programmes": ("areas", "when", "kind"),
    "findings": ("voice", "stance", "areas"),
    "discrepancies": ("kind", "our reading"),
}


def _columns(site: Site, name: str, record: Any) -> tuple[Cell | str, ...]:
    match name:
        case "areas":
            return record.kind.value, record.alpha3 or ""
        case "indicators":
            broader = record.broader
            kind_of = site.named("indicators", broader) if broader else ""
            return record.unit, kind_of
        case "sources":
            return record.title or "[Untitled]", record.role.value
        case "ngos":
            home = site.named("areas", record.home) if record.home else ""
            return record.kind.value, home
        case "laws":
            return site.named("areas", record.area), record.kind.value
        case "phases":
            return common.period(record.period), record.status.value
        case "events":
            area, when = site.named("areas", record.area), common.period(record.period)
            return area, when, record.kind.value
        case "programmes":
            return site.areas(record.areas), common.period(record.period), record.kind
        case "findings":
            areas = site.areas(record.areas)
            return record.voice.value, record.stance.value, areas
        case "discrepancies":
            return record.kind.value, record.resolution.value
    return ()


def _schemes(site: Site) -> Section:
    rows = tuple(
        row(
            Cell(found[0].subject, record=key),
            site.named("sources", found[0].author),
            site.named("areas", found[0].area),
            str(len(found)),
        )
        for key, found in site.schemes.items()
    )
    headers = ("periodization of", "author", "area", "phases")
    return Section("Periodizations", (Table(headers, rows),))


def _sorted(text: str) -> str:
    """Return the key that sorts names without regard to marks, quotes and case."""
    plain = unicodedata.normalize("NFKD", text).lstrip("“\"'«[(≈><≤≥\u202f ")
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
