"""Means and extremes of yearly values, with the bounds that their intervals leave."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, cast

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.derived import Derived, like, published
from ngo_central_asia.analysis.index import in_spans
from ngo_central_asia.model import numbers
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.numbers import Number
    from ngo_central_asia.model.statistic import Statistic

    #: Values by year, in order of the years.
    Values = Mapping[int, Statistic]

_ALLOWED = Caveat(
    CaveatKind.INTERVAL,
    "its bounds allow every choice within the intervals of the years: they are no "
    "interval of probability of the computed figure",
)


def mean(values: Values, name: str = "mean") -> Derived | None:
    """Return the mean of yearly values; ``None`` if there are none.

    Its bounds are the mean of the low ends and the mean of the high ends.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.analysis.index import read
    >>> values = read("v2xcs_ccsi", nca.data).values("KZ")
    >>> print(mean({year: values[year] for year in (2001, 2002, 2003)}))
    0.532 index = (sum of 3 values, 2001-2003) / 3
    """
    if not values:
        return None
    figures = [said.figure for said in values.values()]
    number = len(figures)
    return Derived(
        name=name,
        formula=f"(sum of {_counted(values)}) / {number}",
        figure=reduce(add, figures).times(Fraction(1, number)),
        inputs=tuple(values.values()),
        caveats=_caveats(values),
        places=like(*values.values()),
    )


def _counted(values: Values) -> str:
    number = len(values)
    return f"{number} value{'s' * (number > 1)}, {in_spans(values)}"


def _caveats(values: Values) -> tuple[Caveat, ...]:
    """Return what the values carry along: that they are intervals, and their notes."""
    found = []
    if any(said.figure.hedge is Hedge.ESTIMATE for said in values.values()):
        found.append(_ALLOWED)
    noted: dict[str, list[int]] = {}
    for year, said in values.items():
        if said.note:
            noted.setdefault(said.note, []).append(year)
    found += [
        Caveat(CaveatKind.NOTE, f"{in_spans(years)}: {note}")
        for note, years in noted.items()
    ]
    return tuple(found)


def anywhere(choices: Sequence[Values]) -> Derived | None:
    """Return what the mean may be where it is open which years belong together.

    Args:
        choices: The values of each choice of years that is possible.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.analysis.index import read
    >>> values = read("v2xcs_ccsi", nca.data).values("KZ")
    >>> some = {2003: values[2003]}
    >>> print(anywhere([some, {**some, 2004: values[2004]}]))
    0.521 to 0.532 index (rounded) = mean over the values of 2003, up to all of
    2003-2004
    """
    every: dict[int, Statistic] = {}
    for choice in choices:
        every |= choice
    every = dict(sorted(every.items()))
    means = [found for choice in choices if (found := mean(choice)) is not None]
    if not means:
        return None
    hull = _hull(found.figure.bounds for found in means)
    if hull is None or hull.low is None or hull.high is None:
        return None
    fewest = min((choice for choice in choices if choice), key=len)
    low, high = numbers.exact(hull.low), numbers.exact(hull.high)
    unit = means[0].figure.unit
    return Derived(
        name="mean, wherever the ends lie",
        formula=(
            f"mean over the values of {in_spans(fewest)}, up to all of "
            f"{in_spans(every)}"
        ),
        figure=(
            Figure(value=low, unit=unit)
            if low == high
            else Figure(hedge=Hedge.RANGE, value=low, upper=high, unit=unit)
        ),
        inputs=tuple(every.values()),
        caveats=_caveats(every),
        places=like(*every.values()),
    )


def _hull(bounds: Iterable[Bounds | None]) -> Bounds | None:
    lows, highs = [], []
    for one in bounds:
        if one is None or one.low is None or one.high is None:
            return None
        lows.append(one.low)
        highs.append(one.high)
    return Bounds(min(lows), True, max(highs), True)


@attrs.frozen(kw_only=True, repr=False)
class Extreme:
    """The lowest or the highest of yearly values.

    Args:
        derived: The figure; its bounds are what the intervals let the extreme be.
        years: The years with that number as printed.
        possible: The years that may have it, by their intervals.
    """

    derived: Derived
    years: tuple[int, ...]
    possible: tuple[int, ...]

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.derived.figure

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the values stand that it was found among."""
        return self.derived.citations

    @property
    def is_certain(self) -> bool:
        """Whether the intervals leave no other years than those of the number."""
        return self.possible == self.years

    def __str__(self) -> str:
        return f"{self.derived.rounded} ({in_spans(self.years)})"

    def __repr__(self) -> str:
        return f"<Extreme {self.derived.name}: {self}>"


def lowest(values: Values) -> Extreme | None:
    """Return the lowest of yearly values; ``None`` if there are none."""
    return _extreme("lowest", values)


def highest(values: Values) -> Extreme | None:
    """Return the highest of yearly values; ``None`` if there are none.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.analysis.index import read
    >>> values = read("v2xcs_ccsi", nca.data).values("KZ")
    >>> highest(values)
    <Extreme highest: 0.62 index (1992-1998)>
    """
    return _extreme("highest", values)


def _extreme(name: str, values: Values) -> Extreme | None:
    if not values:
        return None
    pick = min if name == "lowest" else max
    figures = {year: said.figure for year, said in values.items()}
    best = pick(_best(figure) for figure in figures.values())
    low = pick(_ends(figure)[0] for figure in figures.values())
    high = pick(_ends(figure)[1] for figure in figures.values())
    unit = next(iter(figures.values())).unit
    number = numbers.exact(best)
    figure = Figure(value=number, unit=unit)
    if low != high:
        figure = Figure(
            hedge=Hedge.ESTIMATE,
            value=number,
            lower=numbers.exact(low),
            upper=numbers.exact(high),
            unit=unit,
        )
    return Extreme(
        derived=Derived(
            name=name,
            formula=f"{name} of {_counted(values)}",
            figure=figure,
            inputs=tuple(values.values()),
            caveats=_caveats(values),
            places=published(*values.values()),
        ),
        years=tuple(year for year, one in figures.items() if _best(one) == best),
        possible=tuple(
            year
            for year, one in figures.items()
            if (_ends(one)[0] <= high if name == "lowest" else _ends(one)[1] >= low)
        ),
    )


def _best(figure: Figure) -> Fraction:
    # Each value of a series is a number.
    return Fraction(cast("Number", figure.value))


def _ends(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return the ends of the interval of a value; a number alone is both."""
    bounds = figure.bounds
    if bounds is None or bounds.low is None or bounds.high is None:
        return _best(figure), _best(figure)
    return bounds.low, bounds.high


def within(values: Values, years: Iterable[int]) -> dict[int, Statistic]:
    """Return the values of some years, in order."""
    return {year: values[year] for year in sorted(set(years)) if year in values}


def period_of(years: Iterable[int]) -> Period | None:
    """Return the period from the first to the last of some years."""
    every = sorted(years)
    if not every:
        return None
    first, last = every[0], every[-1]
    return Period.of(first) if first == last else Period(f"{first:04}/{last:04}")
