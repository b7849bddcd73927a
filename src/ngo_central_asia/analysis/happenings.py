"""Dated things that records tell of, and which of them may be one happening."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.extent import PRESENT
from ngo_central_asia.analysis.schemes import DATED
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.event import Event, EventKind
from ngo_central_asia.model.law import LawDateKind, LawKind
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.ngo import PresenceStatus
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.phase import PhaseStatus
from ngo_central_asia.model.vocabulary import Dating, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.ngo import NGO
    from ngo_central_asia.model.phase import DevelopmentPhase


class EntryKind(StrEnum):
    """What an entry of a timeline is."""

    EVENT = "event"
    LAW = "law"
    """A date of a law."""
    PHASE = "phase"
    """The start or the end of a phase in an author's periodization, or its one date."""
    FOUNDING = "founding"
    """When an organization was founded, as its own record has it."""
    PRESENCE = "presence"
    """A change in what became of an organization: opened, refused, closed, …"""
    STATISTIC = "statistic"
    """When an observation holds."""


#: How an organization stands, and not what happened to it.
_STANDING = (PresenceStatus.ACTIVE, PresenceStatus.UNREGISTERED)
#: Kind of an event -> the statuses of presences that tell of the same kind of thing.
_SAME = {
    EventKind.CLOSURE: (PresenceStatus.CLOSED, PresenceStatus.LEFT),
    EventKind.RULING: (PresenceStatus.CLOSED,),
    EventKind.SUSPENSION: (PresenceStatus.SUSPENDED,),
    EventKind.EXPULSION: (PresenceStatus.EXPELLED, PresenceStatus.LEFT),
    EventKind.WARNING: (PresenceStatus.WARNED,),
    EventKind.REFUSAL: (PresenceStatus.REFUSED,),
    EventKind.INSPECTION: (PresenceStatus.INSPECTED,),
    EventKind.REGISTRATION: (PresenceStatus.REGISTERED,),
    EventKind.OPENING: (PresenceStatus.OPENED,),
    EventKind.VISIT: (PresenceStatus.VISITED,),
}
_LAW_DATES = {
    LawDateKind.DOCUMENT: "adopted or signed",
    LawDateKind.IN_FORCE: "comes into force",
    LawDateKind.NO_LONGER: "no longer in force",
}
_PLANNED = (LawKind.DRAFT, LawKind.PLANNED)
#: Kinds of events that may be what made a law or a ruling.
_OF_LAWS = (
    *(EventKind.ADOPTION, EventKind.ADDRESS, EventKind.RULING),
    *(EventKind.POLICY, EventKind.INSPECTION),
)


@attrs.frozen(kw_only=True, repr=False)
class TimelineEntry:
    """One dated thing that a record tells of.

    Args:
        key: What it is an entry of: collection, id, and the part of the record.
        kind: What it is.
        area: Id of the area.
        text: What happened, in our words.
        period: When, as far as a source says.
        foreseen: Whether the source speaks of it as still to come.
        caveats: What to know before using it.
        citations: The places that say it.
        linked: Keys of entries that the data links with it, of the same kind of thing
            at a time that may be the same: they may tell of one happening.
    """

    key: str
    kind: EntryKind
    area: str
    text: str
    period: Period | None
    foreseen: bool = False
    caveats: tuple[Caveat, ...] = ()
    citations: tuple[Citation, ...]
    linked: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """Collection and id of the record that it is from."""
        return self.key.partition("#")[0]

    @property
    def moment(self) -> Moment:
        """The days between which it lies; an end marked ? or ~ reaches farther."""
        return Moment.dated(self.period)

    def __repr__(self) -> str:
        return f"<TimelineEntry {self.period or 'undated'} {self.area}: {self.text}>"


# --- entries of each kind -------------------------------------------------------------


def _events(dataset: Dataset) -> Iterator[TimelineEntry]:
    for event in dataset.events.values():
        yield TimelineEntry(
            key=f"events/{event.id}",
            kind=EntryKind.EVENT,
            area=event.area,
            text=f"{event.title} ({event.kind.value})",
            period=event.period,
            foreseen=event.foreseen,
            caveats=(*_dating(event.dating), *_noted(event.note)),
            citations=event.citations,
        )


def _dating(dating: Dating) -> tuple[Caveat, ...]:
    said = DATED.get(dating)
    return (Caveat(CaveatKind.PERIOD, said),) if said else ()


def _laws(dataset: Dataset) -> Iterator[TimelineEntry]:
    for law in dataset.laws.values():
        for place, dated in enumerate(law.dates):
            yield TimelineEntry(
                key=f"laws/{law.id}#dates.{place}",
                kind=EntryKind.LAW,
                area=law.area,
                text=f"{law.title} ({law.kind.value}): {_LAW_DATES[dated.kind]}",
                period=dated.date,
                caveats=_noted(dated.note),
                citations=dated.citations,
            )
        if not law.dates:
            yield TimelineEntry(
                key=f"laws/{law.id}",
                kind=EntryKind.LAW,
                area=law.area,
                text=f"{law.title} ({law.kind.value})",
                period=None,
                foreseen=law.kind in _PLANNED,
                caveats=_noted(law.note),
                citations=law.citations,
            )


def _noted(note: str | None) -> tuple[Caveat, ...]:
    return (Caveat(CaveatKind.NOTE, note),) if note else ()


