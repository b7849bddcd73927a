"""Roles: values, counts and citations in running text."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ngo_central_asia.dataset import walk
from ngo_central_asia.display import typeset
from ngo_central_asia.errors import NgoCentralAsiaError, NotFoundError
from ngo_central_asia.sphinx.nodes import link
from ngo_central_asia.sphinx.questions import answer, dataset_of, find
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from ngo_central_asia.dataset.dataset import Dataset


class _Role(SphinxRole):
    """A role that asks the data; what goes wrong is an error of the build."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the nodes, or an error that names the line."""
        dataset = dataset_of(self.config, Path(self.env.srcdir))
        try:
            return [self.node(self.text, dataset)], []
        except (NgoCentralAsiaError, AttributeError, TypeError) as error:
            message = self.inliner.reporter.error(
                f"{self.name}: {error}", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [
                message
            ]

    @abstractmethod
    def node(self, text: str, dataset: Dataset) -> Node:
        """Return what stands in the text."""


class ValueRole(_Role):
    """The figure of a statistic, or any field of any record."""

    def node(self, text: str, dataset: Dataset) -> Node:
        """Return the value in typographic form."""
        # Ids may hold dots themselves: the whole text is tried as an id first.
        try:
            record, path = find(text, dataset), ""
        except NotFoundError:
            identity, dot, path = text.partition(".")
            if not dot:
                raise
            record = find(identity, dataset)
        value: Any = record
        for name in filter(None, path.split(".")):
            value = getattr(value, name)
        return link(words(value), record.id)


class CountRole(_Role):
    """How many records or rows there are."""

    def node(self, text: str, dataset: Dataset) -> Node:
        """Return the number of what the question gives."""
        many = typeset.number(len(answer(text, dataset)))
        return nodes.inline(many, many, classes=["nca-value"])


class CiteRole(_Role):
    """Where a record stands: its sources, with the places in them."""

    def node(self, text: str, dataset: Dataset) -> Node:
        """Return the citations in brackets."""
        record = find(text, dataset)
        places = (
            f"{dataset.sources[cited.source].label}, {cited.locator}"
            for cited in walk.citations(record)
        )
        return link(f"({'; '.join(dict.fromkeys(places))})", record.id)
