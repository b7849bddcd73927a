"""What the curated discrepancies say of a record, as caveats."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.model.discrepancy import DiscrepancyKind

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset

#: How a thing is called changes nothing in when it was, or what became of it.
_OF_WORDING = (DiscrepancyKind.NAMING, DiscrepancyKind.TRANSLATION)


class Disputes:
    """The discrepancies of a dataset by the records that they concern.

    >>> import ngo_central_asia as nca
    >>> for caveat in Disputes(nca.data).of("laws", "tj-associations-2007"):
    ...     print(caveat.text)
    date: Law of Tajikistan on public associations: 2005 or spring 2007
    (discrepancies/tj-associations-law-date)
    date: "This year", "last spring", "last year" in an article of 2024
    (discrepancies/relative-dates-murzaeva)
    """

    def __init__(self, dataset: Dataset) -> None:
        self._caveats: dict[str, list[Caveat]] = defaultdict(list)
        for found in dataset.discrepancies.values():
            if found.kind in _OF_WORDING:
                continue
            text = f"{found.kind.value}: {found.title} (discrepancies/{found.id})"
            for record in dict.fromkeys(found.records):
                self._caveats[record].append(Caveat(CaveatKind.RIVAL, text))

    def of(self, collection: str, key: str) -> tuple[Caveat, ...]:
        """Return the caveats for a record."""
        return tuple(self._caveats.get(f"{collection}/{key}", ()))
