"""Runs of words as they were before a copy was damaged: one repair at a time.

A repaired run counts only if its hash is one that a citation recorded, so that its
words are the original ones. No repair touches a number: it is as the copy has it.
"""

from __future__ import annotations

from functools import lru_cache
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


#: The number of a word, how many words from it on are taken, and what is put there.
_Repair = tuple[int, int, tuple[str, ...], str]


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
    >>> wanted = run_hash("nonprofit groups of the region are".split())
    >>> (found,) = repaired(text, 0, {wanted})
    >>> found[1].words[0], found[1].places, found[1].repair
    ('nonprofit', (0, 2, 3, 4, 5, 6), 'a broken word was joined')
    """
    there = tuple(words[start : start + RUN + MOST_BETWEEN])
    for at, taken, given, repair in _repairs(there):
        # The words before, those given for the ones taken, and those after them.
        rest = taken + RUN - len(given)
        run = there[:at] + given + there[at + taken : rest]
        if len(run) >= RUN:
            value = run_hash(run[:RUN])
            if value in wanted:
                offsets = [*range(at), *[at] * len(given), *range(at + taken, rest)]
                places = tuple(start + offset for offset in offsets[:RUN])
                yield value, Run(run[:RUN], places, repair)


def _repairs(there: tuple[str, ...]) -> Iterator[_Repair]:
    """Yield every repair of the run that *there* starts with."""
    for at, word in enumerate(there[:RUN]):
        yield from _without(there, at)
        yield from _joined(there, at)
        if not is_number(word):
            yield from _parted(word, at)
            yield from _reread(word, at)


def _without(there: tuple[str, ...], at: int) -> Iterator[_Repair]:
    for end in range(at + 1, len(there) - RUN + at + 1) if at else ():
        run = there[:at] + there[end : end + RUN - at]
        if _may_be_left_out(there[at:end], run, there[at - 1], there[end]):
            yield at, end - at, (), "words in between were passed over"


def _may_be_left_out(
    block: tuple[str, ...], run: tuple[str, ...], before: str, after: str
) -> bool:
    """Whether no number of the run could be what stands in the block.

    A text may say the same twice, so that one with a number changed would be left out
    and its twin be read in its stead.
    """
    if len(block) > 1:
        return not (any(map(is_number, block)) and any(map(is_number, run)))
    return not is_number(block[0]) or not (is_number(before) or is_number(after))


def _joined(there: tuple[str, ...], at: int) -> Iterator[_Repair]:
    for taken in (2, 3):
        parts = there[at : at + taken]
        digits = sum(map(is_number, parts))
        if len(parts) == taken and digits <= 1:
            for whole in _spelled(parts):
                repair = _LETTERS_READ if digits else "a broken word was joined"
                yield at, taken, (whole,), repair


def _spelled(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that the parts make, with a letter for a digit among them."""
    choices = [_DIGITS.get(part, "") if is_number(part) else [part] for part in parts]
    yield from map("".join, product(*choices))


def _parted(word: str, at: int) -> Iterator[_Repair]:
    for cut in range(1, len(word)):
        yield at, 1, (word[:cut], word[cut:]), "words run together were parted"


def _reread(word: str, at: int) -> Iterator[_Repair]:
    once = set(_read(word))
    twice = {other for one in once for other in _read(one)} if len(word) > 4 else set()
    for other in (once | twice) - {word}:
        yield at, 1, (other,), _LETTERS_READ


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, ...]:
    """Return what a word may be if one letter or two in it are misread."""
    return tuple(
        word[:at] + meant + word[at + len(seen) :]
        for seen, meant in _MISREAD
        for at in range(len(word))
        if word.startswith(seen, at)
    )
