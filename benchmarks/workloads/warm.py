"""Time loads in one process, in turn: ``python -m workloads.warm MODULE REPEATS``."""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING

from workloads import library

if TYPE_CHECKING:
    from collections.abc import Callable

#: The first loads fill caches and do not count.
_UNCOUNTED = 3


def _seconds(load: Callable[[], object]) -> float:
    """Return how long one load takes, with no garbage left of those before."""
    gc.collect()
    start = time.perf_counter()
    load()
    return time.perf_counter() - start


def main() -> None:
    """Print the seconds of each load of the library and of the module."""
    module, repeats = sys.argv[1], int(sys.argv[2])
    other = import_module(f"workloads.{module}")
    pairs = [
        (_seconds(library.load), _seconds(other.load))
        for _ in range(repeats + _UNCOUNTED)
    ]
    json.dump(pairs[_UNCOUNTED:], sys.stdout)


if __name__ == "__main__":
    main()
