"""Periods of time as sources give them: EDTF (ISO 8601-2), levels 0 and 1."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache, total_ordering
from typing import NamedTuple, Self

import attrs

from ngo_central_asia.errors import PeriodError

_DATE = re.compile(
    r"""(?P<year>\d{4}|\d{3}X|\d{2}XX)
        (?:-(?P<month>\d{2}|XX)
           (?:-(?P<day>\d{2}|XX))?)?
        (?P<mark>[?~%]?)""",
    re.VERBOSE,
)
# Seasons of EDTF as the meteorological seasons of the northern hemisphere. Winter is
# open to both readings: it spans the January of its year to the February after it.
_SEASONS = {21: ((3, 0), (5, 0)), 22: ((6, 0), (8, 0)), 23: ((9, 0), (11, 0))}
_SEASONS[24] = ((1, 0), (2, 1))
_EXPECTED = (
    "expected EDTF level 0 or 1, such as 2006, 2008-01-01, 2007-21 (spring), 199X, "
    "2008?, 1991/2000, ../2008"
)


class _Span(NamedTuple):
    earliest: dt.date | None
    latest: dt.date | None
    marks: str


@total_ordering
@attrs.frozen(order=False, repr=False)
class Period:
    """When a statement holds, kept exactly as its EDTF text.

    The text is the value: it round-trips exactly, and everything else is read from
    it. Two periods are equal if their texts are. They sort by earliest day, then by
    latest day, then by text; an open or unknown start sorts first, an open or
    unknown end last.

    Covered are dates, months, years, seasons (``2007-21`` is spring), unspecified
    digits from the right (``199X``, ``2004-XX``), the qualifiers ``?`` uncertain,
    ``~`` approximate and ``%`` both, and intervals with an open (``..``) or unknown
    (empty) end. Times of day and years outside 0001 to 9999 are not.

    Args:
        edtf: The text in EDTF, the Extended Date/Time Format of ISO 8601-2.

    Raises:
        PeriodError: The text is not a period; the message says what was expected.

    >>> spring = Period("2007-21")
    >>> spring.earliest, spring.latest
    (datetime.date(2007, 3, 1), datetime.date(2007, 5, 31))
    >>> Period("1991/2000").contains(Period("1996")), Period("2008~").approximate
    (True, True)
    """

    edtf: str = attrs.field()

    @edtf.validator
    def _check(self, _: object, value: object) -> None:
        if not isinstance(value, str):
            raise PeriodError(f"{_EXPECTED}; got {value!r}")
        _read(value)

    @classmethod
    def of(cls, value: Period | dt.date | int | str) -> Self:
        """Return *value*, a year, a date, an EDTF text or a period, as a period.

        >>> Period.of(2010), Period.of(dt.date(2008, 1, 8))
        (Period('2010'), Period('2008-01-08'))
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return cls(value.isoformat())
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(f"{value:04}")
        return cls(value)  # type: ignore[arg-type]  # the validator says what is wrong

    @property
    def earliest(self) -> dt.date | None:
        """The first day that the period may include; ``None`` if open or unknown."""
        return _read(self.edtf).earliest

    @property
    def latest(self) -> dt.date | None:
        """The last day that the period may include; ``None`` if open or unknown."""
        return _read(self.edtf).latest

    @property
    def start(self) -> Period | None:
        """The start of an interval by itself; ``None`` if open or unknown.

        A date is its own start and end.

        >>> Period("2000/2010?").start, Period("2000/2010?").end, Period("199X").end
        (Period('2000'), Period('2010?'), Period('199X'))
        """
        return _part(self.edtf.partition("/")[0])

    @property
    def end(self) -> Period | None:
        """The end of an interval by itself; ``None`` if open or unknown."""
        return _part(self.edtf.rpartition("/")[2])

    @property
    def is_interval(self) -> bool:
        """Whether it is written as an interval, and not as a date."""
        return "/" in self.edtf

    @property
    def is_open(self) -> bool:
        """Whether it goes on without an end (``..``)."""
        return self.edtf.endswith("/..")

    @property
    def uncertain(self) -> bool:
        """Whether an end of the period is marked ``?`` or ``%``."""
        return any(mark in "?%" for mark in _read(self.edtf).marks)

    @property
    def approximate(self) -> bool:
        """Whether an end of the period is marked ``~`` or ``%``."""
        return any(mark in "~%" for mark in _read(self.edtf).marks)

    @property
    def ordinals(self) -> tuple[int, int]:
        """First and last day as proleptic Gregorian ordinals, for arithmetic.

        An absent end is the first or the last day of the calendar.
        """
        first, last = self._ends()
        return first.toordinal(), last.toordinal()

    def overlaps(self, other: Period | dt.date | int | str) -> bool:
        """Return whether some day may belong to both periods.

        >>> Period("../2008-01-01").overlaps(Period("2008"))
        True
        """
        first, last = self.ordinals
        other_first, other_last = Period.of(other).ordinals
        return first <= other_last and other_first <= last

    def contains(self, other: Period | dt.date | int | str) -> bool:
        """Return whether every day of *other* belongs to this period.

        >>> Period("2006").contains(Period("2006-09-06"))
        True
        """
        first, last = self.ordinals
        other_first, other_last = Period.of(other).ordinals
        return first <= other_first and other_last <= last

    def distance(self, other: Period) -> int:
        """Return the days between the periods; 0 if they overlap or touch.

        >>> Period("2008").distance(Period("2010")), Period("2008").distance(
        ...     Period("2009")
        ... )
        (365, 0)
        """
        return max(0, self._gap(other), other._gap(self))

    def years_apart(self, other: Period) -> int:
        """Return the difference of the nearest calendar years; 0 if they overlap.

        >>> Period("2003").years_apart(Period("2010"))
        7
        """
        if self.overlaps(other):
            return 0
        first, last = self._ends()
        other_first, other_last = other._ends()
        return max(first.year - other_last.year, other_first.year - last.year)

    def _gap(self, later: Period) -> int:
        """Return the days that lie between the end of this and the start of *later*."""
        return later._ends()[0].toordinal() - self._ends()[1].toordinal() - 1

    def _ends(self) -> tuple[dt.date, dt.date]:
        """Return first and last day, with the ends of the calendar for absent ones."""
        span = _read(self.edtf)
        return span.earliest or dt.date.min, span.latest or dt.date.max

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (*self._ends(), self.edtf) < (*other._ends(), other.edtf)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"Period({self.edtf!r})"


