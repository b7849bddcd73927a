"""Records, collections and results as HTML for notebooks and pages.

The HTML is a piece of a page without scripts. It has no colours of its own: lines and
marks take those of the text around them, so that light and dark themes both fit. All
that comes from data is escaped.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display import typeset
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.described import records
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.document import Cell, Document
    from ngo_central_asia.model.citation import Citation

_STYLE = """
.nca {font-size: .92em; line-height: 1.45; overflow-x: auto; max-width: 100%}
.nca table {border-collapse: collapse; margin: .4em 0 .8em; background: none}
.nca caption {caption-side: top; text-align: left; font-weight: 600; padding: .2em 0}
.nca th, .nca td {text-align: left !important; vertical-align: top; color: inherit;
  padding: .25em .9em .25em 0; background: none; white-space: normal}
.nca thead th {border-bottom: 1px solid currentColor; font-weight: 600}
.nca tbody th {font-weight: 500}
.nca tbody td, .nca tbody th {border-bottom: 1px solid; border-color:
  color-mix(in srgb, currentColor 18%, transparent)}
.nca .gap {font-style: italic}
.nca ol[type=a] {list-style-type: lower-alpha !important}
.nca ol, .nca ul {margin: .2em 0 .8em; padding-left: 2em}
.nca h4 {margin: .6em 0 .1em; font-size: 1em; font-weight: 600}
.nca sup {line-height: 0; white-space: nowrap}
.nca a {color: inherit; text-decoration: underline}
"""
#: A longer list of references is folded; a mark that leads into it opens it.
_MOST_REFERENCES = 30
_numbers = count(1)


def result(shown: Result[Any]) -> str:
    """Return a result as HTML."""
    return document(describe(shown))


def record(shown: Any) -> str:
    """Return a record as HTML: everything that it says, with its citations."""
    return document(records.record(shown))


def collection(shown: Any) -> str:
    """Return a collection as HTML; what goes beyond a screen is folded."""
    return document(records.collection(shown))


def dataset(shown: Any) -> str:
    """Return a dataset as HTML: its collections and how many records each has."""
    return document(records.dataset(shown))


def document(shown: Document) -> str:
    """Return a document as HTML: its blocks, then caveats and references."""
    page = _Page(shown)
    body = "".join(page.parts())
    return f'<div class="nca"><style>{_STYLE}</style>{body}</div>'


class _Page:
    """One document on its way to HTML; its anchors are unlike those of any other."""

    def __init__(self, shown: Document) -> None:
        self._shown = shown
        self._notes = Notes(shown)
        self._anchor = f"nca-{next(_numbers)}"

    def parts(self) -> Iterator[str]:
        """Yield the pieces in order."""
        shown = self._shown
        if shown.blocks and isinstance(shown.blocks[0], Table):
            caption = shown.title
        else:
            caption = ""
            yield f"<p><strong>{escape(shown.title)}</strong></p>"
        for block in shown.blocks:
            match block:
                case Table():
                    yield from self._table(block, block.title or caption)
                    caption = ""
                case Lines(title, lines) if lines:
                    yield f"<h4>{escape(title)}</h4>" if title else ""
                    items = (self._line(it.label, it.pieces) for it in lines)
                    yield f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
                case Paragraph(text):
                    yield f"<p>{escape(text)}</p>"
        yield from self._footnotes()

    def _table(self, block: Table, caption: str) -> Iterator[str]:
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.headers)
        rows = [self._row(cells, len(block.headers)) for cells in block.rows]
        title = f"<caption>{escape(caption)}</caption>" if caption else ""
        start = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>"
        cut = len(rows) if block.unfolded is None else block.unfolded
        yield f"{start}{''.join(rows[:cut])}</tbody></table>"
        if rows[cut:]:
            more = f"<summary>{len(rows) - cut} more</summary>"
            bare = f"<table><thead><tr>{head}</tr></thead><tbody>"
            body = f"{bare}{''.join(rows[cut:])}</tbody></table>"
            yield f"<details>{more}{body}</details>"

    def _row(self, cells: tuple[Cell, ...], width: int) -> str:
        first, *rest = cells
        parts = [f'<th scope="row">{self._cell(first)}</th>']
        for place, cell in enumerate(rest, start=2):
            is_short = place == len(cells) < width
            runs_on = f' colspan="{width - place + 1}" class="gap"' if is_short else ""
            parts.append(f"<td{runs_on}>{self._cell(cell)}</td>")
        return f"<tr>{''.join(parts)}</tr>"

    def _line(self, label: str, pieces: tuple[Cell, ...]) -> str:
        said = "; ".join(map(self._cell, pieces))
        return f"<strong>{escape(label)}:</strong> {said}" if label else said

    def _cell(self, cell: Cell) -> str:
        return _content(cell) + self._marks(cell)

    def _marks(self, cell: Cell) -> str:
        notes = self._notes
        marks = [
            *((mark.strip("[]"), "r") for mark in notes.sources([cell]).split()),
            *((mark, "c") for mark in notes.caveats([cell]).split()),
        ]
        links = ", ".join(
            f'<a href="#{self._anchor}-{kind}{mark}">{mark}</a>' for mark, kind in marks
        )
        return f"<sup>{links}</sup>" if links else ""

    def _footnotes(self) -> Iterator[str]:
        caveats = [
            f'<li id="{self._anchor}-c{mark}" value="{place}">{escape(text)}</li>'
            for place, (text, mark) in enumerate(self._notes.letters.items(), start=1)
        ]
        if caveats:
            yield f'<h4>Caveats</h4><ol type="a">{"".join(caveats)}</ol>'
        references = [
            f'<li id="{self._anchor}-r{place}">{self._reference(cited)}</li>'
            for place, cited in enumerate(self._notes.places.values(), start=1)
        ]
        if references:
            listed = f"<ol>{''.join(references)}</ol>"
            if len(references) > _MOST_REFERENCES:
                many = f"{len(references)} places in the sources"
                listed = f"<details><summary>{many}</summary>{listed}</details>"
            yield f"<h4>Sources</h4>{listed}"
        if self._shown.licences:
            items = (f"<li>{escape(text)}</li>" for text in self._shown.licences)
            yield f"<h4>Licences</h4><ul>{''.join(items)}</ul>"
        if self._shown.stamp:
            yield f"<p><small>{escape(self._shown.stamp)}</small></p>"

    def _reference(self, cited: Citation) -> str:
        """Return a citation; the source's name leads to it where its place is known."""
        text = self._notes.text(cited)
        source = self._notes.named.get(cited.source)
        if source is None:
            return escape(text)
        link = f"https://doi.org/{source.doi}" if source.doi else source.url or ""
        # A dataset of anybody's may hold any address; only web pages are linked.
        if not link.startswith(("https://", "http://")):
            return escape(text)
        before, label, after = map(escape, text.partition(source.label))
        return f'{before}<a href="{escape(link)}">{label}</a>{after}'


def _content(cell: Cell) -> str:
    """Return what stands in a cell; the words of a sign are there to be asked for."""
    text = escape(typeset.content(cell))
    if cell.value is None:
        return text
    return f'<span title="{escape(str(cell.value))}">{text}</span>'
