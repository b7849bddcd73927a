"""Ranks: places as far as the bounds of the figures tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.comparison import Comparison, Row
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.model.hedge import Order

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.period import Period


@attrs.frozen(kw_only=True, repr=False)
class Place:
    """The place of one area among those with a usable figure.

    Args:
        row: What the sources say of the area.
        highest: The best place that the bounds allow it, from 1; ``None`` if it has no
            usable figure and so no place.
        lowest: The last place that they allow it.
    """

    row: Row
    highest: int | None
    lowest: int | None

    @property
    def area(self) -> Country:
        """The area."""
        return self.row.area

    @property
    def figure(self) -> Figure | None:
        """The figure that it is ranked by."""
        return self.row.figure

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know before using the figure."""
        return self.row.caveats

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figure stands."""
        return self.row.citations

    def __str__(self) -> str:
        if self.highest is None or self.lowest is None:
            return "no place"
        if self.highest == self.lowest:
            return str(self.highest)
        return f"{self.highest} to {self.lowest}"

    def __repr__(self) -> str:
        return f"<Place {self.area.id}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Ranking(Result[Place]):
    """Areas by the size of their figures; 1 is the largest.

    A place is found by its area, or by where it stands in the ranking.

    Args:
        comparison: The comparison that it rests on.
        rows: One place for each area, the largest first, those without one last.
        dataset: The dataset that was asked.
    """

    comparison: Comparison
    rows: tuple[Place, ...]

    def __getitem__(self, place: str | int) -> Place:
        """Return the place of an area, by its code or any of its names, or by position.

        Raises:
            NotFoundError: The area is not in the ranking.
        """
        if isinstance(place, int):
            return self.rows[place]
        row = self.comparison[place]
        return next(ranked for ranked in self.rows if ranked.row is row)

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of everything that the comparison shows."""
        return self.comparison.shown_citations

    @property
    def definitions(self) -> tuple[str, ...]:
        """The names of what the figures count; several where definitions differ."""
        counted = (place.row.indicator for place in self.rows if place.highest)
        return tuple(dict.fromkeys(kind.name for kind in counted if kind))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area: its places, then as in the comparison.

        >>> import ngo_central_asia as nca
        >>> row = nca.rank("ngos", at=2010).to_dicts()[0]
        >>> row["area"], row["highest_place"], row["lowest_place"]
        ('KG', 1, 2)
        """
        compared = zip(self.comparison.rows, self.comparison.to_dicts(), strict=True)
        columns = {id(row): flat for row, flat in compared}
        return [
            {
                "highest_place": place.highest,
                "lowest_place": place.lowest,
                **columns[id(place.row)],
            }
            for place in self.rows
        ]


def rank(
    indicator: str,
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str] | str | None = None,
    policy: str | None = None,
    tolerance: int = 5,
    where: Mapping[str, str] | None = None,
    dataset: Dataset | None = None,
) -> Ranking:
    """Rank areas by the size of their figures, as far as the bounds tell.

    The figures are those of `compare`, with its choices and caveats. A place is an
    interval: an area whose figure may be above or below two others is "1 to 3". Equal
    figures share the better place. An area without a usable figure has no place and
    stays in view. Figures of different kinds or years are ranked as they stand, and
    both the caveats and the printed ranking say so.

    Args:
        indicator: Id of an indicator. A heading such as ``ngos`` takes in its kinds.
        at: Period asked for: a year, a date, or EDTF text.
        countries: Names or codes of areas; the five countries if absent.
        policy: How a figure is chosen, as in `compare`.
        tolerance: Calendar years that a figure may be from *at*.
        where: The part to rank by; the whole if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* is no period.
        CriteriaError: The question contradicts itself.

    >>> result = rank("ngos", at=2010)
    >>> for place in result:
    ...     print(place.area.name, place, place.figure or place.row.gap, sep=", ")
    Kyrgyzstan, 1 to 2, 18,341 organizations
    Uzbekistan, 1 to 3, over 5,100 organizations
    Kazakhstan, 2 to 3, about 5,000 organizations
    Tajikistan, 4, 1,040 organizations
    Turkmenistan, 5, 99 organizations
    >>> len(result.definitions)
    4
    """
    comparison = compare(
        indicator,
        at=at,
        countries=countries,
        policy=policy,
        tolerance=tolerance,
        where=where,
        dataset=dataset,
    )
    rows = comparison.rows
    places = (_place(row, rows) for row in rows)
    return Ranking(
        comparison=comparison,
        rows=tuple(sorted(places, key=_key)),
        dataset=comparison.dataset,
    )


def _place(row: Row, rows: tuple[Row, ...]) -> Place:
    if not _is_usable(row):
        return Place(row=row, highest=None, lowest=None)
    orders = [
        other.order(row) for other in rows if other is not row and _is_usable(other)
    ]
    above = orders.count(Order.LARGER)
    open_ = orders.count(Order.UNORDERED)
    return Place(row=row, highest=above + 1, lowest=above + open_ + 1)


def _is_usable(row: Row) -> bool:
    return row.figure is not None and row.figure.bounds is not None


def _key(place: Place) -> tuple[bool, int, int, str]:
    """Return the key of the order in which places are shown."""
    none = place.highest is None
    return none, place.highest or 0, place.lowest or 0, place.area.id
