"""Charts of results: one for each class of result that can be drawn."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.comparison import Comparison
from ngo_central_asia.display.charts import comparison
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.charts.chart import Chart


@singledispatch
def plot(shown: Result[Any]) -> Chart:
    """Return the chart of a result, by its class."""
    raise CriteriaError(f"there is no chart of a {type(shown).__name__}")


plot.register(Comparison, comparison.comparison)
