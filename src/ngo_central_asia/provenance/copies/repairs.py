"""Runs of words as they were before a copy was damaged: one repair at a time.

A repaired run counts only if its hash is one that a citation recorded, so that its words
are the original ones. No repair touches a number: what stands in it is what the copy has.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.provenance.fingerprint import RUN, run_hash

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

#: So many words may stand inside a run that are not of it: a running head, a note.
MOST_BETWEEN = 15
#: What character recognition makes of letters, and the letters meant.
_MISREAD = (
    *(("rn", "m"), ("m", "rn"), ("ni", "m"), ("cl", "d"), ("d", "cl"), ("vv", "w")),
    *(("li", "h"), ("h", "li"), ("ii", "u"), ("tl", "d"), ("l", "i"), ("i", "l")),
    *(("t", "f"), ("f", "t"), ("c", "e"), ("e", "c"), ("o", "c"), ("c", "o")),
    *(("h", "b"), ("b", "h"), ("n", "u"), ("u", "n"), ("l", "t"), ("t", "l")),
    *(("j", "i"), ("s", "a"), ("a", "o"), ("o", "a"), ("y", "v"), ("v", "y")),
)
_LETTERS_READ = "misread letters were read"
#: Digits that stand inside a word for a letter.
_DIGITS = {"0": "o", "1": "li", "5": "s", "6": "b", "8": "b"}


@attrs.frozen
class Run:
    """Six words, and where each of them stands in the copy.

    Args:
        words: The words, repaired.
        places: For each of them, the number of the word that it starts with there.
        repair: What was repaired; empty for a run as it stands.
    """

    words: tuple[str, ...]
    places: tuple[int, ...]
    repair: str = ""


def is_number(word: str) -> bool:
    """Whether a word is written with digits."""
    return word[0].isdigit()


def repaired(
    words: Sequence[str], start: int, wanted: Container[str]
) -> Iterator[tuple[str, Run]]:
    """Yield each *wanted* hash that a repair of the run at *start* gives, with the run.

    >>> text = "non profit groups of the region are active".split()
    >>> (found,) = repaired(text, 0, {run_hash("nonprofit groups of the region are".split())})
    >>> found[1].words[0], found[1].places, found[1].repair
    ('nonprofit', (0, 2, 3, 4, 5, 6), 'a broken word was joined')
    """
    for run in _candidates(words, start):
        if len(run.words) == RUN:
            value = run_hash(run.words)
            if value in wanted:
                yield value, run


def _candidates(words: Sequence[str], start: int) -> Iterator[Run]:
    there = tuple(words[start : start + RUN + MOST_BETWEEN])
    places = tuple(range(start, start + len(there)))
    for at, word in enumerate(there[:RUN]):
        yield from _without(there, places, at)
        yield from _joined(there, places, at)
        if not is_number(word):
            yield from _parted(there, places, at)
            yield from _reread(there, places, at)


def _without(there: tuple[str, ...], places: tuple[int, ...], at: int) -> Iterator[Run]:
    if at == 0:
        return
    for end in range(at + 1, len(there) - RUN + at + 1):
        # A number beside a number may be a part of it: it is never left out.
        if (is_number(there[at - 1]) and is_number(there[at])) or (
            is_number(there[end]) and is_number(there[end - 1])
        ):
            continue
        yield Run(
            (there[:at] + there[end:])[:RUN],
            (places[:at] + places[end:])[:RUN],
            "words in between were passed over",
        )


def _joined(there: tuple[str, ...], places: tuple[int, ...], at: int) -> Iterator[Run]:
    for taken in (2, 3):
        parts = there[at : at + taken]
        digits = sum(map(is_number, parts))
        if len(parts) < taken or digits > 1:
            continue
        for whole in _spelled(parts):
            repair = _LETTERS_READ if digits else "a broken word was joined"
            yield _changed(there, places, at, taken, (whole,), repair)


def _spelled(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that the parts make, with a letter for a digit among them."""
    choices = [_DIGITS.get(part, "") if is_number(part) else [part] for part in parts]
    yield from map("".join, product(*choices))


def _parted(there: tuple[str, ...], places: tuple[int, ...], at: int) -> Iterator[Run]:
    word = there[at]
    for cut in range(1, len(word)):
        parts = (word[:cut], word[cut:])
        yield _changed(there, places, at, 1, parts, "words run together were parted")


def _reread(there: tuple[str, ...], places: tuple[int, ...], at: int) -> Iterator[Run]:
    word = there[at]
    for seen, meant in _MISREAD:
        found = word.find(seen)
        while found >= 0:
            read = word[:found] + meant + word[found + len(seen) :]
            yield _changed(there, places, at, 1, (read,), _LETTERS_READ)
            found = word.find(seen, found + 1)


def _changed(
    there: tuple[str, ...],
    places: tuple[int, ...],
    at: int,
    taken: int,
    given: tuple[str, ...],
    repair: str,
) -> Run:
    """Return the run with *taken* words from *at* on replaced by those *given*."""
    return Run(
        (there[:at] + given + there[at + taken :])[:RUN],
        (places[:at] + places[at : at + 1] * len(given) + places[at + taken :])[:RUN],
        repair,
    )
