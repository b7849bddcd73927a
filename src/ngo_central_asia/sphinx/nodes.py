"""Documents as nodes of docutils, so that every builder of Sphinx can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ngo_central_asia.display import typeset
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node

    from ngo_central_asia.display.document import Cell, Document


def document(shown: Document, anchor: str) -> list[Node]:
    """Return a document as nodes: its blocks, then caveats and sources.

    Args:
        shown: The document.
        anchor: What the ids of its footnotes start with, alone on its page.
    """
    page = _Page(shown, anchor)
    return [nodes.container("", *page.parts(), classes=["nca"])]


class _Page:
    """One document on its way to nodes."""

    def __init__(self, shown: Document, anchor: str) -> None:
        self._shown = shown
        self._notes = Notes(shown)
        self._anchor = anchor

    def parts(self) -> Iterator[Node]:
        """Yield the nodes in order."""
        shown = self._shown
        title: str | None = shown.title
        if not (shown.blocks and isinstance(shown.blocks[0], Table)):
            yield _heading(shown.title)
            title = None
        for block in shown.blocks:
            match block:
                case Table():
                    yield self._table(block, block.title or title)
                    title = None
                case Lines(heading, lines) if lines:
                    if heading:
                        yield _heading(heading)
                    items = (self._item(it.label, it.pieces) for it in lines)
                    yield nodes.bullet_list("", *items)
                case Paragraph(text):
                    yield nodes.paragraph(text, text)
        yield from self._footnotes()

    def _table(self, block: Table, title: str | None) -> nodes.table:
        width = len(block.headers)
        group = nodes.tgroup(cols=width)
        group += [nodes.colspec(colwidth=1, stub=int(not at)) for at in range(width)]
        head = nodes.row("", *(_entry([nodes.Text(it)]) for it in block.headers))
        group += nodes.thead("", head)
        group += nodes.tbody("", *(self._row(cells, width) for cells in block.rows))
        caption = [nodes.title(title, title)] if title else []
        return nodes.table("", *caption, group, classes=["nca-table"])

    def _row(self, cells: tuple[Cell, ...], width: int) -> nodes.row:
        entries = [_entry(self._cell(cell)) for cell in cells]
        if len(cells) < width:
            entries[-1]["morecols"] = width - len(cells)
            entries[-1]["classes"].append("nca-gap")
        return nodes.row("", *entries)

    def _item(self, label: str, pieces: tuple[Cell, ...]) -> nodes.list_item:
        said: list[Node] = [nodes.strong(f"{label}: ", f"{label}: ")] if label else []
        for place, piece in enumerate(pieces):
            said += [nodes.Text("; ")] if place else []
            said += self._cell(piece)
        return nodes.list_item("", nodes.paragraph("", "", *said))

    def _cell(self, cell: Cell) -> list[Node]:
        marks = [
            *((mark.strip("[]"), "r") for mark in self._notes.sources([cell]).split()),
            *((mark, "c") for mark in self._notes.caveats([cell]).split()),
        ]
        text: list[Node] = [nodes.Text(typeset.content(cell))]
        for place, (mark, kind) in enumerate(marks):
            between = [nodes.Text(", ")] if place else []
            link = nodes.reference(
                "", mark, refid=f"{self._anchor}-{kind}{mark}", internal=True
            )
            text.append(nodes.superscript("", "", *between, link))
        return text

    def _footnotes(self) -> Iterator[Node]:
        for title, kind, style, marks in (
            ("Caveats", "c", "loweralpha", self._notes.letters),
            ("Sources", "r", "arabic", self._notes.references()),
        ):
            if marks:
                yield _heading(title)
                listed = nodes.enumerated_list(enumtype=style, prefix="", suffix=".")
                for text, mark in marks.items():
                    item = nodes.list_item("", nodes.paragraph(text, text))
                    item["ids"].append(f"{self._anchor}-{kind}{mark.strip('[]')}")
                    listed += item
                yield listed
        if stamp := self._shown.stamp:
            yield nodes.paragraph(stamp, stamp, classes=["nca-stamp"])


def _heading(text: str) -> nodes.paragraph:
    # A heading of its own would join the contents of the page it stands on.
    return nodes.paragraph("", "", nodes.strong(text, text), classes=["nca-heading"])


def _entry(content: list[Node]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *content))
