"""Coverage: what the sources state, indicator by area by year, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.analysis.cells import CoverCell, cover_cell
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.statistic import Statistic


@attrs.frozen(kw_only=True, repr=False)
class Coverage(Result[CoverCell]):
    """A matrix of indicators, areas and years, with a cell for every absence too.

    The years of an indicator are those in which some area asked about has a
    statement of it; an indicator without any has no cells.

    Args:
        rows: The cells, by indicator, area and time.
        indicators: The indicators asked about.
        areas: The areas asked about.
        period: The period asked about.
        dataset: The dataset that was asked.
    """

    rows: tuple[CoverCell, ...]
    indicators: tuple[Indicator, ...]
    areas: tuple[Country, ...]
    period: Period | None

    def cell(self, indicator: str, area: str, year: int) -> CoverCell:
        """Return the cell of an indicator, an area and the time around a year.

        Raises:
            NotFoundError: There is none.

        >>> import ngo_central_asia as nca
        >>> nca.coverage("ngos").cell("ngos", "Turkmenistan", 2008).cover.value
        'not stated by any source'
        """
        for cell in self.rows:
            if (
                cell.indicator.id == indicator
                and fold(area) in map(fold, cell.area.aliases)
                and cell.period.overlaps(year)
            ):
                return cell
        known = [
            f"{cell.indicator.id}, {cell.area.id}, {cell.period}" for cell in self.rows
        ]
        asked = f"{indicator}, {area}, {year}"
        raise NotFoundError(f"there is no cell {asked!r}. {suggest(asked, known)}")

    def of(self, indicator: Indicator, area: Country) -> tuple[CoverCell, ...]:
        """Return the cells of an indicator in an area, by time."""
        return tuple(
            cell
            for cell in self.rows
            if cell.indicator == indicator and cell.area == area
        )

    def by_decade(self) -> Coverage:
        """Return the same with a cell for each decade that has a year.

        >>> import ngo_central_asia as nca
        >>> decades = nca.coverage("ngos", countries="KG").by_decade()
        >>> [(cell.period.edtf, len(cell.wholes)) for cell in decades]
        [('200X', 6), ('201X', 4), ('202X', 7)]
        """
        folded: dict[tuple[str, str, Period], list[CoverCell]] = {}
        for cell in self.rows:
            decade = Period(f"{cell.period.edtf[:3]}X")
            key = (cell.indicator.id, cell.area.id, decade)
            folded.setdefault(key, []).append(cell)
        return attrs.evolve(
            self,
            rows=tuple(
                cover_cell(
                    cells[0].indicator,
                    cells[0].area,
                    decade,
                    list({said: 0 for cell in cells for said in cell.statistics}),
                    self.dataset,
                )
                for (_, _, decade), cells in folded.items()
            ),
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each cell, with its provenance in columns.

        >>> import ngo_central_asia as nca
        >>> rows = nca.coverage("ingo_offices", countries="TJ").to_dicts()
        >>> [(row["period"], row["cover"], row["hops"]) for row in rows]
        [('2008', 'stated', 1)]
        """
        return [cell.to_dict(self.dataset) for cell in self.rows]


def coverage(
    indicators: Iterable[str] | str | None = None,
    *,
    countries: Iterable[str] | str | None = None,
    period: Period | dt.date | int | str | None = None,
    dataset: Dataset | None = None,
) -> Coverage:
    """Return what the sources state of which area in which year, and how surely.

    A heading takes in its kinds. A statement about several years stands in each of
    those that have a cell. The rows of series count where an indicator is named.

    Args:
        indicators: Ids of indicators; every one that is no kind of another if absent,
            but for those that only series are about.
        countries: Names or codes of areas; the five countries if absent.
        period: Only the years of this period.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *period* is no period.
        CriteriaError: The question is empty.

    >>> found = coverage("ngos", period="2006/2010")
    >>> kyrgyzstan = found.cell("ngos", "KG", 2008)
    >>> str(kyrgyzstan.strongest.figure), kyrgyzstan.witnesses, kyrgyzstan.dated
    ('over 5,000 organizations', 1, False)
    """
    dataset = or_embedded(dataset)
    asked = None if period is None else Period.of(period)
    wanted = indicators_of(indicators, dataset)
    areas = tuple(areas_of(countries, dataset))
    about = dataset.statistics if indicators else dataset.held("statistics")
    rows: list[CoverCell] = []
    for indicator in wanted:
        rows += _cells(indicator, areas, asked, about, dataset)
    return Coverage(
        rows=tuple(rows),
        indicators=tuple(wanted),
        areas=areas,
        period=asked,
        dataset=dataset,
    )


def indicators_of(
    indicators: Iterable[str] | str | None, dataset: Dataset
) -> list[Indicator]:
    """Return the indicators with these ids, each once.

    Without ids they are those of no heading, but for those that only series are about.

    Raises:
        NotFoundError: There is no such indicator.
        CriteriaError: There is no name at all.
    """
    if indicators is None:
        found = [one for one in dataset.indicators.values() if one.broader is None]
        claimed = {one.indicator for one in dataset.records("statistics")}
        in_series = {shelf.indicator for shelf in dataset.shelves()} - claimed
        return [one for one in found if one.id not in in_series]
    names = many(indicators, "indicators")
    return list({(one := dataset.indicators[name]).id: one for name in names}.values())


def _cells(
    indicator: Indicator,
    areas: tuple[Country, ...],
    asked: Period | None,
    about: Collection[Statistic],
    dataset: Dataset,
) -> list[CoverCell]:
    said: dict[str, list[Statistic]] = {area.id: [] for area in areas}
    for statistic in about.where(indicator=indicator.id).values():
        if statistic.area in said:
            said[statistic.area].append(statistic)
    years = {
        year
        for statistics in said.values()
        for statistic in statistics
        for year in _years(statistic.period)
        if asked is None or asked.overlaps(year)
    }
    return [
        cover_cell(indicator, area, Period.of(year), said[area.id], dataset)
        for area in areas
        for year in sorted(years)
    ]


def _years(period: Period) -> set[int]:
    """Return the years that a period starts and ends in, as far as it has ends."""
    return {end.year for end in (period.earliest, period.latest) if end is not None}
