"""Statements, computed figures and gaps as flat rows of one form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import flat
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.period import Period


def row(
    what: str,
    of: Statistic | Derived | None,
    about: Mapping[str, Any],
    *,
    dataset: Dataset,
    period: Period | None = None,
    caveats: Iterable[Caveat] = (),
    gap: str | None = None,
) -> dict[str, Any]:
    """Return one statement or one computed figure with its provenance in columns.

    ``rounded`` is the figure to be read; ``figure`` has it exactly, as 551/900.

    Args:
        what: What it is: "observation", "change", "part".
        of: The statement or the figure; ``None`` for a gap.
        about: What else is to be in columns of its own, such as the area.
        dataset: The dataset that it is from.
        period: When a computed figure holds; a statement says that itself.
        caveats: What to know before using it.
        gap: Why there is no figure.
    """
    computed = of if isinstance(of, Derived) else None
    stated = of if isinstance(of, Statistic) else None
    statistics = computed.statistics if computed else filter(None, (stated,))
    return {
        "what": what,
        **about,
        **flat.period_columns("period", stated.period if stated else period),
        **flat.figure_columns(of.figure if of else None),
        "rounded": _rounded(of),
        "formula": computed.formula if computed else None,
        "gap": gap,
        "statistics": "; ".join(statistic.id for statistic in statistics),
        "caveats": "; ".join(caveat.text for caveat in caveats),
        **flat.citation_columns(of.citations if of else (), dataset),
    }


def _rounded(of: Statistic | Derived | None) -> str | None:
    if of is None or isinstance(of, Derived):
        return None if of is None else of.rounded
    return str(of.figure)
