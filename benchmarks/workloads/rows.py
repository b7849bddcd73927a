"""The compiled data as plain rows, for the plain constructions."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from fractions import Fraction

import ngo_central_asia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

    from ngo_central_asia.model.series import Table

# Written without pathlib: it would slow the start down that is measured.
# os.path, not pathlib: its import would be part of what is measured.
_COMPILED = os.path.join(  # noqa: PTH118
    os.path.dirname(ngo_central_asia.__file__),  # noqa: PTH120
    "data",
    "compiled",
)


def read(collection: str) -> dict[str, Any]:
    """Return the compiled form of one collection: its classes and its rows."""
    path = os.path.join(_COMPILED, f"{collection}.json")  # noqa: PTH118
    with open(path, "rb") as file:  # noqa: PTH123
        return json.loads(file.read())


def open_table(place: str) -> TextIO:
    """Return the open file of a series."""
    path = os.path.join(_COMPILED, place)  # noqa: PTH118
    return open(path, encoding="utf-8", newline="")  # noqa: PTH123


def make_table(place: str) -> Table:
    """Return a table that is read when it is asked for."""
    from ngo_central_asia.model.series import Table

    def read() -> str:
        with open_table(place) as file:
            return file.read()

    return Table(read, place)


def make_number(value: int | str) -> int | Decimal | Fraction:
    """Return an exact number from its compiled form."""
    if isinstance(value, int):
        return value
    return Fraction(value) if "/" in value else Decimal(value)
