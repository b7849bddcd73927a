"""The page of an area; that of a country gathers everything that is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ngo_central_asia as nca
from ngo_central_asia.display.describe import describe
from ngo_central_asia.display.document import Cell, Lines, Table, line, row
from ngo_central_asia.sphinx.pages import common, phases
from ngo_central_asia.sphinx.pages.laws import when
from ngo_central_asia.sphinx.pages.page import Page, Section, chart_of
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.profile import Profile
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.sphinx.pages.page import Block
    from ngo_central_asia.sphinx.pages.site import Site


#: With fewer observations than this there is little to say of a change.
_A_TREND = 3


def area(site: Site, record: Country) -> Page:
    """Describe an area."""
    found = nca.profile(record.id, dataset=site.dataset)
    kind = record.kind.value.capitalize()
    is_ours = record.part_of is not None
    return Page(
        title=record.name,
        kind=f"{kind} of Central Asia: what the sources say" if is_ours else kind,
        key=record.id,
        summary=(common.facts(site, record, without=("name", "kind")),),
        sections=(
            Section("Figures", tuple(_figures(site, found))),
            Section("Over time", tuple(_over_time(site, found))),
            Section("Phases", tuple(_phases(site, found))),
            Section("Timeline", tuple(_timeline(site, found))),
            Section("Laws", (_laws(found),)),
            Section("Organizations", tuple(_organizations(found))),
            Section("Programmes", (_programmes(found),)),
            Section(
                "Statements", tuple(common.findings(site, found.findings.values()))
            ),
            Section(
                "Contradictions and faults",
                (common.discrepancies(found.discrepancies.values()),),
            ),
            *(
                [Section("What is missing", (_missing(site, record),))]
                if is_ours
                else []
            ),
            common.places(site, record, "Where names and codes come from"),
            common.use("areas", record.id),
        ),
    )


def _figures(site: Site, found: Profile) -> Iterator[Block]:
    """Yield the countries side by side in what is most told of, then every figure."""
    statistics = site.records["statistics"]
    said = sorted(
        (statistics[key] for key in found.statistics if key in statistics),
        key=lambda it: (it.indicator, common.order(it.period)),
    )
    told = site.headings(said)
    if told and found.area.id in site.dataset.countries:
        yield from chart_of(nca.compare(told[0][0], dataset=site.dataset))
    yield common.observations(site, said)


def _over_time(site: Site, found: Profile) -> Iterator[Block]:
    """Yield how what is told of most often changed, as far as that can be said."""
    statistics = site.records["statistics"]
    said = [statistics[key] for key in found.statistics if key in statistics]
    for heading, several in site.headings(said):
        if len(several) >= _A_TREND:
            result = nca.trend(heading, found.area.id, dataset=site.dataset)
            yield from chart_of(result)
            yield from describe(result).blocks


def _phases(site: Site, found: Profile) -> Iterator[Block]:
    """Yield the periodizations, one author's after the other's."""
    for key, of in site.schemes.items():
        if of[0].id in found.phases:
            author = site.dataset.sources[of[0].author].label
            yield Lines(
                None, (line("", Cell(f"{author}: {of[0].subject}", record=key)),)
            )
            yield phases.table(of)


def _timeline(site: Site, found: Profile) -> Iterator[Block]:
    """Yield what happened and what is foreseen, in the order of time."""
    result = nca.timeline(found.area.id, dataset=site.dataset)
    if len(result):
        yield from chart_of(result)
        yield from describe(result).blocks


def _laws(found: Profile) -> Table:
    laws = sorted(found.laws.values(), key=lambda it: (when(it) or "9999", it.title))
    rows = tuple(
        row(
            Cell(one.title, one.citations, record=one.id),
            one.kind.value,
            when(one) or common.NOT_STATED,
        )
        for one in laws
    )
    return Table(("law", "kind", "first date"), rows, unfolded=common.UNFOLDED)


def _organizations(found: Profile) -> Iterator[Block]:
    """Yield the organizations by what they are, with what became of them there."""
    by_kind: dict[str, list[Any]] = {}
    for one in found.ngos.values():
        by_kind.setdefault(one.kind.value, []).append(one)
    for kind, of in sorted(by_kind.items()):
        rows = tuple(
            row(
                Cell(one.name, one.citations, record=one.id),
                _became(one, found.area.id),
            )
            for one in sorted(of, key=lambda it: it.name)
        )
        headers = (kind, "what became of it here")
        yield Table(headers, rows, unfolded=common.UNFOLDED)


def _became(record: Any, area: str) -> Cell:
    here = sorted(
        (one for one in record.presences if one.area == area),
        key=lambda one: common.order(one.period),
    )
    said = "; ".join(
        one.status.value + (f" ({one.period})" if one.period else "") for one in here
    )
    return Cell(said, tuple(cited for one in here for cited in one.citations))


def _programmes(found: Profile) -> Table:
    rows = tuple(
        row(
            Cell(one.name, one.citations, record=one.id),
            common.period(one.period),
            one.kind,
        )
        for one in sorted(
            found.programmes.values(), key=lambda it: common.order(it.period)
        )
    )
    return Table(("programme", "when", "kind"), rows, unfolded=common.UNFOLDED)


def _missing(site: Site, record: Country) -> Table:
    """Return what is stated of other countries and not of this one."""
    rows = []
    for one in site.gaps:
        if one.area.id != record.id:
            continue
        years = "; ".join(map(words, one.periods))
        near = tuple(cited for said in one.nearby for cited in said.citations)
        names = ", ".join(area.name for area in one.elsewhere)
        kind = Cell(one.indicator.name, record=one.indicator.id)
        absence = "in any year" if one.entirely else f"in {years}"
        rows.append(row(kind, Cell(f"{one.cover.value} {absence}", near), names))
    return Table(("what is counted", "here", "a number is stated of"), tuple(rows))
