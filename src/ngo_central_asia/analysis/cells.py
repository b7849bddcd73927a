"""Cells of coverage: what is stated of an indicator, an area and a stretch of time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.analysis.selection import Policy, candidate, ranked
from ngo_central_asia.analysis.witness import origins
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


class Cover(StrEnum):
    """What there is in a cell; all but the first are a kind of absence."""

    STATED = "stated"
    """A source gives a number."""
    WITHOUT_NUMBER = "stated without a usable number"
    """A source speaks of it, in vague words or in damaged print."""
    STATED_UNKNOWN = "stated to be unknown"
    """A source says that it is not known."""
    ONLY_PARTS = "stated only for parts"
    """Sources speak of parts, none of the whole."""
    NOT_STATED = "not stated by any source"
    """No source speaks of it."""


@attrs.frozen(kw_only=True)
class CoverCell:
    """What the sources state of one indicator, in one area and one stretch of time.

    Args:
        indicator: The indicator.
        area: The area.
        period: The stretch of time: a year, or a decade.
        wholes: The statements about the whole area, the strongest first.
        parts: The statements about parts of it.
        witnesses: How many independent origins speak of the whole, at most.
    """

    indicator: Indicator
    area: Country
    period: Period
    wholes: tuple[Statistic, ...] = ()
    parts: tuple[Statistic, ...] = ()
    witnesses: int = 0

    @property
    def cover(self) -> Cover:
        """What there is, or which kind of absence it is."""
        if self.wholes:
            figure = self.wholes[0].figure
            if figure.hedge is Hedge.UNKNOWN:
                return Cover.STATED_UNKNOWN
            return Cover.WITHOUT_NUMBER if figure.bounds is None else Cover.STATED
        return Cover.ONLY_PARTS if self.parts else Cover.NOT_STATED

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """Every statement of the cell."""
        return (*self.wholes, *self.parts)

    @property
    def strongest(self) -> Statistic | None:
        """The statement about the whole that rests on the strongest evidence."""
        return self.wholes[0] if self.wholes else None

    @property
    def hops(self) -> int | None:
        """The fewest steps back to an origin that a source names, if one does."""
        hops = [cited.hops for said in self.wholes for cited in said.citations]
        return min((steps for steps in hops if steps is not None), default=None)

    @property
    def dated(self) -> bool:
        """Whether the strongest statement is dated by its source, beyond doubt."""
        said = self.strongest
        return (
            said is not None
            and said.dating in (Dating.STATED, Dating.CONTEXT)
            and not (said.period.uncertain or said.period.approximate)
        )

    @property
    def spans(self) -> bool:
        """Whether the strongest statement is of more time than the cell."""
        said = self.strongest
        return said is not None and not self.period.contains(said.period)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the statements stand."""
        return each_once(said.citations for said in self.statistics)

    def to_dict(self, dataset: Dataset | None = None) -> dict[str, Any]:
        """Return one flat row, with the provenance in columns."""
        from ngo_central_asia.dataset import flat

        said = self.strongest
        return {
            "indicator": self.indicator.id,
            "area": self.area.id,
            "area_name": self.area.name,
            **flat.period_columns("period", self.period),
            "cover": self.cover.value,
            "witnesses": self.witnesses,
            "hops": self.hops,
            **flat.figure_columns(said.figure if said else None),
            "dating": said.dating.value if said else None,
            "statement_period": said.period.edtf if said else None,
            "statements": "; ".join(each.id for each in self.wholes),
            "parts": "; ".join(each.id for each in self.parts),
            **flat.citation_columns(self.citations, dataset),
        }


def cover_cell(
    indicator: Indicator,
    area: Country,
    period: Period,
    statistics: list[Statistic],
    dataset: Dataset,
) -> CoverCell:
    """Return the cell with those of the statements that speak of its time.

    The strongest comes first: a number before words, then by the rules of comparisons
    the preferred vintage, the narrower period, the stronger evidence, the kind of
    higher precedence, fewer hops, narrower bounds.
    """
    here = [said for said in statistics if said.period.overlaps(period)]
    wholes = [
        candidate(s, dataset.indicators[s.indicator], dataset)
        for s in here
        if not s.breakdown
    ]
    strongest = sorted(
        (found.statistic for found in ranked(wholes, Policy.NEAREST, period)),
        key=lambda s: (s.figure.hedge is Hedge.UNKNOWN, s.figure.bounds is None),
    )
    parts = sorted((s for s in here if s.breakdown), key=lambda s: (s.period, s.id))
    return CoverCell(
        indicator=indicator,
        area=area,
        period=period,
        wholes=tuple(strongest),
        parts=tuple(parts),
        witnesses=len(origins(strongest, dataset)),
    )
