"""What a result on presences shows: the matrix, fates, and grounds given."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.stays import words
from ngo_central_asia.display.document import (
    Cell,
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.stays import Presences, Stay
    from ngo_central_asia.display.document import Line
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.ngo import NGO, Presence

#: A matrix has so many areas side by side; more go below.
SIDE_BY_SIDE = 3
_SPANS = (
    "A span behind what happened (closed 2004/2006) is how far its date is known; "
    "behind active it is the time told of."
)
_COUNTED = (
    "The counts are of the organizations that the sources name, and no rates: the "
    "texts name those of which they have something to tell. One organization may stand "
    "under several fates. Undisputed: without a statement that does not go with it and "
    "without a known contradiction about the organization there. No end told: the "
    "sources do not say whether it is still there."
)
_GROUNDS = (
    "Grounds are as the sources give them, whoever holds them; they are told apart by "
    "their wording in the records, and count once for each organization."
)


def presences(shown: Presences) -> Document:
    """Describe which organizations were where, and what became of them."""
    at = f", {shown.at}" if shown.at else ""
    return Document(
        title=f"Organizations that the sources name{at}: where, and what became of "
        "them there",
        blocks=(
            *_matrix(shown),
            Lines("Where more than one thing is said", tuple(_statements(shown))),
            *_fates(shown),
            *_grounds(shown),
            *_rest(shown),
        ),
        sources=shown.sources,
    )


def _matrix(shown: Presences) -> Iterator[Table | Lines | Paragraph]:
    empty = [area.name for area in shown.areas if not shown.named(area.id)]
    if empty:
        yield Paragraph(f"None named by any source: {', '.join(empty)}.")
    areas = [area for area in shown.areas if shown.named(area.id)]
    for at in range(0, len(areas), SIDE_BY_SIDE):
        beside = areas[at : at + SIDE_BY_SIDE]
        there = [ngo for ngo in shown.organizations if _is_in(shown, ngo, beside)]
        yield Table(
            ("organization", *(area.name for area in beside)),
            tuple(
                row(
                    Cell(ngo.name, record=ngo.id),
                    *(_cell(shown, ngo, area) for area in beside),
                )
                for ngo in there
            ),
            marked_cells=True,
        )
    if areas:
        starred = f"; *: may be of {shown.at}" if shown.at else ""
        yield Paragraph(f"-: not stated by any source{starred}. {_SPANS}")


def _is_in(shown: Presences, ngo: NGO, areas: Iterable[Country]) -> bool:
    return any(shown.stay(ngo.id, area.id) for area in areas)


def _cell(shown: Presences, ngo: NGO, area: Country) -> Cell:
    stay = shown.stay(ngo.id, area.id)
    if stay is None:
        return Cell("-")
    now = stay.at(shown.at) if shown.at else ()
    text = "; ".join(f"{words(it)}{'*' * (it in now)}" for it in stay.statements)
    return Cell(text, stay.citations, tuple(caveat.text for caveat in stay.caveats))


def _statements(shown: Presences) -> Iterator[Line]:
    """Yield each statement with its own places, where there are several."""
    for stay in shown.rows:
        if len(stay.statements) > 1:
            yield line(
                f"{stay.organization.name}, {stay.area.name}",
                *(Cell(_said(shown, it), it.citations) for it in stay.statements),
            )


def _said(shown: Presences, statement: Presence) -> str:
    by = f" by {shown.dataset.ngos[statement.by].name}" if statement.by else ""
    return f"{words(statement)}{by}"


def _fates(shown: Presences) -> Iterator[Table | Paragraph]:
    rows = []
    for area in shown.areas:
        named = shown.named(area.id)
        for fate in (it for it in shown.fates if it.area == area):
            said = f"{len(fate.said)} of {len(named)}"
            if fate.disputed:
                said += f", {fate.figure.value} undisputed"
            rows.append(
                row(
                    area.name,
                    fate.status.value,
                    said,
                    Cell(_names(fate.said), fate.citations),
                )
            )
        untold = shown.untold(area.id)
        if untold:
            said = f"{len(untold)} of {len(named)}"
            rows.append(row(area.name, "no end told", said, _names(untold)))
    if rows:
        yield Table(
            ("area", "what is said", "of those named", "organizations"),
            tuple(rows),
            title="What is said of how many",
            marked_cells=True,
        )
        yield Paragraph(_COUNTED)


def _names(stays: Iterable[Stay]) -> str:
    return ", ".join(stay.organization.name for stay in stays)


def _grounds(shown: Presences) -> Iterator[Table | Paragraph]:
    if shown.grounds:
        yield Table(
            ("organizations", "for", "ground", "which"),
            tuple(
                row(
                    str(len(ground.stays)),
                    ground.status.value,
                    Cell(ground.text, ground.citations),
                    _names(ground.stays),
                )
                for ground in shown.grounds
            ),
            title="Grounds given, the one given for most organizations first",
            marked_cells=True,
        )
        yield Paragraph(_GROUNDS)
    if shown.without_ground:
        yield Paragraph(
            f"Closed or expelled without a ground of its own: "
            f"{len(shown.without_ground)} ({_names(shown.without_ground)})."
        )


def _rest(shown: Presences) -> Iterator[Paragraph]:
    if shown.left_out:
        kinds = Counter(ngo.kind.value for ngo in shown.left_out)
        said = ", ".join(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
        yield Paragraph(
            f"Named there too, and left out as of other kinds or at home there: "
            f"{said}. `kinds` or `organizations` shows them."
        )
