"""The page of a source: what it is, and what it says in the order of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.dataset import walk
from ngo_central_asia.display.document import Cell, Paragraph, Table, row
from ngo_central_asia.evidence.citing import plain
from ngo_central_asia.sphinx.pages import common
from ngo_central_asia.sphinx.pages.page import Page, Section, Web
from ngo_central_asia.sphinx.pages.site import CALLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source
    from ngo_central_asia.sphinx.pages.site import Site


#: Fields that the reference shows.
_IN_REFERENCE = (
    *("role", "type", "title", "authors", "issued", "container_title", "volume"),
    *("container_title_short", "issue", "page", "doi", "url", "outline"),
)
_ROLES = {
    "text": "a text that statements are read from",
    "work": "a work that a text rests on",
    "reference": "a publisher of reference data",
    "table": "a published data set",
    "page": "a page that single facts were entered from",
}


def source(site: Site, record: Source) -> Page:
    """Describe a source."""
    said = [
        (cited, name, other)
        for name, other in _citing(site, record)
        for cited in dict.fromkeys(walk.citations(other))
        if cited.source == record.id
    ]
    return Page(
        title=record.label if record.authors else (record.title or record.id),
        kind=f"Source: {_ROLES.get(record.role.value, record.role.value)}",
        key=record.id,
        summary=(
            Paragraph(plain.reference(record)),
            *_address(record),
            common.facts(site, record, without=_IN_REFERENCE),
        ),
        sections=(
            *_told(site, record, said),
            common.pointed_to(site, "sources", record.id, without=_citers(said)),
            common.use("sources", record.id),
        ),
    )


def _address(record: Source) -> Iterator[Web]:
    """Yield where a source can be read, as far as that is known."""
    address = f"https://doi.org/{record.doi}" if record.doi else record.url or ""
    # A dataset of anybody's may hold any address; only web pages are linked.
    if address.startswith(("https://", "http://")):
        yield Web(address)


def _citing(site: Site, record: Source) -> Iterator[tuple[str, Any]]:
    """Yield the records that point to a source, each once."""
    found = {
        (pointer.collection, pointer.record.id): pointer.record
        for pointer in site.pointers("sources", record.id)
    }
    for (name, _), other in found.items():
        yield name, other


def _citers(said: list[tuple[Citation, str, Any]]) -> set[str]:
    return {name for _, name, _ in said}


def _told(
    site: Site, record: Source, said: list[tuple[Citation, str, Any]]
) -> Iterator[Section]:
    """Yield what a source says: a section for each of its headings, in their order."""
    titles = [heading.title for heading in record.outline]
    sections: dict[str, list[tuple[Citation, str, Any]]] = {it: [] for it in titles}
    for one in said:
        sections.setdefault(one[0].section or "Rows", []).append(one)
    for title, told in sections.items():
        told.sort(key=_place)
        rows = tuple(
            row(
                str(cited.paragraph or cited.row or ""),
                f"“{cited.as_written}”" if cited.as_written else "",
                Cell(site.name(name, other), record=other.id),
                CALLED[name][0],
            )
            for cited, name, other in told
        )
        place = "row" if title == "Rows" else "paragraph"
        headers = (place, "as written", "what it says", "kind of record")
        yield Section(title, (common.without_empty(Table(headers, rows)),))


def _place(one: tuple[Citation, str, Any]) -> tuple[int, str]:
    cited = one[0]
    return cited.paragraph or 0, cited.row or ""
