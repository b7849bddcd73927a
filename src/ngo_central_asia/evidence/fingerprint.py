"""Fingerprints of passages: enough to recognise a passage, not enough to print it.

A fingerprint is a few hashes of overlapping six-word runs from some words before the
figure phrase to some words after it. An exact copy of the text has all of them; a copy
with a broken line or a page heading inside the sentence still has most.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 6
STEP = 3
CONTEXT = 8


def run_hash(run: Sequence[str]) -> str:
    """Return the hash of one run of words: eight hexadecimal digits."""
    return blake2b(" ".join(run).encode(), digest_size=4).hexdigest()


def fingerprint(words: Sequence[str], start: int, end: int) -> str:
    """Return the fingerprint of the passage around ``words[start:end]``.

    >>> text = "according to them about five thousand are registered there now".split()
    >>> fingerprint(text, 3, 6)
    '261f24c1 ee867eda b7a7b813'
    """
    first = max(0, start - CONTEXT)
    last = min(len(words), end + CONTEXT)
    latest_run = max(first, last - RUN)
    runs = [*range(first, latest_run, STEP), latest_run]
    return " ".join(run_hash(words[at : at + RUN]) for at in runs)
