"""Provenance as a graph: from what is said or computed back to the first who said it.

The relations are those of the W3C provenance ontology, PROV-O.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import digest, notices, walk
from ngo_central_asia.dataset.schema import collection_of
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.evidence.gather import items_of
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.series import Series
from ngo_central_asia.model.source import Source

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset


class NodeKind(StrEnum):
    """What stands in a chain of provenance."""

    DERIVED = "derived"
    """A figure that no source states: computed."""
    STATEMENT = "statement"
    """A record: what a source says."""
    PASSAGE = "passage"
    """The place where it says so."""
    SOURCE = "source"
    """A publication."""
    AGENT = "agent"
    """Whom a source names as the origin."""


class Relation(StrEnum):
    """How one node comes from another, in the terms of PROV-O."""

    DERIVED = "wasDerivedFrom"
    """A computed figure from its inputs, a record from a passage."""
    QUOTED = "wasQuotedFrom"
    """A passage from the source that it stands in, or a series from its data set."""
    PRIMARY = "hadPrimarySource"
    """A passage from a work that the source took it from."""
    ATTRIBUTED = "wasAttributedTo"
    """A passage to whom the source names as the origin."""


@attrs.frozen(kw_only=True)
class Node:
    """One node of a chain.

    Args:
        id: Kind of thing and its id: ``statistics/…``, ``passages/…``, ``agents/…``.
        kind: What it is.
        label: What to call it, in one line.
        value: The record, derived figure, citation or name that it stands for.
    """

    id: str
    kind: NodeKind
    label: str
    value: Record | Derived | Citation | str


@attrs.frozen
class Edge:
    """One step back.

    Args:
        start: Id of the node that comes from the other.
        relation: How.
        end: Id of the other.
    """

    start: str
    relation: Relation
    end: str


@attrs.frozen(kw_only=True, repr=False)
class Provenance:
    """Where something comes from: a graph without circles, from its roots back.

    Args:
        roots: Ids of the nodes that were asked for.
        nodes: All nodes, in the order in which the chains reach them.
        edges: The steps, in the order of the nodes that they start from.
        stamp: Stamp of the dataset.
        licences: What must go with an export of it.
    """

    roots: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    stamp: str
    licences: tuple[str, ...] = ()

    @property
    def steps(self) -> dict[str, list[tuple[Relation, Node]]]:
        """What each node comes from, and how, by the id of the node."""
        nodes = {node.id: node for node in self.nodes}
        found: dict[str, list[tuple[Relation, Node]]] = {key: [] for key in nodes}
        for edge in self.edges:
            found[edge.start].append((edge.relation, nodes[edge.end]))
        return found

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """Return the nodes of one kind.

        >>> import ngo_central_asia as nca
        >>> chain = provenance(nca.statistics["kz-ngos-2003-yermukanov"])
        >>> [node.label for node in chain.of_kind("agent")]
        ['Government statistics']
        """
        return tuple(node for node in self.nodes if node.kind == kind)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each step.

        >>> import ngo_central_asia as nca
        >>> rows = provenance(nca.statistics["kg-ngos-2006-jaysanov"]).to_dicts()
        >>> [(row["relation"], row["to_label"]) for row in rows][1]
        ('wasQuotedFrom', 'Jaysanov 2023')
        """
        nodes = {node.id: node for node in self.nodes}
        return [
            {
                "from": edge.start,
                "from_kind": nodes[edge.start].kind.value,
                "from_label": nodes[edge.start].label,
                "relation": edge.relation.value,
                "to": edge.end,
                "to_kind": nodes[edge.end].kind.value,
                "to_label": nodes[edge.end].label,
            }
            for edge in self.edges
        ]

    def to_jsonld(self, base: str | None = None) -> dict[str, Any]:
        """Return the graph as JSON-LD in the terms of PROV-O.

        Args:
            base: Begins the IRIs of what has no address of its own.
        """
        from ngo_central_asia.interchange import prov

        return prov.jsonld(self) if base is None else prov.jsonld(self, base)

    def to_mermaid(self) -> str:
        """Return the graph as a flowchart in the language of Mermaid."""
        from ngo_central_asia.display.graph import mermaid

        return mermaid(self)

    def to_svg(self) -> str:
        """Return the graph as a picture in SVG, for light and dark pages."""
        from ngo_central_asia.display.graph import svg

        return svg(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.graph import svg

        # A long chain is wider than a page: it scrolls there, by keys too.
        return (
            '<div tabindex="0" role="group" aria-label="provenance" '
            f'style="overflow-x: auto">{svg(self)}</div>'
        )

    def __str__(self) -> str:
        from ngo_central_asia.display.graph import text

        return text(self)

    def __repr__(self) -> str:
        return str(self)


def provenance(anything: object, *, dataset: Dataset | None = None) -> Provenance:
    """Return where something comes from, step by step back to the first who said it.

    A derived figure comes from its inputs, a record from the passages that say it, a
    passage from its source, from the works that the source took it from, and from
    whom the source names as the origin. Two spellings of one name that differ in case,
    accents or white space are one agent.

    Args:
        anything: A record, a derived figure, a citation, a result or a row of one, a
            collection, a dataset, or a list of these.
        dataset: Dataset of the records; the embedded one if absent.

    Raises:
        CriteriaError: *anything* is none of these, or holds two different records of
            one id.
        NotFoundError: The dataset lacks a source.

    >>> import ngo_central_asia as nca
    >>> chain = provenance(nca.statistics["tj-reregistered-2008-murzaeva"])
    >>> for relation, node in chain.steps[chain.nodes[1].id]:
    ...     print(relation, node.label)
    wasQuotedFrom Murzaeva 2024
    hadPrimarySource Bukhari-zade 2008
    """
    dataset = or_embedded(dataset)
    building = _Building(dataset)
    roots = [building.add(item) for item in items_of(anything)]
    at = {key: number for number, key in enumerate(building.nodes)}
    return Provenance(
        roots=tuple(roots),
        nodes=tuple(building.nodes.values()),
        edges=tuple(sorted(building.edges, key=lambda edge: at[edge.start])),
        stamp=dataset.stamp,
        licences=notices.lines(
            (
                node.value
                for node in building.nodes.values()
                if isinstance(node.value, Source)
            ),
            dataset,
        ),
    )


def identity(item: Record | Derived | Citation) -> str:
    """Return the id of a node: what kind of thing it is, and which.

    >>> import ngo_central_asia as nca
    >>> identity(nca.laws["uz-ngo-law-1999"])
    'laws/uz-ngo-law-1999'
    """
    if isinstance(item, Record):
        return f"{collection_of(item)}/{item.id}"
    if isinstance(item, Citation):
        return f"passages/{digest.short(digest.of_record(item))}"
    parts = [item.name, item.formula, str(item.figure), *map(identity, item.inputs)]
    parts += [caveat.text for caveat in item.caveats]
    return f"derived/{digest.short(digest.of_plain(parts))}"


class _Building:
    """Nodes and edges as they are found; each node brings what is behind it."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}

    def add(self, item: Record | Derived | Citation) -> str:
        """Add a node with everything behind it, and return its id."""
        if isinstance(item, Citation):
            # One place may support one field here and another there.
            item = item.evolve(supports=())
        key = identity(item)
        if key in self.nodes:
            if self.nodes[key].value != item:
                raise CriteriaError(f"two that differ are both {key!r}: ask for one")
            return key
        if isinstance(item, Derived):
            self._node(key, NodeKind.DERIVED, f"{item.name}: {item}", item)
            for given in item.inputs:
                self._step(key, Relation.DERIVED, self.add(given))
        elif isinstance(item, Citation):
            self._passage(key, item)
        elif isinstance(item, Source):
            self._node(key, NodeKind.SOURCE, item.label, item)
        else:
            self._node(key, NodeKind.STATEMENT, f"{item.id}: {item.summary}", item)
            for cited in walk.citations(item):
                self._step(key, Relation.DERIVED, self.add(cited))
            if isinstance(item, Series):
                source = self._dataset.sources[item.source]
                self._step(key, Relation.QUOTED, self.add(source))
        return key

    def _passage(self, key: str, cited: Citation) -> None:
        sources = self._dataset.sources
        place = f"{sources[cited.source].label}, {cited.locator}"
        said = f': "{cited.as_written}"' if cited.as_written else ""
        self._node(key, NodeKind.PASSAGE, place + said, cited)
        self._step(key, Relation.QUOTED, self.add(sources[cited.source]))
        for work in cited.via:
            self._step(key, Relation.PRIMARY, self.add(sources[work]))
        if cited.attributed_to:
            agent = f"agents/{fold(cited.attributed_to)}"
            if agent not in self.nodes:
                name = cited.attributed_to
                self._node(agent, NodeKind.AGENT, name, name)
            self._step(key, Relation.ATTRIBUTED, agent)

    def _node(
        self,
        key: str,
        kind: NodeKind,
        label: str,
        value: Record | Derived | Citation | str,
    ) -> None:
        one_line = " ".join(label.split())
        self.nodes[key] = Node(id=key, kind=kind, label=one_line, value=value)

    def _step(self, start: str, relation: Relation, end: str) -> None:
        self.edges[Edge(start, relation, end)] = None
