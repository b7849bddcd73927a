"""Comparisons by several indicators, in one result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.comparison import Comparison, Row
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.indicator import Indicator

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country


@attrs.frozen(kw_only=True, repr=False)
class Comparisons(Result[Row]):
    """The same areas compared by several indicators, each as `compare` does by one.

    A row is found by its area and its indicator, or by its place.

    Args:
        comparisons: The comparison by each indicator.
        dataset: The dataset that was asked.

    >>> import ngo_central_asia as nca
    >>> several = nca.compare(["ngos_registered", "ngos_active"], countries="KG")
    >>> [str(row.figure) for row in several]
    ['23,700 organizations', '800 organizations']
    >>> several["KG", "ngos_active"].period
    Period('2017')
    """

    comparisons: tuple[Comparison, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of each comparison, one comparison after the other."""
        return tuple(row for comparison in self.comparisons for row in comparison)

    def by(self, indicator: str | Indicator) -> Comparison:
        """Return the comparison by one of the indicators that were asked for.

        Raises:
            NotFoundError: It was not asked for.
        """
        name = indicator.id if isinstance(indicator, Indicator) else indicator
        for comparison in self.comparisons:
            if comparison.indicator.id == name:
                return comparison
        asked = [comparison.indicator.id for comparison in self.comparisons]
        raise NotFoundError(
            f"there is no comparison by {name!r}. {suggest(name, asked)}"
        )

    def __getitem__(self, place: int | tuple[str | Country, str | Indicator]) -> Row:
        """Return the row of an area and an indicator, or at a place.

        Raises:
            NotFoundError: There is none, or there are several.
        """
        if isinstance(place, int):
            return self.rows[place]
        if not isinstance(place, tuple) or len(place) != 2:
            raise NotFoundError(
                "expected an area and an indicator, such as "
                f"result['KZ', {self.comparisons[0].indicator.id!r}]; got {place!r}"
            )
        area, indicator = place
        return self.by(indicator)[area]

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the figures and of everything that stands beside them."""
        return each_once(shown.shown_citations for shown in self.comparisons)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area and indicator, with the one asked for.

        >>> import ngo_central_asia as nca
        >>> rows = nca.compare(["ngos", "forums"], countries="KG").to_dicts()
        >>> [(row["asked"], row["indicator"]) for row in rows]
        [('ngos', 'ngos_registered'), ('forums', None)]
        """
        return [
            {"asked": comparison.indicator.id, **row}
            for comparison in self.comparisons
            for row in comparison.to_dicts()
        ]
