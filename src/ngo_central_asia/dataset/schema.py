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
    "statistics": ("ngo_central_asia.model.statistic", "Statistic"),
}


def record_class(collection: str) -> Any:
    """Return the class of the records of *collection*, importing only that."""
    module, name = COLLECTIONS[collection]
    return getattr(import_module(module), name)
