"""Repeats: whether two statements of one number are two, or one that is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.statistic import Statistic


def repeats(later: Statistic, earlier: Statistic, dataset: Dataset) -> bool:
    """Return whether *later* gives the number of *earlier*, maybe only by repeating it.

    It does not if both name their origins and these differ, or if both are rows of
    published tables, which state each of them by itself. Hedges do not
    count: "200,000" is often carried on as "about 200,000".

    >>> import ngo_central_asia as nca
    >>> first, last = (
    ...     nca.statistics[f"kz-involved-{which}"]
    ...     for which in ("2003-yermukanov", "2008-murzaeva")
    ... )
    >>> str(first.figure), str(last.figure), repeats(last, first, nca.data)
    ('200,000 persons', 'about 200,000 persons', True)
    """
    mine, theirs = later.figure, earlier.figure
    if mine.value is None or mine.unit != theirs.unit:
        return False
    if (mine.value, mine.upper) != (theirs.value, theirs.upper):
        return False
    if all(is_published(statistic, dataset) for statistic in (later, earlier)):
        return False
    ours, others = _origins(later), _origins(earlier)
    return not (ours and others) or not ours.isdisjoint(others)


def is_published(statistic: Statistic, dataset: Dataset) -> bool:
    """Return whether a statement is a row of a published table."""
    return all(
        dataset.sources[cited.source].role.has_data for cited in statistic.citations
    )


def _origins(statistic: Statistic) -> set[str]:
    """Return the origins that are named: works and agencies."""
    return {name for cited in statistic.citations for name in _named(cited)}


def _named(cited: Citation) -> tuple[str, ...]:
    return (*cited.via, cited.attributed_to) if cited.attributed_to else cited.via
