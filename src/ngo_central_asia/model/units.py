"""The units of this library, their words in running text, and their pint registry.

Organizations, persons, events and each currency are dimensions of their own, so that
no sum mixes them. So is each scale of scores: ``index`` runs from 0 to 1, ``latent``
and ``wgi`` are the open scales of V-Dem's and of the World Bank's models, ``point`` is
what an index number has, which is 100 in its base year. A unit is one of `UNITS` or the
ratio of two of them, written ``organization/year``, or to so many of the second one,
written ``organization/100000 person``. Currencies go by their ISO 4217 codes; ``LCU``
stands for each area's own.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import UnitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Unit id -> (words in print: singular, plural, then others that sources use).
UNITS: dict[str, tuple[str, ...]] = {
    "organization": ("organization", "organizations", "ngo", "ngos", "associations"),
    "person": ("person", "persons", "people", "citizens", "respondents", "volunteers"),
    "event": ("event", "events", "forums", "conferences"),
    "project": ("project", "projects"),
    "application": ("application", "applications"),
    "participant": ("participant", "participants"),
    "copy": ("copy", "copies"),
    "country": ("country", "countries"),
    "day": ("day", "days"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "times": ("times", "times"),
    "percent": ("percent", "percent", "%", "per cent"),
    "point": ("index point", "index points", "point"),
    "index": ("index", "index"),
    "latent": ("latent-scale point", "latent-scale points", "latent"),
    "wgi": ("WGI unit", "WGI units", "wgi"),
    "LCU": ("LCU", "LCU"),
    "KZT": ("KZT", "KZT", "tenge"),
    "KGS": ("KGS", "KGS", "som"),
    "TJS": ("TJS", "TJS", "somoni"),
    "TMT": ("TMT", "TMT", "manat"),
    "TMM": ("TMM", "TMM", "old manat"),
    "UZS": ("UZS", "UZS", "soum"),
    "USD": ("USD", "USD", "us dollars", "dollars", "u.s. dollars"),
    "EUR": ("EUR", "EUR", "euros"),
    "RUB": ("RUB", "RUB", "rubles"),
}

#: What an indicator is measured in where each area has its own currency.
LOCAL_CURRENCY = "LCU"
#: The units that are ISO 4217 currency codes.
CURRENCIES = tuple(unit for unit in UNITS if unit.isupper() and unit != LOCAL_CURRENCY)
#: The units of scores, of which no ratio says anything.
SCALES = ("index", "latent", "wgi")

#: So many of a unit: more than one, without zeros in front.
_AMOUNT = re.compile(r"([1-9]\d*) (.+)")
_BY_WORD = {word.casefold(): unit for unit, words in UNITS.items() for word in words}


def check(unit: object) -> str:
    """Return *unit* if it is a unit of this library.

    Raises:
        UnitError: There is no such unit; the message suggests the nearest.

    >>> check("organization/year")
    'organization/year'
    """
    if isinstance(unit, str):
        top, slash, bottom = unit.partition("/")
        if top in UNITS and (not slash or _amount(bottom)[1] in UNITS):
            return sys.intern(str(unit))
    raise UnitError(f"there is no unit {unit!r}. {suggest(unit, UNITS)}")


def from_words(words: str) -> str | None:
    """Return the unit that *words* of running text stand for, or ``None``.

    >>> from_words("US dollars"), from_words("organizations/year"), from_words("cats")
    ('USD', 'organization/year', None)
    >>> from_words("NGOs/100,000 people")
    'organization/100000 person'
    """
    top, slash, bottom = words.strip().casefold().partition("/")
    unit = _BY_WORD.get(top.strip())
    if not slash:
        return unit
    many, word = _amount(bottom.strip().replace(",", ""))
    below = _BY_WORD.get(word)
    return f"{unit}/{_of(many, below)}" if unit and below else None


def words(unit: str, *, singular: bool = False) -> str:
    """Return the words that follow a number of *unit*.

    >>> words("organization"), words("organization/year"), words("KZT")
    ('organizations', 'organizations/year', 'KZT')
    >>> words("organization/100000 person")
    'organizations/100,000 persons'
    """
    top, slash, bottom = unit.partition("/")
    many, below = _amount(bottom)
    if many > 1:
        bottom = f"{many:,} {UNITS[below][1]}"
    return UNITS[top][0 if singular else 1] + slash + bottom


def ratio(top: str, bottom: str) -> str:
    """Return the unit of a number of *top* divided by a number of *bottom*.

    Raises:
        UnitError: The result would be a ratio of ratios.

    >>> ratio("KZT", "USD"), ratio("KZT", "KZT/USD"), ratio("times", "KZT/USD")
    ('KZT/USD', 'USD', 'USD/KZT')
    """
    if top == bottom:
        return "times"
    if bottom == "times":
        return top
    above, slash, below = bottom.partition("/")
    if slash and below in UNITS and top in (above, "times"):
        return below if top == above else f"{below}/{above}"
    if "/" in top or slash:
        raise UnitError(f"a ratio of {top} to {bottom} has no unit here")
    return f"{top}/{bottom}"


def per(unit: str, many: int) -> str:
    """Return the ratio *unit* to so many of what it is a ratio to.

    >>> per("organization/person", 100_000)
    'organization/100000 person'
    """
    top, _, bottom = unit.partition("/")
    return check(f"{top}/{_of(many, bottom)}")


def amount(unit: str) -> tuple[int, str]:
    """Return to how many of its second part a unit is, and the plain ratio.

    >>> amount("organization/100000 person"), amount("KZT")
    ((100000, 'organization/person'), (1, 'KZT'))
    """
    top, slash, bottom = unit.partition("/")
    many, below = _amount(bottom)
    return many, f"{top}{slash}{below}"


def _amount(bottom: str) -> tuple[int, str]:
    match = _AMOUNT.fullmatch(bottom)
    if match is None or match[1] == "1":
        return 1, bottom
    return int(match[1]), match[2]


def _of(many: int, unit: str) -> str:
    return unit if many == 1 else f"{many} {unit}"


def fits(unit: str, wanted: str) -> bool:
    """Return whether figures of *unit* are what an indicator in *wanted* asks for.

    Any currency is some area's own, so that it fits ``LCU``.

    >>> fits("KZT/USD", "LCU/USD"), fits("KZT", "USD")
    (True, False)
    """
    parts, asked = unit.split("/"), wanted.split("/")
    return len(parts) == len(asked) and all(
        part == one or (one == LOCAL_CURRENCY and part in CURRENCIES)
        for part, one in zip(parts, asked, strict=True)
    )


@lru_cache(maxsize=1)
def registry() -> Any:
    """Return the pint registry of this library, made when first asked for.

    It is made from an empty registry with our own definitions: a default one takes
    a hundred times as long and lets a count be added to a percentage.
    """
    from ngo_central_asia.model.registry import Registry

    made: Any = Registry(None)
    for unit in UNITS:
        if unit not in _DERIVED:
            made.define(f"{unit} = [{unit}]")
    for unit, definition in _DERIVED.items():
        made.define(f"{unit} = {definition}")
    return made


# Calendar lengths are the means of the Gregorian calendar.
_DERIVED = {
    "year": "365.2425 * day",
    "month": "30.436875 * day",
    "times": "[]",
    "percent": "0.01 * times",
}
