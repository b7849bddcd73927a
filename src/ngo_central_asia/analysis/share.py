"""Shares: the parts of a whole, what they add up to, and what is left."""

from __future__ import annotations

from enum import StrEnum
from functools import reduce
from itertools import combinations
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparability import of_statement
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.default import one_area, or_embedded
from ngo_central_asia.analysis.derived import Derived, quotient
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import CriteriaError, FigureError, UnitError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.period import Period


class Sum(StrEnum):
    """How the parts stand to their whole."""

    EQUAL = "the parts add up to the whole"
    AS_PRINTED = "as printed, the parts add up to the whole; the hedges leave it open"
    OPEN = "the bounds leave open whether the parts add up to the whole"
    REST = "the parts leave a rest"
    EXCESS = "the parts come to more than the whole: they overlap, or it is another one"
    NO_WHOLE = "no figure of the whole"
    NOT_ADDED = "the parts are not added up"


@attrs.frozen(kw_only=True, repr=False)
class Part:
    """One part of a whole.

    Args:
        label: The part, in the words of its breakdown.
        statistic: The statement on it.
        share: Its share of the whole in percent; ``None`` if the figure is a share
            itself, or if the statements allow none.
        caveats: What to know before using it.
    """

    label: str
    statistic: Statistic
    share: Derived | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the statement stands."""
        return self.statistic.citations

    def __repr__(self) -> str:
        return f"<Part {self.label}: {self.share or self.statistic.figure}>"


@attrs.frozen(kw_only=True, repr=False)
class Whole:
    """A whole with the parts that are stated of it.

    Args:
        breakdown: What the whole is of, where it is a part itself.
        parts: Its parts.
        figure: The whole: 100 percent, or the figure of a statement.
        statistic: That statement.
        total: The sum of the parts, each read as not below zero.
        rest: What the parts leave: not stated, and no category.
        sum: How the parts stand to the whole.
        caveats: Why the parts are not added up, and what else to know.
    """

    breakdown: Pairs
    parts: tuple[Part, ...]
    figure: Figure | None
    statistic: Statistic | None
    total: Derived | None
    rest: Derived | None
    sum: Sum
    caveats: tuple[Caveat, ...] = ()

    def __repr__(self) -> str:
        return f"<Whole of {len(self.parts)} parts: {self.sum}>"


@attrs.frozen(kw_only=True, repr=False)
class Shares(Result[Part]):
    """The parts of one or several wholes in one area.

    Args:
        indicator: What was asked for; ``None`` where statements were named.
        by: The dimension that divides it.
        area: The area.
        wholes: The wholes with their parts.
        gap: Why there is no part; empty if there is one.
        others: Statements on parts and wholes that fill no place here: other times,
            other candidates, other dimensions.
        dataset: The dataset that was asked.
    """

    indicator: Indicator | None
    by: str | None
    area: Country
    wholes: tuple[Whole, ...]
    gap: str = ""
    others: tuple[Statistic, ...] = ()

    @property
    def rows(self) -> tuple[Part, ...]:
        """Every part, whole by whole."""
        return tuple(part for whole in self.wholes for part in whole.parts)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the parts and their wholes stand, each place once."""
        wholes = (whole.statistic.citations for whole in self.wholes if whole.statistic)
        return each_once([*(part.citations for part in self.rows), *wholes])

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the parts and of everything that stands beside them."""
        return each_once([self.citations, *(other.citations for other in self.others)])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each part, each sum and each rest, with provenance.

        >>> import ngo_central_asia as nca
        >>> for row in nca.share("ngos_by_income_share", "KG").to_dicts():
        ...     print(row["what"], row["figure"])
        part 52%
        part about 10%
        sum of the parts about 62 (±5)%
        not stated about 38 (±5)%
        """
        from ngo_central_asia.analysis import long_form

        about = {"area": self.area.id, "area_name": self.area.name}
        if self.gap:
            return [
                long_form.row("gap", None, about, dataset=self.dataset, gap=self.gap)
            ]
        return [
            long_form.row(
                what,
                of,
                about | {"label": label, "sum": whole.sum.value},
                dataset=self.dataset,
                caveats=caveats,
            )
            for whole in self.wholes
            for what, label, of, caveats in _said(whole)
        ]


