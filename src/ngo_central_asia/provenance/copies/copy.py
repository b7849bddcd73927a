"""A copy of a text: its words, where each stands in it, and every run of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.provenance.fingerprint import RUN, run_hash
from ngo_central_asia.provenance.passages import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]\s*$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+\S*)")


@attrs.frozen
class Part:
    """A part of a copy that a locator can name.

    Args:
        locator: Its name, such as "page 3".
        text: What stands there.
    """

    locator: str
    text: str


@attrs.frozen(eq=False)
class Copy:
    """The words of a copy, in order.

    Args:
        words: The normalised words.
        starts: The word that each part starts with.
        locators: The name of each part.
        hashes: The hash of the run of words that starts at each word.
        runs: For each of these hashes, where its runs start.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    locators: tuple[str, ...]
    hashes: tuple[str, ...]
    runs: dict[str, list[int]]

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Copy:
        """Return the copy that has these parts.

        A word that is broken at the end of a part is put together there.

        >>> copy = Copy.of([Part("page 1", "non-"), Part("page 2", "profit groups")])
        >>> copy.words, copy.locator(0), copy.locator(1)
        (('nonprofit', 'groups'), 'page 1', 'page 2')
        """
        parts = [part for part in parts if part.text.strip()]
        texts = [part.text for part in parts]
        for number in range(len(texts) - 1):
            rest = _FIRST_WORD.match(texts[number + 1])
            if rest and _BROKEN.search(texts[number]):
                texts[number] = texts[number].rstrip() + rest[1]
                texts[number + 1] = texts[number + 1][rest.end() :]
        by_part = [words(text) for text in texts]
        flat = tuple(word for part in by_part for word in part)
        hashes = tuple(
            run_hash(flat[at : at + RUN]) for at in range(len(flat) - RUN + 1)
        )
        runs: dict[str, list[int]] = {}
        for at, value in enumerate(hashes):
            runs.setdefault(value, []).append(at)
        lengths = map(len, by_part[:-1])
        return cls(
            words=flat,
            starts=tuple(accumulate(lengths, initial=0)),
            locators=tuple(part.locator for part in parts),
            hashes=hashes,
            runs=runs,
        )

    def locator(self, at: int) -> str:
        """Return the name of the part in which the word number *at* stands."""
        return self.locators[bisect_right(self.starts, at) - 1]
