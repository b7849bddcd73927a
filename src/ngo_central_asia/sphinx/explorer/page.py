"""The directive of the explorer, and the scripts and data that its page loads.

All are files beside the pages that run from any server and from a folder: scripts are
no modules and the data are a script, as browsers fetch neither from a folder otherwise.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ngo_central_asia.sphinx.explorer.content import content
from ngo_central_asia.sphinx.pages.files import LISTS, SUFFIX
from ngo_central_asia.sphinx.pages.site import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx

#: The folder of the files, here and in the site.
_OWN = Path(__file__).parents[1] / "static" / "explorer"
_FOLDER = "nca-explorer"
_DATA = "data.js"
_STYLE = "explorer.css"
#: The scripts, in the order in which they build on one another.
_SCRIPTS = (
    *("elements.js", "spelling.js", "state.js", "finding.js", "pager.js", "records.js"),
    *("drawing.js", "telling.js", "tooltip.js", "comparison.js", "checking.js"),
    "start.js",
)
#: What stands for the id of a record in the address of its page.
_ID = "RECORD"


# Docutils has no types.
# Docutils has no types.
class ExplorerNode(nodes.General, nodes.Element):  # type: ignore[misc]
    """The place of the explorer; in it stands what is read where no scripts run."""


class ExplorerDirective(SphinxDirective):
    """The explorer: filter, sort and draw all of the data in the browser."""

    def run(self) -> list[Node]:
        """Return the place of the explorer, with the way to the list of records."""
        folder = self.config.nca_pages
        if folder is None:
            raise self.error(
                f"{self.name}: it leads to the pages of records; "
                "expected nca_pages in conf.py to name their folder"
            )
        everything = f"{folder}/{LISTS}/all"
        # The page is made again when what it shows changes: the stub holds the digest
        # of the data, the others make something of them.
        stub = Path(self.env.srcdir, f"{everything}{SUFFIX}")
        for path in (stub, *_made_of()):
            self.env.note_dependency(str(path))
        leads = addnodes.pending_xref(
            "",
            nodes.inline("", "list of all records"),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{everything}",
            refexplicit=True,
            refwarn=True,
        )
        instead = nodes.paragraph(
            "",
            "",
            nodes.Text("The explorer needs a browser that runs scripts. The "),
            leads,
            nodes.Text(" leads to every page without them."),
        )
        return [ExplorerNode("", instead)]


def _made_of() -> Iterator[Path]:
    """Yield the files that make the explorer: scripts, style, and this package."""
    yield from (_OWN / name for name in (*_SCRIPTS, _STYLE))
    yield from sorted(Path(__file__).parent.glob("*.py"))


def open_html(writer: Any, _: Element) -> None:
    """Open the place of the explorer; it knows the addresses of pages of records."""
    builder = writer.builder
    record = f"{writer.config.nca_pages}/{_ID}"
    address = escape(builder.get_relative_uri(builder.current_docname, record))
    writer.body.append(f'<div class="nca-explorer" data-page="{address}">\n')


def close_html(writer: Any, _: Element) -> None:
    """Close the place of the explorer."""
    writer.body.append("</div>\n")


def add_files(app: Sphinx, _page: str, _template: str, _: Any, tree: Any) -> None:
    """Write the scripts and the data, and have the page of the explorer load them."""
    if tree is None or next(tree.findall(ExplorerNode), None) is None:
        return
    folder = Path(app.outdir, "_static", _FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*_SCRIPTS, _STYLE):
        (folder / name).write_bytes((_OWN / name).read_bytes())
    shown = content(site_of(app.config, Path(app.srcdir)))
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    (folder / _DATA).write_text(f"window.ncaExplorerData = {text};\n", "utf-8")
    for name in (_DATA, *_SCRIPTS):
        app.add_js_file(f"{_FOLDER}/{name}", loading_method="defer")
    app.add_css_file(f"{_FOLDER}/{_STYLE}")
