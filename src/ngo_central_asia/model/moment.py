"""Moments: days that are known only as lying between two days, and their distances."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Self

import attrs

from ngo_central_asia.errors import PeriodError
from ngo_central_asia.model.bounds import Bounds, subtract

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngo_central_asia.model.period import Period

#: Unit of a distance -> the number of a day in it. Later days never have lower numbers,
#: so that the bounds of a distance are those of the numbers.
_NUMBER: dict[str, Callable[[dt.date], int]] = {
    "day": dt.date.toordinal,
    "month": lambda day: 12 * day.year + day.month,
    "year": lambda day: day.year,
}


@attrs.frozen
class Moment:
    """A day of which only is known that it lies between two days.

    Args:
        earliest: The first day that it may be; ``None`` if nothing bounds it.
        latest: The last day that it may be; ``None`` if nothing bounds it.

    Raises:
        PeriodError: The first day lies after the last one.

    >>> from ngo_central_asia.model.period import Period
    >>> end, start = Moment.dated(Period("2010")), Moment.dated(Period("201X"))
    >>> years = end.until(start, "year")
    >>> int(years.low), int(years.high)
    (0, 9)
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise PeriodError(
                f"a moment from {self.earliest} to {self.latest} ends before it starts"
            )

    @classmethod
    def dated(cls, period: Period | None) -> Self:
        """Return the moment that falls somewhere in a period.

        An end that is marked as uncertain or approximate is read as one unit of what
        is printed farther out: 1991? as 1990 to 1992, 199X~ as 1980 to 2009. This is
        our convention, and no statement of a source.

        >>> from ngo_central_asia.model.period import Period
        >>> str(Moment.dated(Period("1991?/2000"))), str(Moment.dated(None))
        ('1990-01-01 to 2000-12-31', 'not bounded')
        """
        if period is None:
            return cls()
        start, end = period.start, period.end
        return cls(
            None if start is None else _reach(start, -1),
            None if end is None else _reach(end, 1),
        )

    @property
    def is_day(self) -> bool:
        """Whether one day only is possible."""
        return self.earliest is not None and self.earliest == self.latest

    def bounds(self, unit: str = "day") -> Bounds:
        """Return the numbers that the day may have, counted in days, months or years.

        Raises:
            PeriodError: There is no such unit.
        """
        if unit not in _NUMBER:
            units = ", ".join(_NUMBER)
            raise PeriodError(f"expected a unit of time ({units}), got {unit!r}")
        number = _NUMBER[unit]
        low = None if self.earliest is None else Fraction(number(self.earliest))
        high = None if self.latest is None else Fraction(number(self.latest))
        return Bounds(low, low is not None, high, high is not None)

    def may_be(self, other: Moment) -> bool:
        """Return whether both may be one day.

        >>> from ngo_central_asia.model.period import Period
        >>> Moment.dated(Period("2006?")).may_be(Moment.dated(Period("2007-05")))
        True
        """
        return 0 in self.until(other)

    def until(self, other: Moment, unit: str = "day") -> Bounds:
        """Return how many days, calendar months or calendar years *other* is later.

        Calendar months and years are differences of their numbers: from 1999 to 2000
        is one year, whatever the days.

        Raises:
            PeriodError: There is no such unit.
        """
        return subtract(other.bounds(unit), self.bounds(unit))

    def __str__(self) -> str:
        match self.earliest, self.latest:
            case None, None:
                return "not bounded"
            case None, latest:
                return f"up to {latest}"
            case earliest, None:
                return f"from {earliest} on"
            case earliest, latest:
                return f"{earliest}" if self.is_day else f"{earliest} to {latest}"


def _reach(date: Period, towards: int) -> dt.date | None:
    """Return how far a date reaches to one side, with its mark; ``None``: no bound."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return None
    edge = first if towards < 0 else last
    if not (date.uncertain or date.approximate):
        return edge
    if first == last:
        return _day_beyond(edge, towards)
    months = _NUMBER["month"](last) - _NUMBER["month"](first) + 1
    return _month_beyond(first, -months) if towards < 0 else _month_end(last, months)


def _day_beyond(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _month_beyond(day: dt.date, months: int) -> dt.date | None:
    """Return the first day of the month that lies *months* after that of a day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1) if dt.MINYEAR <= year <= dt.MAXYEAR else None


def _month_end(day: dt.date, months: int) -> dt.date | None:
    """Return the last day of the month that lies *months* after that of a day."""
    following = _month_beyond(day, months + 1)
    if following is not None:
        return following - dt.timedelta(days=1)
    return dt.date.max if _month_beyond(day, months) else None
