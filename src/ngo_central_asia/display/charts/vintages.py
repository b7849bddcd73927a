"""Vintages as a chart: a line for each, never joined to another."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display.charts import lines
from ngo_central_asia.display.charts.chart import (
    INK,
    Chart,
    altair,
    for_field,
    note,
    titled,
)
from ngo_central_asia.display.described import vintages as described

if TYPE_CHECKING:
    from ngo_central_asia.analysis.compare_vintages import VintageComparison
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.statistic import Statistic

_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])
_HOW_TO_READ = "Each vintage is a line of its own, unbroken for the preferred one."


def vintage_comparison(shown: VintageComparison) -> Chart:
    """Draw the vintages of an indicator, a panel for each area."""
    known = [
        int(said.period.edtf) for revision in shown.rows for said in revision.stated
    ]
    years: list[float] = [min(known) - 1, max(known) + 4] if known else [0, 1]
    panels = []
    for area, revisions in groupby(shown.rows, key=lambda it: it.area):
        found: dict[str | None, dict[Statistic, None]] = {}
        for revision in revisions:
            for said in revision.stated:
                found.setdefault(said.series, {})[said] = None
        panels.append(_panel(shown, area, found, years))
    drawn_from = sources_of(shown.citations, shown.dataset)
    notes = [lines.HOW_TO_READ, _HOW_TO_READ]
    title = titled(described.vintage_comparison(shown).title, drawn_from, notes)
    return Chart(altair().vconcat(*panels, spacing=10).properties(title=title))


def _panel(
    shown: VintageComparison,
    area: Country,
    found: dict[str | None, dict[Statistic, None]],
    years: list[float],
) -> Any:
    alt = altair()
    rows = [
        row
        for index in shown.vintages
        for row in lines.values(
            found.get(index.series.id, ()), area, index.series.vintage, shown.sources
        )
    ]
    if not rows:
        return note(f"{area.name}: no value in any vintage.")
    names = [index.series.vintage for index in shown.vintages]
    scale = alt.Scale(domain=names, range=list(_DASHES[: len(names)]))
    dashed = alt.StrokeDash("vintage:N", scale=scale, legend=None)
    axes = lines.channels(years, lines.numbers(rows, shown.indicator.unit))
    last = {row["vintage"]: row for row in rows}
    ends = (
        alt.Chart(alt.Data(values=list(last.values())))
        .mark_text(align="left", dx=6, fontSize=10)
        .encode(
            x=for_field(axes[0], "middle"),
            y=axes[1],
            text="vintage:N",
            color=alt.value(INK),
        )
    )
    layered = [*lines.layers(rows, axes, dashed=dashed), ends]
    return lines.panel(layered, area.name)
