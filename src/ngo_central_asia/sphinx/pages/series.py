"""The page of a series: what the numbers are, where they are unsafe, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display import typeset
from ngo_central_asia.display.document import Cell, Paragraph, Table, row
from ngo_central_asia.model import units
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section

if TYPE_CHECKING:
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.sphinx.pages.site import Site


def series(site: Site, record: Series) -> Page:
    """Describe a series."""
    source = site.dataset.sources[record.source].label
    return Page(
        title=site.name("series", record),
        kind="Series: one indicator over the years, from one vintage of a data set",
        key=record.id,
        others=tuple(said.id for said in record.statistics),
        summary=(common.facts(site, record, without=("spans", "table")),),
        sections=(
            Section("Where it is not safe to use", (_spans(site, record),)),
            Section(
                "The numbers",
                (
                    Paragraph(
                        f"Each number stands in {source}, in the row of its area and "
                        "year; an empty cell is a year without a row."
                    ),
                    _numbers(site, record),
                ),
            ),
            common.pointed_to(site, "series", record.id),
            common.use("series", record.id),
        ),
    )


def _spans(site: Site, record: Series) -> Table:
    rows = tuple(
        row(
            span.safety.value,
            site.areas(span.areas) or "all areas",
            common.period(span.period),
            span.reason,
        )
        for span in record.spans
    )
    return Table(("what is wrong", "where", "when", "why"), rows)


def _numbers(site: Site, record: Series) -> Table:
    """Return the numbers: a row for each year, a column for each area."""
    said = {(it.period.edtf, it.area): it for it in record.statistics}
    years = sorted({year for year, _ in said})
    areas = list(dict.fromkeys(area for _, area in said))
    own = dict(record.units)
    heads = (
        site.dataset.areas[area].name
        + (f" ({units.words(own[area])})" if area in own else "")
        for area in areas
    )
    rows = tuple(
        row(
            year,
            *(
                Cell(
                    typeset.figure(it.figure),
                    caveats=(it.note,) if it.note and it.status.value != "A" else (),
                )
                if (it := said.get((year, area)))
                else ""
                for area in areas
            ),
        )
        for year in years
    )
    return Table(("year", *heads), rows)
