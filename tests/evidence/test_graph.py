"""Chains of provenance: complete, without circles, and shown in four forms."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

import ngo_central_asia as nca
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.evidence.gather import citations_of, items_of, records_of
from ngo_central_asia.evidence.graph import (
    Node,
    NodeKind,
    Provenance,
    Relation,
    provenance,
)
from ngo_central_asia.interchange import iris
from ngo_central_asia.testing import datasets

PROV = Namespace("http://www.w3.org/ns/prov#")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph):
    """Return the picture of a graph, read as XML."""
    return ET.fromstring(graph.to_svg())  # noqa: S314  # nobody else made it


def ratio(name, one, other):
    """Return the ratio of two figures, computed."""
    return Derived(
        name=name,
        formula=f"{one.figure} / {other.figure}",
        figure=one.figure / other.figure,
        inputs=(one, other),
    )


@pytest.fixture
def growth():
    """Return a computed figure of two observations."""
    last, first = (nca.statistics[f"kg-ngos-{y}-jaysanov"] for y in (2010, 2006))
    return ratio("growth", last, first)


@pytest.fixture
def nested(growth):
    """Return a computed figure that another one and one of its inputs go into."""
    return ratio('growth of "<b>&', growth, nca.statistics["kg-ngos-2010-jaysanov"])


class TestChains:
    def test_from_a_computed_figure_to_the_source(self, nested):
        """Each step back is there with its relation, down to the publication."""
        graph = provenance(nested)
        steps = graph.steps
        (root,) = graph.roots
        inner = steps[root][0][1]
        statement = steps[inner.id][1][1]
        passage = steps[statement.id][0][1]

        assert [Relation.DERIVED] * 2 == [relation for relation, _ in steps[root]]
        assert inner.value == nested.inputs[0]
        assert nca.statistics["kg-ngos-2006-jaysanov"] == statement.value
        assert "13,018" == passage.value.as_written
        assert [(Relation.QUOTED, nca.sources["jaysanov-2023"])] == [
            (relation, node.value) for relation, node in steps[passage.id]
        ]

    def test_works_and_agents_stand_behind_passages(self):
        """A work that it came through is a primary source, a name an agent."""
        taken = provenance(nca.statistics["tj-reregistered-2008-murzaeva"])
        named = provenance(nca.statistics["kz-ngos-2003-yermukanov"])

        assert (Relation.PRIMARY, "sources/bukhari-zade-2008") in {
            (edge.relation, edge.end) for edge in taken.edges
        }
        assert ["Government statistics"] == [n.label for n in named.of_kind("agent")]
        assert 2 == sum(e.relation is Relation.ATTRIBUTED for e in named.edges)

    @given(datasets(only=[name for name in COLLECTIONS if name != "series"]))
    @settings(max_examples=25)
    def test_nothing_is_lost(self, dataset):
        """Every record, citation, work and attribution of a dataset is reached."""
        graph = provenance(dataset, dataset=dataset)
        cited = {c.evolve(supports=()) for c in citations_of(dataset)}
        works = {key for c in cited for key in (c.source, *c.via)}
        steps = [(edge.relation, edge.start) for edge in graph.edges]

        assert set(records_of(dataset)) <= {node.value for node in graph.nodes}
        assert cited == {node.value for node in graph.of_kind("passage")}
        assert works <= {node.value.id for node in graph.of_kind("source")}
        assert len(cited) == sum(how is Relation.QUOTED for how, _ in steps)
        assert sum(len(set(c.via)) for c in cited) == sum(
            how is Relation.PRIMARY for how, _ in steps
        )
        assert sum(c.attributed_to is not None for c in cited) == sum(
            how is Relation.ATTRIBUTED for how, _ in steps
        )

    def test_the_embedded_data(self):
        """The whole dataset has a chain for every citation."""
        graph = provenance(nca.data)
        ids = [node.id for node in graph.nodes]

        assert len(ids) == len(set(ids))
        steps = graph.steps
        for name in nca.data.collection_names:
            for record in nca.data.records(name):
                behind = {node.value for _, node in steps[f"{name}/{record.id}"]}
                cited = {c.evolve(supports=()) for c in walk.citations(record)}
                if name == "series":  # a table stands on its publisher, row by row
                    cited = {nca.sources[record.source]}
                assert cited == behind

    def test_it_is_the_same_every_time(self, nested):
        """Two graphs of equal things are equal, in all their forms."""
        one, other = provenance(nested), provenance(attrs.evolve(nested))

        assert one == other
        assert hash(one) == hash(other)
        assert one.to_svg() == other.to_svg()

    def test_spellings_of_one_name_are_one_agent(self):
        """Case, accents and white space do not make another agent."""
        cited = nca.statistics["kz-ngos-2003-yermukanov"].citations[0]
        other = cited.evolve(attributed_to="GOVERNMENT  statistics")

        assert 1 == len(provenance([cited, other]).of_kind(NodeKind.AGENT))

    def test_what_was_shared_is_one_node(self):
        """Two records on one passage share it, whatever field it supports."""
        cited = nca.countries["KZ"].citations[-1]
        graph = provenance([cited, cited.evolve(supports=("name",))])

        assert 1 == len(graph.of_kind("passage"))

    def test_a_result_stands_on_what_fills_its_cells(self):
        """The chains of a comparison start from its figures, not from the others."""
        result = nca.compare("ngos")
        filled = [row.statistic for row in result if row.statistic]

        assert [f"statistics/{s.id}" for s in filled] == list(provenance(result).roots)

    def test_a_long_chain(self):
        """A figure computed in many steps is no trouble to draw or to print."""
        last = nca.statistics["kg-ngos-2010-jaysanov"]
        chain = last
        for number in range(60):
            chain = Derived(
                name=f"step {number}", formula="x", figure=last.figure, inputs=(chain,)
            )
        graph = provenance(chain)

        assert 60 == len(graph.of_kind("derived"))
        assert all(len(line) <= 80 for line in str(graph).splitlines())
        assert graph.to_svg()


class TestAsked:
    @pytest.mark.parametrize("wrong", [5, None, "kg-ngos-2006-jaysanov", [[3]]])
    def test_what_has_no_provenance(self, wrong):
        """Anything but what this library gives is one clear error."""
        with pytest.raises(CriteriaError, match="expected a record, a citation"):
            provenance(wrong)

    def test_two_records_of_one_id(self):
        """Different records are not taken for one."""
        record = nca.statistics["kg-ngos-2006-jaysanov"]

        with pytest.raises(CriteriaError, match="'statistics/kg-ngos-2006-jaysanov'"):
            provenance([record, attrs.evolve(record, note="another")])

    def test_a_source_that_the_dataset_lacks(self):
        """The error names the source."""
        record = nca.statistics["kg-ngos-2006-jaysanov"]

        with pytest.raises(NotFoundError, match="jaysanov-2023"):
            provenance(record, dataset=nca.Dataset())

    def test_nothing(self):
        """Of nothing there is an empty graph, in all forms."""
        graph = provenance([])

        assert () == graph.nodes
        assert drawn(graph).tag == f"{SVG}svg"
        assert "flowchart LR" == graph.to_mermaid()
        assert nca.data.stamp in str(graph)

    def test_results_of_every_kind_give_their_own_citations(self):
        """What is gathered from a result is exactly what it says it stands on."""
        for result in (
            nca.compare("ngos", at=2010),
            nca.compare("ngos")["KG"],
            nca.profile("KG"),
            nca.search("soros"),
            nca.related(nca.laws["uz-ngo-law-1999"]),
        ):
            assert set(result.citations) == set(citations_of(result))
        assert () == items_of(nca.compare("ngos", evidence="checked")["TM"])


class TestText:
    def test_a_tree(self, nested):
        """Each step is indented under what it explains; nothing is told twice."""
        text = str(provenance(nested))
        lines = text.splitlines()

        assert lines[0].startswith('growth of "<b>&: ')
        assert "- from growth: 1.41 times (rounded) = " in text
        assert "      - in Jaysanov 2023" in lines
        assert lines[-3].endswith("18,341 organizations (KG, 2010) (see above)")
        assert nca.data.stamp == lines[-1]

    def test_rows(self, growth):
        """Each step is a row with both ends."""
        rows = provenance(growth).to_dicts()

        assert 6 == len(rows)
        assert {"derived", "statement", "passage"} == {r["from_kind"] for r in rows}

    @given(datasets())
    @settings(max_examples=30)
    def test_it_fits_a_terminal(self, dataset):
        """No line of any dataset is wider than 80 columns."""
        text = str(provenance(dataset, dataset=dataset))

        assert all(len(line) <= 80 for line in text.splitlines())


class TestLinkedData:
    # The reader of JSON-LD uses what rdflib itself has deprecated.
    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
    def test_every_step_is_a_triple_of_prov(self, nested):
        """Read as JSON-LD, the graph has entities, agents and relations of PROV-O."""
        records = [nested, *nca.statistics.where(country=["KZ", "UZ"]).values()]
        graph = provenance(records)
        read = Graph().parse(data=json.dumps(graph.to_jsonld()), format="json-ld")
        names = {node.id: name(node) for node in graph.nodes}

        for edge in graph.edges:
            assert (names[edge.start], PROV[edge.relation], names[edge.end]) in read
        for node in graph.nodes:
            kind = PROV.Agent if node.kind is NodeKind.AGENT else PROV.Entity
            assert (names[node.id], RDF.type, kind) in read
            assert (names[node.id], RDFS.label, Literal(node.label)) in read
        assert len(graph.edges) == sum(
            len(list(read.triples((None, PROV[relation], None))))
            for relation in Relation
        )
        statements = graph.of_kind("statement")
        assert {names[node.id] for node in statements} == set(
            read.objects(None, PROV.hadMember)
        )

    def test_values(self, growth):
        """Figures and phrases are values of their entities."""
        values = {
            n["label"]: n.get("value") for n in provenance(growth).to_jsonld()["@graph"]
        }

        assert "18,341" in values.values()
        assert "18,341/13,018 times" in values.values()
        assert nca.data.stamp in values

    def test_another_base(self, growth):
        """What has no address of its own gets one under the base given."""
        found = provenance(growth).to_jsonld("https://example.org/")["@graph"]

        assert all(node["@id"].startswith("https://example.org/") for node in found)


def name(node):
    """Return the IRI of a node as the export should have it."""
    if isinstance(node.value, nca.Source):
        return URIRef(iris.of_source(node.value))
    return URIRef(f"{iris.BASE}{node.id.replace(' ', '%20')}")


class TestPictures:
    def test_mermaid(self, nested):
        """Every node and step has a line; nothing in a label ends it."""
        graph = provenance(nested)
        lines = graph.to_mermaid().splitlines()
        labels = [line.split('"') for line in lines if '"' in line]

        assert 1 + len(graph.nodes) + len(graph.edges) == len(lines)
        assert all(3 == len(parts) for parts in labels)
        assert not re.search(r"[<>&]", "".join(parts[1] for parts in labels))
        assert "growth of #34;#60;b#62;#38;" in lines[1]

    def test_svg_is_well_formed_and_names_itself(self, nested):
        """A reader of screens finds title and steps; labels are text, not markup."""
        graph = provenance(nested)
        picture = drawn(graph)
        ids = {element.get("id") for element in picture.iter()} - {None}
        title = picture.find(f"{SVG}title")
        steps = picture.find(f"{SVG}desc")

        assert "img" == picture.get("role")
        assert f"{title.get('id')} {steps.get('id')}" == picture.get("aria-labelledby")
        assert title.text.startswith('Provenance of growth of "<b>&: ')
        assert len(graph.edges) == len(steps.text.split("; "))
        assert 3 == len(ids)
        assert None is picture.find(f".//{SVG}b")

    def test_svg_draws_every_node_and_step_once(self, nested):
        """There is a box for each node, a line for each step, with its words."""
        graph = provenance([nested, nca.statistics["pad-rites-2006-ernazarov"]])
        picture = drawn(graph)
        boxes = picture.findall(f"{SVG}rect[@rx]")
        kinds = [e.text for e in picture.iter(f"{SVG}text") if e.get("class") == "kind"]
        hows = [e.text for e in picture.iter(f"{SVG}text") if e.get("class") == "how"]

        assert len(graph.nodes) == len(boxes)
        assert sorted(node.kind for node in graph.nodes) == sorted(kinds)
        assert [edge.relation for edge in graph.edges] == hows
        assert len(graph.edges) == len(picture.findall(f"{SVG}path"))

    def test_boxes_do_not_overlap_and_stay_inside(self):
        """Whatever is drawn lies in the picture and apart from the rest."""
        picture = drawn(provenance(nca.statistics))
        boxes = [
            tuple(int(box.get(key)) for key in ("x", "y", "width", "height"))
            for box in picture.findall(f"{SVG}rect[@rx]")
        ]
        width, height = int(picture.get("width")), int(picture.get("height"))

        for x, y, wide, high in boxes:
            assert x >= 0 <= y
            assert x + wide <= width
            assert y + high <= height
        for column in {x for x, *_ in boxes}:
            there = sorted((y, high) for x, y, _, high in boxes if x == column)
            for (y, high), (below, _) in pairwise(there):
                assert y + high < below

    def test_steps_lead_to_the_right(self, nested):
        """Every step goes from its column to a later one."""
        picture = drawn(provenance(nested))

        for path in picture.findall(f"{SVG}path"):
            numbers = [int(number) for number in re.findall(r"\d+", path.get("d"))]
            assert numbers[0] < numbers[-2]

    def test_letters_that_xml_cannot_hold(self):
        """A control character in a label does not break the picture."""
        node = Node(id="agents/x", kind=NodeKind.AGENT, label="a\x00b\x1bc", value="x")
        graph = Provenance(roots=("agents/x",), nodes=(node,), edges=(), stamp="data")

        assert "a\ufffdb\ufffdc" in drawn(graph).find(f"{SVG}title").text

    @given(datasets())
    @settings(max_examples=30)
    def test_any_dataset_is_drawn(self, dataset):
        """Texts of any script and sign are escaped."""
        graph = provenance(dataset, dataset=dataset)
        picture = drawn(graph)

        assert len(graph.nodes) == len(picture.findall(f"{SVG}rect[@rx]"))

    def test_notebooks_show_the_picture(self, growth):
        """The HTML form is the picture, in light and in dark; it scrolls by keys."""
        html = provenance(growth)._repr_html_()

        assert html.startswith('<div tabindex="0"')
        assert provenance(growth).to_svg() in html
        assert "prefers-color-scheme:dark" in html


def test_the_public_name_is_the_function():
    """No import of a module of this package puts another thing in its place."""
    repr(nca.compare("ngos"))

    assert provenance is nca.provenance
