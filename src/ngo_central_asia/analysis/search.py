"""Searching all collections at once, in any spelling."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import sound
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.entry import Entries, Entry
from ngo_central_asia.dataset.criteria import texts
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.record import Record

#: What a word is worth by where it stands and how well it fits.
_IS_NAME, _IN_NAME, _STARTS_NAME, _LIKE_NAME, _IN_TEXT = 16, 8, 6, 4, 1
#: Collections of things that go by a name, in the order that people look for them.
_NAMED = ("areas", "ngos", "laws", "programmes", "sources", "indicators")
#: Words at least this alike are one word with a small slip.
_ALIKE = 0.8
_WORD = re.compile(r"[^\W_]+")


@attrs.frozen
class Hit(Entry):
    """A record that was found.

    Args:
        collection: Its collection.
        record: The record.
        score: How well it fits; the higher the better.
    """

    score: int


@attrs.frozen(kw_only=True, repr=False)
class Hits(Entries[Hit]):
    """What a search found.

    Args:
        text: What was searched for.
        rows: What was found, best first.
        dataset: The dataset that was asked.
    """

    text: str
    rows: tuple[Hit, ...]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each record found, with its provenance."""
        return [hit.to_dict(self.dataset) | {"score": hit.score} for hit in self.rows]


def search(text: str, *, dataset: Dataset | None = None) -> Hits:
    """Search every collection for records in which all words of *text* stand.

    Case, accents, apostrophes and the usual transliterations of Russian, Kazakh,
    Kyrgyz, Tajik, Turkmen and Uzbek do not count; in names, small slips do not either.
    Words in a name weigh more than words in the rest of a record. Of a series its head
    is searched, not each of its observations.

    Raises:
        CriteriaError: There are no words to search for.

    >>> search("Казахстан")[0].record
    <Country KZ: Kazakhstan>
    >>> search("Kazahkstan")[0].record
    <Country KZ: Kazakhstan>
    """
    dataset = or_embedded(dataset)
    wanted = _split(text)
    if not wanted:
        raise CriteriaError(f"expected words to search for, got {text!r}")
    hits = []
    for name in dataset.collection_names:
        for record in dataset.records(name):
            score = _score(wanted, record)
            if score:
                hits.append(Hit(name, record, score))
    hits.sort(key=_rank)
    return Hits(text=text, rows=tuple(hits), dataset=dataset)


def _rank(hit: Hit) -> tuple[int, int, int, str]:
    """Return the key to sort hits by: what has a name before what speaks of it."""
    named = _NAMED.index(hit.collection) if hit.collection in _NAMED else len(_NAMED)
    return -hit.score, named, len(_named(hit.record)), hit.record.id


def _score(wanted: Sequence[str], record: Record) -> int:
    """Return the sum of what the words are worth; 0 if one of them is missing."""
    in_names = _named(record)
    in_texts: frozenset[str] | None = None
    total = 0
    for word in wanted:
        worth = _worth(word, in_names)
        if not worth:
            in_texts = _words(texts(record)) if in_texts is None else in_texts
            worth = _IN_TEXT if word in in_texts else 0
        if not worth:
            return 0
        total += worth
    whole = " ".join(wanted)
    if any(_alike(whole, sound(name)) for name in getattr(record, "aliases", ())):
        total += _IS_NAME
    return total


def _named(record: Record) -> frozenset[str]:
    return _words((record.id, record.summary, *getattr(record, "aliases", ())))


def _worth(word: str, names: frozenset[str]) -> int:
    if word in names:
        return _IN_NAME
    if len(word) > 3:
        if any(name.startswith(word) for name in names):
            return _STARTS_NAME
        if any(_alike(word, name) for name in names):
            return _LIKE_NAME
    return 0


def _alike(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 2 or len(name) < 4:
        return False
    matcher = SequenceMatcher(None, word, name, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(texts: Iterable[str]) -> frozenset[str]:
    return _words_of(" ".join(texts))


# The texts of the records are the same in every search.
@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_split(text))


def _split(text: object) -> list[str]:
    """Return the words of *text* in their rough form, without punctuation."""
    return _WORD.findall(sound(text)) if isinstance(text, str) else []
