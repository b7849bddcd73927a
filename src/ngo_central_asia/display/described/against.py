"""What text against index shows: phases, laws and closures, with an index beside."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.index import in_spans
from ngo_central_asia.display.described.figures import ROUNDED, bare, without_unit
from ngo_central_asia.display.described.phases import named
from ngo_central_asia.display.document import (
    Cell,
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)
from ngo_central_asia.model.hedge import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.against_dates import (
        BeforeAfter,
        DatesAgainst,
        Side,
    )
    from ngo_central_asia.analysis.averages import Extreme
    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.index import Index
    from ngo_central_asia.analysis.phase_index import (
        PhaseIndex,
        PhasesAgainst,
        SchemeMovement,
    )
    from ngo_central_asia.model.statistic import Statistic

#: How the mean after stands to the mean before, in words.
STANDS = {
    Order.LARGER: "higher",
    Order.SMALLER: "lower",
    Order.EQUAL: "the same",
    Order.UNORDERED: "cannot be ordered",
}
_COUNTED = (
    "A year counts in a phase if by the author's dates some day of it surely belongs "
    "to the phase. So a year in which one phase ends and the next begins counts in "
    "both, and a year that only may belong counts in none."
)
_TWO_WITNESSES = (
    "The author and the index are two witnesses. That an index is higher or lower, or "
    "moves, says nothing of why."
)
_MOVES = (
    "A change from 2004 to 2005 is one of 2005, and its size counts, up or down. "
    "Distances are differences of calendar years; where several years may have the "
    "largest change, they lead from the first of them to the last."
)
_SIDES = (
    "The year of what happened, or each year in which it may lie, belongs to neither "
    "side. What may lie in the same years shares a row. Rows of one area may rest on "
    "the same values: they are not independent."
)


def phases_against(shown: PhasesAgainst) -> Document:
    """Describe phases with the index in their years, and where it moves most."""
    blocks: list[Table | Lines | Paragraph] = [_about(shown.index)]
    for _, rows in groupby(shown.rows, key=lambda it: (it.scheme, it.area)):
        blocks += _scheme(list(rows), shown)
    used: dict[str, dict[Statistic, None]] = {}
    for it in shown.rows:
        used.setdefault(it.area.name, {}).update(dict.fromkeys(it.values))
        if it.anywhere is not None:
            used[it.area.name].update(dict.fromkeys(it.anywhere.statistics))
    for of_scheme in shown.movements:
        overall = of_scheme.overall
        used.setdefault(overall.area.name, {}).update(dict.fromkeys(overall.values))
    blocks += [
        _values(used),
        Paragraph(_COUNTED),
        Paragraph(f"{_MOVES} {_TWO_WITNESSES}"),
        Paragraph(ROUNDED),
    ]
    title = f"Phases of authors, and an index in their years: {shown.index.name}"
    return Document(title, tuple(blocks), shown.sources)


def _about(index: Index) -> Lines:
    """Return what the index is, and which end of its scale is which."""
    series = index.series
    lines = [
        line("what", index.indicator.definition),
        line("direction", series.direction),
        line("vintage", f"{series.publisher}, {series.version} ({series.id})"),
        *(line("intervals", caveat.text) for caveat in index.caveats),
    ]
    if series.note:
        lines.append(line("note", series.note))
    return Lines("The index", tuple(lines))


def _scheme(
    rows: list[PhaseIndex], shown: PhasesAgainst
) -> Iterator[Table | Lines | Paragraph]:
    first = rows[0]
    if first.scheme is None:
        yield Paragraph(f"{first.area.name}: {first.gap}.")
        return
    title = f"{first.scheme.name}: {first.scheme.subject}"
    if first.scheme.area != first.area:
        title += f"; the index is that of {first.area.name}"
    headers: tuple[str, ...] = ("period", "phase", "years", "mean", "lowest", "highest")
    if not any(it.mean for it in rows):
        headers = ("period", "phase", "why there is no mean")
    yield Table(headers, tuple(map(_phase, rows)), title=title, marked_cells=True)
    open_ = [
        line(it.phase.label, _anywhere(it))
        for it in rows
        if it.phase is not None and it.anywhere is not None
    ]
    yield Lines("The mean, wherever in their dates the ends lie", tuple(open_))
    for it in shown.movements:
        if (it.scheme, it.overall.area) == (first.scheme, first.area):
            yield from _movement(it)


def _phase(shown: PhaseIndex) -> tuple[Cell, ...]:
    if shown.phase is None:
        return row("-", shown.gap)
    caveats = _texts(shown.caveats)
    cells = (
        str(shown.phase.period or "undated"),
        Cell(named(shown.phase), shown.phase.citations, caveats, record=shown.phase.id),
    )
    if shown.mean is None:
        return row(*cells, shown.gap)
    return row(
        *cells,
        f"{len(shown.values)}: {in_spans(shown.years)}",
        _bare(shown.mean),
        _extreme(shown.lowest),
        _extreme(shown.highest),
    )


def _anywhere(shown: PhaseIndex) -> Cell:
    derived = shown.anywhere
    if derived is None:
        return Cell("")
    return Cell(f"{_bare(derived).text}: {derived.formula}")


def _bare(derived: Derived | None) -> Cell:
    if derived is None:
        return Cell("-")
    text = without_unit(derived.rounded, derived.figure.unit)
    return Cell(text, (), _texts(derived.caveats))


def _extreme(shown: Extreme | None) -> Cell:
    if shown is None:
        return Cell("-")
    caveats: tuple[str, ...] = ()
    if not shown.is_certain:
        possible = in_spans(shown.possible)
        which = f"may be of {len(shown.possible)} years: {possible}"
        caveats = (f"by their intervals the {shown.derived.name} {which}",)
    number = without_unit(shown.derived.rounded, shown.figure.unit)
    return Cell(f"{number} in {in_spans(shown.years)}", (), caveats)


def _movement(shown: SchemeMovement) -> Iterator[Table | Lines | Paragraph]:
    every = (
        ("its years" if shown.overall.skipped else "all its years", shown.overall),
        ("the years of these phases", shown.inside),
    )
    yield Lines(
        "The year in which the index moves most",
        tuple(
            line(f"of {which}, {in_spans(it.years)}", str(it))
            for which, it in every
            if it is not None and it.years
        ),
    )
    told: list[Table] = []
    for _, it in every:
        if it is None or not it.changes:
            continue
        if not it.lags:
            yield Paragraph("No boundary of these phases is dated on both sides.")
            return
        that = str(it.moved[0]) if it.is_certain else "that year"
        table = Table(
            ("boundary", "which", f"{that} comes"),
            tuple(row(lag.first.printed, lag.first.name, str(lag)) for lag in it.lags),
        )
        if table not in told:
            yield table
        told.append(table)


def dates_against(shown: DatesAgainst) -> Document:
    """Describe an index before and after laws or closures."""
    blocks: list[Table | Lines | Paragraph] = [_about(shown.index)]
    used: dict[str, dict[Statistic, None]] = {}
    for area, rows in groupby(shown.rows, key=lambda it: it.area.name):
        here = list(rows)
        blocks += _area(area, here, intervals=shown.index.has_intervals)
        for it in here:
            both = (*it.before.values, *it.after.values)
            used.setdefault(area, {}).update(dict.fromkeys(both))
    blocks += [
        _values(used),
        Paragraph(f"{_SIDES} {_TWO_WITNESSES}"),
        Paragraph(ROUNDED),
    ]
    years = f"{shown.window} year{'s' * (shown.window > 1)}"
    title = (
        f"{shown.subject.capitalize()} as texts tell of them, and an index {years} "
        f"before and after: {shown.index.name}"
    )
    return Document(title, tuple(blocks), shown.sources)


def _area(
    area: str, rows: list[BeforeAfter], *, intervals: bool
) -> Iterator[Table | Lines | Paragraph]:
    if not rows[0].occasions:
        yield Paragraph(f"{area}: {rows[0].gap}.")
        return
    after = "after is" if intervals else "after is, as printed"
    headers: tuple[str, ...] = ("year", "before", "after", "difference", after)
    if all(it.gap for it in rows):
        headers = ("year", "why there is no mean")
    yield Table(headers, tuple(map(_before_after, rows)), title=area, marked_cells=True)
    yield Lines(
        f"What the texts date so, {area}",
        tuple(
            line(
                in_spans(it.years) or "no year",
                *(
                    Cell(str(one), one.citations, _texts(one.point.caveats))
                    for one in it.occasions
                ),
            )
            for it in rows
        ),
    )


def _before_after(shown: BeforeAfter) -> tuple[Cell, ...]:
    told = {text for one in shown.occasions for text in _texts(one.point.caveats)}
    caveats = tuple(text for text in _texts(shown.caveats) if text not in told)
    if shown.gap:
        return row(in_spans(shown.years) or "-", Cell(shown.gap, (), caveats))
    return row(
        in_spans(shown.years),
        _side(shown.before),
        _side(shown.after),
        _bare(shown.difference),
        Cell(STANDS[shown.order] if shown.order else "-", (), caveats),
    )


def _side(shown: Side) -> Cell:
    if shown.mean is None:
        return Cell(f"no value in {in_spans(shown.years)}")
    years = in_spans(int(said.period.edtf) for said in shown.values)
    mean = _bare(shown.mean)
    return Cell(f"{mean.text} in {years}", (), mean.caveats)


def _values(used: dict[str, dict[Statistic, None]]) -> Lines:
    """Return the values that were computed with, each with its place."""
    return Lines(
        "The values of the index, year by year",
        tuple(
            line(area, *map(_value, sorted(said, key=lambda it: it.period)))
            for area, said in used.items()
            if said
        ),
    )


def _value(said: Statistic) -> Cell:
    return Cell(f"{said.period} {bare(said.figure)}", said.citations, record=said.id)


def _texts(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    return tuple(caveat.text for caveat in caveats)
