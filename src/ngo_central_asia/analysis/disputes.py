"""What the curated discrepancies say of a record, as caveats."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.model.discrepancy import Discrepancy, DiscrepancyKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation

#: How a thing is called changes nothing in when it was, or what became of it.
_OF_WORDING = (DiscrepancyKind.NAMING, DiscrepancyKind.TRANSLATION)


class Disputes:
    """The discrepancies of a dataset by the records that they concern.

    >>> import ngo_central_asia as nca
    >>> for caveat in Disputes(nca.data).of("laws", "tj-associations-2007"):
    ...     print(caveat.text)
    date: "This year", "last spring", "last year" in an article of 2024
    (discrepancies/relative-dates-murzaeva)
    date: Law of Tajikistan on public associations: 2005 or spring 2007
    (discrepancies/tj-associations-law-date)
    """

    def __init__(self, dataset: Dataset) -> None:
        self._found: dict[str, list[Discrepancy]] = defaultdict(list)
        known = dataset.discrepancies
        for found in sorted(known.values(), key=lambda record: record.id):
            if found.kind not in _OF_WORDING:
                for record in dict.fromkeys(found.records):
                    self._found[record].append(found)

    def of(self, collection: str, key: str) -> tuple[Caveat, ...]:
        """Return the caveats for a record."""
        return tuple(
            Caveat(
                CaveatKind.RIVAL,
                f"{found.kind.value}: {found.title} (discrepancies/{found.id})",
            )
            for found in self._found.get(f"{collection}/{key}", ())
        )

    def is_contradicted(
        self, collection: str, key: str, citations: Iterable[Citation]
    ) -> bool:
        """Return whether a contradiction about a record shows where it is cited.

        That is in the same section of a source: a contradiction about what became of an
        organization in one country says nothing of another one.
        """
        places = {(cited.source, cited.section) for cited in citations}
        return any(
            (cited.source, cited.section) in places
            for found in self._found.get(f"{collection}/{key}", ())
            if found.kind is DiscrepancyKind.CONTRADICTION
            for cited in found.citations
        )
