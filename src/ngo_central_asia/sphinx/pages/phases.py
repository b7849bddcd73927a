"""The pages of a phase and of a periodization, each of one author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Cell, Lines, Table, line, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.model.phase import DevelopmentPhase
    from ngo_central_asia.sphinx.pages.site import Site


def phase(site: Site, record: DevelopmentPhase) -> Page:
    """Describe a phase."""
    author = site.dataset.sources[record.author].label
    marks = tuple(line("", text) for text in record.characteristics)
    return Page(
        title=f"{record.label[0].upper()}{record.label[1:]} ({author})",
        kind=f"Phase of one author: {record.subject}",
        key=record.id,
        summary=(
            Lines(
                None,
                (
                    line("periodization", _of(site, record.scheme)),
                    *common.facts(
                        site,
                        record,
                        without=("scheme", "subject", "label", "characteristics"),
                    ).lines,
                ),
            ),
        ),
        sections=(
            Section("What marks it", (Lines(None, marks),)),
            Section("The whole periodization", (table(site.schemes[record.scheme]),)),
            common.places(site, record),
            common.pointed_to(site, "phases", record.id),
            common.use("phases", record.id),
        ),
    )


def scheme(site: Site, key: str) -> Page:
    """Describe a periodization: all phases of one author's scheme."""
    found = site.schemes[key]
    first = found[0]
    author = site.dataset.sources[first.author]
    return Page(
        title=f"{author.label}: {first.subject}",
        kind="Periodization of one author",
        key=key,
        summary=(
            Lines(
                None,
                (
                    line("author", Cell(author.label, record=author.id)),
                    line("area", site.named("areas", first.area)),
                ),
            ),
        ),
        sections=(
            Section("The phases", (table(found),)),
            *(
                Section(one.label[0].upper() + one.label[1:], (_marks(one),))
                for one in found
                if one.characteristics
            ),
        ),
    )


def table(found: Iterable[DevelopmentPhase]) -> Table:
    """Return phases in their order."""
    rows = tuple(
        row(
            str(one.ordinal),
            Cell(
                one.label, one.citations, (one.note,) if one.note else (), record=one.id
            ),
            common.period(one.period),
            one.status.value,
        )
        for one in found
    )
    return Table(("place", "phase", "period", "status"), rows)


def _of(site: Site, key: str) -> Cell:
    first = site.schemes[key][0]
    author = site.dataset.sources[first.author].label
    return Cell(f"{author}: {first.subject}", record=key)


def _marks(record: DevelopmentPhase) -> Lines:
    said = tuple(
        line("", Cell(text, record.citations)) for text in record.characteristics
    )
    return Lines(None, said)
