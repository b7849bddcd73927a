"""The page of an indicator: its definition, a comparison, every observation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ngo_central_asia as nca
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.document import Cell, Table, row
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section, chart_of

if TYPE_CHECKING:
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.sphinx.pages.page import Block
    from ngo_central_asia.sphinx.pages.site import Site


def indicator(site: Site, record: Indicator) -> Page:
    """Describe an indicator."""
    kinds = {kind.id: kind for kind in site.dataset.kinds_of(record.id)}
    said = sorted(
        (one for one in site.records["statistics"].values() if one.indicator in kinds),
        key=lambda one: (site.area(one), common.order(one.period), one.id),
    )
    narrower = tuple(
        row(Cell(kind.name, record=kind.id), kind.definition)
        for kind in kinds.values()
        if kind.id != record.id
    )
    return Page(
        title=record.name[0].upper() + record.name[1:],
        kind="What is measured",
        key=record.id,
        summary=(common.facts(site, record, without=("name",)),),
        sections=(
            Section("Kinds of it", (Table(("kind", "definition"), narrower),)),
            Section("The countries compared", _compared(site, record, said)),
            Section("Every figure", (common.observations(site, said, by_area=True),)),
            common.pointed_to(
                site, "indicators", record.id, without=("indicators", "statistics")
            ),
            common.use("indicators", record.id),
        ),
    )


def _compared(site: Site, record: Indicator, said: list[Any]) -> tuple[Block, ...]:
    """Return the comparison of the countries, if any of them has a figure."""
    countries = set(site.dataset.countries)
    if not any(one.area in countries for one in said):
        return ()
    result = nca.compare(record.id, dataset=site.dataset)
    return (*chart_of(result), *describe(result).blocks)
