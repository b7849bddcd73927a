"""Everything about one area, in one typed view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.entry import Entries, Entry
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.discrepancy import Discrepancy
from ngo_central_asia.model.event import Event
from ngo_central_asia.model.finding import Finding
from ngo_central_asia.model.law import Law
from ngo_central_asia.model.ngo import NGO
from ngo_central_asia.model.phase import DevelopmentPhase
from ngo_central_asia.model.programme import Programme
from ngo_central_asia.model.series import Series
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset


@attrs.frozen(kw_only=True, repr=False)
class Profile(Entries[Entry]):
    """What the sources say of one area, collection by collection.

    Args:
        area: The area.
        statistics: Observations of it, but for those in the series.
        series: Series that have observations of it.
        ngos: Organizations at home or present there.
        laws: Its laws and instruments.
        phases: Phases of its development, of every author.
        events: What happened there.
        programmes: Programmes there.
        findings: Statements about it.
        discrepancies: Contradictions and faults that concern any of these.
        dataset: The dataset that was asked.
    """

    area: Country
    statistics: Collection[Statistic]
    series: Collection[Series]
    ngos: Collection[NGO]
    laws: Collection[Law]
    phases: Collection[DevelopmentPhase]
    events: Collection[Event]
    programmes: Collection[Programme]
    findings: Collection[Finding]
    discrepancies: Collection[Discrepancy]

    @property
    def collections(self) -> dict[str, Collection[Any]]:
        """The collections of the view by name."""
        names = (*_ABOUT_AREAS, "discrepancies", "series")
        return {name: getattr(self, name) for name in names}

    @property
    def rows(self) -> tuple[Entry, ...]:
        """Every record of the view, with the name of its collection."""
        return tuple(
            Entry(name, record)
            for name, found in self.collections.items()
            for record in found.values()
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row for each record: collection, id, summary, provenance."""
        return [
            {"area": self.area.id, **row.to_dict(self.dataset)} for row in self.rows
        ]


_ABOUT_AREAS = (
    *("statistics", "ngos", "laws", "phases", "events", "programmes", "findings"),
)


def profile(area: str | Country, *, dataset: Dataset | None = None) -> Profile:
    """Return everything that the sources say of an area.

    Args:
        area: The area by its code or any of its names, or its record.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such area.

    >>> uzbekistan = profile("Oʻzbekiston")
    >>> uzbekistan.area.id, "uz-ngos-2010-jaysanov" in uzbekistan.statistics
    ('UZ', True)
    """
    dataset = or_embedded(dataset)
    found = dataset.areas[area]
    about: dict[str, Collection[Any]] = {
        name: dataset.held(name).where(area=found.id) for name in _ABOUT_AREAS
    }
    shelves = {shelf.id for shelf in dataset.shelves() if found.id in shelf.areas}
    series = dataset.series.where(lambda record: record.id in shelves)
    held = {(name, key) for name, records in about.items() for key in records}
    discrepancies = dataset.discrepancies.where(
        lambda record: any(
            (reference.collection, reference.id) in held
            for reference in walk.references(record)
        )
    )
    return Profile(
        area=found,
        discrepancies=discrepancies,
        series=series,
        dataset=dataset,
        **about,
    )
