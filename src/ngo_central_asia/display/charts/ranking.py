"""A ranking as a chart: the places that the bounds allow each area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import (
    INK,
    Chart,
    altair,
    cited,
    coloured,
    hue,
    titled,
    told,
)
from ngo_central_asia.display.described import comparison

if TYPE_CHECKING:
    from ngo_central_asia.analysis.rank import Place, Ranking

_HOW_TO_READ = (
    "1 is the largest. An area may have each place that it has a dot at: the bounds of "
    "the figures leave it open. Each line has its citation."
)
_UNLIKE = (
    "The figures count different things: these are places of numbers as they stand."
)
#: The width of one place.
_PLACE = 44


def ranking(shown: Ranking) -> Chart:
    """Draw the places of a ranking, with the figures beside them."""
    alt = altair()
    rows = [_row(place, shown) for place in shown.rows]
    last = max(sum(place.highest is not None for place in shown.rows), 1)
    width = _PLACE * last
    dots = [
        row | {"at": at}
        for row in rows
        if row["highest"] is not None
        for at in range(row["highest"], row["lowest"] + 1)
    ]
    axis = alt.X(
        "highest:Q",
        scale=alt.Scale(domain=[0.5, last + 0.5], nice=False),
        axis=alt.Axis(
            title="place",
            values=list(range(1, last + 1)),
            format="d",
            orient="top",
            domain=False,
        ),
    )
    every = _base(rows, rows)
    placed = every.transform_filter("isValid(datum.highest)")
    words = every.encode(color=alt.value(INK))
    drawn = alt.layer(
        placed.mark_rule(strokeWidth=6, opacity=0.35).encode(x=axis, x2="lowest:Q"),
        _base(dots, rows).mark_point(filled=True, size=90, opacity=1).encode(x="at:Q"),
        words.mark_text(align="right", dx=-10, fontSize=12).encode(
            x=alt.value(0), text="area:N"
        ),
        words.transform_filter("isValid(datum.highest)")
        .mark_text(align="left", dx=10, fontSize=11)
        .encode(x=alt.value(width), text="label:N"),
        words.transform_filter("!isValid(datum.highest)")
        .mark_text(align="left", dx=10, fontSize=11, fontStyle="italic")
        .encode(x=alt.value(width), text="label:N"),
    )
    notes = [_HOW_TO_READ, *([_UNLIKE] if len(shown.definitions) > 1 else [])]
    return Chart(
        drawn.properties(
            title=titled(
                f"Rank by {comparison.title(shown.comparison)}",
                sources_of(shown.citations, shown.dataset),
                notes,
            ),
            width=width,
            height={"step": 30},
        )
    )


def _base(values: list[dict[str, Any]], rows: list[dict[str, Any]]) -> Any:
    alt = altair()
    return alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("area:N", axis=None, sort=[row["area"] for row in rows]),
        color=coloured(),
        tooltip=told("area", "places", "figure", "period", "citation", "caveats"),
    )


def _row(place: Place, shown: Ranking) -> dict[str, Any]:
    row = {
        "area": place.area.name,
        "hue": hue(place.area.id),
        "highest": place.highest,
        "lowest": place.lowest,
        "places": str(place),
        "citation": cited(place.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in place.caveats),
    }
    if place.figure is None or place.row.indicator is None or place.row.period is None:
        gap = comparison.gap(place.row)
        return row | {"figure": gap, "period": "", "label": f"no place: {gap}"}
    when = typeset.period(place.row.period)
    label = f"{typeset.figure(place.figure)} {comparison.counted(place.row)}, {when}"
    return row | {
        "figure": str(place.figure),
        "period": when,
        "label": label if place.highest else f"no place: {label}",
    }
