"""What comparisons show: a row for each area, and all that stands beside it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.comparability import years
from ngo_central_asia.analysis.comparison import Gap
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.analysis.series_rows import apart, in_words
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
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.comparison import Comparison, Question, Row
    from ngo_central_asia.analysis.comparisons import Comparisons
    from ngo_central_asia.analysis.selection import Candidate
    from ngo_central_asia.display.document import Line

#: This many indicators stand side by side; the next ones come below.
MOST_COLUMNS = 3


def comparison(shown: Comparison) -> Document:
    """Describe a comparison: figures, other candidates, order, caveats, sources."""
    return Document(
        title=title(shown),
        blocks=(
            _table(shown),
            *_notes(shown),
            Lines("Other candidates", tuple(_candidates(shown))),
            Lines(_order_of(shown), tuple(_orders(shown))),
        ),
        sources=shown.sources,
    )


def comparisons(shown: Comparisons) -> Document:
    """Describe several comparisons: a table of areas by indicators, then the rest."""
    question = shown.comparisons[0].question
    names = ", ".join(one.indicator.name for one in shown.comparisons)
    blocks: list[Table | Lines | Paragraph] = list(_tables(shown.comparisons))
    for one in shown.comparisons:
        name = one.indicator.name
        blocks += [
            Lines(f"Other candidates for {name}", tuple(_candidates(one))),
            Lines(f"Order by {name}, figures as they stand", tuple(_orders(one))),
        ]
    return Document(
        title=f"{names}{_part(question)}: {which(question)}",
        blocks=tuple(blocks),
        sources=shown.sources,
    )


def _order_of(shown: Comparison) -> str:
    computed = shown.question.computed is not None
    return f"Order of the {'computed ' * computed}figures as they stand"


def gap(shown: Row) -> str:
    """Return why a row has no figure, with the parts that there are figures for."""
    if shown.gap is Gap.ONLY_PARTS:
        names = sorted({name for part in shown.parts for name, _ in part.breakdown})
        return f"{Gap.ONLY_PARTS.value} ({', '.join(names)})"
    return str(shown.gap)


def unlike(rows: Iterable[Row]) -> str:
    """Return how the figures of rows differ in kind and in time; empty if they do not.

    What two kinds count is not the same, and nor is what holds years apart.
    """
    filled = [shown for shown in rows if shown.statistic and shown.indicator]
    kinds = dict.fromkeys(shown.indicator.name for shown in filled if shown.indicator)
    periods = [shown.period for shown in filled if shown.period]
    apart = max(
        (one.years_apart(other) for one, other in combinations(periods, 2)), default=0
    )
    said = []
    if len(kinds) > 1:
        said.append(f"count different things ({'; '.join(kinds)})")
    if apart:
        said.append(f"are up to {years(apart)} apart")
    return f"The figures {' and '.join(said)}" if said else ""


def _notes(shown: Comparison) -> Iterator[Paragraph]:
    """Yield what a reader must know of the table as a whole."""
    notes = []
    if said := unlike(shown.rows):
        computed = bool(shown.question.computes)
        what = "they and what is computed of them" if computed else "they"
        notes.append(f"{said}: {what} stand side by side as the sources have them.")
    if any(row.derived for row in shown.rows):
        notes.append(ROUNDED)
    if notes:
        yield Paragraph(" ".join(notes))


# --- what was asked -------------------------------------------------------------------


def title(shown: Comparison) -> str:
    """Return what was asked and which observation answers."""
    question = shown.question
    return f"{measured(question)}{_part(question)}: {which(question)}"


def measured(question: Question) -> str:
    """Return what is measured, with its unit."""
    flipped = ", flipped" * question.flip
    return (
        f"{question.indicator.name} ({units.words(question.indicator.unit)}){flipped}"
    )


def _part(question: Question) -> str:
    return "".join(f", {name}: {value}" for name, value in question.where)


def which(question: Question) -> str:
    """Return what fills a cell, in words."""
    which = question.wanted("each area")
    if question.computed is not None:
        which += f"; {question.computed.words}, computed by us"
    if question.baseline is not None:
        which += f"; as times the figure of {question.baseline.name}, computed by us"
    if question.evidence is not Evidence.BY_HAND:
        better = "" if question.evidence is Evidence.CHECKED else " or better"
        which += f"; only what was {question.evidence.value}{better}"
        if question.computed is not None and not better:
            which += ", computed with published tables too"
    return which


# --- tables ---------------------------------------------------------------------------


def _table(shown: Comparison, title: str | None = None) -> Table:
    """Return a table with a line for each row."""
    computed = tuple(filter(None, [shown.question.computes]))
    headers = ("area", *computed, "figure", "period", "what is counted")
    return Table(headers, tuple(map(_row, shown.rows)), title)


def _row(shown: Row) -> tuple[Cell, ...]:
    if shown.statistic is None or shown.indicator is None:
        return row(_area(shown), gap(shown))
    return row(
        _area(shown),
        *([_computed(shown)] if shown.question.computes else []),
        Cell(
            bare(shown.statistic.figure, shown.question.indicator.unit),
            shown.statistic.citations,
            _caveats(shown),
            value=shown.statistic.figure,
            record=shown.statistic.id,
        ),
        Cell(shown.statistic.period.edtf, value=shown.statistic.period),
        Cell(counted(shown), record=shown.indicator.id),
    )


def counted(shown: Row) -> str:
    """Return what the figure counts, and whether it was entered by hand."""
    if shown.indicator is None:
        return ""
    typed = ", by hand" if shown.evidence is Evidence.BY_HAND else ""
    return f"{shown.indicator.name}{typed}"


def of_kind(shown: Candidate) -> str:
    """Return the figure of a candidate and what it counts; money with its currency."""
    unit, kind = shown.indicator.unit, shown.indicator.name
    if shown.statistic.figure.unit in units.CURRENCIES:
        return f"{shown.statistic.figure} of {kind}"
    return f"{bare(shown.statistic.figure, unit)} {kind}"


def _area(shown: Row) -> Cell:
    return Cell(shown.area.name, record=shown.area.id)


def _computed(shown: Row) -> Cell:
    """Return what is computed of a figure, with the sources of what it took."""
    if shown.figure is None:
        return Cell(gap(shown))
    text = shown.derived.rounded if shown.derived else str(shown.figure)
    stated = shown.statistic.citations if shown.statistic else ()
    further = tuple(cited for cited in shown.citations if cited not in stated)
    return Cell(without_unit(text, shown.figure.unit), further)


def _caveats(shown: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(caveat.text for caveat in shown.caveats))


def _tables(shown: tuple[Comparison, ...]) -> Iterator[Table | Paragraph]:
    """Yield matrices of areas by indicators; lists, where areas have several rows."""
    if shown[0].policy is Policy.ALL:
        for one in shown:
            yield _table(one, measured(one.question))
        return
    for start in range(0, len(shown), MOST_COLUMNS):
        columns = shown[start : start + MOST_COLUMNS]
        lines = zip(*(one.rows for one in columns), strict=True)
        yield Table(
            ("area", *(measured(one.question) for one in columns)),
            tuple(row(cells[0].area.name, *map(_cell, cells)) for cells in lines),
            marked_cells=True,
        )
    yield Paragraph(
        "Each column is a comparison of its own: figures in one line may be of "
        "different times and count different things."
        + f" {ROUNDED}"
        * any(row.derived for one in shown for row in one.rows)
    )


def _cell(shown: Row) -> Cell:
    """Return a row of a comparison in one cell."""
    if shown.statistic is None or shown.indicator is None:
        return Cell(gap(shown))
    asked = shown.question.indicator
    figure = bare(shown.statistic.figure, asked.unit)
    if computes := shown.question.computes:
        figure = f"{_computed(shown).text} {computes}: {figure}"
    kind = "" if shown.indicator == asked else f", {shown.indicator.name}"
    said = f"{figure} ({shown.statistic.period}{kind})"
    return Cell(said, shown.citations, _caveats(shown))


# --- what stands beside the figures ---------------------------------------------------


def _candidates(shown: Comparison) -> Iterator[Line]:
    """Yield for each area what else is said of it."""
    firsts: dict[str, Row] = {}
    for area_row in shown.rows:
        firsts.setdefault(area_row.area.id, area_row)
    for area_row in firsts.values():
        if pieces := list(_others(area_row)):
            yield line(area_row.area.name, *pieces)
    base = shown.baseline
    if base is not None and base.area.id not in firsts:
        chosen = [_candidate(base.chosen)] if base.chosen else [gap(base)]
        yield line(f"{base.area.name}, the baseline", *chosen, *_others(base))


def _others(shown: Row) -> Iterator[Cell]:
    all_shown = shown.question.policy is Policy.ALL
    alone, of_series = apart(
        candidate
        for candidate in shown.candidates
        if candidate is not shown.chosen and not (all_shown and candidate.eligible)
    )
    yield from map(_candidate, alone)
    for series, rows in of_series.items():
        yield Cell(in_words(series, rows))
    for whole in shown.wholes:
        yield Cell(f"{bare(whole.figure)} as a whole ({whole.period})", whole.citations)
    if shown.question.where:
        for part in shown.parts:
            about = ", ".join(f"{name}: {value}" for name, value in part.breakdown)
            said = f"{bare(part.figure)} for {about} ({part.period})"
            yield Cell(said, part.citations)
    elif shown.parts:
        yield Cell(f"{len(shown.parts)} about parts only")
    if shown.weaker:
        yield Cell(f"{len(shown.weaker)} on weaker evidence")


def _candidate(shown: Candidate) -> Cell:
    said = shown.statistic
    away = "" if shown.within else ", too far away"
    if shown.evidence is Evidence.BY_HAND:
        away += ", by hand"
    text = f"{of_kind(shown)} ({said.period}{away})"
    return Cell(text, said.citations)


def _orders(shown: Comparison) -> Iterator[Line]:
    """Yield for each area which areas it is above, and with which it has no order.

    Among all observations nothing is ordered: their times differ even in one area.
    """
    if shown.policy is Policy.ALL:
        return
    filled = [area_row for area_row in shown.rows if area_row.figure is not None]
    for area_row in filled:
        by_order: dict[Order, list[str]] = {}
        for other in filled:
            if other is not area_row:
                order = area_row.order(other)
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
