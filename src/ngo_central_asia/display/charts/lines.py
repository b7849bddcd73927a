"""An index as a line over the years, with its intervals; no line runs through a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import (
    INK,
    WIDTH,
    altair,
    cited,
    coloured,
    for_field,
    hue,
    told,
    wrapped,
)
from ngo_central_asia.display.charts.figures import marked, numbers_axis
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.source import Source
    from ngo_central_asia.model.statistic import Statistic

HEIGHT = 170
HOW_TO_READ = (
    "A dot is a value, and a line joins those of years in a row; what lies around it "
    "is the interval, where the table has one. Each mark has its citation."
)
_FIELDS = ("figure", "year", "vintage", "citation", "note")
#: So many letters fit one line beside or below a panel.
_LETTERS = 96
#: How far the axis of an open scale reaches beyond its numbers, as a part of them.
_ROOM = 0.1


def values(
    said: Iterable[Statistic], area: Country, vintage: str, sources: Iterable[Source]
) -> list[dict[str, Any]]:
    """Return the rows of yearly values; those of years in a row share a ``run``."""
    named = tuple(sources)
    rows: list[dict[str, Any]] = []
    for one in sorted(said, key=lambda it: it.period):
        year = int(one.period.edtf)
        follows = bool(rows) and rows[-1]["year"] == year - 1
        rows.append(
            {
                **marked(one.figure),
                **spans.span(Moment.dated(one.period)),
                "statistic": one.id,
                "hue": hue(area.id),
                "figure": str(one.figure),
                "year": year,
                "vintage": vintage,
                "run": rows[-1]["run"] if follows else f"{vintage} {year}",
                "citation": cited(one.citations, named),
                "note": one.note or "",
            }
        )
    runs = [row["run"] for row in rows]
    for row in rows:
        row["alone"] = runs.count(row["run"]) == 1
    return rows


def numbers(rows: Sequence[dict[str, Any]], unit: str) -> list[float]:
    """Return the ends of the axis of numbers: those of the scale, if it has any."""
    if unit == "index":
        return [0, 1]
    least = min((row["least"] for row in rows), default=0)
    most = max((row["most"] for row in rows), default=1)
    room = (most - least or 1) * _ROOM
    return [least - room, most + room]


def channels(years: Sequence[float], ends: Sequence[float]) -> tuple[Any, Any]:
    """Return the channels of years, for ``since``, and of numbers, for ``value``."""
    alt = altair()
    numbered = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=list(ends), nice=False, zero=False),
        axis=numbers_axis(domain=False, ticks=False, tickCount=5),
    )
    return spans.axis(years, grid=False), numbered


def layers(
    rows: list[dict[str, Any]], axes: tuple[Any, Any], *, dashed: Any = None
) -> list[Any]:
    """Return the layers of lines: intervals, then lines, then dots.

    Args:
        rows: The rows, as `values` gives them.
        axes: What `channels` gives.
        dashed: The channel that tells lines of one colour apart, if there are such.
    """
    alt = altair()
    along, numbered = axes
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=for_field(along, "middle"), color=coloured()
    )
    between = base.transform_filter("isValid(datum.low)")
    runs = {"detail": "run:N"} | ({} if dashed is None else {"strokeDash": dashed})
    return [
        between.mark_area(opacity=0.2, line=False).encode(
            y=for_field(numbered, "low"), y2="high:Q", detail="run:N"
        ),
        between.transform_filter("datum.alone")
        .mark_rule(strokeWidth=6, opacity=0.2)
        .encode(y=for_field(numbered, "low"), y2="high:Q"),
        base.mark_line(strokeWidth=2).encode(y=numbered, **runs),
        base.mark_point(filled=True, size=22, opacity=1).encode(
            y=numbered, tooltip=told(*_FIELDS)
        ),
    ]


def bands(
    rows: list[dict[str, Any]], axes: tuple[Any, Any], fields: Sequence[str]
) -> Any:
    """Return spans of time as grey bands, from ``since`` to ``until``."""
    alt = altair()
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(opacity=0.22, clip=True)
        .encode(x=axes[0], x2="until:Q", color=coloured(), tooltip=told(*fields))
    )


def levels(
    rows: list[dict[str, Any]], axes: tuple[Any, Any], fields: Sequence[str]
) -> Any:
    """Return means as level lines, from ``since`` to ``until``."""
    alt = altair()
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_rule(strokeWidth=2, strokeDash=[5, 3], clip=True)
        .encode(
            x=axes[0],
            x2="until:Q",
            y=for_field(axes[1], "mean_value"),
            color=alt.value(INK),
            tooltip=told(*fields),
        )
    )


def labels(rows: list[dict[str, Any]], axes: tuple[Any, Any]) -> list[Any]:
    """Return words above the drawing, at ``middle``, in two lines by turns."""
    alt = altair()
    words = alt.Chart(alt.Data(values=rows)).encode(
        x=for_field(axes[0], "middle"), text="words:N", color=alt.value(INK)
    )
    return [
        words.transform_filter(f"datum.turn == {turn}")
        .mark_text(fontSize=10)
        .encode(y=alt.value(-8 - 13 * turn))
        for turn in (0, 1)
    ]


def panel(layered: Iterable[Any], title: str) -> Any:
    """Return layers as one panel under a title."""
    alt = altair()
    above = alt.TitleParams(text=wrapped(title, _LETTERS), offset=8, fontSize=12)
    return alt.layer(*layered).properties(title=above, width=WIDTH, height=HEIGHT)


def words(text: str, row: dict[str, Any], fields: Sequence[str]) -> Any:
    """Return what cannot be drawn in words, with all of it in the tooltip."""
    alt = altair()
    shown = "\n".join(wrapped(text, _LETTERS)[:2])
    return (
        alt.Chart(alt.Data(values=[row | {"text": shown}]))
        .mark_text(
            align="left",
            baseline="top",
            fontStyle="italic",
            fontSize=11,
            lineBreak="\n",
        )
        .encode(
            x=alt.value(0),
            y=alt.value(0),
            text="text:N",
            color=alt.value(INK),
            tooltip=told(*fields),
        )
        .properties(width=WIDTH, height=14 * (1 + shown.count("\n")))
    )
