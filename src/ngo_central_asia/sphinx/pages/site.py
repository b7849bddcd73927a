"""What pages need to know of the whole dataset: names, and who points to whom."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import ngo_central_asia as nca
from ngo_central_asia.dataset import walk
from ngo_central_asia.display.document import Cell
from ngo_central_asia.sphinx.questions import dataset_at
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.config import Config

    from ngo_central_asia.analysis.gaps import Missing
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.record import Record

#: What the records of a collection are called: one, several.
CALLED = {
    "areas": ("area", "areas"),
    "indicators": ("indicator", "indicators"),
    "sources": ("source", "sources"),
    "series": ("series", "series"),
    "statistics": ("figure", "figures"),
    "ngos": ("organization", "organizations"),
    "laws": ("law", "laws"),
    "phases": ("phase", "phases"),
    "events": ("event", "events"),
    "programmes": ("programme", "programmes"),
    "findings": ("finding", "findings"),
    "discrepancies": ("discrepancy", "discrepancies"),
}


class Pointer(NamedTuple):
    """A record that points to another one.

    Args:
        collection: Collection of the record that points.
        record: The record that points.
        field: The field that holds the link.
    """

    collection: str
    record: Record
    field: str


class Site:
    """A dataset as its pages see it.

    Args:
        dataset: The dataset.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """The records that have pages of their own, by collection and id.

        Observations of a series have none: they stand on the page of the series.
        """
        return {
            name: {record.id: record for record in self.dataset.records(name)}
            for name in self.dataset.collection_names
        }

    @cached_property
    def _pointers(self) -> dict[tuple[str, str], list[Pointer]]:
        found: dict[tuple[str, str], dict[Pointer, None]] = defaultdict(dict)
        for name, records in self.records.items():
            for record in records.values():
                for there in walk.references(record):
                    pointer = Pointer(name, record, there.field)
                    found[there.collection, there.id][pointer] = None
        return {key: list(pointers) for key, pointers in found.items()}

    def pointers(self, collection: str, key: str) -> list[Pointer]:
        """Return what points to a record, in the order of the collections."""
        return self._pointers.get((collection, key), [])

    @cached_property
    def schemes(self) -> dict[str, list[Any]]:
        """The phases of each periodization, in their order."""
        found: dict[str, list[Any]] = defaultdict(list)
        for phase in self.records["phases"].values():
            found[phase.scheme].append(phase)
        return {key: sorted(of, key=lambda it: it.ordinal) for key, of in found.items()}

    @cached_property
    def stamp(self) -> str:
        """Version and digest of the dataset."""
        return self.dataset.stamp

    @cached_property
    def gaps(self) -> tuple[Missing, ...]:
        """What is stated of one of the countries and not of another."""
        return nca.gaps(others=1, dataset=self.dataset).rows

    def headings(self, statistics: Iterable[Any]) -> list[tuple[str, list[Any]]]:
        """Return the observations of wholes by heading, those told of most first."""
        found: dict[str, list[Any]] = defaultdict(list)
        for said in statistics:
            if not said.breakdown:
                kind = self.dataset.indicators[said.indicator]
                while kind.broader is not None:
                    kind = self.dataset.indicators[kind.broader]
                found[kind.id].append(said)
        return sorted(found.items(), key=lambda item: -len(item[1]))

    # --- naming ---------------------------------------------------------------------

    def named(
        self,
        collection: str,
        key: str,
        citations: Iterable[Citation] = (),
        caveats: Iterable[str] = (),
    ) -> Cell:
        """Return words that name a record and lead to its page."""
        record = self.dataset.collection(collection)[key]
        text = self.name(collection, record)
        return Cell(text, tuple(citations), tuple(caveats), record=key)

    def name(self, collection: str, record: Any) -> str:
        """Return words that name a record on one line."""
        match collection:
            case "statistics":
                what = self.dataset.indicators[record.indicator].name
                when = words(record.period)
                return f"{words(record.figure)}: {what}, {self.area(record)}, {when}"
            case "phases":
                author = self.dataset.sources[record.author].label
                return f"{record.label} ({author}, {self.area(record)})"
            case "sources":
                return str(record.label)
            case "series":
                what = self.dataset.indicators[record.indicator].name
                return f"{what}, {record.publisher}, {record.version}"
            case "findings":
                return " ".join(record.text.split())
        return str(getattr(record, "name", None) or getattr(record, "title", record.id))

    def listed(self, collection: str, record: Any) -> str:
        """Return words that name a record in a list, where a figure comes last."""
        if collection != "statistics":
            return self.name(collection, record)
        what = self.dataset.indicators[record.indicator].name
        when = words(record.period)
        return f"{what}, {self.area(record)}, {when}: {words(record.figure)}"

    def area(self, record: Any) -> str:
        """Return the name of the area of a record."""
        return self.dataset.areas[record.area].name

    def areas(self, keys: Iterable[str]) -> str:
        """Return the names of areas in one text."""
        return ", ".join(self.dataset.areas[key].name for key in keys)


def site_of(config: Config, folder: Path) -> Site:
    """Return the site of the dataset that a project asks, one for the whole build."""
    return _site(config.nca_dataset, folder)


@cache
def _site(named: str | None, folder: Path) -> Site:
    return Site(dataset_at(named, folder))
