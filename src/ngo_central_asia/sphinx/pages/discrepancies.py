"""The page of a discrepancy: what each side says, our reading, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Lines, Paragraph, Table, line, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section
from ngo_central_asia.sphinx.pages.site import CALLED

if TYPE_CHECKING:
    from ngo_central_asia.display.document import Cell
    from ngo_central_asia.model.discrepancy import Discrepancy
    from ngo_central_asia.sphinx.pages.site import Site


def discrepancy(site: Site, record: Discrepancy) -> Page:
    """Describe a discrepancy."""
    reading = (Paragraph(record.reading),) if record.reading else ()
    return Page(
        title=record.title,
        kind=f"Discrepancy: {record.kind.value}",
        key=record.id,
        summary=(
            Lines(
                None,
                (
                    line("our reading", record.resolution.value),
                    *(
                        [line("fields", *map(_plain, record.field_names))]
                        if record.field_names
                        else []
                    ),
                ),
            ),
        ),
        sections=(
            Section(
                "What each side says",
                (Lines(None, tuple(line("", one) for one in record.statements)),),
            ),
            Section("Our reading", (*reading, Paragraph(record.reason))),
            Section(
                "Evidence from outside",
                (Lines(None, tuple(line("", it) for it in _outside(site, record))),),
            ),
            Section("Records involved", (_involved(site, record),)),
            common.places(site, record),
            common.pointed_to(site, "discrepancies", record.id),
            common.use("discrepancies", record.id),
        ),
    )


def _outside(site: Site, record: Discrepancy) -> tuple[Cell | str, ...]:
    held = (common.reference(site, "", key) for key in record.evidence_records)
    return (*record.evidence, *held)


def _involved(site: Site, record: Discrepancy) -> Table:
    rows = tuple(
        row(
            common.reference(site, "", key),
            CALLED[key.partition("/")[0]][0],
        )
        for key in record.records
    )
    return Table(("record", "kind"), rows)


def _plain(name: str) -> str:
    return name.replace("_", " ")
