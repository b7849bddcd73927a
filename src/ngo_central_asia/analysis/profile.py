"""Everything about one area, in one typed view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.related import sources_of
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.schema import record_class
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.discrepancy import Discrepancy
from ngo_central_asia.model.event import Event
from ngo_central_asia.model.finding import Finding
from ngo_central_asia.model.law import Law
from ngo_central_asia.model.ngo import NGO
from ngo_central_asia.model.phase import DevelopmentPhase
from ngo_central_asia.model.programme import Programme
from ngo_central_asia.model.series import Series
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True, repr=False)
class Profile(Result):
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
        sources: The sources of all of it.
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
    sources: tuple[Source, ...]

    @property
    def collections(self) -> dict[str, Collection[Any]]:
        """The collections of the view by name."""
        names = (*_ABOUT_AREAS, "discrepancies", "series")
        return {name: getattr(self, name) for name in names}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where every record of the view stands."""
        records = [r for found in self.collections.values() for r in found.values()]
        return tuple(dict.fromkeys(c for r in records for c in walk.citations(r)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row for each record: collection, id, summary, provenance."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "area": self.area.id,
                "collection": name,
                "id": record.id,
                "summary": record.summary,
                **flat.citation_columns(tuple(walk.citations(record))),
            }
            for name, found in self.collections.items()
            for record in found.values()
        ]


_ABOUT_AREAS = (
    *("statistics", "ngos", "laws", "phases", "events", "programmes", "findings"),
)


def profile(area: str, *, dataset: Dataset | None = None) -> Profile:
    """Return everything that the sources say of an area.

    Args:
        area: The area by its code or any of its names.
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
        name: Collection(
            name, record_class(name), dataset.records(name), dataset
        ).where(area=found.id)
        for name in _ABOUT_AREAS
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
    records = [r for collection in about.values() for r in collection.values()]
    return Profile(
        area=found,
        discrepancies=discrepancies,
        series=series,
        sources=sources_of(
            [*records, *discrepancies.values(), *series.values()], dataset
        ),
        **about,
    )
