"""The change between two statements on one thing at two times."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.derived import Derived, percent_more, quotient
from ngo_central_asia.analysis.growth import (
    doubling_time,
    figure_within,
    growth_per_year,
    years_between,
)
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model import bounds
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating, Measure, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.model.bounds import Bounds
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.period import Period

#: What may grow by a rate: shares, factors and durations do not.
_GROWING = (Measure.STOCK, Measure.FLOW)
#: A percentage of a percentage would be read as a change in percentage points.
_RELATIVE_ALREADY = ("percent", "times")
#: Calendar months differ by three days.
_SAME_LENGTH = 3


@attrs.frozen(kw_only=True, repr=False)
class Change:
    """What two statements say together on the change between their times.

    Each computed figure is ``None`` where the statements do not allow it; the caveats
    say why.

    Args:
        earlier: The statement on the earlier time.
        later: The statement on the later time.
        order: How the later figure stands to the earlier one; where their bounds
            overlap, the direction is not known.
        years: The years between, as far as the periods tell.
        absolute: The later figure minus the earlier one.
        relative: That, in percent of the earlier figure.
        growth: The compound growth per year in percent, for stocks and flows that lie
            a year apart or more.
        doubling: The years in which what grows like this doubles.
        caveats: What to know before using it.
    """

    earlier: Statistic
    later: Statistic
    order: Order
    years: Derived | None = None
    absolute: Derived | None = None
    relative: Derived | None = None
    growth: Derived | None = None
    doubling: Derived | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def computed(self) -> tuple[Derived, ...]:
        """Every computed figure."""
        every = (self.absolute, self.relative, self.years, self.growth, self.doubling)
        return tuple(figure for figure in every if figure is not None)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the two statements stand, each place once."""
        return tuple(dict.fromkeys(self.earlier.citations + self.later.citations))

    def __repr__(self) -> str:
        spoken = self.absolute or "no change computed"
        return f"<Change {self.earlier.period} to {self.later.period}: {spoken}>"


def change(
    earlier: Statistic,
    later: Statistic,
    indicator: Indicator,
    *,
    passed: Iterable[Statistic] = (),
    series: bool = False,
) -> Change:
    """Return the change from one statement to another of the same indicator.

    Args:
        earlier: The statement on the earlier time.
        later: A statement on a later time, in the same unit.
        indicator: What both measure.
        passed: Statements of others on the time between, which it passes over.
        series: Whether both are rows of one series of reference data, which dates each
            of its rows in the same way.

    >>> import ngo_central_asia as nca
    >>> first, last = (nca.statistics[f"kz-prizes-{y}-jaysanov"] for y in (2017, 2021))
    >>> prizes = change(first, last, nca.indicators["prizes_amount"])
    >>> print(prizes.absolute.figure)
    13,000,000 KZT
    >>> round(float(prizes.growth.figure.low), 2)
    4.43
    """
    over = (
        Caveat(
            CaveatKind.RIVAL,
            f"between {earlier.period} and {later.period}, "
            f"{other.citations[0].source} says {other.figure} for {other.period}",
        )
        for other in passed
    )
    caveats = (*between(earlier, later, indicator), *over)
    if any(caveat.breach for caveat in caveats):
        return Change(
            earlier=earlier, later=later, order=Order.UNORDERED, caveats=caveats
        )
    alike = indicator.measure is Measure.FLOW or series
    alike = alike and _of_one_length(earlier.period, later.period)
    span = years_between(earlier.period, later.period, alike=alike)
    ratio = _ratio(earlier.figure, later.figure)
    more = percent_more(later.figure, earlier.figure) if ratio else None
    growth = doubling = None
    if indicator.measure in _GROWING and ratio is not None and (span.low or 0) >= 1:
        growth = _percent(growth_per_year(ratio, span))
        if later.figure > earlier.figure:
            doubling = figure_within(doubling_time(ratio, span), "year")
    years = figure_within(span, "year")
    times = f"{later.figure} / {earlier.figure}"

    def derived(
        name: str,
        formula: str,
        figure: Figure | None,
        within: Bounds | None = None,
    ) -> Derived | None:
        if figure is None:
            return None
        return Derived(
            name=name,
            formula=formula,
            figure=figure,
            inputs=(later, earlier),
            caveats=caveats,
            bounds=within or figure.bounds,
        )

    return Change(
        earlier=earlier,
        later=later,
        order=later.figure.order(earlier.figure),
        years=derived(
            "years between", f"from {earlier.period} to {later.period}", years
        ),
        absolute=derived(
            "change",
            f"{later.figure} - {earlier.figure}",
            _difference(earlier.figure, later.figure),
        ),
        relative=derived(
            "relative change",
            f"{times} - 1",
            *(more or (None, None)),
        ),
        growth=derived("growth per year", f"({times}) ** (1 / {years}) - 1", growth),
        doubling=derived("doubling time", f"{years} * log(2) / log({times})", doubling),
        caveats=caveats,
    )


