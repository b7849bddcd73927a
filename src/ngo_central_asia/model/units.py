"""The units of this library, their words in running text, and their pint registry.

Organizations, persons, events and each currency are dimensions of their own, so that
no sum mixes them. So is each scale of scores: ``index`` runs from 0 to 1, ``latent``
and ``wgi`` are the open scales of V-Dem's and of the World Bank's models, ``point`` is
what an index number has, which is 100 in its base year. A unit is one of `UNITS` or the
ratio of two of them, written ``organization/year``. Currencies go by their ISO 4217
codes; ``LCU`` stands for each area's own.
"""

from __future__ import annotations

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
        if top in UNITS and (bottom in UNITS if slash else True):
            return sys.intern(str(unit))
    raise UnitError(f"there is no unit {unit!r}. {suggest(unit, UNITS)}")


def from_words(words: str) -> str | None:
    """Return the unit that *words* of running text stand for, or ``None``.

    >>> from_words("US dollars"), from_words("organizations/year"), from_words("cats")
    ('USD', 'organization/year', None)
    """
    top, slash, bottom = words.strip().casefold().partition("/")
    unit = _BY_WORD.get(top.strip())
    if not slash:
        return unit
    below = _BY_WORD.get(bottom.strip())
    return f"{unit}/{below}" if unit and below else None


def words(unit: str, *, singular: bool = False) -> str:
    """Return the words that follow a number of *unit*.

    >>> words("organization"), words("organization/year"), words("KZT")
    ('organizations', 'organizations/year', 'KZT')
    """
    top, slash, bottom = unit.partition("/")
    return UNITS[top][0 if singular else 1] + slash + bottom


def ratio(top: str, bottom: str) -> str:
    """Return the unit of a number of *top* divided by a number of *bottom*.

    Raises:
        UnitError: The result would be a ratio of ratios.
    """
    if top == bottom:
        return "times"
    if bottom == "times":
        return top
    if "/" in top or "/" in bottom:
        raise UnitError(f"a ratio of {top} to {bottom} has no unit here")
    return f"{top}/{bottom}"


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
    import pint

    made: Any = pint.UnitRegistry(None)
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
