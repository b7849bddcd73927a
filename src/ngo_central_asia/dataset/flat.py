"""Records as flat rows, for tables and frames, with provenance in ordinary columns."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.dataset import notices, walk
from ngo_central_asia.model.fields import HOLDS
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.series import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


def flat(record: Any, dataset: Dataset | None = None) -> dict[str, Any]:
    """Return one row: plain fields as they are, figures and periods in columns.

    The dataset tells the licences of what is cited; they are empty without one.
    """
    row: dict[str, Any] = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        holds = field.metadata.get(HOLDS)
        if field.name == "citations":
            cited = tuple(walk.citations(record))
            row |= citation_columns(cited, dataset)
        elif holds is Figure:
            row |= figure_columns(value)
        elif holds is Period:
            row |= period_columns(field.name, value)
        elif isinstance(value, Table):
            row[field.name] = value.place
        elif isinstance(value, StrEnum):
            row[field.name] = value.value
        elif isinstance(value, tuple):
            row[field.name] = _listed(value)
        else:
            row[field.name] = value
    return row


def figure_columns(figure: Figure | None) -> dict[str, Any]:
    """Return the columns of a figure: as text, and its hedge, numbers and unit."""
    if figure is None:
        names = ("figure", "hedge", "value", "low", "high", "unit")
        return dict.fromkeys(names)
    return {
        "figure": str(figure),
        "hedge": figure.hedge.value,
        "value": figure.best,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
    }


def period_columns(name: str, period: Period | None) -> dict[str, Any]:
    """Return the columns of a period: its text, and its first and last day."""
    if period is None:
        return {name: None, f"{name}_earliest": None, f"{name}_latest": None}
    earliest, latest = period.earliest, period.latest
    return {
        name: period.edtf,
        f"{name}_earliest": earliest.isoformat() if earliest else None,
        f"{name}_latest": latest.isoformat() if latest else None,
    }


def citation_columns(
    citations: Sequence[Citation], dataset: Dataset | None
) -> dict[str, str]:
    """Return the columns of citations, each with one part for each citation.

    The last are the licence of what is cited, and the notices that go with it; the
    dataset tells them, and they are empty without one.
    """
    return {
        "source_id": "; ".join(cited.source for cited in citations),
        "locator": "; ".join(cited.locator for cited in citations),
        "as_written": "; ".join(cited.as_written or "" for cited in citations),
        "attributed_to": "; ".join(cited.attributed_to or "" for cited in citations),
        "via": "; ".join(", ".join(cited.via) for cited in citations),
        **_license_columns(citations, dataset),
    }


def _license_columns(
    citations: Sequence[Citation], dataset: Dataset | None
) -> dict[str, str]:
    if dataset is None:
        return {"license": "", "notice": ""}
    sources = [dataset.sources[cited.source] for cited in citations]
    return {
        "license": "; ".join(dataset.license_of(source) or "" for source in sources),
        "notice": " ".join(notices.of_data(sources)),
    }


def _listed(values: tuple[Any, ...]) -> str:
    parts = []
    for value in values:
        if isinstance(value, tuple):
            parts.append(": ".join(value))
        else:
            parts.append(str(value))
    return "; ".join(parts)
