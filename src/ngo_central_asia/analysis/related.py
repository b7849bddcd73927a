"""What stands around a record: what it points to, and what points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.entry import Entries, Entry
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.dataset.dataset import Dataset


@attrs.frozen
class Link(Entry):
    """A link between the record asked for and another one.

    Args:
        collection: Collection of the other record.
        record: The other record.
        outgoing: Whether the record asked for points to the other, or is pointed to.
        field: The field that holds the link, in the record that points.
    """

    outgoing: bool
    field: str


@attrs.frozen(kw_only=True, repr=False)
class Related(Entries[Link]):
    """A record with everything that it is linked with; its rows are links.

    Args:
        record: The record asked for.
        rows: Its links, those that it holds itself first.
        dataset: The dataset that was asked.
    """

    record: Record
    rows: tuple[Link, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The record itself and the records around it."""
        return (self.record, *(link.record for link in self.rows))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each link, with the provenance of the other record.

        >>> import ngo_central_asia as nca
        >>> rows = related(nca.statistics["kg-ngos-2006-jaysanov"]).to_dicts()
        >>> [row["id"] for row in rows if row["collection"] == "indicators"]
        ['ngos_unspecified']
        """
        return [
            {
                "from": self.record.id,
                "outgoing": link.outgoing,
                "field": link.field,
                **link.to_dict(self.dataset),
            }
            for link in self.rows
        ]


def related(record: Record, *, dataset: Dataset | None = None) -> Related:
    """Return every record that *record* points to or that points to it.

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
        Link(found.collection, other, outgoing=True, field=found.field)
        for found, other in _targets(record, dataset)
    )
    for name in dataset.collection_names:
        for other in dataset.collection(name).values():
            for found in walk.references(other):
                if (found.collection, found.id) == (home, record.id):
                    link = Link(name, other, outgoing=False, field=found.field)
                    links[link] = None
    return Related(record=record, rows=tuple(links), dataset=dataset)


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
