"""Dated things that an index is set against: laws and closures of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.default import areas_of
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.lag import Point
from ngo_central_asia.analysis.law_comparison import BEGINNINGS, moment_of
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.event import Event, EventKind
from ngo_central_asia.model.law import Law, LawDateKind
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.ngo import PresenceStatus
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.ngo import Presence

#: Asks for all there are.
ALL = "all"
_HAPPENED = {LawDateKind.DOCUMENT: "adopted", LawDateKind.IN_FORCE: "in force"}


@attrs.frozen(kw_only=True, repr=False)
class Occasion:
    """A dated thing that an index is set against.

    Args:
        record: Its collection and id, such as ``laws/kz-noncommercial-2001``.
        area: Id of its area.
        what: What happened: "adopted", "in force" or "closure"; "not dated" of a law
            of which no source says either.
        point: Its name and its date.
    """

    record: str
    area: str
    what: str
    point: Point

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where its date stands."""
        return self.point.citations

    def __str__(self) -> str:
        return f"{self.point.name} ({self.what}), {self.point.printed}"

    def __repr__(self) -> str:
        return f"<Occasion {self.record}: {self.what} {self.point.printed}>"


class Asked(NamedTuple):
    """The dated things that an index is to be set against.

    Args:
        subject: What they are: "laws" or "closures".
        occasions: The things.
        areas: The areas.
        lack: What to say of an area that has none.
    """

    subject: str
    occasions: list[Occasion]
    areas: list[Country]
    lack: str


def lawgiving(laws: object, areas: list[Country] | None, dataset: Dataset) -> Asked:
    """Return the adoption and the entry into force of laws, and areas without any.

    Args:
        laws: Laws or their ids, or "all" for each that can be in force.
        areas: The areas; those of the laws if absent, and for "all" the five countries.
        dataset: The dataset of both.

    Raises:
        NotFoundError: There is no such law.
    """
    disputes = Disputes(dataset)
    found: dict[str, Law] = {}
    named = many(laws, "laws")
    for name in named:
        if name == ALL:
            areas = areas or areas_of(None, dataset)
            every = dataset.laws.values()
            found |= {law.id: law for law in every if law.is_binding}
        else:
            law = dataset.laws[name]
            found[law.id] = law
    occasions = [one for law in found.values() for one in _of_law(law, disputes)]
    lack = "no source names a law" if ALL in named else "none of the laws asked for"
    return Asked("laws", *_in_areas(occasions, areas, dataset), lack)


def _of_law(law: Law, disputes: Disputes) -> Iterator[Occasion]:
    caveats = list(disputes.of("laws", law.id))
    if not law.is_binding:
        caveats.append(Caveat(CaveatKind.STATUS, f"a {law.kind.value}: never in force"))
    if law.note:
        caveats.append(Caveat(CaveatKind.NOTE, law.note))
    for kind in BEGINNINGS:
        moment = moment_of(law, kind)
        if moment is None:
            continue
        dates = [dated for dated in law.dates if dated.kind is kind]
        notes = (Caveat(CaveatKind.NOTE, it.note) for it in dates if it.note)
        yield Occasion(
            record=f"laws/{law.id}",
            area=law.area,
            what=_HAPPENED[kind],
            point=Point(
                name=law.title,
                printed=" or ".join(dict.fromkeys(it.date.edtf for it in dates)),
                moment=moment,
                citations=each_once(it.citations for it in dates),
                caveats=(*notes, *caveats),
            ),
        )
    if not any(dated.kind in BEGINNINGS for dated in law.dates):
        yield Occasion(
            record=f"laws/{law.id}",
            area=law.area,
            what="not dated",
            point=Point(
                name=law.title,
                printed="..",
                moment=Moment(),
                citations=law.citations,
                caveats=tuple(caveats),
            ),
        )


def closing(closures: object, areas: list[Country] | None, dataset: Dataset) -> Asked:
    """Return the closures of organizations, and areas without any.

    An organization that took part in an event of closure is told of by that event;
    where none is on record, by what a source says became of it.

    Args:
        closures: Events or organizations or their ids, or "all".
        areas: The areas; those of the closures if absent, and for "all" the five
            countries.
        dataset: The dataset of both.

    Raises:
        NotFoundError: There is no such closure.
    """
    disputes = Disputes(dataset)
    every = _closures(dataset, disputes)
    found: dict[Occasion, None] = {}
    named = many(closures, "closures")
    for name in named:
        if name == ALL:
            areas = areas or areas_of(None, dataset)
            found |= dict.fromkeys(one for one, _ in every)
            continue
        records = _named(name, dataset)
        those = [one for one, of in every if not records.isdisjoint(of)]
        if not those:
            known = sorted({key.partition("/")[2] for _, of in every for key in of})
            raise NotFoundError(
                f"no closure is on record for {name!r}. {suggest(name, known)}"
            )
        found |= dict.fromkeys(those)
    lack = "none of the closures asked for"
    if ALL in named:
        lack = "no source tells of a closure"
    return Asked("closures", *_in_areas(list(found), areas, dataset), lack)


def _named(name: object, dataset: Dataset) -> set[str]:
    """Return the records that a name may be of: an event or an organization."""
    if isinstance(name, Record):
        name = name.id
    found = set()
    if isinstance(name, str):
        if dataset.events.has_id(name):
            found.add(f"events/{name}")
        if name in dataset.ngos:
            found.add(f"ngos/{dataset.ngos[name].id}")
    return found


def _closures(dataset: Dataset, disputes: Disputes) -> list[tuple[Occasion, set[str]]]:
    """Return every closure with the records that it is told of."""
    found: list[tuple[Occasion, set[str]]] = []
    told: set[tuple[str, str]] = set()
    for event in dataset.events.values():
        if event.kind is EventKind.CLOSURE and not event.foreseen:
            told |= {(key, event.area) for key in event.participants}
            record = f"events/{event.id}"
            caveats = disputes.of("events", event.id)
            closure = _closure(record, event.title, event, caveats)
            of = {f"ngos/{key}" for key in event.participants}
            found.append((closure, {record, *of}))
    for ngo in dataset.ngos.values():
        for said in ngo.presences:
            closed = said.status is PresenceStatus.CLOSED
            if closed and (ngo.id, said.area) not in told:
                record = f"ngos/{ngo.id}"
                caveats = disputes.of("ngos", ngo.id)
                found.append((_closure(record, ngo.name, said, caveats), {record}))
    return found


def _closure(
    record: str,
    name: str,
    said: Event | Presence,
    caveats: Iterable[Caveat],
) -> Occasion:
    noted = [Caveat(CaveatKind.NOTE, said.note)] if said.note else []
    return Occasion(
        record=record,
        area=said.area,
        what="closure",
        point=Point(
            name=name,
            printed=said.period.edtf if said.period else "..",
            moment=Moment.dated(said.period),
            citations=said.citations,
            caveats=(*caveats, *noted),
        ),
    )


def _in_areas(
    occasions: Sequence[Occasion], areas: list[Country] | None, dataset: Dataset
) -> tuple[list[Occasion], list[Country]]:
    if areas is None:
        wanted = dict.fromkeys(one.area for one in occasions)
        return list(occasions), [dataset.areas[key] for key in wanted]
    ids = {area.id for area in areas}
    return [one for one in occasions if one.area in ids], areas
