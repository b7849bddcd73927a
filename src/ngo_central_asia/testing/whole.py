"""Hypothesis strategy for whole datasets that hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import strategies as st

from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.schema import COLLECTIONS, record_class
from ngo_central_asia.model.vocabulary import SourceRole
from ngo_central_asia.testing import single, values
from ngo_central_asia.testing.values import identifiers, several

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.source import Source

#: Every record may need one of these.
_NEEDED = ("areas", "sources")
#: The most records of a collection, where they are more than one.
_MOST = {"areas": 2, "sources": 2, "indicators": 2, "statistics": 3}


@st.composite
def datasets(draw: DrawFn, only: Collection[str] = tuple(COLLECTIONS)) -> Dataset:
    """Return a small dataset with records of every class, that holds together.

    References resolve, every citation points at a source and at a heading of it, and
    figures have the unit of their indicator.

    Args:
        draw: Given by hypothesis.
        only: Names of the collections to draw records of; areas and sources, which
            the others need, are always drawn.
    """
    ids: dict[str, list[str]] = {}
    for name in COLLECTIONS:
        least, most = int(name in _NEEDED), _MOST.get(name, 1)
        if name not in only:
            most = least
        listed = st.lists(identifiers, min_size=least, max_size=most, unique=True)
        ids[name] = draw(listed)
    if not ids["indicators"]:
        ids["statistics"] = ids["series"] = []

    def refer(collection: str) -> SearchStrategy[str]:
        if collection:
            known = ids[collection]
        else:
            known = [f"{name}/{key}" for name in COLLECTIONS for key in ids[name]]
        return st.sampled_from(known) if known else st.nothing()

    # Nothing may cite a source, and then its note has to say why it is there.
    held = [
        draw(single.sources(id=st.just(key), note=values.notes, refer=refer))
        for key in ids["sources"]
    ]
    if ids["series"]:
        # Its data goes under the licence and with the notice of its source.
        license_, notice = draw(values.texts), draw(values.texts)
        held[0] = attrs.evolve(held[0], license=license_, notice=notice)
    measured = _indicators(draw, ids["indicators"])
    records: dict[str, list[Any]] = {"sources": held, "indicators": measured}
    for name in COLLECTIONS:
        if name == "series":
            records[name] = [
                draw(
                    single.series(
                        draw(st.sampled_from(measured)),
                        held[0],
                        ids["areas"],
                        id=st.just(key),
                        refer=refer,
                    )
                )
                for key in ids[name]
            ]
        elif name not in records:
            cited = _citations(held, record_class(name), refer)
            records[name] = [
                draw(_record(name, key, measured, refer, cited)) for key in ids[name]
            ]
    version = draw(st.sampled_from(["0.1.0", "2.0.0"]))
    return Dataset(meta={"title": "Drawn", "version": version}, **records)


def _indicators(draw: DrawFn, ids: Sequence[str]) -> list[Indicator]:
    """Return indicators of which each may be a kind of those before it."""
    drawn: list[Indicator] = []
    for key in ids:
        drawn.append(draw(single.indicators(drawn, id=st.just(key))))
    return drawn


def _record(
    name: str,
    key: str,
    measured: list[Indicator],
    refer: single.Refer,
    cited: SearchStrategy[Citation],
) -> SearchStrategy[Any]:
    parts: dict[str, Any] = {"id": st.just(key), "refer": refer, "cited": cited}
    if name == "statistics":
        return st.sampled_from(measured).flatmap(
            lambda indicator: single.statistics(indicator, **parts)
        )
    return single.BY_COLLECTION[name](**parts)


def _citations(
    held: list[Source], cls: Any, refer: single.Refer
) -> SearchStrategy[Citation]:
    """Return citations of the sources *held*, as these need them."""
    fields = [field.name for field in attrs.fields(cls)]
    return st.sampled_from(held).flatmap(
        lambda source: _citations_of(source, several(st.sampled_from(fields)), refer)
    )


def _citations_of(
    source: Source, supports: SearchStrategy[tuple[str, ...]], refer: single.Refer
) -> SearchStrategy[Citation]:
    titles = [heading.title for heading in source.outline]
    found = single.citations(
        source=st.just(source.id),
        sections=st.sampled_from(titles) if titles else values.texts,
        supports=supports,
        refer=refer,
    )
    if source.role is not SourceRole.TEXT or titles:
        return found
    # A text without headings has no sections to name.
    return found.map(lambda one: one.evolve(section=None, paragraph=None, row="1"))
