"""Flat rows as CSV, JSON and Markdown, with nothing of their provenance lost."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ngo_central_asia.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Rows = Sequence[dict[str, Any]]


def to_json(rows: Rows) -> str:
    """Return rows as a JSON array of objects.

    A number whose digits JSON's double precision would change is written as text.

    >>> print(to_json([{"value": Decimal("14.4"), "low": None}]))
    [
     {
      "value": 14.4,
      "low": null
     }
    ]
    """
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_number)


def _number(value: object) -> float | str:
    if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        return float(value)
    if isinstance(value, (Decimal, Fraction)):
        return str(value)
    raise TypeError(f"no JSON for {value!r}")


def to_csv(rows: Rows) -> str:
    """Return rows as CSV (RFC 4180) with a header; what is absent is empty.

    >>> print(to_csv([{"id": "a", "value": 1}, {"id": "b", "value": None}]))
    id,value
    a,1
    b,
    <BLANKLINE>
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def source_ids(path: Path) -> tuple[str, ...]:
    """Return the ids of the sources that saved rows stand on, each once.

    Args:
        path: A file of `to_csv`, or one of `to_json`, whose name then ends in ".json".

    Raises:
        DataError: It cannot be read, or holds no rows that name sources.
    """
    try:
        text = path.read_text(encoding="utf-8")
        is_json = path.suffix == ".json"
        rows = json.loads(text) if is_json else csv.DictReader(io.StringIO(text))
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: no rows can be read: {error}") from None
    found: dict[str, None] = {}
    try:
        for row in rows:
            found |= dict.fromkeys(filter(None, row["source_id"].split("; ")))
    except (AttributeError, KeyError, TypeError, csv.Error):
        raise DataError(
            f"{path}: expected rows that were saved, each with a column source_id"
        ) from None
    return tuple(found)


def to_markdown(rows: Rows) -> str:
    r"""Return rows as a table of GitHub-flavoured Markdown.

    >>> print(to_markdown([{"id": "a|b", "value": 1}]))
    | id | value |
    | --- | --- |
    | a\|b | 1 |
    """
    columns = _columns(rows)
    lines = [columns, ["---"] * len(columns)]
    lines += [[_cell(row.get(column)) for column in columns] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("|", "\\|").replace("\n", " ")
