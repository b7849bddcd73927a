"""Roles: values, counts and citations in running text."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from ngo_central_asia.dataset import walk
from ngo_central_asia.display import typeset
from ngo_central_asia.errors import NgoCentralAsiaError, NotFoundError
from ngo_central_asia.model import units
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.sphinx.questions import answer, dataset_of, find

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.record import Record


def label(identity: str) -> str:
    """Return the label of the page of a record, where a site has one."""
    return f"record-{identity.casefold()}"


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

    def linked(self, record: Record, words: str, hint: str | None = None) -> Node:
        """Return words that lead to the page of a record, if the site has one."""
        inner = nodes.inline(words, words, classes=["nca-value"])
        if hint:
            inner["title"] = hint
        return addnodes.pending_xref(
            "",
            inner,
            refdomain="std",
            reftype="ref",
            reftarget=label(record.id),
            refexplicit=True,
            refwarn=False,
            refdoc=self.env.docname,
        )


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
        return self.linked(record, _words(value))


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
        return self.linked(record, f"({'; '.join(dict.fromkeys(places))})")


def _words(value: Any) -> str:
    if isinstance(value, Statistic):
        value = value.figure
    if isinstance(value, Figure):
        unit = "" if value.unit == "percent" else units.words(value.unit)
        return f"{typeset.figure(value)} {unit}".rstrip()
    if isinstance(value, Period):
        return typeset.period(value)
    if isinstance(value, int):
        return typeset.number(value)
    if isinstance(value, str):  # its method ``title`` is no title
        return str(value)
    name = getattr(value, "name", None) or getattr(value, "title", None)
    return str(name or getattr(value, "summary", value))
