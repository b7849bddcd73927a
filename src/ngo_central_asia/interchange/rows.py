"""Flat rows as CSV, JSON and Markdown, with nothing of their provenance lost."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

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
