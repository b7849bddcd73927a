"""Measure the library against plain Python and against its peers, in one run.

``python benchmarks/run.py`` builds a wheel of the checkout, installs it byte-compiled
into two environments under ``build/`` and prints one table. Ratios are the result:
they repeat, times depend on the machine and its mood. The table says whether a ratio
keeps its budget; nothing fails if it does not.
"""

from __future__ import annotations

import argparse
import platform

import environments
import figures
import measuring
import table


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--pairs", type=int, default=21, help="runs of each pair in turn (default: 21)"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="remake the environments from nothing"
    )
    options = parser.parse_args()
    if options.pairs < 1:
        parser.error("--pairs: expected at least 1")

    found = environments.prepare(fresh=options.fresh)
    print(f"CPython {platform.python_version()}, {platform.platform()}")
    print(", ".join(environments.versions(found["peers"])))
    print(f"Medians of {options.pairs} pairs, each run in turn.\n")

    rows = [figures.measure(one, found, options.pairs) for one in figures.COMPARISONS]
    rows.append(figures.measure_memory(found, options.pairs))
    print(table.text(rows), end="\n\n")
    if not measuring.can_count():
        print("Instructions: skipped, as valgrind is not installed.")
    unwanted = figures.unwanted_imports(found)
    print(
        f"Modules that must not be in the path of {figures.COMPARE_CALL}:",
        ", ".join(unwanted) or "none found",
    )


if __name__ == "__main__":
    main()
