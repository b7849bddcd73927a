"""Exact numbers: one canonical Python value for each number, never a silent float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite

from ngo_central_asia.errors import FigureError

#: An exact number in canonical form, see `exact`.
Number = int | Decimal | Fraction


def exact(value: object) -> Number:
    """Return *value* in canonical form: equal numbers have equal type and digits.

    An integral number becomes an ``int``, a terminating one a normalised ``Decimal``,
    any other a ``Fraction``. So ``Decimal("14.40")`` and ``Fraction(72, 5)`` are the
    same value here, which they are not in Python itself.

    Raises:
        FigureError: *value* is a float, a bool, not finite, or no number.

    >>> exact(Decimal("14.40")), exact(Fraction(10, 2)), exact(Fraction(1, 3))
    (Decimal('14.4'), 5, Fraction(1, 3))
    """
    if type(value) is int:
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise FigureError(f"expected a finite number, got {value}")
        return exact(Fraction(value))
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return value.numerator
        return _terminating(value)
    if isinstance(value, float) and isfinite(value):
        raise FigureError(
            f"expected an exact number (int, Decimal or Fraction), got the float "
            f'{value!r}; write Decimal("{value!r}") if those digits are meant'
        )
    raise FigureError(
        f"expected an exact number (int, Decimal or Fraction), got {value!r}"
    )


def _terminating(value: Fraction) -> Decimal | Fraction:
    """Return *value* as a ``Decimal`` if its decimal digits end, else as it is."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(twos, fives)
    digits = abs(value.numerator) * 10**places // value.denominator
    # Built from digits, not computed: the decimal context would round long numbers.
    return Decimal((int(value < 0), tuple(map(int, str(digits))), -places))


def text(value: Number) -> str:
    """Return *value* with commas between thousands; `exact` of it reads back.

    >>> text(13018), text(Decimal("68.70")), text(Fraction(1, 3))
    ('13,018', '68.70', '1/3')
    """
    if isinstance(value, Fraction):
        return f"{value.numerator:,}/{value.denominator:,}"
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def decimals(value: Number) -> int:
    """Return how many digits *value* has after the point; none if they never end.

    >>> decimals(13018), decimals(Decimal("-1.996")), decimals(Fraction(1, 3))
    (0, 3, 0)
    """
    if not isinstance(value, Decimal):
        return 0
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def rounding_margin(value: Number) -> Number:
    """Return half a unit of the last digit of *value* that is not zero.

    This is how far a number that is called "about" may be off when it was rounded to
    the digits it shows: 500 for 5,000, 50 for 3,200, 0.05 for 1.5.

    Raises:
        FigureError: The digits of *value* do not end, so that none of them is last.
    """
    if isinstance(value, Fraction):
        raise FigureError(f"{text(value)} has no last digit: give its margin")
    if isinstance(value, Decimal):
        # A canonical Decimal has no trailing zeros: its denominator tells the places.
        places = len(f"{value:f}".partition(".")[2])
        return exact(Fraction(1, 2 * 10**places))
    if value == 0:
        return exact(Fraction(1, 2))
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    return exact(Fraction(unit, 2))
