"""What a comparison of laws shows: dates, lags, and what the laws do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import (
    Cell,
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)
from ngo_central_asia.model.law import Effect, LawDateKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.law_comparison import LawComparison, LawRow
    from ngo_central_asia.display.document import Line

#: A matrix has so many areas side by side; more go below.
SIDE_BY_SIDE = 5
_DATE_KINDS = {
    LawDateKind.DOCUMENT: "",
    LawDateKind.IN_FORCE: " (in force)",
    LawDateKind.NO_LONGER: " (ended)",
}
_LAGS = (
    "Lags are computed from the dates, and stated by no source. They count from the "
    "first law of the same kind and subject, as the records word it; that one law "
    "follows another says nothing of why."
)
_COUNTED = (
    "The numbers count the provisions that sources tell of, not those that the laws "
    "have; -: none is told of."
)


def law_comparison(shown: LawComparison) -> Document:
    """Describe laws: in the order of their dates, lags, and what they do."""
    subject = f" on {' or '.join(shown.subject)}" if shown.subject else ""
    return Document(
        title=f"Laws and other instruments{subject}, as the sources tell of them",
        blocks=(
            *_chronology(shown),
            Lines("Laws with several dates", tuple(_dates(shown))),
            *_lags(shown),
            *_effects(shown),
        ),
        sources=shown.sources,
    )


def _chronology(shown: LawComparison) -> Iterator[Table | Paragraph]:
    headers: tuple[str, ...] = ("date", "area", "instrument", "kind")
    if shown.at is not None:
        headers = (*headers, f"in force {shown.at}")
    yield Table(
        headers,
        tuple(_row(it, len(headers)) for it in shown.rows),
        title="In the order of their dates; undated ones last",
        marked_cells=True,
    )
    yield Paragraph(
        "A date without a word is that of adoption or signing. Several dates are what "
        "the sources give. What has no first day (/2006) stands before what has one."
    )
    if shown.at is not None:
        yield Paragraph(
            "In force is said only as far as the sources go: they seldom date the end "
            "of a law, and what no source dates may have ended."
        )


def _dates(shown: LawComparison) -> Iterator[Line]:
    """Yield each date with its own places, where there are several."""
    for it in shown.rows:
        if it.law is not None and len(it.dates) > 1:
            dates = (
                Cell(f"{dated.date}{_DATE_KINDS[dated.kind]}", dated.citations)
                for dated in it.dates
            )
            yield line(f"{it.law.title} ({it.area.name})", *dates)


def _row(shown: LawRow, width: int) -> tuple[Cell, ...]:
    if shown.law is None:
        return row("-", f"{shown.area.name}: no such law named by any source")
    dated = tuple(cited for date in shown.dates for cited in date.citations)
    dates = "; ".join(f"{it.date}{_DATE_KINDS[it.kind]}" for it in shown.dates)
    caveats = tuple(caveat.text for caveat in shown.caveats)
    cells = row(
        Cell(dates or "undated", dated),
        shown.area.name,
        Cell(shown.law.title, shown.law.citations, caveats),
        shown.law.kind.value,
    )
    if width > len(cells):
        cells += row(str(shown.in_force))
    return cells


def _lags(shown: LawComparison) -> Iterator[Table | Paragraph]:
    lags = shown.lags
    if not lags:
        yield Paragraph(
            "No lag between areas: no two dated laws of one kind and subject here."
        )
        return
    yield Table(
        ("date", "this", "comes", "than this"),
        tuple(
            row(
                lag.second.printed,
                Cell(lag.second.name, lag.second.citations),
                Cell(str(lag), (), tuple(it.text for it in lag.caveats)),
                Cell(str(lag.first), lag.first.citations),
            )
            for lag in lags
        ),
        title="Lags between areas",
        marked_cells=True,
    )
    yield Paragraph(_LAGS)


def _effects(shown: LawComparison) -> Iterator[Table | Lines | Paragraph]:
    """Yield the matrix of effects and areas, and then the provisions themselves."""
    if not shown.provisions():
        yield Paragraph("No source tells what these laws do.")
        return
    areas = list(dict.fromkeys(it.area for it in shown.rows))
    for at in range(0, len(areas), SIDE_BY_SIDE):
        beside = areas[at : at + SIDE_BY_SIDE]
        yield Table(
            ("effect", *(area.name for area in beside)),
            tuple(
                row(effect.value, *(_count(shown, effect, area.id) for area in beside))
                for effect in Effect
            ),
            title="How many provisions of which effect the sources tell of",
            marked_cells=True,
        )
    yield Paragraph(_COUNTED)
    for effect in Effect:
        lines = tuple(_provisions(shown, effect))
        yield Lines(f"{effect.value.capitalize()}, as the sources say", lines)


def _count(shown: LawComparison, effect: Effect, area: str) -> Cell:
    found = shown.provisions(effect, area)
    cited = (cited for _, provision in found for cited in provision.citations)
    return Cell(str(len(found)) if found else "-", tuple(dict.fromkeys(cited)))


def _provisions(shown: LawComparison, effect: Effect) -> Iterator[Line]:
    for law_row, provision in shown.provisions(effect):
        title = law_row.law.title if law_row.law else ""
        yield line(
            law_row.area.name,
            Cell(f"{title}: {provision.text}", provision.citations),
        )
