"""Results as GitHub-flavoured Markdown, with sources and caveats as footnotes.

Several results may stand in one page: what a footnote is called follows from what it
says, so that the same place has one name everywhere, and no two have the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ngo_central_asia.dataset import digest
from ngo_central_asia.display import typeset
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.document import Cell, Document
    from ngo_central_asia.model.citation import Citation

#: What Markdown or the HTML inside it would read as more than text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$])")


class _Footnotes(Notes):
    """Footnotes that are called by what they say, and not by their number."""

    def mark_of_place(self, text: str, cited: Citation) -> str:
        """Return the id of the source with a hash of the place and what is there."""
        return _called(cited.source, text)

    def mark_of_caveat(self, text: str) -> str:
        """Return a hash of the caveat, and that it is one."""
        return _called("caveat", text)


def _called(start: str, text: str) -> str:
    return f"{start}-{digest.of_plain(text)[:8]}"


def result(shown: Result[Any]) -> str:
    """Return a result as Markdown."""
    return document(describe(shown))


def document(shown: Document) -> str:
    """Return a document as Markdown: its blocks, then the footnotes."""
    notes = _Footnotes(shown)
    parts = [f"**{_escaped(shown.title)}**"]
    for block in shown.blocks:
        match block:
            case Table():
                parts += [f"**{_escaped(block.title)}**"] if block.title else []
                parts.append(_table(block, notes))
            case Lines(title, lines) if lines:
                parts += [f"**{_escaped(title)}**"] if title else []
                items = (
                    f"- {_label(it.label)}"
                    + "; ".join(_cell(piece, notes) for piece in it.pieces)
                    for it in lines
                )
                parts.append("\n".join(items))
            case Paragraph(text):
                parts.append(_escaped(text))
    if shown.licences:
        licences = (f"- {_escaped(text)}" for text in shown.licences)
        parts += ["**Licences**", "\n".join(licences)]
    stamp = [_escaped(shown.stamp)] if shown.stamp else []
    footnotes = [
        *(f"[^{mark}]: {_escaped(text)}" for text, mark in notes.letters.items()),
        *(f"[^{mark}]: {_escaped(text)}" for text, mark in notes.references().items()),
    ]
    return "\n\n".join([*parts, *stamp, *footnotes]) + "\n"


def _table(block: Table, notes: Notes) -> str:
    width = len(block.headers)
    rows = [[_cell(cell, notes) for cell in cells] for cells in block.rows]
    lines = [[_escaped(name) for name in block.headers], ["---"] * width]
    lines += [row + [""] * (width - len(row)) for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _label(label: str) -> str:
    return f"**{_escaped(label)}:** " if label else ""


def _cell(cell: Cell, notes: Notes) -> str:
    marks = f"{notes.sources([cell])} {notes.caveats([cell])}".split()
    feet = "".join(f"[^{mark}]" for mark in marks)
    return _escaped(typeset.content(cell)) + feet


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))
