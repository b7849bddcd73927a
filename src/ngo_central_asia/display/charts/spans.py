"""Times as marks: decimal years, and how far a date is known."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.charts.chart import altair

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.model.moment import Moment

#: What is shorter, in years, is drawn as a point.
SHORT = 0.25


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
    and ``open`` names the side that nothing bounds: its end is that of the other side.
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
        row["open"] = "before" if first is None else "after"
    return row


def years(rows: Iterable[dict[str, Any]], room: float = 1) -> list[float]:
    """Return the first and the last year of an axis for rows that have spans."""
    ends = [row[end] for row in rows for end in ("since", "until") if row.get(end)]
    if not ends:
        return [0, 1]
    return [min(ends) - room, max(ends) + room]


def reach_on(rows: Iterable[dict[str, Any]], domain: Sequence[float]) -> None:
    """Give each open side an arrow to the end of the axis."""
    for row in rows:
        side = row.pop("open", None)
        if side is not None:
            row["from"] = row["since" if side == "before" else "until"]
            row["edge"] = domain[0] if side == "before" else domain[1]
            row["side"] = "triangle-left" if side == "before" else "triangle-right"


def axis(domain: Sequence[float], **further: Any) -> Any:
    """Return the channel of years for the field ``since``."""
    alt = altair()
    return alt.X(
        "since:Q",
        scale=alt.Scale(domain=list(domain), nice=False),
        axis=alt.Axis(title=None, format="d", tickMinStep=1, **further),
    )


def layers(base: Any, years: Any) -> list[Any]:
    """Return the layers of spans: bars, points for short ones, arrows of open sides."""
    alt = altair()
    spanned = base.transform_filter("isValid(datum.since)")
    has_arrow = base.transform_filter("isValid(datum.edge)")
    return [
        has_arrow.mark_rule(strokeDash=[3, 3]).encode(
            x="from:Q", x2="edge:Q"
        ),
        has_arrow.mark_point(filled=True, size=45, opacity=1).encode(
            x="edge:Q", shape=alt.Shape("side:N", scale=None, legend=None)
        ),
        spanned.transform_filter("!datum.short")
        .mark_bar(height=8, cornerRadius=3, opacity=0.6)
        .encode(x=years, x2="until:Q"),
        spanned.transform_filter("datum.short")
        .mark_point(shape="diamond", filled=True, size=60, opacity=1)
        .encode(x="middle:Q"),
    ]
