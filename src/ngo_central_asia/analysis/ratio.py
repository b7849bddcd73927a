"""Ratios of two indicators, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import is_unsafe
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.comparison import Row
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.derived import Derived, quotient
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model import units
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.statistic import Statistic


@attrs.frozen(kw_only=True, repr=False)
class Ratio:
    """The figures of one area and their ratio.

    Args:
        numerator: What the sources say of the numerator.
        denominator: What they say of the denominator, at the time of the numerator.
        ratio: The one divided by the other, with the bounds that both leave.
        gap: Why there is no ratio; empty if there is one.
        between: What stands between the two figures.
    """

    numerator: Row
    denominator: Row
    ratio: Derived | None = None
    gap: str = ""
    between: tuple[Caveat, ...] = ()

    @property
    def area(self) -> Country:
        """The area."""
        return self.numerator.area

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What stands between the two figures, then the caveats of each."""
        every = (*self.between, *self.numerator.caveats, *self.denominator.caveats)
        return tuple(dict.fromkeys(every))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where both figures stand, each place once."""
        return each_once([self.numerator.citations, self.denominator.citations])

    def __repr__(self) -> str:
        return f"<Ratio {self.area.id}: {self.ratio or self.gap}>"


@attrs.frozen(kw_only=True, repr=False)
class Ratios(Result[Ratio]):
    """The ratio of two indicators, area by area.

    Args:
        numerator: What is divided.
        denominator: What it is divided by.
        rows: One row for each area, gaps too.
        at: The period asked for.
        tolerance: How many calendar years apart the two figures may be.
        dataset: The dataset that was asked.
    """

    numerator: Indicator
    denominator: Indicator
    rows: tuple[Ratio, ...]
    at: Period | None
    tolerance: int

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the figures and of everything that stands beside them."""
        sides = (side for row in self.rows for side in (row.numerator, row.denominator))
        return each_once(one.citations for side in sides for one in side.shown)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area, with the provenance of both figures.

        >>> import ngo_central_asia as nca
        >>> row = nca.ratio("ngos_active", "ngos_registered").to_dicts()[1]
        >>> row["area"], row["numerator"], row["denominator"], row["value"]
        ('KG', '800 organizations', 'about 20,000 organizations', Decimal('0.04'))
        """
        from ngo_central_asia.dataset import flat

        return [
            {
                "area": row.area.id,
                "area_name": row.area.name,
                **_side("numerator", row.numerator),
                **_side("denominator", row.denominator),
                **flat.figure_columns(row.ratio.figure if row.ratio else None),
                "formula": row.ratio.formula if row.ratio else None,
                "gap": row.gap or None,
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(row.citations, self.dataset),
            }
            for row in self.rows
        ]


def _side(name: str, row: Row) -> dict[str, Any]:
    return {
        name: str(row.figure) if row.figure else None,
        f"{name}_indicator": row.indicator.id if row.indicator else None,
        f"{name}_period": row.period.edtf if row.period else None,
        f"{name}_statistic": row.statistic.id if row.statistic else None,
    }


def ratio(
    numerator: str,
    denominator: str,
    *,
    at: Period | dt.date | int | str | None = None,
    countries: Iterable[str] | str | None = None,
    tolerance: int = 5,
    where: Mapping[str, str] | None = None,
    dataset: Dataset | None = None,
) -> Ratios:
    """Divide one indicator by another, area by area, with bounds and caveats.

    The numerator is the figure that `compare` chooses, the latest one or the nearest to
    *at*; the denominator is the one nearest to the time of the numerator. Different
    years and sources are caveats, and so is a numerator above its denominator, which
    can be no part of it. The divisor is read as above zero.

    Args:
        numerator: Id of an indicator.
        denominator: Id of the indicator to divide by.
        at: Period asked for: a year, a date, or EDTF text.
        countries: Names or codes of areas; the five countries if absent.
        tolerance: Calendar years that the numerator may be from *at*, and the
            denominator from the numerator.
        where: The part that the numerator is about; the whole if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* is no period.
        CriteriaError: The question contradicts itself.
        UnitError: The two have no ratio, as they are ratios themselves.

    >>> result = ratio("ngos_active", "ngos_registered", countries="KG")
    >>> print(result[0].ratio)
    about 0.04 (0.032 to 0.0534) times (rounded) = 800 organizations / about 20,000
    organizations
    >>> print(ratio("ngos_active", "ngos_registered", countries="TJ")[0].gap)
    active NGOs: not stated by any source
    """
    dataset = or_embedded(dataset)
    above, below = dataset.indicators[numerator], dataset.indicators[denominator]
    units.ratio(above.unit, below.unit)
    top = compare(
        numerator,
        at=at,
        countries=countries,
        tolerance=tolerance,
        where=where,
        dataset=dataset,
    )
    rows = []
    for row in top:
        bottom = compare(
            denominator,
            at=row.period or at,
            countries=row.area.id,
            tolerance=tolerance,
            dataset=dataset,
        )
        rows.append(_ratio(row, bottom[0], above, below))
    return Ratios(
        numerator=above,
        denominator=below,
        rows=tuple(rows),
        at=top.at,
        tolerance=tolerance,
        dataset=dataset,
    )


def _ratio(
    numerator: Row, denominator: Row, above: Indicator, below: Indicator
) -> Ratio:
    top, bottom = numerator.statistic, denominator.statistic
    if top is None or bottom is None:
        gaps = [
            f"{asked.name}: {row.gap}"
            for asked, row in ((above, numerator), (below, denominator))
            if row.gap
        ]
        return Ratio(numerator=numerator, denominator=denominator, gap="; ".join(gaps))
    if top == bottom:
        return Ratio(
            numerator=numerator,
            denominator=denominator,
            gap="one statement would be divided by itself",
        )
    between = tuple(_between(top, bottom))
    unsafe = [f"{one.id}: {one.note}" for one in (top, bottom) if is_unsafe(one)]
    try:
        figure = top.figure / bottom.figure
        gap = "; ".join(unsafe)
    except FigureError as error:
        gap = str(error)
    if gap:
        return Ratio(
            numerator=numerator, denominator=denominator, gap=gap, between=between
        )
    ratio = Derived(
        name=f"ratio of {above.name} to {below.name}",
        formula=f"{top.figure} / {bottom.figure}",
        figure=figure,
        inputs=(top, bottom),
        caveats=between,
        bounds=quotient(top.figure, bottom.figure),
    )
    return Ratio(
        numerator=numerator, denominator=denominator, ratio=ratio, between=between
    )


def _between(above: Statistic, below: Statistic) -> Iterator[Caveat]:
    """Yield what stands between a numerator and its denominator."""
    if not above.period.overlaps(below.period):
        yield Caveat(
            CaveatKind.PERIOD, f"of different times: {above.period}, {below.period}"
        )
    if not {c.source for c in above.citations} & {c.source for c in below.citations}:
        yield Caveat(CaveatKind.DEFINITION, "the two figures are of different sources")
    same_unit = above.figure.unit == below.figure.unit
    if same_unit and above.figure.order(below.figure) is Order.LARGER:
        yield Caveat(
            CaveatKind.SUM,
            f"{above.figure} is more than {below.figure}: it can be no part of it",
            breach=True,
        )
