"""Figures: what they allow, how they compare, and what arithmetic makes of them."""

import copy
import operator
import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pint
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ngo_central_asia.errors import FigureError, UnitError
from ngo_central_asia.model import units
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.numbers import exact
from ngo_central_asia.testing import (
    above_zero,
    computable,
    exact_numbers,
    figures,
    numbers_in,
)
from ngo_central_asia.testing.values import COMPUTABLE, SPANNING

parse = Figure.parse
#: Operation -> how numbers do it.
OPERATIONS = [operator.add, operator.sub, operator.truediv]
NUMBERLESS = ['vague "dozens" persons', 'unreadable "2 3" (2 or 3) persons']
NUMBERLESS += ["unknown persons"]

#: Figures that may divide: mostly above zero.
divisors = figures(st.sampled_from(COMPUTABLE), st.just("person"), above_zero)
estimates = figures(st.just(Hedge.ESTIMATE), st.just("person"))
divisors_with_a_best = figures(
    st.sampled_from([Hedge.EXACT, Hedge.ESTIMATE]), st.just("person"), above_zero
)
exact_figures = st.builds(Figure, value=exact_numbers, unit=st.just("person"))


def person(hedge, value, **parts):
    """Return a figure of persons."""
    return Figure(hedge=hedge, value=value, unit="person", **parts)


def compute(operation, a, b):
    """Return what the operation gives, or drop the example if it gives nothing."""
    try:
        return operation(a, b)
    except FigureError:
        assume(False)


def subset(inner, outer):
    """Return whether *outer* allows all that *inner* allows."""
    return _from(inner.low, inner.low_closed, outer.low, outer.low_closed, 1) and (
        _from(inner.high, inner.high_closed, outer.high, outer.high_closed, -1)
    )


def _from(inner, inner_closed, outer, outer_closed, sign):
    if outer is None or inner is None:
        return outer is None
    meets = inner == outer and (outer_closed or not inner_closed)
    return meets or inner * sign > outer * sign


class TestHedges:
    """What each hedge says of best, low and high."""

    @pytest.mark.parametrize(
        ("text", "best", "low", "high"),
        [
            ("5 persons", 5, 5, 5),
            ("about 5 persons", 5, None, None),
            ("at least 5 persons", 5, 5, None),
            ("over 5 persons", 5, 5, None),
            ("at most 5 persons", 5, None, 5),
            ("up to 5 persons", 5, None, 5),
            ("under 5 persons", 5, None, 5),
            ("almost 5 persons", 5, None, 5),
            ("5 to 7 persons", None, 5, 7),
            ("no persons", 0, 0, 0),
            *((text, None, None, None) for text in NUMBERLESS),
        ],
    )
    def test_best_low_and_high(self, text, best, low, high):
        """What the source does not state is absent."""
        figure = parse(text)

        assert (best, low, high) == (figure.best, figure.low, figure.high)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("5 persons", "[5, 5]"),
            ("about 5,000 persons", "[4500, 5500]"),
            ("about 5,000 (±10) persons", "[4990, 5010]"),
            ("at least 5 persons", "[5, None)"),
            ("over 5 persons", "(5, None)"),
            ("over about 50 persons", "(45, None)"),
            ("at most 5 persons", "(None, 5]"),
            ("up to 5 persons", "(None, 5]"),
            ("under 5 persons", "(None, 5)"),
            ("almost 5 persons", "(None, 5)"),
            ("5 to 7 persons", "[5, 7]"),
            ("about 50 to 700 persons", "[45, 750]"),
            ("no persons", "[0, 0]"),
        ],
    )
    def test_bounds(self, text, expected):
        """Bounds are closed where the printed number is allowed."""
        low, low_closed, high, high_closed = parse(text).bounds

        assert expected == f"{'(['[low_closed]}{low}, {high}{')]'[high_closed]}"

    @pytest.mark.parametrize("text", NUMBERLESS)
    def test_no_bounds_without_a_number(self, text):
        """A figure in words has no bounds."""
        assert parse(text).bounds is None

    @given(computable)
    def test_bounds_hold_what_is_stated(self, figure):
        """The bounds reach at least from the stated low to the stated high."""
        bounds = figure.bounds

        assert bounds.low is None or figure.low is None or bounds.low <= figure.low
        assert bounds.high is None or figure.high is None or bounds.high >= figure.high
        assert figure.is_bound == (None in (bounds.low, bounds.high))


