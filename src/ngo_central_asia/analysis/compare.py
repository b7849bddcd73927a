"""Comparison of areas by an indicator or several, with every choice shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, overload

import attrs

from ngo_central_asia.analysis.asking import (
    demand_consistent,
    demand_known_part,
    part_of,
    years_of,
)
from ngo_central_asia.analysis.comparability import caveats, demand_comparable
from ngo_central_asia.analysis.comparison import Comparison, Question, Row
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.evidence import evidence_of, least
from ngo_central_asia.analysis.selection import (
    Policy,
    candidate,
    choose_policy,
    name_of,
    picked,
    ranked,
)
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ngo_central_asia.analysis.comparisons import Comparisons
    from ngo_central_asia.analysis.selection import Chooser
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.statistic import Statistic


@overload
def compare(  # type: ignore[overload-overlap]  # a text is one name, not its letters
    indicator: str | Indicator,
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str | Country] | str | Country | None = None,
    policy: str | Chooser | None = None,
    tolerance: int | None = 5,
    where: Mapping[str, str] | None = None,
    per: str | None = None,
    in_: str | None = None,
    real: Period | int | str | None = None,
    vintage: Iterable[str | Series] | str | Series | None = None,
    context_tolerance: int = 0,
    baseline: str | Country | None = None,
    strict: bool = False,
    evidence: str | None = None,
    flip: Iterable[str | Indicator] | str | Indicator | None = None,
    dataset: Dataset | None = None,
) -> Comparison: ...
@overload
def compare(
    indicator: Iterable[str | Indicator],
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str | Country] | str | Country | None = None,
    policy: str | Chooser | None = None,
    tolerance: int | None = 5,
    where: Mapping[str, str] | None = None,
    per: str | None = None,
    in_: str | None = None,
    real: Period | int | str | None = None,
    vintage: Iterable[str | Series] | str | Series | None = None,
    context_tolerance: int = 0,
    baseline: str | Country | None = None,
    strict: bool = False,
    evidence: str | None = None,
    flip: Iterable[str | Indicator] | str | Indicator | None = None,
    dataset: Dataset | None = None,
) -> Comparisons: ...
def compare(
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str | Country] | str | Country | None = None,
    policy: str | Chooser | None = None,
    tolerance: int | None = 5,
    where: Mapping[str, str] | None = None,
    per: str | None = None,
    in_: str | None = None,
    real: Period | int | str | None = None,
    vintage: Iterable[str | Series] | str | Series | None = None,
    context_tolerance: int = 0,
    baseline: str | Country | None = None,
    strict: bool = False,
    evidence: str | None = None,
    flip: Iterable[str | Indicator] | str | Indicator | None = None,
    dataset: Dataset | None = None,
) -> Comparison | Comparisons:
    """Set side by side what the sources say of several areas.

    Nothing is interpolated or hidden, and nothing is converted unless asked for by
    name. A cell is filled by a named policy, its other candidates stay in it, an area
    without a figure has a row that says why, and whatever makes two rows hard to
    compare is a caveat on them.

    Args:
        indicator: Id of an indicator, or several in a list. A heading such as ``ngos``
            takes in its kinds. Several give a comparison each, in one result.
        at: Period asked for: a year, a date, or EDTF text.
        countries: Names or codes of areas, or their records; the five countries if
            absent.
        policy: ``latest``, ``earliest``, or with *at* ``nearest``; ``highest`` or
            ``lowest`` as far as the bounds tell, with a caveat where they do not;
            ``all`` for a row for each observation; or a function that is given a tuple
            of the `Candidate` objects that may fill a cell and returns one of them.
        tolerance: Calendar years that a figure may be from *at*, and that rows may be
            apart without a caveat; ``None`` for any number.
        where: The part to compare, as a breakdown such as ``{"employment":
            "permanent"}``; the whole if absent.
        per: What to divide by, in the area and year of each figure: ``"100 000
            people"`` or another number of them, ``"GDP"`` (in percent of it, for sums
            in dollars), ``"million USD of GDP"``.
        in_: ISO 4217 code of the currency to convert sums of money to, at the official
            rate of each figure's own year.
        real: The year in whose prices sums of money are to be, by the GDP deflator of
            the country whose currency they are in, after any conversion.
        vintage: Series to compute with, or their ids, such as
            ``population-wdi-2023``; the preferred vintage if absent.
        context_tolerance: Calendar years that a rate or a denominator may be from the
            figure; a price level is always that of the year itself.
        baseline: An area: the figure of each row is then its ratio to the figure of
            that area, chosen in the same way. The stated figure stays beside it.
        strict: Whether rows that are not comparable are an error.
        evidence: The least evidence that counts: ``checked`` against the text,
            ``published`` in a table, or entered ``by hand``, which is any.
        flip: Indicators whose scale is to be turned around; see
            `ngo_central_asia.analysis.directions.flips`. Several scales that run in
            different directions are refused unless it is given; an empty list leaves
            all as published.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* or *real* is no period.
        CriteriaError: The question contradicts itself, or the caller's policy fails.
        UnitError: What the indicator counts cannot be converted or divided so.
        ComparabilityError: *strict* was asked for, and the rows are not comparable; or
            scales run in different directions.

    >>> result = compare("ngos", at=2010)
    >>> result["Kyrgyzstan"].figure
    Figure('18,341 organizations')
    >>> result["TM"].evidence.value
    'entered by hand'
    >>> compare("ngos", at=2010, evidence="checked")["TM"].gap.value
    'stated only on weaker evidence'

    Several indicators, and a ratio to one country:

    >>> several = compare(["ngos_registered", "ngos_active"])
    >>> several["KG", "ngos_active"].figure
    Figure('800 organizations')
    >>> compare("ngos", at=2010, baseline="KG")["UZ"].derived
    <Derived Uzbekistan to Kyrgyzstan: over 0.278 times (rounded) = over 5,100
    organizations / 18,341 organizations>

    Set against the people of the same year, each number with its two sources:

    >>> row = compare("ngos", at=2003, per="100 000 people")["KZ"]
    >>> row.derived.rounded
    '28.6 organizations/100,000 persons'
    >>> [cited.source for cited in row.citations]
    ['yermukanov-2003', 'yermukanov-2003', 'wdi-2026-03']

    A policy of one's own:

    >>> def murzaeva_first(candidates):
    ...     by = [c for c in candidates if "murzaeva" in c.statistic.id]
    ...     return (by or candidates)[0]
    >>> compare("ngos", policy=murzaeva_first)["KG"].figure
    Figure('over 5,000 organizations')
    """
    asked = None if at is None else Period.of(at)
    dataset = or_embedded(dataset)
    computed = None
    plain = per is None and in_ is None and real is None and vintage is None
    if not plain or context_tolerance != 0:
        from ngo_central_asia.analysis.normalization import asked_for

        computed = asked_for(
            per=per,
            currency=in_,
            prices=real,
            vintage=vintage,
            tolerance=context_tolerance,
            dataset=dataset,
        )
    areas = areas_of(countries, dataset)
    chooser = policy if callable(policy) else None
    several = isinstance(indicator, Iterable) and not isinstance(indicator, str)
    measures = dict.fromkeys(
        dataset.indicators[name] for name in many(indicator, "indicator")
    )
    turned: set[str] = set()
    if several or flip is not None:
        from ngo_central_asia.analysis.directions import flips

        turned = flips(list(measures), flip)
    questions = [
        Question(
            indicator=measured,
            where=part_of(where),
            policy=choose_policy(policy, asked),
            chooser=None if chooser is None else name_of(chooser),
            at=asked,
            tolerance=years_of(tolerance),
            baseline=None if baseline is None else dataset.areas[baseline],
            evidence=least(evidence),
            computed=computed,
            flip=measured.id in turned,
        )
        for measured in measures
    ]
    found = tuple(
        _comparison(question, areas, chooser, dataset, strict=strict)
        for question in questions
    )
    if not several:
        return found[0]
    from ngo_central_asia.analysis.comparisons import Comparisons

    return Comparisons(comparisons=found, dataset=dataset)


def _comparison(
    question: Question,
    areas: Iterable[Country],
    chooser: Chooser | None,
    dataset: Dataset,
    *,
    strict: bool,
) -> Comparison:
    demand_consistent(question)
    indicator = question.indicator.id
    kinds = {kind.id: kind for kind in dataset.kinds_of(indicator)}
    about = dataset.statistics.where(indicator=indicator)
    demand_known_part(question.where, about)

    def rows_of(area: Country) -> Iterator[Row]:
        row = _row(area, question, about, kinds, dataset)
        if chooser is not None:
            candidates = picked(chooser, row.candidates, area.name)
            row = attrs.evolve(row, candidates=candidates)
        for one in _each(row) if question.policy is Policy.ALL else [row]:
            yield _computed(one)

    rows = [row for area in areas for row in rows_of(area)]
    base = None
    if question.baseline is not None:
        from ngo_central_asia.analysis.baseline import relative_to

        (base,) = rows_of(question.baseline)
        rows = [relative_to(row, base) for row in rows]
    if question.flip:
        from ngo_central_asia.analysis.directions import flipped

        rows = [flipped(row) for row in rows]
    rows = [attrs.evolve(row, caveats=tuple(caveats(row, rows))) for row in rows]
    if strict:
        demand_comparable(rows)
    return Comparison(
        question=question, rows=tuple(rows), baseline=base, dataset=dataset
    )


def _computed(row: Row) -> Row:
    """Return a row with what is computed from its figure, if anything is."""
    if row.question.computed is None:
        return row
    from ngo_central_asia.analysis.normalization import normalized

    return normalized(row, row.question.computed)


def _row(
    area: Country,
    question: Question,
    about: Collection[Statistic],
    kinds: Mapping[str, Indicator],
    dataset: Dataset,
) -> Row:
    at, tolerance = question.at, question.tolerance
    about = about.where(lambda statistic: statistic.area == area.id)
    wanted = about.where(breakdown=dict(question.where))
    rest: list[Statistic] = []
    candidates = []
    weaker: list[Statistic] = []
    for key, statistic in about.items():
        if key not in wanted:
            (rest if _is_enough(statistic, question, dataset) else weaker).append(
                statistic
            )
    rest.sort(key=lambda statistic: (statistic.period, statistic.id))
    for statistic in wanted.values():
        apart = 0 if at is None else statistic.period.years_apart(at)
        within = tolerance is None or apart <= tolerance
        kind = kinds[statistic.indicator]
        found = candidate(statistic, kind, dataset, years_apart=apart, within=within)
        if found.evidence.grade > question.evidence.grade:
            weaker.append(statistic)
        else:
            candidates.append(found)
    return Row(
        area=area,
        question=question,
        candidates=ranked(candidates, question.policy, at),
        parts=tuple(s for s in rest if s.breakdown),
        wholes=tuple(s for s in rest if not s.breakdown),
        weaker=tuple(sorted(weaker, key=lambda one: (one.period, one.id))),
        dataset=dataset,
    )


def _is_enough(statistic: Statistic, question: Question, dataset: Dataset) -> bool:
    """Return whether a statement is on evidence as good as is asked for."""
    if question.evidence is Evidence.BY_HAND:
        return True
    return evidence_of(statistic, dataset).grade <= question.evidence.grade


def _each(row: Row) -> Iterator[Row]:
    """Yield a row for each candidate within the tolerance, or the row if none is."""
    within = [found for found in row.candidates if found.within]
    if not within:
        yield row
    for found in within:
        others = (other for other in row.candidates if other is not found)
        yield attrs.evolve(row, candidates=(found, *others))