def _said(
    whole: Whole,
) -> Iterator[tuple[str, str, Statistic | Derived, tuple[Caveat, ...]]]:
    """Yield everything that is said of a whole, with what it is."""
    for part in whole.parts:
        yield "part", part.label, part.statistic, part.caveats
        if part.share is not None:
            yield part.share.name, part.label, part.share, part.share.caveats
    if whole.statistic is not None:
        yield "whole", "", whole.statistic, whole.caveats
    for derived in (whole.total, whole.rest):
        if derived is not None:
            yield derived.name, "", derived, derived.caveats


def share(
    of: str | Iterable[str | Statistic],
    country: str | None = None,
    *,
    by: str | None = None,
    whole: str | Statistic | None = None,
    at: Period | dt.date | int | str | None = None,
    tolerance: int = 5,
    dataset: Dataset | None = None,
) -> Shares:
    """Set the parts of a whole beside it, with what they add up to and what is left.

    ``share("ngos_by_field_share", "KZ")`` finds the parts by their breakdown, one
    statement for each as `compare` chooses it; ``share([...])`` takes statements that
    you name. The whole is 100 percent if the figures are shares, else the figure that
    `compare` chooses for the whole at their time, or the one you name. What the parts
    leave is not stated, and is no category. Parts of different times or of different
    indicators are not added up.

    Args:
        of: Id of an indicator, or statistics by their ids or as records.
        country: The area, where *of* is an indicator.
        by: The dimension that divides the whole; needed if there are several.
        whole: The statement on the whole, by its id or as a record.
        at: Period asked for: a year, a date, or EDTF text; the latest if absent.
        tolerance: Calendar years that a figure may be from its period.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator, area or statistic.
        PeriodError: *at* is no period.
        CriteriaError: The question contradicts itself, or leaves the dimension open.
        UnitError: The parts, or they and the whole, are in different units.

    >>> result = share("ngos_by_field_share", "KZ")
    >>> for part in result:
    ...     print(part.statistic.figure, part.label)
    about 42% education, healthcare, culture
    34% human rights, ecology, gender policy
    24% protection of socially vulnerable groups
    >>> print(result.wholes[0].sum)
    as printed, the parts add up to the whole; the hedges leave it open
    >>> print(share("ngos_by_income_share", "KG").wholes[0].rest.figure)
    about 38 (±5)%
    """
    dataset = or_embedded(dataset)
    given = None if whole is None else _statement(whole, dataset)
    if isinstance(of, str):
        if country is None:
            raise CriteriaError(f"shares of {of!r} in which area? give its name")
        area = one_area(country, dataset)
        question = _Question(of, area.id, at, tolerance, given, dataset)
        return _by_breakdown(question, by)
    if country is not None or by is not None or at is not None:
        raise CriteriaError(
            "statistics that you name have their area, parts and times: leave out "
            "'country', 'by' and 'at'"
        )
    return _of_statements([_statement(one, dataset) for one in of], given, dataset)


class _Question(NamedTuple):
    indicator: str
    country: str
    at: Period | dt.date | int | str | None
    tolerance: int
    whole: Statistic | None
    dataset: Dataset


def _statement(one: str | Statistic, dataset: Dataset) -> Statistic:
    return one if isinstance(one, Statistic) else dataset.statistics[one]


def _of_statements(
    statistics: list[Statistic], whole: Statistic | None, dataset: Dataset
) -> Shares:
    each = list(dict.fromkeys(statistics))
    if not each:
        raise CriteriaError("there are no statistics to take as parts: give some")
    areas = sorted({one.area for one in (*each, whole) if one is not None})
    if len(areas) > 1:
        raise CriteriaError(f"expected parts of one area, got {', '.join(areas)}")
    parts = [(", ".join(dict(one.breakdown).values()) or one.id, one) for one in each]
    return Shares(
        indicator=None,
        by=None,
        area=dataset.areas[areas[0]],
        wholes=(_whole((), parts, whole, dataset),),
        dataset=dataset,
    )


