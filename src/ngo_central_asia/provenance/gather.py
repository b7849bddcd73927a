"""From anything that this library gives to the records and citations behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    #: What a chain of provenance can start from.
    Item = Record | Derived | Citation


def items_of(anything: object) -> tuple[Item, ...]:
    """Return the records, derived figures and lone citations in *anything*, each once.

    Args:
        anything: A record, a derived figure, a citation, a result or a row of one, a
            collection, a dataset, or a list of these. A result or a row stands on the
            records whose citations it names as its own: those that fill the cells of
            a comparison, not those that were passed over.

    Raises:
        CriteriaError: It is none of these.
    """
    return tuple(dict.fromkeys(_items(anything)))


def records_of(anything: object) -> tuple[Record, ...]:
    """Return the records that *anything* stands on, each once.

    Args:
        anything: As for `items_of`.

    Raises:
        CriteriaError: It is nothing that stands on records.

    >>> import ngo_central_asia as nca
    >>> [record.id for record in records_of(nca.compare("ngos", at=2010)["KG"])]
    ['kg-ngos-2010-jaysanov']
    """
    found: dict[Record, None] = {}
    for item in items_of(anything):
        if isinstance(item, Derived):
            found |= dict.fromkeys(item.statistics)
        elif isinstance(item, Record):
            found[item] = None
    return tuple(found)


def citations_of(anything: object) -> tuple[Citation, ...]:
    """Return the citations that *anything* stands on, each once.

    Args:
        anything: As for `items_of`.

    Raises:
        CriteriaError: It is nothing that stands on citations.

    >>> import ngo_central_asia as nca
    >>> len(citations_of(nca.compare("ngos"))) == len(nca.compare("ngos").citations)
    True
    """
    found: dict[Citation, None] = {}
    for item in items_of(anything):
        found |= dict.fromkeys(_cited(item))
    return tuple(found)


def _cited(item: Item) -> tuple[Citation, ...]:
    if isinstance(item, Citation):
        return (item,)
    if isinstance(item, Derived):
        return item.citations
    return tuple(walk.citations(item))


def _items(anything: object) -> Iterator[Item]:
    if isinstance(anything, Record | Derived | Citation):
        yield anything
    elif isinstance(anything, Dataset):
        for name in anything.collection_names:
            yield from anything.records(name)
    elif attrs.has(type(anything)) and hasattr(anything, "citations"):
        yield from _standing_on(anything, frozenset(anything.citations))
    elif isinstance(anything, Mapping):
        yield from _items(anything.values())
    elif isinstance(anything, Iterable) and not isinstance(anything, str | bytes):
        for inner in anything:
            yield from _items(inner)
    else:
        raise CriteriaError(
            "expected a record, a citation, a result, a row, a collection, a dataset "
            f"or a list of these, got {anything!r}"
        )


def _standing_on(value: Any, own: frozenset[Citation]) -> Iterator[Item]:
    """Yield what stands inside a result or a row and is cited by it."""
    if isinstance(value, Record | Derived):
        cited = _cited(value)
        if cited and own.issuperset(cited):
            yield value
    elif isinstance(value, Mapping):
        yield from _standing_on(tuple(value.values()), own)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _standing_on(inner, own)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _standing_on(getattr(value, field.name), own)
