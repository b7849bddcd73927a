"""The letters that tell works of the same authors and year apart: 2020a and 2020b."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia._names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def suffixes(labels: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return a letter for each work whose label another one has, in order of titles.

    Args:
        labels: What stands for each work in running text, by id.
        titles: Their titles, by id.

    >>> labels = {"x": "Soros 2004", "y": "Soros 2004", "z": "Soros 2005"}
    >>> suffixes(labels, {"x": "On reform", "y": "On grants", "z": "On tax"})
    {'y': 'a', 'x': 'b'}
    """
    alike: dict[str, list[str]] = {}
    for key, label in labels.items():
        alike.setdefault(fold(label), []).append(key)
    return {
        key: _letters(at)
        for keys in alike.values()
        if len(keys) > 1
        for at, key in enumerate(sorted(keys, key=lambda key: (fold(titles[key]), key)))
    }


def _letters(number: int) -> str:
    more, letter = divmod(number, len(_LETTERS))
    return (_letters(more - 1) if more else "") + _LETTERS[letter]
