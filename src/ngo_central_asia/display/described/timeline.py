"""What a timeline shows: what happened, what is foreseen, what is undated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.happenings import EntryKind
from ngo_central_asia.display.document import Cell, Document, Paragraph, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.happenings import TimelineEntry
    from ngo_central_asia.analysis.timeline import Timeline

_ORDER = (
    "In the order of the first day that a date allows, then of the last one; what has "
    "no first day (/2006) stands first. A span such as 2004/2006 is how far the date "
    "is known, for a happening. That one thing follows another says nothing of why."
)


def timeline(shown: Timeline) -> Document:
    """Describe a timeline."""
    period = f", {shown.period}" if shown.period else ""
    return Document(
        title=f"{', '.join(shown.areas)}{period}: "
        f"{', '.join(kind.value for kind in shown.kinds)} entries in the order of time",
        blocks=tuple(_blocks(shown)),
        sources=shown.sources,
    )


def _blocks(shown: Timeline) -> Iterator[Table | Paragraph]:
    yield Paragraph(_counts(shown))
    for title, entries in (
        ("What the sources tell as having happened", shown.happened),
        ("What the sources foresee", shown.foreseen),
        ("Told without a date", shown.undated),
    ):
        if entries:
            yield Table(
                ("when", "where", "what"),
                tuple(map(_entry, entries)),
                title=title,
                marked_cells=True,
            )
    if shown.happened:
        yield Paragraph(_ORDER)


def _counts(shown: Timeline) -> str:
    entries, groups = len(shown.rows), len(shown.groups)
    said = (
        f"{len(shown.happened)} dated entries, {len(shown.foreseen)} foreseen, "
        f"{len(shown.undated)} without a date."
    )
    if shown.period:
        said += f" Dated ones stand here if they may lie in {shown.period}."
    if groups < entries:
        said += (
            f" Entries that the data links as perhaps one happening name one another "
            f"(see); with these taken as one, the {entries} entries are {groups}."
        )
    if EntryKind.STATISTIC not in shown.kinds:
        said += " Statistics stand here only if asked for."
    if EntryKind.PRESENCE in shown.kinds:
        said += (
            " That an organization is active is no happening: `presence` shows where "
            "it was."
        )
    if shown.wider:
        said += f" Left out: what is told of {' and '.join(shown.wider)} as a whole."
    return said


def _entry(shown: TimelineEntry) -> tuple[Cell, ...]:
    records = dict.fromkeys(key.partition("#")[0] for key in shown.linked)
    linked = f" (see {', '.join(records)})" if records else ""
    return row(
        str(shown.period or "undated"),
        shown.area,
        Cell(
            f"{shown.text}{linked}",
            shown.citations,
            tuple(caveat.text for caveat in shown.caveats),
            record=shown.key.partition("#")[0].partition("/")[2],
        ),
    )
