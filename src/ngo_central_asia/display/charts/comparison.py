"""A comparison as a chart: a line for each area, bounds as intervals, gaps as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import (
    WIDTH,
    Chart,
    altair,
    cited,
    colour,
    titled,
)
from ngo_central_asia.display.described.comparison import gap, title

if TYPE_CHECKING:
    from ngo_central_asia.analysis.comparison import Comparison, Row

#: How far past the largest number the axis goes, to leave room for labels.
_ROOM = 1.6
#: How long the arrow of an open bound is, as a part of the largest number.
_ARROW = 0.06
_NOTES = (
    "A dot is a figure as stated, a ring an approximate one with its rounding as a",
    "bar; an arrow points to where a bound is open. Each mark has its citation.",
)


def comparison(shown: Comparison) -> Chart:
    """Draw a comparison."""
    alt = altair()
    rows = [_row(row, shown) for row in shown.rows]
    most = max((row["most"] for row in rows if row["most"] is not None), default=1)
    for row in rows:
        _open(row, most)
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("area:N", sort=[row["area"] for row in rows], title=None),
        color=alt.Color(
            "code:N", scale=colour(row["code"] for row in rows), legend=None
        ),
        tooltip=[
            alt.Tooltip(f"{name}:N", title=name.replace("_", " "))
            for name in ("area", "figure", "period", "counted", "citation", "caveats")
        ],
    )
    axis = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, most * _ROOM]),
        axis=alt.Axis(tickCount=5, title=None),
    )
    stated = base.transform_filter("isValid(datum.value)")
    layers = [
        stated.mark_rule(strokeWidth=6, opacity=0.35).encode(
            x=alt.X("low:Q", title=None), x2="high:Q"
        ),
        stated.transform_filter("isValid(datum.arrow)")
        .mark_rule(strokeDash=[4, 3])
        .encode(x=axis, x2="arrow:Q"),
        stated.transform_filter("isValid(datum.arrow)")
        .mark_point(filled=True, size=60)
        .encode(
            x="arrow:Q",
            shape=alt.Shape("side:N", scale=None, legend=None),
        ),
        stated.transform_filter("!datum.approximate")
        .mark_point(filled=True, size=80, opacity=1)
        .encode(x=axis),
        stated.transform_filter("datum.approximate")
        .mark_point(fill="white", size=70, opacity=1)
        .encode(x=axis),
        stated.mark_text(align="left", dx=8, dy=-9, fontSize=11).encode(
            x=axis, text="label:N", color=alt.value("currentColor")
        ),
        base.transform_filter("!isValid(datum.value)")
        .mark_text(align="left", dx=6, fontStyle="italic")
        .encode(x=alt.value(0), text="figure:N", color=alt.value("currentColor")),
    ]
    drawn_from = sources_of(shown.citations, shown.dataset)
    drawn = alt.layer(*layers).properties(
        title=titled(title(shown), drawn_from, _NOTES),
        width=WIDTH,
        height={"step": 44},
    )
    return Chart(drawn)


def _row(row: Row, shown: Comparison) -> dict[str, Any]:
    """Return what is drawn of one area."""
    area = {"area": row.area.name, "code": row.area.id}
    numberless = {"value": None, "low": None, "high": None, "most": None}
    if row.figure is None or row.statistic is None or row.indicator is None:
        return area | numberless | {"figure": gap(row)}
    figure = row.figure
    when = typeset.period(row.statistic.period)
    said = area | {
        "figure": str(figure),
        "period": when,
        "counted": row.indicator.name,
        "citation": cited(row.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
        "label": f"{typeset.figure(figure)} {row.indicator.name}, {when}",
    }
    if figure.bounds is None:
        return said | numberless
    ends = [figure.bounds.low, figure.bounds.high]
    low, high = (None if end is None else float(end) for end in ends)
    value = float(figure.best) if figure.best is not None else (low or 0.0)
    return said | {
        "value": value,
        "low": low if low is not None and high is not None else None,
        "high": high if low is not None and high is not None else None,
        "most": max(value, high or 0.0),
        "approximate": figure.is_approximate,
        "open": None if not figure.is_bound else "right" if high is None else "left",
    }


def _open(row: dict[str, Any], most: float) -> None:
    """Give an open bound the end of its arrow."""
    side = row.pop("open", None)
    if side is not None:
        ahead = most * _ARROW * (1 if side == "right" else -1)
        row["arrow"] = max(0.0, row["value"] + ahead)
        row["side"] = f"triangle-{side}"
