"""Figures read from text: the ways sources write them, and our canonical one."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypedDict

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import FigureError, UnitError
from ngo_central_asia.model import numbers, units
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.model.numbers import Number


class Parts(TypedDict, total=False):
    """The arguments of a figure."""

    hedge: Hedge
    value: Number
    lower: Number
    upper: Number
    unit: str
    approximate: bool
    margin: Number
    candidates: tuple[Number, ...]
    words: str


_EXPECTED = (
    'expected one such as "4,966 organizations", "about 5,000 persons", '
    '"over 200 thousand people", "400,000 to 1.5 million tenge", "14.4%"'
)
_HEDGES = {
    "exactly": Hedge.EXACT,
    "at least": Hedge.AT_LEAST,
    "no fewer than": Hedge.AT_LEAST,
    "no less than": Hedge.AT_LEAST,
    "over": Hedge.OVER,
    "more than": Hedge.OVER,
    "at most": Hedge.AT_MOST,
    "no more than": Hedge.AT_MOST,
    "not exceed": Hedge.AT_MOST,
    "does not exceed": Hedge.AT_MOST,
    "within": Hedge.AT_MOST,
    "up to": Hedge.UP_TO,
    "under": Hedge.UNDER,
    "less than": Hedge.UNDER,
    "fewer than": Hedge.UNDER,
    "almost": Hedge.ALMOST,
    "nearly": Hedge.ALMOST,
    "approached": Hedge.ALMOST,
}
_ABOUT = ("about", "approximately", "around", "roughly", "some", "circa")
_NONE = ("not a single", "not been a single", "no", "none")
#: Words before a figure that say nothing of how sure it is.
_IDLE = ("only", "a total of", "total of", "on average", "from", "between", "already")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_ONE_TO_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_SPELLED = {word: number for number, word in enumerate(_ONE_TO_TWENTY, start=1)}
_SPELLED |= {"a": 1, "an": 1, "once": 1, "twice": 2}
_SPELLED |= {"twofold": 2, "threefold": 3, "fourfold": 4}

# No number ends where more digits follow: of "2 3000" or "1,5" nothing is read.
_DIGITS = (
    r"(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 13,018
    r"|-?\d{1,3}(?: \d{3})+(?:\.\d+)?"  # 45 674
    r"|-?\d+(?:\.\d+)?)(?![,. ]?\d)"
)
# Nor where a word goes on with it that is not read here: "one-third", "two hundred".
_MORE = (
    r"(?![\s-]*(?:and\s+an?\s+)?(?:hundred|thousand|million|billion|trillion|dozen"
    r"|few|couple|number|half|halves|thirds?|quarters?|fifths?|tenths?)\b)"
)
# An article is a one only before what is counted: not in "a large number".
_COUNTED = "|".join([*(words[0] for words in units.UNITS.values()), *_SCALES])
_ARTICLE = rf"(?!an?\s+(?!(?:{_COUNTED})\b))"
_NUMBER = re.compile(
    rf"(?:(?P<digits>{_DIGITS})(?:/(?P<below>{_DIGITS}))?"
    rf"|{_ARTICLE}(?P<spelled>{'|'.join(_SPELLED)})\b)"
    rf"(?:\s*(?P<scale>{'|'.join(_SCALES)})\b)?(?P<percent>\s*%)?{_MORE}",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"(?P<mark>to\b|-|and\b|,)\s*", re.IGNORECASE)
_VAGUE = re.compile(r'\s*vague\s+"(?P<words>[^"]+)"')
_UNREADABLE = re.compile(
    r'\s*unreadable\s+"(?P<words>[^"]+)"(?:\s*\((?P<candidates>[^()]*)\))?'
)
_MARGIN = re.compile(r"\(±(?P<margin>[^()]+)\)\s*(?P<percent>%)?")
_INTERVAL = re.compile(
    r"\((?P<lower>[-\d.,/]+) to (?P<upper>[-\d.,/]+)\)\s*(?P<percent>%)?"
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def read_all(text: str, unit: str | None) -> Parts:
    """Return the parts of the figure that *text* is, see `Figure.parse`."""
    reader = _Reader(text)
    parts = reader.figure(unit)
    named = "percent" if reader.percent else None
    if reader.rest:
        named = units.from_words(reader.rest)
        if named is None and any(map(str.isdigit, reader.rest)):
            raise FigureError(
                f"{text!r} is not one figure: {reader.rest!r} is left; {_EXPECTED}"
            )
        if named is None:
            words = [word for row in units.UNITS.values() for word in row[1:]]
            hint = suggest(reader.rest, words)
            raise UnitError(f"{text!r}: there is no unit {reader.rest!r}. {hint}")
    if reader.percent and named != "percent":
        raise UnitError(f"{text!r} is in percent and in {named}")
    if named and unit and named != unit:
        raise UnitError(f"{text!r} is in {named}, expected {unit}")
    if named is None and unit is None:
        raise UnitError(f"{text!r} names no unit; {_EXPECTED}")
    parts["unit"] = units.check(named or unit)
    return parts


def read_first(phrase: str, unit: str) -> Parts:
    """Return the parts of the figure that *phrase* starts with, see `Figure.read`."""
    reader = _Reader(phrase)
    parts = reader.figure(unit)
    parts["unit"] = units.check(unit)
    if reader.percent and not unit.startswith("percent"):
        raise FigureError(f"{phrase!r} is in percent, expected {unit}")
    return parts


class _Reader:
    """A cursor over one text; each method takes what it can and moves on."""

    def __init__(self, text: object) -> None:
        if not isinstance(text, str):
            raise FigureError(f"expected text, got {text!r}; {_EXPECTED}")
        self.text = text
        self.rest = _folded(text)
        self.percent = False

    def figure(self, unit: str | None) -> Parts:
        """Take a figure: its hedge, its numbers, its margin."""
        worded = self._worded()
        if worded:
            return worded
        between = "between" in self._idle()
        name = self._word(_HEDGES)
        approximate = self._word(_ABOUT) is not None
        if name is None and self._word(_NONE):
            return {"hedge": Hedge.NONE, "value": 0}
        if unit == "percent" and self._word(("all",)):
            return {"hedge": Hedge.EXACT, "value": 100}
        first = self._take(_NUMBER)
        if first is None:
            raise FigureError(f"{self.text!r} is no figure; {_EXPECTED}")
        parts: Parts = {"hedge": Hedge.EXACT, "value": self._value(first)}
        second = None if name else self._second(first, between=between)
        if second:
            parts = {"hedge": Hedge.RANGE, "value": self._value(first, second)}
            parts["upper"] = self._value(second)
        elif name:
            parts["hedge"] = _HEDGES[name]
        if approximate and parts["hedge"] is Hedge.EXACT:
            parts["hedge"] = Hedge.ABOUT
        elif approximate:
            parts["approximate"] = True
        if parts["hedge"] is Hedge.EXACT:
            return parts | self._interval(parts["value"])
        return parts | self._margin()

    def _margin(self) -> Parts:
        """Take "(±5)" behind an approximate number, or nothing."""
        margin = self._take(_MARGIN)
        if margin is None:
            return {}
        self.percent = self.percent or bool(margin["percent"])
        return {"margin": self._number_alone(margin["margin"])}

    def _interval(self, value: Number) -> Parts:
        """Take the interval around *value* in "0.5 (0.4 to 0.7)", or nothing."""
        kept = self.rest
        interval = self._take(_INTERVAL)
        if interval:
            try:
                lower = self._number_alone(interval["lower"])
                upper = self._number_alone(interval["upper"])
            except FigureError:
                lower = upper = value
            if lower < upper and lower <= value <= upper:
                self.percent = self.percent or bool(interval["percent"])
                return {"hedge": Hedge.ESTIMATE, "lower": lower, "upper": upper}
        # Two numbers in brackets that are not around the first say something else.
        self.rest = kept
        return {}

    def _worded(self) -> Parts | None:
        """Take a figure that is given in words only, or nothing."""
        # The words are the print of the source: they are taken as they stand.
        match = _VAGUE.match(self.text)
        if match:
            self.rest = _folded(self.text[match.end() :])
            return {"hedge": Hedge.VAGUE, "words": match["words"]}
        match = _UNREADABLE.match(self.text)
        if match:
            self.rest = _folded(self.text[match.end() :])
            readings = _folded(match["candidates"] or "").split(" or ")
            return {
                "hedge": Hedge.UNREADABLE,
                "words": match["words"],
                "candidates": tuple(map(self._number_alone, filter(None, readings))),
            }
        return {"hedge": Hedge.UNKNOWN} if self._word(("unknown",)) else None

    def _idle(self) -> list[str]:
        taken = []
        while word := self._word(_IDLE):
            taken.append(word)
        return taken

    def _second(self, first: re.Match[str], *, between: bool) -> re.Match[str] | None:
        """Take "to 1.5 million" after a first number, or nothing."""
        kept = self.rest
        separator = self._take(_SEPARATOR)
        if separator:
            second = self._take(_NUMBER)
            mark = separator["mark"].casefold()
            spelled = first["spelled"] and second and second["spelled"]
            # "42%, 24%" and "5 and 3" are lists; "eight, ten" and "between … and" not.
            joins = {"and": between, ",": bool(spelled)}.get(mark, True)
            if second and joins:
                return second
        self.rest = kept
        return None

    def _value(
        self, match: re.Match[str], scaler: re.Match[str] | None = None
    ) -> Number:
        """Return the number taken, with the scale of *scaler* in "5 to 6 thousand"."""
        if match["percent"]:
            self.percent = True
        value = _plain(match)
        if match["below"]:
            below = _digits(match["below"])
            if below == 0:
                raise FigureError(f"{self.text!r} divides by zero")
            value /= below
        scale = match["scale"]
        if scaler and not scale and scaler["scale"] and value < _plain(scaler):
            scale = scaler["scale"]
        return numbers.exact(value * _SCALES[scale.casefold()] if scale else value)

    def _number_alone(self, text: str) -> Number:
        match = _NUMBER.fullmatch(text.strip())
        if match is None:
            raise FigureError(f"{text!r} is no number, in {self.text!r}")
        return self._value(match)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.rest)
        if match:
            self.rest = self.rest[match.end() :].lstrip()
        return match

    def _word(self, choices: Iterable[str]) -> str | None:
        """Take the longest of *choices* that stands here as whole words."""
        folded = self.rest.casefold()
        for choice in sorted(choices, key=len, reverse=True):
            if folded.startswith(choice) and not folded[len(choice) :][:1].isalpha():
                self.rest = self.rest[len(choice) :].lstrip()
                return choice
        return None


def _folded(text: str) -> str:
    """Return *text* with one kind of dash and of white space."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return " ".join(folded.split())


def _plain(match: re.Match[str]) -> Fraction:
    """Return the number before its scale."""
    if match["spelled"]:
        return Fraction(_SPELLED[match["spelled"].casefold()])
    return _digits(match["digits"])


def _digits(text: str) -> Fraction:
    return Fraction(Decimal(text.replace(",", "").replace(" ", "")))
