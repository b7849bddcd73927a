"""A comparison: one row for each area, with its candidates, gaps and caveats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.selection import Candidate, Policy
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure


class Gap(StrEnum):
    """Why a cell has no figure."""

    NOT_STATED = "not stated by any source"
    STATED_UNKNOWN = "stated to be unknown"
    OUTSIDE_TOLERANCE = "no observation within the tolerance"
    ONLY_PARTS = "stated only for parts"
    ONLY_OTHERS = "not stated for this part"


@attrs.frozen(kw_only=True, repr=False)
class Row:
    """What the sources say of one area.

    Args:
        area: The area.
        candidates: Every observation that speaks of the question, best first.
        parts: Observations that are about another part; they never fill the cell.
        wholes: Observations of the whole, where a part is asked for.
        caveats: What to know before using the figure.
    """

    area: Country
    candidates: tuple[Candidate, ...]
    parts: tuple[Statistic, ...] = ()
    wholes: tuple[Statistic, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that fills the cell, or ``None``."""
        for candidate in self.candidates[:1]:
            if candidate.within and candidate.statistic.figure.hedge != Hedge.UNKNOWN:
                return candidate
        return None

    @property
    def statistic(self) -> Statistic | None:
        """The observation that fills the cell."""
        return self.chosen.statistic if self.chosen else None

    @property
    def figure(self) -> Figure | None:
        """The figure of the cell; ``None`` if there is a `gap`."""
        return self.statistic.figure if self.statistic else None

    @property
    def period(self) -> Period | None:
        """When the figure holds."""
        return self.statistic.period if self.statistic else None

    @property
    def indicator(self) -> Indicator | None:
        """What the figure measures: a kind of what was asked for."""
        return self.chosen.indicator if self.chosen else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figure stands; empty if there is a `gap`."""
        return self.statistic.citations if self.statistic else ()

    @property
    def shown(self) -> tuple[Statistic, ...]:
        """Every observation of the row: the candidates, then parts and wholes."""
        candidates = (candidate.statistic for candidate in self.candidates)
        return (*candidates, *self.parts, *self.wholes)

    @property
    def gap(self) -> Gap | None:
        """Why there is no figure, or ``None``."""
        if self.chosen:
            return None
        if any(candidate.within for candidate in self.candidates):
            return Gap.STATED_UNKNOWN
        if self.candidates:
            return Gap.OUTSIDE_TOLERANCE
        if self.parts:
            return Gap.ONLY_PARTS
        return Gap.ONLY_OTHERS if self.wholes else Gap.NOT_STATED

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import row

        return row(self)


@attrs.frozen(kw_only=True, repr=False)
class Comparison(Result[Row]):
    """What the sources say of several areas, side by side.

    A row is found by its place or by any name of its area.

    Args:
        indicator: What was asked for; its kinds count too.
        rows: One row for each area, gaps too.
        policy: Which observation fills a cell.
        at: The period asked for.
        tolerance: How many calendar years two periods may be apart.
        dataset: The dataset that was asked.
    """

    indicator: Indicator
    rows: tuple[Row, ...]
    policy: Policy
    at: Period | None
    tolerance: int

    def __contains__(self, area: object) -> bool:
        """Return whether there is a row for an area."""
        return any(fold(str(area)) in map(fold, row.area.aliases) for row in self.rows)

    def __getitem__(self, place: str | int) -> Row:
        """Return the row of an area, by its code or any of its names, or by place.

        Raises:
            NotFoundError: The area is not in the comparison.
        """
        if isinstance(place, int):
            return self.rows[place]
        for row in self.rows:
            if fold(str(place)) in map(fold, row.area.aliases):
                return row
        names = [row.area.name for row in self.rows]
        raise NotFoundError(f"there is no row for {place!r}. {suggest(place, names)}")

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the figures and of everything that stands beside them."""
        shown = (statistic for row in self.rows for statistic in row.shown)
        return each_once(statistic.citations for statistic in shown)

    def order(self, first: str, second: str) -> Order:
        """Return how the figure of *first* stands to that of *second*.

        The figures are taken as they stand: other kinds or other years do not count
        here, they are caveats of the rows.

        Raises:
            NotFoundError: An area is not in the comparison.

        >>> import ngo_central_asia as nca
        >>> result = nca.compare("ngos")
        >>> result.order("KG", "TJ").value, result.order("KG", "UZ").value
        ('larger', 'cannot be ordered')
        """
        mine, theirs = self[first].figure, self[second].figure
        if mine is None or theirs is None:
            return Order.UNORDERED
        return mine.order(theirs)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area, with its provenance in columns.

        >>> import ngo_central_asia as nca
        >>> row = nca.compare("ngos", at=2010).to_dicts()[1]
        >>> row["area"], row["value"], row["locator"]
        ('KG', 18341, 'Kyrgyzstan, paragraph 2')
        """
        from ngo_central_asia.dataset import flat

        return [
            {
                "area": row.area.id,
                "area_name": row.area.name,
                "indicator": row.indicator.id if row.indicator else None,
                **flat.figure_columns(row.figure),
                **flat.period_columns("period", row.period),
                "dating": row.statistic.dating.value if row.statistic else None,
                "gap": row.gap.value if row.gap else None,
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                "policy": self.policy.value,
                "at": self.at.edtf if self.at else None,
                "statistic": row.statistic.id if row.statistic else None,
                "other_candidates": "; ".join(
                    candidate.statistic.id
                    for candidate in row.candidates
                    if candidate is not row.chosen
                ),
                **flat.citation_columns(row.citations),
            }
            for row in self.rows
        ]
