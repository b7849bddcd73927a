"""Pages as Sphinx reads them: a file names a page, the data say what stands on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.parsers import Parser

from ngo_central_asia.display.charts.chart import Chart
from ngo_central_asia.sphinx.charts import chart_node
from ngo_central_asia.sphinx.domain import label
from ngo_central_asia.sphinx.nodes import Blocks
from ngo_central_asia.sphinx.pages.kinds import page_of
from ngo_central_asia.sphinx.pages.page import Access, Web
from ngo_central_asia.sphinx.pages.site import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node

    from ngo_central_asia.sphinx.pages.page import Block, Page
    from ngo_central_asia.sphinx.pages.site import Site


class PageParser(Parser):
    """Reads the files that `files` writes, each of which names a page."""

    supported: ClassVar[tuple[str, ...]] = ("nca-page",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill a document with a page."""
        self.setup_parse(inputstring, document)
        # Words of sources keep the quotation marks that the sources have.
        document.settings.smart_quotes = False
        name, _digest = inputstring.split()
        env = document.settings.env
        site = site_of(env.config, Path(env.srcdir))
        page = page_of(name, site)
        # Only lists stand in the contents: it would be more than a thousand names.
        if page.key is not None:
            orphan = nodes.field("", nodes.field_name("", "orphan"), nodes.field_body())
            document += nodes.docinfo("", orphan)
            for key in (page.key, *page.others):
                env.domains.standard_domain.note_hyperlink_target(
                    label(key), env.docname, "", page.title
                )
        document += _Writer(page, site, document).page()
        self.finish_parse()


class _Writer:
    """One page on its way to nodes."""

    def __init__(self, page: Page, site: Site, document: nodes.document) -> None:
        self._page = page
        self._document = document
        self._charts = 0
        self._stamp = f"This page was made with {site.stamp}."
        self._blocks = Blocks(site.dataset.sources.values(), "nca")

    def page(self) -> nodes.section:
        """Return the whole page as one section."""
        page = self._page
        kind = nodes.paragraph(page.kind, page.kind, classes=["nca-kind"])
        whole = self._section(page.title, [kind, *self._written(page.summary)])
        for section in page.sections:
            if not section.is_empty:
                whole += self._section(section.title, self._written(section.blocks))
        for title, listed in self._blocks.footnotes():
            whole += self._section(title, [listed])
        whole["classes"].append("nca")
        return whole

    def _section(self, title: str, content: list[Node]) -> nodes.section:
        section = nodes.section("", nodes.title(title, title), *content)
        section["names"].append(nodes.fully_normalize_name(title))
        self._document.note_implicit_target(section, section)
        return section

    def _written(self, blocks: tuple[Block, ...]) -> list[Node]:
        return [node for block in blocks for node in self._nodes(block)]

    def _nodes(self, block: Block) -> Iterator[Node]:
        match block:
            case Chart():
                self._charts += 1
                yield chart_node(block, f"nca-chart-{self._charts}")
            case Access(collection, key):
                yield from _access(collection, key)
                made_with = self._stamp
                yield nodes.paragraph(made_with, made_with, classes=["nca-stamp"])
            case Web(address):
                leads = nodes.reference("", address, refuri=address, internal=False)
                yield nodes.paragraph("", "To read: ", leads)
            case _:
                yield from self._blocks.written(block)


def _access(collection: str, key: str) -> Iterator[Node]:
    code = f'nca.{collection}["{key}"]'
    data = nodes.reference("", f"{key}.json", refuri=f"{key}.json", internal=False)
    linked = addnodes.only("", nodes.paragraph("", "As data: ", data), expr="html")
    yield nodes.paragraph("", "In Python: ", nodes.literal(code, code))
    yield linked
