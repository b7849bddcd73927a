"""Disagreements: what is said of one thing and differs, computed from the data."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from ngo_central_asia.analysis.contrast import Contrast, Standing, agree, contrast
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.disagreement import (
    DateDisagreement,
    Disagreement,
    Disagreements,
)
from ngo_central_asia.analysis.witness import joined, origins
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.law import LawDateKind
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.discrepancy import Discrepancy
    from ngo_central_asia.model.fields import Pairs
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.statistic import Statistic

    Curated = dict[str, list[Discrepancy]]

_LONGEST_YEAR = 366
_GRAVITY = {standing: place for place, standing in enumerate(Standing)}


def disagreements(
    indicator: str | None = None,
    *,
    countries: Iterable[str] | str | None = None,
    period: Period | dt.date | int | str | None = None,
    tolerance: int = 5,
    dataset: Dataset | None = None,
) -> Disagreements:
    """Return what is said of one thing and differs, with spread and likely reasons.

    Statements speak of one thing if they are about one heading of indicators, one
    area and one part of it, and their periods overlap. If their periods are apart by
    no more than the tolerance they do too, where they are of different origin and
    neither origin says anything nearer: one origin that counts year by year tells a
    development, not a disagreement.

    Without an indicator the dates of laws are compared too, and the rows of series are
    left out: name an indicator to hold its vintages against each other. The
    discrepancies on record stand beside the groups that they concern; those that
    concern none are `Disagreements.curated`. Nothing says who is right.

    Args:
        indicator: Id of an indicator, which is compared with its kinds; all of them
            if absent.
        countries: Names or codes of areas; all areas if absent.
        period: Only what overlaps this period.
        tolerance: Calendar years that statements of different origin may be apart.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *period* is no period.
        CriteriaError: The question is empty or the tolerance no number of years.

    >>> found = disagreements("ngos", countries="Kazakhstan")[0]
    >>> [str(said.figure) for said in found.statistics][2:5]
    ['4,500 organizations', 'about 1,000 organizations', 'about 5,000 organizations']
    >>> found.standing.value, [reason.value for reason in found.reasons]
    ('differ in definition or date', ['definition', 'date', 'hedge', 'attribution'])
    >>> found.witnesses, [record.id for record in found.curated][:2]
    (4, ['active-criteria-differ', 'kz-number-of-ngos'])
    """
    dataset = or_embedded(dataset)
    if type(tolerance) is not int or tolerance < 0:
        raise CriteriaError(f"expected a tolerance in whole years, got {tolerance!r}")
    asked = None if period is None else Period.of(period)
    criteria = {"country": countries, "period": asked}
    criteria = {name: value for name, value in criteria.items() if value is not None}
    heading = None if indicator is None else dataset.indicators[indicator]
    of_indicator = {"indicator": heading.id} if heading else {}
    about = dataset.statistics if heading else dataset.held("statistics")
    statistics = about.where(**criteria, **of_indicator)
    curated = _by_record(dataset.discrepancies.values())

    rows: list[Disagreement | DateDisagreement] = []
    for topic, said in _by_topic(statistics.values(), heading, dataset):
        rows += _groups(topic, said, tolerance, curated, dataset)
    rows.sort(key=lambda row: _GRAVITY[row.standing])
    if heading is None:
        rows += _dates(criteria, curated, dataset)
    return Disagreements(
        rows=tuple(rows),
        curated=tuple(_others(rows, criteria, of_indicator, dataset)),
        indicator=heading,
        period=asked,
        tolerance=tolerance,
        dataset=dataset,
    )


class _Topic(NamedTuple):
    """What statements have in common that speak of one thing."""

    heading: str
    area: str
    breakdown: Pairs


def _by_topic(
    statistics: Iterable[Statistic], heading: Indicator | None, dataset: Dataset
) -> Iterator[tuple[_Topic, list[Statistic]]]:
    """Yield the topics in order, each with its statements by period."""
    topics: dict[_Topic, list[Statistic]] = {}
    for said in sorted(statistics, key=lambda said: (said.period, said.id)):
        root = heading or _root(said.indicator, dataset)
        topics.setdefault(_Topic(root.id, said.area, said.breakdown), []).append(said)
    yield from sorted(topics.items())


def _root(indicator: str, dataset: Dataset) -> Indicator:
    """Return the topmost heading of an indicator."""
    found = dataset.indicators[indicator]
    while found.broader is not None:
        found = dataset.indicators[found.broader]
    return found


def _groups(
    topic: _Topic,
    said: list[Statistic],
    tolerance: int,
    curated: Curated,
    dataset: Dataset,
) -> Iterator[Disagreement]:
    contrasts = _contrasts(said, tolerance, curated, dataset)
    for pairs in joined(contrasts, lambda pair: (pair.low, pair.high)):
        held = {end for pair in pairs for end in (pair.low, pair.high)}
        statistics = tuple(each for each in said if each in held)
        named = [found for each in statistics for found in _on(each, curated)]
        yield Disagreement(
            heading=dataset.indicators[topic.heading],
            area=dataset.areas[topic.area],
            breakdown=topic.breakdown,
            statistics=statistics,
            origins=origins(statistics, dataset),
            contrasts=tuple(sorted(pairs, key=_gravest_first)),
            curated=tuple(dict.fromkeys(named)),
        )


def _gravest_first(pair: Contrast) -> tuple[Any, ...]:
    return _GRAVITY[pair.standing], -pair.width, pair.low.id, pair.high.id


def _contrasts(
    said: list[Statistic], tolerance: int, curated: Curated, dataset: Dataset
) -> Iterator[Contrast]:
    """Yield each pair of statements that speak of one time and differ."""
    near = _Nearness(said, tolerance, dataset)
    for first, second in _within(said, tolerance):
        if agree(first, second) or not near.of_one_time(first, second):
            continue
        both = [found for found in _on(first, curated) if found in _on(second, curated)]
        yield contrast(
            first,
            second,
            curated=both,
        )


def _within(
    said: list[Statistic], tolerance: int
) -> Iterator[tuple[Statistic, Statistic]]:
    """Yield the pairs that the tolerance may allow, of statements sorted by period."""
    reach = (tolerance + 1) * _LONGEST_YEAR
    starts = [each.period.ordinals[0] for each in said]
    for place, first in enumerate(said):
        end = bisect_right(starts, first.period.ordinals[1] + reach)
        for second in said[place + 1 : end]:
            yield first, second


class _Nearness:
    """Which statements of one topic are of one time, by their dates and origins."""

    def __init__(self, said: list[Statistic], tolerance: int, dataset: Dataset) -> None:
        self._tolerance = tolerance
        self._origin = {
            each.id: number
            for number, group in enumerate(origins(said, dataset))
            for each in group
        }
        self._series: dict[tuple[int, str], list[Statistic]] = {}
        self._found: dict[tuple[str, tuple[int, str]], int] = {}
        for each in said:
            self._series.setdefault(self._line(each), []).append(each)

    def _line(self, said: Statistic) -> tuple[int, str]:
        """Return what statements share that one origin makes of one kind."""
        return self._origin[said.id], said.indicator

    def share_origin(self, first: Statistic, second: Statistic) -> bool:
        """Return whether two statements go back to one origin."""
        return self._origin[first.id] == self._origin[second.id]

    def of_one_time(self, first: Statistic, second: Statistic) -> bool:
        """Return whether two statements overlap, or are each other's nearest."""
        apart = first.period.years_apart(second.period)
        if apart == 0:
            return True
        if apart > self._tolerance or self.share_origin(first, second):
            return False
        return apart <= self._nearest(first, second) and apart <= self._nearest(
            second, first
        )

    def _nearest(self, to: Statistic, among: Statistic) -> int:
        """Return how near the origin of *among* comes to a statement."""
        line = self._line(among)
        key = to.id, line
        if key not in self._found:
            self._found[key] = min(
                to.period.years_apart(each.period) for each in self._series[line]
            )
        return self._found[key]


