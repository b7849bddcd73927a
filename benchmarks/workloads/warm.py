"""Time loads in one process: ``python -m workloads.warm OURS THEIRS REPEATS``."""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING

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
    """Print the seconds of each load of the one module and of the other, in turn."""
    ours, theirs = (import_module(f"workloads.{name}") for name in sys.argv[1:3])
    repeats = int(sys.argv[3])
    pairs = [
        (_seconds(ours.load), _seconds(theirs.load))
        for _ in range(repeats + _UNCOUNTED)
    ]
    json.dump(pairs[_UNCOUNTED:], sys.stdout)


if __name__ == "__main__":
    main()