class TestBuilding:
    """The parts must make a figure."""

    @pytest.mark.parametrize(
        ("parts", "problem"),
        [
            ({}, "needs a value"),
            ({"hedge": "about", "value": 5}, "expected a hedge"),
            ({"value": 5, "upper": 6}, "does not take an upper number"),
            ({"hedge": Hedge.RANGE, "value": 5}, "needs an upper number"),
            ({"hedge": Hedge.RANGE, "value": 5, "upper": 5}, "a lower number below"),
            ({"hedge": Hedge.RANGE, "value": 6, "upper": 5}, "a lower number below"),
            ({"hedge": Hedge.ESTIMATE, "value": 5, "upper": 6}, "needs a lower number"),
            (
                {"hedge": Hedge.ESTIMATE, "value": 5, "lower": 5, "upper": 5},
                "a lower number below",
            ),
            (
                {"hedge": Hedge.ESTIMATE, "value": 7, "lower": 5, "upper": 6},
                "its best number, 7, within its interval",
            ),
            ({"hedge": Hedge.NONE, "value": 1}, "means zero, not 1"),
            ({"hedge": Hedge.UNKNOWN, "value": 1}, "does not take a value"),
            ({"hedge": Hedge.VAGUE}, "needs words"),
            ({"hedge": Hedge.VAGUE, "words": " "}, "needs words"),
            ({"hedge": Hedge.VAGUE, "words": 'so "many"'}, "without a quotation mark"),
            ({"hedge": Hedge.VAGUE, "words": 5}, "expected words to be text, got 5"),
            ({"value": 5, "words": "five"}, "does not take words"),
            ({"value": 5, "candidates": (5, 6)}, "takes no candidates"),
            ({"value": 5, "candidates": "56"}, "expected a tuple of candidates"),
            ({"value": 5, "approximate": True}, "takes no approximate"),
            ({"value": 5, "approximate": 1}, "approximate to be a bool"),
            ({"value": 5, "margin": 1}, "takes a margin only if approximate"),
            ({"hedge": Hedge.ABOUT, "value": 5, "margin": -1}, "none below zero"),
            ({"hedge": Hedge.ABOUT, "value": Fraction(1, 3)}, "needs a margin"),
        ],
    )
    def test_refuses_parts_that_do_not_go_together(self, parts, problem):
        """The error says what is missing or too much."""
        with pytest.raises(FigureError, match=problem):
            Figure(unit="person", **parts)

    @pytest.mark.parametrize("field", ["value", "upper", "margin", "candidates"])
    @pytest.mark.parametrize("bad", [0.5, True, float("nan"), Decimal("NaN"), "5"])
    def test_refuses_numbers_that_are_not_exact(self, field, bad):
        """Floats, bools and NaN are refused in every field for a number."""
        parts = {"value": 5, field: (bad,) if field == "candidates" else bad}

        with pytest.raises(FigureError, match=r"expected an? (exact|finite) number"):
            Figure(unit="person", **parts)

    def test_refuses_an_unknown_unit(self):
        """The error suggests the unit that was meant."""
        with pytest.raises(UnitError, match='Did you mean "person"'):
            Figure(value=5, unit="persom")

    def test_candidates_are_sorted_and_each_once(self):
        """The order in which readings are given does not matter."""
        parts = {"hedge": Hedge.UNREADABLE, "words": "2 3", "unit": "person"}

        assert Figure(candidates=(2, 3), **parts) == Figure(
            candidates=[3, Decimal("2.0"), 2], **parts
        )

    def test_equal_numbers_make_equal_figures(self):
        """The Python type of a number does not matter, and hashes agree."""
        made = {
            Figure(value=value, unit="percent")
            for value in (Decimal("14.40"), Fraction(72, 5), parse("14.4%").value)
        }

        assert {parse("14.4%")} == made

    @pytest.mark.parametrize("hedge", sorted(set(COMPUTABLE) - {*SPANNING}))
    def test_figures_that_say_different_things_differ(self, hedge):
        """A hedge is part of what a figure says."""
        zeros = [person(other, 0) for other in COMPUTABLE if other not in SPANNING]

        assert [person(hedge, 0)] == [zero for zero in zeros if zero.hedge is hedge]
        assert zeros.count(person(hedge, 0)) < len(zeros)

    @given(figures())
    def test_is_a_value(self, figure):
        """Copies and pickles are equal and have the same hash."""
        for twin in (
            copy.copy(figure),
            copy.deepcopy(figure),
            pickle.loads(pickle.dumps(figure)),
            attrs.evolve(figure),
        ):
            assert (figure, hash(figure)) == (twin, hash(twin))

    def test_is_frozen(self):
        """No field can be set, and there is no room for others."""
        figure = parse("5 persons")

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            figure.value = 6
        with pytest.raises(AttributeError):
            figure.__dict__  # noqa: B018

    @given(figures())
    def test_repr_is_one_line(self, figure):
        """The repr is the text of the figure, on one line."""
        assert f"Figure({str(figure)!r})" == repr(figure)
        assert [repr(figure)] == repr(figure).splitlines()


