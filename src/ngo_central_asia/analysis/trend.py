"""Trends: what the sources say of one area over time, and the changes between it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import Change, between, change, is_unsafe
from ngo_central_asia.analysis.comparability import of_statement
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.default import one_area, or_embedded
from ngo_central_asia.analysis.derived import Derived, quotient
from ngo_central_asia.analysis.repeats import is_published, repeats
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import ObservationStatus

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True, repr=False)
class Point:
    """One observation on a line.

    Args:
        statistic: The observation.
        repeated: The earlier observation on the line whose number it repeats: both
            are one witness, and the later one says nothing of a plateau.
        index: The figure in percent of the one at the base, if a base was asked for.
        caveats: What to know before using it.
    """

    statistic: Statistic
    repeated: Statistic | None = None
    index: Derived | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the observation stands."""
        return self.statistic.citations

    def __repr__(self) -> str:
        return f"<Point {self.statistic.period}: {self.statistic.figure}>"


@attrs.frozen(kw_only=True, repr=False)
class Line:
    """Observations of one definition: one indicator, one part, one unit, one vintage.

    Args:
        indicator: What they measure.
        series: Id of the series that they are rows of; absent if they are of none.
        breakdown: The part that they are about; empty for the whole.
        points: The observations in time order; those of one time stand side by side.
        changes: The changes from each observation to the next in time, and to the
            next of the same source. Nothing is computed between observations of one
            time, and a change may start or end at each of several such. Repeated and
            unreadable figures are passed over, and those that a series has in a span
            that is not safe to compute with.
        overall: The change from the first to the last observation, where others lie
            between and each of the two stands alone in its time.
    """

    indicator: Indicator
    series: str | None
    breakdown: Pairs
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    overall: Change | None

    def __repr__(self) -> str:
        return (
            f"<Line {self.indicator.id}: {len(self.points)} observations, "
            f"{len(self.changes)} changes>"
        )


