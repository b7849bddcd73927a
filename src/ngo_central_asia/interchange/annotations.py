"""Citations as W3C Web Annotations, to be shown on the publications they cite.

https://www.w3.org/TR/annotation-model/
"""

# No ``from __future__ import annotations``: the public function has that name.

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.dataset import digest, notices, walk
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.embedded import embedded
from ngo_central_asia.evidence.gather import citations_of, records_of
from ngo_central_asia.interchange import iris
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.source import Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")


def annotations(
    anything: object = None,
    *,
    source: str | None = None,
    base: str = iris.BASE,
    dataset: Dataset | None = None,
) -> dict[str, Any]:
    """Return citations as a W3C AnnotationCollection, in JSON-LD.

    The target of each annotation is the publication: its DOI, or its page, or an IRI
    of ours where neither is known. In it, a TextQuoteSelector has the phrase
    ``as_written``; the text before and after is not ours to give. A RangeSelector
    narrows that to the section, from its heading to the next, where both are known.
    The bodies are what the record says, with the place in words, and the record.

    Args:
        anything: A record, a citation, a result, a row, a collection, a dataset or a
            list of these; the whole dataset if absent.
        source: Id of a publication; only what cites it, if given.
        base: Begins the IRIs of records.
        dataset: Dataset of the records; the embedded one if absent.

    Raises:
        CriteriaError: *anything* is none of these.
        NotFoundError: The dataset has no such source.

    >>> import ngo_central_asia as nca
    >>> found = annotations(nca.statistics["kg-ngos-2006-jaysanov"])
    >>> (annotation,) = found["first"]["items"]
    >>> annotation["target"]["selector"][0]
    {'type': 'TextQuoteSelector', 'exact': '13,018'}
    >>> print(annotation["body"][0]["value"])
    13,018 organizations (KG, 2006) [Jaysanov 2023, Kyrgyzstan, paragraph 2]
    """
    dataset = or_embedded(dataset)
    wanted = None if source is None else dataset.sources[source].id
    cited_ones = [
        one
        for one in _cited(dataset if anything is None else anything, base)
        if wanted in (None, one[1].source)
    ]
    sources = dict.fromkeys(dataset.sources[cited.source] for _, cited, _ in cited_ones)
    items = [
        _annotation(identity, cited, record, dataset, base)
        for identity, cited, record in cited_ones
    ]
    collection = f"{base}annotations"
    title = dataset.meta.get("title", "a dataset")
    return {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"Citations of {title} ({dataset.stamp})",
        **_made_by(dataset, base),
        **_terms(sources, dataset),
        "total": len(items),
        "first": {
            "id": f"{collection}/1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        },
        "last": f"{collection}/1",
    }


def _cited(
    anything: object, base: str
) -> Iterator[tuple[str, Citation, Record | None]]:
    """Yield each citation with an IRI for its annotation and the record it is of."""
    in_records: set[Citation] = set()
    for record in records_of(anything):
        for number, cited in enumerate(walk.citations(record), start=1):
            in_records.add(cited)
            yield f"{iris.of_record(record, base)}#citation-{number}", cited, record
    for cited in citations_of(anything):
        if cited not in in_records:
            named = digest.short(digest.of_record(cited))
            yield f"{base}citations/{named}", cited, None


def _annotation(
    identity: str, cited: Citation, record: Record | None, dataset: Dataset, base: str
) -> dict[str, Any]:
    source = dataset.sources[cited.source]
    made: dict[str, Any] = {
        "id": identity,
        "type": "Annotation",
        "motivation": "describing",
        "body": [_text(cited, record, source)],
        "target": iris.of_source(source, base),
    }
    if record is not None:
        made["body"].append(
            {
                "type": "SpecificResource",
                "source": iris.of_record(record, base),
                "purpose": "linking",
            }
        )
    if cited.as_written is not None:
        made["target"] = {
            "type": "SpecificResource",
            "source": made["target"],
            "selector": list(_selectors(cited.as_written, cited.section, source)),
        }
    return made


def _text(cited: Citation, record: Record | None, source: Source) -> dict[str, str]:
    place = f"{source.label}, {cited.locator}"
    if cited.attributed_to:
        place += f"; attributed to {cited.attributed_to}"
    if cited.via:
        place += f"; via {', '.join(cited.via)}"
    value = f"[{place}]" if record is None else f"{record.summary} [{place}]"
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
    }


def _selectors(
    phrase: str, section: str | None, source: Source
) -> Iterator[dict[str, Any]]:
    """Yield the selectors of a phrase, each by itself; a reader takes any of them."""
    yield _quote(phrase)
    for heading, following in pairwise(source.outline):
        if heading.title == section:
            yield {
                "type": "RangeSelector",
                "startSelector": _quote(heading.marker),
                "endSelector": _quote(following.marker),
                "refinedBy": _quote(phrase),
            }


def _quote(text: str) -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": text}


def _made_by(dataset: Dataset, base: str) -> dict[str, Any]:
    """Return who made the annotations, and with what."""
    said: dict[str, Any] = {}
    if dataset is embedded():
        said["creator"] = {
            "id": f"{base}authors",
            "type": "Organization",
            "name": "The ngo_central_asia authors",
        }
    said["generator"] = {
        "id": f"{base}software",
        "type": "Software",
        "name": "ngo_central_asia",
    }
    return said


def _terms(sources: Iterable[Source], dataset: Dataset) -> dict[str, Any]:
    """Return the licences of sources as IRIs, and the notices that go with them."""
    named = [dataset.meta.get("license"), *map(dataset.license_of, sources)]
    licences = dict.fromkeys(filter(None, named))
    rights = [
        f"https://spdx.org/licenses/{license_}"
        for license_ in licences
        if _SPDX.fullmatch(license_)
    ]
    said = {"rights": rights, "dc:rights": list(notices.lines(sources, dataset))}
    return {name: given for name, given in said.items() if given}