def _dates(
    criteria: dict[str, Any], curated: Curated, dataset: Dataset
) -> Iterator[DateDisagreement]:
    """Yield the laws that several dates of one kind are given to."""
    for law in sorted(
        dataset.laws.where(**criteria).values(), key=lambda law: (law.area, law.id)
    ):
        for kind in LawDateKind:
            dates = {dated.date: dated for dated in law.dates if dated.kind is kind}
            if len(dates) > 1:
                yield DateDisagreement(
                    law=law,
                    area=dataset.areas[law.area],
                    kind=kind,
                    dates=tuple(
                        sorted(
                            (dated for dated in law.dates if dated.kind is kind),
                            key=lambda dated: (dated.date, repr(dated)),
                        )
                    ),
                    curated=tuple(curated.get(f"laws/{law.id}", ())),
                )


# --- the discrepancies on record ------------------------------------------------------


def _by_record(discrepancies: Iterable[Discrepancy]) -> Curated:
    """Return the discrepancies by the records that they concern, in order of ids."""
    found: Curated = {}
    for discrepancy in sorted(discrepancies, key=lambda record: record.id):
        for record in dict.fromkeys(discrepancy.records):
            found.setdefault(record, []).append(discrepancy)
    return found


def _on(statistic: Statistic, curated: Curated) -> list[Discrepancy]:
    return curated.get(f"statistics/{statistic.id}", [])


def _others(
    rows: Iterable[Disagreement | DateDisagreement],
    criteria: dict[str, Any],
    of_indicator: dict[str, Any],
    dataset: Dataset,
) -> Iterator[Discrepancy]:
    """Yield the discrepancies in the field that was asked about but of no group."""
    joined_in = {found for row in rows for found in row.curated}
    held = _asked_about(criteria, of_indicator, dataset)
    for discrepancy in sorted(dataset.discrepancies.values(), key=lambda one: one.id):
        concerned = {
            f"{found.collection}/{found.id}" for found in walk.references(discrepancy)
        }
        if discrepancy not in joined_in and (
            held is None or not held.isdisjoint(concerned)
        ):
            yield discrepancy


def _asked_about(
    criteria: dict[str, Any], of_indicator: dict[str, Any], dataset: Dataset
) -> set[str] | None:
    """Return the records that meet the question; ``None`` for all of them."""
    if not criteria and not of_indicator:
        return None
    if of_indicator:
        names = ["statistics"]
        kinds = dataset.kinds_of(of_indicator["indicator"])
        held = set() if criteria else {f"indicators/{kind.id}" for kind in kinds}
    else:
        names = ["statistics", "ngos", "laws", "phases", "events", "programmes"]
        names.append("findings")
        held = set()
    for name in names:
        about = dataset.collection(name) if of_indicator else dataset.held(name)
        found = about.where(**criteria, **of_indicator)
        held |= {f"{name}/{key}" for key in found}
    return held