class TestArithmetic:
    """Sums, differences, ratios, products."""

    @pytest.mark.parametrize(
        ("operation", "a", "b", "expected"),
        [
            (operator.add, "5 NGOs", "over 5,100 NGOs", "over 5,105 organizations"),
            (operator.add, "5 NGOs", "6 to 7 NGOs", "11 to 12 organizations"),
            (operator.add, "at least 5 NGOs", "at least 2 NGOs", "at least 7 NGOs"),
            (operator.add, "almost 5 NGOs", "5 NGOs", "under 10 organizations"),
            (operator.sub, "over 9 NGOs", "5 NGOs", "over 4 organizations"),
            (operator.sub, "9 NGOs", "over 5 NGOs", "under 4 organizations"),
            (operator.sub, "9 NGOs", "at least 5 NGOs", "at most 4 organizations"),
            (operator.sub, "about 90 NGOs", "5 NGOs", "about 85 (±5) organizations"),
            (operator.truediv, "over 5,100 NGOs", "200 NGOs", "over 25.5 times"),
            (operator.truediv, "1 NGO", "3 NGOs", "1/3 times"),
            (operator.truediv, "about 90 NGOs", "9 NGOs", "about 10 (±5/9) times"),
            (operator.truediv, "9 NGOs", "over 3 NGOs", "0 to 3 times"),
            (operator.truediv, "9 NGOs", "almost 3 NGOs", "over 3 times"),
            (operator.truediv, "6 NGOs", "3 years", "2 organizations/year"),
            (operator.truediv, "no NGOs", "over 3 NGOs", "0 times"),
            (operator.add, "5 (4 to 7) NGOs", "1 NGO", "6 (5 to 8) organizations"),
            (operator.sub, "5 (4 to 7) NGOs", "3 (2 to 4) NGOs", "2 (0 to 5) NGOs"),
            (operator.truediv, "6 (4 to 8) NGOs", "2 NGOs", "3 (2 to 4) times"),
            (operator.truediv, "6 NGOs", "0 (0 to 2) NGOs", "at least 3 times"),
            (operator.add, "5 (4 to 7) NGOs", "1 to 2 NGOs", "5 to 9 organizations"),
            (operator.add, "5 (4 to 7) NGOs", "over 1 NGO", "over 5 organizations"),
        ],
    )
    def test_examples(self, operation, a, b, expected):
        """Bounds and "about" are carried along, numbers stay exact."""
        assert parse(expected) == operation(parse(a), parse(b))

    @pytest.mark.parametrize("operation", OPERATIONS)
    @given(a=computable, b=divisors, data=st.data())
    def test_is_sound(self, operation, a, b, data):
        """What allowed numbers give is allowed by what the figures give."""
        result = compute(operation, a, b)
        x, y = data.draw(numbers_in(a.bounds)), data.draw(numbers_in(b.bounds))
        assume(operation is not operator.truediv or y > 0)

        assert operation(x, y) in result.bounds

    @given(a=computable, factor=above_zero, data=st.data())
    def test_times_is_sound(self, a, factor, data):
        """A multiple of an allowed number is allowed by the multiple."""
        x = data.draw(numbers_in(a.bounds))

        assert x * Fraction(factor) in a.times(factor).bounds

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("at least about 5 (±6) NGOs", "at least about 0 (±0.5) times"),
            ("at most about -5 (±6) NGOs", "at most about 0 (±0.5) times"),
        ],
    )
    def test_an_end_that_the_margin_closes_is_closed(self, text, expected):
        """The margin reaches beyond zero to 1, which over 2 is allowed."""
        assert parse(expected) == parse(text) / parse("at least 2 NGOs")

    @pytest.mark.parametrize("operation", OPERATIONS)
    @given(a=exact_figures, b=exact_figures)
    def test_exact_figures_are_exact_arithmetic(self, operation, a, b):
        """Two exact figures give the exact number, as fractions do."""
        assume(operation is not operator.truediv or b.value > 0)
        expected = operation(Fraction(a.value), Fraction(b.value))

        assert (Hedge.EXACT, expected) == (
            operation(a, b).hedge,
            Fraction(operation(a, b).value),
        )

    @pytest.mark.parametrize("operation", OPERATIONS)
    @given(a=estimates, b=divisors_with_a_best)
    def test_an_estimate_keeps_its_best_number(self, operation, a, b):
        """The best number of a result is what the best numbers give."""
        result = compute(operation, a, b)
        assume(operation is not operator.truediv or b.value > 0)
        assume(result.bounds.low is not None and result.bounds.high is not None)
        assume(not result.bounds.is_point)

        assert Hedge.ESTIMATE is result.hedge
        assert operation(Fraction(a.best), Fraction(b.best)) == Fraction(result.best)

    @given(value=exact_numbers, other=above_zero)
    def test_over_stays_a_bound(self, value, other):
        """ "Over" plus, minus, over and times a number is still "over"."""
        over, exact = person(Hedge.OVER, value), person(Hedge.EXACT, other)
        made = [over + exact, exact + over, over - exact, over / exact]

        assert {Hedge.OVER} == {figure.hedge for figure in made}
        assert over.times(other).hedge is Hedge.OVER
        assert (exact - over).hedge is Hedge.UNDER

    @given(a=above_zero, b=above_zero)
    def test_a_ratio_of_lower_bounds_says_little(self, a, b):
        """What is over something over something else is only above zero."""
        ratio = person(Hedge.OVER, a) / person(Hedge.OVER, b)

        assert parse("over 0 times") == ratio

    @pytest.mark.parametrize("operation", OPERATIONS)
    @given(a=computable, b=divisors)
    def test_about_survives(self, operation, a, b):
        """A result is approximate exactly if one of its figures is."""
        expected = a.is_approximate or b.is_approximate

        assert expected == compute(operation, a, b).is_approximate

    @given(a=computable, factor=above_zero)
    def test_about_survives_times(self, a, factor):
        """A multiple is as approximate as the figure."""
        assert a.is_approximate == a.times(factor).is_approximate

    @given(a=computable, b=computable)
    def test_sums_commute(self, a, b):
        """The order of a sum does not matter."""
        assert compute(operator.add, a, b) == b + a

    @pytest.mark.parametrize("operation", [operator.add, operator.sub])
    def test_refuses_mixed_units(self, operation):
        """People and percent neither add nor subtract; the error names both."""
        with pytest.raises(UnitError, match="person and percent are different units"):
            operation(parse("5 people"), parse("14.4%"))

    def test_refuses_ratios_of_ratios(self):
        """There is no unit for a ratio of ratios."""
        with pytest.raises(UnitError, match="has no unit"):
            parse("5 NGOs/year") / parse("5 persons")

    @pytest.mark.parametrize("operation", OPERATIONS)
    @pytest.mark.parametrize("text", NUMBERLESS)
    def test_refuses_figures_without_a_number(self, operation, text):
        """Figures in words do not compute, on either side."""
        for pair in (
            (parse(text), parse("1 person")),
            (parse("1 person"), parse(text)),
        ):
            with pytest.raises(FigureError, match="needs numbers"):
                operation(*pair)

    @pytest.mark.parametrize(
        ("operation", "a", "b", "problem"),
        [
            (operator.add, "over 5 NGOs", "under 5 NGOs", "no bound is left"),
            (operator.sub, "over 5 NGOs", "over 5 NGOs", "no bound is left"),
            (operator.truediv, "5 NGOs", "no NGOs", "not above zero"),
            (operator.truediv, "5 NGOs", "-1 to 5 NGOs", "may be below zero"),
            (operator.truediv, "5 NGOs", "about 5 (±5) NGOs", "too rough"),
        ],
    )
    def test_refuses_to_say_nothing(self, operation, a, b, problem):
        """Where nothing can be said, nothing is."""
        with pytest.raises(FigureError, match=problem):
            operation(parse(a), parse(b))

    @pytest.mark.parametrize("factor", [0, -1, 0.5, True])
    def test_times_needs_an_exact_number_above_zero(self, factor):
        """Zero, negative numbers, floats and bools are no factors."""
        with pytest.raises(FigureError, match="expected"):
            parse("5 NGOs").times(factor)

    @pytest.mark.parametrize(
        "operation", [*OPERATIONS, operator.lt, operator.gt, operator.le, operator.ge]
    )
    @pytest.mark.parametrize("other", [5, 0.5, "5 persons", None])
    def test_refuses_what_is_no_figure(self, operation, other):
        """Bare numbers have no unit and do not take part."""
        with pytest.raises(TypeError):
            operation(parse("5 persons"), other)


