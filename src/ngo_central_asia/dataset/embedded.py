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
        return compiled_in(_COMPILED)
    from pathlib import Path

    from ngo_central_asia.dataset.authored import read_meta

    return Dataset.lazy(_authored, read_meta(Path(_DATA)))


def compiled_in(folder: str) -> Dataset:
    """Return the compiled dataset of a folder, with the digests made with it."""

    def load(name: str) -> Iterable[Any]:
        from ngo_central_asia.dataset.compiled import loads

        return loads(read(f"{name}.json"), table)

    def table(place: str) -> Table:
        from ngo_central_asia.model.series import Table

        return Table(lambda: read(place), place)

    def shelves() -> Iterable[Shelf]:
        from ngo_central_asia.dataset.compiled import SHELVES, shelves

        return shelves(read(SHELVES), lambda key: dataset.series[key])

    def read(place: str) -> str:
        with open(os.path.join(folder, place), encoding="utf-8") as file:
            return file.read()

    about = json.loads(read("dataset.json"))
    dataset = Dataset.lazy(load, about["meta"], about["digests"], shelves)
    return dataset


def _authored(name: str) -> Iterable[Any]:
    from pathlib import Path

    from ngo_central_asia.dataset.authored import read_collection

    return read_collection(Path(_DATA), name)
