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

        with open(os.path.join(folder, f"{name}.json"), "rb") as file:
            return loads(file.read())

    with open(os.path.join(folder, "dataset.json"), encoding="utf-8") as file:
        about = json.load(file)
    return Dataset.lazy(load, about["meta"], about["digests"])


def _authored(name: str) -> Iterable[Any]:
    from pathlib import Path

    from ngo_central_asia.dataset.authored import read_collection

    return read_collection(Path(_DATA), name)
