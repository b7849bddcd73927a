"""One series, read anew from its file to columns of exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

import ngo_central_asia as nca
from workloads.rows import make_table

if TYPE_CHECKING:
    from ngo_central_asia.model.series import Columns

SERIES = nca.series["population-wdi-2026"]
#: One read is too short to be timed alone.
TIMES = 50


def load() -> list[Columns]:
    """Return the columns of the series, read from its file each time."""
    place = SERIES.table.place
    return [
        attrs.evolve(SERIES, table=make_table(place)).to_columns() for _ in range(TIMES)
    ]
