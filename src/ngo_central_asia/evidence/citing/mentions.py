"""What anything stands on: the places that it cites, and the sources of these.

`ngo_central_asia.evidence.gather` goes from the same things to the records that cite.
Here each place is held together with its sources, found in the dataset that each part
belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import CriteriaError, DataError, NotFoundError
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.series import Series
from ngo_central_asia.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen
class Mention:
    """A source where it is cited.

    Args:
        source: The source.
        place: The place in it; ``None`` if the whole is meant.
        works: The works that the source has it from.
    """

    source: Source
    place: Citation | None = None
    works: tuple[Source, ...] = ()


@attrs.frozen
class Cited:
    """What something stands on.

    Args:
        mentions: The places cited, each once, in the order of the data.
        sources: Every source behind them, the works that they came through too, each
            once.
    """

    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]


def gather(anything: Any, dataset: Dataset | None = None) -> Cited:
    """Return what *anything* stands on.

    Args:
        anything: A record, a result or a part of one, a derived figure, a collection,
            a dataset, a citation, a source, or several of these.
        dataset: Where to look up the sources of what does not know its own dataset;
            the embedded one if absent.

    Raises:
        CriteriaError: It is nothing that cites.
        DataError: Two different sources have one id.
        NotFoundError: A source is not in the dataset.

    >>> import ngo_central_asia as nca
    >>> cited = gather(nca.statistics["tj-reregistered-2008-murzaeva"])
    >>> [source.id for source in cited.sources]
    ['murzaeva-2024', 'bukhari-zade-2008']
    """
    sources: dict[str, Source] = {}
    mentions: dict[Mention, None] = {}
    for mention in _mentions(anything, _Lookup(dataset)):
        mentions[mention] = None
        for source in (mention.source, *mention.works):
            _add(source, sources)
    for result in _results(anything):
        for source in result.sources:
            _add(source, sources)
    return Cited(tuple(mentions), tuple(sources.values()))


def _add(source: Source, sources: dict[str, Source]) -> None:
    if sources.setdefault(source.id, source) != source:
        raise DataError(f"sources, {source.id!r}: two different sources have this id")


@attrs.frozen
class _Lookup:
    """Finds sources by their ids: those of a result first, then those of a dataset."""

    dataset: Dataset | None
    known: Mapping[str, Source] = attrs.field(factory=dict)

    def __call__(self, key: str) -> Source:
        if key in self.known:
            return self.known[key]
        sources = or_embedded(self.dataset).sources
        if not sources.has_id(key):
            raise NotFoundError(
                f"the dataset has no source {key!r}. {suggest(key, sources)} "
                "What cites the sources of another dataset needs it as dataset=…"
            )
        return sources[key]

    def within(self, anything: Any) -> _Lookup:
        """Return what finds the sources of the parts of *anything*."""
        if isinstance(anything, Result):
            known = {source.id: source for source in anything.sources}
            return _Lookup(self.dataset, known)
        if isinstance(anything, Dataset):
            return _Lookup(anything)
        if isinstance(anything, Collection):
            return _Lookup(self.dataset or anything.dataset)
        return self


def _mentions(anything: Any, source: _Lookup) -> Iterator[Mention]:
    if isinstance(anything, Source):
        yield Mention(anything)
    elif isinstance(anything, Series):
        yield Mention(source(anything.source))
    elif isinstance(anything, Citation):
        works = tuple(map(source, anything.via))
        yield Mention(source(anything.source), anything, works)
    else:
        inner = source.within(anything)
        for part in _parts(anything):
            yield from _mentions(part, inner)


def _parts(anything: Any) -> Iterable[Any]:
    """Return what cites in *anything*."""
    if isinstance(anything, Record):
        return walk.citations(anything)
    if isinstance(anything, Dataset):
        return map(anything.held, anything.collection_names)
    if isinstance(anything, Collection):
        return anything.values()
    if hasattr(anything, "citations"):
        cited: Iterable[Citation] = anything.citations
        return cited
    if isinstance(anything, Iterable) and not isinstance(anything, str | bytes):
        return anything
    raise CriteriaError(
        "expected a record, a result, a collection, a dataset, a citation, a source, "
        f"or several of these; got {anything!r}"
    )


def _results(anything: Any) -> Iterator[Result[Any]]:
    """Yield the results in *anything*: they show more sources than they cite."""
    if isinstance(anything, Result):
        yield anything
    elif isinstance(anything, list | tuple):
        for one in anything:
            yield from _results(one)
