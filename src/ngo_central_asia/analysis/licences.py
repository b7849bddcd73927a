"""What may be done with an export, and what must go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.dataset import notices, walk
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
        citations: The places in them that the thing asked about stands on.
    """

    license: str
    of_records: bool
    sources: tuple[Source, ...]
    notices: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def attribution(self) -> bool:
        """Whether credit must be given."""
        return self.license.startswith("CC-BY") or bool(self.notices)

    @property
    def share_alike(self) -> bool:
        """Whether what is made from it must be under the same licence."""
        return notices.is_share_alike(self.license)


@attrs.frozen(kw_only=True, repr=False)
class Licences(Result[Terms]):
    """The licences of everything that something stands on; a summary, no legal advice.

    Args:
        rows: Each licence with what it covers and asks for; the strictest first.
        dataset: The dataset that was asked.
    """

    rows: tuple[Terms, ...]

    @property
    def terms(self) -> tuple[Terms, ...]:
        """The rows by their name: each licence with what it covers and asks for."""
        return self.rows

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources behind the thing asked about."""
        return tuple(source for terms in self.rows for source in terms.sources)

    @property
    def share_alike(self) -> bool:
        """Whether an export must be under the licence of what is in it."""
        return any(terms.share_alike for terms in self.rows)

    @property
    def unknown(self) -> tuple[Source, ...]:
        """The sources whose licence is not stated, or not one of those known as open.

        >>> import ngo_central_asia as nca
        >>> [source.id for source in nca.licences(nca.countries["UZ"]).unknown]
        ['iso-3166']
        """
        return tuple(
            source
            for terms in self.rows
            if not terms.license.startswith(_OPEN)
            for source in terms.sources
        )

    @property
    def conditions(self) -> tuple[str, ...]:
        """What one must do to pass an export on, as clauses."""
        asked = []
        if any(terms.attribution for terms in self.rows):
            asked.append("give credit: the notices go with it, and the sources cited")
        if any(terms.license.startswith("CC-BY") for terms in self.rows):
            asked.append("link to the licences and say what was changed")
        asked += [
            f"put it as a whole under {terms.license} (share-alike)"
            for terms in self.rows
            if terms.share_alike
        ]
        asked += [
            f"mind that no licence is stated for {source.id}"
            for terms in self.rows
            if terms.license == _NOT_STATED
            for source in terms.sources
        ]
        return tuple(asked)

    @property
    def notice(self) -> str:
        """The text to put beside an export: every notice, each on its line."""
        return "\n".join(notice for terms in self.rows for notice in terms.notices)

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
            for terms in self.rows
        ]


_NOT_STATED = "not stated"
#: How the SPDX identifiers begin of licences that let data be shared and adapted.
_OPEN = ("CC0-", "CC-BY-4.0", "CC-BY-SA-", "ODC-", "ODbL-", "PDDL-", "Unicode-", "MIT")


def licences(thing: object, *, dataset: Dataset | None = None) -> Licences:
    """Return what may be done with an export of *thing*, and what must go with it.

    What the texts say is a fact; our record of it is under the licence of the data
    set. Tables and reference data are under the licences of their publishers.

    Args:
        thing: A record, a collection, a result, a dataset, or any number of these.
        dataset: The dataset that it is of; if absent its own where it knows it, else
            the embedded one.

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
    elif dataset is None and isinstance(thing, Result | Collection):
        dataset = thing.dataset
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
            citations=tuple(
                cited for cited in citations if dataset.sources[cited.source] in held
            ),
        )
        for (license_, of_records), held in covered.items()
    ]
    terms.sort(key=lambda one: (not one.share_alike, not one.attribution, one.license))
    return Licences(rows=tuple(terms), dataset=dataset)


def _behind(
    thing: object, dataset: Dataset
) -> tuple[tuple[Source, ...], tuple[Citation, ...]]:
    """Return the sources and the places that *thing* stands on, each once."""
    if isinstance(thing, Result):
        return thing.sources, thing.citations
    records = _records(thing)
    if records is not None:
        cited = each_once(map(walk.citations, records))
        return tuple(dict.fromkeys(walk.sources(records, dataset))), cited
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
    """Return the records in *thing*, or ``None``.

    Of a dataset these are its series as heads, and not its sources: those on which
    nothing stands give it nothing.
    """
    if isinstance(thing, Record):
        return [thing]
    if isinstance(thing, Collection):
        return list(thing.values())
    if isinstance(thing, Dataset):
        return list(thing.claims())
    if isinstance(thing, Derived):
        return list(thing.statistics)
    return None


def _notices(sources: Iterable[Source], dataset: Dataset) -> Iterator[str]:
    """Yield the notices of sources; for those that we only record facts of, ours."""
    for source in sources:
        notice = notices.of_source(source, dataset)
        if notice:
            yield notice
