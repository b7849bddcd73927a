"""Records, collections and results as text that fits a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.described import records
from ngo_central_asia.display.described.comparison import gap
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.layout import table, wrapped
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.display.document import Document, Line

#: A collection shows this many records; the rest is counted.
MOST_RECORDS = 12


# --- collections and records ----------------------------------------------------------


def collection(shown: Collection[Any], most: int = MOST_RECORDS) -> str:
    """Return a collection: how many records, and the first *most* of them."""
    return document(records.collection(shown, most=most, marked=False))


def card(shown: Any) -> str:
    """Return everything that a record says, field by field, without what is absent."""
    return document(records.record(shown))


# --- results --------------------------------------------------------------------------


def result(shown: Result[Any]) -> str:
    """Return a result as text."""
    return document(describe(shown))


def row(shown: Row) -> str:
    """Return one row of a comparison: figure, period, what it counts, caveats."""
    if shown.figure is None:
        return f"<Row {shown.area.id}: {gap(shown)}>"
    kind = shown.indicator.name if shown.indicator else ""
    said = shown.derived or shown.figure
    return (
        f"<Row {shown.area.id}: {said} ({shown.period}, {kind}); "
        f"{len(shown.candidates) - 1} other candidates, {len(shown.caveats)} caveats>"
    )


def document(shown: Document) -> str:
    """Return a document: its blocks, then what the marks of caveats and sources say."""
    notes = Notes(shown)
    parts = [wrapped("", shown.title)]
    for block in shown.blocks:
        match block:
            case Table():
                parts.append(_table(block, notes))
            case Lines(title, lines) if lines:
                said = (wrapped(_label(it.label), _joined(it, notes)) for it in lines)
                parts.append(
                    "\n".join([*([wrapped("", title)] if title else []), *said])
                )
            case Paragraph(text):
                parts.append(wrapped("", text))
    for title, marks in (("Caveats", notes.letters), ("Sources", notes.references())):
        if marks:
            said = (wrapped(f"  {mark} ", text) for text, mark in marks.items())
            parts.append("\n".join([title, *said]))
    if shown.stamp:
        parts.append(shown.stamp)
    return "\n\n".join(parts)


def _label(label: str) -> str:
    return f"  {label}: " if label else "  - "


def _joined(line: Line, notes: Notes) -> str:
    """Return the pieces of a line one after the other, with their marks."""
    return "; ".join(map(notes.marked, line.pieces))


def _table(block: Table, notes: Notes) -> str:
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