def _phases(dataset: Dataset) -> Iterator[TimelineEntry]:
    for phase in dataset.phases.values():
        author = dataset.sources[phase.author].label
        for part, words, period in _parts(phase):
            yield TimelineEntry(
                key=f"phases/{phase.id}{part}",
                kind=EntryKind.PHASE,
                area=phase.area,
                text=f"{phase.label}{words} by {author}{_told(phase)}",
                period=period,
                foreseen=phase.status in (PhaseStatus.FORECAST, PhaseStatus.SCENARIO),
                caveats=(*_dating(phase.dating), *_noted(phase.note)),
                citations=phase.citations,
            )


def _parts(phase: DevelopmentPhase) -> Iterator[tuple[str, str, Period | None]]:
    """Yield the dated ends of a phase; a date by itself is of the phase as a whole."""
    period = phase.period
    if period is None or not period.is_interval:
        yield "", " (phase)", period
        return
    ends = "ends, or is told up to then," if phase.dating in PRESENT else "ends"
    if period.start is not None:
        yield "#start", " begins", period.start
    if period.end is not None:
        yield "#end", f" {ends}", period.end


def _told(phase: DevelopmentPhase) -> str:
    described = phase.status is PhaseStatus.DESCRIBED
    return "" if described else f" [{phase.status.value}]"


def _foundings(dataset: Dataset) -> Iterator[TimelineEntry]:
    for ngo in dataset.ngos.values():
        if ngo.founded is None:
            continue
        homes = (ngo.home,) if ngo.home else _where(ngo)
        for area in homes:
            yield TimelineEntry(
                key=f"ngos/{ngo.id}#founded.{area}",
                kind=EntryKind.FOUNDING,
                area=area,
                text=f"{ngo.name}: founded",
                period=ngo.founded,
                caveats=() if ngo.home else (_NOWHERE,),
                citations=ngo.citations,
            )


_NOWHERE = Caveat(
    CaveatKind.NOTE,
    "no source states where it was founded; it stands under each area where it is "
    "said to have been",
)


def _where(ngo: NGO) -> tuple[str, ...]:
    return tuple(dict.fromkeys(presence.area for presence in ngo.presences))


def _presences(dataset: Dataset) -> Iterator[TimelineEntry]:
    for ngo in dataset.ngos.values():
        for place, presence in enumerate(ngo.presences):
            if presence.status in _STANDING:
                continue
            by = f" by {dataset.ngos[presence.by].name}" if presence.by else ""
            yield TimelineEntry(
                key=f"ngos/{ngo.id}#presences.{place}",
                kind=EntryKind.PRESENCE,
                area=presence.area,
                text=f"{ngo.name}: {presence.status.value}{by}",
                period=presence.period,
                caveats=_noted(presence.note),
                citations=presence.citations,
            )


def _statistics(dataset: Dataset) -> Iterator[TimelineEntry]:
    for statistic in dataset.statistics.values():
        part = "; ".join(f"{name}: {value}" for name, value in statistic.breakdown)
        name = dataset.indicators[statistic.indicator].name
        yield TimelineEntry(
            key=f"statistics/{statistic.id}",
            kind=EntryKind.STATISTIC,
            area=statistic.area,
            text=f"{name}: {statistic.figure}" + (f" ({part})" if part else ""),
            period=statistic.period,
            foreseen=statistic.status is ObservationStatus.FORECAST,
            caveats=(*_dating(statistic.dating), *_noted(statistic.note)),
            citations=statistic.citations,
        )


ENTRIES = {
    EntryKind.EVENT: _events,
    EntryKind.LAW: _laws,
    EntryKind.PHASE: _phases,
    EntryKind.FOUNDING: _foundings,
    EntryKind.PRESENCE: _presences,
    EntryKind.STATISTIC: _statistics,
}


# --- links ----------------------------------------------------------------------------


def links_of(
    dataset: Dataset, entries: dict[str, TimelineEntry]
) -> dict[str, list[str]]:
    """Return for each entry those that the data links with it as the same thing."""
    by_record: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in entries.values():
        by_record[entry.record].append(entry)
    links: dict[str, list[str]] = defaultdict(list)
    for event in dataset.events.values():
        told = entries.get(f"events/{event.id}")
        if told is None:
            continue
        named = [
            *(f"laws/{key}" for key in event.laws),
            *(f"ngos/{key}" for key in event.participants),
            *(f"statistics/{key}" for key in event.statistics),
        ]
        for other in (it for record in named for it in by_record[record]):
            if _may_be_one(event, told, other, dataset):
                links[told.key].append(other.key)
                links[other.key].append(told.key)
    return links


def _may_be_one(
    event: Event, told: TimelineEntry, other: TimelineEntry, dataset: Dataset
) -> bool:
    """Return whether an entry may tell of the event that names its record."""
    if other.area != told.area or not told.moment.may_be(other.moment):
        return False
    match other.kind:
        case EntryKind.PRESENCE:
            identity, _, place = other.key.partition("/")[2].partition("#presences.")
            status = dataset.ngos[identity].presences[int(place)].status
            return status in _SAME.get(event.kind, ())
        case EntryKind.FOUNDING:
            return event.kind is EventKind.FOUNDING
        case EntryKind.LAW:
            return event.kind in _OF_LAWS
        case _:
            return other.kind is EntryKind.STATISTIC
