"""The pages of events, programmes and findings: their fields and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.display.document import Paragraph
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.organizations import spellings
from ngo_central_asia.sphinx.pages.page import Page, Section

if TYPE_CHECKING:
    from ngo_central_asia.model.event import Event
    from ngo_central_asia.model.finding import Finding
    from ngo_central_asia.model.programme import Programme
    from ngo_central_asia.sphinx.pages.page import Block
    from ngo_central_asia.sphinx.pages.site import Site

#: A title longer than this is cut, with the whole text below it.
_LONGEST = 90


def event(site: Site, record: Event) -> Page:
    """Describe an event."""
    kind = f"Event in {site.area(record)}: {record.kind.value}"
    facts = common.facts(site, record, without=("title", "kind"))
    return _page(site, "events", record, record.title, kind, facts)


def programme(site: Site, record: Programme) -> Page:
    """Describe a programme."""
    kind = f"Programme: {record.kind}"
    facts = common.facts(site, record, without=("name", "names", "kind"))
    names = Section("As the sources write its name", (spellings(site, record.names),))
    return _page(site, "programmes", record, record.name, kind, facts, names)


def finding(site: Site, record: Finding) -> Page:
    """Describe a finding."""
    text = site.name("findings", record)
    title = text
    whole: tuple[Block, ...] = ()
    if len(text) > _LONGEST:
        title = f"{text[:_LONGEST].rpartition(' ')[0].rstrip(',;:')} …"
        whole = (Paragraph(text),)
    kind = f"What a source says, in our words: {record.topic.value}"
    facts = common.facts(site, record, without=("text", "topic"))
    return _page(site, "findings", record, title, kind, *whole, facts)


def _page(
    site: Site,
    collection: str,
    record: Any,
    title: str,
    kind: str,
    *blocks: Block | Section,
) -> Page:
    sections = tuple(block for block in blocks if isinstance(block, Section))
    return Page(
        title=title,
        kind=kind,
        key=record.id,
        summary=tuple(block for block in blocks if not isinstance(block, Section)),
        sections=(
            *sections,
            common.places(site, record),
            common.pointed_to(site, collection, record.id),
            common.use(collection, record.id),
        ),
    )
