"""The integrity of a dataset as a whole: what no record can check alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.model.vocabulary import SourceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.statistic import Statistic


def problems(dataset: Dataset) -> Iterator[str]:
    """Yield a line for everything in *dataset* that does not hold together."""
    yield from _indicators(dataset)
    for statistic in dataset.statistics.values():
        yield from _statistic(statistic, dataset)
    for name in dataset.collection_names:
        for record in dataset.collection(name).values():
            for citation in getattr(record, "citations", ()):
                for problem in _citation(citation, record, dataset):
                    yield f"{name}, {record.id!r}, {problem}"
    yield from _unused_sources(dataset)


def _indicators(dataset: Dataset) -> Iterator[str]:
    for indicator in dataset.indicators.values():
        place = f"indicators, {indicator.id!r}, field 'broader'"
        if indicator.broader is None:
            continue
        yield from _missing(place, indicator.broader, dataset.indicators)
        heading = dataset.indicators.get(indicator.broader)
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


def _statistic(statistic: Statistic, dataset: Dataset) -> Iterator[str]:
    place = f"statistics, {statistic.id!r}, field"
    yield from _missing(f"{place} 'area'", statistic.area, dataset.areas)
    yield from _missing(f"{place} 'indicator'", statistic.indicator, dataset.indicators)
    indicator = dataset.indicators.get(statistic.indicator)
    if indicator and indicator.unit != statistic.figure.unit:
        yield (
            f"{place} 'figure': expected {indicator.unit}, the unit of "
            f"{indicator.id!r}, got {str(statistic.figure)!r}"
        )


def _citation(citation: Citation, record: Any, dataset: Dataset) -> Iterator[str]:
    place = f"citation of {citation.source!r}"
    yield from _missing(f"{place}, field 'source'", citation.source, dataset.sources)
    for work in citation.via:
        yield from _missing(f"{place}, field 'via'", work, dataset.sources)
    fields = [field.name for field in attrs.fields(type(record))]
    for name in citation.supports:
        if name not in fields:
            yield (
                f"{place}, field 'supports': there is no field {name!r}. "
                f"{suggest(name, fields)}"
            )
    source = dataset.sources.get(citation.source)
    if source is None or source.role is not SourceRole.TEXT:
        return
    if citation.as_written is None or citation.fingerprint is None:
        yield f"{place}: expected as_written and a fingerprint, as it is a text"
    titles = [heading.title for heading in source.outline]
    if citation.section is not None and citation.section not in titles:
        yield (
            f"{place}, field 'section': there is no heading {citation.section!r}. "
            f"{suggest(citation.section, titles)}"
        )


def _unused_sources(dataset: Dataset) -> Iterator[str]:
    used = set()
    for name in dataset.collection_names:
        for record in dataset.collection(name).values():
            for citation in getattr(record, "citations", ()):
                used |= {citation.source, *citation.via}
    for source in dataset.sources.values():
        if source.id not in used and source.reliability is None and source.note is None:
            yield (
                f"sources, {source.id!r}: nothing cites it; say why in a note, "
                "or take it out"
            )


def _missing(place: str, key: str, collection: Mapping[str, Any]) -> Iterator[str]:
    if key not in list(collection):
        yield f"{place}: there is no {key!r}. {suggest(key, collection)}"
