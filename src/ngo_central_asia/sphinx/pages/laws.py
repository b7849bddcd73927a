"""The page of a law: its dates by source, and what it does, as sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Cell, Table, row
from ngo_central_asia.model.law import LawDateKind
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.organizations import spellings
from ngo_central_asia.sphinx.pages.page import Page, Section

if TYPE_CHECKING:
    from ngo_central_asia.model.law import Law
    from ngo_central_asia.sphinx.pages.site import Site

_HAPPENED = {
    LawDateKind.DOCUMENT: "adopted or signed",
    LawDateKind.IN_FORCE: "came into force",
    LawDateKind.NO_LONGER: "no longer in force",
}


def law(site: Site, record: Law) -> Page:
    """Describe a law."""
    return Page(
        title=record.title,
        kind=f"{record.kind.value[0].upper()}{record.kind.value[1:]}, "
        f"{site.area(record)}",
        key=record.id,
        summary=(common.facts(site, record, without=("title", "titles", "kind")),),
        sections=(
            Section("Dates", (_dates(record),)),
            Section("What it does", (_provisions(record),)),
            Section(
                "As the sources write its title", (spellings(site, record.titles),)
            ),
            common.places(site, record, "Where it is named"),
            common.pointed_to(site, "laws", record.id),
            common.use("laws", record.id),
        ),
    )


def when(record: Law) -> str:
    """Return the first date of a law, or that there is none."""
    dates = sorted((one.date for one in record.dates), key=common.order)
    return dates[0].edtf if dates else ""


def _dates(record: Law) -> Table:
    rows = tuple(
        row(
            _HAPPENED[one.kind],
            Cell(
                one.date.edtf,
                one.citations,
                (one.note,) if one.note else (),
                value=one.date,
            ),
        )
        for one in sorted(record.dates, key=lambda one: common.order(one.date))
    )
    return Table(("what happened", "date"), rows)


def _provisions(record: Law) -> Table:
    rows = tuple(
        row(one.effect.value, Cell(one.text, one.citations))
        for one in record.provisions
    )
    return Table(("it", "what, as a source says"), rows)
