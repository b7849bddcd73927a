r"""Results as LaTeX: tables of the package booktabs, with sources and caveats below.

The piece needs the packages booktabs and array, and a compiler that reads UTF-8, such
as LuaLaTeX or XeLaTeX: names stand in several scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.display import typeset
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.display.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.document import Cell, Document

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "≈": r"\ensuremath{\approx}",
        "≥": r"\ensuremath{\geq}",
        "≤": r"\ensuremath{\leq}",
        "±": r"\ensuremath{\pm}",
        typeset.THIN: r"\,",
        "\n": " ",
    }
)
#: Width of the columns together, in parts of the line; the rest is between them.
_WIDTH = 0.86


def result(shown: Result[Any]) -> str:
    """Return a result as LaTeX."""
    return document(describe(shown))


def document(shown: Document) -> str:
    """Return a document as LaTeX: its blocks, then caveats and sources."""
    notes = Notes(shown)
    parts = [rf"\noindent\textbf{{{_escaped(shown.title)}}}"]
    for block in shown.blocks:
        match block:
            case Table():
                parts += _heading(block.title)
                parts.append("\n".join(_table(block, notes)))
            case Lines(title, lines) if lines:
                parts += _heading(title)
                items = (
                    _label(it.label) + "; ".join(_cell(c, notes) for c in it.pieces)
                    for it in lines
                )
                parts.append(_list("itemize", (rf"\item {item}" for item in items)))
            case Paragraph(text):
                parts.append(_escaped(text))
    for title, marks in (("Caveats", notes.letters), ("Sources", notes.references())):
        if marks:
            listed = (
                rf"\item[{mark.strip('[]')}] {_escaped(text)}"
                for text, mark in marks.items()
            )
            parts += [*_heading(title), _list("description", listed)]
    if shown.licences:
        items = (rf"\item {_escaped(text)}" for text in shown.licences)
        parts += [*_heading("Licences"), _list("itemize", items)]
    if shown.stamp:
        parts.append(rf"\noindent{{\small {_escaped(shown.stamp)}}}")
    return "\n\n".join(parts) + "\n"


def _heading(title: str | None) -> list[str]:
    return [rf"\noindent\textbf{{{_escaped(title)}}}"] if title else []


def _list(kind: str, items: Iterator[str]) -> str:
    return "\n".join([rf"\begin{{{kind}}}", *items, rf"\end{{{kind}}}"])


def _table(block: Table, notes: Notes) -> Iterator[str]:
    count = len(block.headers)
    column = rf">{{\raggedright\arraybackslash}}p{{{_WIDTH / count:.3f}\linewidth}}"
    yield rf"\noindent\begin{{tabular}}{{@{{}}*{{{count}}}{{{column}}}@{{}}}}"
    yield r"\toprule"
    yield " & ".join(map(_escaped, block.headers)) + r" \\"
    yield r"\midrule"
    for cells in block.rows:
        shown = [_cell(cell, notes) for cell in cells]
        if len(cells) < count:
            left = count - len(cells) + 1
            shown[-1] = rf"\multicolumn{{{left}}}{{l@{{}}}}{{\emph{{{shown[-1]}}}}}"
        yield " & ".join(shown) + r" \\"
    yield r"\bottomrule"
    yield r"\end{tabular}"


def _label(label: str) -> str:
    return rf"\textbf{{{_escaped(label)}:}} " if label else ""


def _cell(cell: Cell, notes: Notes) -> str:
    marks = f"{notes.sources([cell])} {notes.caveats([cell])}".split()
    feet = ", ".join(mark.strip("[]") for mark in marks)
    above = rf"\textsuperscript{{{feet}}}" if feet else ""
    return _escaped(typeset.content(cell)) + above


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
