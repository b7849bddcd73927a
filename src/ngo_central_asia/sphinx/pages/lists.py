"""The lists of records: each collection by itself, and all from A to Z."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.document import Cell, Table, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section
from ngo_central_asia.sphinx.pages.site import CALLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ngo_central_asia.sphinx.pages.site import Site

    _Column = Callable[[Site, Any], Cell | str]

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
            yield site.listed(name, record), name, record.id


def _table(site: Site, name: str, records: list[Any]) -> Table:
    if name == "statistics":
        records.sort(key=lambda it: (it.indicator, site.area(it), it.period.ordinals))
        return common.observations(site, records)
    records.sort(key=lambda it: _sorted(site.name(name, it)))
    columns = _COLUMNS.get(name, {})
    rows = tuple(
        row(
            Cell(site.name(name, one), record=one.id),
            *(cell(site, one) for cell in columns.values()),
        )
        for one in records
    )
    return common.without_empty(Table((CALLED[name][0], *columns), rows))


def _area(site: Site, record: Any) -> Cell:
    return site.named("areas", record.area)


def _areas(site: Site, record: Any) -> str:
    return site.areas(record.areas)


def _home(site: Site, record: Any) -> Cell | str:
    return site.named("areas", record.home) if record.home else ""


def _broader(site: Site, record: Any) -> Cell | str:
    return site.named("indicators", record.broader) if record.broader else ""


def _when(_: Site, record: Any) -> Cell:
    return common.period(record.period)


def _term(field: str) -> _Column:
    """Return the column of a field that holds a word or two."""

    def column(_: Site, record: Any) -> str:
        return str(getattr(record, field) or "")

    return column


#: The columns of a list beside the names, by collection.
_COLUMNS: dict[str, dict[str, _Column]] = {
    "areas": {"kind": _term("kind"), "code": _term("alpha3")},
    "indicators": {"unit": _term("unit"), "kind of": _broader},
    "sources": {"title": _term("title"), "role": _term("role")},
    "series": {"publisher": _term("publisher"), "vintage": _term("vintage")},
    "ngos": {"kind": _term("kind"), "home": _home},
    "laws": {"area": _area, "kind": _term("kind")},
    "phases": {"period": _when, "status": _term("status")},
    "events": {"area": _area, "when": _when, "kind": _term("kind")},
    "programmes": {"areas": _areas, "when": _when, "kind": _term("kind")},
    "findings": {"whose": _term("voice"), "it": _term("stance"), "areas": _areas},
    "discrepancies": {"kind": _term("kind"), "our reading": _term("resolution")},
}


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
