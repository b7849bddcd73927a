"""What figures are set against: population, product, rates, price levels, each cited.

An observation is looked up for the year of the figure itself. Where there is none, or
none that is safe to compute with, the answer is which one is missing and which are the
nearest: a neighbour's year is taken only as far as the caller allows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.change import is_unsafe
from ngo_central_asia.analysis.evidence import evidence_of
from ngo_central_asia.errors import CriteriaError, NgoCentralAsiaError
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.series import Safety
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.statistic import Statistic


#: Ids of the indicators that figures are computed with.
POPULATION, PRODUCT = "population", "gdp_current_usd"
RATE, PRICES = "exchange_rate_official", "gdp_deflator"
#: The currency that rates are to, and the area whose prices it is spent at.
DOLLAR, OF_DOLLAR = "USD", "US"


class LackingError(NgoCentralAsiaError):
    """A datum is missing or not safe; the message names it and the nearest ones."""


class Context(NamedTuple):
    """Where to look, and how far.

    Args:
        dataset: The dataset that is asked.
        series: The series asked for by name, at most one for each indicator.
        tolerance: How many calendar years an observation may be from the figure.
        evidence: The least evidence that counts.
    """

    dataset: Dataset
    series: tuple[Series, ...] = ()
    tolerance: int = 0
    evidence: Evidence = Evidence.BY_HAND

    def observation(
        self, indicator: str, area: str, period: Period, *, tolerance: int | None = None
    ) -> Statistic:
        """Return what is observed of an indicator in an area, in the year of *period*.

        Of several vintages it is the one asked for, else the preferred one of those
        that have the area, and never another in its place.

        Args:
            indicator: Id of the indicator.
            area: Id of the area.
            period: When, which must lie in one calendar year.
            tolerance: Another number of years than that of the context.

        Raises:
            LackingError: There is none within the tolerance, or that of the year
                itself is not safe.
        """
        year = one_year(period)
        known = self._known(indicator, area)
        within = self.tolerance if tolerance is None else tolerance
        near = [said for said in known if away(said, year) <= within]
        unsafe = [s for s in near if is_unsafe(s) and s.period.overlaps(year)]
        safe = [said for said in near if not is_unsafe(said)]
        if unsafe or not safe:
            why = self._lack(indicator, area, year, known, unsafe=bool(unsafe))
            raise LackingError(why)
        return min(safe, key=lambda said: self._preference(said, year))

    def rivals(self, of: Statistic) -> Iterator[Statistic]:
        """Yield every other observation of the same indicator and area."""
        for said in self._stated(of.indicator, of.area):
            if said.id != of.id:
                yield said

    def reason(self, indicator: str, area: str, year: Period) -> str:
        """Return why a year is a hole or not safe, as the series say; or nothing."""
        spans = (
            series.span(area, year, Safety.HOLE, Safety.UNSAFE)
            for series in self.dataset.series.where(indicator=indicator).values()
        )
        return "; ".join(dict.fromkeys(span.reason for span in spans if span))

    def _stated(self, indicator: str, area: str) -> list[Statistic]:
        """Return the observations of the whole that give numbers."""
        if not self.dataset.indicators.has_id(indicator):
            raise LackingError(f"the dataset has no indicator {indicator!r}")
        found = self.dataset.statistics.where(indicator=indicator, area=area)
        return [
            said
            for said in found.values()
            if not said.breakdown and said.figure.bounds is not None
        ]

    def _known(self, indicator: str, area: str) -> list[Statistic]:
        """Return those of one vintage and on enough evidence."""
        stated = self._stated(indicator, area)
        for series in self.series:
            if series.indicator == indicator:
                return [said for said in stated if said.series == series.id]
        # Nothing but the five texts is checked: what is published is good enough.
        least = max(self.evidence.grade, Evidence.PUBLISHED.grade)
        preferred = self._preferred(stated)
        return [
            said
            for said in stated
            if said.series in (None, preferred)
            and evidence_of(said, self.dataset).grade <= least
        ]

    def _preferred(self, stated: Iterable[Statistic]) -> str | None:
        found = {said.series for said in stated if said.series}
        order = {name: self.dataset.series[name].precedence for name in found}
        return min(order, key=lambda name: (order[name], name), default=None)

    def _preference(self, said: Statistic, year: Period) -> tuple[int, int, bool, str]:
        """Return what puts the nearest first, then the best evidence, then a number."""
        return (
            away(said, year),
            evidence_of(said, self.dataset).grade,
            said.figure.hedge is not Hedge.EXACT,
            said.id,
        )

    def _lack(
        self,
        indicator: str,
        area: str,
        year: Period,
        known: Iterable[Statistic],
        *,
        unsafe: bool,
    ) -> str:
        """Return which datum is missing, why if a series says so, and the nearest."""
        what = self.dataset.indicators[indicator].name
        named = f"{what} of {self.dataset.areas[area].name} in {year}"
        nearest = list(_around(known, year))
        tail = (
            f"nearest: {' and '.join(nearest)}"
            if nearest
            else "no year has one that is safe"
        )
        reason = self.reason(indicator, area, year)
        if unsafe:
            why = reason or "it is marked as of low reliability"
            return f"{named} is not safe to compute with: {why}; {tail}"
        return f"there is no {named}{f' ({reason})' if reason else ''}; {tail}"


def away(said: Statistic, year: Period) -> int:
    """Return how many calendar years an observation is from a year.

    One that reaches beyond the year is not of that year: it is one away.
    """
    apart = said.period.years_apart(year)
    return apart or int(not year.contains(said.period))


def check_series(names: Iterable[str], used: Iterable[str], dataset: Dataset) -> None:
    """Refuse series that are none, or that nothing is computed with.

    Args:
        names: Ids of series.
        used: Ids of the indicators that are computed with.
        dataset: The dataset that has them.

    Raises:
        NotFoundError: There is no such series.
        CriteriaError: Nothing is computed with it, or two are of one indicator.
    """
    wanted = list(used)
    of_used = [s.id for s in dataset.series.values() if s.indicator in wanted]
    found: dict[str, str] = {}
    for name in names:
        indicator = dataset.series[name].indicator
        if name not in of_used:
            raise CriteriaError(
                f"nothing is computed with the series {name!r}. "
                f"{suggest(name, of_used)}"
            )
        if found.setdefault(indicator, name) != name:
            raise CriteriaError(
                f"vintage= gives two series of {indicator}: {found[indicator]}, {name}"
            )


def one_year(period: Period) -> Period:
    """Return the calendar year that a period lies in.

    Raises:
        LackingError: It lies in several, or is open.

    >>> one_year(Period("2008-01-01")).edtf
    '2008'
    """
    earliest, latest = period.earliest, period.latest
    if earliest is None or latest is None or earliest.year != latest.year:
        raise LackingError(
            f"the figure is of {period}, which is no single year: nothing says which "
            "year's context it has"
        )
    return Period(f"{earliest.year:04}")


def _around(known: Iterable[Statistic], year: Period) -> Iterator[str]:
    """Yield the periods of the nearest safe observations before and after a year."""
    periods = sorted({said.period for said in known if not is_unsafe(said)})
    first, last = year.ordinals
    before = [period for period in periods if period.ordinals[1] < first]
    after = [period for period in periods if period.ordinals[0] > last]
    yield from (str(period) for period in (*before[-1:], *after[:1]))
