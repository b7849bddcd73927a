"""Series: the head of a table of observations, and the table, read when asked for."""

from __future__ import annotations

import re
from decimal import (
    MAX_EMAX,
    MAX_PREC,
    MIN_EMIN,
    Context,
    Decimal,
    InvalidOperation,
)
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia.errors import DataError
from ngo_central_asia.model import fields, units
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_PLAIN = ("area", "year", "value")
_WITH_INTERVAL = (*_PLAIN, "low", "high")
#: What a cell must be, in words and as a pattern, by the name of its column.
_CELLS = {
    "area": ("the id of an area", re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")),
    "year": ("a year of four digits", re.compile(r"\d{4}")),
}
_NUMBER = ("a number", re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"))


#: All bytes but those that part cells and rows.
_IN_CELLS = bytes(range(256)).translate(None, b",\n")


class Table:
    """The text of a CSV file, read when it is first asked for.

    Two tables are equal if their texts are.

    Args:
        text: The text, or the function that reads it.
        place: How errors name the table.

    >>> Table(chr(10).join(["area,year,value", "KZ,2010,16321872"])).rows()[1]
    ['KZ', '2010', '16321872']
    """

    __slots__ = ("_text", "place")

    def __init__(self, text: str | Callable[[], str], place: str = "table") -> None:
        self._text = text
        self.place = place

    @property
    def text(self) -> str:
        """The text of the file."""
        if not isinstance(self._text, str):
            self._text = self._text()
        return self._text

    def rows(self) -> list[list[str]]:
        """Return the rows of the file, the one of names first."""
        lines = self.text.splitlines()
        if '"' not in self.text:
            return [line.split(",") for line in lines]
        import csv

        return list(csv.reader(lines))

    def columns(self) -> list[list[str]]:
        """Return the columns of the file, the name of each first.

        Raises:
            ValueError: The rows have different numbers of cells.
        """
        text = self.text.removesuffix("\n")
        if not text or '"' in text or "\r" in text:
            return list(map(list, zip(*self.rows(), strict=True)))
        # All rows at once, which is many times faster than a list for each.
        marks = text.encode().translate(None, _IN_CELLS) + b"\n"
        row, end, _ = marks.partition(b"\n")
        if marks != (row + end) * marks.count(b"\n"):
            raise ValueError("rows of different lengths")
        cells = text.replace("\n", ",").split(",")
        width = len(row + end)
        return [cells[at::width] for at in range(width)]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self is other or self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        return Table, (self.text, self.place)

    def __str__(self) -> str:
        return self.place

    def __repr__(self) -> str:
        return f"<Table {self.place}>"


class Columns(NamedTuple):
    """The columns of a series; those of the interval are empty if it has none."""

    area: tuple[str, ...]
    year: tuple[int, ...]
    value: tuple[Decimal, ...]
    low: tuple[Decimal, ...] = ()
    high: tuple[Decimal, ...] = ()


class Safety(StrEnum):
    """What is wrong with a span of a series."""

    HOLE = "hole"
    """It has no values there."""
    UNSAFE = "unsafe"
    """Its values there must not be computed with."""
    CAUTION = "caution"
    """Its values there need a word of caution."""


@attrs.frozen(kw_only=True)
class Span:
    """A span of a series that is not to be used like the rest of it.

    Args:
        safety: What is wrong.
        areas: Ids of the areas; empty for all.
        period: From when to when.
        reason: Why, as a clause that starts with a small letter.

    >>> span = Span(safety="hole", period=Period("2001/2012"), reason="not published")
    >>> str(span), span.covers("UZ", Period("2005"))
    ('hole, all areas, 2001/2012: not published', True)
    """

    safety: Safety = fields.choice(Safety)
    areas: tuple[str, ...] = fields.references("areas")
    period: Period = fields.instance(Period)
    reason: str = fields.text()

    def covers(self, area: str, period: Period) -> bool:
        """Return whether a period in an area is touched."""
        return (not self.areas or area in self.areas) and self.period.overlaps(period)

    def __str__(self) -> str:
        where = ", ".join(self.areas) or "all areas"
        return f"{self.safety.value}, {where}, {self.period}: {self.reason}"


@attrs.frozen(kw_only=True, repr=False)
class Series(Record):
    """One indicator in several areas over the years, from one vintage of a data set.

    The head says what the numbers are and where they stand; the table holds them. Its
    rows are statistics, built when they are asked for.

    Args:
        id: Id of the record; those of its observations start with it.
        indicator: Id of the indicator.
        source: Id of the source, which is one data set in one vintage.
        publisher: Who publishes the data set.
        version: Version of the data set, as the publisher or the mirror names it.
        vintage: Short name of that, by which two series of one indicator differ.
        precedence: Place among the series of one indicator: 1 fills the cells of a
            comparison, the others stand beside it.
        retrieved: When it was read.
        license: Licence of the data, by its SPDX identifier.
        notice: What must be said wherever the data goes.
        unit: Unit of the numbers.
        units: Units of single areas, where they differ.
        bases: Bases of single areas, such as ``2005=100``.
        direction: Which end of the scale is which, and the ends if it has any.
        method: How the publisher arrives at the numbers.
        interval: What low and high mean; absent if the table has none.
        spans: Spans that have no values or are not safe to use.
        note: Anything else a reader should know.
        table: The numbers: area, year, value, and where there is an interval low and
            high.

    >>> import ngo_central_asia as nca
    >>> series = nca.series["population-wdi-2026"]
    >>> series.vintage, series.statistics[0].figure
    ('2026', Figure('16,997,013 persons'))
    """

    id: str = fields.identifier()
    indicator: str = fields.reference("indicators")
    source: str = fields.reference("sources")
    publisher: str = fields.text()
    version: str = fields.text()
    vintage: str = fields.text()
    precedence: int = fields.whole(optional=False, default=1)
    retrieved: Period = fields.instance(Period)
    license: str = fields.text()
    notice: str = fields.text()
    unit: str = fields.unit()
    units: Pairs = fields.pairs()
    bases: Pairs = fields.pairs()
    direction: str = fields.text()
    method: str = fields.text()
    interval: str | None = fields.text(optional=True)
    spans: tuple[Span, ...] = fields.instances(Span)
    note: str | None = fields.text(optional=True)
    table: Table = fields.instance(Table)

    def __attrs_post_init__(self) -> None:
        for area, unit in self.units:
            if not units.fits(units.check(unit), self.unit):
                raise DataError(
                    f"{fields.place(self, 'units')}: expected units that are "
                    f"{self.unit}, got {unit!r} for {area}"
                )

    @property
    def summary(self) -> str:
        """The indicator and the vintage."""
        return f"{self.indicator}, {self.publisher}, {self.vintage}"

    def to_columns(self) -> Columns:
        """Return the table as columns of exact numbers.

        Raises:
            DataError: The table is none, or a cell of it is no number; the message
                names file, row and column.

        >>> import ngo_central_asia as nca
        >>> columns = nca.series["v2x_libdem-vdem-15"].to_columns()
        >>> columns.year[0], columns.low[0], columns.value[0], columns.high[0]
        (1990, Decimal('0.124'), Decimal('0.142'), Decimal('0.163'))
        """
        try:
            table = self.table.columns()
            if tuple(column[0] for column in table) == self._names and table[0][1:]:
                area, year, *numbers = (column[1:] for column in table)
                return Columns(
                    tuple(area),
                    tuple(map(_year, year)),
                    *(tuple(map(_exact, column)) for column in numbers),
                )
        except (ValueError, InvalidOperation):
            pass
        raise DataError(*self.problems())

    @property
    def _names(self) -> tuple[str, ...]:
        return _PLAIN if self.interval is None else _WITH_INTERVAL

    def problems(self) -> Iterator[str]:
        """Yield a line for each fault of the table: a cell, a row that is there twice.

        That the areas exist is for the dataset to check.
        """
        head, *rows = self.table.rows() or [[]]
        names = self._names
        if tuple(head) != names:
            yield (
                f"{self.table}, row 1: expected the columns {', '.join(names)}, "
                f"got {', '.join(head)}"
            )
            return
        if not rows:
            yield f"{self.table}: expected rows below the names of the columns"
        seen: set[str] = set()
        for number, row in enumerate(rows, start=2):
            place = f"{self.table}, row {number}"
            if len(row) != len(names):
                yield f"{place}: expected {len(names)} cells, got {len(row)}"
                continue
            faults = [
                f"{place}, column {name!r}: expected {expected}, got {cell!r}"
                for name, cell in zip(names, row, strict=True)
                for expected, form in [_CELLS.get(name, _NUMBER)]
                if not form.fullmatch(cell)
            ]
            yield from faults
            if not faults and len(row) == len(_WITH_INTERVAL):
                value, low, high = map(Decimal, row[2:])
                if not low <= value <= high:
                    yield f"{place}: expected {value} to be from {low} to {high}"
            if self.key(row) in seen:
                yield f"{place}: there is another row for {row[0]}, {row[1]}"
            seen.add(self.key(row))

    def key(self, row: list[str]) -> str:
        """Return the id of the observation in a row of the table."""
        return f"{self.id}-{row[0].casefold()}-{row[1]}"

    def observation(self, row: list[str]) -> Statistic:
        """Return a row of the table as a statistic."""
        area, year, value, *interval = row
        span = self.span(area, _period(year), Safety.UNSAFE, Safety.CAUTION)
        unsafe = span is not None and span.safety is Safety.UNSAFE
        low, high = map(Decimal, interval) if interval else (None, None)
        # An interval without width is no interval: the number stands alone.
        spread = low != high
        return Statistic(
            id=self.key(row),
            indicator=self.indicator,
            area=area,
            figure=Figure(
                hedge=Hedge.ESTIMATE if spread else Hedge.EXACT,
                value=Decimal(value),
                lower=low if spread else None,
                upper=high if spread else None,
                unit=dict(self.units).get(area, self.unit),
            ),
            period=_period(year),
            dating=Dating.STATED,
            status=(
                ObservationStatus.LOW_RELIABILITY
                if unsafe
                else ObservationStatus.NORMAL
            ),
            series=self.id,
            note=self._note(area, span),
            citations=(
                Citation(
                    source=self.source,
                    row=f"{self.indicator}, {area}, {year}",
                    as_written=value,
                ),
            ),
        )

    def at(self, area: str, year: int) -> Statistic | None:
        """Return the observation of a year in an area, or ``None``.

        >>> import ngo_central_asia as nca
        >>> nca.series["population-wdi-2023"].at("KZ", 1990).figure
        Figure('16,348,000 persons')
        """
        wanted = [area, str(year)]
        for row in self.table.rows()[1:]:
            if row[:2] == wanted:
                return self.observation(row)
        return None

    def _note(self, area: str, span: Span | None) -> str | None:
        base = dict(self.bases).get(area)
        parts = [f"base {base}" if base else None, span.reason if span else None]
        return "; ".join(filter(None, parts)) or None

    def span(self, area: str, period: Period, *safeties: Safety) -> Span | None:
        """Return what is wrong with a period in an area, or ``None``.

        Args:
            area: Id of the area.
            period: The period.
            safeties: What to look for; everything if none is given.

        >>> import ngo_central_asia as nca
        >>> rates = nca.series["exchange_rate_official-wdi"]
        >>> rates.span("UZ", nca.Period("2005")).safety.value
        'hole'
        >>> rates.span("KZ", nca.Period("2005")) is None
        True
        """
        for span in self.spans:
            if span.safety in (safeties or Safety) and span.covers(area, period):
                return span
        return None

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """Every row of the table as a statistic, in its order."""
        return tuple(map(self.observation, self.table.rows()[1:]))


#: Reads a number as it stands. A context that rounds nothing does so faster than the
#: class `Decimal`.
_exact = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN).create_decimal
#: Years come up in every area: each is read once.
_year = lru_cache(maxsize=256)(int)


@lru_cache(maxsize=256)
def _period(year: str) -> Period:
    return Period(year)
