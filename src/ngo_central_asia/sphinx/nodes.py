"""Documents as nodes of docutils, so that every builder of Sphinx can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ngo_central_asia.display import typeset
from ngo_central_asia.display.document import Document, Lines, Paragraph, Table
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Node

    from ngo_central_asia.display.document import Cell
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source

#: A longer list of references is folded; a mark that leads into it opens it.
MOST_REFERENCES = 30


# Docutils has no types.
class Folded(nodes.General, nodes.Element):  # type: ignore[misc]
    """What HTML shows when its ``summary`` is opened, and others show at once."""


def document(shown: Document, anchor: str) -> list[Node]:
    """Return a document as nodes: its blocks, then caveats and sources.

    Args:
        shown: The document.
        anchor: What the ids of its footnotes start with, alone on its page.
    """
    blocks = Blocks(shown.sources, anchor)
    parts: list[Node] = []
    title: str | None = shown.title
    if not (shown.blocks and isinstance(shown.blocks[0], Table)):
        parts.append(_heading(shown.title))
        title = None
    for block in shown.blocks:
        parts += blocks.written(block, title)
        title = None
    for heading, listed in blocks.footnotes():
        parts += [_heading(heading), listed]
    if shown.licences:
        said = (nodes.paragraph(text, text) for text in shown.licences)
        items = (nodes.list_item("", paragraph) for paragraph in said)
        parts += [_heading("Licences"), nodes.bullet_list("", *items)]
    if stamp := shown.stamp:
        parts.append(nodes.paragraph(stamp, stamp, classes=["nca-stamp"]))
    return [nodes.container("", *parts, classes=["nca"])]


def link(words: str, record: str, *, hint: str | None = None) -> Node:
    """Return words that lead to the page of a record, where the site has one."""
    inner = nodes.inline(words, words, classes=["nca-value"])
    if hint:
        inner["title"] = hint
    return addnodes.pending_xref(
        "", inner, refdomain="nca", reftype="record", reftarget=record
    )


class Blocks:
    """Blocks on their way to nodes; their footnotes are numbered together.

    Args:
        sources: The sources that the citations need.
        anchor: What the ids of the footnotes start with.
    """

    def __init__(self, sources: Iterable[Source], anchor: str) -> None:
        self._notes = Notes(Document("", (), tuple(sources)))
        self._anchor = anchor

    def written(
        self, block: Table | Lines | Paragraph, title: str | None = None
    ) -> Iterator[Node]:
        """Yield the nodes of a block.

        Args:
            block: The block.
            title: What stands above a table that has no title of its own.
        """
        match block:
            case Table():
                yield from self._tables(block, block.title or title)
            case Lines(heading, lines) if lines:
                if heading:
                    yield _heading(heading)
                items = (self._item(it.label, it.pieces) for it in lines)
                yield nodes.bullet_list("", *items)
            case Paragraph(text):
                yield nodes.paragraph(text, "", *_with_code(text))

    def footnotes(self) -> Iterator[tuple[str, Node]]:
        """Yield the lists of footnotes, each with its title."""
        if self._notes.letters:
            listed = nodes.enumerated_list(enumtype="loweralpha", prefix="", suffix=".")
            for text, mark in self._notes.letters.items():
                listed += self._note([nodes.Text(text)], f"c{mark}")
            yield "Caveats", listed
        if places := self._notes.places:
            listed = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
            for number, cited in enumerate(places.values(), start=1):
                listed += self._note(self._reference(cited), f"r{number}")
            if len(places) > MOST_REFERENCES:
                many = f"{len(places)} places in the sources"
                yield "Sources", Folded("", listed, summary=many)
            else:
                yield "Sources", listed

    def _tables(self, block: Table, title: str | None) -> Iterator[Node]:
        cut = len(block.rows) if block.unfolded is None else block.unfolded
        yield self._table(block.headers, block.rows[:cut], title)
        if more := block.rows[cut:]:
            rest = self._table(block.headers, more, None)
            yield Folded("", rest, summary=f"{len(more)} more")

    def _table(
        self,
        headers: tuple[str, ...],
        rows: tuple[tuple[Cell, ...], ...],
        title: str | None,
    ) -> Node:
        width = len(headers)
        group = nodes.tgroup(cols=width)
        group += [nodes.colspec(colwidth=1, stub=int(not at)) for at in range(width)]
        head = nodes.row("", *(_entry([nodes.Text(it)]) for it in headers))
        group += nodes.thead("", head)
        group += nodes.tbody("", *(self._row(cells, width) for cells in rows))
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
        words = typeset.content(cell)
        inner = link(words, cell.record) if cell.record else nodes.Text(words)
        return [inner, *self._marks(cell)]

    def _marks(self, cell: Cell) -> Iterator[Node]:
        marks = [
            *((mark.strip("[]"), "r") for mark in self._notes.sources([cell]).split()),
            *((mark, "c") for mark in self._notes.caveats([cell]).split()),
        ]
        for place, (mark, kind) in enumerate(marks):
            between = [nodes.Text(", ")] if place else []
            leads = nodes.reference(
                "", mark, refid=f"{self._anchor}-{kind}{mark}", internal=True
            )
            yield nodes.superscript("", "", *between, leads)

    def _note(self, content: list[Node], mark: str) -> nodes.list_item:
        item = nodes.list_item("", nodes.paragraph("", "", *content))
        item["ids"].append(f"{self._anchor}-{mark}")
        return item

    def _reference(self, cited: Citation) -> list[Node]:
        """Return a citation; the names of the works lead to their pages."""
        rest = self._notes.text(cited)
        said: list[Node] = []
        for key in (*cited.via, cited.source):
            label = self._notes.named[key].label if key in self._notes.named else key
            before, found, after = rest.partition(label)
            if found:
                said += [nodes.Text(before), link(label, key)]
                rest = after
        return [*said, nodes.Text(rest)]


def _with_code(text: str) -> Iterator[Node]:
    """Yield a text as nodes; what stands between backticks is code."""
    for place, part in enumerate(text.split("`")):
        yield nodes.literal(part, part) if place % 2 else nodes.Text(part)


def _heading(text: str) -> nodes.paragraph:
    # A heading of its own would join the contents of the page it stands on.
    return nodes.paragraph("", "", nodes.strong(text, text), classes=["nca-heading"])


def _entry(content: list[Node]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *content))
