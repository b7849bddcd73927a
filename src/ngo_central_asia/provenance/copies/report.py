"""What checking copies of the sources shows: every citation, every file."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import Any

import attrs

from ngo_central_asia.analysis.result import Result
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.source import Source


class Status(StrEnum):
    """What became of a citation."""

    VERIFIED = "verified"
    """The phrase stands there word for word, in exactly the passage recorded."""
    LOOSELY = "verified loosely"
    """The phrase stands in the passage, and the copy differs around it."""
    NUMBER_DIFFERS = "number differs"
    """The passage is there, and its figure is another."""
    NOT_FOUND = "not found"
    """The passage is not in the copy, or its words are others."""
    NOT_SUPPLIED = "source not supplied"
    """No file holds this source."""


@attrs.frozen(kw_only=True)
class Check:
    """One citation of one record, held against a copy.

    Args:
        collection: Collection of the record.
        record: Id of the record.
        citation: The citation.
        status: What became of it.
        confidence: How much of the passage is in the copy, from 0 to 1; ``None``
            without a copy.
        file: The file of the copy.
        place: Where the phrase, or what stands in its stead, is in the copy.
        note: How the copy differs.
    """

    collection: str
    record: str
    citation: Citation
    status: Status
    confidence: float | None = None
    file: str | None = None
    place: str | None = None
    note: str | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citation, as every row of a result has it."""
        return (self.citation,)


@attrs.frozen(kw_only=True)
class CheckedFile:
    """One file, and what it holds.

    Args:
        path: The file.
        kind: What kind of file it is; ``None`` if it could not be read.
        shares: For each source in it, the share of its passages that stand there
            unharmed.
        fault: Why the file could not be read.
        note: Anything else to know, as that another file has the same source.
    """

    path: str
    kind: str | None = None
    shares: dict[str, float] = attrs.field(factory=dict)
    fault: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Verification(Result[Check]):
    """The citations of a dataset, held against copies of their sources.

    Args:
        checks: One for each citation, in the order of the dataset.
        files: One for each file.
        sources: The sources whose citations were to be checked.
        dataset: The dataset that was checked.
    """

    checks: tuple[Check, ...]
    files: tuple[CheckedFile, ...]
    sources: tuple[Source, ...]

    @property
    def rows(self) -> tuple[Check, ...]:
        """The checks: a verification is a sequence of them."""
        return self.checks

    @property
    def totals(self) -> dict[str, int]:
        """How many citations have each status."""
        return _counted(self.checks)

    @property
    def by_source(self) -> dict[str, dict[str, int]]:
        """For each source, how many citations have each status."""
        return {
            source.id: _counted(
                [check for check in self.checks if check.citation.source == source.id]
            )
            for source in self.sources
        }

    @property
    def supplied(self) -> tuple[str, ...]:
        """Ids of the sources that a file holds."""
        held = {key for file in self.files for key in file.shares}
        return tuple(source.id for source in self.sources if source.id in held)

    @property
    def faults(self) -> tuple[Check, ...]:
        """The citations that do not stand in the copy as they should."""
        wrong = {Status.NUMBER_DIFFERS, Status.NOT_FOUND}
        return tuple(check for check in self.checks if check.status in wrong)

    @property
    def unread(self) -> tuple[CheckedFile, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if file.fault)

    @property
    def holds(self) -> bool:
        """Whether some source is supplied and every citation of it is verified."""
        return bool(self.supplied) and not self.faults

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one row for each citation of each record."""
        return [
            {
                "collection": check.collection,
                "id": check.record,
                "source_id": check.citation.source,
                "locator": check.citation.locator,
                "as_written": check.citation.as_written,
                "status": check.status.value,
                "confidence": check.confidence,
                "file": check.file,
                "place": check.place,
                "note": check.note,
            }
            for check in self.checks
        ]

    def to_json(self) -> str:
        """Return all of it as JSON: totals, sources, files, citations."""
        return json.dumps(
            {
                "data": self.dataset.stamp,
                "totals": self.totals,
                "sources": self.by_source,
                "files": [attrs.asdict(file) for file in self.files],
                "citations": self.to_dicts(),
            },
            ensure_ascii=False,
            indent=1,
        )

    def to_html(self) -> str:
        """Return all of it as one page that needs no other file."""
        from ngo_central_asia.display.verification import page

        return page(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.verification import summary

        return summary(self)

    def __repr__(self) -> str:
        from ngo_central_asia.display.verification import text

        return text(self)


def _counted(checks: tuple[Check, ...] | list[Check]) -> dict[str, int]:
    counts = Counter(check.status for check in checks)
    return {status.value: counts[status] for status in Status}
