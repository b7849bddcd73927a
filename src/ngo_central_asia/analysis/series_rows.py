"""Rows of series among candidates: told together, as nobody reads 180 one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.selection import Candidate


def apart(
    candidates: Iterable[Candidate],
) -> tuple[list[Candidate], dict[str, list[Candidate]]]:
    """Return the candidates that stand alone, and by id of series those of one.

    >>> import ngo_central_asia as nca
    >>> alone, of_series = apart(nca.compare("population", at=2010)["KZ"].candidates)
    >>> len(alone), {key: len(rows) for key, rows in of_series.items()}
    (0, {'population-wdi-2026': 36, 'population-wdi-2023': 33})
    """
    alone: list[Candidate] = []
    of_series: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        key = candidate.statistic.series
        (alone if key is None else of_series.setdefault(key, [])).append(candidate)
    return alone, of_series


def in_words(series: str, rows: list[Candidate]) -> str:
    """Return candidates from one series in words.

    Args:
        series: Id of the series.
        rows: Its candidates.

    >>> import ngo_central_asia as nca
    >>> rows = nca.compare("population", at=2010)["KZ"].candidates[:3]
    >>> in_words("population-wdi-2026", list(rows))
    '3 years from 2009 to 2011 in series population-wdi-2026'
    """
    periods = sorted(candidate.statistic.period for candidate in rows)
    if len(rows) == 1:
        said = rows[0].statistic
        return f"{said.figure} ({said.period}) in series {series}"
    return f"{len(rows)} years from {periods[0]} to {periods[-1]} in series {series}"
