"""From when to when a phase runs, as far as its period and its dating say."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.phase import PhaseStatus
from ngo_central_asia.model.vocabulary import Dating

if TYPE_CHECKING:
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.phase import DevelopmentPhase

#: Phases that an author tells as the course of things, and not as what is to come.
TOLD = (PhaseStatus.DESCRIBED, PhaseStatus.ANNOUNCED)
#: Datings by the text's own present: it dates what holds then, and neither of its ends.
PRESENT = (Dating.PUBLICATION, Dating.RESOLVED)


class Holding(StrEnum):
    """Whether a phase covers a time, by all that its dates allow."""

    THROUGHOUT = "throughout"
    """It covers all of the time, wherever in their bounds its ends lie."""
    PART = "in part at least"
    """It covers some day of the time, wherever in their bounds its ends lie."""
    POSSIBLE = "possibly"
    """It does or does not, by where in their bounds its ends lie."""
    UNSTATED = "not stated"
    """Nothing excludes it, but only because an end of it is not dated at all."""
    NOT = "no"
    """It covers no day of the time, wherever in their bounds its ends lie."""


@attrs.frozen
class Extent:
    """The two ends of a phase, each between two days.

    Args:
        start: Its first day.
        end: Its last day.
        goes_on: Whether the source says that it goes on without an end.

    >>> import ngo_central_asia as nca
    >>> extent = extent_of(nca.phases["jaysanov-kg-2"], None)
    >>> str(extent.start), str(extent.end)
    ('2000-01-01 to 2000-12-31', '2010-01-01 to 2010-12-31')
    >>> [extent.holds(nca.Period(when)).value for when in ("2005", "2010", "2010-05")]
    ['throughout', 'in part at least', 'possibly']
    """

    start: Moment
    end: Moment
    goes_on: bool = False

    def holds(self, when: Period) -> Holding:
        """Return whether it covers *when*."""
        first, last = when.ordinals
        starts, ends = self.start.bounds(), self.end.bounds()
        if _above(starts.low, last) or _above(first, ends.high):
            return Holding.NOT
        if starts.high is not None and ends.low is not None:
            if starts.high <= first and last <= ends.low:
                return Holding.THROUGHOUT
            if starts.high <= last and first <= ends.low:
                return Holding.PART
        return Holding.POSSIBLE if self._reaches(first, last) else Holding.UNSTATED

    def _reaches(self, first: int, last: int) -> bool:
        """Return whether days lie within the dates of the ends, as far as dated."""
        ends = (self.start.bounds(), self.end.bounds())
        dated = [day for it in ends for day in (it.low, it.high) if day is not None]
        if not dated or last < min(dated):
            return False
        return self.goes_on or first <= max(dated)

    def overlap(self, other: Extent, unit: str = "day") -> Bounds:
        """Return how many days both cover, or years of the calendar, to the day.

        >>> import ngo_central_asia as nca
        >>> one = extent_of(nca.phases["jaysanov-kg-1"], None)
        >>> other = extent_of(nca.phases["jaysanov-kz-2"], None)
        >>> days, years = one.overlap(other), one.overlap(other, "year")
        >>> int(days.low), int(days.high), int(years.low), int(years.high)
        (2559, 3287, 7, 9)
        """
        position = _POSITIONS[unit]
        starts = (self.start.bounds(), other.start.bounds())
        ends = (self.end.bounds(), other.end.bounds())

        def shared(
            first: list[Fraction | None], last: list[Fraction | None]
        ) -> Fraction:
            begins = max(position(day) for day in first if day is not None)
            stops = min(position(day + 1) for day in last if day is not None)
            return max(Fraction(0), stops - begins)

        late, early = [it.high for it in starts], [it.low for it in ends]
        shortest = Fraction(0) if None in (*late, *early) else shared(late, early)
        early, late = [it.low for it in starts], [it.high for it in ends]
        endless = not any(early) or not any(late)
        longest = None if endless else shared(early, late)
        return Bounds(shortest, True, longest, longest is not None)


def _days(day: Fraction) -> Fraction:
    """Return the place of a day in the calendar, with a day as one."""
    return day


def _years(day: Fraction) -> Fraction:
    """Return the place of a day in the calendar, with a year as one."""
    if day > dt.date.max.toordinal():
        return Fraction(dt.MAXYEAR + 1)
    year = dt.date.fromordinal(int(day)).year
    first = dt.date(year, 1, 1).toordinal()
    return year + (day - first) / (366 if calendar.isleap(year) else 365)


_POSITIONS = {"day": _days, "year": _years}


def _above(one: Fraction | int | None, other: Fraction | int | None) -> bool:
    """Return whether one day lies after another; an absent one bounds nothing."""
    return one is not None and other is not None and one > other


def extent_of(phase: DevelopmentPhase, written: Period | None) -> Extent:
    """Return the extent of a phase.

    A date by itself, stated, is a time within which the phase lies. One that is only
    the text's own present, or its publication, dates a day of the phase and neither of
    its ends. An open end (``..``) is known to last until the text was published; a
    text of unknown date, and one whose present is not its publication, shows no day up
    to which it lasts. A span that we resolved from the text's own present may be told
    up to that present, which need not be its end.

    Args:
        phase: The phase.
        written: When its source was published.
    """
    period = phase.period
    if period is None:
        return Extent(Moment(), Moment())
    whole = Moment.dated(period)
    if not period.is_interval:
        if phase.dating in PRESENT:
            return Extent(Moment(None, whole.latest), Moment(whole.earliest, None))
        return Extent(whole, whole)
    if phase.dating is Dating.PUBLICATION:
        ends = Moment(whole.earliest, whole.latest)
        return Extent(ends, ends, period.is_open)
    end = _end(phase, period, written)
    if phase.dating is Dating.RESOLVED:
        end = Moment(end.earliest, None)
    return Extent(_start(period), end, period.is_open)


def _start(period: Period) -> Moment:
    if period.start is None:
        return Moment(None, Moment.dated(period.end).latest)
    return Moment.dated(period.start)


def _end(phase: DevelopmentPhase, period: Period, written: Period | None) -> Moment:
    if period.end is not None:
        return Moment.dated(period.end)
    started = Moment.dated(period.start).earliest
    seen = _seen_until(phase, period, written)
    return Moment(max(filter(None, (started, seen)), default=None), None)


def _seen_until(
    phase: DevelopmentPhase, period: Period, written: Period | None
) -> dt.date | None:
    """Return up to which day the source can say that a phase goes on."""
    lasting = period.is_open and phase.status in TOLD
    if not lasting or phase.dating is Dating.RESOLVED or written is None:
        return None
    return written.earliest
