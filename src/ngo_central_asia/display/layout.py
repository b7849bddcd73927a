"""Layout for a terminal: tables and paragraphs that fit 80 columns."""

from __future__ import annotations

import textwrap
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 80
_NARROWEST = 8
#: A name of a row that is longer goes on below itself, and text below its label.
_LONGEST_NAME = 28


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as wide as a terminal; what does not fit goes on below its cell.

    A row with fewer cells than there are headers lets its last cell run on over the
    rest of the line, as the words of a gap do.
    """
    whole = [row for row in rows if len(row) == len(headers)]
    sizes = [max(map(_size, column)) for column in zip(headers, *whole, strict=True)]
    # The first column names the row: it is broken between words only, and late.
    names = [row[0] for row in (headers, *rows)]
    words = (word for name in names for word in name.split(" "))
    sizes[0] = max(min(max(map(_size, names)), _LONGEST_NAME), *map(_size, words))
    free = WIDTH - 2 * (len(sizes) - 1) - sizes[0]
    while sum(sizes[1:]) > free and max(sizes[1:]) > _NARROWEST:
        sizes[sizes.index(max(sizes[1:]), 1)] -= 1
    lines = [*_lines(headers, sizes), "  ".join("-" * size for size in sizes)]
    for row in rows:
        if len(row) < len(headers):
            kept = sizes[: len(row) - 1]
            lines += _lines(row, [*kept, WIDTH - sum(kept) - 2 * len(kept)])
        else:
            lines += _lines(row, sizes)
    return "\n".join(lines)


def _lines(row: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    cells = [
        textwrap.wrap(cell, size, break_on_hyphens=at > 0) or [""]
        for at, (cell, size) in enumerate(zip(row, sizes, strict=True))
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (
            part + " " * (size - _size(part))
            for part, size in zip(parts, sizes, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _size(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return sum(
        0
        if unicodedata.combining(char)
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def wrapped(label: str, text: str) -> str:
    """Return *text* wrapped behind a label, with later lines indented under it."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * (len(label) if len(label) <= _LONGEST_NAME else 4),
        break_long_words=False,
        break_on_hyphens=False,
    )