def _by_breakdown(question: _Question, by: str | None) -> Shares:
    asked, dataset = question.indicator, question.dataset
    (row,) = compare(
        asked,
        countries=question.country,
        at=question.at,
        tolerance=question.tolerance,
        dataset=dataset,
    )
    indicator = dataset.indicators[asked]
    if not row.parts:
        return Shares(
            indicator=indicator,
            by=by,
            area=row.area,
            wholes=(),
            gap="not stated for parts by any source",
            others=tuple(candidate.statistic for candidate in row.candidates),
            dataset=dataset,
        )
    by = _dimension(row.parts, by)
    beside = {part.id: part for part in row.parts}
    groups: dict[Pairs, list[tuple[str, Statistic]]] = {}
    for breakdown in sorted({part.breakdown for part in row.parts}):
        label = dict(breakdown).get(by)
        statistic = _chosen(_about(question, breakdown, question.at))
        if label is not None and statistic is not None:
            rest = tuple(pair for pair in breakdown if pair[0] != by)
            groups.setdefault(rest, []).append((label, statistic))
    wholes = []
    for rest, parts in groups.items():
        whole = question.whole
        if indicator.unit != "percent":
            about = _about(question, rest, question.at or parts[0][1].period)
            beside |= {one.statistic.id: one.statistic for one in about}
            whole = whole or _chosen(about)
        wholes.append(_whole(rest, parts, whole, dataset))
    shown = {
        statistic.id
        for whole in wholes
        for statistic in (whole.statistic, *(part.statistic for part in whole.parts))
        if statistic is not None
    }
    return Shares(
        indicator=indicator,
        by=by,
        area=row.area,
        wholes=tuple(wholes),
        gap="" if wholes else "no observation within the tolerance",
        others=tuple(one for key, one in beside.items() if key not in shown),
        dataset=dataset,
    )


def _dimension(parts: tuple[Statistic, ...], by: str | None) -> str:
    known = sorted({name for part in parts for name, _ in part.breakdown})
    if by is None:
        if len(known) > 1:
            raise CriteriaError(
                f"it is divided in several ways ({', '.join(known)}): give one as by="
            )
        return known[0]
    if by not in known:
        raise CriteriaError(f"nothing is divided by {by!r}. {suggest(by, known)}")
    return by


def _about(
    question: _Question, breakdown: Pairs, at: Period | dt.date | int | str | None
) -> list[Candidate]:
    """Return the candidates of `compare` that are about exactly this part."""
    (row,) = compare(
        question.indicator,
        countries=question.country,
        at=at,
        tolerance=question.tolerance,
        where=dict(breakdown) or None,
        dataset=question.dataset,
    )
    return [one for one in row.candidates if one.statistic.breakdown == breakdown]


def _chosen(candidates: list[Candidate]) -> Statistic | None:
    """Return what fills the place: the first that is near enough and not unknown."""
    for candidate in candidates:
        if candidate.within and candidate.statistic.figure.hedge is not Hedge.UNKNOWN:
            return candidate.statistic
    return None


def _whole(
    breakdown: Pairs,
    parts: list[tuple[str, Statistic]],
    whole: Statistic | None,
    dataset: Dataset,
) -> Whole:
    statistics = [statistic for _, statistic in parts]
    unit = _one_unit([*statistics, *([whole] if whole else [])])
    figure = whole.figure if whole else None
    if figure is None and unit == "percent":
        figure = Figure(value=100, unit="percent")
    of_parts = tuple(_of_parts(statistics, dataset))
    caveats = (*of_parts, *_of_whole(whole, statistics, dataset))
    total = None
    if not any(caveat.breach for caveat in of_parts):
        total = Derived(
            name="sum of the parts",
            formula=" + ".join(str(one.figure) for one in statistics),
            figure=reduce(add, (_not_below_zero(one.figure) for one in statistics)),
            inputs=tuple(statistics),
            caveats=of_parts,
        )
    verdict = _sum(total, figure)
    rest = None
    if total is not None and figure is not None and verdict in _LEAVING:
        rest = _rest(figure, total, whole, caveats)
    return Whole(
        breakdown=breakdown,
        parts=tuple(_part(label, one, whole, caveats, dataset) for label, one in parts),
        figure=figure,
        statistic=whole,
        total=total,
        rest=rest,
        sum=verdict,
        caveats=caveats,
    )


#: Where it makes sense to speak of what the parts leave.
_LEAVING = (Sum.AS_PRINTED, Sum.OPEN, Sum.REST)


