"""Gaps: what no source states although sources state it elsewhere, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.cells import Cover, CoverCell
from ngo_central_asia.analysis.coverage import Coverage, coverage
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True)
class Missing:
    """What is missing of one indicator in one area: one kind of absence.

    Args:
        indicator: The indicator.
        area: The area.
        cover: Which kind of absence it is.
        periods: The years that it is missing in.
        entirely: Whether there is nothing but this kind of absence in any year.
        nearby: The statements that there are instead: about parts, without a number,
            or that it is not known.
        elsewhere: The areas that a number is stated for.
    """

    indicator: Indicator
    area: Country
    cover: Cover
    periods: tuple[Period, ...]
    entirely: bool
    nearby: tuple[Statistic, ...]
    elsewhere: tuple[Country, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the statements stand that there are instead."""
        return each_once(said.citations for said in self.nearby)

    def to_dict(self, dataset: Dataset | None = None) -> dict[str, Any]:
        """Return one flat row, with the provenance in columns."""
        from ngo_central_asia.dataset import flat

        return {
            "indicator": self.indicator.id,
            "area": self.area.id,
            "area_name": self.area.name,
            "cover": self.cover.value,
            "periods": "; ".join(period.edtf for period in self.periods),
            "entirely": self.entirely,
            "nearby": "; ".join(said.id for said in self.nearby),
            "elsewhere": "; ".join(area.id for area in self.elsewhere),
            **flat.citation_columns(self.citations, dataset),
        }


@attrs.frozen(kw_only=True, repr=False)
class Gaps(Result[Missing]):
    """What is missing, by indicator and area.

    Args:
        rows: A row for each kind of absence of an indicator in an area.
        coverage: What was found, with the cells that are not missing.
        others: In how many other areas something must be stated to be missed here.
        dataset: The dataset that was asked.
    """

    rows: tuple[Missing, ...]
    coverage: Coverage
    others: int

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each absence, with its provenance in columns.

        >>> import ngo_central_asia as nca
        >>> rows = nca.gaps("ingo_offices", others=1).to_dicts()
        >>> [(row["area"], row["periods"]) for row in rows if row["area"] in "KZ UZ"]
        [('KZ', '2006; 2008; 2018'), ('UZ', '2008')]
        """
        return [row.to_dict(self.dataset) for row in self.rows]


def gaps(
    indicators: Iterable[str] | str | None = None,
    *,
    countries: Iterable[str] | str | None = None,
    period: Period | dt.date | int | str | None = None,
    others: int = 2,
    dataset: Dataset | None = None,
) -> Gaps:
    """Return what no source states of an area although it is stated of others.

    Where sources are silent on an area, or speak of parts only, it is a gap if they
    give a number for enough other areas, in the years for which one of these has it.
    What a source says is not known, or gives in vague words or in damaged print only,
    is always a gap: somebody looked for a number there.

    Args:
        indicators: Ids of indicators; every one that is no kind of another if absent,
            but for those that only series are about.
        countries: Names or codes of areas; the five countries if absent. What is said
            of an area is set against these only: one area alone has no gaps but those
            where somebody looked for a number.
        period: Only the years of this period.
        others: For how many other of these areas a number must be stated.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *period* is no period.
        CriteriaError: The question is empty, or *others* is no number from 1 on.

    >>> missing = gaps("ngos")
    >>> missing[1].cover.value, [area.id for area in missing[1].elsewhere]
    ('not stated by any source', ['KZ', 'TJ', 'TM', 'UZ'])
    >>> [period.edtf for period in missing[1].periods]  # of Kyrgyzstan
    ['1989', '1991', '1997', '2003', '2009', '2016', '2019']
    """
    if type(others) is not int or others < 1:
        raise CriteriaError(
            f"expected a number of other areas from 1 on, got {others!r}"
        )
    found = coverage(indicators, countries=countries, period=period, dataset=dataset)
    rows = [
        row
        for indicator in found.indicators
        for row in _missing(indicator, found, others)
    ]
    return Gaps(rows=tuple(rows), coverage=found, others=others, dataset=found.dataset)


def _missing(indicator: Indicator, found: Coverage, others: int) -> Iterator[Missing]:
    by_area = {area: found.of(indicator, area) for area in found.areas}
    stated = {
        area: {cell.period for cell in cells if cell.cover is Cover.STATED}
        for area, cells in by_area.items()
    }
    for area, cells in by_area.items():
        elsewhere = [other for other in found.areas if other != area and stated[other]]
        years = set().union(*(stated[other] for other in elsewhere))
        if len(elsewhere) < others:
            years = set()
        gaps = [cell for cell in cells if _is_gap(cell, years)]
        for cover in Cover:
            alike = [cell for cell in gaps if cell.cover is cover]
            if alike:
                yield Missing(
                    indicator=indicator,
                    area=area,
                    cover=cover,
                    periods=tuple(cell.period for cell in alike),
                    entirely=not any(
                        cell.cover is not cover for cell in cells if cell.statistics
                    ),
                    nearby=_statements(alike),
                    elsewhere=tuple(elsewhere),
                )


def _is_gap(cell: CoverCell, years: set[Period]) -> bool:
    """Return whether a number is missing that is stated elsewhere, or was attempted."""
    if cell.cover is Cover.STATED:
        return False
    numbers = [said for said in cell.statistics if said.figure.bounds is not None]
    return cell.period in years or bool(cell.statistics and not numbers)


def _statements(cells: Iterable[CoverCell]) -> tuple[Statistic, ...]:
    """Return the statements of the cells, each once."""
    return tuple(dict.fromkeys(said for cell in cells for said in cell.statistics))
