"""Schemes: the phases that belong to one author's periodization of one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.extent import TOLD, Extent, Holding, extent_of
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.phase import DevelopmentPhase, PhaseStatus
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.vocabulary import Dating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.disputes import Disputes
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.period import Period

#: How a period is known, in the words of a caveat; one that is stated needs none.
DATED = {
    Dating.CONTEXT: "dated by the passage around it, not by its own words",
    Dating.RESOLVED: 'dated by us from the text\'s own "now"',
    Dating.PUBLICATION: "dated only by the publication of the text",
}
_MARKED = (
    "an end marked ? or ~ is read as one unit of what is printed farther out "
    "(1991? as 1990 to 1992): our convention"
)
_TOLD_UP_TO = "its last date may be the present of the text, and no end"
_TOLD = {
    PhaseStatus.ANNOUNCED: "announced by the author, and then not used",
    PhaseStatus.FORECAST: "a forecast: the author says what is to come",
    PhaseStatus.SCENARIO: "one scenario: the author says what may come",
}


@attrs.frozen(kw_only=True)
class Scheme:
    """One author's periodization of one area.

    Args:
        id: Id that its phases share.
        author: The source whose periodization it is.
        area: The area.
        phases: Its phases, as the author orders them.
    """

    id: str
    author: Source
    area: Country
    phases: tuple[DevelopmentPhase, ...]

    @property
    def subject(self) -> str:
        """What is periodized, in our words."""
        return self.phases[0].subject

    @property
    def name(self) -> str:
        """Area and author: "Kazakhstan, Jaysanov 2023"."""
        return f"{self.area.name}, {self.author.label}"

    def extent(self, phase: DevelopmentPhase) -> Extent:
        """Return from when to when a phase of it runs."""
        return extent_of(phase, self.author.issued)

    def holds(self, phase: DevelopmentPhase, when: Period) -> Holding:
        """Return whether a phase of it covers *when*; a forecast never surely does."""
        found = self.extent(phase).holds(when)
        if found in (Holding.THROUGHOUT, Holding.PART) and phase.status not in TOLD:
            return Holding.POSSIBLE
        return found


def schemes_of(phases: Iterable[DevelopmentPhase], dataset: Dataset) -> list[Scheme]:
    """Return the schemes of phases, by the order of the areas and then of the data.

    >>> import ngo_central_asia as nca
    >>> found = schemes_of(nca.phases.where(country="KG").values(), nca.data)
    >>> [(scheme.id, len(scheme.phases)) for scheme in found]
    [('jaysanov-kg-stages', 3), ('murzaeva-kg-forecast', 5)]
    """
    by_scheme: dict[tuple[str, str, str], list[DevelopmentPhase]] = {}
    for phase in phases:
        key = (phase.scheme, phase.author, phase.area)
        by_scheme.setdefault(key, []).append(phase)
    found = [
        Scheme(
            id=scheme,
            author=dataset.sources[author],
            area=dataset.areas[area],
            phases=tuple(sorted(of, key=lambda phase: (phase.ordinal, phase.id))),
        )
        for (scheme, author, area), of in by_scheme.items()
    ]
    return sorted(found, key=lambda scheme: (scheme.area.name, scheme.id))


def cautions(
    scheme: Scheme, phase: DevelopmentPhase, disputes: Disputes
) -> tuple[Caveat, ...]:
    """Return what to know of a phase before using its dates."""
    found = []
    if phase.status in _TOLD:
        found.append(Caveat(CaveatKind.STATUS, _TOLD[phase.status]))
    if phase.dating in DATED:
        found.append(Caveat(CaveatKind.PERIOD, DATED[phase.dating]))
    if phase.period and (phase.period.uncertain or phase.period.approximate):
        found.append(Caveat(CaveatKind.APPROXIMATE, _MARKED))
    if phase.period and phase.period.is_open:
        found.append(Caveat(CaveatKind.PERIOD, _open_end(scheme)))
    resolved = phase.dating is Dating.RESOLVED
    if resolved and phase.period and phase.period.is_interval and phase.period.end:
        found.append(Caveat(CaveatKind.PERIOD, _TOLD_UP_TO))
    found += disputes.of("phases", phase.id)
    if phase.note:
        found.append(Caveat(CaveatKind.NOTE, phase.note))
    return tuple(found)


def _open_end(scheme: Scheme) -> str:
    if scheme.author.issued is None:
        return "no end is stated, and the text bears no date"
    return f"no end is stated; the text was published in {scheme.author.issued}"
