"""Hypothesis strategies for the values that records are made of.

A name is a strategy (`periods`, `texts`, `units`), or a function that returns one
where its parts may be given (`figures`, `several`).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from ngo_central_asia.model import numbers
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.units import UNITS, per

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from ngo_central_asia.model.bounds import Bounds
    from ngo_central_asia.model.numbers import Number

T = TypeVar("T")

#: Hedges of a figure that is open towards one side.
BOUNDING = (
    Hedge.AT_LEAST,
    Hedge.OVER,
    Hedge.AT_MOST,
    Hedge.UP_TO,
    Hedge.UNDER,
    Hedge.ALMOST,
)
#: Hedges of a figure with a number to compute with.
#: Hedges of a figure that runs from a lower number to an upper one.
SPANNING = (Hedge.RANGE, Hedge.ESTIMATE)
COMPUTABLE = (Hedge.EXACT, Hedge.ABOUT, Hedge.NONE, *SPANNING, *BOUNDING)

# --- numbers and units ----------------------------------------------------------------

#: Whole numbers, below zero too.
integers = st.integers(-(10**12), 10**12)
#: Decimals of at most four places.
decimals = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=4)
#: Fractions whose decimal digits do not end.
unending = st.builds(
    lambda whole, part, of: whole + Fraction(part, of),
    st.integers(-(10**6), 10**6),
    st.sampled_from([1, 2]),
    st.sampled_from([3, 7, 9, 11, 97]),
)
#: Canonical numbers whose decimal digits end: int or Decimal.
with_digits = st.one_of(integers, decimals).map(numbers.exact)
#: Any exact number in canonical form: int, Decimal or Fraction.
exact_numbers = st.one_of(st.integers(-20, 20), integers, decimals, unending).map(
    numbers.exact
)
#: Exact numbers above zero.
above_zero = exact_numbers.map(lambda number: numbers.exact(abs(Fraction(number)) or 1))

#: Units that are no ratio.
simple_units = st.sampled_from(sorted(UNITS))
_ratios = st.tuples(simple_units, simple_units).map("/".join)
_to_many = st.builds(per, _ratios, st.sampled_from([1000, 100_000]))
#: Any unit: simple ones, ratios, and ratios to so many.
units = st.one_of(simple_units, _ratios, _to_many)


def numbers_in(bounds: Bounds) -> SearchStrategy[Fraction]:
    """Return a number that *bounds* allow, often one of their ends."""
    low, high = bounds.low, bounds.high
    if low is not None and bounds.is_point:
        return st.just(low)
    closed = ((low, bounds.low_closed), (high, bounds.high_closed))
    ends = [end for end, allowed in closed if allowed and end is not None]
    between = st.integers(1, 96).map(lambda part: Fraction(part, 97))
    outwards = st.one_of(between, st.integers(1, 10**6).map(Fraction))
    if low is not None and high is not None:
        start, width = low, high - low
        inside = between.map(lambda part: start + width * part)
    else:
        end, sign = (low, 1) if high is None else (high, -1)
        start = Fraction(0) if end is None else end
        inside = outwards.map(lambda off: start + sign * off)
    return st.one_of(st.sampled_from(ends), inside) if ends else inside


# --- texts ----------------------------------------------------------------------------

_NASTY = (
    "Oʻzbekiston",
    "Қазақстан",
    "a, b; c",
    "'x' | <b>&amp;</b>",
    "=1+1",
    "C:\\new",
    "[1] {2}",
    "10%",
    "é",
    "e\u0301",
    "–",
    "two  spaces",
)
_LETTERS = st.characters(
    categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters='"'
)
#: Words of one line in any script, without a quotation mark.
unquoted = st.one_of(
    st.sampled_from(_NASTY),
    st.text(_LETTERS, min_size=1, max_size=9).map(lambda text: text.strip() or "a"),
)
#: Texts of one line in any script, without white space at their ends.
texts = st.one_of(unquoted, st.sampled_from(['"', 'say "no"']))
#: Texts that may have several lines.
notes = st.one_of(texts, st.lists(texts, min_size=2, max_size=3).map("\n".join))
_letters_and_digits = st.text("abcdefXYZ0189", min_size=1, max_size=4)
#: Ids of records.
identifiers = _letters_and_digits | st.tuples(
    _letters_and_digits, st.sampled_from("-_."), _letters_and_digits
).map("".join)
#: Mappings of texts to texts, as records take them.
pairs = st.dictionaries(texts, texts, max_size=2)


def several(
    strategy: SearchStrategy[T], least: int = 0, most: int = 2
) -> SearchStrategy[tuple[T, ...]]:
    """Return a tuple of values of *strategy*; an empty one if it has none."""
    if strategy.is_empty:
        return st.just(())
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


# --- figures --------------------------------------------------------------------------

_hedges = st.sampled_from(Hedge)
_margins = st.just(0) | above_zero


@st.composite
def figures(
    draw: DrawFn,
    hedge: SearchStrategy[Hedge] = _hedges,
    unit: SearchStrategy[str] = units,
    number: SearchStrategy[Number] = exact_numbers,
) -> Figure:
    """Return a figure of any hedge and unit, made of any numbers, or of those given."""
    parts: dict[str, Any] = {"hedge": draw(hedge), "unit": draw(unit)}
    match parts["hedge"]:
        case Hedge.UNKNOWN:
            pass
        case Hedge.VAGUE:
            parts["words"] = draw(unquoted)
        case Hedge.UNREADABLE:
            parts["words"] = draw(unquoted)
            parts["candidates"] = draw(several(number))
        case Hedge.NONE:
            parts["value"] = 0
        case Hedge.RANGE:
            two = st.lists(number, min_size=2, max_size=2, unique=True)
            parts["value"], parts["upper"] = sorted(Fraction(end) for end in draw(two))
        case Hedge.ESTIMATE:
            two = st.lists(number, min_size=2, max_size=2, unique=True)
            low, high = sorted(Fraction(end) for end in draw(two))
            part = Fraction(draw(st.integers(0, 8)), 8)
            parts |= {"lower": low, "upper": high}
            parts["value"] = low + (high - low) * part
        case _:
            parts["value"] = draw(number)
    if parts["hedge"] in (Hedge.RANGE, *BOUNDING):
        parts["approximate"] = draw(st.booleans())
    if parts["hedge"] is Hedge.ABOUT or parts.get("approximate"):
        ends = [numbers.exact(parts[end]) for end in ("value", "upper") if end in parts]
        has_digits = not any(isinstance(end, Fraction) for end in ends)
        parts["margin"] = draw(st.none() | _margins if has_digits else _margins)
    return Figure(**parts)


#: Figures of persons that have a number to compute with.
computable = figures(st.sampled_from(COMPUTABLE), st.just("person"))

# --- periods --------------------------------------------------------------------------


@st.composite
def date_texts(draw: DrawFn) -> str:
    """Return the EDTF text of one date, month, season, year, decade or century."""
    year = f"{draw(st.integers(1900, 2030) | st.integers(1, 9998)):04}"
    month = f"{draw(st.integers(1, 12)):02}"
    forms = [year, f"{year}-{month}", f"{year}-{draw(st.integers(21, 24))}"]
    forms += [f"{year}-{month}-{draw(st.integers(1, 28)):02}"]
    forms += [f"{year}-XX", f"{year}-XX-XX", f"{year}-{month}-XX"]
    if int(year) >= 100:
        for open_year in (f"{year[:3]}X", f"{year[:2]}XX"):
            forms += [open_year, f"{open_year}-XX", f"{open_year}-XX-XX"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "?", "~", "%"]))


_dates = date_texts()


@st.composite
def interval_texts(draw: DrawFn) -> str:
    """Return the EDTF text of an interval, maybe with an open or unknown end."""
    start, end = sorted((draw(_dates), draw(_dates)), key=Period)
    absent = draw(st.sampled_from(["", ".."]))
    forms = [f"{start}/{end}", f"{absent}/{end}", f"{start}/{absent}"]
    return draw(st.sampled_from(forms))


#: EDTF texts of dates and intervals.
period_texts = _dates | interval_texts()
#: Periods of every form.
periods = period_texts.map(Period)
