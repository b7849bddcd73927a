"""Which collections a dataset has, and the record class of each."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Collection -> (module, class) of its records. A collection's name is also the name
#: of its folder under ``data/`` and of the tables in its files.
COLLECTIONS = {
    "areas": ("ngo_central_asia.model.country", "Country"),
    "indicators": ("ngo_central_asia.model.indicator", "Indicator"),
    "sources": ("ngo_central_asia.model.source", "Source"),
    "series": ("ngo_central_asia.model.series", "Series"),
    "statistics": ("ngo_central_asia.model.statistic", "Statistic"),
    "ngos": ("ngo_central_asia.model.ngo", "NGO"),
    "laws": ("ngo_central_asia.model.law", "Law"),
    "phases": ("ngo_central_asia.model.phase", "DevelopmentPhase"),
    "events": ("ngo_central_asia.model.event", "Event"),
    "programmes": ("ngo_central_asia.model.programme", "Programme"),
    "findings": ("ngo_central_asia.model.finding", "Finding"),
    "discrepancies": ("ngo_central_asia.model.discrepancy", "Discrepancy"),
}


def record_class(collection: str) -> Any:
    """Return the class of the records of *collection*, importing only that."""
    module, name = COLLECTIONS[collection]
    return getattr(import_module(module), name)


def collection_of(record: object) -> str:
    """Return the name of the collection that records of this class are in.

    >>> import ngo_central_asia as nca
    >>> collection_of(nca.countries["KZ"])
    'areas'
    """
    return _COLLECTION_OF[type(record).__name__]


def is_record(given: object) -> bool:
    """Return whether *given* is of a class of records that a collection holds.

    >>> is_record("KZ")
    False
    """
    collection = _COLLECTION_OF.get(type(given).__name__)
    return collection is not None and isinstance(given, record_class(collection))


_COLLECTION_OF = {cls: name for name, (_, cls) in COLLECTIONS.items()}
