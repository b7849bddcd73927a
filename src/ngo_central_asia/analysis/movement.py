"""In which year an index moves most, as far as its intervals let it be said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import Change, change
from ngo_central_asia.analysis.derived import like
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.lag import Lag, Point
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.model import bounds
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.analysis.averages import Values
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.numbers import Number


@attrs.frozen(kw_only=True, repr=False)
class Movement:
    """The change from one year to the next that is larger than all others.

    A change from 2004 to 2005 is one of 2005. Its size is what counts, up or down.

    Args:
        area: The area.
        index: The index.
        values: Every value that a change was looked for between.
        years: Every year that a change leads into: both its values are there.
        changes: The largest by the numbers as printed; several if they tie, none if
            the index never moves.
        possible: The years whose change may be the largest, by the intervals.
        lags: How much later than each boundary of an author that year comes: from the
            first to the last of the years that it may be.
    """

    area: Country
    index: Index
    values: tuple[Statistic, ...]
    years: tuple[int, ...]
    changes: tuple[Change, ...]
    possible: tuple[int, ...]
    lags: tuple[Lag, ...] = ()

    @property
    def moved(self) -> tuple[int, ...]:
        """The years of the largest change, by the numbers as printed."""
        return tuple(year_of(one) for one in self.changes)

    @property
    def is_certain(self) -> bool:
        """Whether one year only may have the largest change."""
        return len(self.possible) == 1

    @property
    def skipped(self) -> tuple[int, ...]:
        """The years among the values into which no change can be computed."""
        known = [int(said.period.edtf) for said in self.values]
        return _skipped(known, self.years)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know before using it."""
        return _caveats(self.skipped)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the values stand, and the boundaries."""
        values = (said.citations for said in self.values)
        return each_once((*values, *(lag.first.citations for lag in self.lags)))

    def __str__(self) -> str:
        if not self.years:
            return "no change can be computed: no two years in a row have a value"
        return "; ".join((self._said, *(caveat.text for caveat in self.caveats)))

    @property
    def _said(self) -> str:
        if not self.changes:
            return f"no change in any year, {in_spans(self.years)}"
        said = "; ".join(f"{year_of(one)}, {_by(one)}" for one in self.changes)
        if self.is_certain:
            return said
        if len(self.changes) > 1 and set(self.possible) == set(self.moved):
            return f"{said}: a tie, cannot be said which"
        return (
            f"by the numbers as printed {said}; by their intervals it cannot be said "
            f"which of {len(self.possible)} years: {in_spans(self.possible)}"
        )

    def __repr__(self) -> str:
        return f"<Movement {self.area.id}: {self}>"


def _by(step: Change) -> str:
    if step.absolute is None:
        return "change not computed"
    sign = "+" if cast("Number", step.absolute.figure.value) > 0 else ""
    open_ = ", direction not known" if step.order is Order.UNORDERED else ""
    return f"{sign}{step.absolute.rounded}{open_}"


def year_of(step: Change) -> int:
    """Return the year that a change leads into."""
    return int(step.later.period.edtf)


class _Step(NamedTuple):
    year: int
    earlier: Statistic
    later: Statistic
    size: Fraction
    least: Fraction
    most: Fraction


def movement(
    index: Index, area: Country, values: Values, boundaries: Sequence[Point] = ()
) -> Movement:
    """Return in which of some years an index moves most.

    Args:
        index: The index.
        area: The area.
        values: Its values by year.
        boundaries: Dated things that the year is to be set beside.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.analysis.index import read
    >>> for key in ("v2xcs_ccsi-vdem-14", "v2xcs_ccsi-vdem-6.1"):
    ...     index = read(key, nca.data)
    ...     print(movement(index, nca.countries["KG"], index.values("KG")))
    1992, +0.222 index
    by the numbers as printed 1992, +0.27 (-0.015 to 0.518) index, direction not
    known; by their intervals it cannot be said which of 25 years: 1991-2015
    """
    steps = list(_steps(values))
    largest = max((step.size for step in steps), default=0)
    surely = max((step.least for step in steps), default=0)
    possible = [step for step in steps if step.most >= surely and step.most > 0]
    skipped = _skipped(tuple(values), [step.year for step in steps])
    moved = _moved(possible, index, area, skipped) if possible else None
    return Movement(
        area=area,
        index=index,
        values=tuple(values.values()),
        years=tuple(step.year for step in steps),
        changes=tuple(
            _change(step, index) for step in steps if step.size == largest > 0
        ),
        possible=tuple(step.year for step in possible),
        lags=tuple(
            Lag(first=boundary, second=moved) for boundary in boundaries if moved
        ),
    )


def _steps(values: Values) -> Iterator[_Step]:
    """Yield the step from each year to the next, with what its size may be."""
    for year, later in values.items():
        earlier = values.get(year - 1)
        if earlier is None:
            continue
        before, after = earlier.figure.bounds, later.figure.bounds
        if before is None or after is None:
            continue
        by = bounds.subtract(after, before)
        if by.low is None or by.high is None:
            continue
        # Each value of a series is a number, and so is a difference of two.
        difference = cast("Number", (later.figure - earlier.figure).value)
        yield _Step(
            year,
            earlier,
            later,
            abs(Fraction(difference)),
            max(by.low, -by.high, Fraction(0)),
            max(abs(by.low), abs(by.high)),
        )


def _change(step: _Step, index: Index) -> Change:
    """Return the change of a step, printed like the values that it lies between."""
    found = change(step.earlier, step.later, index.indicator, series=True)
    if found.absolute is None:
        return found
    places = like(step.earlier, step.later)
    return attrs.evolve(found, absolute=attrs.evolve(found.absolute, places=places))


def _skipped(known: Sequence[int], years: Sequence[int]) -> tuple[int, ...]:
    """Return the years after the first known one that no change leads into."""
    if not known:
        return ()
    return tuple(
        year for year in range(min(known) + 1, max(known) + 1) if year not in years
    )


def _caveats(skipped: Sequence[int]) -> tuple[Caveat, ...]:
    if not skipped:
        return ()
    said = f"no change can be computed for {in_spans(skipped)}"
    return (Caveat(CaveatKind.PERIOD, said),)


def _moved(
    possible: Sequence[_Step], index: Index, area: Country, skipped: Sequence[int]
) -> Point:
    """Return the year that has the largest change, somewhere among those that may."""
    years = [step.year for step in possible]
    both = (said for step in possible for said in (step.earlier, step.later))
    span = Period(f"{years[0]:04}/{years[-1]:04}")
    return Point(
        name=f"largest change of {index.indicator.name} ({area.name})",
        printed=in_spans(years),
        moment=Moment.dated(span if len(years) > 1 else Period.of(years[0])),
        citations=each_once(said.citations for said in both),
        caveats=_caveats(skipped),
    )


def boundaries(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the dated ends of phases in order, those of one time as one boundary.

    Ends that are not bounded on both sides are no boundaries.
    """
    at: dict[Moment, list[Point]] = {}
    for point in points:
        if point.moment.earliest is not None and point.moment.latest is not None:
            at.setdefault(point.moment, []).append(point)
    return tuple(
        attrs.evolve(
            those[0],
            name=", ".join(dict.fromkeys(point.name for point in those)),
            citations=each_once(point.citations for point in those),
            caveats=tuple(
                dict.fromkeys(caveat for point in those for caveat in point.caveats)
            ),
        )
        for _, those in sorted(at.items(), key=lambda item: item[0].bounds()[0::2])
    )
