"""Figures and periods in typographic form, for pages and charts.

Numbers go in groups of three with narrow spaces; hedges are mathematical signs; dates
are words. The plain text forms are those of `Figure` and `Period` themselves.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    from ngo_central_asia.display.document import Cell
    from ngo_central_asia.model.numbers import Number
    from ngo_central_asia.model.period import Period

#: U+202F, a narrow space at which no line breaks.
THIN = "\N{NARROW NO-BREAK SPACE}"
_SIGNS = {
    Hedge.ABOUT: "≈",
    Hedge.AT_LEAST: "≥",
    Hedge.OVER: ">",
    Hedge.AT_MOST: "≤",
    Hedge.UP_TO: "≤",
    Hedge.UNDER: "<",
    Hedge.ALMOST: "<",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS = {"?": "uncertain", "~": "about", "%": "about, uncertain"}


def number(value: Number) -> str:
    """Return a number with thin spaces between groups of three digits.

    A fraction that has no end in decimals is rounded to four significant digits and
    marked with "≈": the exact one stays in the data.

    >>> number(18341), number(Fraction(1, 3))
    ('18\u202f341', '≈\u202f0.3333')
    """
    exact = Fraction(value)
    if isinstance(value, Decimal):
        return f"{value:,f}".replace(",", THIN)
    if exact.denominator == 1:
        return f"{exact.numerator:,}".replace(",", THIN)
    rounded = f"{float(exact):,.4g}" if abs(exact) < 1000 else f"{float(exact):,.0f}"
    shown = rounded.replace(",", THIN)
    is_whole = Fraction(rounded.replace(",", "")) == exact
    return shown if is_whole else f"≈{THIN}{shown}"


def figure(shown: Figure) -> str:
    """Return a figure without its unit, its hedge as a sign.

    >>> from ngo_central_asia.model.figure import Figure
    >>> figure(Figure.parse("over 5,100 NGOs")), figure(Figure.parse("about 5 NGOs"))
    ('>\u202f5\u202f100', '≈\u202f5')
    """
    percent = f"{THIN}%" if shown.unit == "percent" else ""
    if shown.hedge is Hedge.UNKNOWN:
        return "stated to be unknown"
    if shown.words is not None:
        readings = " or ".join(map(number, shown.candidates))
        return f"“{shown.words}”" + (f" ({readings}?)" if readings else "")
    if shown.value is None:
        return str(shown)
    text = number(shown.value)
    if shown.lower is not None and shown.upper is not None:
        text += f" ({number(shown.lower)} to {number(shown.upper)})"
    elif shown.upper is not None:
        # A dash before a minus sign would be taken for another.
        to = " to " if "-" in text + number(shown.upper) else "\N{EN DASH}"
        text = f"{text}{to}{number(shown.upper)}"
    if shown.margin is not None:
        text += f"{THIN}±{THIN}{number(shown.margin)}"
    signs = [_SIGNS.get(shown.hedge, ""), "≈" if shown.approximate else ""]
    text = THIN.join([*filter(None, signs), text]) + percent
    return f"{text} (almost)" if shown.hedge is Hedge.ALMOST else text


def period(shown: Period) -> str:
    """Return a period in words.

    >>> from ngo_central_asia.model.period import Period
    >>> [period(Period(text)) for text in ("2008-01-08", "2007-21", "199X", "2008%")]
    ['8 January 2008', 'spring 2007', '1990s', '2008 (about, uncertain)']
    >>> period(Period("1991?/..")), period(Period("/2007"))
    ('from 1991 (uncertain) on', 'until 2007, start not known')
    """
    start, slash, end = shown.edtf.partition("/")
    if not slash:
        return _date(start)
    if start in ("", ".."):
        return f"until {_date(end)}" + (", start not known" if not start else "")
    if end in ("", ".."):
        return f"from {_date(start)} on" + ("" if end else ", end not known")
    return f"{_date(start)} to {_date(end)}"


def content(cell: Cell) -> str:
    """Return what stands in a cell, figures and periods in typographic form."""
    if isinstance(cell.value, Figure):
        return figure(cell.value)
    return cell.text if cell.value is None else period(cell.value)


def _date(text: str) -> str:
    mark = _MARKS.get(text[-1:], "")
    year, *rest = text.rstrip("?~%").split("-")
    year = {"XX": f"{year[:2]}00s", "X": f"{year[:3]}0s"}.get(
        "X" * year.count("X"), year
    )
    parts = [part for part in rest if part != "XX"]
    if parts and parts[0] in _SEASONS:
        words = f"{_SEASONS[parts[0]]} {year}"
    else:
        month = [_MONTHS[int(parts[0]) - 1]] if parts else []
        day = [str(int(parts[1]))] if len(parts) > 1 else []
        words = " ".join([*day, *month, year])
    return f"{words} ({mark})" if mark else words
