"""What may be done with an export, and what must go with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.related import sources_of
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.source import Source


@attrs.frozen(kw_only=True)
class Terms:
    """What one licence covers and asks for.

    Args:
        license: Its SPDX identifier, or "not stated".
        of_records: Whether it covers our records of what the sources say, and not
            data copied from them, which is under the licence of its publisher.
        sources: The sources concerned.
        notices: What must be said wherever that data goes.
    """

    license: str
    of_records: bool
    sources: tuple[Source, ...]
    notices: tuple[str, ...]

    @property
    def attribution(self) -> bool:
        """Whether credit must be given."""
        return self.license.startswith("CC-BY") or bool(self.notices)

    @property
    def share_alike(self) -> bool:
        """Whether what is made from it must be under the same licence."""
        return "-SA-" in self.license


@attrs.frozen(kw_only=True, repr=False)
class Licences(Result):
    """The licences of everything that something stands on; a summary, no legal advice.

    Args:
        terms: Each licence with what it covers and asks for; the strictest first.
        citations: The places that the thing asked about stands on.
        sources: All sources behind it.
    """

    terms: tuple[Terms, ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]

    @property
    def share_alike(self) -> bool:
        """Whether an export must be under the licence of what is in it."""
        return any(terms.share_alike for terms in self.terms)

    @property
    def conditions(self) -> tuple[str, ...]:
        """What one must do to pass an export on, as clauses."""
        asked = []
        if any(terms.attribution for terms in self.terms):
            asked.append("give credit: the notices go with it, and the sources cited")
        if any(terms.license.startswith("CC-BY") for terms in self.terms):
            asked.append("link to the licences and say what was changed")
        asked += [
            f"put it as a whole under {terms.license} (share-alike)"
            for terms in self.terms
            if terms.share_alike
        ]
        asked += [
            f"mind that no licence is stated for {source.id}"
            for terms in self.terms
            if terms.license == _NOT_STATED
            for source in terms.sources
        ]
        return tuple(asked)

    @property
    def notice(self) -> str:
        """The text to put beside an export: every notice, each on its line."""
        return "\n".join(notice for terms in self.terms for notice in terms.notices)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each licence."""
        return [
            {
                "license": terms.license,
                "of_records": terms.of_records,
                "attribution": terms.attribution,
                "share_alike": terms.share_alike,
                "source_id": "; ".join(source.id for source in terms.sources),
                "notice": " ".join(terms.notices),
            }
            for terms in self.terms
        ]


_NOT_STATED = "not stated"


def licences(thing: object, *, dataset: Dataset | None = None) -> Licences:
    """Return what may be done with an export of *thing*, and what must go with it.

    What the texts say is a fact; our record of it is under the licence of the data
    set. Tables and reference data are under the licences of their publishers.

    Args:
        thing: A record, a collection, a result, a dataset, or any number of these.
        dataset: The dataset that it is of; the embedded one if absent.

    Raises:
        CriteriaError: *thing* is nothing that stands on sources.
        NotFoundError: A source of it is not in the dataset.

    >>> import ngo_central_asia as nca
    >>> [terms.license for terms in licences(nca.compare("ngos")).terms]
    ['CC-BY-4.0']
    >>> licences(nca.statistics.where(indicator="v2x_libdem")).share_alike
    True
    """
    if dataset is None and isinstance(thing, Dataset):
        dataset = thing
    dataset = or_embedded(dataset)
    sources, citations = _behind(thing, dataset)
    covered: dict[tuple[str, bool], list[Source]] = {}
    for source in sources:
        named = dataset.license_of(source) or _NOT_STATED
        covered.setdefault((named, not source.role.has_data), []).append(source)
    terms = [
        Terms(
            license=license_,
            of_records=of_records,
            sources=tuple(held),
            notices=tuple(dict.fromkeys(_notices(held, dataset))),
        )
        for (license_, of_records), held in covered.items()
    ]
    terms.sort(key=lambda one: (not one.share_alike, not one.attribution, one.license))
    return Licences(terms=tuple(terms), citations=citations, sources=sources)


def _behind(
    thing: object, dataset: Dataset
) -> tuple[tuple[Source, ...], tuple[Citation, ...]]:
    """Return the sources and the places that *thing* stands on, each once."""
    if isinstance(thing, Result):
        return thing.sources, thing.citations
    records = _records(thing)
    if records is not None:
        cited = (c for record in records for c in walk.citations(record))
        return sources_of(records, dataset), tuple(dict.fromkeys(cited))
    if not isinstance(thing, Iterable) or isinstance(thing, str):
        raise CriteriaError(
            f"expected a record, a collection, a result or a dataset, got {thing!r}"
        )
    sources: dict[Source, None] = {}
    citations: dict[Citation, None] = {}
    for part in thing:
        more_sources, more_citations = _behind(part, dataset)
        sources |= dict.fromkeys(more_sources)
        citations |= dict.fromkeys(more_citations)
    return tuple(sources), tuple(citations)


def _records(thing: object) -> list[Record] | None:
    """Return the records in *thing*, of a dataset its series as heads; or ``None``."""
    if isinstance(thing, Record):
        return [thing]
    if isinstance(thing, Collection):
        return list(thing.values())
    if isinstance(thing, Dataset):
        return [r for name in thing.collection_names for r in thing.records(name)]
    if isinstance(thing, Derived):
        return list(thing.statistics)
    return None


def _notices(sources: Iterable[Source], dataset: Dataset) -> Iterable[str]:
    """Yield the notices of sources; for those that we only record facts of, ours."""
    for source in sources:
        if source.role.has_data:
            if source.notice:
                yield source.notice
        elif "title" in dataset.meta:
            version = dataset.meta.get("version")
            yield (
                f"{dataset.meta['title']}{f', version {version}' if version else ''}"
            )
