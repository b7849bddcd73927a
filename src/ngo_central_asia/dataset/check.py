"""The integrity of a dataset as a whole: what no record can check alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.dataset import walk
from ngo_central_asia.model import units
from ngo_central_asia.model.vocabulary import SourceRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.series import Series


def problems(dataset: Dataset) -> Iterator[str]:
    """Yield a line for everything in *dataset* that does not hold together."""
    used: set[str] = set()
    for name in dataset.collection_names:
        for record in dataset.records(name):
            place = f"{name}, {record.id!r}"
            for reference in walk.references(record):
                yield from _reference(place, reference, dataset)
                if reference.collection == "sources":
                    used.add(reference.id)
            for citation in walk.citations(record):
                yield from _citation(place, citation, record, dataset)
    yield from _headings(dataset)
    yield from _units(dataset)
    taken = {statistic.id for statistic in dataset.records("statistics")}
    for series in dataset.series.values():
        yield from _series(series, dataset, taken)
    for source in dataset.sources.values():
        if source.id not in used and source.reliability is None and source.note is None:
            yield (
                f"sources, {source.id!r}: nothing cites it; say why in a note, "
                "or take it out"
            )


def _reference(place: str, found: walk.Reference, dataset: Dataset) -> Iterator[str]:
    where = f"{place}, field {found.field!r}"
    names = dataset.collection_names
    if found.collection not in names:
        hint = suggest(found.collection, names)
        yield f"{where}: there is no collection {found.collection!r}. {hint}"
        return
    collection = dataset.collection(found.collection)
    if not collection.has_id(found.id):
        yield f"{where}: there is no {found.id!r}. {suggest(found.id, collection)}"


def _citation(
    place: str, citation: Citation, record: Any, dataset: Dataset
) -> Iterator[str]:
    where = f"{place}, citation of {citation.source!r}"
    fields = [field.name for field in attrs.fields(type(record))]
    for name in citation.supports:
        if name not in fields:
            hint = suggest(name, fields)
            yield f"{where}, field 'supports': there is no field {name!r}. {hint}"
    source = dataset.sources.get(citation.source)
    if source is None or source.role is not SourceRole.TEXT:
        return
    if citation.as_written is None or citation.fingerprint is None:
        yield f"{where}: expected as_written and a fingerprint, as it is a text"
    titles = [heading.title for heading in source.outline]
    if citation.section is not None and citation.section not in titles:
        hint = suggest(citation.section, titles)
        yield f"{where}, field 'section': there is no {citation.section!r}. {hint}"


def _headings(dataset: Dataset) -> Iterator[str]:
    for indicator in dataset.indicators.values():
        place = f"indicators, {indicator.id!r}, field 'broader'"
        heading = dataset.indicators.get(indicator.broader or "")
        if heading and heading.unit != indicator.unit:
            yield (
                f"{place}: expected the unit of the heading, {heading.unit!r}, "
                f"got {indicator.unit!r}"
            )
        seen = {indicator.id}
        while heading is not None:
            if heading.id in seen:
                yield f"{place}: {heading.id!r} is a kind of itself"
                break
            seen.add(heading.id)
            heading = dataset.indicators.get(heading.broader or "")


def _units(dataset: Dataset) -> Iterator[str]:
    for statistic in dataset.records("statistics"):
        indicator = dataset.indicators.get(statistic.indicator)
        if indicator and not units.fits(statistic.figure.unit, indicator.unit):
            yield (
                f"statistics, {statistic.id!r}, field 'figure': expected "
                f"{indicator.unit}, the unit of {indicator.id!r}, got "
                f"{str(statistic.figure)!r}"
            )


def _series(series: Series, dataset: Dataset, taken: set[str]) -> Iterator[str]:
    """Yield a line for each fault of a series: in its head, in a row of its table.

    The ids of its rows are added to those that are taken.
    """
    place = f"series, {series.id!r}"
    indicator = dataset.indicators.get(series.indicator)
    if indicator and indicator.unit != series.unit:
        yield (
            f"{place}, field 'unit': expected {indicator.unit}, the unit of "
            f"{indicator.id!r}, got {series.unit}"
        )
    source = dataset.sources.get(series.source)
    for name in ("license", "notice"):
        if source and getattr(source, name) != getattr(series, name):
            yield (
                f"{place}, field {name!r}: expected that of {source.id!r}, "
                f"{getattr(source, name)!r}, got {getattr(series, name)!r}"
            )
    found = list(series.problems())
    yield from found
    if found:
        return
    for number, row in enumerate(series.table.rows()[1:], start=2):
        where = f"{series.table}, row {number}"
        if not dataset.areas.has_id(row[0]):
            hint = suggest(row[0], dataset.areas)
            yield f"{where}, column 'area': there is no {row[0]!r}. {hint}"
        if series.key(row) in taken:
            yield f"{where}: there is another record {series.key(row)!r}"
        taken.add(series.key(row))
