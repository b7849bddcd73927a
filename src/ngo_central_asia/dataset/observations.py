"""The statistics of a dataset: those held one by one, and those of its series.

A series is read when one of its observations is asked for, and not before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.statistic import Statistic


class Shelf(NamedTuple):
    """What is known of a series without reading it, and how to read it.

    Args:
        id: Id of the series.
        indicator: Id of its indicator.
        source: Id of its source.
        areas: Ids of its areas.
        size: How many observations it has.
        read: The function that reads it.
    """

    id: str
    indicator: str
    source: str
    areas: tuple[str, ...]
    size: int
    read: Callable[[], Series]

    @classmethod
    def of(cls, series: Series) -> Shelf:
        """Return the shelf of a series that is at hand."""
        areas = [row[0] for row in series.table.rows()[1:]]
        return cls(
            series.id,
            series.indicator,
            series.source,
            tuple(dict.fromkeys(areas)),
            len(areas),
            lambda: series,
        )


class Observations(Mapping[str, "Statistic"]):
    """Statistics by id: first those held one by one, then series after series.

    Args:
        held: The statistics that are held one by one.
        shelves: The series.
    """

    __slots__ = ("_built", "_held", "_rows", "_shelves")

    def __init__(self, held: dict[str, Statistic], shelves: Iterable[Shelf]) -> None:
        self._held = held
        self._shelves = {shelf.id: shelf for shelf in shelves}
        self._rows: dict[str, dict[str, list[str]]] = {}
        self._built: dict[str, Statistic] = {}

    def _rows_of(self, shelf: Shelf) -> dict[str, list[str]]:
        """Return the rows of a series by the ids of their observations."""
        if shelf.id not in self._rows:
            series = shelf.read()
            rows = series.table.rows()[1:]
            self._rows[shelf.id] = {series.key(row): row for row in rows}
        return self._rows[shelf.id]

    def _shelf_of(self, key: str) -> Shelf | None:
        """Return the series that has an observation of this id, if one has."""
        begin = key
        while "-" in begin:
            # Ids of series and of areas may have hyphens: each place is tried.
            begin = begin.rpartition("-")[0]
            shelf = self._shelves.get(begin)
            if shelf is not None and key in self._rows_of(shelf):
                return shelf
        return None

    def _observation(self, shelf: Shelf, key: str, row: list[str]) -> Statistic:
        if key not in self._built:
            self._built[key] = shelf.read().observation(row)
        return self._built[key]

    def __getitem__(self, key: str) -> Statistic:
        if key in self._held:
            return self._held[key]
        shelf = self._shelf_of(key)
        if shelf is None:
            raise KeyError(key)
        return self._observation(shelf, key, self._rows_of(shelf)[key])

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        return key in self._held or self._shelf_of(key) is not None

    def __iter__(self) -> Iterator[str]:
        yield from self._held
        for shelf in self._shelves.values():
            yield from self._rows_of(shelf)

    def __len__(self) -> int:
        return len(self._held) + sum(shelf.size for shelf in self._shelves.values())

    def held(self) -> Iterable[Statistic]:
        """Return the statistics that are held one by one."""
        return self._held.values()

    def select(
        self,
        *,
        indicators: set[str] | None = None,
        sources: set[str] | None = None,
        series: set[str] | None = None,
        areas: set[str] | None = None,
    ) -> Iterator[Statistic]:
        """Yield what is held one by one, and from series only what may be meant.

        Args:
            indicators: Ids of the indicators asked for; any if absent, as below.
            sources: Ids of the sources asked for.
            series: Ids of the series asked for.
            areas: Ids of the areas asked for.
        """
        yield from self._held.values()
        for shelf in self._shelves.values():
            asked = (
                (indicators, shelf.indicator),
                (sources, shelf.source),
                (series, shelf.id),
            )
            if any(wanted is not None and has not in wanted for wanted, has in asked):
                continue
            if areas is not None and areas.isdisjoint(shelf.areas):
                continue
            for key, row in self._rows_of(shelf).items():
                if areas is None or row[0] in areas:
                    yield self._observation(shelf, key, row)
