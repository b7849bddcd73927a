"""Records, collections and results as text that fits a terminal of 80 columns."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.described.comparison import gap
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.layout import table, wrapped
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.provenance.cite import citation, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.display.document import Cell, Document, Line
    from ngo_central_asia.model.citation import Citation

#: A collection shows this many records; the rest is counted.
MOST_RECORDS = 12


# --- collections and records ----------------------------------------------------------


@singledispatch
def cells(record: Any) -> dict[str, str]:
    """Return the columns of a record in a list of its collection."""
    return {"id": record.id, "about": record.summary}


@cells.register
def _(record: Country) -> dict[str, str]:
    codes = ", ".join(filter(None, (record.alpha3, record.currency)))
    return {"id": record.id, "name": record.name, "kind": record.kind, "codes": codes}


@cells.register
def _(record: Indicator) -> dict[str, str]:
    return {"id": record.id, "unit": record.unit, "name": record.name}


@cells.register
def _(record: Source) -> dict[str, str]:
    title = record.title or "[Untitled]"
    return {"id": record.id, "year": record.year, "role": record.role, "title": title}


@cells.register
def _(record: Statistic) -> dict[str, str]:
    about = "; ".join(f"{name}: {value}" for name, value in record.breakdown)
    return {
        "id": record.id,
        "area": record.area,
        "period": record.period.edtf,
        "figure": str(record.figure) + (f" ({about})" if about else ""),
    }


def collection(records: Collection[Any], most: int = MOST_RECORDS) -> str:
    """Return a collection: how many records, and the first *most* of them."""
    many = f"{len(records)} record{'' if len(records) == 1 else 's'}"
    shown = [cells(record) for record in list(records.values())[:most]]
    lines = [f"{records.name}: {many}"]
    if shown:
        rows = [list(row.values()) for row in shown]
        lines += ["", table(list(shown[0]), rows)]
    if len(records) > len(shown):
        lines.append(f"… and {len(records) - len(shown)} more")
    return "\n".join(lines)


def card(record: Any) -> str:
    """Return everything that a record says, field by field, without what is absent."""
    lines = [f"{type(record).__name__} {record.id}"]
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name == "id" or value is None or value is False or value == ():
            continue
        label = f"  {field.name.replace('_', ' ')}:"
        if isinstance(value, tuple) and hasattr(value[0], "locator"):
            lines += [label, *_cited(value, "    - ")]
        elif isinstance(value, tuple) and hasattr(value[0], "citations"):
            lines.append(label)
            for part in value:
                lines.append(wrapped("    - ", str(part)))
                if getattr(part, "note", None):
                    lines.append(wrapped("        note: ", part.note))
                lines += _cited(part.citations, "        ")
        elif isinstance(value, tuple) and any(". " in f"{part} " for part in value):
            lines += [label, *(wrapped("    - ", _part(part)) for part in value)]
        elif isinstance(value, tuple):
            lines.append(wrapped(f"{label} ", "; ".join(map(_part, value))))
        else:
            lines.append(wrapped(f"{label} ", str(value)))
    return "\n".join(lines)


def _cited(citations: Iterable[Citation], indent: str) -> list[str]:
    return [wrapped(indent, _citation(cited)) for cited in citations]


def _citation(cited: Citation) -> str:
    supports = f" (for {', '.join(cited.supports)})" if cited.supports else ""
    return f"{cited.source}, {passage(cited)}{supports}"


def _part(value: Any) -> str:
    return ": ".join(value) if isinstance(value, tuple) else str(value)


# --- results --------------------------------------------------------------------------


def result(shown: Result[Any]) -> str:
    """Return a result as text."""
    return document(describe(shown))


def row(shown: Row) -> str:
    """Return one row of a comparison: figure, period, what it counts, caveats."""
    if shown.figure is None:
        return f"<Row {shown.area.id}: {gap(shown)}>"
    kind = shown.indicator.name if shown.indicator else ""
    return (
        f"<Row {shown.area.id}: {shown.figure} ({shown.period}, {kind}); "
        f"{len(shown.candidates) - 1} other candidates, {len(shown.caveats)} caveats>"
    )


def document(shown: Document) -> str:
    """Return a document: its blocks, then what the marks of caveats and sources say."""
    notes = _Notes(shown)
    parts = [wrapped("", shown.title)]
    for block in shown.blocks:
        match block:
            case Table():
                parts.append(_table(block, notes))
            case Lines(title, lines) if lines:
                said = (wrapped(_label(it.label), notes.join(it)) for it in lines)
                parts.append("\n".join([wrapped("", title), *said]))
            case Paragraph(text):
                parts.append(wrapped("", text))
    return "\n\n".join([*parts, *notes.sections()])


def _label(label: str) -> str:
    return f"  {label}: " if label else "  "


def _table(block: Table, notes: _Notes) -> str:
    """Return a table; marks stand in columns of their own unless cells have them."""
    width = len(block.headers)
    whole = [cells for cells in block.rows if len(cells) == width]
    columns = []
    if not block.marked_cells:
        if any(cell.citations for cells in whole for cell in cells):
            columns.append(("source", notes.sources))
        if any(cell.caveats for cells in whole for cell in cells):
            columns.append(("caveats", notes.caveats))
    rows = [
        [*(cell.text for cell in cells), *(marks(cells) for _, marks in columns)]
        if len(cells) == width and not block.marked_cells
        else [notes.marked(cell) for cell in cells]
        for cells in block.rows
    ]
    drawn = table([*block.headers, *(name for name, _ in columns)], rows)
    return f"{wrapped('', block.title)}\n\n{drawn}" if block.title else drawn


class _Notes:
    """Marks of a document: numbers for sources, letters for caveats, as first used."""

    def __init__(self, shown: Document) -> None:
        self._named = {source.id: source for source in shown.sources}
        self._numbers: dict[str, str] = {}
        self._letters: dict[str, str] = {}

    def sources(self, cells: Iterable[Cell]) -> str:
        """Return the marks of the places that the cells stand on."""
        places = (
            citation(cited, self._named[cited.source])
            for cell in cells
            for cited in cell.citations
        )
        return " ".join(
            self._numbers.setdefault(place, f"[{len(self._numbers) + 1}]")
            for place in places
        )

    def caveats(self, cells: Iterable[Cell]) -> str:
        """Return the marks of what must be known of the cells."""
        texts = (text for cell in cells for text in cell.caveats)
        return " ".join(
            self._letters.setdefault(text, _letter(len(self._letters)))
            for text in texts
        )

    def marked(self, cell: Cell) -> str:
        """Return the text of a cell with its marks behind it."""
        return " ".join(
            filter(None, (cell.text, self.sources([cell]), self.caveats([cell])))
        )

    def join(self, line: Line) -> str:
        """Return the pieces of a line one after the other, with their marks."""
        return "; ".join(map(self.marked, line.pieces))

    def sections(self) -> Iterator[str]:
        """Yield what the marks stand for."""
        for title, texts in (("Caveats", self._letters), ("Sources", self._numbers)):
            if texts:
                said = (wrapped(f"  {mark} ", text) for text, mark in texts.items())
                yield "\n".join([title, *said])


def _letter(number: int) -> str:
    """Return a mark for the caveat at a place from 0: a to z, then a2 to z2."""
    round_, letter = divmod(number, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] + (str(round_ + 1) if round_ else "")
