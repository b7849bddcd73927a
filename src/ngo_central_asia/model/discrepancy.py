"""Discrepancies: contradictions and faults in and between sources."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.record import Record


class DiscrepancyKind(StrEnum):
    """What is wrong between sources or within one."""

    CONTRADICTION = "contradiction"
    ARITHMETIC = "arithmetic"
    DAMAGED = "damaged print"
    TRANSLATION = "translation"
    NAMING = "naming"
    MISATTRIBUTION = "misattribution"
    STALE = "stale figure"
    DATE = "date"
    DEFINITION = "definition"
    STRUCTURE = "structure of the text"


class Resolution(StrEnum):
    """How far our reading of a discrepancy is settled."""

    RESOLVED = "resolved"
    LIKELY = "likely"
    UNRESOLVED = "unresolved"


@attrs.frozen(kw_only=True, repr=False)
class Discrepancy(Record):
    """A contradiction or a fault, with our reading marked as ours.

    Args:
        id: Id of the record.
        title: What is wrong, in our short words.
        kind: What kind of fault.
        records: The records involved, as collection and id: ``statistics/…``.
        field_names: Names of the fields involved.
        statements: What each side says, in our words.
        resolution: How far our reading is settled.
        reading: Our reading; absent if there is none.
        reason: Why we read it so, or why it stays open.
        evidence: Outside evidence, each with where it was read.
        evidence_records: The records that hold such evidence, as collection and id;
            they are no side of the matter.
        citations: The places that show the fault.
    """

    id: str = fields.identifier()
    title: str = fields.text()
    kind: DiscrepancyKind = fields.choice(DiscrepancyKind)
    records: tuple[str, ...] = fields.references("")
    field_names: tuple[str, ...] = fields.texts()
    statements: tuple[str, ...] = fields.texts()
    resolution: Resolution = fields.choice(Resolution)
    reading: str | None = fields.text(optional=True)
    reason: str = fields.text()
    evidence: tuple[str, ...] = fields.texts()
    evidence_records: tuple[str, ...] = fields.references("")
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Title and kind."""
        return f"{self.title} ({self.kind.value})"
