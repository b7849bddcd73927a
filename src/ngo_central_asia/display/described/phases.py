"""What results on phases show: who puts which area in which phase, and when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.extent import Holding
from ngo_central_asia.display.document import (
    Cell,
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.phase import PhaseStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.compare_phases import (
        Overlap,
        PhaseComparison,
        PhaseRow,
    )
    from ngo_central_asia.analysis.phases_at import PhaseAt, PhasesAt
    from ngo_central_asia.analysis.schemes import Scheme
    from ngo_central_asia.display.document import Line
    from ngo_central_asia.model.phase import DevelopmentPhase

#: An aligned table has so many periodizations side by side; more go below.
SIDE_BY_SIDE = 3
_CERTAINTY = {
    Holding.THROUGHOUT: "",
    Holding.PART: " (in part)",
    Holding.POSSIBLE: " (possibly)",
}
_HOW_HELD = (
    "throughout: all of the time, wherever the dates let the phase begin and end; in "
    "part at least: some of it, wherever they do; possibly: by where they do; not "
    "stated: nothing excludes it, but an end of the phase is not dated at all."
)
_HOW_ALIGNED = (
    "In the years: without a word, all of the year; (in part), some of it; (possibly), "
    "the dates leave it open; not stated, an end of the phase is not dated at all; -, "
    "no phase."
)
_HOW_COMPUTED = (
    "Lags and overlaps are computed from the dates, and stated by no source. 2010 is "
    "any day of that year; the lags in years are differences of calendar years, and "
    "overlaps in years are rounded outwards to whole ones."
)


def phases_at(shown: PhasesAt) -> Document:
    """Describe in which phase of whose periodization each area is at a time."""
    schemes = dict.fromkeys(it.scheme for it in shown.rows if it.scheme is not None)
    return Document(
        title=f"{shown.when}: which phase of whose periodization each area is in",
        blocks=(
            *_by_area(shown.rows),
            Lines("What each author divides into phases", tuple(_subjects(schemes))),
            Paragraph(_HOW_HELD),
        ),
        sources=shown.sources,
    )


def _by_area(rows: Iterable[PhaseAt]) -> Iterator[Table | Paragraph]:
    """Yield a table for each area, or the words for one that nobody divides."""
    for area, found in groupby(rows, key=lambda it: it.area.name):
        here = list(found)
        if here[0].scheme is None:
            yield Paragraph(f"{area}: {here[0].gap}")
        else:
            headers = ("author", "phase", "period", "holds")
            cells = tuple(map(_phase_at, here))
            yield Table(headers, cells, title=area, marked_cells=True)


def _phase_at(shown: PhaseAt) -> tuple[Cell, ...]:
    author = shown.scheme.author.label if shown.scheme else ""
    caveats = tuple(caveat.text for caveat in shown.caveats)
    if shown.phase is None:
        return row(author, Cell(_gap(shown), shown.shown_citations, caveats))
    return row(
        author,
        Cell(named(shown.phase), shown.citations, record=shown.phase.id),
        str(shown.phase.period or "undated"),
        Cell(shown.holding.value, (), caveats),
    )


def _gap(shown: PhaseAt) -> str:
    """Return why there is no phase, with the phases before and after."""
    beside = (f"{named(it)}, {it.period}" for it in shown.neighbours)
    return f"{shown.gap} ({'; '.join(beside)})"


def named(phase: DevelopmentPhase) -> str:
    """Return number and label, and how the phase is told unless it is described."""
    told = phase.status is not PhaseStatus.DESCRIBED
    return f"{phase.ordinal} {phase.label}" + f" [{phase.status.value}]" * told


def _subjects(schemes: Iterable[Scheme]) -> Iterator[Line]:
    for scheme in schemes:
        yield line(scheme.name, f"{scheme.subject} ({scheme.id})")


def phase_comparison(shown: PhaseComparison) -> Document:
    """Describe periodizations: phases, aligned, where ends meet, and overlaps."""
    blocks: list[Table | Lines | Paragraph] = []
    if shown.without:
        names = ", ".join(shown.without)
        blocks.append(Paragraph(f"Not divided into phases by any source: {names}."))
    if shown.rows:
        blocks += [
            Lines("What each author divides", tuple(_subjects(shown.schemes))),
            *_phases(shown),
            *_aligned(shown),
            Paragraph(_HOW_ALIGNED),
        ]
    if len(shown.schemes) > 1:
        blocks += [*_meetings(shown), *_overlaps(shown), Paragraph(_HOW_COMPUTED)]
    title = "Periodizations side by side: each is its author's"
    return Document(title, tuple(blocks), shown.sources)


def _phases(shown: PhaseComparison) -> Iterator[Table]:
    """Yield a table of phases for each area."""
    for area, rows in groupby(shown.rows, key=lambda it: it.scheme.area.name):
        yield Table(
            ("author", "phase", "start", "end"),
            tuple(map(_phase, rows)),
            title=area,
            marked_cells=True,
        )


def _phase(shown: PhaseRow) -> tuple[Cell, ...]:
    caveats = tuple(caveat.text for caveat in shown.caveats)
    return row(
        shown.scheme.author.label,
        Cell(named(shown.phase), shown.citations, record=shown.phase.id),
        shown.point("start").printed,
        Cell(shown.point("end").printed, (), caveats),
    )


def _aligned(shown: PhaseComparison) -> Iterator[Table]:
    """Yield the years with the phases that may cover them, some schemes at a time."""
    schemes = shown.schemes
    for at in range(0, len(schemes), SIDE_BY_SIDE):
        beside = schemes[at : at + SIDE_BY_SIDE]
        runs: list[tuple[int, int, tuple[str, ...]]] = []
        for year in _years(shown):
            said = tuple(_in_year(shown, scheme, year) for scheme in beside)
            if runs and runs[-1][2] == said:
                runs[-1] = (runs[-1][0], year, said)
            else:
                runs.append((year, year, said))
        yield Table(
            ("years", *(scheme.name for scheme in beside)),
            tuple(
                row(str(first) if first == last else f"{first}-{last}", *said)
                for first, last, said in runs
            ),
            title="Aligned by calendar years",
        )


def _years(shown: PhaseComparison) -> range:
    """Return the years from before the first dated end to after the last one."""
    dated = [
        day.year
        for phase in shown.rows
        for end in (phase.extent.start, phase.extent.end)
        for day in (end.earliest, end.latest)
        if day is not None
    ]
    if not dated:
        return range(0)
    return range(max(min(dated) - 1, 1), min(max(dated) + 1, 9999) + 1)


def _in_year(shown: PhaseComparison, scheme: Scheme, year: int) -> str:
    """Return the phases of a scheme that may cover a year, with how surely."""
    said = [
        f"{phase.phase.ordinal} not stated"
        if holding is Holding.UNSTATED
        else f"{named(phase.phase)}{_CERTAINTY[holding]}"
        for phase, holding in shown.holding(scheme, Period.of(year)).items()
    ]
    return "; ".join(said) or "-"


def _meetings(shown: PhaseComparison) -> Iterator[Table | Paragraph]:
    """Yield where ends of phases may meet."""
    meetings = shown.meetings
    if not meetings:
        yield Paragraph("No dated ends of phases of two authors or areas may meet.")
        return
    yield Table(
        ("date", "this", "and this", "date ", "comes"),
        tuple(
            row(
                lag.first.printed,
                Cell(lag.first.name, lag.first.citations),
                Cell(lag.second.name, lag.second.citations),
                lag.second.printed,
                Cell(str(lag), (), tuple(it.text for it in lag.caveats)),
            )
            for lag in meetings
        ),
        title="Ends of phases that may meet",
        marked_cells=True,
    )


def _cautions(overlap: Overlap) -> tuple[str, ...]:
    caveats = (*overlap.first.caveats, *overlap.second.caveats)
    return tuple(dict.fromkeys(caveat.text for caveat in caveats))


def _overlaps(shown: PhaseComparison) -> Iterator[Table | Paragraph]:
    """Yield the phases that run at once; those that only may are counted."""
    overlaps = shown.overlaps
    certain = [overlap for overlap in overlaps if overlap.certain]
    if certain:
        yield Table(
            ("overlap", "this", "and this"),
            tuple(
                row(
                    str(overlap.years),
                    Cell(overlap.first.name, overlap.first.citations),
                    Cell(
                        overlap.second.name,
                        overlap.second.citations,
                        _cautions(overlap),
                    ),
                )
                for overlap in certain
            ),
            title="Phases that overlap wherever their ends lie",
            marked_cells=True,
        )
    open_ = len(overlaps) - len(certain)
    if open_:
        yield Paragraph(
            f"{open_} more pairs of phases may overlap or not, by where their ends "
            "lie: see `overlaps` of the result."
        )
