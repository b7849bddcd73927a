"""What vintages of one data set show side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.index import in_spans
from ngo_central_asia.display.described.against import STANDS
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

if TYPE_CHECKING:
    from ngo_central_asia.analysis.compare_vintages import Revision, VintageComparison
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.display.document import Line
    from ngo_central_asia.model.statistic import Statistic

_APART = (
    "What lies between two vintages of one year is a difference of estimates, not a "
    "change of what they measure. Vintages are never made into one line."
)


def vintage_comparison(shown: VintageComparison) -> Document:
    """Describe the vintages of an indicator, year by year in each area."""
    preferred = shown.vintages[0].series
    blocks: list[Table | Lines | Paragraph] = [
        Lines(
            "The vintages",
            tuple(
                line(
                    index.series.vintage,
                    f"{index.series.publisher}, {index.series.version}"
                    + ", the preferred one" * (index.series == preferred),
                    *([index.series.note] if index.series.note else []),
                )
                for index in shown.vintages
            ),
        )
    ]
    names = {index.series.id: index.series.vintage for index in shown.vintages}
    for _, rows in groupby(shown.rows, key=lambda it: (it.area.id, it.vintages)):
        blocks += _area(list(rows), names)
    blocks += [Paragraph(_APART), Paragraph(ROUNDED)]
    unit = units.words(shown.indicator.unit)
    asked = "" if shown.at is None else f", of {shown.at}"
    title = f"{shown.indicator.name} ({unit}): vintages side by side{asked}"
    return Document(title, tuple(blocks), shown.sources)


def _area(rows: list[Revision], names: dict[str, str]) -> list[Table | Lines]:
    preferred, other = (names[key] for key in rows[0].vintages)
    blocks: list[Table | Lines] = [
        Table(
            ("year", preferred, other, "difference", f"{preferred} is"),
            tuple(map(_revision, rows)),
            title=rows[0].area.name,
        )
    ]
    both = [it for it in rows if it.difference is not None]
    if len(both) > 1:
        blocks.append(Lines(None, _summary(both)))
    return blocks


def _revision(shown: Revision) -> tuple[Cell, ...]:
    caveats = tuple(caveat.text for caveat in shown.caveats)
    year = str(shown.period or "-")
    if shown.difference is None or shown.order is None:
        said = [
            Cell(f"{bare(it.figure)} ({it.series})", it.citations)
            for it in shown.stated
        ]
        text = "; ".join([shown.gap, *(cell.text for cell in said)])
        cited = tuple(it for cell in said for it in cell.citations)
        return row(year, Cell(text, cited, caveats))
    difference = _signed(shown.difference)
    if shown.relative is not None:
        difference += f" ({_signed(shown.relative)})"
    return row(
        year,
        _number(shown.preferred),
        _number(shown.other),
        Cell(difference, (), caveats),
        STANDS[shown.order],
    )


def _number(said: Statistic | None) -> Cell:
    if said is None:
        return Cell("-")
    return Cell(bare(said.figure), said.citations, record=said.id)


def _signed(derived: Derived) -> str:
    text = without_unit(derived.rounded, derived.figure.unit)
    return f"+{text}" if (derived.figure.value or 0) > 0 else text


def _summary(rows: list[Revision]) -> tuple[Line, ...]:
    """Return in which years vintages agree, and where they are farthest apart."""
    same = [it for it in rows if it.difference and it.difference.figure.value == 0]
    years = in_spans(int(str(it.period)) for it in same)
    said = f"{len(same)} of {len(rows)}: {years}" if same else f"none of {len(rows)}"
    farthest = max(rows, key=_distance)
    text = f"{_signed(farthest.difference)}" if farthest.difference else ""
    if farthest.relative is not None:
        text += f" ({_signed(farthest.relative)})"
    return (
        line("years with the same number", said),
        line("farthest apart", f"{farthest.period}, {text}"),
    )


def _distance(shown: Revision) -> float:
    if shown.difference is None:
        return 0
    return abs(float(shown.difference.figure.value or 0))
