"""Entries: records as rows of a result, with the name of their collection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.dataset import walk
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


@attrs.frozen
class Entry:
    """A record in a result.

    Args:
        collection: Name of its collection.
        record: The record.
    """

    collection: str
    record: Record

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the record stands, each place once."""
        return tuple(dict.fromkeys(walk.citations(self.record)))

    def to_dict(self, dataset: Dataset | None = None) -> dict[str, Any]:
        """Return collection, id and summary, with the provenance in columns."""
        from ngo_central_asia.dataset import flat

        return {
            "collection": self.collection,
            "id": self.record.id,
            "summary": self.record.summary,
            **flat.citation_columns(self.citations, dataset),
        }


E_co = TypeVar("E_co", bound=Entry, covariant=True)


@attrs.frozen(kw_only=True, repr=False)
class Entries(Result[E_co]):
    """A result whose rows are records."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the result."""
        return tuple(row.record for row in self.rows)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the records stand."""
        return each_once(map(walk.citations, self.records))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the records stand on, and those that are records here."""
        return tuple(dict.fromkeys(walk.sources(self.records, self.dataset)))
