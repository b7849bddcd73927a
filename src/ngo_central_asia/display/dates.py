"""What the marks of dates say: a sentence for every document that has such dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.display.document import Lines, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.display.document import Document

_DATE = r"(?:\d{4}|\d{3}X|\d\dXX)(?:-\d\d){0,2}"
_BEFORE = r"(?<![\w,.±+])"
#: What a marked date looks like, and what its mark says.
_MARKS = (
    (re.compile(rf"{_BEFORE}{_DATE}\?"), "? uncertain"),
    (re.compile(rf"{_BEFORE}{_DATE}~"), "~ approximate"),
    (re.compile(rf"{_BEFORE}{_DATE}%"), "% uncertain and approximate"),
    (
        re.compile(rf"{_BEFORE}\d{{4}}-2[1-4](?![\w-])"),
        "after a year 21 spring, 22 summer, 23 autumn, 24 winter",
    ),
    (re.compile(r"\b(?:\d{3}X|\d\dXX)\b"), "X a digit that is not known"),
    (re.compile(rf"(?<![\w/.?~%])/{_DATE}"), "/ before it a start that is not known"),
    (re.compile(rf"{_DATE}[?~%]?/(?![\w.])"), "/ after it an end that is not known"),
    (re.compile(r"(?<![\w.])\.\.(?![\w.])"), ".. no date on that side"),
)


def with_marks(shown: Document) -> Document:
    """Return a document that says what the marks of its dates mean, if it has any.

    Seasons are marked like months, with numbers that no month has.

    >>> from ngo_central_asia.display.document import row
    >>> from ngo_central_asia.display.document import Document
    >>> said = Document("NGOs", (Table(("period",), (row("1991?"), row("2008%"))),))
    >>> print(with_marks(said).blocks[-1].text)
    Marks of dates: ? uncertain; % uncertain and approximate.
    """
    text = "\n".join(_texts(shown))
    found = [words for pattern, words in _MARKS if pattern.search(text)]
    if not found:
        return shown
    note = Paragraph(f"Marks of dates: {'; '.join(found)}.")
    return attrs.evolve(shown, blocks=(*shown.blocks, note))


def _texts(shown: Document) -> Iterator[str]:
    yield shown.title
    for block in shown.blocks:
        match block:
            case Table():
                yield block.title or ""
                rows = block.rows
            case Lines(title, lines):
                yield title or ""
                yield from (line.label for line in lines)
                rows = tuple(line.pieces for line in lines)
            case Paragraph(text):
                yield text
                continue
        for cells in rows:
            for cell in cells:
                yield cell.text
                yield from cell.caveats
