"""Figures made comparable: converted, deflated, set against people or the product.

Each step is a `Derived` that rests on the one before it and on a cited observation of
the figure's own year. The steps have one order: a sum of money is converted, then
deflated with the price level of the country whose currency it then is in, then divided.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparability import of_observation, years
from ngo_central_asia.analysis.context import (
    DOLLAR,
    OF_DOLLAR,
    PRICES,
    PRODUCT,
    RATE,
    Context,
    LackingError,
    away,
    one_year,
)
from ngo_central_asia.analysis.derived import Derived, shown
from ngo_central_asia.errors import UnitError
from ngo_central_asia.model import bounds, units
from ngo_central_asia.model.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.normalization import Per
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.statistic import Statistic


def converted(
    given: Statistic | Derived, currency: str, period: Period, context: Context
) -> Statistic | Derived:
    """Return a sum of money in another currency, at the rates of its own year.

    A sum in the currency itself is returned as it is. Between two currencies that are
    not dollars it goes by way of dollars.

    Raises:
        LackingError: There is no safe rate.
        UnitError: It is no sum of money.
    """
    own = given.figure.unit
    if own not in units.CURRENCIES:
        raise UnitError(f"{given.figure} is no sum of money")
    if own == currency:
        return given
    if own != DOLLAR:
        rate = rate_of(own, period, context)
        given = _step(
            given,
            name=f"in {DOLLAR}",
            formula=f"{shown(given)} / {rate.figure}",
            divisor=rate.figure,
            further=(rate,),
            caveats=_caveats("converted at", rate, period, context),
        )
    if currency != DOLLAR:
        rate = rate_of(currency, period, context)
        one = Figure(value=1, unit="times")
        given = _step(
            given,
            name=f"in {currency}",
            formula=f"{shown(given)} x {rate.figure}",
            divisor=one / rate.figure,
            further=(rate,),
            caveats=_caveats("converted at", rate, period, context),
        )
    return given


def deflated(
    given: Statistic | Derived, base: Period, period: Period, context: Context
) -> Statistic | Derived:
    """Return a sum of money in the prices of another year.

    The price level is that of the country whose currency the sum is in, in the years
    themselves. A sum that is certainly of the year asked for is returned as it is.

    Raises:
        LackingError: There is no safe price level of one of the years, or the two are
            of different series.
        UnitError: It is no sum of money.
    """
    if one_year(period) == base and not (period.uncertain or period.approximate):
        return given
    area = _issuer(given.figure.unit, context.dataset)
    then, now = (
        context.observation(PRICES, area, when, tolerance=0) for when in (period, base)
    )
    if origin(then) != origin(now):
        raise LackingError(
            f"the price levels of {period} and {base} are of different series, "
            f"{origin(then)} and {origin(now)}: they have no common base"
        )
    return _step(
        given,
        name=f"in prices of {base}",
        formula=f"{shown(given)} x {now.figure} / {then.figure}",
        divisor=then.figure / now.figure,
        further=(now, then),
        caveats=(
            *_caveats("divided by the price level", then, period, context),
            *_caveats("multiplied by the price level", now, base, context),
        ),
    )


def divided(
    given: Statistic | Derived, per: Per, stated: Statistic, context: Context
) -> Derived:
    """Return a figure set against people or the product of its own area and year.

    Raises:
        LackingError: There is no safe denominator.
        UnitError: The ratio has no unit.
    """
    below = context.observation(per.indicator, stated.area, stated.period)
    above, of = given.figure.unit, below.figure.unit
    share = above == of and per.indicator == PRODUCT and per.many == 1
    part = (
        (
            Caveat(
                CaveatKind.DEFINITION,
                f"a part ({', '.join(value for _, value in stated.breakdown)}) is set "
                "against the whole area",
            ),
        )
        if stated.breakdown
        else ()
    )
    return _step(
        given,
        name=f"in percent of {per.words}" if share else f"per {per.words}",
        formula=f"{shown(given)} / {below.figure}",
        divisor=below.figure,
        further=(below,),
        times=100 if share else per.many,
        unit="percent" if share else units.per(f"{above}/{of}", per.many),
        caveats=(*part, *_caveats("divided by", below, stated.period, context)),
    )


def rate_of(currency: str, period: Period, context: Context) -> Statistic:
    """Return the rate of a currency to dollars in the year of *period*.

    Raises:
        LackingError: There is none that is safe.
    """
    areas = _rated(context.dataset).get(currency, [])
    if not areas:
        known = ", ".join(sorted(_rated(context.dataset))) or "none of any currency"
        raise LackingError(
            f"there are no rates of {currency} to {DOLLAR}; there are: {known}"
        )
    return context.observation(RATE, _one(areas, currency), period)


def _rated(dataset: Dataset) -> dict[str, list[str]]:
    """Return the areas that have rates, by the currency of the rates."""
    if not dataset.indicators.has_id(RATE):
        return {}
    found: dict[str, list[str]] = {}
    for said in dataset.statistics.where(indicator=RATE).values():
        currency, _, to = said.figure.unit.partition("/")
        if to == DOLLAR and said.area not in found.setdefault(currency, []):
            found[currency].append(said.area)
    return found


def _one(areas: list[str], currency: str) -> str:
    if len(areas) > 1:
        raise LackingError(
            f"{currency} is the currency of {' and '.join(sorted(areas))}: nothing "
            "says which one is meant"
        )
    return areas[0]


def origin(said: Statistic) -> str:
    """Return the series that an observation is of, or else its source."""
    return said.series or said.citations[0].source


def _issuer(currency: str, dataset: Dataset) -> str:
    """Return the area whose price level a currency is spent at."""
    if currency not in units.CURRENCIES:
        raise UnitError(f"{currency} is no currency")
    if currency == DOLLAR:
        return OF_DOLLAR
    own = [area.id for area in dataset.areas.values() if area.currency == currency]
    areas = own or _rated(dataset).get(currency, [])
    if not areas:
        raise LackingError(f"no area of the dataset has the currency {currency}")
    return _one(areas, currency)


def _step(
    given: Statistic | Derived,
    *,
    name: str,
    formula: str,
    divisor: Figure,
    further: tuple[Statistic, ...],
    caveats: Iterable[Caveat],
    times: int = 1,
    unit: str | None = None,
) -> Derived:
    """Return *given* divided by a figure, and multiplied, as a further step."""
    figure = given.figure / divisor
    within = given.bounds if isinstance(given, Derived) else given.figure.bounds
    if within is not None:
        below = divisor.bounds
        within = None if below is None else bounds.divide(within, below)
    if times != 1:
        figure = figure.times(times)
        within = within and bounds.scale(within, Fraction(times))
        formula = f"{formula} x {times:,}"
    before = given.caveats if isinstance(given, Derived) else ()
    return Derived(
        name=f"{_named(given)}, {name}",
        formula=formula,
        figure=figure if unit is None else attrs.evolve(figure, unit=unit),
        inputs=(given, *further),
        caveats=(*before, *caveats),
        bounds=within,
    )


def _named(given: Statistic | Derived) -> str:
    return given.name if isinstance(given, Derived) else given.summary


def _caveats(
    how: str, datum: Statistic, period: Period, context: Context
) -> Iterator[Caveat]:
    """Yield what a figure was computed with, from where, and what is said of that."""
    dataset, cited = context.dataset, datum.citations
    name = dataset.indicators[datum.indicator].name
    if datum.series is None:
        whence = dataset.sources[cited[0].source].label
    else:
        series = dataset.series[datum.series]
        whence = f"{series.publisher}, {series.version}"
    yield Caveat(
        CaveatKind.STEP,
        f"{how} {datum.figure}: {name}, {dataset.areas[datum.area].name}, "
        f"{datum.period} ({whence})",
        citations=cited,
    )
    year = one_year(period)
    if away(datum, year):
        reason = context.reason(datum.indicator, datum.area, year)
        apart = datum.period.years_apart(year)
        far = f"{years(apart)} from the figure" if apart else f"not of {year} alone"
        yield Caveat(
            CaveatKind.PERIOD,
            f"{name} is of {datum.period}, {far}" + (f" ({reason})" if reason else ""),
            citations=cited,
        )
    if period.uncertain or period.approximate:
        yield Caveat(
            CaveatKind.PERIOD,
            f"the year of the figure is not certain, and so is that of {name}",
            citations=cited,
        )
    for caveat in of_observation(datum, context.rivals(datum), dataset):
        if caveat.kind is not CaveatKind.VINTAGE:
            yield attrs.evolve(
                caveat,
                text=f"of {name}: {caveat.text}",
                citations=caveat.citations or cited,
            )