class TestWidening:
    """A weaker statement never allows less."""

    @staticmethod
    def wider(figure, margin):
        """Yield figures that say less than *figure*."""
        value, unit = figure.value, figure.unit
        near = {"value": value, "unit": unit, "margin": margin}
        if figure.hedge is Hedge.EXACT:
            yield Figure(hedge=Hedge.ABOUT, **near)
            yield Figure(
                hedge=Hedge.RANGE,
                value=Fraction(value) - Fraction(margin),
                upper=Fraction(value) + Fraction(margin),
                unit=unit,
            )
            yield person(Hedge.AT_LEAST, value)
            yield person(Hedge.AT_MOST, value)
            yield person(Hedge.UP_TO, value)
        if figure.hedge is Hedge.OVER:
            yield person(Hedge.AT_LEAST, value)
            yield Figure(hedge=Hedge.OVER, approximate=True, **near)
        if figure.hedge in (Hedge.UNDER, Hedge.ALMOST):
            yield person(Hedge.AT_MOST, value)
            yield Figure(hedge=figure.hedge, approximate=True, **near)

    narrow = st.builds(
        person,
        st.sampled_from([Hedge.EXACT, Hedge.OVER, Hedge.UNDER, Hedge.ALMOST]),
        exact_numbers,
    )

    @given(figure=narrow, margin=above_zero)
    def test_of_a_hedge(self, figure, margin):
        """A wider hedge allows all that the narrower one allows."""
        for wide in self.wider(figure, margin):
            assert subset(figure.bounds, wide.bounds)

    @pytest.mark.parametrize("operation", OPERATIONS)
    @given(figure=narrow, margin=above_zero, other=above_zero)
    def test_of_an_operand(self, operation, figure, margin, other):
        """A wider operand never makes the result narrower."""
        by = person(Hedge.EXACT, other)
        for wide in self.wider(figure, margin):
            assert subset(operation(figure, by).bounds, operation(wide, by).bounds)


