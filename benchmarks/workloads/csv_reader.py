"""The file of one series, read by the csv module of the standard library."""

from __future__ import annotations

import csv

from workloads.columns import SERIES, TIMES
from workloads.rows import open_table


def _read() -> list[list[str]]:
    with open_table(SERIES.table.place) as file:
        return list(csv.reader(file))


def load() -> list[list[list[str]]]:
    """Return the rows of the file, as texts, as often as the columns are read."""
    return [_read() for _ in range(TIMES)]
