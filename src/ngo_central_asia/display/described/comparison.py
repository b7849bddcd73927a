"""What a comparison shows: a row for each area, and all that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.display.described.figures import bare
from ngo_central_asia.display.document import Cell, Document, Lines, Table, line, row
from ngo_central_asia.model import units
from ngo_central_asia.model.hedge import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.comparison import Comparison, Row
    from ngo_central_asia.display.document import Line


def comparison(shown: Comparison) -> Document:
    """Describe a comparison: figures, other candidates, order, caveats, sources."""
    others = [
        line(area_row.area.name, *pieces)
        for area_row in shown.rows
        if (pieces := list(_others(area_row)))
    ]
    return Document(
        title=title(shown),
        blocks=(
            Table(
                ("area", "figure", "period", "what is counted"),
                tuple(map(_row, shown.rows)),
            ),
            Lines("Other candidates", tuple(others)),
            Lines("Order of the figures as they stand", tuple(_orders(shown))),
        ),
        sources=shown.sources,
    )


def gap(shown: Row) -> str:
    """Return why a row has no figure, with the parts that there are figures for."""
    if shown.gap is Gap.ONLY_PARTS:
        names = sorted({name for part in shown.parts for name, _ in part.breakdown})
        return f"{Gap.ONLY_PARTS.value} ({', '.join(names)})"
    return str(shown.gap)


def title(shown: Comparison) -> str:
    """Return what was asked and which observation answers."""
    which = {
        "latest": "the latest observation of each area",
        "earliest": "the earliest observation of each area",
        "nearest": f"the observation nearest to {shown.at}, at most "
        f"{shown.tolerance} years away",
    }[shown.policy]
    unit = units.words(shown.indicator.unit)
    return f"{shown.indicator.name} ({unit}): {which}"


def _row(shown: Row) -> tuple[Cell, ...]:
    if shown.statistic is None or shown.indicator is None:
        return row(shown.area.name, gap(shown))
    caveats = tuple(caveat.text for caveat in shown.caveats)
    return row(
        shown.area.name,
        Cell(
            bare(shown.statistic.figure),
            shown.citations,
            caveats,
            value=shown.statistic.figure,
        ),
        Cell(shown.statistic.period.edtf, value=shown.statistic.period),
        shown.indicator.name,
    )


def _others(shown: Row) -> Iterator[Cell]:
    for candidate in shown.candidates:
        if candidate is shown.chosen:
            continue
        statistic = candidate.statistic
        away = "" if candidate.within else ", too far away"
        yield Cell(
            f"{bare(statistic.figure)} {candidate.indicator.name} "
            f"({statistic.period}{away})",
            statistic.citations,
        )
    for whole in shown.wholes:
        yield Cell(f"{bare(whole.figure)} as a whole ({whole.period})", whole.citations)
    if shown.parts:
        yield Cell(f"{len(shown.parts)} about parts only")


def _orders(shown: Comparison) -> Iterator[Line]:
    """Yield for each area which areas it is above, and with which it has no order."""
    filled = [area_row for area_row in shown.rows if area_row.figure is not None]
    for area_row in filled:
        by_order: dict[Order, list[str]] = {}
        for other in filled:
            if other is not area_row:
                order = shown.order(area_row.area.id, other.area.id)
                by_order.setdefault(order, []).append(other.area.name)
        said = [
            f"{words} {', '.join(by_order[order])}"
            for order, words in (
                (Order.LARGER, "larger than"),
                (Order.EQUAL, "equal to"),
                (Order.UNORDERED, "cannot be ordered with"),
            )
            if order in by_order
        ]
        if said:
            yield line(area_row.area.name, *said)
