"""Times as marks: decimal years, and how far a date is known."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.charts.chart import INK, altair, coloured, for_field, told

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.model.moment import Moment

#: What is shorter, in years, is drawn as a point.
SHORT = 0.25
#: The width of the drawing, and of a letter of small text, in pixels.
_WIDTH = 300
_LETTER = 5.3
#: The longest date that stands in full beside its mark.
_BESIDE = 46


def start_of(day: dt.date) -> float:
    """Return the place of the first instant of a day, in years.

    >>> import datetime as dt
    >>> start_of(dt.date(2007, 1, 1)), start_of(dt.date(2008, 7, 2))
    (2007.0, 2008.5)
    """
    length = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / length


def end_of(day: dt.date) -> float:
    """Return the place of the last instant of a day, in years."""
    length = 366 if calendar.isleap(day.year) else 365
    return day.year + day.timetuple().tm_yday / length


def span(moment: Moment) -> dict[str, Any]:
    """Return what is drawn of a day that lies between two days.

    ``since`` and ``until`` are the ends of a bar, ``middle`` is where a point stands,
    and ``open`` names the sides that nothing bounds: such an end is that of the other
    side.
    All are absent if nothing bounds the day.
    """
    first = None if moment.earliest is None else start_of(moment.earliest)
    last = None if moment.latest is None else end_of(moment.latest)
    since = first if first is not None else last
    until = last if last is not None else first
    if since is None or until is None:
        return dict.fromkeys(("since", "until", "middle"))
    row: dict[str, Any] = {
        "since": since,
        "until": until,
        "middle": (since + until) / 2,
        "short": until - since < SHORT,
    }
    if first is None or last is None:
        row |= {"open": ["before" if first is None else "after"], "limit": since}
    return row


def years(rows: Iterable[dict[str, Any]], room: float = 1) -> list[float]:
    """Return the first and the last year of an axis for rows that have spans."""
    ends = [row[end] for row in rows for end in ("since", "until") if row.get(end)]
    if not ends:
        return [0, 1]
    return [min(ends) - room, max(ends) + room]


def lanes(
    rows: list[dict[str, Any]],
    order: Sequence[str],
    fields: Sequence[str],
    *,
    step: int = 19,
) -> Any:
    """Return rows as lines one below the other, under the headings of their lanes.

    Each row has what `span` gives, the ``lane`` that it stands in, its ``form``
    (``bar``, ``faint`` or ``outline``), its colour as ``hue``, and to the right of
    its marks ``beside`` and then ``words``. A ``core`` may lie on its bar, from
    ``core_since`` to ``core_until``.

    Args:
        rows: The rows.
        order: The lanes in order; those without rows are left out.
        fields: What the tooltips tell.
        step: Height of a line.
    """
    domain = years(rows)
    _reach_on(rows, domain)
    beside = max(len(shortened(row["beside"], _BESIDE)) for row in rows)
    panels = []
    for lane in order:
        if here := [row for row in rows if row["lane"] == lane]:
            drawn = _lane(here, domain, fields, beside)
            panels.append(drawn.properties(title=lane, height={"step": step}))
    return altair().vconcat(*panels, spacing=8)


def _lane(
    rows: list[dict[str, Any]],
    domain: list[float],
    fields: Sequence[str],
    beside: int,
) -> Any:
    alt = altair()
    for place, row in enumerate(rows):
        row["place"] = place
        row["beside"] = shortened(row["beside"], _BESIDE)
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("place:O", axis=None),
        color=coloured(),
        tooltip=told(*fields),
    )
    words = base.encode(color=alt.value(INK))
    columns = {"beside": _WIDTH + 12, "words": _WIDTH + 24 + beside * _LETTER}
    return alt.layer(
        *_layers(base, domain),
        *(
            words.mark_text(align="left", fontSize=11).encode(
                x=alt.value(x), text=f"{field}:N"
            )
            for field, x in columns.items()
        ),
    ).properties(width=_WIDTH)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many letters; the tooltip has all of it."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _reach_on(rows: Iterable[dict[str, Any]], domain: Sequence[float]) -> None:
    """Give each open side an arrow to the end of the axis."""
    for row in rows:
        for side in row.pop("open", None) or ():
            row[f"{side}_from"] = row["since" if side == "before" else "until"]
            row[f"{side}_to"] = domain[0] if side == "before" else domain[1]


def axis(domain: Sequence[float], **further: Any) -> Any:
    """Return the channel of years for the field ``since``."""
    alt = altair()
    return alt.X(
        "since:Q",
        scale=alt.Scale(domain=list(domain), nice=False),
        axis=alt.Axis(**{"title": None, "format": "d", "tickMinStep": 1} | further),
    )


def _layers(base: Any, domain: Sequence[float]) -> list[Any]:
    """Return the layers of spans: bars, points for short ones, arrows of open sides."""
    alt = altair()
    along = axis(domain, tickCount=8, orient="top")
    spanned = base.transform_filter("isValid(datum.since) && !isValid(datum.limit)")
    limit = base.transform_filter("isValid(datum.limit)")
    long = spanned.transform_filter("!datum.short").encode(x=along, x2="until:Q")
    short = spanned.transform_filter("datum.short").encode(x=for_field(along, "middle"))
    core = base.transform_filter("isValid(datum.core_since)")
    opacity = alt.Opacity(
        "form:N",
        scale=alt.Scale(domain=["bar", "faint"], range=[0.85, 0.35]),
        legend=None,
    )
    filled, outlined = "datum.form != 'outline'", "datum.form == 'outline'"
    bar = {"height": 9, "cornerRadius": 2}
    point = {"shape": "diamond", "size": 60}
    hollow = {"filled": False, "fill": "transparent", "strokeWidth": 1.5}
    return [
        *(layer for side in ARROWS for layer in _arrow(base, along, side)),
        limit.mark_tick(thickness=2, size=12).encode(x=for_field(along, "limit")),
        long.transform_filter(filled).mark_bar(**bar).encode(opacity=opacity),
        long.transform_filter(outlined).mark_bar(**bar, **hollow),
        short.transform_filter(filled)
        .mark_point(**point, filled=True)
        .encode(opacity=opacity),
        short.transform_filter(outlined).mark_point(**point, **hollow),
        core.mark_bar(**bar).encode(
            x=for_field(along, "core_since"), x2="core_until:Q"
        ),
    ]


#: Side that nothing bounds -> the shape of its arrow.
ARROWS = {"before": "triangle-left", "after": "triangle-right"}


def _arrow(base: Any, along: Any, side: str) -> list[Any]:
    there = base.transform_filter(f"isValid(datum.{side}_to)")
    return [
        there.mark_rule(strokeDash=[3, 3]).encode(
            x=for_field(along, f"{side}_from"), x2=f"{side}_to:Q"
        ),
        there.mark_point(shape=ARROWS[side], filled=True, size=45, opacity=1).encode(
            x=for_field(along, f"{side}_to")
        ),
    ]
