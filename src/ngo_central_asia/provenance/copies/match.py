"""One citation held against a copy: exactly first, then with the damage of copies.

The fingerprint covers every word from some words before the phrase to some words after
it. A phrase is only accepted where runs of the fingerprint hold it: an exact match has
all of them, a loose one has those that cover each number of the phrase, or those on
both sides of the phrase at just the distance recorded. So a digit that differs is never
accepted, whatever the rest of the copy looks like.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.model.citation import MOST_WORDS
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.repairs import Run, is_number, repaired
from ngo_central_asia.provenance.fingerprint import CONTEXT, RUN, STEP
from ngo_central_asia.provenance.passages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.provenance.copies.copy import Copy

#: Runs of one passage stand at most so many words nearer or further than recorded.
_SLACK = 30
#: So many places of a phrase, or of runs, are looked at.
_MOST_PLACES = 20
#: A passage is taken to be there if so many of its runs are.
_FEWEST_RUNS = 2


@attrs.frozen
class Match:
    """What became of one citation in a copy.

    Args:
        at: Number of the word of the copy that the phrase, or what stands in its
            stead, starts with; ``None`` if nothing of the passage is there.
        holds: Whether the phrase stands there, in the passage cited.
        exact: Whether the whole passage is there word for word.
        share: Share of the runs of the fingerprint that are there.
        repairs: What had to be repaired to see them.
        instead: The words that stand in the stead of the phrase.
        settled: Whether there is as much between the words before and after the phrase
            as was recorded, so that these words are all that could be the phrase.
    """

    at: int | None = None
    holds: bool = False
    exact: bool = False
    share: float = 0.0
    repairs: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    settled: bool = False


@attrs.frozen
class Passage:
    """The phrase and the fingerprint of a citation.

    Args:
        phrase: The normalised words of the phrase.
        hashes: The hashes of the fingerprint.
    """

    phrase: tuple[str, ...]
    hashes: tuple[str, ...]

    @classmethod
    def of(cls, citation: Citation) -> Passage:
        """Return the passage that a citation records."""
        hashes = (citation.fingerprint or "").split()
        return cls(words(citation.as_written or ""), tuple(hashes))

    @property
    def shapes(self) -> Iterator[_Shape]:
        """Every shape of a passage with so many runs, the full one first."""
        for missing in range(2 * CONTEXT + 1):
            for before in range(CONTEXT, CONTEXT - missing - 1, -1):
                after = 2 * CONTEXT - missing - before
                if before < 0 or not 0 <= after <= CONTEXT:
                    continue
                latest = max(0, before + len(self.phrase) + after - RUN)
                runs = (*range(0, latest, STEP), latest)
                if len(runs) == len(self.hashes):
                    yield _Shape(before, runs)


@attrs.frozen
class _Shape:
    """Which words of a passage its phrase and its runs start with.

    At the edge of a section a passage has fewer words before or after its phrase.
    """

    phrase: int
    runs: tuple[int, ...]


@attrs.frozen
class _Hit:
    """A run of a fingerprint that is in the copy: its number there, and the run."""

    number: int
    run: Run


class Matcher:
    """Holds the citations of one source against one copy."""

    def __init__(self, copy: Copy, passages: Iterable[Passage]) -> None:
        self._copy = copy
        self._wanted = {value for passage in passages for value in passage.hashes}
        self._repaired: dict[int, list[tuple[str, Run]]] = {}
        self._positions: dict[str, list[int]] = {}

    def match(self, passage: Passage) -> Match:
        """Return what became of a passage; a phrase without words is nowhere."""
        if not passage.phrase:
            return Match()
        return self._exact(passage) or self._loose(passage)

    def _exact(self, passage: Passage) -> Match | None:
        size, hashes = len(passage.phrase), self._copy.hashes
        for shape in passage.shapes:
            for first in self._copy.runs.get(passage.hashes[0], ()):
                if first + shape.runs[-1] >= len(hashes):
                    continue
                at = first + shape.phrase
                there = tuple(hashes[first + start] for start in shape.runs)
                if (
                    there == passage.hashes
                    and self._copy.words[at : at + size] == passage.phrase
                ):
                    return Match(at=at, holds=True, exact=True, share=1.0)
        return None

    def _loose(self, passage: Passage) -> Match:
        whole = self._whole(passage)
        best = Match()
        # Most damage leaves runs where they were; only then the surroundings are read.
        for near in (self._beside(passage, whole), self._around(passage, whole)):
            hits = whole + self._mended(passage, near)
            best = max(best, self._seen(passage, hits), key=_worth)
            if best.holds or best.settled:
                break
        return best

    def _seen(self, passage: Passage, hits: Sequence[_Hit]) -> Match:
        """Return the best way to see a passage in the runs of it that were hit."""
        best = Match()
        for shape in passage.shapes:
            for seed in hits[:_MOST_PLACES]:
                sight = _Sight(self._copy, passage, shape, seed)
                for hit in hits:
                    sight.add(hit)
                best = max(best, sight.result(), key=_worth)
            if best.holds:
                break
        return best

    def _whole(self, passage: Passage) -> list[_Hit]:
        """Return the runs of a passage that stand in the copy as they are."""
        return [
            _Hit(
                number, Run(self._copy.words[at : at + RUN], tuple(range(at, at + RUN)))
            )
            for number, value in enumerate(passage.hashes)
            for at in self._copy.runs.get(value, ())[:_MOST_PLACES]
        ]

    def _beside(self, passage: Passage, whole: Sequence[_Hit]) -> set[int]:
        """Return where the other runs should start by those that are whole."""
        shape = next(passage.shapes, None)
        missing = set(range(len(passage.hashes))) - {hit.number for hit in whole}
        return {
            hit.run.places[0] + shape.runs[number] - shape.runs[hit.number] + away
            for hit in whole
            for number in missing
            for away in (-1, 0, 1)
            if shape is not None
        }

    def _around(self, passage: Passage, whole: Sequence[_Hit]) -> set[int]:
        """Return the words around the runs that are whole, or around the phrase."""
        places = [hit.run.places[0] for hit in whole] or self._places(passage.phrase)
        return {at for place in places for at in range(place - _SLACK, place + _SLACK)}

    def _places(self, phrase: tuple[str, ...]) -> list[int]:
        """Return where a phrase stands, found by the rarest of its words."""
        if not self._positions:
            for at, word in enumerate(self._copy.words):
                self._positions.setdefault(word, []).append(at)
        by_word = [self._positions.get(word, []) for word in phrase]
        rarest = min(range(len(phrase)), key=lambda number: len(by_word[number]))
        starts = [at - rarest for at in by_word[rarest][:_MOST_PLACES]]
        there = self._copy.words
        return [at for at in starts if there[at : at + len(phrase)] == phrase]

    def _mended(self, passage: Passage, near: Iterable[int]) -> list[_Hit]:
        """Return the runs of a passage that repairs show at the words *near*."""
        numbers = {value: number for number, value in enumerate(passage.hashes)}
        return [
            _Hit(numbers[value], run)
            for at in sorted(near)
            if 0 <= at < len(self._copy.words)
            for value, run in self._repairs(at)
            if value in numbers
        ]

    def _repairs(self, at: int) -> list[tuple[str, Run]]:
        if at not in self._repaired:
            if len(self._repaired) >= limits.MOST_MENDED:
                return []
            self._repaired[at] = list(repaired(self._copy.words, at, self._wanted))
        return self._repaired[at]


def _worth(match: Match) -> tuple[bool, float]:
    return match.holds, match.share


class _Sight:
    """One way to see a passage in a copy: runs of it that go together."""

    def __init__(self, copy: Copy, passage: Passage, shape: _Shape, seed: _Hit) -> None:
        self._copy = copy
        self._passage = passage
        self._shape = shape
        self._origin = seed.run.places[0] - shape.runs[seed.number]
        self._hits: dict[int, _Hit] = {}
        #: Number of a word in the passage -> the word, and where it is in the copy.
        self._known: dict[int, tuple[str, int]] = {}
        self.add(seed)

    def add(self, hit: _Hit) -> None:
        """Take a run in if it stands near and says nothing else than those before."""
        start = self._shape.runs[hit.number]
        away = hit.run.places[0] - start - self._origin
        if hit.number in self._hits or abs(away) > _SLACK:
            return
        said = zip(hit.run.words, hit.run.places, strict=True)
        together = self._known | dict(enumerate(said, start))
        agrees = all(together[at] == known for at, known in self._known.items())
        places = [place for _, (_, place) in sorted(together.items())]
        if agrees and all(one <= other for one, other in pairwise(places)):
            self._hits[hit.number] = hit
            self._known = together

    def result(self) -> Match:
        """Return what this way of seeing the passage shows."""
        share = len(self._hits) / len(self._passage.hashes)
        repairs = {hit.run.repair: None for hit in self._hits.values()}
        first = self._shape.phrase
        places = [
            self._place(first + number, word)
            for number, word in enumerate(self._passage.phrase)
        ]
        whole = [place for place in places if place is not None]
        if len(whole) == len(places) and self._stands_alone(whole):
            return Match(
                at=whole[0],
                holds=True,
                share=share,
                repairs=tuple(filter(None, repairs)),
            )
        if len(self._hits) < min(_FEWEST_RUNS, len(self._passage.hashes)):
            return Match()
        last = first + len(places) - 1
        start, end = self._expected(first)[0], self._expected(last)[-1]
        settled = (
            min(self._known) < first
            and max(self._known) > last
            and end - start == last - first
        )
        instead = self._copy.words[max(start, 0) : max(end, start) + 1]
        at = min(max(start, 0), len(self._copy.words) - 1)
        return Match(at=at, share=share, instead=instead[:MOST_WORDS], settled=settled)

    def _place(self, number: int, word: str) -> int | None:
        """Return where the word of the phrase with this number stands, if it does."""
        if number in self._known:
            seen, place = self._known[number]
            return place if seen == word else None
        expected = set(self._expected(number))
        if is_number(word) and not (self._between(number) and len(expected) == 1):
            return None
        for place in sorted(expected):
            if self._copy.words[place : place + 1] == (word,):
                return place
        return None

    def _between(self, number: int) -> bool:
        return min(self._known) < number < max(self._known)

    def _expected(self, number: int) -> list[int]:
        """Return where a word should stand by the known ones before and after it."""
        before = [at for at in self._known if at <= number]
        after = [at for at in self._known if at >= number]
        nearest = ([max(before)] if before else []) + ([min(after)] if after else [])
        return [self._known[at][1] + number - at for at in nearest]

    def _stands_alone(self, places: Sequence[int]) -> bool:
        """Whether no number beside one of the phrase could be a part of it."""
        known = {place for _, place in self._known.values()}
        there = self._copy.words
        return not any(
            is_number(there[place])
            and is_number("".join(there[beside : beside + 1]) or " ")
            and beside not in known
            for place in places
            for beside in (place - 1, place + 1)
            if beside >= 0
        )
