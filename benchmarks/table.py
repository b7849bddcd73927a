"""The table of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures import Row

_HEAD = (
    "what",
    "against",
    "median",
    "middle half",
    "budget",
    "",
    "ms (for information)",
    "instructions",
    "x bare",
)


def text(rows: Iterable[Row]) -> str:
    """Return the table of *rows*, one line for each."""
    lines = [_HEAD, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    """Return the columns of one line."""
    median, half, verdict = "skipped", "", ""
    if row.spread is not None:
        lower, middle, upper = row.spread
        median, half = f"{middle:.2f} {row.unit}", f"{lower:.2f} to {upper:.2f}"
        if row.budget is not None:
            verdict = "met" if middle <= row.budget else "NOT MET"
    times = row.milliseconds
    counts = row.instructions
    return (
        row.ours,
        row.theirs,
        median,
        half,
        "" if row.budget is None else f"<= {row.budget:g}",
        verdict,
        "" if times is None else f"{times[0]:.2f} / {times[1]:.2f}",
        "" if counts is None else f"{counts[0]:.3f} x",
        "" if counts is None else f"{counts[1]:.2f} x",
    )
