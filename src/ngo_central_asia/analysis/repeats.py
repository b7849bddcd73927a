"""Repeats: whether two statements of one number are two, or one that is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.witness import named_origins, origins

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.statistic import Statistic


def repeats(later: Statistic, earlier: Statistic, dataset: Dataset) -> bool:
    """Return whether *later* gives the number of *earlier*, maybe only by repeating it.

    It does wherever the two are one witness by `origins`, and also where one of them
    names no origin: it may have the number from the other. So two that `origins` counts
    as two witnesses at most may still be one number that is carried on. Rows of
    published tables repeat only what another table of the publisher has for the same
    time, as vintages do: a table states each of its rows by itself, though all of them
    are one witness. Hedges do not count: "200,000" is often carried on as "about
    200,000".

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
    one_origin = len(origins((later, earlier), dataset)) == 1
    if all(is_published(statistic, dataset) for statistic in (later, earlier)):
        is_elsewhere = _sources(later).isdisjoint(_sources(earlier))
        return one_origin and is_elsewhere and later.period == earlier.period
    return one_origin or not (_named(later) and _named(earlier))


def is_published(statistic: Statistic, dataset: Dataset) -> bool:
    """Return whether a statement is a row of a published table."""
    return all(
        dataset.sources[cited.source].role.has_data for cited in statistic.citations
    )


def _named(statistic: Statistic) -> set[str]:
    return {name for cited in statistic.citations for name in named_origins(cited)}


def _sources(statistic: Statistic) -> set[str]:
    return {cited.source for cited in statistic.citations}
