"""The page of an observation: one figure, and everything that it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Lines, Paragraph, line
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from ngo_central_asia.model.statistic import Statistic
    from ngo_central_asia.sphinx.pages.site import Site


def statistic(site: Site, record: Statistic) -> Page:
    """Describe an observation."""
    kind = site.dataset.indicators[record.indicator]
    when = words(record.period)
    same = [
        said
        for said in site.records["statistics"].values()
        if said.indicator == record.indicator
        and said.area == record.area
        and said is not record
    ]
    status = record.status.name.casefold().replace("_", " ")
    rest = common.facts(site, record, without=("figure", "status"))
    return Page(
        title=f"{words(record.figure)}: {kind.name}, {site.area(record)}, {when}",
        kind="What a source says: a figure",
        key=record.id,
        summary=(
            Lines(
                None,
                (
                    line("figure", str(record.figure)),
                    *rest.lines,
                    line("observation status", status),
                ),
            ),
        ),
        sections=(
            common.places(site, record),
            Section("What is counted", (Paragraph(kind.definition),)),
            Section("What else is said of it", (common.observations(site, same),)),
            common.pointed_to(site, "statistics", record.id),
            common.use("statistics", record.id),
        ),
    )
