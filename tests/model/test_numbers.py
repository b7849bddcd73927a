"""Exact numbers: canonical form, text, rounding margins."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.numbers import exact, rounding_margin, text
from ngo_central_asia.testing import exact_numbers, with_digits

LONG = 3**120


class TestExact:
    """One canonical value for each number."""

    @pytest.mark.parametrize(
        ("given_", "expected"),
        [
            (5, 5),
            (Decimal("14.40"), Decimal("14.4")),
            (Decimal("1E+3"), 1000),
            (Decimal("-0.0"), 0),
            (Fraction(10, 2), 5),
            (Fraction(72, 5), Decimal("14.4")),
            (Fraction(-1, 8), Decimal("-0.125")),
            (Fraction(1, 3), Fraction(1, 3)),
            (Decimal(LONG) / 1, Decimal(LONG) / 1),
            (Decimal(f"{LONG}.5"), Decimal(f"{LONG}.5")),
        ],
    )
    def test_canonical_form(self, given_, expected):
        """The type and the digits depend on the number only."""
        actual = exact(given_)

        assert (type(expected), str(expected)) == (type(actual), str(actual)) or (
            type(actual) is int and expected == actual
        )

    def test_long_numbers_keep_every_digit(self):
        """No decimal context rounds a number of sixty digits."""
        assert str(LONG) + ".5" == str(exact(Fraction(2 * LONG + 1, 2)))

    @given(exact_numbers)
    def test_is_idempotent(self, number):
        """The canonical form of a canonical number is itself."""
        assert (type(number), str(number)) == (type(exact(number)), str(exact(number)))

    @given(st.fractions())
    def test_keeps_the_number(self, number):
        """The canonical form is the same number."""
        assert number == Fraction(exact(number))

    @given(with_digits)
    def test_one_form_from_either_type(self, number):
        """A Decimal and the Fraction that equals it become one value."""
        assert exact(number) == exact(Fraction(number))
        assert type(exact(number)) is type(exact(Fraction(number)))

    @pytest.mark.parametrize(
        ("bad", "named"),
        [
            (0.5, 'the float 0.5; write Decimal("0.5")'),
            (True, "got True"),
            (float("nan"), "got nan"),
            (float("inf"), "got inf"),
            (Decimal("NaN"), "finite number, got NaN"),
            (Decimal("sNaN"), "finite number, got sNaN"),
            (Decimal("-Infinity"), "finite number, got -Infinity"),
            ("5", "got '5'"),
            (None, "got None"),
            (1j, "got 1j"),
        ],
    )
    def test_refuses_what_is_not_exact(self, bad, named):
        """Floats, bools, what is not finite and what is no number are refused."""
        with pytest.raises(FigureError, match="expected a") as caught:
            exact(bad)

        assert named in str(caught.value)

    @pytest.mark.parametrize("bad", [float("nan"), float("-inf")])
    def test_never_suggests_a_decimal_it_would_refuse(self, bad):
        """The advice to write a Decimal is only given where it works."""
        with pytest.raises(FigureError) as caught:
            exact(bad)

        assert "write Decimal" not in str(caught.value)


class TestText:
    """Numbers as people read them."""

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (13018, "13,018"),
            (-1000, "-1,000"),
            (Decimal("1234567.5"), "1,234,567.5"),
            (Decimal("0.0001"), "0.0001"),
            (Fraction(1000, 3), "1,000/3"),
        ],
    )
    def test_has_commas_between_thousands(self, number, expected):
        """Thousands are separated, fractions have a slash."""
        assert expected == text(number)

    @given(with_digits)
    def test_digits_read_back(self, number):
        """The text without its commas is the number."""
        assert number == exact(Decimal(text(number).replace(",", "")))


class TestRoundingMargin:
    """How far a rounded number may be off."""

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (5000, 500),
            (3200, 50),
            (-20, 5),
            (7, Decimal("0.5")),
            (0, Decimal("0.5")),
            (Decimal("1.5"), Decimal("0.05")),
            (1_500_000, 50_000),
        ],
    )
    def test_is_half_a_unit_of_the_last_digit(self, number, expected):
        """The last digit that is not zero decides."""
        assert expected == rounding_margin(number)

    @given(with_digits, with_digits)
    def test_scales_with_the_number(self, number, other):
        """Ten times the number has ten times the margin."""
        margin = Fraction(rounding_margin(number))
        tenfold = rounding_margin(exact(Fraction(number) * 10))

        assert (margin if number == 0 else margin * 10) == Fraction(tenfold)

    def test_needs_a_last_digit(self):
        """A third has no last digit, so that its margin must be given."""
        with pytest.raises(FigureError, match="1/3 has no last digit"):
            rounding_margin(Fraction(1, 3))
