"""An index before and after dated things: laws and closures of organizations."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.derived import Derived, like
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.occasions import Occasion
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.analysis.occasions import Asked
    from ngo_central_asia.model.citation import Citation

#: More years in which a thing may lie than this, and before and after lie far apart.
_FAR = 1


@attrs.frozen(kw_only=True, repr=False)
class Side:
    """The years on one side of a dated thing.

    Args:
        years: The years.
        values: The values in them.
        mean: The mean of the values; ``None`` if there are none.
    """

    years: tuple[int, ...] = ()
    values: tuple[Statistic, ...] = ()
    mean: Derived | None = None

    @property
    def missing(self) -> tuple[int, ...]:
        """The years that have no value."""
        known = {int(said.period.edtf) for said in self.values}
        return tuple(year for year in self.years if year not in known)

    def __repr__(self) -> str:
        said = self.mean.rounded if self.mean else "no value"
        return f"<Side {in_spans(self.years)}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class BeforeAfter:
    """An index before and after things of one area that may lie in the same years.

    Args:
        area: The area.
        occasions: The dated things; several share a row if their years are the same.
            Empty if there is nothing dated to set the index against.
        years: The year of the things, or every year in which they may lie: they belong
            to neither side.
        before: The years before: a mean, and the values that it is of.
        after: The years after.
        difference: The mean after minus the mean before.
        order: How the mean after stands to the mean before; where their bounds
            overlap, they cannot be ordered. ``None`` if one of them is missing.
        gap: Why nothing can be set side by side; empty if something can.
        caveats: What to know before using it.
    """

    area: Country
    occasions: tuple[Occasion, ...]
    years: tuple[int, ...] = ()
    before: Side = Side()
    after: Side = Side()
    difference: Derived | None = None
    order: Order | None = None
    gap: str = ""
    caveats: tuple[Caveat, ...] = ()

    @property
    def computed(self) -> tuple[tuple[str, Derived], ...]:
        """Every computed figure with its name."""
        every = (
            ("before", self.before.mean),
            ("after", self.after.mean),
            ("difference", self.difference),
        )
        return tuple((name, one) for name, one in every if one is not None)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the dates stand, and the values."""
        return each_once(
            (
                *(one.citations for one in self.occasions),
                *(one.citations for _, one in self.computed),
            )
        )

    def __repr__(self) -> str:
        said = self.gap or f"{self.before!r} {self.after!r}"
        return f"<BeforeAfter {self.area.id} {in_spans(self.years)}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class DatesAgainst(Result[BeforeAfter]):
    """Dated things, each with an index in the years before and after.

    Args:
        index: The index.
        rows: The things, area by area in order of time, those without a year last.
        window: How many years each side has.
        subject: What the things are: "laws" or "closures".
        dataset: The dataset that was asked.
    """

    index: Index
    rows: tuple[BeforeAfter, ...]
    window: int
    subject: str

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """Also those of the whole line of the index, which a chart draws."""
        areas = [row.area for row in self.rows]
        return each_once((self.citations, self.index.citations(areas)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each computed figure and each gap, with provenance.

        An order of numbers without intervals is one "as printed".

        >>> import ngo_central_asia as nca
        >>> result = nca.against(laws="kz-noncommercial-2001", index="v2xcs_ccsi")
        >>> for row in result.to_dicts():
        ...     print(row["what"], row["period"], row["order"])
        before 1998/2000 smaller, as printed
        after 2002/2004 smaller, as printed
        difference 1998/2004 smaller, as printed
        """
        return [flat for row in self.rows for flat in _flat(row, self)]


def _flat(shown: BeforeAfter, of: DatesAgainst) -> Iterator[dict[str, Any]]:
    index = of.index
    about = {
        "area": shown.area.id,
        "area_name": shown.area.name,
        "index": index.indicator.id,
        "series": index.series.id,
        "occasions": "; ".join(map(str, shown.occasions)),
        "records": "; ".join(
            dict.fromkeys(occasion.record for occasion in shown.occasions)
        ),
        "years": in_spans(shown.years),
        "window": of.window,
        "years_missing": in_spans((*shown.before.missing, *shown.after.missing)),
        "order": _order(shown.order, index),
    }
    dated = [one.citations for one in shown.occasions]
    if not shown.computed:
        yield index.row(
            "gap",
            None,
            about,
            beside=dated,
            caveats=shown.caveats,
            gap=shown.gap,
        )
    for name, derived in shown.computed:
        years = (int(said.period.edtf) for said in derived.statistics)
        yield index.row(
            name,
            derived,
            about,
            beside=dated,
            caveats=(*derived.caveats, *shown.caveats),
            period=averages.period_of(years),
        )


def _order(order: Order | None, index: Index) -> str | None:
    """Return an order as a column has it: no surer than the page says it."""
    if order is None or index.has_intervals:
        return None if order is None else order.value
    return f"{order.value}, as printed"


def dates_against(index: Index, asked: Asked, window: int) -> DatesAgainst:
    """Set an index before and after dated things side by side.

    Args:
        index: The index.
        asked: The things, and the areas.
        window: How many years each side has.
    """
    rows = [
        row
        for area in asked.areas
        for row in _rows(
            index, area, [one for one in asked.occasions if one.area == area.id], window
        )
        or [BeforeAfter(area=area, occasions=(), gap=asked.lack)]
    ]
    return DatesAgainst(
        index=index,
        rows=tuple(rows),
        window=window,
        subject=asked.subject,
        dataset=index.dataset,
    )


def _rows(
    index: Index, area: Country, occasions: Iterable[Occasion], window: int
) -> list[BeforeAfter]:
    """Return a row for each span of years in which occasions may lie."""
    groups: dict[tuple[int | None, int | None], list[Occasion]] = {}
    for occasion in sorted(occasions, key=lambda one: (one.point.name, one.record)):
        moment = occasion.point.moment
        first = None if moment.earliest is None else moment.earliest.year
        last = None if moment.latest is None else moment.latest.year
        groups.setdefault((first, last), []).append(occasion)
    rows = [
        _row(index, area, span, tuple(together), window)
        for span, together in sorted(groups.items(), key=_chronology)
    ]
    return [
        attrs.evolve(row, caveats=(*row.caveats, *_near(row, rows))) for row in rows
    ]


def _chronology(
    group: tuple[tuple[int | None, int | None], list[Occasion]],
) -> tuple[bool, int, int]:
    first, last = group[0]
    return first is None or last is None, first or last or 0, last or 0


def _row(
    index: Index,
    area: Country,
    span: tuple[int | None, int | None],
    occasions: tuple[Occasion, ...],
    window: int,
) -> BeforeAfter:
    caveats = tuple(
        dict.fromkeys(caveat for one in occasions for caveat in one.point.caveats)
    )
    first, last = span
    if first is None or last is None:
        gap = "not dated by any source"
        if first is not None or last is not None:
            gap = f"its year is not bounded: {occasions[0].point.moment}"
        return BeforeAfter(area=area, occasions=occasions, gap=gap, caveats=caveats)
    years = tuple(range(first, last + 1))
    before = _side(index, area, range(first - window, first), "before")
    after = _side(index, area, range(last + 1, last + window + 1), "after")
    row = BeforeAfter(
        area=area,
        occasions=occasions,
        years=years,
        before=before,
        after=after,
        caveats=caveats,
    )
    if before.mean is None and after.mean is None:
        every = (*before.years, *years, *after.years)
        lack = "; ".join(index.lacks(area.id, every))
        return attrs.evolve(row, gap=f"no value before or after: {lack}")
    difference, order = _difference(before, after)
    return attrs.evolve(
        row,
        difference=difference,
        order=order,
        caveats=(*_of_years(index, area, years, (before, after)), *caveats),
    )


def _side(index: Index, area: Country, years: Iterable[int], name: str) -> Side:
    wanted = tuple(year for year in years if dt.MINYEAR <= year <= dt.MAXYEAR)
    values = averages.within(index.values(area.id), wanted)
    return Side(
        years=wanted,
        values=tuple(values.values()),
        mean=averages.mean(values, f"mean {name}"),
    )


def _difference(before: Side, after: Side) -> tuple[Derived | None, Order | None]:
    if before.mean is None or after.mean is None:
        return None, None
    derived = Derived(
        name="mean after minus mean before",
        formula=f"({after.mean.formula}) - ({before.mean.formula})",
        figure=after.mean.figure - before.mean.figure,
        inputs=(after.mean, before.mean),
        caveats=tuple(dict.fromkeys((*before.mean.caveats, *after.mean.caveats))),
        places=like(after.mean, before.mean),
    )
    return derived, after.mean.figure.order(before.mean.figure)


def _of_years(
    index: Index, area: Country, years: Sequence[int], sides: Iterable[Side]
) -> Iterator[Caveat]:
    if len(years) > _FAR:
        yield Caveat(
            CaveatKind.PERIOD,
            f"it may lie in any of {len(years)} years, which belong to neither side",
        )
    for side in sides:
        if not side.missing:
            continue
        there = len(side.values)
        lacks = index.lacks(area.id, side.missing).items()
        yield Caveat(
            CaveatKind.PERIOD,
            f"{there} of {len(side.years)} years have a value; none for "
            + "; none for ".join(f"{in_spans(it)}: {lack}" for lack, it in lacks),
        )


def _near(row: BeforeAfter, rows: Iterable[BeforeAfter]) -> Iterator[Caveat]:
    """Yield which other rows lie in the years that are compared."""
    compared = {*row.before.years, *row.after.years}
    others = [
        in_spans(other.years)
        for other in rows
        if other is not row and compared.intersection(other.years)
    ]
    if others:
        yield Caveat(
            CaveatKind.PERIOD,
            "other rows of this area lie in the years before and after: "
            + "; ".join(others),
        )
