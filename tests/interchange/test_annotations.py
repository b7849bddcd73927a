"""Web Annotations: what the recommendation demands, and no citation lost."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from rdflib import RDF, Graph, Namespace, URIRef

import ngo_central_asia as nca
from ngo_central_asia.cli import main
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.interchange import iris
from ngo_central_asia.testing import datasets

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing"),
    *("editing", "highlighting", "identifying", "linking", "moderating"),
    *("questioning", "replying", "reviewing", "tagging"),
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def a(iri):
    """Return the definition of a term whose values are IRIs or nodes."""
    return {"@id": iri, "@type": "@id"}


#: The terms used here as the recommendation defines them; the tests need no network.
TERMS = {
    "oa": str(OA),
    "as": str(AS),
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "RangeSelector": "oa:RangeSelector",
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "Software": "as:Application",
    "describing": "oa:describing",
    "linking": "oa:linking",
    "body": a("oa:hasBody"),
    "target": a("oa:hasTarget"),
    "source": a("oa:hasSource"),
    "selector": a("oa:hasSelector"),
    "refinedBy": a("oa:refinedBy"),
    "startSelector": a("oa:hasStartSelector"),
    "endSelector": a("oa:hasEndSelector"),
    "creator": a("dcterms:creator"),
    "generator": a("as:generator"),
    "rights": a("dcterms:rights"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "partOf": a("as:partOf"),
    "first": a("as:first"),
    "last": a("as:last"),
    "exact": "oa:exact",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}


def check(collection):
    """Assert every MUST of the Web Annotation Data Model that concerns our form."""
    assert "http://www.w3.org/ns/anno.jsonld" == collection["@context"]
    assert IRI.fullmatch(collection["id"])
    assert "AnnotationCollection" == collection["type"]
    assert collection["total"] >= 0
    page = collection["first"]
    assert IRI.fullmatch(page["id"])
    assert "AnnotationPage" == page["type"]
    assert collection["id"] == page["partOf"]
    assert page["startIndex"] >= 0
    assert isinstance(page["items"], list)
    assert collection["total"] == len(page["items"])
    identities = [item["id"] for item in page["items"]]
    assert len(identities) == len(set(identities))
    for item in page["items"]:
        check_annotation(item)
    for agent in (collection["generator"], collection.get("creator")):
        if agent is not None:
            assert IRI.fullmatch(agent["id"])
            assert agent["type"] in ("Person", "Organization", "Software")
            assert isinstance(agent["name"], str)


def check_annotation(item):
    """Assert what one annotation, its bodies and its target must have."""
    assert IRI.fullmatch(item["id"])
    assert "Annotation" == item["type"]
    assert item["motivation"] in MOTIVATIONS
    for body in item["body"]:
        assert body["purpose"] in MOTIVATIONS
        if body["type"] == "TextualBody":
            assert isinstance(body["value"], str)
        else:
            assert "SpecificResource" == body["type"]
            assert IRI.fullmatch(body["source"])
    target = item["target"]
    if isinstance(target, str):
        assert IRI.fullmatch(target)
        return
    assert IRI.fullmatch(target["source"])
    for selector in target["selector"]:
        check_selector(selector)


def check_selector(selector):
    """Assert what a selector of each type must have."""
    if selector["type"] == "TextQuoteSelector":
        assert isinstance(selector["exact"], str)
        assert selector["exact"]
        return
    assert "RangeSelector" == selector["type"]
    for part in ("startSelector", "endSelector", "refinedBy"):
        check_selector(selector[part])


def exact(item):
    """Return the phrase that an annotation selects."""
    target = item["target"]
    return None if isinstance(target, str) else target["selector"][0]["exact"]


class TestStandard:
    def test_the_embedded_data(self):
        """All annotations are as the recommendation demands."""
        check(nca.annotations())

    @given(datasets())
    @settings(max_examples=30)
    def test_any_dataset(self, dataset):
        """Sources and records of any kind give valid annotations."""
        check(nca.annotations(dataset=dataset))

    # The reader of JSON-LD uses what rdflib itself has deprecated.
    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
    def test_it_is_linked_data(self):
        """Read as JSON-LD, each annotation has its body, its target and its quote."""
        found = nca.annotations(nca.statistics.where(country="KG"))
        graph = Graph().parse(
            data=json.dumps(found | {"@context": TERMS}), format="json-ld"
        )
        annotations = set(graph.subjects(RDF.type, OA.Annotation))

        assert found["total"] == len(annotations)
        assert {OA.describing} == set(graph.objects(None, OA.motivatedBy))
        for annotation in annotations:
            (target,) = graph.objects(annotation, OA.hasTarget)
            assert isinstance(graph.value(target, OA.hasSource), URIRef)
            assert graph.value(target, OA.hasSelector / OA.exact)
            assert 2 == len(set(graph.objects(annotation, OA.hasBody)))

    def test_every_term_is_one_of_the_standard(self):
        """No key is our own: a reader of the standard knows all of them."""

        def keys(value):
            if isinstance(value, dict):
                for key, inner in value.items():
                    yield key
                    yield from keys(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from keys(inner)

        used = set(keys(nca.annotations())) - {"@context"}
        assert {name.partition(":")[0] for name in used} <= set(TERMS)


class TestContent:
    def test_no_citation_is_lost(self):
        """Each citation of each record is there once, with its phrase and place."""
        items = nca.annotations()["first"]["items"]
        expected = [
            (iris.of_record(record), cited.as_written, cited.locator)
            for name in nca.data.collection_names
            for record in nca.data.records(name)
            for cited in walk.citations(record)
        ]

        assert len(expected) == len(items)
        for (record, phrase, locator), item in zip(expected, items, strict=True):
            assert item["id"].startswith(f"{record}#citation-")
            assert record == item["body"][1]["source"]
            assert phrase == exact(item)
            assert locator in item["body"][0]["value"]

    def test_who_else_said_it_is_in_the_text(self):
        """Attributions and the works between are told."""
        record = nca.statistics["kz-beneficiaries-2008-murzaeva"]
        first, second = nca.annotations(record)["first"]["items"]

        assert "via npo-kz" in first["body"][0]["value"]
        assert "via" not in second["body"][0]["value"]

    def test_targets(self):
        """A DOI comes before a page; a site, or nothing, is no address of a text."""
        targets = {
            key: nca.annotations(source=key)["first"]["items"][0]["target"]["source"]
            for key in ("murzaeva-2024", "yermukanov-2003", "ernazarov-nd")
        }

        assert targets["murzaeva-2024"].startswith("https://doi.org/10.37547/")
        assert targets["yermukanov-2003"].startswith("https://www.cacianalyst.org/")
        assert "urn:ngo-central-asia:sources/ernazarov-nd" == targets["ernazarov-nd"]

    def test_a_section_narrows_the_quote(self):
        """The range goes from the heading of the passage to the next one."""
        record = nca.statistics["kg-ngos-2006-jaysanov"]
        outline = nca.sources["jaysanov-2023"].outline
        titles = [heading.title for heading in outline]
        at = titles.index(record.citations[0].section)
        _, narrowed = nca.annotations(record)["first"]["items"][0]["target"]["selector"]

        assert outline[at].marker == narrowed["startSelector"]["exact"]
        assert outline[at + 1].marker == narrowed["endSelector"]["exact"]
        assert "13,018" == narrowed["refinedBy"]["exact"]

    def test_a_lone_citation(self):
        """A citation without its record is annotated with its place only."""
        (cited,) = nca.statistics["kg-ngos-2006-jaysanov"].citations
        (item,) = nca.annotations(cited)["first"]["items"]

        assert "[Jaysanov 2023, Kyrgyzstan, paragraph 2]" == item["body"][0]["value"]
        assert 1 == len(item["body"])

    def test_only_one_source(self):
        """Asked for one source, everything else stays out."""
        items = nca.annotations(source="diachenko-2007")["first"]["items"]

        assert 86 == len(items)
        assert 1 == len({item["target"]["source"] for item in items})

    def test_our_name_is_only_on_our_data(self):
        """Annotations of other datasets name no creator; the licence is the data's."""
        mine = nca.annotations(dataset=nca.Dataset(meta={"license": "my own"}))

        assert "creator" in nca.annotations(nca.laws)
        assert not {"creator", "rights"} & set(mine)

    def test_licences_and_notices_go_with_them(self):
        """What is copied from tables keeps its licence; its notice is there in words."""
        mixed = [
            nca.statistics["v2x_libdem-vdem-15-kz-2010"],
            nca.statistics["kg-ngos-2006-jaysanov"],
        ]
        found = nca.annotations(mixed)

        assert ["CC-BY-4.0", "CC-BY-SA-4.0"] == [
            iri.removeprefix("https://spdx.org/licenses/") for iri in found["rights"]
        ]
        assert nca.sources["vdem-15"].notice in " ".join(found["dc:rights"])
        assert "share-alike" in found["dc:rights"][-1]
        assert "V-Dem" not in str(nca.annotations(mixed[1])["dc:rights"])

    def test_another_base(self):
        """Records get addresses of one's own."""
        item = nca.annotations(nca.laws, base="https://example.org/")["first"]["items"]

        assert item[0]["body"][1]["source"].startswith("https://example.org/laws/")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"doi": "10.1/a<b>"}, "https://doi.org/10.1/a%3Cb%3E"),
        ({"url": "https://example.org/?a=b&c=d"}, "urn:ngo-central-asia:sources/mine"),
        ({"url": "https://example.org/a b/қ"}, "https://example.org/a%20b/%D2%9B"),
        ({"url": "https://example.org/a%20b"}, "https://example.org/a%20b"),
        ({"url": "http://[::1/x"}, "urn:ngo-central-asia:sources/mine"),
        ({"url": "javascript:alert(1)/x"}, "urn:ngo-central-asia:sources/mine"),
        ({"url": "www.example.org/x"}, "urn:ngo-central-asia:sources/mine"),
    ],
)
def test_iris_of_sources(given, expected):
    """Whatever an address looks like, the IRI is one, or it is ours."""
    source = nca.Source(id="mine", role="work", type="book", **given)

    assert expected == iris.of_source(source)
    assert IRI.fullmatch(iris.of_source(source))


def test_bad_questions():
    """What has no citations, and unknown sources, are told."""
    with pytest.raises(CriteriaError, match="expected a record, a citation"):
        nca.annotations(5)
    with pytest.raises(NotFoundError, match='Did you mean "murzaeva-2024"'):
        nca.annotations(source="murzaeva")


def test_on_the_command_line(capsys):
    """The command prints the whole export, or that of one source."""
    assert 0 == main(["annotations", "--source", "yermukanov-2003"])
    assert 167 == json.loads(capsys.readouterr().out)["total"]


def test_the_public_name_is_the_function():
    """The name is not the feature that ``from __future__`` would import."""
    assert callable(nca.annotations)
