"""What `compare` is asked, read and held against what there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.comparison import Question
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.model.statistic import Statistic


def demand_consistent(question: Question) -> None:
    """Refuse a question that contradicts itself.

    Raises:
        CriteriaError: It does.
        UnitError: What is to be computed cannot be, from any figure.
    """
    if question.baseline is not None and question.policy is Policy.ALL:
        raise CriteriaError(
            "policy 'all' gives several figures of an area, and a baseline needs one"
        )
    if question.baseline is not None and question.flip:
        raise CriteriaError("a flipped scale has no ratios: leave out the baseline")
    by_size = question.policy in (Policy.HIGHEST, Policy.LOWEST)
    if by_size and (question.flip or question.computed is not None):
        raise CriteriaError(
            f"policy {question.policy.value!r} looks at the numbers as stated, not at "
            'what is computed of them: take policy="all" and choose among the rows'
        )
    if question.computed is not None:
        from ngo_central_asia.analysis.normalization import demand_fitting

        demand_fitting(question.computed, question.indicator)


def part_of(where: object) -> tuple[tuple[str, str], ...]:
    """Return the part that is asked for: dimensions and values, in order.

    Raises:
        CriteriaError: It is no mapping of texts.
    """
    if where is None:
        return ()
    if not isinstance(where, Mapping) or not all(
        isinstance(text, str) for pair in where.items() for text in pair
    ):
        raise CriteriaError(
            "expected 'where' as a mapping of texts, such as "
            f"{{'employment': 'permanent'}}; got {where!r}"
        )
    return tuple(sorted(where.items()))


def years_of(tolerance: object) -> int | None:
    """Return a tolerance in calendar years, ``None`` for any.

    Raises:
        CriteriaError: It is none.
    """
    if tolerance is None or (type(tolerance) is int and tolerance >= 0):
        return tolerance
    raise CriteriaError(
        f"expected a tolerance in whole years, or None for any, got {tolerance!r}"
    )


def demand_known_part(
    where: Iterable[tuple[str, str]], about: Collection[Statistic]
) -> None:
    """Refuse a dimension or a value that no observation of the indicator has.

    Raises:
        CriteriaError: It is unknown; the message suggests the nearest.
    """
    known: dict[str, set[str]] = {}
    for statistic in about.values():
        for name, value in statistic.breakdown:
            known.setdefault(name, set()).add(value)
    for name, value in where:
        if name not in known:
            raise CriteriaError(
                f"no observation is broken down by {name!r}. {suggest(name, known)}"
            )
        if value not in known[name]:
            raise CriteriaError(
                f"no observation is of {name} {value!r}. {suggest(value, known[name])}"
            )
