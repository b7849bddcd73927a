"""Comparisons as charts: a line for each area, bounds as intervals, gaps as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import Chart, altair, cited, hue, titled
from ngo_central_asia.display.charts.figures import HOW_TO_READ, lines, marked
from ngo_central_asia.display.described import comparison as described
from ngo_central_asia.display.described.figures import to_read
from ngo_central_asia.model import units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.comparison import Comparison, Row
    from ngo_central_asia.analysis.comparisons import Comparisons
    from ngo_central_asia.model.source import Source

_FIELDS = ("figure", "period", "counted", "citation", "caveats")


def comparison(shown: Comparison) -> Chart:
    """Draw a comparison."""
    drawn_from = sources_of(shown.citations, shown.dataset)
    title = titled(described.title(shown), drawn_from, [_how_to_read(shown)])
    return Chart(_panel(shown).properties(title=title))


def comparisons(shown: Comparisons) -> Chart:
    """Draw several comparisons one below the other, each with an axis of its own."""
    panels = [
        _panel(one, step=32).properties(title=described.measured(one.question))
        for one in shown.comparisons
    ]
    drawn_from = sources_of(shown.citations, shown.dataset)
    names = ", ".join(one.indicator.name for one in shown.comparisons)
    apart = "Each panel has an axis of its own."
    which = described.which(shown.comparisons[0].question)
    return Chart(
        altair()
        .vconcat(*panels)
        .properties(
            title=titled(
                f"{names}: {which}",
                drawn_from,
                [_how_to_read(shown.comparisons[0]), apart],
            )
        )
    )


def _how_to_read(shown: Comparison) -> str:
    """Return the key of the marks: of figures as stated, or of computed ones."""
    if not shown.question.computes:
        return HOW_TO_READ
    return HOW_TO_READ.replace(
        "a figure as stated", "a number computed from exact ones"
    )


def _panel(shown: Comparison, step: int = 44) -> Any:
    return lines(
        [of_area(row, shown.sources) for row in shown.rows], _FIELDS, step=step
    )


def of_area(row: Row, sources: Iterable[Source]) -> dict[str, Any]:
    """Return what is drawn of one area."""
    area = {
        "name": row.area.name,
        "area": row.area.name,
        "code": row.area.id,
        "hue": hue(row.area.id),
    }
    if row.figure is None or row.statistic is None or row.indicator is None:
        gap = described.gap(row)
        return area | marked(None) | {"figure": gap, "said": gap}
    figure = to_read(row.figure) if row.derived else row.figure
    when = typeset.period(row.statistic.period)
    currency = row.statistic.figure.unit
    money = f" {currency} of" if currency in units.CURRENCIES else ""
    stated = f"{typeset.figure(row.statistic.figure)}{money}"
    label = f"{stated} {described.counted(row)}, {when}"
    if row.derived:
        label = f"{typeset.figure(figure)} {row.question.computes}: {label}"
    return area | {
        **marked(row.figure),
        "figure": str(figure),
        "period": when,
        "counted": described.counted(row),
        "citation": cited(row.citations, sources),
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
        "label": label,
        "said": label,
    }