@attrs.frozen(kw_only=True, repr=False)
class Trend(Result[Point]):
    """What the sources say of one area over time.

    Its rows are the observations, line by line. No change is computed from one line
    to another.

    Args:
        indicator: What was asked for; its kinds are lines of their own.
        area: The area.
        lines: The lines, by what a reader most likely means, then by their part.
        period: The period asked for.
        base: The period that an index is to be computed to.
        gap: Why there is no observation; empty if there is one.
        others: Observations of other parts, or of the whole where a part was asked
            for: they are in no line.
        dataset: The dataset that was asked.
    """

    indicator: Indicator
    area: Country
    lines: tuple[Line, ...]
    period: Period | None
    base: Period | None
    gap: str
    others: tuple[Statistic, ...]

    @property
    def rows(self) -> tuple[Point, ...]:
        """Every observation, line by line in time order."""
        return tuple(point for line in self.lines for point in line.points)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change between neighbours, line by line in time order."""
        return tuple(change for line in self.lines for change in line.changes)

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the observations on the lines and beside them."""
        beside = (statistic.citations for statistic in self.others)
        return each_once([self.citations, *beside])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each observation and each computed figure, with provenance.

        >>> import ngo_central_asia as nca
        >>> rows = nca.trend("prizes_amount", "KZ").to_dicts()
        >>> for row in rows[:3]:
        ...     print(row["what"], row["since"], row["period"], row["figure"])
        observation None 2017 68,700,000 KZT
        observation None 2021 81,700,000 KZT
        change 2017 2021 13,000,000 KZT
        """
        from ngo_central_asia.analysis import long_form

        about = {"area": self.area.id, "area_name": self.area.name}
        if self.gap:
            asked = about | {"indicator": self.indicator.id}
            return [
                long_form.row("gap", None, asked, dataset=self.dataset, gap=self.gap)
            ]
        return [about | row for line in self.lines for row in _rows(line, self.dataset)]


def _rows(line: Line, dataset: Dataset) -> Iterator[dict[str, Any]]:
    """Yield the observations of a line, then what is computed from them."""
    from ngo_central_asia.analysis import long_form

    about: dict[str, Any] = {
        "indicator": line.indicator.id,
        "breakdown": "; ".join(": ".join(pair) for pair in line.breakdown),
    }
    for point in line.points:
        yield long_form.row(
            "observation",
            point.statistic,
            about
            | {
                "since": None,
                "repeats": point.repeated.id if point.repeated else None,
            },
            dataset=dataset,
            caveats=point.caveats,
        )
    for since, period, derived in _computed(line):
        yield long_form.row(
            derived.name,
            derived,
            about | {"since": since.edtf, "repeats": None},
            dataset=dataset,
            period=period,
            caveats=derived.caveats,
        )


def _computed(line: Line) -> Iterator[tuple[Period, Period, Derived]]:
    for step in (*line.changes, *((line.overall,) if line.overall else ())):
        for derived in step.computed:
            yield step.earlier.period, step.later.period, derived
    for point in line.points:
        if point.index is not None:
            base = point.index.statistics[-1]
            yield base.period, point.statistic.period, point.index


def trend(
    indicator: str,
    country: str,
    *,
    period: Period | dt.date | int | str | None = None,
    where: Mapping[str, str] | None = None,
    base: Period | dt.date | int | str | None = None,
    dataset: Dataset | None = None,
) -> Trend:
    """Set in time order what the sources say of one area, with the changes between.

    Observations of different definitions (kinds under a heading, parts, units,
    vintages of a data set, or a break that a source marks) are lines of their own, and
    no change is computed from one line to another. On a line, changes lead from each
    observation to the next in time and to the next of the same source; observations
    whose periods overlap are of one time, and nothing is computed between them. Changes
    keep the bounds of their figures; where these overlap, the direction is not known.
    An observation that only repeats an earlier number is marked as the same witness;
    changes pass it over, as they do a figure without a usable number, or one that a
    series does not call safe to compute with.

    Growth per year is compound and reads the years between as far as the periods tell:
    between 2000 and 2006 lie 5 to 7 years, as nobody says at which day of its year a
    figure holds. Flows, and rows of one series of reference data, are as far apart as
    their periods start. Growth is computed for stocks and flows that are a year or more
    apart. Its bounds are rounded outwards to 12 digits: they always contain the truth.

    Args:
        indicator: Id of an indicator. A heading such as ``ngos`` takes in its kinds.
        country: The area, by its code or any of its names.
        period: Only observations that may be of this period.
        where: The part, as a breakdown such as ``{"employment": "permanent"}``; the
            whole if absent.
        base: Period of the observation that is 100 percent of an index on its line.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *period* or *base* is no period.
        CriteriaError: No observation is broken down in such a way, or *country* is not
            the name of one area.

    >>> result = trend("ngos_unspecified", "Kyrgyzstan")
    >>> [str(point.statistic.figure) for point in result][:3]
    ['4,966 organizations', '13,018 organizations', 'over 5,000 organizations']
    >>> first, second = result.changes[:2]
    >>> print(first.absolute)
    8,052 organizations = 13,018 organizations - 4,966 organizations
    >>> round(first.growth.figure.low, 1), round(first.growth.figure.high, 1)
    (Decimal('14.8'), Decimal('21.3'))
    >>> second.order.value
    'cannot be ordered'
    """
    dataset = or_embedded(dataset)
    area = one_area(country, dataset)
    question = _Question(
        period=None if period is None else Period.of(period),
        base=None if base is None else Period.of(base),
        dataset=dataset,
    )
    (row,) = compare(
        indicator, countries=area.id, policy="earliest", where=where, dataset=dataset
    )
    found = [
        candidate
        for candidate in row.candidates
        if question.period is None
        or candidate.statistic.period.overlaps(question.period)
    ]
    by_definition: dict[Any, list[Statistic]] = {}
    for candidate in found:
        key = _definition(candidate)
        by_definition.setdefault(key, []).append(candidate.statistic)
    gap = ""
    if not found:
        gap = f"nothing in {question.period}" if row.candidates else str(row.gap)
    return Trend(
        indicator=dataset.indicators[indicator],
        area=area,
        lines=tuple(
            line
            for _, statistics in sorted(by_definition.items())
            for line in _lines(statistics, question)
        ),
        period=question.period,
        base=question.base,
        gap=gap,
        others=(*row.parts, *row.wholes),
        dataset=dataset,
    )


class _Question(NamedTuple):
    period: Period | None
    base: Period | None
    dataset: Dataset


def _definition(candidate: Candidate) -> tuple[Any, ...]:
    """Return what must be the same for figures to be on one line, as a sort key."""
    statistic, kind = candidate.statistic, candidate.indicator
    differs = statistic.status is ObservationStatus.DEFINITION_DIFFERS
    vintage = 0, ""
    if candidate.series is not None:
        vintage = candidate.series.precedence, candidate.series.id
    definition = statistic.breakdown, statistic.figure.unit, differs
    return kind.rank, kind.id, *vintage, *definition


def _lines(statistics: list[Statistic], question: _Question) -> Iterator[Line]:
    """Yield the line of observations of one definition, split at marked breaks."""
    part: list[Statistic] = []
    for statistic in sorted(statistics, key=lambda one: (one.period, one.id)):
        if statistic.status is ObservationStatus.BREAK and part:
            yield _line(part, question)
            part = []
        part.append(statistic)
    yield _line(part, question)


def _line(statistics: list[Statistic], question: _Question) -> Line:
    indicator = question.dataset.indicators[statistics[0].indicator]
    repeated = dict(_repeated(statistics, question.dataset))
    usable = [
        one
        for one in statistics
        if one.id not in repeated
        and one.figure.bounds is not None
        and not is_unsafe(one)
    ]
    base = _base(usable, question.base)
    return Line(
        indicator=indicator,
        series=statistics[0].series,
        breakdown=statistics[0].breakdown,
        points=tuple(
            _point(
                statistic,
                repeated=repeated.get(statistic.id),
                index=None if base is None else _index(statistic, base, indicator),
                rivals=_rivals(statistic, statistics),
                dataset=question.dataset,
            )
            for statistic in statistics
        ),
        changes=tuple(
            _change(earlier, later, question, passed)
            for earlier, later, passed in _neighbours(usable)
        ),
        overall=_overall(usable, question),
    )


def _repeated(
    statistics: list[Statistic], dataset: Dataset
) -> Iterator[tuple[str, Statistic]]:
    """Yield the ids of those that repeat an earlier number, with who said it first."""
    witnesses: list[Statistic] = []
    for statistic in statistics:
        for earlier in witnesses:
            if repeats(statistic, earlier, dataset):
                yield statistic.id, earlier
                break
        else:
            witnesses.append(statistic)


def _neighbours(
    statistics: list[Statistic],
) -> Iterator[tuple[Statistic, Statistic, list[Statistic]]]:
    """Yield each with those that come next in time, or next of one source.

    With the latter come the statements of other sources that lie between.
    """
    for place, earlier in enumerate(statistics):
        after: list[Statistic] = []
        for later in statistics[place + 1 :]:
            if not _before(earlier, later):
                continue
            between = [one for one in after if _before(one, later)]
            passed = {source for one in between for source in _sources(one)}
            if between and _sources(earlier) <= passed:
                break
            shared = _sources(earlier) & _sources(later)
            if not between or (shared and shared.isdisjoint(passed)):
                yield earlier, later, between
            after.append(later)


def _overall(statistics: list[Statistic], question: _Question) -> Change | None:
    if len(statistics) < 3:
        return None
    for end in (statistics[0], statistics[-1]):
        if any(_at_once(end, one) for one in statistics if one is not end):
            return None
    return _change(statistics[0], statistics[-1], question)


def _change(
    earlier: Statistic,
    later: Statistic,
    question: _Question,
    passed: Iterable[Statistic] = (),
) -> Change:
    dataset = question.dataset
    rows = all(is_published(one, dataset) for one in (earlier, later))
    return change(
        earlier,
        later,
        dataset.indicators[earlier.indicator],
        passed=passed,
        series=rows and not _sources(earlier).isdisjoint(_sources(later)),
    )


def _at_once(one: Statistic, other: Statistic) -> bool:
    return one.period.overlaps(other.period)


def _before(one: Statistic, other: Statistic) -> bool:
    """Return whether *one* ends before *other* starts."""
    return one.period.ordinals[1] < other.period.ordinals[0]


def _sources(statistic: Statistic) -> set[str]:
    return {cited.source for cited in statistic.citations}


def _base(statistics: Iterable[Statistic], base: Period | None) -> Statistic | None:
    """Return the one observation at the base; ``None`` if there is none or several."""
    there = [one for one in statistics if base and one.period.overlaps(base)]
    return there[0] if len(there) == 1 else None


def _point(
    statistic: Statistic,
    *,
    repeated: Statistic | None,
    index: Derived | None,
    rivals: Iterable[Statistic],
    dataset: Dataset,
) -> Point:
    caveats = [] if repeated is None else [_one_witness(repeated)]
    for rival in rivals:
        said = f"{rival.citations[0].source} says {rival.figure} for {rival.period}"
        caveats.append(Caveat(CaveatKind.RIVAL, said))
    return Point(
        statistic=statistic,
        repeated=repeated,
        index=index,
        caveats=(*caveats, *of_statement(statistic, dataset)),
    )


def _rivals(statistic: Statistic, line: Iterable[Statistic]) -> Iterator[Statistic]:
    """Yield what else the line says for the same time."""
    for other in line:
        if _at_once(other, statistic) and other.figure != statistic.figure:
            yield other


def _one_witness(repeated: Statistic) -> Caveat:
    return Caveat(
        CaveatKind.WITNESS,
        f"the number of {repeated.citations[0].source} for {repeated.period} again: "
        "one witness, which says nothing of the time between",
    )


def _index(
    statistic: Statistic, base: Statistic, indicator: Indicator
) -> Derived | None:
    earlier, later = sorted((statistic, base), key=lambda one: one.period)
    caveats = tuple(between(earlier, later, indicator))
    if any(caveat.breach for caveat in caveats):
        return None
    try:
        ratio = (statistic.figure / base.figure).times(100)
    except FigureError:
        return None
    # Whatever the base figure allows, it is all of itself.
    at_base = Figure(value=100, unit="percent")
    return Derived(
        name=f"index to {base.period}",
        formula=f"{statistic.figure} / {base.figure}",
        figure=at_base if statistic == base else attrs.evolve(ratio, unit="percent"),
        inputs=(statistic, base),
        caveats=() if statistic == base else caveats,
        bounds=(
            at_base.bounds
            if statistic == base
            else quotient(statistic.figure, base.figure, times=100)
        ),
    )
