"""Ratios and differences as charts: computed figures, and those that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import Chart, cited, hue, titled
from ngo_central_asia.display.charts.comparison import of_area
from ngo_central_asia.display.charts.figures import HOW_TO_READ, lines, marked
from ngo_central_asia.display.described import comparison, numbers
from ngo_central_asia.display.described.figures import to_read
from ngo_central_asia.display.document import Lines

if TYPE_CHECKING:
    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.analysis.difference import Difference
    from ngo_central_asia.analysis.ratio import Ratio, Ratios

_COMPUTED = "The ratios are computed by us; the figures that they come from are named."


def ratios(shown: Ratios) -> Chart:
    """Draw ratios, each with the two figures that it was computed from."""
    rows = [_ratio(row, shown) for row in shown.rows]
    drawn = lines(rows, ("ratio", "computed", "citation", "caveats"))
    drawn_from = sources_of(shown.citations, shown.dataset)
    title = numbers.ratios(shown).title
    return Chart(
        drawn.properties(title=titled(title, drawn_from, [_COMPUTED, HOW_TO_READ]))
    )


def _ratio(shown: Ratio, whole: Ratios) -> dict[str, Any]:
    row = {
        "name": shown.area.name,
        "hue": hue(shown.area.id),
        "citation": cited(shown.citations, whole.sources),
        "caveats": "; ".join(caveat.text for caveat in shown.caveats),
    }
    if shown.ratio is None:
        gap = f"no ratio: {shown.gap}"
        return row | marked(None) | {"ratio": gap, "computed": "", "said": gap}
    figure = to_read(shown.ratio.figure)
    said = " / ".join(map(_stated, (shown.numerator, shown.denominator)))
    return row | {
        **marked(shown.ratio.figure),
        "ratio": str(figure),
        "computed": shown.ratio.formula,
        "label": f"{typeset.figure(figure)} = {said}",
    }


def _stated(row: Row) -> str:
    if row.figure is None or row.period is None:
        return comparison.gap(row)
    return f"{typeset.figure(row.figure)} ({typeset.period(row.period)})"


def difference(shown: Difference) -> Chart:
    """Draw the two sides of a difference; what lies between them stands above."""
    rows = [
        of_area(side.row, shown.sources) | {"name": numbers.side_name(side, shown)}
        for side in shown.rows
    ]
    drawn = lines(rows, ("figure", "period", "counted", "citation", "caveats"))
    document = numbers.difference(shown)
    between = [
        f"{line.label}: {'; '.join(cell.text for cell in line.pieces)}"
        for block in document.blocks
        if isinstance(block, Lines) and (block.title or "").startswith("From ")
        for line in block.lines
    ]
    drawn_from = sources_of(shown.citations, shown.dataset)
    title = titled(document.title, drawn_from, [*between, HOW_TO_READ])
    return Chart(drawn.properties(title=title))
