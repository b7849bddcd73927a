"""Choosing one observation among several, by a named policy, step by step.

`STEPS` is the one place that says what a choice rests on: `ranked` sorts by it, and
`decisive` tells which step decided between two candidates.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.evidence import evidence_of
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.period import Period

    # Named in annotations alone: loading it would slow every first comparison.
    from ngo_central_asia.model.series import Series  # noqa: TC004


class Policy(StrEnum):
    """Which observation fills a cell."""

    LATEST = "latest"
    """The one whose period ends last."""
    EARLIEST = "earliest"
    """The one whose period starts first."""
    NEAREST = "nearest"
    """The one nearest to the period asked for, within the tolerance."""
    HIGHEST = "highest"
    """One that no other is certainly above; see `Step` for what the bounds leave."""
    LOWEST = "lowest"
    """One that no other is certainly below; see `Step` for what the bounds leave."""
    ALL = "all"
    """Each one within the tolerance, in a row of its own."""
    OWN = "own"
    """The one that a function of the caller picks."""


class Step(StrEnum):
    """What may decide between two candidates."""

    TOLERANCE = "tolerance"
    """Within the tolerance comes before outside of it."""
    KNOWN = "known"
    """A figure comes before the statement that it is not known."""
    VINTAGE = "vintage"
    """Of several vintages of a data set the preferred one comes before all others, so
    that no area is shown by a mixture of them."""
    TIME = "time"
    """The later, the earlier or the nearer one comes first, as the policy says."""
    READABLE = "readable"
    """A figure with a number comes before words or damaged print."""
    SIZE = "size"
    """The higher or the lower one comes first, where the bounds allow no other."""
    PRINTED = "printed"
    """The higher or the lower number as printed comes first, whatever its hedge."""
    EVIDENCE = "evidence"
    """What was checked against its text comes before a published table, and that
    before what was entered by hand."""
    KIND = "kind"
    """The kind of higher precedence comes first."""
    ORIGIN = "origin"
    """Fewer steps back to a named origin come first."""
    WIDTH = "width"
    """Narrower bounds come first."""
    ID = "id"
    """Nothing tells them apart: the order of the ids keeps the choice the same."""


_ALWAYS = (Step.TOLERANCE, Step.KNOWN, Step.VINTAGE)
_BY_TIME = (*_ALWAYS, Step.TIME, Step.READABLE)
_BY_SIZE = (*_ALWAYS, Step.READABLE, Step.SIZE, Step.PRINTED, Step.TIME)
_BETWEEN_EQUALS = (Step.EVIDENCE, Step.KIND, Step.ORIGIN, Step.WIDTH, Step.ID)
#: The steps of each policy in order; the first one that tells two apart decides.
STEPS = {
    policy: (
        *(_BY_SIZE if policy in (Policy.HIGHEST, Policy.LOWEST) else _BY_TIME),
        *_BETWEEN_EQUALS,
    )
    for policy in Policy
}


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

    @property
    def eligible(self) -> bool:
        """Whether it may fill the cell: within the tolerance, and not "unknown"."""
        return self.within and self.statistic.figure.hedge is not Hedge.UNKNOWN


def candidate(
    statistic: Statistic,
    indicator: Indicator,
    dataset: Dataset,
    *,
    years_apart: int = 0,
    within: bool = True,
) -> Candidate:
    """Return an observation as a candidate, with its evidence and its series."""
    return Candidate(
        statistic,
        indicator,
        years_apart,
        within,
        evidence=evidence_of(statistic, dataset),
        series=dataset.series[statistic.series] if statistic.series else None,
    )


#: A policy of one's own: it picks one of the candidates that may fill a cell.
Chooser = Callable[[tuple[Candidate, ...]], Candidate]


def choose_policy(policy: str | Chooser | None, at: Period | None) -> Policy:
    """Return the policy that is meant: by default nearest with *at*, else latest.

    Raises:
        CriteriaError: There is no such policy, or it contradicts *at*.
    """
    if policy is None:
        return Policy.LATEST if at is None else Policy.NEAREST
    if callable(policy):
        return Policy.OWN
    named = [known for known in Policy if known is not Policy.OWN]
    if policy not in named:
        raise CriteriaError(f"there is no policy {policy!r}. {suggest(policy, named)}")
    chosen = Policy(policy)
    if chosen is Policy.NEAREST and at is None:
        raise CriteriaError(
            "policy 'nearest' needs a period: give at=, such as at=2010"
        )
    if chosen in (Policy.LATEST, Policy.EARLIEST) and at is not None:
        raise CriteriaError(
            f"policy {chosen.value!r} contradicts at={at.edtf!r}: leave one of them out"
        )
    return chosen


class Contest(NamedTuple):
    """The candidates of one cell, and how they are to be ranked.

    Args:
        policy: Which observation is wanted.
        at: The period asked for.
        candidates: The candidates.
    """

    policy: Policy
    at: Period | None
    candidates: tuple[Candidate, ...]


def ranked(
    candidates: Iterable[Candidate], policy: Policy, at: Period | None
) -> tuple[Candidate, ...]:
    """Return the candidates from the one that *policy* prefers to the last one."""
    contest = Contest(policy, at, tuple(candidates))

    def key(candidate: Candidate) -> tuple[Any, ...]:
        return tuple(_KEYS[step](candidate, contest) for step in STEPS[policy])

    return tuple(sorted(contest.candidates, key=key))


def decisive(first: Candidate, second: Candidate, contest: Contest) -> Step:
    """Return the first step that tells two candidates of a contest apart."""
    telling: Iterator[Step] = (
        step
        for step in STEPS[contest.policy]
        if _KEYS[step](first, contest) != _KEYS[step](second, contest)
    )
    return next(telling)


def picked(
    chooser: Chooser, candidates: tuple[Candidate, ...], area: str
) -> tuple[Candidate, ...]:
    """Return the candidates with the one that *chooser* picks in front.

    Raises:
        CriteriaError: It fails, or it returns what it was not given.
    """
    eligible = tuple(candidate for candidate in candidates if candidate.eligible)
    if not eligible:
        return candidates
    who = f"policy {name_of(chooser)!r} for {area}"
    try:
        choice = chooser(eligible)
    except Exception as error:
        raise CriteriaError(f"{who} raised {type(error).__name__}: {error}") from error
    for candidate in eligible:
        if candidate is choice:
            return candidate, *(other for other in candidates if other is not choice)
    raise CriteriaError(
        f"{who}: expected one of the {len(eligible)} candidates that it was given, "
        f"got {choice!r}"
    )


def name_of(chooser: Chooser) -> str:
    """Return the name by which a function is told of."""
    return getattr(chooser, "__name__", None) or type(chooser).__name__


# --- the key of each step: what is smaller comes first --------------------------------


def _tolerance(candidate: Candidate, _: Contest) -> bool:
    return not candidate.within


def _known(candidate: Candidate, _: Contest) -> bool:
    return candidate.statistic.figure.hedge is Hedge.UNKNOWN


def _vintage(candidate: Candidate, _: Contest) -> int:
    return candidate.series.precedence if candidate.series else 1


def _evidence(candidate: Candidate, _: Contest) -> int:
    return candidate.evidence.grade


def _time(candidate: Candidate, contest: Contest) -> tuple[int, ...]:
    first, last = candidate.statistic.period.ordinals
    if contest.policy is Policy.EARLIEST:
        return (first,)
    if contest.at is None:
        return (-last,)
    asked_first, asked_last = contest.at.ordinals
    outside = max(0, asked_first - first) + max(0, last - asked_last)
    return candidate.statistic.period.distance(contest.at), outside


def _readable(candidate: Candidate, _: Contest) -> bool:
    return candidate.statistic.figure.bounds is None


def _size(candidate: Candidate, contest: Contest) -> int:
    """Return how many candidates are certainly above it, or below it."""
    ahead = Order.LARGER if contest.policy is Policy.HIGHEST else Order.SMALLER
    return sum(
        other.eligible
        and other.statistic.figure.unit == candidate.statistic.figure.unit
        and other.statistic.figure.order(candidate.statistic.figure) is ahead
        for other in contest.candidates
    )


def _printed(candidate: Candidate, contest: Contest) -> Fraction:
    figure = candidate.statistic.figure
    if contest.policy is Policy.LOWEST:
        return Fraction(figure.value or 0)
    spans = figure.hedge is Hedge.RANGE and figure.upper is not None
    return -Fraction((figure.upper if spans else figure.value) or 0)


def _kind(candidate: Candidate, _: Contest) -> int:
    return candidate.indicator.rank


def _origin(candidate: Candidate, _: Contest) -> int:
    return candidate.statistic.hops


def _width(candidate: Candidate, _: Contest) -> tuple[bool, Fraction]:
    """Return how wide the bounds are; open ones are wider than any closed ones."""
    allowed = candidate.statistic.figure.bounds
    if allowed is None or allowed.low is None or allowed.high is None:
        return True, Fraction(0)
    return False, allowed.high - allowed.low


def _id(candidate: Candidate, _: Contest) -> str:
    return candidate.statistic.id


_KEYS: dict[Step, Callable[[Candidate, Contest], Any]] = {
    Step.TOLERANCE: _tolerance,
    Step.KNOWN: _known,
    Step.VINTAGE: _vintage,
    Step.TIME: _time,
    Step.READABLE: _readable,
    Step.SIZE: _size,
    Step.PRINTED: _printed,
    Step.EVIDENCE: _evidence,
    Step.KIND: _kind,
    Step.ORIGIN: _origin,
    Step.WIDTH: _width,
    Step.ID: _id,
}
