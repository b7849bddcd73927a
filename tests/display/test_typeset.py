"""Figures and periods in typographic form."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.display import typeset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18,341 NGOs", "18 341"),
        ("about 5,000 NGOs", "≈ 5 000"),
        ("at least 5 NGOs", "≥ 5"),
        ("up to 5 NGOs", "≤ 5"),
        ("under 5 NGOs", "< 5"),
        ("almost 3,200 NGOs", "< 3 200 (almost)"),
        ("over about 50 NGOs", "> ≈ 50"),
        ("400,000 to 1.5 million tenge", "400 000–1 500 000"),
        ("-3 to 5 percent", "-3 to 5 %"),
        ("-0.5 (-0.7 to -0.3) WGI units", "-0.5 (-0.7 to -0.3)"),
        ("14.4%", "14.4 %"),
        ('vague "dozens" projects', "“dozens”"),
        ("unknown organizations", "stated to be unknown"),
    ],
)
def test_figures(text, expected):
    """Each hedge has its sign; units are left to the table."""
    shown = typeset.figure(nca.Figure.parse(text))

    assert expected == shown.replace(typeset.THIN, " ")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2008", "2008"),
        ("2008-01", "January 2008"),
        ("2008-01-08", "8 January 2008"),
        ("2004-XX", "2004"),
        ("19XX", "1900s"),
        ("2008?", "2008 (uncertain)"),
        ("2008~", "2008 (about)"),
        ("1991/2000", "1991 to 2000"),
        ("../2008", "until 2008"),
        ("2008/", "from 2008 on, end not known"),
    ],
)
def test_periods(edtf, expected):
    """Dates are words, doubts are said, open and unknown ends differ."""
    assert expected == typeset.period(nca.Period(edtf))


def test_every_figure_and_period_of_the_data_is_set():
    """None is lost: the digits of every figure stand in what is shown."""
    for statistic in nca.statistics.values():
        assert typeset.period(statistic.period)
        shown = typeset.figure(statistic.figure)
        digits = "".join(filter(str.isdigit, str(statistic.figure.value or "")))
        assert digits.strip("0") in "".join(filter(str.isdigit, shown))


@given(st.fractions())
def test_a_rounded_number_says_so(value):
    """A number is either exactly the one shown or marked as near."""
    shown = typeset.number(value)
    digits = shown.replace(typeset.THIN, "").removeprefix("≈")

    assert shown.startswith("≈") == (Fraction(digits) != value)