def _part(end: str) -> Period | None:
    """Return an end of an interval as a period, if it is a date."""
    return None if end in ("", "..") else Period(end)


@lru_cache(maxsize=4096)
def _read(edtf: str) -> _Span:
    """Return the bounds and the qualifiers of a text, or raise `PeriodError`."""
    if "/" not in edtf:
        return _read_date(edtf, edtf)
    start, _, end = edtf.partition("/")
    if start in ("", "..") and end in ("", ".."):
        raise PeriodError(f"{edtf!r} has neither a start nor an end; {_EXPECTED}")
    nothing = _Span(None, None, "")
    first = nothing if start in ("", "..") else _read_date(start, edtf)
    last = nothing if end in ("", "..") else _read_date(end, edtf)
    if first.earliest and last.latest and first.earliest > last.latest:
        raise PeriodError(f"{edtf!r} ends before it starts; {_EXPECTED}")
    return _Span(first.earliest, last.latest, first.marks + last.marks)


def _read_date(text: str, whole: str) -> _Span:
    """Return the span of one date, month, season, year, decade or century."""
    match = _DATE.fullmatch(text)
    if match is None or not text.isascii():
        raise PeriodError(f"{whole!r} is not a period; {_EXPECTED}")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year and month not in (None, "XX"):
        raise PeriodError(f"{whole!r} leaves a digit open before a known one")
    if month == "XX" and day not in (None, "XX"):
        raise PeriodError(f"{whole!r} leaves the month open before a known day")
    try:
        earliest, latest = _bounds(year, month, day)
    except ValueError as error:
        raise PeriodError(f"{whole!r} is no date: {error}; {_EXPECTED}") from None
    return _Span(earliest, latest, mark)


def _bounds(year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    first_year, last_year = (int(year.replace("X", digit)) for digit in "09")
    if first_year == 0:
        raise ValueError("years run from 0001 to 9999")
    if month is None or month == "XX":
        return dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
    number = int(month)
    if number in _SEASONS:
        if day is not None:
            raise ValueError("a season has no days")
        (start, _), (end, years_on) = _SEASONS[number]
        return dt.date(first_year, start, 1), _month_end(first_year + years_on, end)
    if not 1 <= number <= 12:
        raise ValueError("a month is 01 to 12, a season 21 to 24")
    if day is None or day == "XX":
        return dt.date(first_year, number, 1), _month_end(first_year, number)
    exactly = dt.date(first_year, number, int(day))
    return exactly, exactly


def _month_end(year: int, month: int) -> dt.date:
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