class TestOrder:
    """What can honestly be said of two figures."""

    @pytest.mark.parametrize(
        ("a", "b", "expected"),
        [
            ("over 5,100 NGOs", "4,500 NGOs", "larger"),
            ("over 5,100 NGOs", "5,100 NGOs", "larger"),
            ("at least 5,100 NGOs", "5,100 NGOs", "cannot be ordered"),
            ("over 5,100 NGOs", "6,000 NGOs", "cannot be ordered"),
            ("over 5 NGOs", "over 1,000 NGOs", "cannot be ordered"),
            ("almost 3,200 NGOs", "3,200 NGOs", "smaller"),
            ("about 5,000 NGOs", "5,000 NGOs", "cannot be ordered"),
            ("about 5,000 NGOs", "5,501 NGOs", "smaller"),
            ("5 NGOs", "5 NGOs", "equal"),
            ("0 NGOs", "no NGOs", "equal"),
            ("5 to 7 NGOs", "5 to 7 NGOs", "cannot be ordered"),
            ("unknown NGOs", "5 NGOs", "cannot be ordered"),
            ("unknown NGOs", "unknown NGOs", "cannot be ordered"),
        ],
    )
    def test_examples(self, a, b, expected):
        """Only bounds that leave no other answer decide."""
        assert expected == parse(a).order(parse(b)).value

    @given(figures(unit=st.just("person")), figures(unit=st.just("person")))
    def test_is_antisymmetric(self, a, b):
        """Two figures stand to each other the other way round."""
        turned = {Order.SMALLER: Order.LARGER, Order.LARGER: Order.SMALLER}
        order = a.order(b)

        assert turned.get(order, order) == b.order(a)

    @given(computable, computable, st.data())
    def test_is_true_of_every_allowed_number(self, a, b, data):
        """What is called smaller is smaller whichever numbers are meant."""
        x, y = data.draw(numbers_in(a.bounds)), data.draw(numbers_in(b.bounds))
        truth = {Order.SMALLER: x < y, Order.EQUAL: x == y, Order.LARGER: x > y}

        assert truth.get(a.order(b), True)

    @given(computable, above_zero, st.data())
    def test_never_orders_overlapping_bounds(self, a, off, data):
        """A range around a number that is allowed cannot be ordered."""
        x, off = data.draw(numbers_in(a.bounds)), Fraction(off)
        around = person(Hedge.RANGE, x - off, upper=x + off)

        assert a.order(around) is Order.UNORDERED

    @given(computable, computable)
    def test_equal_means_equal_points(self, a, b):
        """Figures are equal exactly if both allow one number, and the same."""
        points = a.bounds.is_point and b.bounds.is_point

        assert (a.order(b) is Order.EQUAL) == (points and a.bounds.low == b.bounds.low)

    @given(exact_figures, exact_figures)
    def test_exact_figures_order_as_their_numbers(self, a, b):
        """Exact figures can always be ordered."""
        x, y = Fraction(a.value), Fraction(b.value)

        assert (x < y, x == y, x > y) == (a < b, a.order(b) is Order.EQUAL, a > b)

    @given(computable, computable)
    def test_signs_say_what_order_says(self, a, b):
        """< and > hold where the order is certain."""
        assert (a.order(b) is Order.SMALLER) == (a < b)
        assert (a.order(b) is Order.LARGER) == (a > b)

    @pytest.mark.parametrize("compare", [Figure.order, operator.lt, operator.gt])
    def test_refuses_mixed_units(self, compare):
        """Organizations and persons are not compared."""
        with pytest.raises(UnitError, match="cannot compare '5 organizations'"):
            compare(parse("5 NGOs"), parse("6 people"))


