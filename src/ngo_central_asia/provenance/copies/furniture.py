"""Running heads, running feet and page numbers: what pages have and the text has not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = re.compile(r"\d+")
#: So many lines at the top and at the bottom of a page may be its furniture.
_DEEPEST = 4


def without_furniture(pages: Sequence[str]) -> list[str]:
    r"""Return the pages without the lines at their edges that come again on others.

    Lines that differ in their numbers only are the same here.

    >>> without_furniture(["Journal 1\nTwo words", "Journal 2\nand more"])
    ['Two words', 'and more']
    """
    lines = [[line for line in page.splitlines() if line.strip()] for page in pages]
    seen = Counter(
        masked for page in lines for masked in {*map(_masked, _edges(page))}
    )
    return ["\n".join(_inner(page, seen)) for page in lines]


def _edges(page: Sequence[str]) -> list[str]:
    return [*page[:_DEEPEST], *page[-_DEEPEST:]]


def _masked(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split())).casefold()


def _inner(page: Sequence[str], seen: Counter[str]) -> Sequence[str]:
    start, end = 0, len(page)
    while start < min(_DEEPEST, end) and seen[_masked(page[start])] > 1:
        start += 1
    while end > max(len(page) - _DEEPEST, start) and seen[_masked(page[end - 1])] > 1:
        end -= 1
    return page[start:end]
