"""A Sphinx extension: what prose says of the data comes from the data.

Put ``"ngo_central_asia.sphinx"`` into ``extensions`` of ``conf.py``. In MyST, write

- ``{nca:value}`kg-ngos-2010-jaysanov``` for a figure, ``{nca:value}`….period``` for
  any field of any record,
- ``{nca:count}`ngos.where(country="UZ")``` for a number of records,
- ``{nca:cite}`kg-ngos-2010-jaysanov``` for its citation,
- a ``{nca:table}`` directive with ``compare("ngos", at=2010)``, or with any record,
  collection or result, for a table with footnotes,
- a ``{nca:chart}`` directive with any result that has a chart. It has tooltips where
  scripts run and is a picture elsewhere; nothing is fetched from another host. The same
  data stands below as a table, or elsewhere if ``:table:`` names a label.

Charts in notebooks that myst-nb runs are drawn in the same way. As myst-nb itself knows
no Vega-Lite, ``conf.py`` then needs ``suppress_warnings =
["mystnb.unknown_mime_type"]``.

What is asked for is written as in Python, with literal arguments only. A mistake is an
error of the build that names the line.

The data are those of the package, or of the dataset that ``nca_dataset`` names in
``conf.py``: a folder or file beside it, as `ngo_central_asia.Dataset.load` takes it.

If ``nca_pages`` names a folder, such as ``"data"``, a page is made there for every
record when the site is built, at ``data/<id>.html``, with its data beside it in
``data/<id>.json``, and a list of each collection in ``data/collections``, for a
``toctree`` to name. Whatever prints a record then leads to its page; so does the role
``ref`` with the label ``record-<id>``, the id in small letters. The folder is written
by the build and belongs into ``.gitignore``.

Where there are such pages, a ``{nca:explorer}`` directive makes a page the explorer of
them all: there a browser filters and sorts the records and draws what is said of an
indicator, from files beside the page alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ngo_central_asia

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the domain ``nca``, charts and the pages of records to Sphinx."""
    from ngo_central_asia.sphinx import charts
    from ngo_central_asia.sphinx.domain import NcaDomain
    from ngo_central_asia.sphinx.explorer import page as explorer
    from ngo_central_asia.sphinx.nodes import Folded
    from ngo_central_asia.sphinx.notebooks import NotebookCharts
    from ngo_central_asia.sphinx.pages import files
    from ngo_central_asia.sphinx.pages.parser import PageParser

    app.add_config_value("nca_dataset", None, "env", types=(str, type(None)))
    app.add_config_value("nca_pages", None, "env", types=(str, type(None)))
    app.add_domain(NcaDomain)
    app.add_node(
        charts.ChartNode,
        html=(charts.html, None),
        latex=(charts.latex, None),
        text=(charts.words, None),
        man=(charts.plain, None),
        texinfo=(charts.plain, None),
    )
    app.add_node(
        Folded,
        html=(charts.open_folded, charts.close_folded),
        latex=_PASSED_OVER,
        text=_PASSED_OVER,
        man=_PASSED_OVER,
        texinfo=_PASSED_OVER,
    )
    app.add_node(
        explorer.ExplorerNode,
        html=(explorer.open_html, explorer.close_html),
        latex=_PASSED_OVER,
        text=_PASSED_OVER,
        man=_PASSED_OVER,
        texinfo=_PASSED_OVER,
    )
    app.add_source_suffix(files.SUFFIX, PageParser.supported[0])
    app.add_source_parser(PageParser)
    app.connect("builder-inited", charts.add_scripts)
    app.connect("html-page-context", charts.add_loader)
    app.connect("html-page-context", explorer.add_files)
    app.connect("builder-inited", files.write_stubs)
    # Before themes ask for the contents.
    app.connect("html-page-context", files.share_contents, priority=400)
    app.connect("build-finished", files.write_data)
    app.add_transform(NotebookCharts)
    return {
        "version": ngo_central_asia.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _nothing(*_: Any) -> None:
    """Write nothing of a node itself; its content is written."""


_PASSED_OVER = (_nothing, _nothing)
