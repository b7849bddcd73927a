"""Descriptions of results as documents: one for each class of result."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.compare_phases import PhaseComparison
from ngo_central_asia.analysis.comparison import Comparison
from ngo_central_asia.analysis.law_comparison import LawComparison
from ngo_central_asia.analysis.phases_at import PhasesAt
from ngo_central_asia.analysis.profile import Profile
from ngo_central_asia.analysis.related import Related
from ngo_central_asia.analysis.search import Hits
from ngo_central_asia.analysis.stays import Presences
from ngo_central_asia.analysis.timeline import Timeline
from ngo_central_asia.display.described import (
    comparison,
    laws,
    navigation,
    phases,
    presence,
    timeline,
)

if TYPE_CHECKING:
    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.display.document import Document


@singledispatch
def describe(shown: Result[Any]) -> Document:
    """Return the description of a result, by its class."""
    raise TypeError(f"no description is written for a {type(shown).__name__}")


describe.register(Comparison, comparison.comparison)
describe.register(Hits, navigation.hits)
describe.register(Profile, navigation.profile)
describe.register(Related, navigation.related)
describe.register(PhasesAt, phases.phases_at)
describe.register(PhaseComparison, phases.phase_comparison)
describe.register(LawComparison, laws.law_comparison)
describe.register(Timeline, timeline.timeline)
describe.register(Presences, presence.presences)
