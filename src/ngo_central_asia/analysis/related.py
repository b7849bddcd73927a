"""What stands around a record: what it points to, and what points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.series import Series
from ngo_central_asia.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen
class Link:
    """A link between the record asked for and another one.

    Args:
        outgoing: Whether the record asked for points to the other, or is pointed to.
        field: The field that holds the link, in the record that points.
        collection: Collection of the other record.
        record: The other record.
    """

    outgoing: bool
    field: str
    collection: str
    record: Record


@attrs.frozen(kw_only=True, repr=False)
class Related(Result):
    """A record with everything that it is linked with; a sequence of links.

    Args:
        record: The record asked for.
        links: Its links, those that it holds itself first.
        sources: The sources of the record and of what it is linked with.
    """

    record: Record
    links: tuple[Link, ...]
    sources: tuple[Source, ...]

    def __iter__(self) -> Iterator[Link]:
        return iter(self.links)

    def __len__(self) -> int:
        return len(self.links)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the record itself and the records around it stand."""
        records = [self.record, *(link.record for link in self.links)]
        return tuple(dict.fromkeys(c for r in records for c in walk.citations(r)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each link, with the provenance of the other record.

        >>> import ngo_central_asia as nca
        >>> rows = related(nca.statistics["kg-ngos-2006-jaysanov"]).to_dicts()
        >>> [row["id"] for row in rows if row["collection"] == "indicators"]
        ['ngos_unspecified']
        """
        from ngo_central_asia.dataset import flat

        return [
            {
                "from": self.record.id,
                "outgoing": link.outgoing,
                "field": link.field,
                "collection": link.collection,
                "id": link.record.id,
                "summary": link.record.summary,
                **flat.citation_columns(tuple(walk.citations(link.record))),
            }
            for link in self.links
        ]


def related(record: Record, *, dataset: Dataset | None = None) -> Related:
    """Return every record that *record* points to or that points to it.

    Of a series its head is among them, not each of its observations.

    Raises:
        NotFoundError: The dataset does not hold the record.

    >>> import ngo_central_asia as nca
    >>> around = related(nca.statistics["kz-employed-2008-murzaeva"])
    >>> [link.record.id for link in around if link.field == "citations.via"]
    ['npo-kz']
    """
    if not isinstance(record, Record):
        raise NotFoundError(f"expected a record, such as nca.ngos[…]; got {record!r}")
    dataset = or_embedded(dataset)
    home = _collection_of(record, dataset)
    links = dict.fromkeys(
        Link(True, found.field, found.collection, other)
        for found, other in _targets(record, dataset)
    )
    for name in dataset.collection_names:
        for other in dataset.records(name):
            for found in walk.references(other):
                if (found.collection, found.id) == (home, record.id):
                    links[Link(False, found.field, name, other)] = None
    records = [record, *(link.record for link in links)]
    return Related(
        record=record, links=tuple(links), sources=sources_of(records, dataset)
    )


def _targets(
    record: Record, dataset: Dataset
) -> Iterator[tuple[walk.Reference, Record]]:
    for found in walk.references(record):
        yield found, dataset.collection(found.collection)[found.id]


def _collection_of(record: Record, dataset: Dataset) -> str:
    for name in dataset.collection_names:
        collection = dataset.collection(name)
        if collection.has_id(record.id) and collection[record.id] == record:
            return name
    raise NotFoundError(f"the dataset does not hold {record!r}")


def sources_of(records: Iterable[Record], dataset: Dataset) -> tuple[Source, ...]:
    """Return the sources that the records stand on, each once."""
    ids: dict[str, None] = {}
    for record in records:
        if isinstance(record, Source):
            ids[record.id] = None
        if isinstance(record, Series):
            ids[record.source] = None
        for cited in walk.citations(record):
            ids |= dict.fromkeys((cited.source, *cited.via))
    return tuple(dataset.sources[key] for key in ids)
