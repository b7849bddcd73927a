"""Dated exchange rates as contexts of pint."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.context import DOLLAR, Context, LackingError, one_year
from ngo_central_asia.analysis.conversion import rate_of
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.errors import CriteriaError, UnitError
from ngo_central_asia.model import numbers, units
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from pint.facets.context.objects import Context as PintContext

    from ngo_central_asia.dataset.dataset import Dataset


def rates(
    when: Period | dt.date | int | str, *, dataset: Dataset | None = None
) -> PintContext:
    """Return the official exchange rates of one year as a context of pint.

    Rates are means of a year. Nothing else converts a quantity of one currency to
    another: without a context that is an error, which says that a date is needed.

    Args:
        when: A year, or a date in it.
        dataset: Dataset with the rates; the embedded one if absent.

    Raises:
        PeriodError: *when* is no period.
        CriteriaError: It is no single year.

    A conversion raises `UnitError` where the year has no safe rate of a currency.

    >>> import ngo_central_asia as nca
    >>> prizes = nca.statistics["kz-prizes-2017-jaysanov"].figure.quantity
    >>> print(round(prizes.to("USD", nca.rates(2017)).magnitude, -3))
    211000
    >>> prizes.to("USD")
    Traceback (most recent call last):
    ...
    ngo_central_asia.model.registry.RateNeededError: KZT converts to USD only at the
    rate of a date: give one, such as quantity.to("USD", nca.rates(2017))
    """
    import pint

    try:
        year = one_year(Period.of(when))
    except LackingError:
        raise CriteriaError(f"expected one year for rates, got {when!r}") from None
    look_up = Context(or_embedded(dataset))
    made = pint.Context(f"rates of {year}")
    for currency in units.CURRENCIES:
        if currency != DOLLAR:
            made.add_transformation(
                f"[{currency}]", f"[{DOLLAR}]", _to_dollars(currency, year, look_up)
            )
            made.add_transformation(
                f"[{DOLLAR}]", f"[{currency}]", _from_dollars(currency, year, look_up)
            )
    return made


def _to_dollars(currency: str, year: Period, context: Context) -> Callable[..., Any]:
    def convert(registry: Any, given: Any) -> Any:
        rate = _rate(currency, year, context)
        return registry.Quantity(_times(given.m_as(currency), 1 / rate), DOLLAR)

    return convert


def _from_dollars(currency: str, year: Period, context: Context) -> Callable[..., Any]:
    def convert(registry: Any, given: Any) -> Any:
        rate = _rate(currency, year, context)
        return registry.Quantity(_times(given.m_as(DOLLAR), rate), currency)

    return convert


def _rate(currency: str, year: Period, context: Context) -> Fraction:
    try:
        rate = rate_of(currency, year, context).figure
    except LackingError as error:
        raise UnitError(str(error)) from None
    if rate.hedge is not Hedge.EXACT or rate.value is None or rate.value <= 0:
        raise UnitError(
            f"the rate of {currency} in {year}, {rate}, is no exact number above zero: "
            "a quantity has no bounds to carry it"
        )
    return Fraction(rate.value)


def _times(number: Any, factor: Fraction) -> Any:
    """Return a product: exact for exact numbers, floats for floats and arrays."""
    if isinstance(number, (int, Decimal, Fraction)):
        return numbers.exact(Fraction(number) * factor)
    return number * float(factor)
