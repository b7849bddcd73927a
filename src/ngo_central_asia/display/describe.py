"""Descriptions of whatever can be shown as documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.licences import Licences
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset import notices
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.display.dates import with_marks
from ngo_central_asia.display.described import records
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from ngo_central_asia.display.document import Document

#: Class of a result -> module of ``described`` and function in it. Names, not classes,
#: so that printing one result does not load all others.
_DESCRIBED_BY = {
    "Comparison": "comparison.comparison",
    "Comparisons": "comparison.comparisons",
    "Coverage": "coverage.coverage",
    "DatesAgainst": "against.dates_against",
    "Difference": "numbers.difference",
    "Disagreements": "disagreement.disagreements",
    "Explanation": "explanation.explanation",
    "Gaps": "coverage.gaps",
    "Hits": "navigation.hits",
    "LawComparison": "laws.law_comparison",
    "PhaseComparison": "phases.phase_comparison",
    "PhasesAgainst": "against.phases_against",
    "PhasesAt": "phases.phases_at",
    "Presences": "presence.presences",
    "Licences": "licences.licences",
    "Profile": "navigation.profile",
    "Ranking": "numbers.ranking",
    "Ratios": "numbers.ratios",
    "Related": "navigation.related",
    "Shares": "numbers.shares",
    "Timeline": "timeline.timeline",
    "Trend": "numbers.trend",
    "VintageComparison": "vintages.vintage_comparison",
}


def describe(shown: Result[Any]) -> Document:
    """Return the description of a result, by its class.

    Raises:
        TypeError: There is none.
    """
    for cls in type(shown).__mro__:
        if cls.__name__ in _DESCRIBED_BY:
            module, function = _DESCRIBED_BY[cls.__name__].split(".")
            found = import_module(f"{records.__package__}.{module}")
            document: Document = getattr(found, function)(shown)
            return with_marks(
                attrs.evolve(
                    document,
                    stamp=shown.dataset.stamp,
                    licences=_licences(shown),
                )
            )
    raise TypeError(f"no description is written for a {type(shown).__name__}")


def _licences(shown: Result[Any]) -> tuple[str, ...]:
    """Return what must go with a result; of licences that is what they say."""
    if isinstance(shown, Licences):
        return ()
    return notices.lines(shown.sources, shown.dataset)


def describe_anything(shown: Any) -> Document:
    """Return the description of a result, a dataset, a collection or a record.

    Raises:
        TypeError: It is none of these.
    """
    if isinstance(shown, Result):
        return describe(shown)
    if isinstance(shown, Dataset):
        return records.dataset(shown)
    if isinstance(shown, Collection):
        return records.collection(shown)
    if isinstance(shown, Record):
        return records.record(shown)
    raise TypeError(f"no description is written for a {type(shown).__name__}")
