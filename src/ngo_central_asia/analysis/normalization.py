"""Figures made comparable: converted, deflated, set against people or the product.

Each step is a `Derived` that rests on the one before it and on a cited observation of
the figure's own year. The steps have one order: a sum of money is converted, then
deflated with the price level of the country whose currency it then is in, then divided.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparability import of_statement, years
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.context import (
    Context,
    LackingError,
    check_series,
    one_year,
)
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.errors import CriteriaError, FigureError, UnitError
from ngo_central_asia.model import bounds, units
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.statistic import Statistic

POPULATION, PRODUCT = "population", "gdp_current_usd"
RATE, PRICES = "exchange_rate_official", "gdp_deflator"
#: The currency that rates are to, and the area whose prices it is spent at.
DOLLAR, OF_DOLLAR = "USD", "US"


class Per(NamedTuple):
    """What a figure is divided by.

    Args:
        words: How it was asked for, in the words of a table.
        indicator: Id of the indicator to divide by.
        many: To how many of it the figure is set.
    """

    words: str
    indicator: str
    many: int


class Normalization(NamedTuple):
    """What is computed from each figure, and with what.

    Args:
        per: What it is divided by.
        currency: What it is converted to, by its ISO 4217 code.
        prices: The year whose prices it is in.
        vintage: Ids of the series asked for by name.
        tolerance: How many calendar years rates, prices and denominators may be from
            the figure.
    """

    per: Per | None
    currency: str | None
    prices: Period | None
    vintage: tuple[str, ...]
    tolerance: int

    @property
    def words(self) -> str:
        """What comes out, in the words of a table: "in USD, prices of 2017"."""
        said = [
            f"in {self.currency}" if self.currency else "",
            f"in prices of {self.prices}" if self.prices else "",
            f"per {self.per.words}" if self.per else "",
        ]
        return ", ".join(filter(None, said))


def asked_for(
    *,
    per: str | None,
    currency: str | None,
    prices: Period | int | str | None,
    vintage: str | Iterable[str] | None,
    tolerance: int,
    dataset: Dataset,
) -> Normalization | None:
    """Return what is to be computed, or ``None`` if nothing is.

    Raises:
        CriteriaError: What is asked for is unknown or contradicts itself.
        NotFoundError: There is no such series.
    """
    named = (vintage,) if isinstance(vintage, str) else tuple(vintage or ())
    if type(tolerance) is not int or tolerance < 0:
        raise CriteriaError(
            f"expected context_tolerance in whole years, got {tolerance!r}"
        )
    if (per, currency, prices) == (None, None, None):
        if named or tolerance:
            raise CriteriaError(
                "vintage and context_tolerance are for what is computed: give per=, "
                "in_= or real="
            )
        return None
    set_against = None if per is None else _per(per)
    if prices is not None and set_against and set_against.indicator == PRODUCT:
        raise CriteriaError(
            f"per={per!r} is of the prices of the figure's own year: leave real= out"
        )
    used = [
        *([set_against.indicator] if set_against else []),
        *([RATE] if currency is not None else []),
        *([PRICES] if prices is not None else []),
    ]
    check_series(named, used, dataset)
    return Normalization(
        per=set_against,
        currency=None if currency is None else _currency(currency),
        prices=None if prices is None else _year(prices),
        vintage=named,
        tolerance=tolerance,
    )


def demand_fitting(wanted: Normalization, indicator: Indicator) -> None:
    """Refuse what cannot be computed from any figure of an indicator.

    Raises:
        UnitError: It is no sum of money, or is a ratio already.
    """
    name, unit = indicator.name, indicator.unit
    money = unit in (*units.CURRENCIES, units.LOCAL_CURRENCY)
    for option, value in (("in_", wanted.currency), ("real", wanted.prices)):
        if value is not None and not money:
            raise UnitError(
                f"{name} is in {units.words(unit)}, and {option}= is for sums of money"
            )
    if wanted.per is not None and "/" in unit:
        raise UnitError(f"{name} is in {units.words(unit)}: it is a ratio already")
    share = wanted.per is not None and wanted.per.indicator == PRODUCT
    if share and money and DOLLAR not in (wanted.currency, unit):
        raise CriteriaError(
            f"the product is in {DOLLAR} and {name} in {units.words(unit)}: add "
            f'in_="{DOLLAR}"'
        )


def normalized(row: Row, wanted: Normalization) -> Row:
    """Return *row* with what is computed from its figure, or with what is missing."""
    stated = row.statistic
    if stated is None:
        return row
    named = tuple(row.dataset.series[name] for name in wanted.vintage)
    context = Context(row.dataset, named, wanted.tolerance)
    given: Statistic | Derived = stated
    gap = Gap.NO_RATE
    try:
        if wanted.currency is not None:
            given = converted(given, wanted.currency, stated.period, context)
        gap = Gap.NO_PRICES
        if wanted.prices is not None:
            given = deflated(given, wanted.prices, stated.period, context)
        gap = Gap.NO_DENOMINATOR
        if wanted.per is not None:
            given = divided(given, wanted.per, stated, context)
    except LackingError as error:
        return attrs.evolve(row, lack=gap, missing=str(error))
    except (FigureError, UnitError) as error:
        return attrs.evolve(row, lack=Gap.NOT_COMPUTABLE, missing=str(error))
    return attrs.evolve(row, derived=given if isinstance(given, Derived) else None)


# --- the steps ------------------------------------------------------------------------


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
            formula=f"{_shown(given)} / {rate.figure}",
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
            formula=f"{_shown(given)} x {rate.figure}",
            divisor=one / rate.figure,
            further=(rate,),
            caveats=_caveats("converted at", rate, period, context),
        )
    return given


def deflated(
    given: Statistic | Derived, base: Period, period: Period, context: Context
) -> Statistic | Derived:
    """Return a sum of money in the prices of another year.

    The price level is that of the country whose currency the sum is in. A sum of the
    year itself is returned as it is.

    Raises:
        LackingError: There is no safe price level of one of the years.
        UnitError: It is no sum of money.
    """
    if one_year(period) == base:
        return given
    area = _issuer(given.figure.unit, context.dataset)
    then, now = (context.observation(PRICES, area, when) for when in (period, base))
    return _step(
        given,
        name=f"in prices of {base}",
        formula=f"{_shown(given)} x {now.figure} / {then.figure}",
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
    share = above == of and per.indicator == PRODUCT
    return _step(
        given,
        name=f"in percent of {per.words}" if share else f"per {per.words}",
        formula=f"{_shown(given)} / {below.figure}",
        divisor=below.figure,
        further=(below,),
        times=100 if share else per.many,
        unit="percent" if share else units.per(f"{above}/{of}", per.many),
        caveats=_caveats("divided by", below, stated.period, context),
    )


def rate_of(currency: str, period: Period, context: Context) -> Statistic:
    """Return the rate of a currency to dollars in the year of *period*.

    Raises:
        LackingError: There is none that is safe.
    """
    areas = _rated(context.dataset)
    if currency not in areas:
        raise LackingError(
            f"there are no rates of {currency} to {DOLLAR}; "
            f"there are those of {', '.join(sorted(areas))}"
        )
    return context.observation(RATE, areas[currency], period)


def _rated(dataset: Dataset) -> dict[str, str]:
    """Return the area of each currency that there are rates of."""
    return {
        said.figure.unit.partition("/")[0]: said.area
        for said in dataset.statistics.where(indicator=RATE).values()
        if said.figure.unit.endswith(f"/{DOLLAR}")
    }


def _issuer(currency: str, dataset: Dataset) -> str:
    if currency not in units.CURRENCIES:
        raise UnitError(f"{currency} is no currency")
    areas = {DOLLAR: OF_DOLLAR} | _rated(dataset)
    if currency not in areas:
        raise LackingError(
            f"there is no price level for {currency}: its country has no rates here"
        )
    return areas[currency]


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
    if within is not None and divisor.bounds is not None:
        within = bounds.divide(within, divisor.bounds)
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


def _shown(given: Statistic | Derived) -> str:
    return given.rounded if isinstance(given, Derived) else str(given.figure)


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
    apart = datum.period.years_apart(one_year(period))
    if apart:
        yield Caveat(
            CaveatKind.PERIOD,
            f"{name} is of {datum.period}, {years(apart)} from the figure",
            citations=cited,
        )
    if period.uncertain or period.approximate:
        yield Caveat(
            CaveatKind.PERIOD,
            f"the year of the figure is not certain, and so is that of {name}",
            citations=cited,
        )
    for caveat in of_statement(datum, dataset):
        if caveat.kind is not CaveatKind.VINTAGE:
            yield attrs.evolve(
                caveat,
                text=f"of {name}: {caveat.text}",
                citations=caveat.citations or cited,
            )


# --- what is asked for ----------------------------------------------------------------

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_PER = re.compile(
    rf"(?P<number>\d[\d ,_]*)?\s*(?P<scale>{'|'.join(_SCALES)})?\s*(?P<of>[a-z ]+)",
    re.IGNORECASE,
)
_DENOMINATORS = dict.fromkeys(
    ("people", "persons", "person", "inhabitants", "capita", "head"), POPULATION
) | dict.fromkeys(("gdp", "usd of gdp", "dollars of gdp"), PRODUCT)


def _per(text: object) -> Per:
    match = _PER.fullmatch(text.strip()) if isinstance(text, str) else None
    of = match["of"].strip().casefold() if match else ""
    if match is None or of not in _DENOMINATORS:
        raise CriteriaError(
            f'expected per= such as "100 000 people" or "GDP", got {text!r}. '
            f"{suggest(of or text, _DENOMINATORS)}"
        )
    many = int(re.sub(r"\D", "", match["number"] or "1"))
    many *= _SCALES[match["scale"].casefold()] if match["scale"] else 1
    if many == 0:
        raise CriteriaError(f"expected per= of a number above zero, got {text!r}")
    if _DENOMINATORS[of] == PRODUCT:
        words = "GDP" if many == 1 else f"{many:,} {DOLLAR} of GDP"
    else:
        words = "person" if many == 1 else f"{many:,} people"
    return Per(words, _DENOMINATORS[of], many)


def _currency(code: object) -> str:
    if code not in units.CURRENCIES:
        raise CriteriaError(
            f"expected a currency by its ISO 4217 code for in_=, got {code!r}. "
            f"{suggest(code, units.CURRENCIES)}"
        )
    return str(code)


def _year(when: Period | int | str) -> Period:
    try:
        return one_year(Period.of(when))
    except LackingError:
        raise CriteriaError(f"expected one year for real=, got {when!r}") from None
