"""Walking through a record: its parts, its citations, the records it refers to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.fields import REFERS_TO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.source import Source


class Reference(NamedTuple):
    """A field that holds the id of another record.

    Args:
        field: Path of the field, such as ``presences.by``.
        collection: Collection of the record referred to.
        id: Its id.
    """

    field: str
    collection: str
    id: str


def parts(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield *record* and every value of this library inside it, each with its path."""
    yield path, record
    for name in _fields(record.__class__):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if _fields(item.__class__):
                yield from parts(item, f"{path}.{name}" if path else name)


@cache
def _fields(cls: type) -> tuple[str, ...]:
    """Return the names of the fields of a class; of one that is not of attrs none."""
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()


def citations(record: Any) -> Iterator[Citation]:
    """Yield every citation in *record*, those of its parts too.

    >>> import ngo_central_asia as nca
    >>> [cited.source for cited in citations(nca.countries["KZ"])]
    ['iso-3166', 'cldr-47', 'world-factbook']
    """
    for _, part in parts(record):
        if isinstance(part, Citation):
            yield part


class Cited(NamedTuple):
    """A citation with the record that stands on it.

    Args:
        collection: Collection of the record.
        record: The record.
        citation: One of its citations, or of its parts.
    """

    collection: str
    record: Any
    citation: Citation


def cited(dataset: Dataset) -> Iterator[Cited]:
    """Yield every citation in *dataset*, collection by collection.

    The rows of series are left out: their places are those of their tables.

    >>> import ngo_central_asia as nca
    >>> next(cited(nca.data)).citation.source
    'iso-3166'
    """
    for name in dataset.collection_names:
        for record in dataset.records(name):
            for citation in citations(record):
                yield Cited(name, record, citation)


def sources(records: Iterable[Any], dataset: Dataset) -> Iterator[Source]:
    """Yield the sources that records are or stand on, with the works behind these.

    >>> import ngo_central_asia as nca
    >>> said = nca.statistics["tj-reregistered-2008-murzaeva"]
    >>> [source.label for source in sources([said], nca.data)]
    ['Murzaeva 2024', 'Bukhari-zade 2008']
    """
    # Loaded with the first walk of this kind, not with every comparison.
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.source import Source

    for record in records:
        if isinstance(record, Source):
            yield record
        if isinstance(record, Series):
            yield dataset.sources[record.source]
        for found in citations(record):
            for key in (found.source, *found.via):
                yield dataset.sources[key]


def references(record: Any) -> Iterator[Reference]:
    """Yield every reference in *record* to another record.

    >>> import ngo_central_asia as nca
    >>> list(references(nca.statistics["kg-ngos-2006-jaysanov"]))[0]
    Reference(field='indicator', collection='indicators', id='ngos_unspecified')
    """
    for path, part in parts(record):
        for field in attrs.fields(type(part)):
            collection = field.metadata.get(REFERS_TO)
            if collection is None:
                continue
            value = getattr(part, field.name)
            name = f"{path}.{field.name}" if path else field.name
            for key in value if isinstance(value, tuple) else (value,):
                if key is not None:
                    yield _reference(name, collection, key)


def _reference(field: str, collection: str, key: str) -> Reference:
    """Return a reference; without a collection the id is written with it."""
    if collection:
        return Reference(field, collection, key)
    named, _, identity = key.partition("/")
    return Reference(field, named, identity)
