"""Flat rows as data frames of any kind, through narwhals."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import CriteriaError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

BACKENDS = ("pandas", "polars", "pyarrow")
#: Columns of days, which flat rows hold as ISO text.
_DAYS = ("_earliest", "_latest")


def to_frame(rows: Sequence[dict[str, Any]], backend: str) -> Any:
    """Return flat rows as a frame of *backend*.

    Raises:
        CriteriaError: There is no such backend.
        MissingExtraError: narwhals or the backend is not installed.
    """
    if backend not in BACKENDS:
        hint = suggest(backend, BACKENDS)
        raise CriteriaError(f"there is no backend {backend!r}. {hint}")
    try:
        narwhals = import_module("narwhals")
        import_module(backend)
    except ImportError:
        raise MissingExtraError(
            f"to_frame({backend!r}) needs narwhals and {backend}: "
            f"pip install 'ngo-central-asia[{backend}]'"
        ) from None
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: _column(name, [row.get(name) for row in rows]) for name in names}
    schema = {name: _type(narwhals, column) for name, column in columns.items()}
    if backend == "pandas":
        # pandas itself has no type for a day without a time.
        schema = {
            name: narwhals.Datetime if kind == narwhals.Date else kind
            for name, kind in schema.items()
        }
    return narwhals.from_dict(columns, schema, backend=backend).to_native()


def _column(name: str, values: list[Any]) -> list[Any]:
    """Return the values of a column in types that every backend knows."""
    if name.endswith(_DAYS):
        return [None if day is None else dt.date.fromisoformat(day) for day in values]
    if any(isinstance(value, (Decimal, Fraction)) for value in values) or (
        None in values and _are(values, int)
    ):
        return [None if value is None else float(value) for value in values]
    return values


def _type(narwhals: Any, values: list[Any]) -> Any:
    if _are(values, bool):
        return narwhals.Boolean
    if _are(values, int):
        return narwhals.Int64
    if _are(values, float):
        return narwhals.Float64
    return narwhals.Date if _are(values, dt.date) else narwhals.String


def _are(values: list[Any], kind: type) -> bool:
    """Return whether there are values, and all are of *kind*."""
    given = [value for value in values if value is not None]
    return bool(given) and all(type(value) is kind for value in given)
