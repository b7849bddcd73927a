"""Directives: tables of the data with their footnotes, and charts."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ngo_central_asia.display.describe import describe_anything
from ngo_central_asia.errors import NgoCentralAsiaError
from ngo_central_asia.sphinx.charts import chart_node
from ngo_central_asia.sphinx.nodes import Folded, document
from ngo_central_asia.sphinx.questions import answer, dataset_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils.nodes import Node


class _Directive(SphinxDirective):
    """A directive that asks the data; what goes wrong is an error of the build."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def run(self) -> list[Node]:
        """Return the nodes, or an error that names the line."""
        dataset = dataset_of(self.config, Path(self.env.srcdir))
        try:
            return self.shown(answer(self.arguments[0], dataset))
        except (NgoCentralAsiaError, AttributeError, TypeError) as error:
            raise self.error(f"{self.name}: {error}") from error

    @abstractmethod
    def shown(self, found: Any) -> list[Node]:
        """Return the nodes of what the question gives."""

    @property
    def anchor(self) -> str:
        """What the ids of the nodes start with, alone on the page."""
        return f"nca-{self.env.new_serialno('nca')}"


class TableDirective(_Directive):
    """A record, a collection or a result as a table with its footnotes."""

    def shown(self, found: Any) -> list[Node]:
        """Return the nodes of the table."""
        return document(describe_anything(found), self.anchor)


class ChartDirective(_Directive):
    """A result as a chart, with the same data as a table.

    The table is folded under the chart. Where it stands elsewhere, ``:table:`` is the
    label to lead to.
    """

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "table": directives.unchanged_required
    }

    def shown(self, found: Any) -> list[Node]:
        """Return the nodes of the chart, and of the table or the way to it."""
        chart = chart_node(found.plot(), self.anchor)
        words = "The same data as a table"
        if "table" not in self.options:
            table = document(describe_anything(found), self.anchor)
            return [chart, Folded("", *table, summary=words)]
        leads = addnodes.pending_xref(
            "",
            nodes.inline(words, words),
            refdomain="std",
            reftype="ref",
            reftarget=self.options["table"],
            refexplicit=True,
            refwarn=True,
        )
        return [chart, nodes.paragraph("", "", leads)]
