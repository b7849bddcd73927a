"""Lags: how much later one dated thing is than another, with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.model import units
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from ngo_central_asia.model.bounds import Bounds


@attrs.frozen(kw_only=True)
class Point:
    """A dated thing: the start of a phase, the adoption of a law.

    Args:
        name: What it is, such as "end of second phase (Kyrgyzstan)".
        printed: Its date as the record has it, in EDTF; ``..`` for none.
        moment: When it may be.
        citations: The places that say it.
        caveats: What to know of its date.
    """

    name: str
    printed: str
    moment: Moment
    citations: tuple[Citation, ...]
    caveats: tuple[Caveat, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}, {self.printed}"


@attrs.frozen(kw_only=True, repr=False)
class Lag:
    """How much later *second* is than *first*: computed, and stated by no source.

    Below zero it is earlier. Months and years are those of the calendar: from 1999 to
    2000 is one year, whatever the days.

    Args:
        first: From what it is counted.
        second: Up to what.

    >>> import ngo_central_asia as nca
    >>> lag = nca.compare_laws(subject="international NGOs").lag(
    ...     "uz-ngo-law-1999", "kg-noncommercial-1999"
    ... )
    >>> str(lag), lag.days.value
    ('184 days later (6 whole months)', 184)
    """

    first: Point
    second: Point

    @property
    def name(self) -> str:
        """What it is the lag between."""
        return f"from {self.first.name} to {self.second.name}"

    @property
    def formula(self) -> str:
        """How it was computed: the dates that it lies between."""
        return f"({self.second.moment}) - ({self.first.moment})"

    @property
    def days(self) -> Figure:
        """The lag in days."""
        return self._figure("day")

    @property
    def months(self) -> Figure:
        """The lag in calendar months."""
        return self._figure("month")

    @property
    def years(self) -> Figure:
        """The lag in calendar years."""
        return self._figure("year")

    @property
    def unit(self) -> str:
        """The unit that both dates are fine enough for: day, month or year."""
        for unit in ("day", "month"):
            if all(
                point.moment.bounds(unit).is_point
                for point in (self.first, self.second)
            ):
                return unit
        return "year"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where both dates stand."""
        return each_once((self.first.citations, self.second.citations))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know of both dates."""
        return tuple(dict.fromkeys((*self.first.caveats, *self.second.caveats)))

    @property
    def may_meet(self) -> bool:
        """Whether the dates let both fall on one day, or on two days in a row."""
        return any(days in self._bounds("day") for days in (-1, 0, 1))

    def _bounds(self, unit: str) -> Bounds:
        return self.first.moment.until(self.second.moment, unit)

    def _figure(self, unit: str) -> Figure:
        return figure_of(self._bounds(unit), unit)

    def __str__(self) -> str:
        said = words(self._bounds(self.unit), self.unit)
        months = self.whole_months
        if months and self.unit == "day":
            return f"{said} ({months} whole month{'s' if months > 1 else ''})"
        return said

    @property
    def whole_months(self) -> int | None:
        """The months that are full between two days; ``None`` unless both are days."""
        first, second = self.first.moment, self.second.moment
        if not (first.is_day and second.is_day):
            return None
        early, late = sorted(filter(None, (first.earliest, second.earliest)))
        months = 12 * (late.year - early.year) + late.month - early.month
        return months - (late.day < early.day)

    def __repr__(self) -> str:
        return f"<Lag {self.name}: {self}>"


def figure_of(bounds: Bounds, unit: str) -> Figure:
    """Return the figure that allows what closed bounds allow.

    >>> from ngo_central_asia.model.moment import Moment
    >>> from ngo_central_asia.model.period import Period
    >>> before, after = Moment.dated(Period("1999")), Moment.dated(Period("2003/2005"))
    >>> figure_of(before.until(after, "year"), "year")
    Figure('4 to 6 years')
    """
    low, high = bounds.low, bounds.high
    if low is None and high is None:
        return Figure(hedge=Hedge.UNKNOWN, unit=unit)
    if high is None:
        return Figure(hedge=Hedge.AT_LEAST, value=low, unit=unit)
    if low is None:
        return Figure(hedge=Hedge.AT_MOST, value=high, unit=unit)
    if low == high:
        return Figure(value=low, unit=unit)
    return Figure(hedge=Hedge.RANGE, value=low, upper=high, unit=unit)


def words(bounds: Bounds, unit: str) -> str:
    """Return how much later something is, in words.

    >>> from fractions import Fraction as F
    >>> from ngo_central_asia.model.bounds import Bounds
    >>> words(Bounds(F(-1), True, F(9), True), "year")
    'from 1 year earlier to 9 years later'
    >>> words(Bounds(F(2), True, None, False), "year")
    'at least 2 years later'
    """
    low = None if bounds.low is None else int(bounds.low)
    high = None if bounds.high is None else int(bounds.high)
    if low is None or high is None:
        return _one_sided(low, high, unit)
    if low == high:
        return _side(low, unit) if low else _same(unit)
    if not low or not high:
        return f"{_same(unit)}, or up to {_side(low or high, unit)}"
    if low < 0 < high:
        return f"from {_side(low, unit)} to {_side(high, unit)}"
    near, far = sorted((low, high), key=abs)
    return f"{abs(near):,} to {_side(far, unit)}"


def _one_sided(low: int | None, high: int | None, unit: str) -> str:
    """Return the words for a lag that one side bounds."""
    if low is None and high is None:
        return "not bounded"
    end, beyond = (high, "earlier") if low is None else (low, "later")
    if not end:
        return f"{_same(unit)} or {beyond}"
    said = _side(end, unit)
    if said.endswith(beyond):
        return f"at least {said}"
    return f"at most {said}, or {beyond}"


def _same(unit: str) -> str:
    return f"{'on' if unit == 'day' else 'in'} the same {unit}"


def _side(number: int, unit: str) -> str:
    count = abs(number)
    named = units.words(unit, singular=count == 1)
    return f"{count:,} {named} {'earlier' if number < 0 else 'later'}"
