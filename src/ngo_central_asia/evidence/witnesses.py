"""Witnesses: how many independent origins stand behind a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.witness import places_by_origin
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.evidence.gather import citations_of, records_of
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@attrs.frozen(kw_only=True)
class Witness:
    """One origin, with every place that goes back to it.

    Args:
        names: Whom or what the places name as the origin: agencies, people, works; the
            source itself where it names none.
        is_named: Whether a source names the origin.
        citations: The places.
        sources: The sources that these stand in.
    """

    names: tuple[str, ...]
    is_named: bool
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        through = ", ".join(source.label for source in self.sources)
        if not self.is_named and len(self.sources) > 1:
            return f"{through}, tables of one publisher, which name no origin"
        if not self.is_named:
            return f"{through}, which names no origin"
        return f"{'; '.join(self.names)}, through {through}"


@attrs.frozen(kw_only=True, repr=False)
class Witnesses:
    """The independent origins behind a statement; a sequence of witnesses.

    Args:
        records: What was asked about.
        witnesses: The origins, in the order in which the records name them.
        unknown: What cannot be known from the sources, a sentence each.
        dataset: The dataset of the records. It does not count when two are compared.
    """

    records: tuple[Record, ...]
    witnesses: tuple[Witness, ...]
    unknown: tuple[str, ...]
    dataset: Dataset = attrs.field(eq=False)

    def __getitem__(self, place: int) -> Witness:
        return self.witnesses[place]

    def __iter__(self) -> Iterator[Witness]:
        return iter(self.witnesses)

    def __len__(self) -> int:
        return len(self.witnesses)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All places, each once."""
        return tuple(cited for witness in self for cited in witness.citations)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each witness, with its places in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "witness": number,
                "names": "; ".join(witness.names),
                "is_named": witness.is_named,
                **flat.citation_columns(witness.citations, self.dataset),
            }
            for number, witness in enumerate(self, start=1)
        ]

    def __repr__(self) -> str:
        from ngo_central_asia.display.graph import witnesses

        return witnesses(self)


def witnesses(anything: object, *, dataset: Dataset | None = None) -> Witnesses:
    """Return how many independent origins stand behind a statement.

    Two places are one witness if they name the same origin: the same agency or person,
    whatever the case, accents and white space of the name, or the same work that they
    took it from; and if one took it from the source of the other. Tables of one
    publisher, such as two vintages of a series, are one witness. A place that names
    no origin counts with the other places of its source, and for itself only if there
    are none: a source does not become two by saying a thing twice.

    Args:
        anything: A statistic or another record, several that say the same, or what
            stands on such records.
        dataset: Dataset of the records; the embedded one if absent.

    Raises:
        CriteriaError: *anything* is none of these.
        NotFoundError: The dataset lacks a source.

    >>> import ngo_central_asia as nca
    >>> print(witnesses(nca.statistics["kz-ngos-2003-yermukanov"])[0])
    Government statistics, through Yermukanov 2003
    >>> print(witnesses(nca.statistics.where(indicator="population", period=2010))[0])
    World Bank 2023, World Bank 2026, tables of one publisher, which name no origin
    """
    dataset = or_embedded(dataset)
    records = records_of(anything)
    found = [
        _witness(group, dataset)
        for group in places_by_origin(citations_of(anything), dataset)
    ]
    return Witnesses(
        records=records,
        witnesses=tuple(found),
        unknown=tuple(_unknown(found, records)),
        dataset=dataset,
    )


def _witness(places: Sequence[Citation], dataset: Dataset) -> Witness:
    names: dict[str, str] = {}
    for cited in places:
        if cited.attributed_to:
            names.setdefault(fold(cited.attributed_to), cited.attributed_to)
        names |= {work: dataset.sources[work].label for work in cited.via}
    sources = dict.fromkeys(dataset.sources[cited.source] for cited in places)
    return Witness(
        names=tuple(names.values()) or tuple(source.label for source in sources),
        is_named=bool(names),
        citations=tuple(places),
        sources=tuple(sources),
    )


def _unknown(found: Sequence[Witness], records: Iterable[Record]) -> Iterator[str]:
    """Yield what the sources leave open."""
    named = [witness for witness in found if witness.is_named]
    for witness in found:
        if not witness.is_named:
            for name in witness.names:
                yield f"{name} may have it from somebody it does not name"
    if len(named) > 1:
        yield "names are compared by their spelling: two names may mean one origin"
    sources = dict.fromkeys(source for witness in found for source in witness.sources)
    if len(found) > 1 and len(sources) == 1:
        (only,) = sources
        yield f"all of them are known through {only.label} alone"
    figures = dict.fromkeys(str(getattr(record, "figure", "")) for record in records)
    if len(figures) > 1:
        yield f"the statements differ: {', '.join(filter(None, figures))}"
