"""Figures as text: as sources write them, and as we do."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.errors import FigureError, NgoCentralAsiaError, UnitError
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.units import UNITS
from ngo_central_asia.testing import figures, units

parse = Figure.parse
counts = st.integers(0, 10**9)


class TestCanonicalText:
    """Our own writing gives the figure back."""

    @given(figures())
    def test_round_trip(self, figure):
        """Every figure is read back from its text."""
        assert figure == parse(str(figure))

    @given(figures())
    def test_is_read_whatever_follows(self, figure):
        """The text of a figure is also read at the start of a phrase."""
        phrase = f"{figure}, of which 7 are new"

        assert figure == Figure.read(phrase, unit=figure.unit)

    @given(figures(), figures())
    def test_different_figures_have_different_texts(self, one, other):
        """Two figures have one text only if they are equal."""
        assert (one == other) == (str(one) == str(other))

    @pytest.mark.parametrize(
        "text",
        [
            "13,018 organizations",
            "1 organization",
            "14.4%",
            "about 5,000 (±10) persons",
            "about 5 (±0.5)%",
            "over about 1/3 (±0.1) organizations/year",
            "about 400,000 to 1,500,000 KZT",
            "0.142 (0.124 to 0.163) index",
            "-0.6 (-1,000 to 1/3) persons",
            "14 (12.5 to 16)%",
            "no projects",
            "unknown persons",
            'vague "dozens" projects',
            'unreadable "2 3000" (2,300 or 3,000 or 23,000) organizations',
        ],
    )
    def test_is_what_people_read(self, text):
        """These texts are canonical: they are written as they are read."""
        assert text == str(parse(text))

    @pytest.mark.parametrize("words", ["a – b", "two  spaces", "²", " x ", "a\nb", "…"])
    @pytest.mark.parametrize("hedge", [Hedge.VAGUE, Hedge.UNREADABLE])
    def test_words_are_kept_as_printed(self, words, hedge):
        """Dashes, spaces and signs in the words of the source are not folded."""
        figure = Figure(hedge=hedge, words=words, unit="person")

        assert words == parse(str(figure)).words


class TestReading:
    """The ways sources write figures."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("about 5,000 NGOs", "about 5,000 organizations"),
            ("approximately 5000 NGOs", "about 5,000 organizations"),
            ("Over 200 thousand people", "over 200,000 persons"),
            ("more than 200,000 people", "over 200,000 persons"),
            ("400,000 to 1.5 million tenge", "400,000 to 1,500,000 KZT"),
            ("1 to 1.5 million tenge", "1,000,000 to 1,500,000 KZT"),
            ("from 5 to 6 thousand tenge", "5,000 to 6,000 KZT"),
            ("five to 6 thousand tenge", "5,000 to 6,000 KZT"),
            ("two to three thousand tenge", "2,000 to 3,000 KZT"),
            ("5 thousand to 6 million tenge", "5,000 to 6,000,000 KZT"),
            ("between 5 and 6 tenge", "5 to 6 KZT"),
            ("5–6 tenge", "5 to 6 KZT"),
            ("eight, ten people", "8 to 10 persons"),
            ("14.4%", "14.4%"),
            ("14.4 per cent", "14.4%"),
            ("5 to 6%", "5 to 6%"),
            ("about 5 (±0.5%)", "about 5 (±0.5)%"),
            ("about 5% (±0.5)", "about 5 (±0.5)%"),
            ("45 674 NGOs", "45,674 organizations"),
            ("45\u00a0674 NGOs", "45,674 organizations"),
            ("50,000 thousand US dollars", "50,000,000 USD"),
            ("does not exceed 5 thousand US dollars", "at most 5,000 USD"),
            ("no more than 5 people", "at most 5 persons"),
            ("no fewer than 5 people", "at least 5 persons"),
            ("approached 50 000 NGOs", "almost 50,000 organizations"),
            ("at least about 5 people", "at least about 5 persons"),
            ("not a single project", "no projects"),
            ("a total of 5 people", "5 persons"),
            ("ten people", "10 persons"),
            ("a million tenge", "1,000,000 KZT"),
            ("Two thousand people", "2,000 persons"),
            ("about 1/3 (±1/10) times", "about 1/3 (±0.1) times"),
            ("−5 people", "-5 persons"),
            ("over 200 NGOs / year", "over 200 organizations/year"),
        ],
    )
    def test_whole_texts(self, text, expected):
        """A whole text is read as one figure with its unit."""
        assert expected == str(parse(text))

    @pytest.mark.parametrize(
        ("phrase", "unit", "expected"),
        [
            ("more than 800 people from 300 NGOs", "person", "over 800 persons"),
            ("13,018, of which 4,966 report", "organization", "13,018 organizations"),
            ("13,018. In 2010", "organization", "13,018 organizations"),
            ("45 674, or more", "organization", "45,674 organizations"),
            ("14.4% of the total", "percent", "14.4%"),
            ("42%, 24%", "percent", "42%"),
            ("5 and 3", "person", "5 persons"),
            ("two-day forum", "day", "2 days"),
            ("almost a year. Perhaps", "year", "almost 1 year"),
            ("at least once the rite", "event", "at least 1 event"),
            ("an event", "event", "1 event"),
            ("once", "times", "1 times"),
            ("twice", "times", "2 times"),
            ("twofold", "times", "2 times"),
            ("threefold", "times", "3 times"),
            ("fourfold", "times", "4 times"),
            ("all of them", "percent", "100%"),
            ("two thousand of them", "person", "2,000 persons"),
            ("14% a year", "percent/year", "14 percent/year"),
        ],
    )
    def test_starts_of_phrases(self, phrase, unit, expected):
        """A phrase is read as far as its first figure goes."""
        assert parse(expected) == Figure.read(phrase, unit=unit)

    @pytest.mark.parametrize(
        "phrase",
        [
            "2 3000 NGOs",
            "1,5 million NGOs",
            "13,0185 NGOs",
            "1.234.567 NGOs",
            "1,234,56 NGOs",
            "one-third of them",
            "two and a half thousand",
            "two hundred thousand",
            "5 thousand million",
            "twenty-five NGOs",
            "a few NGOs",
            "a dozen NGOs",
            "northern NGOs",
            "several hundred",
            "most of them",
            "",
        ],
    )
    def test_reads_no_part_of_a_number(self, phrase):
        """A number that cannot be read whole is not read at all."""
        with pytest.raises(FigureError):
            Figure.read(phrase, unit="organization")

    @given(st.from_regex(r"[1-9]\d{0,3}([,. ]\d{1,4}){0,3}", fullmatch=True))
    def test_drops_no_digit(self, text):
        """Digits, commas, points and spaces are read whole or not at all."""
        try:
            actual = Figure.read(f"{text} of them", unit="person").value
        except FigureError:
            return
        try:
            expected = Decimal(text.replace(",", "").replace(" ", ""))
        except InvalidOperation:
            expected = None

        assert expected == actual

    @pytest.mark.parametrize("write", ["{:,}", "{}", "{:,}.0", "{:_}"])
    @given(number=counts)
    def test_thousands_in_every_style(self, write, number):
        """Commas, spaces or nothing between thousands are one number."""
        text = write.format(number).replace("_", " ")

        assert number == parse(f"{text} people").value

    @pytest.mark.parametrize(
        ("scale", "factor"),
        [("thousand", 10**3), ("Million", 10**6), ("billion", 10**9)],
    )
    @given(number=counts)
    def test_scales(self, scale, factor, number):
        """A scale multiplies the number before it, exactly."""
        tenths = Fraction(number, 10) * factor

        assert tenths == parse(f"{number // 10}.{number % 10} {scale} people").value

    @given(figures(), units)
    def test_a_given_unit_must_be_the_named_one(self, figure, unit):
        """A unit that contradicts the text is refused."""
        if unit == figure.unit:
            assert figure == parse(str(figure), unit=unit)
        else:
            with pytest.raises(UnitError, match="expected"):
                parse(str(figure), unit=unit)

    def test_a_given_unit_fills_in(self):
        """Where the text names no unit, the one given holds."""
        assert parse("5 persons") == parse("5", unit="person")


