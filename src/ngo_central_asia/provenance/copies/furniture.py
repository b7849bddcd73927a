"""Running heads and feet and page numbers: what pages have and the text has not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = re.compile(r"\d+")
#: So many lines at the top and at the bottom of a page may be its furniture.
_DEEPEST = 4


def without_furniture(pages: Sequence[str]) -> list[str]:
    r"""Return the pages without the lines at their edges that come again on others.

    Such lines are as far from the edge on each page, and differ in numbers only.

    >>> without_furniture(["Journal 1\nTwo words", "Journal 2\nand more"])
    ['Two words', 'and more']
    """
    lines = [[line for line in page.splitlines() if line.strip()] for page in pages]
    heads = _repeated(lines)
    feet = _repeated([page[::-1] for page in lines])
    inner = []
    for page in lines:
        start = _depth(page, heads)
        end = len(page) - _depth(page[start:][::-1], feet)
        inner.append("\n".join(page[start:end]))
    return inner


def _repeated(pages: Sequence[Sequence[str]]) -> set[tuple[int, str]]:
    """Return the lines that start several pages, with their distance from the edge."""
    seen = Counter(line for page in pages for line in _masked(page))
    return {line for line, times in seen.items() if times > 1}


def _masked(page: Sequence[str]) -> list[tuple[int, str]]:
    return [
        (depth, _DIGITS.sub("#", " ".join(line.split())).casefold())
        for depth, line in enumerate(page[:_DEEPEST])
    ]


def _depth(page: Sequence[str], furniture: set[tuple[int, str]]) -> int:
    """Return how many lines at the start of a page are furniture."""
    return len(list(takewhile(furniture.__contains__, _masked(page))))
