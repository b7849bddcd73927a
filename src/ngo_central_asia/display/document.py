"""Documents: what a result says, ready to be written as text, HTML or anything else.

Each result is described once, by `ngo_central_asia.display.describe`; a writer for each
form turns the description into a page. Marks of sources and caveats belong to a cell;
numbering them is the writer's work.
"""

from __future__ import annotations

import attrs

from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Source


@attrs.frozen
class Cell:
    """A piece of text with what it stands on and what to know of it.

    Args:
        text: The text.
        citations: Where it stands.
        caveats: What to know before using it.
        value: What the text says, for writers that set figures and periods in type.
        record: Id of the record that it is about, for writers of pages that have one
            for each record.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    caveats: tuple[str, ...] = ()
    value: Figure | Period | None = None
    record: str | None = None


@attrs.frozen
class Table:
    """Rows of cells under headers.

    Args:
        headers: Names of the columns; the first one names the rows.
        rows: The rows. In one with fewer cells than headers the last cell runs on
            over the columns that are left.
        title: What stands above it.
        marked_cells: Whether marks stand behind each cell, as in a matrix, or together
            at the end of the row.
        unfolded: How many rows are shown at once where a page can fold the others;
            all if absent.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    marked_cells: bool = False
    unfolded: int | None = None


@attrs.frozen
class Line:
    """One labelled line of a list; its pieces are read one after the other.

    Args:
        label: What it is about; may be empty.
        pieces: What is said.
    """

    label: str
    pieces: tuple[Cell, ...]


@attrs.frozen
class Lines:
    """Labelled lines under a title, or under none."""

    title: str | None
    lines: tuple[Line, ...]


@attrs.frozen
class Paragraph:
    """A sentence or more of running text."""

    text: str


@attrs.frozen
class Document:
    """A result described.

    Args:
        title: What was asked and how it was answered.
        blocks: Tables and lists in order; empty lists are not written.
        sources: The sources that the citations need.
        stamp: Which data it was made with.
        licences: What must go with it where it is published. Pages show it; a terminal
            does not.
    """

    title: str
    blocks: tuple[Table | Lines | Paragraph, ...]
    sources: tuple[Source, ...] = ()
    stamp: str | None = None
    licences: tuple[str, ...] = ()


def line(label: str, *pieces: Cell | str) -> Line:
    """Return a line of cells or plain texts."""
    return Line(label, tuple(map(cell, pieces)))


def cell(content: Cell | str) -> Cell:
    """Return a cell; plain text has no marks."""
    return Cell(content) if isinstance(content, str) else content


def row(*contents: Cell | str) -> tuple[Cell, ...]:
    """Return a row of cells or plain texts."""
    return tuple(map(cell, contents))