def _one_unit(statistics: list[Statistic]) -> str:
    found = sorted({statistic.figure.unit for statistic in statistics})
    if len(found) > 1:
        raise UnitError(f"parts and whole need one unit, got {', '.join(found)}")
    return found[0]


def _of_parts(parts: list[Statistic], dataset: Dataset) -> Iterator[Caveat]:
    """Yield what to know of the parts together; breaches forbid to add them up."""
    for part in parts:
        if part.figure.bounds is None:
            text = f"a part without a usable number: {part.figure}"
            yield Caveat(CaveatKind.UNREADABLE, text, breach=True)
    periods = sorted({part.period for part in parts})
    if any(not one.overlaps(other) for one, other in combinations(periods, 2)):
        times = ", ".join(map(str, periods))
        text = f"the parts are of different times: {times}"
        yield Caveat(CaveatKind.PERIOD, text, breach=True)
    kinds = _counted(parts, dataset)
    if len(kinds) > 1:
        text = f"the parts count different things: {', '.join(kinds)}"
        yield Caveat(CaveatKind.DEFINITION, text, breach=True)
    if len({part.citations[0].source for part in parts}) > 1:
        yield Caveat(CaveatKind.DEFINITION, "the parts are of different sources")


def _of_whole(
    whole: Statistic | None, parts: list[Statistic], dataset: Dataset
) -> Iterator[Caveat]:
    """Yield what to know of the statement on the whole."""
    if whole is None:
        return
    counted, kinds = _counted([whole], dataset), _counted(parts, dataset)
    if counted != kinds:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"the whole counts {counted[0]}, the parts {', '.join(kinds)}",
        )
    if not all(whole.period.overlaps(part.period) for part in parts):
        yield Caveat(CaveatKind.PERIOD, f"the whole is of another time: {whole.period}")
    yield from of_statement(whole, dataset)


def _counted(statistics: list[Statistic], dataset: Dataset) -> list[str]:
    return sorted({dataset.indicators[one.indicator].name for one in statistics})


def _not_below_zero(figure: Figure) -> Figure:
    """Return a figure with an upper bound only as the range from zero to it."""
    if figure.low is not None or figure.high is None or figure.high <= 0:
        return figure
    return attrs.evolve(figure, hedge=Hedge.RANGE, value=0, upper=figure.high)


def _sum(total: Derived | None, whole: Figure | None) -> Sum:
    if total is None:
        return Sum.NOT_ADDED
    if whole is None:
        return Sum.NO_WHOLE
    order = total.figure.order(whole)
    if order is Order.UNORDERED and total.figure.best == whole.best is not None:
        return Sum.AS_PRINTED
    return {
        Order.EQUAL: Sum.EQUAL,
        Order.SMALLER: Sum.REST,
        Order.LARGER: Sum.EXCESS,
        Order.UNORDERED: Sum.OPEN,
    }[order]


def _rest(
    whole: Figure,
    total: Derived,
    statistic: Statistic | None,
    caveats: tuple[Caveat, ...],
) -> Derived | None:
    try:
        figure = whole - total.figure
    except FigureError:
        return None
    return Derived(
        name="not stated",
        formula=f"{whole} - ({total.formula})",
        figure=figure,
        inputs=(total,) if statistic is None else (statistic, total),
        caveats=caveats,
    )


def _part(
    label: str,
    statistic: Statistic,
    whole: Statistic | None,
    caveats: tuple[Caveat, ...],
    dataset: Dataset,
) -> Part:
    return Part(
        label=label,
        statistic=statistic,
        share=None if whole is None else _share(statistic, whole, caveats),
        caveats=tuple(of_statement(statistic, dataset)),
    )


def _share(
    part: Statistic, whole: Statistic, caveats: tuple[Caveat, ...]
) -> Derived | None:
    try:
        ratio = (_not_below_zero(part.figure) / whole.figure).times(100)
    except FigureError:
        return None
    return Derived(
        name="share of the whole",
        formula=f"{part.figure} / {whole.figure}",
        figure=attrs.evolve(ratio, unit="percent"),
        inputs=(part, whole),
        caveats=caveats,
        bounds=quotient(_not_below_zero(part.figure), whole.figure, times=100),
    )
