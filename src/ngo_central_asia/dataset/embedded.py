"""The dataset of the package: compiled in a wheel, authored in a checkout."""

from __future__ import annotations

import json
import os
from functools import lru_cache

from ngo_central_asia.dataset.dataset import Dataset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ngo_central_asia.dataset.observations import Shelf
    from ngo_central_asia.model.series import Table

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_COMPILED = os.path.join(_DATA, "compiled")


@lru_cache(maxsize=1)
def embedded() -> Dataset:
    """Return the embedded dataset; its collections load when they are asked for."""
    if os.path.isdir(_COMPILED):
        with open(os.path.join(_COMPILED, "dataset.json"), encoding="utf-8") as file:
            return Dataset.lazy(_compiled, json.load(file), _shelves)
    from pathlib import Path

    from ngo_central_asia.dataset.authored import read_meta

    return Dataset.lazy(_authored, read_meta(Path(_DATA)))


def _compiled(name: str) -> Iterable[Any]:
    from ngo_central_asia.dataset.compiled import loads

    with open(os.path.join(_COMPILED, f"{name}.json"), "rb") as file:
        return loads(file.read(), _table)


def _shelves() -> Iterable[Shelf]:
    from ngo_central_asia.dataset.compiled import SHELVES, shelves

    with open(os.path.join(_COMPILED, SHELVES), "rb") as file:
        return shelves(file.read(), lambda key: embedded().series[key])


def _table(place: str) -> Table:
    from ngo_central_asia.model.series import Table

    def read() -> str:
        with open(os.path.join(_COMPILED, place), encoding="utf-8") as file:
            return file.read()

    return Table(read, place)


def _authored(name: str) -> Iterable[Any]:
    from pathlib import Path

    from ngo_central_asia.dataset.authored import read_collection

    return read_collection(Path(_DATA), name)
