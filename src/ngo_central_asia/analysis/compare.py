"""Comparison of areas by one indicator, with every choice shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.comparability import caveats, demand_comparable
from ngo_central_asia.analysis.comparison import Comparison, Row
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.selection import (
    Candidate,
    Policy,
    choose_policy,
    ranked,
)
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.statistic import Statistic


def compare(
    indicator: str,
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str] | str | None = None,
    policy: str | None = None,
    tolerance: int = 5,
    where: Mapping[str, str] | None = None,
    strict: bool = False,
    dataset: Dataset | None = None,
) -> Comparison:
    """Set side by side what the sources say of several areas.

    Nothing is interpolated, converted or hidden. A cell is filled by a named policy,
    its other candidates stay in it, an area without a figure has a row that says why,
    and whatever makes two rows hard to compare is a caveat on them.

    Args:
        indicator: Id of an indicator. A heading such as ``ngos`` takes in its kinds.
        at: Period asked for: a year, a date, or EDTF text.
        countries: Names or codes of areas; the five countries if absent.
        policy: ``latest``, ``earliest``, or with *at* ``nearest``.
        tolerance: Calendar years that a figure may be from *at*, and that rows may be
            apart without a caveat.
        where: The part to compare, as a breakdown such as ``{"employment":
            "permanent"}``; the whole if absent.
        strict: Whether rows that are not comparable are an error.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* is no period.
        CriteriaError: The question contradicts itself.
        ComparabilityError: *strict* was asked for, and the rows are not comparable.

    >>> result = compare("ngos", at=2010)
    >>> result["Kyrgyzstan"].figure
    Figure('18,341 organizations')
    >>> result["TM"].gap.value
    'not stated by any source'
    """
    dataset = or_embedded(dataset)
    asked = None if at is None else Period.of(at)
    if type(tolerance) is not int or tolerance < 0:
        raise CriteriaError(f"expected a tolerance in whole years, got {tolerance!r}")
    question = _Question(
        kinds={kind.id: kind for kind in dataset.kinds_of(indicator)},
        where=_part(where),
        policy=choose_policy(policy, asked),
        at=asked,
        tolerance=tolerance,
    )
    about = dataset.statistics.where(indicator=indicator)
    _check_part(question.where, about)
    rows = [_row(area, question, about) for area in areas_of(countries, dataset)]
    rows = [
        attrs.evolve(row, caveats=tuple(caveats(row, rows, asked, tolerance)))
        for row in rows
    ]
    if strict:
        demand_comparable(rows)
    return Comparison(
        indicator=dataset.indicators[indicator],
        rows=tuple(rows),
        policy=question.policy,
        at=asked,
        tolerance=tolerance,
        dataset=dataset,
    )


class _Question(NamedTuple):
    """What is asked of each area."""

    kinds: dict[str, Indicator]
    where: dict[str, str]
    policy: Policy
    at: Period | None
    tolerance: int


def _part(where: object) -> dict[str, str]:
    if where is None:
        return {}
    if not isinstance(where, Mapping) or not all(
        isinstance(text, str) for pair in where.items() for text in pair
    ):
        raise CriteriaError(
            "expected 'where' as a mapping of texts, such as "
            f"{{'employment': 'permanent'}}; got {where!r}"
        )
    return dict(where)


def _check_part(where: Mapping[str, str], about: Collection[Statistic]) -> None:
    """Refuse a dimension that no observation of the indicator has."""
    known = {name for statistic in about.values() for name, _ in statistic.breakdown}
    for name in where:
        if name not in known:
            raise CriteriaError(
                f"no observation is broken down by {name!r}. {suggest(name, known)}"
            )


def _row(area: Country, question: _Question, about: Collection[Statistic]) -> Row:
    kinds, at = question.kinds, question.at
    about = about.where(lambda statistic: statistic.area == area.id)
    wanted = about.where(breakdown=question.where)
    rest = [s for key, s in about.items() if key not in wanted]
    rest.sort(key=lambda statistic: (statistic.period, statistic.id))
    candidates = []
    for statistic in wanted.values():
        apart = 0 if at is None else statistic.period.years_apart(at)
        within = apart <= question.tolerance
        kind = kinds[statistic.indicator]
        candidates.append(Candidate(statistic, kind, apart, within))
    return Row(
        area=area,
        candidates=ranked(candidates, question.policy, at),
        parts=tuple(s for s in rest if s.breakdown),
        wholes=tuple(s for s in rest if not s.breakdown),
    )
