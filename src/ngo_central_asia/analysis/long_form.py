"""Statements and computed figures as flat rows of one form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.statistic import Statistic


def row(
    what: str,
    of: Statistic | Derived,
    *,
    period: Period | None,
    caveats: Iterable[Caveat],
    **about: Any,
) -> dict[str, Any]:
    """Return one statement or one computed figure with its provenance in columns.

    Args:
        what: What it is: "observation", "change", "part".
        of: The statement or the figure.
        period: When it holds.
        caveats: What to know before using it.
        about: Other columns, which come first.
    """
    statistics = of.statistics if isinstance(of, Derived) else (of,)
    return {
        "what": what,
        **about,
        **flat.period_columns("period", period),
        **flat.figure_columns(of.figure),
        "formula": of.formula if isinstance(of, Derived) else None,
        "statistics": "; ".join(statistic.id for statistic in statistics),
        "caveats": "; ".join(caveat.text for caveat in caveats),
        **flat.citation_columns(of.citations),
    }