class TestQuantity:
    """Figures as pint quantities."""

    @given(figures())
    def test_is_the_best_number_in_its_unit(self, figure):
        """A figure with a best number has it as a quantity, exactly."""
        if figure.best is None:
            with pytest.raises(FigureError, match="no single number"):
                _ = figure.quantity
        else:
            quantity = figure.quantity
            many, _plain = units.amount(figure.unit)
            expected = exact(Fraction(figure.best) / many)
            assert expected == quantity.magnitude
            assert type(expected) is type(quantity.magnitude)

    def test_people_and_percent_do_not_add(self):
        """Adding people to percent is an error."""
        with pytest.raises(pint.DimensionalityError):
            parse("5 people").quantity + parse("14.4%").quantity

    def test_tenge_do_not_become_dollars(self):
        """A currency does not convert without a rate."""
        with pytest.raises(pint.DimensionalityError):
            parse("5 tenge").quantity.to("USD")

    def test_percent_become_factors_exactly(self):
        """14.4% are 0.144 times, not a float near it."""
        actual = parse("14.4%").quantity.to("times").magnitude

        assert (Decimal("0.144"), Decimal) == (actual, type(actual))

    def test_quantities_of_two_figures_go_together(self):
        """All figures share one registry."""
        total = parse("5 people").quantity + parse("6 people").quantity

        assert parse("11 people").quantity == total
