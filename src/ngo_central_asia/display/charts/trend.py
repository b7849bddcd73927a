"""A trend as a chart: a panel for each line, joined only where a change is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import figures, spans
from ngo_central_asia.display.charts.chart import (
    INK,
    WIDTH,
    Chart,
    altair,
    cited,
    coloured,
    for_field,
    hue,
    note,
    titled,
    told,
)
from ngo_central_asia.display.charts.labels import Box, placed
from ngo_central_asia.display.described import numbers
from ngo_central_asia.display.described.figures import rounded
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.change import Change
    from ngo_central_asia.analysis.trend import Line, Point, Trend

_HOW_TO_READ = (
    "A dot is a figure as stated, a ring an approximate one with its rounding as a "
    "bar; an upright arrow points to where a bound is open. A level bar is the time "
    "that the figure may be of. Each mark has its citation."
)
_JOINED = (
    "A line joins two figures where a change is computed between them: unbroken where "
    "the direction is sure, dashed where the bounds leave it open; none leads to a "
    "bound."
)
_REPEATED = "A cross repeats an earlier number: one witness, which no line leads to."
_APART = "Each panel counts one thing; panels of one unit share their axis."
_FIELDS = ("figure", "period", "counted", "repeats", "citation", "caveats")
_HEIGHT = {True: 180, False: 110}
#: How far past the largest number the axis goes, to leave room for labels.
_ROOM = 1.45
#: How long the arrow of an open bound is, as a part of the axis.
_ARROW = 0.12


def trend(shown: Trend) -> Chart:
    """Draw a trend, a panel for each of its lines."""
    title = numbers.trend(shown).title
    drawn_from = sources_of(shown.citations, shown.dataset)
    if not shown.lines:
        words = note(f"No observation: {shown.gap}.")
        return Chart(words.properties(title=titled(title, drawn_from)))
    rows = [[_row(point, line, shown) for point in line.points] for line in shown.lines]
    domain = spans.years(row for of_line in rows for row in of_line)
    tops = [_most(line, shown, rows) for line in shown.lines]
    for of_line, top in zip(rows, tops, strict=True):
        figures.with_arrows(of_line, ("down", "up"), top * _ROOM * _ARROW)
    joins = [
        list(_joins(line, of_line, shown))
        for line, of_line in zip(shown.lines, rows, strict=True)
    ]
    panels = [
        _panel(*of_line, domain)
        for of_line in zip(shown.lines, rows, joins, tops, strict=True)
    ]
    notes = [_HOW_TO_READ]
    if any(joins):
        notes.append(_JOINED)
    if any(point.repeated for point in shown.rows):
        notes.append(_REPEATED)
    if len(panels) > 1:
        notes.append(_APART)
    if shown.others:
        notes.append(f"Not drawn: {len(shown.others)} observations of other parts.")
    return Chart(
        altair()
        .vconcat(*panels, spacing=14)
        .properties(title=titled(title, drawn_from, notes))
    )


def _row(point: Point, line: Line, shown: Trend) -> dict[str, Any]:
    said = point.statistic
    when = typeset.period(said.period)
    row = {
        **figures.marked(said.figure),
        "statistic": said.id,
        "hue": hue(shown.area.id),
        "figure": str(said.figure),
        "period": when,
        "counted": line.indicator.name,
        "repeats": ""
        if point.repeated is None
        else f"the number of {point.repeated.id}",
        "citation": cited(point.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in point.caveats),
        "label": f"{typeset.figure(said.figure)}\n{when}",
    }
    if point.repeated is not None:
        row["form"] = "repeat"
    time = spans.span(Moment.dated(said.period))
    # That the period is open stands in its words; it is drawn as far as it is bounded.
    time.pop("open", None)
    return row | time


def _most(line: Line, shown: Trend, rows: list[list[dict[str, Any]]]) -> float:
    """Return the largest number of all lines of one unit."""
    unit = _unit(line)
    same = [
        row
        for other, of_line in zip(shown.lines, rows, strict=True)
        if _unit(other) == unit
        for row in of_line
    ]
    return figures.extent(same)[1]


def _unit(line: Line) -> str:
    return line.points[0].statistic.figure.unit


def _panel(
    line: Line,
    rows: list[dict[str, Any]],
    joins: list[dict[str, Any]],
    most: float,
    domain: list[float],
) -> Any:
    alt = altair()
    last = most * _ROOM
    height = _HEIGHT[len(rows) > 1]
    _label(rows, joins, _Frame(domain[0], domain[1] - domain[0], last, height))
    years = spans.axis(domain, grid=False)
    axis = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, last], nice=False),
        axis=figures.numbers_axis(domain=False, ticks=False, tickCount=height // 35),
    )
    points = alt.Chart(alt.Data(values=rows)).encode(
        x=for_field(years, "middle"), color=coloured(), tooltip=told(*_FIELDS)
    )
    words = points.encode(color=alt.value(INK))
    known = points.transform_filter("isValid(datum.anchor)")
    drawn = [
        *([_lines(joins, years, axis)] if joins else []),
        known.mark_rule(strokeWidth=3, opacity=0.5).encode(
            x=years, x2="until:Q", y="anchor:Q"
        ),
        *figures.layers(points, "y", axis),
        points.transform_filter("datum.form == 'repeat'")
        .mark_point(shape="cross", size=110, filled=True, angle=45, opacity=1)
        .encode(y=axis),
        words.transform_filter("isValid(datum.label_x)")
        .mark_text(fontSize=11, lineBreak="\n", lineHeight=13, baseline="middle")
        .encode(x="label_x:Q", y="label_y:Q", text="label:N"),
        words.transform_filter("!isValid(datum.anchor)")
        .mark_text(fontSize=11, fontStyle="italic", lineBreak="\n", baseline="bottom")
        .encode(y=alt.value(height - 16), text="label:N"),
    ]
    return alt.layer(*drawn).properties(
        title=numbers.about(line), width=WIDTH, height=height
    )


class _Frame(NamedTuple):
    """The drawing area of a panel, between years and numbers and pixels."""

    first: float
    years: float
    most: float
    height: float

    def x(self, year: float) -> float:
        return (year - self.first) / self.years * WIDTH

    def y(self, number: float) -> float:
        return self.height * (1 - number / self.most)

    def year(self, x: float) -> float:
        return self.first + x / WIDTH * self.years

    def number(self, y: float) -> float:
        return (1 - y / self.height) * self.most


def _label(
    rows: list[dict[str, Any]], joins: list[dict[str, Any]], frame: _Frame
) -> None:
    """Give each row the place of its label, where there is room for one."""
    known = [
        row for row in rows if row["anchor"] is not None and row["since"] is not None
    ]
    taken = [box for row in known for box in _boxes(row, frame)]
    taken += [box for join in joins for box in _along(join, frame)]
    within = Box(-20, -20, WIDTH + 60, frame.height)
    points = [
        (frame.x(row["middle"]), frame.y(row["anchor"]), row["label"]) for row in known
    ]
    for row, centre in zip(known, placed(points, taken, within), strict=True):
        if centre is not None:
            row["label_x"] = frame.year(centre[0])
            row["label_y"] = frame.number(centre[1])


def _boxes(row: dict[str, Any], frame: _Frame) -> Iterator[Box]:
    """Yield the rectangles that the marks of a row cover."""
    x, y = frame.x(row["middle"]), frame.y(row["anchor"])
    yield Box(x - 6, y - 6, x + 6, y + 6)
    yield Box(frame.x(row["since"]), y - 2, frame.x(row["until"]), y + 2)
    numbers = (row.get(end) for end in ("low", "high", "arrow"))
    if ends := [frame.y(number) for number in numbers if number is not None]:
        yield Box(x - 5, min(*ends, y) - 5, x + 5, max(*ends, y) + 5)


def _along(join: dict[str, Any], frame: _Frame) -> Iterator[Box]:
    """Yield small rectangles along a line between two dots."""
    x, y = frame.x(join["x1"]), frame.y(join["y1"])
    right, down = frame.x(join["x2"]) - x, frame.y(join["y2"]) - y
    steps = max(1, round(max(abs(right), abs(down)) / 6))
    for step in range(steps + 1):
        at, low = x + right * step / steps, y + down * step / steps
        yield Box(at - 1, low - 1, at + 1, low + 1)


def _lines(joins: list[dict[str, Any]], years: Any, axis: Any) -> Any:
    alt = altair()
    dashes = alt.Scale(domain=[True, False], range=[[1, 0], [4, 4]])
    return (
        alt.Chart(alt.Data(values=joins))
        .mark_rule(strokeWidth=2, opacity=0.7)
        .encode(
            x=for_field(years, "x1"),
            x2="x2:Q",
            y=for_field(axis, "y1"),
            y2="y2:Q",
            color=coloured(),
            strokeDash=alt.StrokeDash("sure:N", scale=dashes, legend=None),
            tooltip=told("change", "figure", "citation", "caveats"),
        )
    )


def _joins(
    line: Line, rows: list[dict[str, Any]], shown: Trend
) -> Iterator[dict[str, Any]]:
    """Yield the lines between dots, for changes that are computed from both.

    A line that would run past a repeated number is left out: it would look as if it
    led there.
    """
    by_id = {row["statistic"]: row for row in rows}
    repeats = [point.statistic.period for point in line.points if point.repeated]
    for change in line.changes:
        ends = [by_id[said.id] for said in (change.earlier, change.later)]
        if not change.computed or any(map(_is_loose, ends)):
            continue
        if any(change.earlier.period < it < change.later.period for it in repeats):
            continue
        yield {
            "x1": ends[0]["middle"],
            "y1": ends[0]["value"],
            "x2": ends[1]["middle"],
            "y2": ends[1]["value"],
            "sure": change.order is not Order.UNORDERED,
            "hue": hue(shown.area.id),
            **_said(change, shown),
        }


def _is_loose(row: dict[str, Any]) -> bool:
    """Return whether a row has no dot that a line could end at: a range, a bound."""
    return row["value"] is None or row["since"] is None or "arrow" in row


def _said(change: Change, shown: Trend) -> dict[str, str]:
    absolute = "not computed"
    if change.absolute is not None:
        absolute = rounded(change.absolute.figure)
    return {
        "change": f"{change.earlier.period} to {change.later.period}",
        "earlier": change.earlier.id,
        "later": change.later.id,
        "figure": absolute,
        "citation": cited(change.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in change.caveats),
    }
