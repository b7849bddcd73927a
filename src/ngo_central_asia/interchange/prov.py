"""Provenance graphs as linked data in the terms of W3C PROV-O.

https://www.w3.org/TR/prov-o/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ngo_central_asia.evidence.graph import NodeKind, Relation
from ngo_central_asia.interchange import iris
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.source import Source

if TYPE_CHECKING:
    from ngo_central_asia.evidence.graph import Node, Provenance

_CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "prov:value",
    "rights": "http://purl.org/dc/elements/1.1/rights",
    "hadMember": {"@id": "prov:hadMember", "@type": "@id"},
    **{
        relation.value: {"@id": f"prov:{relation.value}", "@type": "@id"}
        for relation in Relation
    },
}


def jsonld(graph: Provenance, base: str = iris.BASE) -> dict[str, Any]:
    """Return a graph as JSON-LD: entities, agents, and how each comes from others.

    The dataset is an entity too: the collection whose members the statements are, with
    the licences of what is in the graph.

    Args:
        graph: The graph.
        base: Begins the IRIs of what has no address of its own.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.evidence.graph import provenance
    >>> found = jsonld(provenance(nca.statistics["kg-ngos-2006-jaysanov"]))
    >>> [node["label"] for node in found["@graph"]][2:]
    ['Jaysanov 2023', 'data 0.1.0, digest ...']
    >>> found["@graph"][1]["wasQuotedFrom"]
    ['urn:ngo-central-asia:sources/jaysanov-2023']
    """
    steps = graph.steps
    described = [_described(node, base) for node in graph.nodes]
    for node, data in zip(graph.nodes, described, strict=True):
        for relation, end in steps[node.id]:
            data.setdefault(relation.value, []).append(_iri(end, base))
    statements = graph.of_kind(NodeKind.STATEMENT)
    dataset = {
        "@id": f"{base}{quote(graph.stamp.replace(' ', '-'))}",
        "@type": ["prov:Entity", "prov:Collection"],
        "label": graph.stamp,
        "rights": list(graph.licences),
        "hadMember": [_iri(node, base) for node in statements],
    }
    return {"@context": _CONTEXT, "@graph": [*described, dataset]}


def _described(node: Node, base: str) -> dict[str, Any]:
    is_agent = node.kind is NodeKind.AGENT
    described: dict[str, Any] = {
        "@id": _iri(node, base),
        "@type": "prov:Agent" if is_agent else "prov:Entity",
        "label": node.label,
    }
    stands_for = node.value
    name = "as_written" if isinstance(stands_for, Citation) else "figure"
    value = getattr(stands_for, name, None)
    return described if value is None else described | {"value": str(value)}


def _iri(node: Node, base: str) -> str:
    if isinstance(node.value, Source):
        return iris.of_source(node.value, base)
    return base + quote(node.id)
