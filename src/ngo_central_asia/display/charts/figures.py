"""Figures as marks: a dot, a ring, an interval or an arrow, one line for each figure.

A row of a chart is a plain dictionary. `marked` gives it the numbers that are drawn,
and `lines` draws such rows one below the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.charts.chart import (
    INK,
    WIDTH,
    altair,
    coloured,
    for_field,
    told,
    wrapped,
)
from ngo_central_asia.display.typeset import THIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ngo_central_asia.model.figure import Figure

HOW_TO_READ = (
    "A dot is a figure as stated, a ring an approximate one with its rounding as a "
    "bar; a bar between two ticks is a range; an arrow points to where a bound is "
    "open. Each mark has its citation."
)
#: How far past the largest number the axis goes, to leave room for labels.
_ROOM = 1.6
#: How long the arrow of an open bound is, as a part of the largest number.
_ARROW = 0.06
#: The width of a name beside a line, in letters.
_NAME = 30


def marked(figure: Figure | None) -> dict[str, Any]:
    """Return what is drawn of a figure: its numbers, all absent if it has none.

    ``value`` is the one number of a dot, ``low`` and ``high`` are the ends of an
    interval, ``anchor`` is where a label stands, and ``open`` the side of a bound that
    nothing limits.
    """
    row = dict.fromkeys(("value", "low", "high", "anchor", "open"))
    if figure is None or figure.bounds is None:
        return row | {"form": "words"}
    bounds = figure.bounds
    low, high = (None if end is None else float(end) for end in (bounds[0], bounds[2]))
    value = None if figure.best is None else float(figure.best)
    numbers = [number for number in (value, low, high) if number is not None]
    closed = low is not None and high is not None and low < high
    return row | {
        "value": value,
        "low": low if closed else None,
        "high": high if closed else None,
        "anchor": numbers[0],
        "least": min(numbers),
        "most": max(numbers),
        "open": None if not figure.is_bound else "high" if high is None else "low",
        "form": "range"
        if value is None
        else "ring"
        if figure.is_approximate
        else "dot",
    }


def extent(rows: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Return the least and the largest number of rows, zero among them."""
    least = min((row["least"] for row in rows if "least" in row), default=0)
    most = max((row["most"] for row in rows if "most" in row), default=0)
    return min(least, 0), most or 1


def with_arrows(
    rows: Sequence[dict[str, Any]], sides: tuple[str, str], length: float
) -> None:
    """Give each open bound the end and the shape of its arrow.

    Args:
        rows: The rows.
        sides: Where the low and the high side are: ``left`` and ``right``, or ``down``
            and ``up``.
        length: How long an arrow is, as a number of the axis.
    """
    for row in rows:
        side = row.pop("open", None)
        if side is not None:
            upwards = side == "high"
            row["arrow"] = row["anchor"] + length * (1 if upwards else -1)
            row["side"] = f"triangle-{sides[upwards]}"


def layers(base: Any, along: str, axis: Any) -> list[Any]:
    """Return the layers of marks of rows, along ``x`` or ``y``.

    Args:
        base: A chart of the rows with all other channels.
        along: The channel on which the numbers lie.
        axis: That channel, for the field ``value``.
    """
    alt = altair()

    def at(field: str) -> dict[str, Any]:
        return {along: for_field(axis, field)}

    has_arrow = base.transform_filter("isValid(datum.arrow)")
    ranges = base.transform_filter("datum.form == 'range'")
    ends = {"thickness": 2, "size": 14, "orient": _ACROSS[along]}
    return [
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=6, opacity=0.35)
        .encode(**at("low"), **{f"{along}2": "high:Q"}),
        *(ranges.mark_tick(**ends).encode(**at(end)) for end in ("low", "high")),
        has_arrow.mark_rule(strokeDash=[4, 3]).encode(
            **at("anchor"), **{f"{along}2": "arrow:Q"}
        ),
        has_arrow.mark_point(filled=True, size=60, opacity=1).encode(
            **at("arrow"), shape=alt.Shape("side:N", scale=None, legend=None)
        ),
        base.transform_filter("datum.form == 'dot'")
        .mark_point(filled=True, size=80, opacity=1)
        .encode(**at("value")),
        base.transform_filter("datum.form == 'ring'")
        .mark_point(fill="transparent", size=75, strokeWidth=2, opacity=1)
        .encode(**at("value")),
    ]


def numbers_axis(**further: Any) -> Any:
    """Return an axis of numbers, written as in labels."""
    thin = f"replace(datum.label, /,/g, '{THIN}')"
    return altair().Axis(**{"tickCount": 5, "title": None, "labelExpr": thin} | further)


_ACROSS = {"x": "vertical", "y": "horizontal"}


def lines(
    rows: list[dict[str, Any]],
    fields: Sequence[str],
    *,
    below: Callable[[Any], list[Any]] | None = None,
    most: float = 0,
    step: int = 44,
) -> Any:
    """Return rows as lines one below the other: a name, marks, and a label.

    Each row has what `marked` gives, with ``name`` beside it, ``hue`` as its colour and
    ``label`` above its marks; or ``said``, words where no number is.

    Args:
        rows: The rows.
        fields: What the tooltips tell.
        below: Gives the layers that the marks are drawn over, from a chart of the rows.
        most: A number that the axis reaches whatever the rows say.
        step: Height of a line.
    """
    alt = altair()
    least, largest = extent(rows)
    last = max(largest * _ROOM, most)
    with_arrows(rows, ("left", "right"), max(largest, most) * _ARROW)
    for place, row in enumerate(rows):
        row["place"] = place
        row["beside"] = "\n".join(wrapped(row["name"], _NAME))
    # The room of an arrow that points below zero.
    least = min(least, *(row.get("arrow", 0) for row in rows), 0)
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("place:O", axis=None),
        color=coloured(),
        tooltip=told("name", *fields),
    )
    axis = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[least, last], nice=False),
        axis=numbers_axis(domain=False, ticks=False),
    )
    words = base.encode(color=alt.value(INK))
    drawn = [
        *(below(base) if below else ()),
        *layers(base, "x", axis),
        words.transform_filter("isValid(datum.anchor)")
        .mark_text(align="left", dx=8, dy=-10, fontSize=11)
        .encode(x=alt.X("anchor:Q"), text="label:N"),
        words.transform_filter("!isValid(datum.anchor)")
        .mark_text(align="left", dx=6, fontStyle="italic", fontSize=11)
        .encode(x=alt.value(0), text="said:N"),
        words.mark_text(align="right", dx=-10, fontSize=12, lineBreak="\n").encode(
            x=alt.value(0), text="beside:N"
        ),
    ]
    return alt.layer(*drawn).properties(width=WIDTH, height={"step": step})
