"""Choosing one observation among several, by a named policy."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ngo_central_asia.model.period import Period

    # The class is loaded with the first series, not with every comparison.
    from ngo_central_asia.model.series import Series  # noqa: TC004


class Policy(StrEnum):
    """Which observation fills a cell."""

    LATEST = "latest"
    """The one whose period ends last."""
    EARLIEST = "earliest"
    """The one whose period starts first."""
    NEAREST = "nearest"
    """The one nearest to the period asked for, within the tolerance."""


@attrs.frozen
class Candidate:
    """An observation that speaks of the cell's question.

    Args:
        statistic: The observation.
        indicator: What it measures.
        years_apart: Calendar years from the period asked for; 0 if none was asked.
        within: Whether that is within the tolerance, so that it may fill the cell.
        evidence: How far it is certain that its source says it.
        series: The series that it is a row of, if it is one.
    """

    statistic: Statistic
    indicator: Indicator
    years_apart: int = 0
    within: bool = True
    evidence: Evidence = Evidence.CHECKED
    series: Series | None = None


def choose_policy(policy: str | None, at: Period | None) -> Policy:
    """Return the policy that is meant: by default nearest with *at*, else latest.

    Raises:
        CriteriaError: There is no such policy, or it contradicts *at*.
    """
    if policy is None:
        return Policy.LATEST if at is None else Policy.NEAREST
    try:
        chosen = Policy(policy)
    except ValueError:
        hint = suggest(policy, [known.value for known in Policy])
        raise CriteriaError(f"there is no policy {policy!r}. {hint}") from None
    if chosen is Policy.NEAREST and at is None:
        raise CriteriaError(
            "policy 'nearest' needs a period: give at=, such as at=2010"
        )
    if chosen is not Policy.NEAREST and at is not None:
        raise CriteriaError(
            f"policy {chosen.value!r} contradicts at={at.edtf!r}: leave one of them out"
        )
    return chosen


def ranked(
    candidates: Iterable[Candidate], policy: Policy, at: Period | None
) -> tuple[Candidate, ...]:
    """Return the candidates from the one that *policy* prefers to the last one.

    Those outside the tolerance come last, and figures that the source says are not
    known before them. Of several vintages of a data set one comes before all others,
    so that no area is shown by a mixture of them. Between equals in time a readable
    figure comes first, then one checked against its text, then the kind of higher
    precedence, then fewer steps back to a named origin, then narrower bounds.
    """

    def key(candidate: Candidate) -> tuple[Any, ...]:
        statistic = candidate.statistic
        figure = statistic.figure
        return (
            not candidate.within,
            figure.hedge is Hedge.UNKNOWN,
            candidate.series.precedence if candidate.series else 1,
            _time(statistic.period, policy, at),
            figure.bounds is None,
            candidate.evidence.grade,
            candidate.indicator.rank,
            statistic.hops,
            _width(statistic),
            statistic.id,
        )

    return tuple(sorted(candidates, key=key))


def _time(period: Period, policy: Policy, at: Period | None) -> tuple[int, ...]:
    first, last = period.ordinals
    if policy is Policy.LATEST:
        return (-last,)
    if policy is Policy.EARLIEST or at is None:
        return (first,)
    asked_first, asked_last = at.ordinals
    outside = max(0, asked_first - first) + max(0, last - asked_last)
    return period.distance(at), outside


def _width(statistic: Statistic) -> tuple[bool, Fraction]:
    """Return how wide the bounds are; open ones are wider than any closed ones."""
    allowed = statistic.figure.bounds
    if allowed is None or allowed.low is None or allowed.high is None:
        return True, Fraction(0)
    return False, allowed.high - allowed.low
