"""What `compare` computes from each figure: per people, in a currency, in prices.

Here stands what is asked for, and what comes of it in each row; the steps themselves
are in `ngo_central_asia.analysis.conversion`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.context import (
    DOLLAR,
    POPULATION,
    PRICES,
    PRODUCT,
    RATE,
    Context,
    LackingError,
    check_series,
)
from ngo_central_asia.analysis.conversion import converted, deflated, divided, origin
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import CriteriaError, FigureError, UnitError
from ngo_central_asia.model import units
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.vocabulary import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.statistic import Statistic


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
    vintage: Iterable[str | Series] | str | Series | None,
    tolerance: int,
    dataset: Dataset,
) -> Normalization | None:
    """Return what is to be computed, or ``None`` if nothing is.

    Raises:
        CriteriaError: What is asked for is unknown or contradicts itself.
        NotFoundError: There is no such series.
    """
    given = () if vintage is None else many(vintage, "vintage")
    named = tuple(dict.fromkeys(dataset.series[one].id for one in given))
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


#: What is no number of things, and so nothing to set against people or the product.
_NOT_COUNTED = (Measure.SHARE, Measure.FACTOR, Measure.DURATION, Measure.INDEX)
_IN_NO_NUMBERS = (*units.SCALES, "point", "times", "percent")


def demand_fitting(wanted: Normalization, indicator: Indicator) -> None:
    """Refuse what cannot be computed from any figure of an indicator.

    Raises:
        UnitError: It is no sum of money, or nothing that is counted.
        CriteriaError: It would be divided by itself, or by another currency.
    """
    name, unit = indicator.name, indicator.unit
    money = unit in (*units.CURRENCIES, units.LOCAL_CURRENCY)
    for option, value in (("in_", wanted.currency), ("real", wanted.prices)):
        if value is not None and not money:
            raise UnitError(
                f"{name} is in {units.words(unit)}, and {option}= is for sums of money"
            )
    if wanted.per is None:
        return
    if "/" in unit or unit in _IN_NO_NUMBERS or indicator.measure in _NOT_COUNTED:
        raise UnitError(
            f"{name} is a {indicator.measure.value} in {units.words(unit)}, and per= "
            "is for numbers of things and sums of money"
        )
    if wanted.per.indicator == indicator.id:
        raise CriteriaError(f"per={wanted.per.words!r} divides {name} by itself")
    in_dollars = DOLLAR in (wanted.currency, unit)
    if wanted.per.indicator == PRODUCT and money and not in_dollars:
        raise CriteriaError(
            f"the product is in {DOLLAR} and {name} in {units.words(unit)}: add "
            f'in_="{DOLLAR}"'
        )


# --- reading what is asked for --------------------------------------------------------

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_PER = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[ ,][0-9]{3})+|[0-9]+)?\s*"
    rf"(?P<scale>(?:{'|'.join(_SCALES)})\b)?\s*(?P<of>[a-z][a-z ]*)",
    re.IGNORECASE | re.ASCII,
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
    amount = int(re.sub("[ ,]", "", match["number"] or "1"))
    amount *= _SCALES[match["scale"].casefold()] if match["scale"] else 1
    if amount == 0:
        raise CriteriaError(f"expected per= of a number above zero, got {text!r}")
    if of == "gdp" and amount > 1:
        raise CriteriaError(
            f'expected per="GDP", or so many dollars of it such as "million USD of '
            f'GDP", got {text!r}'
        )
    if _DENOMINATORS[of] == PRODUCT:
        words = "GDP" if amount == 1 else f"{amount:,} {DOLLAR} of GDP"
    else:
        words = "person" if amount == 1 else f"{amount:,} people"
    return Per(words, _DENOMINATORS[of], amount)


def _currency(code: object) -> str:
    if code not in units.CURRENCIES:
        raise CriteriaError(
            f"expected a currency by its ISO 4217 code for in_=, got {code!r}. "
            f"{suggest(code, units.CURRENCIES)}"
        )
    return str(code)


def _year(when: Period | int | str) -> Period:
    asked = Period.of(when)
    if not re.fullmatch(r"\d{4}", asked.edtf):
        raise CriteriaError(f"expected a year for real=, got {when!r}")
    return asked


# --- what is computed -----------------------------------------------------------------


def normalized(row: Row, wanted: Normalization) -> Row:
    """Return *row* with what is computed from its figure, or with what is missing."""
    stated = row.statistic
    if stated is None:
        return row
    named = tuple(row.dataset.series[name] for name in wanted.vintage)
    least = row.question.evidence
    context = Context(row.dataset, named, wanted.tolerance, least)
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
    if not isinstance(given, Derived):
        return row
    if _says_nothing(given):
        only = f"{given.name} may be anything above zero"
        return attrs.evolve(row, lack=Gap.NOT_COMPUTABLE, missing=only)
    return attrs.evolve(row, derived=given)


def mixed(row: Row, others: Iterable[Row]) -> Iterator[Caveat]:
    """Yield that other rows are computed with other vintages or sources."""
    mine = _origins(row)
    for other in others:
        for indicator, origins in _origins(other).items():
            if further := sorted(origins - mine.get(indicator, origins)):
                name = row.dataset.indicators[indicator].name
                yield Caveat(
                    CaveatKind.VINTAGE,
                    f"other rows take {name} from {', '.join(further)}: vintages are "
                    "not to be mixed",
                    breach=True,
                )


def _origins(row: Row) -> dict[str, set[str]]:
    """Return the series or sources that a row is computed with, by indicator."""
    found: dict[str, set[str]] = {}
    for said in row.derived.statistics if row.derived else ():
        if said.indicator in (POPULATION, PRODUCT, RATE, PRICES):
            found.setdefault(said.indicator, set()).add(origin(said))
    return found


def _says_nothing(derived: Derived) -> bool:
    within = derived.bounds
    return within is None or (within.high is None and not within.low)
