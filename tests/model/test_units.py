"""Units: their words, their ratios, their pint registry."""

from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.errors import UnitError
from ngo_central_asia.model import units as model
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.units import CURRENCIES, UNITS, registry
from ngo_central_asia.testing import simple_units, units


class TestCheck:
    """What is a unit."""

    @given(units)
    def test_accepts_every_unit_and_ratio(self, unit):
        """Units and ratios of two units are units."""
        assert unit == model.check(unit)

    def test_accepts_a_subclass_of_text(self):
        """A text of another library is taken as the plain text it is."""
        actual = model.check(type("Text", (str,), {})("person"))

        assert ("person", str) == (actual, type(actual))

    @pytest.mark.parametrize(
        "bad",
        [
            *("", "cats", "person/", "/year", "person/year/day", "Person", 5, None),
            *("person/1 year", "person/01 year", "person/10 cats", "10 person"),
        ],
    )
    def test_refuses_all_else(self, bad):
        """What is no unit is named in the error."""
        with pytest.raises(UnitError, match="there is no unit") as caught:
            model.check(bad)

        assert repr(bad) in str(caught.value)

    @pytest.mark.parametrize(
        ("bad", "meant"), [("organisation", "organization"), ("usd", "USD")]
    )
    def test_suggests_the_nearest(self, bad, meant):
        """A near miss is told which unit was meant."""
        with pytest.raises(UnitError, match=f'Did you mean "{meant}"'):
            model.check(bad)


class TestWords:
    """Units in running text."""

    @given(units)
    def test_read_back(self, unit):
        """The words of a unit, singular or plural, stand for it."""
        assert unit == model.from_words(model.words(unit))
        assert unit == model.from_words(model.words(unit, singular=True))

    @pytest.mark.parametrize(
        ("unit", "one", "several"),
        [
            ("copy", "copy", "copies"),
            ("person/country", "person/country", "persons/country"),
            ("KZT", "KZT", "KZT"),
        ],
    )
    def test_singular_and_plural(self, unit, one, several):
        """The word for one is not the word for several."""
        assert one == model.words(unit, singular=True)
        assert several == model.words(unit)

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("NGOs", "organization"),
            ("people", "person"),
            ("U.S. dollars", "USD"),
            (" tenge ", "KZT"),
            ("%", "percent"),
            ("NGOs / year", "organization/year"),
            ("NGOs/100,000 people", "organization/100000 person"),
            ("NGOs/0 people", None),
            ("NGOs/1 people", None),
            ("cats", None),
            ("NGOs/", None),
            ("/", None),
            ("", None),
        ],
    )
    def test_as_sources_write_them(self, words, expected):
        """The words that sources use stand for units, other words for none."""
        assert expected == model.from_words(words)

    def test_no_word_stands_for_two_units(self):
        """Every word belongs to one unit."""
        words = [word.casefold() for row in UNITS.values() for word in set(row)]

        assert sorted(set(words)) == sorted(words)


class TestRatio:
    """Units of ratios."""

    @pytest.mark.parametrize(
        ("top", "bottom", "expected"),
        [
            ("person", "person", "times"),
            ("person", "year", "person/year"),
            ("person", "times", "person"),
            ("person/year", "times", "person/year"),
            ("person/year", "person/year", "times"),
            ("KZT", "KZT/USD", "USD"),
            ("times", "KZT/USD", "USD/KZT"),
        ],
    )
    def test_cancels(self, top, bottom, expected):
        """A unit over itself is a factor, and a factor changes no unit."""
        assert expected == model.ratio(top, bottom)

    @given(simple_units, simple_units)
    def test_is_a_unit(self, top, bottom):
        """The ratio of two simple units is a unit."""
        assert model.ratio(top, bottom) == model.check(model.ratio(top, bottom))

    @pytest.mark.parametrize("pair", [("person/year", "day"), ("day", "person/year")])
    def test_has_no_ratios_of_ratios(self, pair):
        """A ratio of ratios is refused."""
        with pytest.raises(UnitError, match="has no unit"):
            model.ratio(*pair)


class TestAmounts:
    """Ratios to so many of a unit."""

    @given(simple_units, simple_units, st.integers(2, 10**9))
    def test_a_quantity_is_of_the_plain_ratio(self, top, bottom, many):
        """What is 1 to so many is that part of one to one."""
        unit = model.per(f"{top}/{bottom}", many)
        figure = Figure(value=1, unit=unit)

        assert (many, f"{top}/{bottom}") == model.amount(unit)
        assert Fraction(1, many) == figure.quantity.magnitude
        assert figure == Figure.parse(str(figure))


class TestRegistry:
    """The pint registry of this library."""

    def test_is_one_object(self):
        """Quantities of two calls go together."""
        assert registry() is registry()

    @given(units)
    def test_knows_every_unit(self, unit):
        """Each unit and plain ratio is a unit of the registry."""
        assert 1 == registry().Quantity(1, model.amount(unit)[1]).magnitude

    def test_every_family_is_a_dimension_of_its_own(self):
        """Only time and plain numbers have several units."""
        families = {
            unit: str(registry().Quantity(1, unit).dimensionality) for unit in UNITS
        }
        shared = {
            unit
            for unit, family in families.items()
            if list(families.values()).count(family) > 1
        }

        assert {"day", "month", "year", "times", "percent"} == shared

    @pytest.mark.parametrize(
        ("one", "other"),
        [("person", "percent"), ("person", "organization"), ("KZT", "USD")],
    )
    def test_does_not_add_across_families(self, one, other):
        """People do not add to percent, nor tenge to dollars."""
        with pytest.raises(pint.DimensionalityError):
            registry().Quantity(1, one) + registry().Quantity(1, other)

    @pytest.mark.parametrize("currency", sorted(set(CURRENCIES) - {"USD"}))
    def test_does_not_convert_currencies(self, currency):
        """No currency becomes dollars without a rate."""
        with pytest.raises(pint.DimensionalityError):
            registry().Quantity(1, currency).to("USD")

    def test_converts_time_and_percent(self):
        """A year is twelve months, and a hundred percent are once."""
        assert 12 == registry().Quantity(1, "year").to("month").magnitude
        assert 1 == registry().Quantity(100, "percent").to("times").magnitude
