"""Comparison of areas by one indicator, with every choice shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.evidence import evidence_of, least
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.analysis.selection import (
    Candidate,
    Policy,
    choose_policy,
    ranked,
)
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import ComparabilityError, CriteriaError, NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import (
    Dating,
    Evidence,
    Measure,
    ObservationStatus,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure


class Gap(StrEnum):
    """Why a cell has no figure."""

    NOT_STATED = "not stated by any source"
    STATED_UNKNOWN = "stated to be unknown"
    OUTSIDE_TOLERANCE = "no observation within the tolerance"
    ONLY_PARTS = "stated only for parts"
    ONLY_OTHERS = "not stated for this part"
    WEAKER_EVIDENCE = "stated only on weaker evidence"


@attrs.frozen(kw_only=True, repr=False)
class Row:
    """What the sources say of one area.

    Args:
        area: The area.
        candidates: Every observation that speaks of the question, best first.
        parts: Observations that are about another part; they never fill the cell.
        wholes: Observations of the whole, where a part is asked for.
        weaker: Observations on weaker evidence than is asked for.
        caveats: What to know before using the figure.
    """

    area: Country
    candidates: tuple[Candidate, ...]
    parts: tuple[Statistic, ...] = ()
    wholes: tuple[Statistic, ...] = ()
    weaker: tuple[Statistic, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that fills the cell, or ``None``."""
        for candidate in self.candidates[:1]:
            if candidate.within and candidate.statistic.figure.hedge != Hedge.UNKNOWN:
                return candidate
        return None

    @property
    def statistic(self) -> Statistic | None:
        """The observation that fills the cell."""
        return self.chosen.statistic if self.chosen else None

    @property
    def figure(self) -> Figure | None:
        """The figure of the cell; ``None`` if there is a `gap`."""
        return self.statistic.figure if self.statistic else None

    @property
    def period(self) -> Period | None:
        """When the figure holds."""
        return self.statistic.period if self.statistic else None

    @property
    def indicator(self) -> Indicator | None:
        """What the figure measures: a kind of what was asked for."""
        return self.chosen.indicator if self.chosen else None

    @property
    def evidence(self) -> Evidence | None:
        """How far it is certain that the source says so."""
        return self.chosen.evidence if self.chosen else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figure stands; empty if there is a `gap`."""
        return self.statistic.citations if self.statistic else ()

    @property
    def gap(self) -> Gap | None:
        """Why there is no figure, or ``None``."""
        if self.chosen:
            return None
        if any(candidate.within for candidate in self.candidates):
            return Gap.STATED_UNKNOWN
        if self.candidates:
            return Gap.OUTSIDE_TOLERANCE
        if self.weaker:
            return Gap.WEAKER_EVIDENCE
        if self.parts:
            return Gap.ONLY_PARTS
        return Gap.ONLY_OTHERS if self.wholes else Gap.NOT_STATED

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import row

        return row(self)


@attrs.frozen(kw_only=True, repr=False)
class Comparison(Result):
    """What the sources say of several areas, side by side.

    It is a sequence of rows; a row is also found by any name of its area.

    Args:
        indicator: What was asked for; its kinds count too.
        rows: One row for each area, gaps too.
        policy: Which observation fills a cell.
        at: The period asked for.
        tolerance: How many calendar years two periods may be apart.
        sources: The sources of all observations shown.
        licenses: The licences of these, by the id of the source, where one is stated.
    """

    indicator: Indicator
    rows: tuple[Row, ...]
    policy: Policy
    at: Period | None
    tolerance: int
    sources: tuple[Source, ...]
    licenses: Pairs = ()

    def __contains__(self, area: object) -> bool:
        """Return whether there is a row for an area."""
        return any(fold(str(area)) in map(fold, row.area.aliases) for row in self.rows)

    def __getitem__(self, area: str | int) -> Row:
        """Return the row of an area, by its code or any of its names, or by place.

        Raises:
            NotFoundError: The area is not in the comparison.
        """
        if isinstance(area, int):
            return self.rows[area]
        for row in self.rows:
            if fold(str(area)) in map(fold, row.area.aliases):
                return row
        names = [row.area.name for row in self.rows]
        raise NotFoundError(f"there is no row for {area!r}. {suggest(area, names)}")

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figures of the rows stand."""
        return tuple(
            dict.fromkeys(cited for row in self.rows for cited in row.citations)
        )

    def order(self, first: str, second: str) -> Order:
        """Return how the figure of *first* stands to that of *second*.

        The figures are taken as they stand: other kinds or other years do not count
        here, they are caveats of the rows. Numbers in different units, and index
        numbers with a base of each area's own, cannot be ordered.

        Raises:
            NotFoundError: An area is not in the comparison.

        >>> import ngo_central_asia as nca
        >>> result = nca.compare("ngos")
        >>> result.order("KG", "TJ").value, result.order("KG", "UZ").value
        ('larger', 'cannot be ordered')
        """
        mine, theirs = self[first].figure, self[second].figure
        if mine is None or theirs is None or mine.unit != theirs.unit:
            return Order.UNORDERED
        if self.indicator.measure is Measure.INDEX:
            return Order.UNORDERED
        return mine.order(theirs)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area, with its provenance in columns.

        Other candidates that are rows of a series stand under the id of the series.

        >>> import ngo_central_asia as nca
        >>> row = nca.compare("ngos", at=2010).to_dicts()[1]
        >>> row["area"], row["value"], row["locator"]
        ('KG', 18341, 'Kyrgyzstan, paragraph 2')
        """
        from ngo_central_asia.dataset import flat

        licenses = dict(self.licenses)
        notices = {source.id: source.notice for source in self.sources if source.notice}
        return [
            {
                "area": row.area.id,
                "area_name": row.area.name,
                "indicator": row.indicator.id if row.indicator else None,
                **flat.figure_columns(row.figure),
                **flat.period_columns("period", row.period),
                "dating": row.statistic.dating.value if row.statistic else None,
                "evidence": row.evidence.value if row.evidence else None,
                "gap": row.gap.value if row.gap else None,
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                "policy": self.policy.value,
                "at": self.at.edtf if self.at else None,
                "statistic": row.statistic.id if row.statistic else None,
                "series": row.statistic.series if row.statistic else None,
                "other_candidates": "; ".join(
                    dict.fromkeys(
                        candidate.statistic.series or candidate.statistic.id
                        for candidate in row.candidates
                        if candidate is not row.chosen
                    )
                ),
                **flat.citation_columns(row.citations),
                "license": "; ".join(
                    licenses.get(cited.source, "") for cited in row.citations
                ),
                "notice": " ".join(
                    dict.fromkeys(
                        notices[cited.source]
                        for cited in row.citations
                        if cited.source in notices
                    )
                ),
            }
            for row in self.rows
        ]


def compare(
    indicator: str,
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str] | str | None = None,
    policy: str | None = None,
    tolerance: int = 5,
    where: Mapping[str, str] | None = None,
    strict: bool = False,
    evidence: str | None = None,
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
        evidence: The least evidence that counts: ``checked`` against the text,
            ``published`` in a table, or entered ``by hand``, which is any.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* is no period.
        CriteriaError: The question contradicts itself.
        ComparabilityError: *strict* was asked for, and the rows are not comparable.

    >>> result = compare("ngos", at=2010)
    >>> result["Kyrgyzstan"].figure
    Figure('18,341 organizations')
    >>> result["TM"].evidence.value
    'entered by hand'
    >>> compare("ngos", at=2010, evidence="checked")["TM"].gap.value
    'stated only on weaker evidence'
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
        evidence=least(evidence),
    )
    about = dataset.statistics.where(indicator=indicator)
    _check_part(question.where, about)
    rows = [_row(area, question, about, dataset) for area in _areas(countries, dataset)]
    rows = [
        attrs.evolve(row, caveats=tuple(_caveats(row, rows, question))) for row in rows
    ]
    if strict:
        _demand_comparable(rows)
    sources = _sources(rows, dataset)
    licenses = {source.id: dataset.license_of(source) for source in sources}
    return Comparison(
        indicator=dataset.indicators[indicator],
        rows=tuple(rows),
        policy=question.policy,
        at=asked,
        tolerance=tolerance,
        sources=sources,
        licenses=tuple((key, named) for key, named in licenses.items() if named),
    )


class _Question(NamedTuple):
    """What is asked of each area."""

    kinds: dict[str, Indicator]
    where: dict[str, str]
    policy: Policy
    at: Period | None
    tolerance: int
    evidence: Evidence


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


def _areas(countries: Iterable[str] | str | None, dataset: Dataset) -> list[Country]:
    if countries is None:
        return list(dataset.countries.values())
    names = many(countries, "countries")
    return list({(area := dataset.areas[name]).id: area for name in names}.values())


def _row(
    area: Country,
    question: _Question,
    about: Collection[Statistic],
    dataset: Dataset,
) -> Row:
    kinds, at = question.kinds, question.at
    about = about.where(lambda statistic: statistic.area == area.id)
    wanted = about.where(breakdown=question.where)
    rest = [s for key, s in about.items() if key not in wanted]
    candidates = []
    weaker = []
    for statistic in wanted.values():
        evidence = evidence_of(statistic, dataset)
        if evidence.grade > question.evidence.grade:
            weaker.append(statistic)
            continue
        apart = 0 if at is None else statistic.period.years_apart(at)
        within = apart <= question.tolerance
        kind = kinds[statistic.indicator]
        series = dataset.series[statistic.series] if statistic.series else None
        candidates.append(Candidate(statistic, kind, apart, within, evidence, series))
    return Row(
        area=area,
        candidates=ranked(candidates, question.policy, at),
        parts=tuple(s for s in rest if s.breakdown),
        wholes=tuple(s for s in rest if not s.breakdown),
        weaker=tuple(weaker),
    )


def _sources(rows: Iterable[Row], dataset: Dataset) -> tuple[Source, ...]:
    """Return the sources of all observations in the rows, those shown first first."""
    ids: dict[str, None] = {}
    for row in rows:
        for candidate in row.candidates:
            for cited in candidate.statistic.citations:
                ids |= dict.fromkeys((cited.source, *cited.via))
    return tuple(dataset.sources[key] for key in ids)


def _demand_comparable(rows: Iterable[Row]) -> None:
    breaches = [
        f"{row.area.name}: {caveat.text}"
        for row in rows
        for caveat in row.caveats
        if caveat.breach
    ]
    filled = [(row.area.name, row.figure) for row in rows if row.figure is not None]
    breaches += [
        f"{name} ({figure}) and {other_name} ({other}) cannot be ordered"
        for (name, figure), (other_name, other) in combinations(filled, 2)
        if figure.unit == other.unit and figure.order(other) is Order.UNORDERED
    ]
    if breaches:
        raise ComparabilityError(
            "the rows are not strictly comparable:\n- " + "\n- ".join(breaches)
        )


def _caveats(row: Row, rows: Iterable[Row], question: _Question) -> Iterator[Caveat]:
    chosen = row.chosen
    if chosen is None:
        return
    others = [other for other in rows if other is not row and other.chosen]
    yield from _definition(chosen, others)
    yield from _time(chosen, others, question)
    yield from _hedge(chosen)
    yield from _base(chosen, others)
    yield from _vintage(chosen, others)
    yield from _evidence(chosen, row.candidates)
    yield from _rivals(chosen, row.candidates)
    yield from _record(chosen)


def _definition(chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    names = {row.indicator.name for row in others if row.indicator}
    different = sorted(names - {chosen.indicator.name})
    if different:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"counts {chosen.indicator.name}; other rows count {', '.join(different)}",
            breach=True,
        )


def _time(
    chosen: Candidate, others: Iterable[Row], question: _Question
) -> Iterator[Caveat]:
    period = chosen.statistic.period
    if chosen.years_apart:
        away = _years(chosen.years_apart)
        yield Caveat(CaveatKind.PERIOD, f"of {period}, {away} from {question.at}")
    apart = [
        (period.years_apart(row.period), row.area.name) for row in others if row.period
    ]
    farthest, name = max(apart, default=(0, ""))
    if farthest > question.tolerance:
        yield Caveat(
            CaveatKind.PERIOD,
            f"{_years(farthest)} apart from the row of {name}",
            breach=True,
        )


def _years(number: int) -> str:
    return f"{number} year" if number == 1 else f"{number} years"


def _hedge(chosen: Candidate) -> Iterator[Caveat]:
    figure = chosen.statistic.figure
    if figure.hedge is Hedge.ESTIMATE and chosen.series:
        yield Caveat(
            CaveatKind.INTERVAL, f"an estimate with its {chosen.series.interval}"
        )
    if figure.bounds is None:
        yield Caveat(CaveatKind.UNREADABLE, f"no usable number: {figure}", breach=True)
    if figure.is_bound:
        side = "lower" if figure.low is not None else "upper"
        yield Caveat(CaveatKind.BOUND, f"a {side} bound ({figure.hedge.value})")
    if figure.is_approximate:
        yield Caveat(
            CaveatKind.APPROXIMATE,
            "approximate; to order it, it is read as rounded to its last digit that "
            "is not zero",
        )


def _base(chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    """Yield why the numbers of two rows are no sizes of one thing."""
    if not any(True for _ in others):
        return
    if chosen.indicator.measure is Measure.INDEX:
        yield Caveat(
            CaveatKind.DEFINITION,
            "an index number with a base of the area's own: rows cannot be ordered",
            breach=True,
        )
    unit = chosen.statistic.figure.unit
    if any(row.figure and row.figure.unit != unit for row in others):
        yield Caveat(
            CaveatKind.DEFINITION,
            f"in {unit}; other rows are in other units",
            breach=True,
        )


def _vintage(chosen: Candidate, others: Iterable[Row]) -> Iterator[Caveat]:
    if chosen.series is None:
        return
    yield Caveat(
        CaveatKind.VINTAGE, f"{chosen.series.publisher}, {chosen.series.version}"
    )
    mixed = sorted(
        {
            row.chosen.series.id
            for row in others
            if row.chosen and row.chosen.series and row.chosen.series != chosen.series
        }
    )
    if mixed:
        yield Caveat(
            CaveatKind.VINTAGE,
            f"other rows are from {', '.join(mixed)}: vintages are not to be mixed",
            breach=True,
        )


def _evidence(chosen: Candidate, candidates: Iterable[Candidate]) -> Iterator[Caveat]:
    """Yield a caveat on what was typed, with the best that was checked instead."""
    if chosen.evidence is not Evidence.BY_HAND:
        return
    text = "entered by hand, not checked by a machine"
    for other in candidates:
        said = other.statistic
        if other.evidence is Evidence.CHECKED and other.within:
            text += (
                f"; the first that was checked is {said.figure} for {said.period} "
                f"({said.citations[0].source})"
            )
            break
    yield Caveat(CaveatKind.EVIDENCE, text)


def _rivals(chosen: Candidate, candidates: Iterable[Candidate]) -> Iterator[Caveat]:
    """Yield what else is said of the same kind of thing at the same time."""
    for other in candidates:
        same = (
            other is not chosen
            and other.indicator == chosen.indicator
            and other.statistic.period.overlaps(chosen.statistic.period)
        )
        if same and other.statistic.figure != chosen.statistic.figure:
            said = other.statistic
            who = said.citations[0].source
            if other.series:
                who = f"{other.series.publisher}, {other.series.version},"
            yield Caveat(
                CaveatKind.RIVAL, f"{who} says {said.figure} for {said.period}"
            )


def _record(chosen: Candidate) -> Iterator[Caveat]:
    statistic = chosen.statistic
    if statistic.status is not ObservationStatus.NORMAL:
        words = statistic.status.name.casefold().replace("_", " ")
        yield Caveat(CaveatKind.STATUS, f"observation status: {words}")
    named = statistic.attributed_to or chosen.series
    if not named and not any(c.via for c in statistic.citations):
        yield Caveat(CaveatKind.ORIGIN, "the source names no origin for it")
    if statistic.note:
        reading = "" if statistic.dating is Dating.STATED else "dated by us: "
        yield Caveat(CaveatKind.NOTE, f"{reading}{statistic.note}")
