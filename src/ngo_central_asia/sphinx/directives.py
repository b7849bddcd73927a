"""Directives: tables of the data with their footnotes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from ngo_central_asia.display.describe import describe_anything
from ngo_central_asia.errors import NgoCentralAsiaError
from ngo_central_asia.sphinx.nodes import document
from ngo_central_asia.sphinx.questions import answer, dataset_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils.nodes import Node


class TableDirective(SphinxDirective):
    """A record, a collection or a result as a table with its footnotes."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def run(self) -> list[Node]:
        """Return the nodes of the table, or an error that names the line."""
        dataset = dataset_of(self.config, Path(self.env.srcdir))
        try:
            shown = describe_anything(answer(self.arguments[0], dataset))
        except (NgoCentralAsiaError, AttributeError, TypeError) as error:
            raise self.error(f"nca:table: {error}") from error
        return document(shown, f"nca-{self.env.new_serialno('nca')}")
