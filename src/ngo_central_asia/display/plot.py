"""Charts of results: one for each class of result that can be drawn."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.charts.chart import altair
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.charts.chart import Chart

#: Class of a result -> module of ``charts`` and function in it. Names, not classes, so
#: that drawing one result does not load all others.
_DRAWN_BY = {
    "Comparison": "comparison.comparison",
    "Comparisons": "comparison.comparisons",
    "Coverage": "coverage.coverage",
    "DatesAgainst": "against.dates_against",
    "Difference": "computed.difference",
    "Disagreements": "disagreement.disagreements",
    "LawComparison": "laws.law_comparison",
    "PhaseComparison": "phases.phase_comparison",
    "PhasesAgainst": "against.phases_against",
    "Presences": "presence.presences",
    "Ranking": "ranking.ranking",
    "Ratios": "computed.ratios",
    "Shares": "shares.shares",
    "Timeline": "timeline.timeline",
    "Trend": "trend.trend",
    "VintageComparison": "vintages.vintage_comparison",
}


def plot(shown: Result[Any]) -> Chart:
    """Return the chart of a result, by its class.

    Raises:
        CriteriaError: There is none.
        MissingExtraError: Altair is not installed.
    """
    for cls in type(shown).__mro__:
        if cls.__name__ in _DRAWN_BY:
            module, function = _DRAWN_BY[cls.__name__].split(".")
            found = import_module(f"ngo_central_asia.display.charts.{module}")
            # Altair checks every part against the schema while it is built, which
            # takes longer than drawing; the tests check the charts as a whole.
            with altair().utils.schemapi.debug_mode(False):
                chart: Chart = getattr(found, function)(shown)
            return chart
    raise CriteriaError(f"there is no chart of a {type(shown).__name__}")