class TestBadInput:
    """What is no figure says so."""

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "is no figure"),
            ("   ", "is no figure"),
            ("people", "is no figure"),
            ("dozens of people", "is no figure"),
            ("about people", "is no figure"),
            ("5 people and 6 NGOs", "is not one figure"),
            ("5 people 6 people", "is not one figure"),
            ("42%, 24%", "is not one figure"),
            ("5 6 people", "is no figure"),
            ("over 5 to 6 people", "is not one figure"),
            ("no 5 people", "is not one figure"),
            ("1/0 people", "divides by zero"),
            ("6 to 5 people", "a lower number below its upper one"),
            ("6 to 6 people", "a lower number below its upper one"),
            ("about 5 (±x) people", "is no number"),
            ('unreadable "x" (1 and 2) people', "is no number"),
            (None, "expected text, got None"),
            (5, "expected text, got 5"),
            (b"5 people", "expected text"),
        ],
    )
    def test_no_figure_or_more_than_one(self, text, problem):
        """The error says what is wrong."""
        with pytest.raises(FigureError, match=problem):
            parse(text)

    @pytest.mark.parametrize("text", ["", "5 people 6 people", None])
    def test_shows_what_was_expected(self, text):
        """The error gives examples of figures."""
        with pytest.raises(FigureError, match='expected one such as "4,966 org') as it:
            parse(text)

        assert repr(text) in str(it.value) or text is None

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("5", "names no unit"),
            ("5 cats", "there is no unit 'cats'"),
            ("5 organisations", 'Did you mean "organizations"'),
            ("5 persns", 'Did you mean "persons"'),
            ("5% NGOs", "is in percent and in organization"),
            ("5% people/year", "is in percent and in person/year"),
        ],
    )
    def test_unknown_units(self, text, problem):
        """The error names the unit and the nearest that exists."""
        with pytest.raises(UnitError, match=problem):
            parse(text)

    def test_a_phrase_in_percent_counts_nothing_else(self):
        """14.4% of the organizations are not 14.4 organizations."""
        with pytest.raises(FigureError, match="in percent, expected organization"):
            Figure.read("14.4% of the NGOs", unit="organization")

    def test_an_article_is_a_one_only_before_what_is_counted(self):
        """The article of "a large number" is not a figure."""
        with pytest.raises(FigureError, match="is no figure"):
            Figure.read("a large number of NGOs", unit="organization")

    def test_an_unknown_unit_to_read_in(self):
        """The unit of a phrase must exist."""
        with pytest.raises(UnitError, match='Did you mean "person"'):
            Figure.read("5 of them", unit="persn")

    words = st.sampled_from(
        [
            *("about", "over", "no", "to", "and", "between", "unknown", "vague"),
            *("5", "1,000", "45 674", "0", "/", "-", "%", ",", "(±1)", "(1 or 2)"),
            *("one", "a", "million", "half", "½", '"x"', "\n", "\u00ad", *UNITS),
        ]
    )

    @given(st.lists(words, max_size=6), st.sampled_from([" ", ""]))
    def test_any_words_are_a_figure_or_an_error_of_ours(self, words, space):
        """Reading ends in a figure that round-trips or in an error of this library."""
        try:
            figure = parse(space.join(words))
        except NgoCentralAsiaError:
            return

        assert figure == parse(str(figure))
