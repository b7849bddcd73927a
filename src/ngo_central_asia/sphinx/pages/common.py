"""What pages of several kinds show: fields, places, tables of records, pointers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.dataset import walk
from ngo_central_asia.display import typeset
from ngo_central_asia.display.document import Cell, Line, Lines, Table, line, row
from ngo_central_asia.model.fields import REFERS_TO
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.sphinx.pages.page import Access, Section
from ngo_central_asia.sphinx.pages.site import CALLED
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.sphinx.pages.site import Pointer, Site

NOT_STATED = "not stated"
#: This many rows of a table are shown at once; the rest is folded.
UNFOLDED = 40
#: Fields whose names say less than these words.
_LABELS = {
    "note": "our note",
    "dating": "how the period is known",
    "iati_type": "IATI organisation type",
    "sectors": "sectors (ICNP/TSO)",
    "field": "field of work",
    "edtf": "period",
    "via": "taken from",
    "home": "at home in",
    "broader": "kind of",
}


# --- fields ---------------------------------------------------------------------------


def facts(site: Site, record: Any, *, without: Iterable[str] = ()) -> Lines:
    """Return the fields of a record, those that are absent left out.

    Parts with citations of their own are not among them: pages show them in tables.
    """
    lines = []
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        absent = value is None or value is False or value in ((), "")
        if absent or field.name in {"id", "citations", *without}:
            continue
        first = value[0] if isinstance(value, tuple) else None
        if attrs.has(type(first)) and hasattr(first, "citations"):
            continue
        lines.append(_fact(site, field, value))
    return Lines(None, tuple(lines))


def _fact(site: Site, field: Any, value: Any) -> Line:
    label = _LABELS.get(field.name, field.name.replace("_", " "))
    collection = field.metadata.get(REFERS_TO)
    values = value if isinstance(value, tuple) else (value,)
    if collection is not None:
        return line(label, *(reference(site, collection, key) for key in values))
    return line(label, *map(_plain, values))


def reference(site: Site, collection: str, key: str) -> Cell:
    """Return a record by its id; without a collection the id is written with it."""
    if not collection:
        collection, _, key = key.partition("/")
    return site.named(collection, key)


def _plain(value: Any) -> Cell | str:
    if isinstance(value, Figure):
        return words(value)
    if isinstance(value, Period):
        return Cell(value.edtf, value=value)
    if isinstance(value, tuple):
        return ": ".join(value)
    return str(value)


def period(value: Period | None) -> Cell:
    """Return a period for a cell of a table."""
    return Cell(NOT_STATED) if value is None else Cell(value.edtf, value=value)


# --- places ---------------------------------------------------------------------------


def places(site: Site, record: Any, title: str = "Where it stands") -> Section:
    """Return the places that a record stands on, with all that is known of them."""
    columns: dict[str, Callable[[Citation], Cell]] = {
        "source": lambda it: site.named("sources", it.source),
        "place": lambda it: Cell(it.locator),
        "as written": lambda it: Cell(f"“{it.as_written}”" if it.as_written else ""),
        "attributed to": lambda it: Cell(it.attributed_to or ""),
        "taken from": lambda it: _works(site, it),
        "stands for": lambda it: Cell(", ".join(map(_field, it.supports))),
    }
    cited = getattr(record, "citations", ())
    rows = tuple(tuple(column(one) for column in columns.values()) for one in cited)
    table = Table(tuple(columns), rows, unfolded=UNFOLDED)
    return Section(title, (without_empty(table),))


def _works(site: Site, cited: Citation) -> Cell:
    if not cited.via:
        return Cell("")
    names = (site.dataset.sources[key].label for key in cited.via)
    return Cell("; ".join(names), record=cited.via[0])


def _field(name: str) -> str:
    return name.replace("_", " ")


# --- tables of records ----------------------------------------------------------------


def observations(
    site: Site, statistics: Iterable[Any], *, by_area: bool = False
) -> Table:
    """Return a table of observations, each with its citations.

    Args:
        site: The site.
        statistics: The observations.
        by_area: Whether rows are named by their areas, and not by what is measured.
    """
    rows = []
    for said in statistics:
        kind = site.named("indicators", said.indicator)
        area = site.named("areas", said.area)
        of = "; ".join(f"{name}: {value}" for name, value in said.breakdown)
        figure = Cell(words(said.figure), said.citations, _doubts(said), record=said.id)
        last = kind if by_area else area
        rows.append(
            row(
                *([area] if by_area else [kind]),
                figure,
                period(said.period),
                of,
                *([last] if by_area else []),
            )
        )
    ends = ("area", "what is counted") if by_area else ("what is counted", "")
    headers = (ends[0], "figure", "period", "part", *filter(None, ends[1:]))
    return without_empty(Table(headers, tuple(rows), unfolded=UNFOLDED))


def _doubts(said: Any) -> tuple[str, ...]:
    status = said.status
    doubt = f"observation status: {status.name.casefold().replace('_', ' ')}"
    return (doubt,) if status.value != "A" else ()


def without_empty(table: Table) -> Table:
    """Return a table without the columns that say nothing."""
    kept = [
        at
        for at in range(len(table.headers))
        if not table.rows or any(cells[at].text for cells in table.rows)
    ]
    return attrs.evolve(
        table,
        headers=tuple(table.headers[at] for at in kept),
        rows=tuple(tuple(cells[at] for at in kept) for cells in table.rows),
    )


def findings(site: Site, found: Iterable[Any]) -> Iterator[Table]:
    """Yield the statements by topic, each with who says it and in which way."""
    by_topic: dict[str, list[tuple[Cell, ...]]] = {}
    for record in found:
        text = site.name("findings", record)
        said = row(
            Cell(text, record.citations, record=record.id),
            record.voice.value,
            record.stance.value,
        )
        by_topic.setdefault(record.topic.value, []).append(said)
    for topic, rows in sorted(by_topic.items()):
        title = topic[0].upper() + topic[1:]
        headers = ("statement", "whose", "what it does")
        yield Table(headers, tuple(rows), title, unfolded=UNFOLDED)


def discrepancies(found: Iterable[Any]) -> Table:
    """Return a table of discrepancies."""
    rows = tuple(
        row(
            Cell(record.title, record.citations, record=record.id),
            record.kind.value,
            record.resolution.value,
        )
        for record in found
    )
    return Table(("discrepancy", "kind", "our reading"), rows, unfolded=UNFOLDED)


# --- what stands around a record ------------------------------------------------------


def pointed_to(
    site: Site, collection: str, key: str, *, without: Iterable[str] = ()
) -> Section:
    """Return the records that point to a record, by collection and field.

    Args:
        site: The site.
        collection: Collection of the record.
        key: Its id.
        without: Collections that the page shows elsewhere.
    """
    grouped: dict[tuple[str, str], list[Pointer]] = {}
    for pointer in site.pointers(collection, key):
        if pointer.collection not in set(without):
            where = (pointer.collection, pointer.field)
            grouped.setdefault(where, []).append(pointer)
    lists = []
    for (name, field), pointers in grouped.items():
        records = {pointer.record.id: pointer.record for pointer in pointers}
        lines = tuple(
            Line("", (Cell(site.name(name, one), record=one.id),))
            for one in records.values()
        )
        lists.append(Lines(_pointing(name, collection, field), lines))
    return Section("What points here", tuple(lists))


def _pointing(name: str, collection: str, field: str) -> str:
    """Return which records point to one of a collection, and in which field."""
    _, called = CALLED[name]
    title = called[0].upper() + called[1:]
    if field == "citations.via":
        return f"{title} that a source took from it"
    last = field.rpartition(".")[2]
    plain = last in {collection, "records", CALLED[collection][0]}
    return title if plain else f"{title}, as {_field(last)}"


def use(collection: str, key: str) -> Section:
    """Return how a record is used otherwise."""
    return Section("Use it", (Access(collection, key),))


def order(value: Period | None) -> tuple[int, int]:
    """Return the key that sorts periods, undated ones last."""
    return value.ordinals if value is not None else (10**9, 10**9)


def citations(record: Any) -> tuple[Citation, ...]:
    """Return every place that a record stands on, those of its parts too."""
    return tuple(dict.fromkeys(walk.citations(record)))


def number(count: int, called: tuple[str, str]) -> str:
    """Return how many there are, in words."""
    return f"{typeset.number(count)} {called[count != 1]}"
