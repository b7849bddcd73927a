"""What coverage and gaps show: a matrix of marks with a legend, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.cells import Cover
from ngo_central_asia.display.described.figures import bare
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
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ngo_central_asia.analysis.cells import CoverCell
    from ngo_central_asia.analysis.coverage import Coverage
    from ngo_central_asia.analysis.gaps import Gaps, Missing
    from ngo_central_asia.display.document import Line
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.indicator import Indicator

#: More indicators than this are shown as numbers of statements, without their years.
MOST_MATRICES = 6
#: As many columns of time fit a terminal beside the names of the areas.
MOST_COLUMNS = 9
#: Mark -> what it means, in the order in which a cell has them.
LEGEND = {
    "=": "a number as it stands",
    "~": "approximate",
    "-": "between two numbers",
    ">": "a lower bound",
    "<": "an upper bound",
    "!": Cover.WITHOUT_NUMBER.value,
    "?": Cover.STATED_UNKNOWN.value,
    "p": Cover.ONLY_PARTS.value,
    ".": Cover.NOT_STATED.value,
    "2": "at most so many independent origins; one where no number stands",
    "o": "a source names an origin",
    "d": "the date is uncertain, read by us, or that of the publication",
    "s": "stated for more time than the column",
}


def coverage(shown: Coverage) -> Document:
    """Describe coverage: a matrix for each indicator, or one for many of them."""
    when = f" in {shown.period}" if shown.period else ""
    blocks: list[Table | Lines | Paragraph] = []
    if len(shown.indicators) > MOST_MATRICES:
        blocks += [_overview(shown), *_overview_legend(shown)]
    else:
        marks: set[str] = set()
        for indicator in shown.indicators:
            blocks += _matrix(indicator, shown, marks)
        blocks.append(Lines("Marks, for the strongest statement", tuple(_used(marks))))
    return Document(
        title=f"coverage{when}: what the sources state, and how surely",
        blocks=tuple(blocks),
        sources=shown.sources,
    )


def _overview(shown: Coverage) -> Table:
    areas = shown.areas
    rows = []
    for indicator in shown.indicators:
        counts = (_count(shown.of(indicator, area)) for area in areas)
        rows.append(row(indicator.id, indicator.name, *counts))
    headers = ("id", "indicator", *(area.id for area in areas))
    return Table(headers, tuple(rows))


def _count(cells: Sequence[CoverCell]) -> str:
    wholes = {said for cell in cells for said in cell.wholes}
    parts = {said for cell in cells for said in cell.parts}
    texts = [str(len(wholes))] if wholes else []
    texts += [f"p{len(parts)}"] if parts else []
    return " ".join(texts) or "."


def _overview_legend(shown: Coverage) -> Iterator[Lines | Paragraph]:
    lines = (
        line("4", "so many statements about the whole area"),
        line("p2", "so many about parts of it"),
        line(".", Cover.NOT_STATED.value),
    )
    yield Lines("Marks", lines)
    labels = ", ".join(dict.fromkeys(source.label for source in shown.sources))
    yield Paragraph(
        f"A heading takes in its kinds. At most {MOST_MATRICES} indicators are shown "
        "with their years: name them."
    )
    if shown.dataset.series:
        yield Paragraph("The rows of series count where their indicator is named.")
    if labels:
        yield Paragraph(f"Sources: {labels}")


def _matrix(
    indicator: Indicator, shown: Coverage, marks: set[str]
) -> Iterator[Table | Lines | Paragraph]:
    """Yield the matrix of an indicator, with its statements, and note its marks."""
    unit = units.words(indicator.unit)
    title = f"{indicator.name} ({indicator.id}, {unit})"
    by_area = {area: shown.of(indicator, area) for area in shown.areas}
    width = max(map(len, by_area.values()))
    if not width:
        yield Paragraph(f"{title}: {Cover.NOT_STATED.value}, for none of these areas")
        return
    if width > MOST_COLUMNS:
        decades = shown.by_decade()
        by_area = {area: decades.of(indicator, area) for area in shown.areas}
        width = max(map(len, by_area.values()))
    for start in range(0, width, MOST_COLUMNS):
        yield _table(title, by_area, slice(start, start + MOST_COLUMNS), marks)
    yield Lines("What they state", tuple(_stated(by_area, shown)))


def _table(
    title: str,
    by_area: dict[Country, tuple[CoverCell, ...]],
    columns: slice,
    marks: set[str],
) -> Table:
    rows = []
    for area, cells in by_area.items():
        texts = [mark(cell) for cell in cells[columns]]
        marks |= {letter for text in texts for letter in text}
        rows.append(row(area.name, *texts))
    some = next(iter(by_area.values()))[columns]
    headers = (cell.period.edtf.replace("X", "0s") for cell in some)
    return Table(("area", *headers), tuple(rows), title=title)


def mark(cell: CoverCell) -> str:
    """Return the marks of a cell, by the `LEGEND`.

    >>> import ngo_central_asia as nca
    >>> mark(nca.coverage("ngos").cell("ngos", "KG", 2017))
    '~'
    """
    said = cell.strongest
    if said is None:
        return "p" if cell.cover is Cover.ONLY_PARTS else "."
    texts = [_hedge(said.figure)]
    texts += [str(min(cell.witnesses, 9))] if cell.witnesses > 1 else []
    texts += ["o"] if cell.hops is not None else []
    texts += [] if cell.dated else ["d"]
    texts += ["s"] if cell.spans else []
    return "".join(texts)


def _hedge(figure: Figure) -> str:
    bounds = figure.bounds
    if bounds is None:
        return "?" if figure.hedge is Hedge.UNKNOWN else "!"
    if figure.is_approximate:
        return "~"
    if bounds.is_point:
        return "="
    if bounds.high is None:
        return ">"
    return "<" if bounds.low is None else "-"


def _used(marks: set[str]) -> Iterator[Line]:
    digits = any(letter.isdigit() for letter in marks)
    for letter, meaning in LEGEND.items():
        if letter in marks or (letter.isdigit() and digits):
            yield line(letter, meaning)


def _stated(
    by_area: dict[Country, tuple[CoverCell, ...]], shown: Coverage
) -> Iterator[Line]:
    names = {kind.id: kind.name for kind in shown.dataset.indicators.values()}
    for area, cells in by_area.items():
        said = dict.fromkeys(each for cell in cells for each in cell.wholes)
        parts = {each for cell in cells for each in cell.parts}
        pieces = [
            Cell(
                f"{bare(each.figure)} {names[each.indicator]} ({each.period})",
                each.citations,
            )
            for each in sorted(said, key=lambda each: (each.period, each.id))
        ]
        if parts:
            pieces.append(Cell(f"{len(parts)} about parts only"))
        if pieces:
            yield line(area.name, *pieces)


# --- gaps -----------------------------------------------------------------------------


def gaps(shown: Gaps) -> Document:
    """Describe what is missing: a list for each indicator, a line for each absence."""
    found = shown.coverage
    when = f" in {found.period}" if found.period else ""
    by_indicator: dict[Indicator, list[Missing]] = {}
    for missing in shown.rows:
        by_indicator.setdefault(missing.indicator, []).append(missing)
    lists = (
        Lines(f"{indicator.name} ({indicator.id})", tuple(map(_missing, rows)))
        for indicator, rows in by_indicator.items()
    )
    areas = f"{shown.others} other area{'' if shown.others == 1 else 's'}"
    silent = not any(cell.statistics for cell in found.rows)
    nothing = "The sources state nothing at all of what was asked. " if silent else ""
    return Document(
        title=f"gaps{when}: numbers that no source states",
        blocks=(
            *lists,
            Paragraph(
                f"{nothing}{len(by_indicator)} of {len(found.indicators)} indicators "
                "have gaps in this sense. "
                f"Silence counts where a number is stated for at least {areas}, in "
                "the years of these; words without a number always do. What is "
                "missing here may stand in sources that are not in the dataset."
            ),
        ),
        sources=shown.sources,
    )


def _missing(missing: Missing) -> Line:
    years = ", ".join(period.edtf for period in missing.periods)
    when = "" if missing.entirely else f" for {years}"
    said = f"{missing.cover.value}{when}"
    if missing.elsewhere and missing.entirely:
        names = ", ".join(area.name for area in missing.elsewhere)
        said += f"; a number is stated for {names}"
    instead = (
        Cell(
            f"{bare(each.figure)}{_part(each.breakdown)} ({each.period})",
            each.citations,
        )
        for each in missing.nearby
    )
    return line(missing.area.name, said, *instead)


def _part(breakdown: tuple[tuple[str, str], ...]) -> str:
    return f" [{', '.join(part for _, part in breakdown)}]" if breakdown else ""