def _difference(earlier: Figure, later: Figure) -> Figure | None:
    try:
        return later - earlier
    except FigureError:
        return None


def _ratio(earlier: Figure, later: Figure) -> Bounds | None:
    """Return how many times the earlier the later figure is, if neither is below 0."""
    first, last = earlier.bounds, later.bounds
    if first is None or last is None or earlier.unit in _RELATIVE_ALREADY:
        return None
    ends = (first.low, first.high, last.low, last.high)
    if any(end is not None and end < 0 for end in ends):
        return None
    return quotient(later, earlier)


def _percent(of_one: Bounds) -> Figure:
    return figure_within(bounds.scale(of_one, Fraction(100)), "percent")


def between(
    earlier: Statistic, later: Statistic, indicator: Indicator
) -> Iterator[Caveat]:
    """Yield what stands between two statements: breaches forbid to compute with them.

    Args:
        earlier: The statement on the earlier time.
        later: The statement on the later time.
        indicator: What both measure.
    """
    for statistic in (earlier, later):
        if statistic.figure.bounds is None:
            yield Caveat(
                CaveatKind.UNREADABLE,
                f"no usable number for {statistic.period}: {statistic.figure}",
                breach=True,
            )
        if is_unsafe(statistic):
            yield Caveat(
                CaveatKind.STATUS,
                f"the number for {statistic.period} is not safe to compute with: "
                f"{statistic.note}",
                breach=True,
            )
    if earlier.figure.unit != later.figure.unit:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"in different units: {earlier.figure.unit}, {later.figure.unit}",
            breach=True,
        )
    if earlier.area != later.area and indicator.measure is Measure.INDEX:
        yield Caveat(
            CaveatKind.DEFINITION,
            "index numbers with a base of each area's own",
            breach=True,
        )
    if earlier.series and later.series and earlier.series != later.series:
        yield Caveat(
            CaveatKind.VINTAGE,
            f"of two vintages, which are never computed with each other: "
            f"{earlier.series}, {later.series}",
            breach=True,
        )
    one_length = _of_one_length(earlier.period, later.period)
    if indicator.measure is Measure.FLOW and not one_length:
        yield Caveat(
            CaveatKind.PERIOD,
            f"sums of periods of different length: {earlier.period}, {later.period}",
            breach=True,
        )
    if not {c.source for c in earlier.citations} & {c.source for c in later.citations}:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"different sources speak of {earlier.period} and {later.period}: what "
            "they count may differ",
        )
    for statistic in (earlier, later):
        yield from _dating(statistic)


def is_unsafe(statistic: Statistic) -> bool:
    """Return whether a series says that its number must not be computed with."""
    marked = statistic.status is ObservationStatus.LOW_RELIABILITY
    return marked and statistic.series is not None


def _of_one_length(*periods: Period) -> bool:
    days = [last - first for first, last in (period.ordinals for period in periods)]
    return max(days) - min(days) <= _SAME_LENGTH


def _dating(statistic: Statistic) -> Iterator[Caveat]:
    period = statistic.period
    doubts = [
        words
        for words, holds in (
            ("uncertain", period.uncertain),
            ("approximate", period.approximate),
            ("dated by us", statistic.dating is not Dating.STATED),
        )
        if holds
    ]
    if doubts:
        yield Caveat(
            CaveatKind.PERIOD,
            f"{period} is {', '.join(doubts)}: what is computed with it holds only if "
            "it is right",
        )
    if statistic.status is not ObservationStatus.NORMAL:
        words = statistic.status.name.casefold().replace("_", " ")
        yield Caveat(CaveatKind.STATUS, f"the figure for {period} is marked: {words}")
