"""The page of an organization: what it is called, what became of it where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Cell, Table, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section

if TYPE_CHECKING:
    from ngo_central_asia.model.ngo import NGO, Spelling
    from ngo_central_asia.sphinx.pages.site import Site


def organization(site: Site, record: NGO) -> Page:
    """Describe an organization."""
    home = f", at home in {site.dataset.areas[record.home].name}" if record.home else ""
    return Page(
        title=record.name,
        kind=f"Organization: {record.kind.value}{home}",
        key=record.id,
        summary=(common.facts(site, record, without=("name", "names", "kind")),),
        sections=(
            Section("What became of it", (presences(site, record),)),
            Section("How it stands to others", (_relations(site, record),)),
            Section("As the sources write its name", (spellings(site, record.names),)),
            common.places(site, record, "Where it is named"),
            common.pointed_to(site, "ngos", record.id),
            common.use("ngos", record.id),
        ),
    )


def presences(site: Site, record: NGO) -> Table:
    """Return what became of an organization in each area."""
    rows = tuple(
        row(
            site.named("areas", one.area),
            common.period(one.period),
            Cell(one.status.value, one.citations, (one.note,) if one.note else ()),
            site.named("ngos", one.by) if one.by else "",
            one.ground or "",
        )
        for one in sorted(
            record.presences, key=lambda one: (one.area, common.order(one.period))
        )
    )
    headers = ("area", "when", "what became of it", "by", "ground given")
    return common.without_empty(Table(headers, rows))


def spellings(site: Site, names: tuple[Spelling, ...]) -> Table:
    """Return the forms of a name, each with the source that writes it so."""
    rows = tuple(
        row(
            form.text,
            form.kind.value,
            form.language or "en",
            site.named("sources", form.source),
        )
        for form in names
    )
    return Table(("form", "kind", "language", "source"), rows)


def _relations(site: Site, record: NGO) -> Table:
    rows = tuple(
        row(
            Cell(one.kind.value, one.citations, (one.note,) if one.note else ()),
            site.named("ngos", one.target),
            common.period(one.period),
        )
        for one in record.relations
    )
    return Table(("it is", "organization", "when"), rows)
