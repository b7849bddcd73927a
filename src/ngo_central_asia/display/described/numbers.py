"""What computed results show: trends, ranks, shares, ratios, differences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.display.described import comparison
from ngo_central_asia.display.described.figures import ROUNDED, bare, without_unit
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
    from ngo_central_asia.analysis.comparison import Row
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.difference import Difference, Side
    from ngo_central_asia.analysis.rank import Place, Ranking
    from ngo_central_asia.analysis.ratio import Ratio, Ratios
    from ngo_central_asia.analysis.share import Part, Shares, Whole
    from ngo_central_asia.analysis.trend import Line, Point, Trend
    from ngo_central_asia.display import document
    from ngo_central_asia.model.fields import Pairs
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.statistic import Statistic

#: Where a number starts that has no sign yet, and is not zero alone.
_UNSIGNED = re.compile(r"(?<![\d.,±-])(?=\d)(?!0(?![\d.,]))")
_SPLIT = "Each table counts one thing; no change is computed from one to another."
_YEARS = (
    "Years lie as far apart as the periods allow; those of flows and of rows of one "
    "series, as their periods start. A doubling time says a growth in other words; it "
    "foretells nothing."
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
        beside = (line("", _beside(statistic)) for statistic in shown.others)
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
    indexed = any(point.index for point in shown.points)
    index = (f"index to {base}",) if indexed else ()
    yield Table(
        ("period", "figure", *index),
        tuple(_point(point, indexed=indexed) for point in shown.points),
        title=about(shown),
    )
    if base is not None and not indexed:
        yield Paragraph(f"No index: there is no single usable figure for {base}.")
    if shown.changes:
        yield Lines("Changes on this line", tuple(map(_change, shown.changes)))
        if shown.overall is not None:
            yield Lines("From its first to its last", (_change(shown.overall),))
    elif len(shown.points) > 1:
        yield Paragraph("No change: one time, one witness, or no usable number.")


def about(shown: Line) -> str:
    """Return what a line is about: what is counted, of which part, in which series."""
    series = f", series {shown.series}" if shown.series is not None else ""
    return shown.indicator.name + _part_of(shown.breakdown) + series


def _point(shown: Point, *, indexed: bool) -> tuple[Cell, ...]:
    figure = Cell(
        bare(shown.statistic.figure),
        shown.citations,
        _texts(shown.caveats),
        record=shown.statistic.id,
    )
    cells = row(shown.statistic.period.edtf, figure)
    if not indexed:
        return cells
    if shown.index is None:
        return (*cells, Cell("none"))
    index = shown.index.rounded
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
        pieces.append(f"in {shown.years.rounded}")
    if shown.growth is not None:
        pieces.append(f"{_signed(shown.growth)} a year")
    if shown.doubling is not None:
        pieces.append(f"doubling time {shown.doubling.rounded}")
    label = f"{shown.earlier.period} to {shown.later.period}"
    return line(label, Cell(", ".join(pieces), shown.citations, caveats))


def ranking(shown: Ranking) -> Document:
    """Describe a ranking: places first, then what the comparison under it shows."""
    under = comparison.comparison(shown.comparison)
    placed = sum(place.highest is not None for place in shown.rows)
    notes = [
        f"1 is the largest of {placed}. Several places mean that the bounds allow each."
    ]
    if shown.comparison.policy is Policy.ALL:
        notes.append("Each observation has a place of its own.")
    if unlike := comparison.unlike(place.row for place in shown.rows):
        notes.append(
            f"{unlike}: these are places of the numbers as they stand, not of the "
            "areas."
        )
    if shown.comparison.indicator.higher_means:
        notes.append(f"Higher means: {shown.comparison.indicator.higher_means}")
    return Document(
        title=f"Rank by {under.title}",
        blocks=(
            Table(
                ("area", "place", "figure", "period", "what is counted"),
                tuple(map(_place, shown.rows)),
            ),
            Paragraph(" ".join(notes)),
            *(block for block in under.blocks if isinstance(block, Lines)),
        ),
        sources=shown.sources,
    )


def _place(shown: Place) -> tuple[Cell, ...]:
    if shown.figure is None or shown.row.period is None:
        return row(shown.area.name, f"no place: {comparison.gap(shown.row)}")
    return row(
        shown.area.name,
        str(shown),
        _figure(shown.row),
        shown.row.period.edtf,
        comparison.counted(shown.row),
    )


def ratios(shown: Ratios) -> Document:
    """Describe ratios: both figures of each area beside what comes out."""
    above, below = shown.numerator, shown.denominator
    when = "the latest figures" if shown.at is None else f"nearest to {shown.at}"
    unit = units.words(units.ratio(above.unit, below.unit))
    return Document(
        title=f"{above.name} to {below.name} ({unit}): {when}, at most "
        f"{shown.tolerance} years apart",
        blocks=(
            Table(
                ("area", "ratio", above.name, below.name),
                tuple(_ratio(one, above, below) for one in shown.rows),
                marked_cells=True,
            ),
            _others_of([(one.area.name, one.numerator) for one in shown], above),
            _others_of([(one.area.name, one.denominator) for one in shown], below),
            *((Paragraph(ROUNDED),) if any(one.ratio for one in shown) else ()),
        ),
        sources=shown.sources,
    )


def _ratio(shown: Ratio, above: Indicator, below: Indicator) -> tuple[Cell, ...]:
    sides = ((shown.numerator, above), (shown.denominator, below))
    if shown.ratio is None:
        there = [
            f"{asked.name}: {_dated(side, asked).text}"
            for side, asked in sides
            if side.figure is not None
        ]
        said = "; ".join([f"no ratio: {shown.gap}", *there])
        cell = Cell(said, shown.citations, _texts(shown.caveats))
        return row(shown.area.name, cell)
    figure = _bare(shown.ratio)
    return row(
        shown.area.name,
        Cell(figure, (), _texts(shown.between)),
        *(_dated(side, asked) for side, asked in sides),
    )


def _dated(shown: Row, asked: Indicator) -> Cell:
    """Return a figure with its time, and with what it counts if that is a kind."""
    if shown.figure is None:
        return Cell(comparison.gap(shown))
    text = f"{bare(shown.figure)}{_kind(shown.indicator, asked)} ({shown.period})"
    return Cell(text, shown.citations, _texts(shown.caveats))


def difference(shown: Difference) -> Document:
    """Describe a difference: the two sides, then what lies between them."""
    first, second = (side_name(side, shown) for side in shown.rows)
    caveats = _texts(shown.caveats)
    lines = []
    if shown.absolute is not None:
        text = f"{_signed(shown.absolute)}"
        lines.append(line("difference", Cell(text, shown.citations, caveats)))
    if shown.times is not None:
        text = shown.times.rounded.replace("times", "times the first")
        lines.append(line("ratio", Cell(text, shown.citations)))
    if not lines:
        breaches = _texts(caveat for caveat in shown.caveats if caveat.breach)
        reason = "; ".join(breaches) or "the bounds leave it open"
        if any(side.figure is None for side in shown.rows):
            reason = "a side has no figure"
        rest = tuple(text for text in caveats if text not in breaches)
        lines.append(line("nothing is computed", Cell(reason, (), rest)))
    elif shown.order is Order.UNORDERED:
        lines.append(line("order", "not known: the bounds overlap"))
    return Document(
        title=f"{shown.indicator.name} ({units.words(shown.indicator.unit)}): {second} "
        f"less {first}",
        blocks=(
            Table(
                ("side", "figure", "period", "what is counted"),
                tuple(_side(side, shown) for side in shown.rows),
            ),
            Lines(f"From {first} to {second}", tuple(lines)),
            _others_of(
                [(side_name(side, shown), side.row) for side in shown], shown.indicator
            ),
            *((Paragraph(ROUNDED),) if shown.absolute or shown.times else ()),
        ),
        sources=shown.sources,
    )


def side_name(side: Side, whole: Difference) -> str:
    """Return what tells a side from the other: its area, or its time."""
    one_area = len({other.area.id for other in whole.rows}) == 1
    return f"{side.area.name} {side.at}" if one_area else side.area.name


def _side(side: Side, whole: Difference) -> tuple[Cell, ...]:
    if side.figure is None or side.row.period is None:
        return row(side_name(side, whole), comparison.gap(side.row))
    return row(
        side_name(side, whole),
        _figure(side.row),
        side.row.period.edtf,
        comparison.counted(side.row),
    )


def shares(shown: Shares) -> Document:
    """Describe shares: each whole with its parts, their sum and what is left."""
    blocks: list[Table | Lines | Paragraph] = []
    if shown.gap:
        blocks.append(Paragraph(f"No part: {shown.gap}."))
    for whole in shown.wholes:
        blocks += _whole(whole)
    if shown.others:
        beside = []
        for statistic in shown.others:
            kind = shown.dataset.indicators[statistic.indicator]
            counted = "" if kind == shown.indicator else f" {kind.name}"
            beside.append(line("", _beside(statistic, counted)))
        blocks.append(Lines("Not among these parts", tuple(beside)))
    if shown.wholes:
        blocks.append(Paragraph(f"What is not stated is no category. {ROUNDED}"))
    title = shown.indicator.name if shown.indicator else "Parts as they were named"
    by = f", divided by {shown.by}" if shown.by else ""
    return Document(f"{title} in {shown.area.name}{by}", tuple(blocks), shown.sources)


def _whole(shown: Whole) -> Iterator[Table | Lines]:
    computed = any(part.share for part in shown.parts)
    share = ("share",) if computed else ()
    of = ", ".join(f"{name}: {value}" for name, value in shown.breakdown)
    yield Table(
        ("figure", *share, "part", "period"),
        tuple(_part(part, computed=computed) for part in shown.parts),
        title=f"Of {of}" if of else None,
    )
    caveats = _texts(shown.caveats)
    lines = [line("", Cell(f"{shown.sum}", (), caveats))]
    if shown.total is not None:
        total = Cell(shown.total.rounded, shown.total.citations)
        lines.append(line("sum of the parts", total))
    if shown.figure is not None:
        cited = shown.statistic.citations if shown.statistic else ()
        when = f" ({shown.statistic.period})" if shown.statistic else ""
        lines.append(line("the whole", Cell(f"{shown.figure}{when}", cited)))
    if shown.rest is not None:
        rest = Cell(shown.rest.rounded, shown.rest.citations)
        lines.append(line("not stated", rest))
    yield Lines("Together", tuple(lines))


def _part(shown: Part, *, computed: bool) -> tuple[Cell, ...]:
    statistic = shown.statistic
    share = shown.share.rounded if shown.share else "not bounded"
    return row(
        Cell(bare(statistic.figure), shown.citations, _texts(shown.caveats)),
        *((share,) if computed else ()),
        shown.label,
        statistic.period.edtf,
    )


def _figure(shown: Row) -> Cell:
    figure = "" if shown.figure is None else bare(shown.figure)
    return Cell(figure, shown.citations, _texts(shown.caveats))


def _others_of(rows: Iterable[tuple[str, Row]], asked: Indicator) -> Lines:
    """Return the observations of rows that fill no cell."""
    lines = []
    for label, shown in rows:
        pieces = [
            Cell(
                f"{bare(other.statistic.figure)}{_kind(other.indicator, asked)} "
                f"({other.statistic.period})",
                other.statistic.citations,
            )
            for other in shown.candidates
            if other is not shown.chosen
        ]
        pieces += map(_beside, (*shown.parts, *shown.wholes))
        if pieces:
            lines.append(line(label, *pieces))
    return Lines(f"Other figures: {asked.name}", tuple(lines))


def _kind(shown: Indicator | None, asked: Indicator) -> str:
    """Return what is counted, where it is only a kind of what was asked for."""
    return "" if shown is None or shown == asked else f" {shown.name}"


def _signed(shown: Derived) -> str:
    """Return a computed difference without its unit, with a sign before its numbers."""
    return _UNSIGNED.sub("+", _bare(shown))


def _bare(shown: Derived) -> str:
    """Return a computed figure without its unit, rounded to be read."""
    return without_unit(shown.rounded, shown.figure.unit)


def _part_of(breakdown: Pairs) -> str:
    parts = ", ".join(f"{dimension}: {value}" for dimension, value in breakdown)
    return f" ({parts})" if parts else ""


def _beside(shown: Statistic, counted: str = "") -> Cell:
    about = _part_of(shown.breakdown) or " as a whole"
    return Cell(
        f"{bare(shown.figure)}{counted}{about}, {shown.period}", shown.citations
    )


def _texts(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(caveat.text for caveat in caveats))
