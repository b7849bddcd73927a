"""Interval arithmetic: sound, and no wider than it must be."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ngo_central_asia.errors import FigureError
from ngo_central_asia.model.bounds import (
    Bounds,
    add,
    below,
    divide,
    margin,
    scale,
    subtract,
    widened,
)
from ngo_central_asia.testing import exact_numbers, numbers_in


def interval(text):
    """Return the bounds that mathematicians write: "[1, 2)", "(-oo, 3]"."""
    low, high = text[1:-1].split(", ")
    return Bounds(
        None if low == "-oo" else Fraction(low),
        text[0] == "[",
        None if high == "oo" else Fraction(high),
        text[-1] == "]",
    )


@st.composite
def all_bounds(draw, least=-(10**6)):
    """Return bounds with closed, open and absent ends."""
    ends = st.builds(Fraction, st.integers(least, 10**6), st.sampled_from([1, 1, 3, 8]))
    low, high = sorted([draw(ends), draw(ends)])
    closed = st.booleans() if low < high else st.just(True)
    bounds = Bounds(low, draw(closed), high, draw(closed))
    if draw(st.booleans()):
        return bounds
    if draw(st.booleans()):
        return bounds._replace(low=None, low_closed=False)
    return bounds._replace(high=None, high_closed=False)


class TestContains:
    """Which numbers bounds allow."""

    @pytest.mark.parametrize(
        ("text", "number", "expected"),
        [
            ("[1, 2]", 1, True),
            ("(1, 2]", 1, False),
            ("(1, 2]", Fraction(3, 2), True),
            ("[1, 2)", 2, False),
            ("[1, 2]", 3, False),
            ("(-oo, 2]", -(10**9), True),
            ("(2, oo)", 10**9, True),
            ("[1, 2]", Decimal("1.5"), True),
            ("[1, 2]", Decimal("2.5"), False),
            ("[1, 2]", 1.5, False),
            ("[1, 2]", "1", False),
        ],
    )
    def test_ends_count_where_closed(self, text, number, expected):
        """An end is allowed where it is closed; no float ever is."""
        assert expected == (number in interval(text))

    @given(all_bounds(), st.data())
    def test_draws_are_allowed(self, bounds, data):
        """The strategy that the laws below rest on draws what bounds allow."""
        assert data.draw(numbers_in(bounds)) in bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[1, 1]", True), ("[1, 2]", False), ("(1, oo)", False), ("(-oo, oo)", False)],
)
def test_is_point(text, expected):
    """One number only is allowed where both ends are it."""
    assert expected == interval(text).is_point


class TestBelow:
    """When one thing is certainly less than another."""

    @pytest.mark.parametrize(
        ("lower", "upper", "expected"),
        [
            ("[1, 2]", "[3, 4]", True),
            ("[1, 2]", "[2, 4]", False),
            ("[1, 2)", "[2, 4]", True),
            ("[1, 2]", "(2, 4]", True),
            ("[1, 3]", "[2, 4]", False),
            ("(-oo, 2]", "[3, oo)", True),
            ("[1, oo)", "[3, 4]", False),
            ("[1, 2]", "(-oo, 9]", False),
        ],
    )
    def test_ends_that_meet(self, lower, upper, expected):
        """Ends that meet decide only if one of them is open."""
        assert expected == below(interval(lower), interval(upper))

    @given(all_bounds(), all_bounds(), st.data())
    def test_every_pair_agrees(self, a, b, data):
        """Where one is below, every number of it is."""
        x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))

        assert x < y or not below(a, b)


class TestArithmetic:
    """The bounds of sums, differences, ratios and products."""

    @pytest.mark.parametrize(
        ("operation", "a", "b", "expected"),
        [
            (add, "[1, 2]", "[10, 20)", "[11, 22)"),
            (add, "(1, oo)", "[5, 5]", "(6, oo)"),
            (subtract, "[1, 2]", "[10, 20)", "(-19, -8]"),
            (subtract, "[5, 5]", "(1, oo)", "(-oo, 4)"),
            (divide, "[1, 2]", "[4, 8)", "(1/8, 1/2]"),
            (divide, "[-2, 2]", "[4, 8]", "[-1/2, 1/2]"),
            (divide, "[-2, -1]", "[4, 8)", "[-1/2, -1/8)"),
            (divide, "(5, oo)", "[2, 2]", "(5/2, oo)"),
            (divide, "[5, 5]", "(2, oo)", "(0, 5/2)"),
            (divide, "[5, 5]", "(-oo, 2]", "[5/2, oo)"),
            (divide, "[0, 0]", "(2, oo)", "[0, 0]"),
            (divide, "[1, 2]", "[0, 4]", "[1/4, oo)"),
            (divide, "[0, 2]", "[0, 4]", "[0, oo)"),
            (divide, "[1/2, 2]", "[4, 8]", "[1/16, 1/2]"),
            (divide, "[1, 2]", "[1/2, 1/2]", "[2, 4]"),
        ],
    )
    def test_ends(self, operation, a, b, expected):
        """Each end is the one that arithmetic on the ends gives."""
        assert interval(expected) == operation(interval(a), interval(b))

    @pytest.mark.parametrize("operation", [add, subtract])
    @given(a=all_bounds(), b=all_bounds(), data=st.data())
    def test_sums_and_differences_are_sound(self, operation, a, b, data):
        """The sum and the difference of allowed numbers are allowed."""
        x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))

        assert (x + y if operation is add else x - y) in operation(a, b)

    @given(a=all_bounds(), b=all_bounds(least=0), data=st.data())
    def test_ratios_are_sound(self, a, b, data):
        """The ratio of allowed numbers, the lower one above zero, is allowed."""
        assume(b.high is None or b.high > 0)
        x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))
        assume(y > 0)

        assert x / y in divide(a, b)

    @given(a=all_bounds(), by=exact_numbers, data=st.data())
    def test_products_are_sound(self, a, by, data):
        """The multiple of an allowed number is allowed."""
        assume(by > 0)

        assert data.draw(numbers_in(a)) * Fraction(by) in scale(a, Fraction(by))

    @pytest.mark.parametrize(
        ("divisor", "problem"),
        [
            ("[0, 0]", "not above zero"),
            ("[-2, -1]", "not above zero"),
            ("(-oo, 0]", "not above zero"),
            ("[-1, 5]", "may be below zero"),
        ],
    )
    def test_divisors_that_may_not_be_above_zero(self, divisor, problem):
        """There is no ratio to what is zero or below."""
        with pytest.raises(FigureError, match=problem):
            divide(interval("[1, 2]"), interval(divisor))


class TestMargins:
    """Bounds around bounds."""

    def test_widened_moves_each_end(self):
        """The low end moves down, the high end up, absent ends stay absent."""
        assert interval("[1, 12)") == widened(
            interval("[2, 10)"), (Fraction(1), Fraction(2))
        )
        assert interval("(-oo, 12]") == widened(
            interval("(-oo, 10]"), (Fraction(1), Fraction(2))
        )

    def test_margin_is_the_farther_side(self):
        """The margin reaches the end that is farther out."""
        assert Fraction(3) == margin(interval("[5, 6]"), interval("[4, 9]"))

    def test_margin_of_an_end_that_is_gone(self):
        """An end that the margins have moved to nowhere has no margin."""
        with pytest.raises(FigureError, match="too rough"):
            margin(interval("[5, 6]"), interval("[4, oo)"))

    @given(all_bounds(), exact_numbers, exact_numbers)
    def test_margin_undoes_widened(self, bounds, down, up):
        """The margin of widened bounds is the larger of the two margins."""
        margins = (abs(Fraction(down)), abs(Fraction(up)))
        expected = [margins[0]] * (bounds.low is not None)
        expected += [margins[1]] * (bounds.high is not None)

        assert max(expected) == margin(bounds, widened(bounds, margins))
