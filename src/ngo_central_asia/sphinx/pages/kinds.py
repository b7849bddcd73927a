"""Which module describes which kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.sphinx.pages import (
    areas,
    discrepancies,
    indicators,
    laws,
    lists,
    organizations,
    others,
    phases,
    series,
    sources,
    statistics,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngo_central_asia.sphinx.pages.page import Page
    from ngo_central_asia.sphinx.pages.site import Site

_DESCRIBED: dict[str, Callable[[Site, Any], Page]] = {
    "areas": areas.area,
    "indicators": indicators.indicator,
    "sources": sources.source,
    "series": series.series,
    "statistics": statistics.statistic,
    "ngos": organizations.organization,
    "laws": laws.law,
    "phases": phases.phase,
    "events": others.event,
    "programmes": others.programme,
    "findings": others.finding,
    "discrepancies": discrepancies.discrepancy,
}


def page_of(name: str, site: Site) -> Page:
    """Return the page that a name stands for, such as ``ngos/winrock``."""
    kind, _, key = name.partition("/")
    if kind == "collections":
        return lists.everything(site) if key == "all" else lists.collection(site, key)
    if kind == "schemes":
        return phases.scheme(site, key)
    return _DESCRIBED[kind](site, site.records[kind][key])
