"""Shares as a chart: each part as a bar within its whole, and what is not stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import (
    INK,
    OTHER,
    Chart,
    altair,
    cited,
    hue,
    note,
    titled,
    told,
)
from ngo_central_asia.display.charts.figures import HOW_TO_READ, lines, marked
from ngo_central_asia.display.described import numbers
from ngo_central_asia.display.described.figures import to_read

if TYPE_CHECKING:
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.share import Part, Shares, Whole

_FIELDS = ("figure", "share", "period", "citation", "caveats")
_REST = "What no source states is outlined: it is no part."


def shares(shown: Shares) -> Chart:
    """Draw the parts of each whole, a panel for each whole."""
    panels = [_panel(whole, shown) for whole in shown.wholes]
    notes = [HOW_TO_READ] if panels else []
    if any(whole.rest is not None for whole in shown.wholes):
        notes.append(_REST)
    if shown.others:
        count = len(shown.others)
        notes.append(
            f"Not drawn: {count} of other times or parts, or other candidates."
        )
    drawn_from = sources_of(shown.citations, shown.dataset)
    title = titled(numbers.shares(shown).title, drawn_from, notes)
    if not panels:
        panels = [note(f"no part: {shown.gap}")]
    return Chart(altair().vconcat(*panels).properties(title=title))


def _panel(whole: Whole, shown: Shares) -> Any:
    alt = altair()
    rows = [_part(part, shown) for part in whole.parts]
    if whole.rest is not None:
        rows.append(_rest(whole.rest, shown))
    limit = _whole(whole, shown)

    def below(base: Any) -> list[Any]:
        bars = base.transform_filter("isValid(datum.value)").encode(
            x=alt.X("zero:Q"), x2="value:Q"
        )
        return [
            # Nothing fills the way to an upper bound: the figure may be far below it.
            bars.transform_filter(
                "!datum.is_rest && datum.side != 'triangle-left'"
            ).mark_bar(height=16, opacity=0.3),
            bars.transform_filter("datum.is_rest").mark_bar(
                height=16, fill="transparent", stroke=OTHER, strokeDash=[3, 2]
            ),
            *_limit(limit),
        ]

    of = ", ".join(f"{name}: {value}" for name, value in whole.breakdown)
    heading = f"{of}: {whole.sum.value}" if of else whole.sum.value
    drawn = lines(rows, _FIELDS, below=below, most=limit["anchor"] if limit else 0)
    return drawn.properties(title=alt.TitleParams(heading))


def _limit(whole: dict[str, Any] | None) -> list[Any]:
    """Return the layers of the line at which a whole ends, if there is one."""
    if whole is None:
        return []
    alt = altair()
    line = alt.Chart(alt.Data(values=[whole])).encode(
        x="anchor:Q",
        color=alt.value(INK),
        tooltip=told("name", "figure", "citation"),
    )
    return [
        line.mark_rule(strokeDash=[2, 2]),
        line.mark_text(
            align="right", dx=3, dy=-4, fontSize=11, baseline="bottom"
        ).encode(y=alt.value(0), text="label:N"),
    ]


def _part(part: Part, shown: Shares) -> dict[str, Any]:
    said = part.statistic
    share = None if part.share is None else to_read(part.share.figure)
    percent = f" ({typeset.figure(share)})" if share is not None else ""
    when = typeset.period(said.period)
    label = f"{typeset.figure(said.figure)}{percent}, {when}"
    return {
        **marked(said.figure),
        "name": part.label,
        "hue": hue(shown.area.id),
        "zero": 0,
        "is_rest": False,
        "figure": str(said.figure),
        "share": str(share or ""),
        "period": when,
        "citation": cited(part.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in part.caveats),
        "label": label,
        "said": label,
    }


def _rest(rest: Derived, shown: Shares) -> dict[str, Any]:
    figure = to_read(rest.figure)
    return {
        **marked(rest.figure),
        "name": rest.name,
        "hue": OTHER,
        "zero": 0,
        "is_rest": True,
        "figure": str(figure),
        "share": "",
        "period": "",
        "citation": cited(rest.citations, shown.sources),
        "caveats": f"computed: {rest.formula}",
        "label": f"{typeset.figure(figure)}: no source says what",
    }


def _whole(whole: Whole, shown: Shares) -> dict[str, Any] | None:
    """Return the line at which a whole ends, if there is a figure of it."""
    if whole.figure is None or whole.figure.bounds is None:
        return None
    row = marked(whole.figure)
    said = typeset.figure(whole.figure)
    citations = whole.statistic.citations if whole.statistic else ()
    return row | {
        "name": "the whole",
        "label": f"the whole: {said}",
        "figure": str(whole.figure),
        "citation": cited(citations, shown.sources),
    }
