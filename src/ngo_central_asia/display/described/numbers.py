"""What computed results show: trends, ranks, shares, ratios, differences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ngo_central_asia.display.described.figures import ROUNDED, bare, rounded, to_read
from ngo_central_asia.display.document import (
    Cell,
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)
from ngo_central_asia.model import units
from ngo_central_asia.model.hedge import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.analysis.change import Change
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.trend import Line, Point, Trend
    from ngo_central_asia.display import document
    from ngo_central_asia.model.fields import Pairs
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.statistic import Statistic

#: Where a number starts that has no sign yet, and is not zero alone.
_UNSIGNED = re.compile(r"(?<![\d.,±-])(?=\d)(?!0(?![\d.,]))")
_SPLIT = "Each table counts one thing; no change is computed from one to another."
_YEARS = (
    "Years lie as far apart as the periods allow. A doubling time says a growth in "
    "other words; it foretells nothing."
)


def trend(shown: Trend) -> Document:
    """Describe a trend: each line with its observations, then with its changes."""
    unit = units.words(shown.indicator.unit)
    title = f"{shown.indicator.name} ({unit}) in {shown.area.name}, in time order"
    blocks: list[Table | Lines | Paragraph] = []
    if shown.gap:
        blocks.append(Paragraph(f"No observation: {shown.gap}."))
    for one in shown.lines:
        blocks += _line(one, shown.base)
    if shown.others:
        beside = (line(*_beside(statistic)) for statistic in shown.others)
        blocks.append(Lines("Not on these lines", tuple(beside)))
    if len(shown.lines) > 1:
        blocks.append(Paragraph(_SPLIT))
    if shown.changes:
        blocks.append(Paragraph(f"{_YEARS} {ROUNDED}"))
    elif shown.base is not None:
        blocks.append(Paragraph(ROUNDED))
    if shown.period is not None:
        title += f", of {shown.period} only"
    return Document(title, tuple(blocks), shown.sources)


def _line(shown: Line, base: Period | None) -> Iterator[Table | Lines | Paragraph]:
    about = _about(shown.indicator.name, shown.breakdown)
    indexed = any(point.index for point in shown.points)
    index = (f"index to {base}",) if indexed else ()
    yield Table(
        ("period", "figure", *index),
        tuple(_point(point, indexed=indexed) for point in shown.points),
        title=about,
    )
    if base is not None and not indexed:
        yield Paragraph(f"No index: there is no single usable figure for {base}.")
    if shown.changes:
        yield Lines("Changes on this line", tuple(map(_change, shown.changes)))
    elif len(shown.points) > 1:
        yield Paragraph(
            "No change: of one time, one witness, or without a usable number."
        )


def _point(shown: Point, *, indexed: bool) -> tuple[Cell, ...]:
    figure = Cell(bare(shown.statistic.figure), shown.citations, _texts(shown.caveats))
    cells = row(shown.statistic.period.edtf, figure)
    if not indexed:
        return cells
    if shown.index is None:
        return (*cells, Cell("none"))
    index = rounded(shown.index.figure)
    return (*cells, Cell(index, caveats=_texts(shown.index.caveats)))


def _change(shown: Change) -> document.Line:
    caveats = _texts(shown.caveats)
    pieces = []
    if shown.order is Order.UNORDERED:
        pieces.append("direction not known")
    if shown.absolute is not None:
        in_percent = f" ({_signed(shown.relative)})" if shown.relative else ""
        points = " percentage points" * (shown.absolute.figure.unit == "percent")
        text = _signed(shown.absolute).replace("%", points)
        pieces.append(f"{text}{in_percent}")
    elif shown.computed:
        pieces.append("the bounds leave the change open")
    else:
        pieces.append("no change computed")
    if shown.years is not None:
        pieces.append(f"in {rounded(shown.years.figure)}")
    if shown.growth is not None:
        pieces.append(f"{_signed(shown.growth)} a year")
    if shown.doubling is not None:
        pieces.append(f"doubling time {rounded(shown.doubling.figure)}")
    label = f"{shown.earlier.period} to {shown.later.period}"
    return line(label, Cell(", ".join(pieces), shown.citations, caveats))


def _signed(shown: Derived) -> str:
    """Return a computed difference without its unit, with a sign before its numbers."""
    return _UNSIGNED.sub("+", bare(to_read(shown.figure)))


def _about(name: str, breakdown: Pairs) -> str:
    parts = ", ".join(f"{dimension}: {value}" for dimension, value in breakdown)
    return f"{name} ({parts})" if parts else name


def _beside(shown: Statistic) -> tuple[str, Cell]:
    parts = ", ".join(f"{name}: {value}" for name, value in shown.breakdown)
    return parts or "as a whole", Cell(
        f"{bare(shown.figure)} ({shown.period})", shown.citations
    )


def _texts(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    return tuple(caveat.text for caveat in caveats)
