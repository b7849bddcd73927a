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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.statistic import Statistic


class LackingError(NgoCentralAsiaError):
    """A datum is missing or not safe; the message names it and the nearest ones."""


class Context(NamedTuple):
    """Where to look, and how far.

    Args:
        dataset: The dataset that is asked.
        series: The series asked for by name, at most one for each indicator.
        tolerance: How many calendar years an observation may be from the figure.
    """

    dataset: Dataset
    series: tuple[Series, ...] = ()
    tolerance: int = 0

    def observation(self, indicator: str, area: str, period: Period) -> Statistic:
        """Return what is observed of an indicator in an area, in the year of *period*.

        Of several vintages it is the one asked for, else the preferred one of those
        that have the area, and never another in its place.

        Raises:
            LackingError: There is none within the tolerance, or it is not safe.
        """
        year = one_year(period)
        known = [
            said
            for said in self.dataset.statistics.where(
                indicator=indicator, area=area
            ).values()
            if not said.breakdown and said.figure.bounds is not None
        ]
        series = self._preferred(indicator, known)
        known = [said for said in known if said.series in (None, series)]
        near = [s for s in known if s.period.years_apart(year) <= self.tolerance]
        safe = [said for said in near if not is_unsafe(said)]
        if not safe:
            raise LackingError(self._lack(indicator, area, year, near, known))
        return min(safe, key=lambda said: self._preference(said, year))

    def _preference(self, said: Statistic, year: Period) -> tuple[int, int, bool, str]:
        """Return what puts the nearest first, then the best evidence, then a number."""
        return (
            said.period.years_apart(year),
            evidence_of(said, self.dataset).grade,
            said.figure.hedge is not Hedge.EXACT,
            said.id,
        )

    def _preferred(self, indicator: str, known: Iterable[Statistic]) -> str | None:
        for series in self.series:
            if series.indicator == indicator:
                return series.id
        found = {said.series for said in known if said.series}
        order = {name: self.dataset.series[name].precedence for name in found}
        return min(order, key=lambda name: (order[name], name), default=None)

    def _lack(
        self,
        indicator: str,
        area: str,
        year: Period,
        unsafe: Iterable[Statistic],
        known: Iterable[Statistic],
    ) -> str:
        """Return which datum is missing, why if a series says so, and the nearest."""
        what = self.dataset.indicators[indicator].name
        where = self.dataset.areas[area].name
        named = f"{what} of {where} in {year}"
        reasons = list(dict.fromkeys(self._reasons(indicator, area, year)))
        safe = [said for said in known if not is_unsafe(said)]
        nearest = list(_around(safe, year))
        tail = (
            f"nearest: {' and '.join(nearest)}" if nearest else "there is none at all"
        )
        if list(unsafe):
            return f"{named} is not safe to compute with: {'; '.join(reasons)}; {tail}"
        reason = f" ({'; '.join(reasons)})" if reasons else ""
        return f"there is no {named}{reason}; {tail}"

    def _reasons(self, indicator: str, area: str, year: Period) -> Iterator[str]:
        for series in self.dataset.series.where(indicator=indicator).values():
            span = series.span(area, year, Safety.HOLE, Safety.UNSAFE)
            if span is not None:
                yield span.reason


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
    of_used = dataset.series.where(indicator=list(used))
    found: dict[str, str] = {}
    for name in names:
        indicator = dataset.series[name].indicator
        if name not in of_used:
            raise CriteriaError(
                f"nothing is computed with the series {name!r}. "
                f"{suggest(name, list(of_used))}"
            )
        if indicator in found:
            raise CriteriaError(
                f"vintage= gives two series of {indicator}: {found[indicator]}, {name}"
            )
        found[indicator] = name


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
    """Yield the periods of the nearest observations before and after a year."""
    periods = sorted({said.period for said in known})
    first, last = year.ordinals
    before = [period for period in periods if period.ordinals[1] < first]
    after = [period for period in periods if period.ordinals[0] > last]
    yield from (str(period) for period in (*before[-1:], *after[:1]))
