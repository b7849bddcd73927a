"""An index before and after dated things: laws and closures of organizations."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.default import areas_of
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.lag import Point
from ngo_central_asia.analysis.law_comparison import BEGINNINGS, moment_of
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.event import Event, EventKind
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.law import Law, LawDateKind
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.ngo import NGO, PresenceStatus
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.ngo import Presence

#: Asks for all there are.
ALL = "all"
_HAPPENED = {LawDateKind.DOCUMENT: "adopted", LawDateKind.IN_FORCE: "in force"}
#: More years in which a thing may lie than this, and before and after lie far apart.
_FAR = 1


@attrs.frozen(kw_only=True, repr=False)
class Occasion:
    """A dated thing that an index is set against.

    Args:
        record: Its collection and id, such as ``laws/kz-noncommercial-2001``.
        area: Id of its area.
        what: What happened: "adopted", "in force" or "closure".
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


@attrs.frozen(kw_only=True, repr=False)
class Side:
    """The years on one side of a dated thing.

    Args:
        years: The years.
        values: The values in them.
        mean: The mean of the values; ``None`` if there are none.
    """

    years: tuple[int, ...] = ()
    values: tuple[Statistic, ...] = ()
    mean: Derived | None = None

    @property
    def missing(self) -> tuple[int, ...]:
        """The years that have no value."""
        known = {int(said.period.edtf) for said in self.values}
        return tuple(year for year in self.years if year not in known)

    def __repr__(self) -> str:
        said = self.mean.rounded if self.mean else "no value"
        return f"<Side {in_spans(self.years)}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class BeforeAfter:
    """An index before and after things of one area that may lie in the same years.

    Args:
        area: The area.
        occasions: The dated things; several share a row if their years are the same.
            Empty if there is nothing dated to set the index against.
        years: The year of the things, or every year in which they may lie: they belong
            to neither side.
        before: The years before: a mean, and the values that it is of.
        after: The years after.
        difference: The mean after minus the mean before.
        order: How the mean after stands to the mean before; where their bounds
            overlap, they cannot be ordered. ``None`` if one of them is missing.
        gap: Why nothing can be set side by side; empty if something can.
        caveats: What to know before using it.
    """

    area: Country
    occasions: tuple[Occasion, ...]
    years: tuple[int, ...] = ()
    before: Side = Side()
    after: Side = Side()
    difference: Derived | None = None
    order: Order | None = None
    gap: str = ""
    caveats: tuple[Caveat, ...] = ()

    @property
    def computed(self) -> tuple[tuple[str, Derived], ...]:
        """Every computed figure with its name."""
        every = (
            ("before", self.before.mean),
            ("after", self.after.mean),
            ("difference", self.difference),
        )
        return tuple((name, one) for name, one in every if one is not None)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the dates stand, and the values."""
        return each_once(
            (
                *(one.citations for one in self.occasions),
                *(one.citations for _, one in self.computed),
            )
        )

    def __repr__(self) -> str:
        said = self.gap or f"{self.before!r} {self.after!r}"
        return f"<BeforeAfter {self.area.id} {in_spans(self.years)}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class DatesAgainst(Result[BeforeAfter]):
    """Dated things, each with an index in the years before and after.

    Args:
        index: The index.
        rows: The things, area by area in order of time, those without a year last.
        window: How many years each side has.
        subject: What the things are: "laws" or "closures".
        dataset: The dataset that was asked.
    """

    index: Index
    rows: tuple[BeforeAfter, ...]
    window: int
    subject: str

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each computed figure and each gap, with provenance.

        >>> import ngo_central_asia as nca
        >>> result = nca.against(laws="kz-noncommercial-2001", index="v2xcs_ccsi")
        >>> for row in result.to_dicts():
        ...     print(row["what"], row["period"], row["order"])
        before 1998/2000 smaller
        after 2002/2004 smaller
        difference 1998/2004 smaller
        """
        return [flat for row in self.rows for flat in _flat(row, self)]


def _flat(shown: BeforeAfter, of: DatesAgainst) -> Iterator[dict[str, Any]]:
    from ngo_central_asia.analysis import long_form
    from ngo_central_asia.dataset import flat

    index = of.index
    about = {
        "area": shown.area.id,
        "area_name": shown.area.name,
        "index": index.indicator.id,
        "series": index.series.id,
        "occasions": "; ".join(map(str, shown.occasions)),
        "records": "; ".join(
            dict.fromkeys(occasion.record for occasion in shown.occasions)
        ),
        "years": in_spans(shown.years),
        "window": of.window,
        "years_missing": in_spans((*shown.before.missing, *shown.after.missing)),
        "order": shown.order.value if shown.order else None,
    }
    cited = flat.citation_columns(shown.citations, index.dataset)
    if not shown.computed:
        row = long_form.row(
            "gap",
            None,
            about,
            dataset=index.dataset,
            caveats=shown.caveats,
            gap=shown.gap,
        )
        yield row | cited
    for name, derived in shown.computed:
        years = (int(said.period.edtf) for said in derived.statistics)
        row = long_form.row(
            name,
            derived,
            about,
            dataset=index.dataset,
            period=averages.period_of(years),
            caveats=dict.fromkeys((*derived.caveats, *shown.caveats)),
        )
        yield row | cited


# --- what the index is set against ----------------------------------------------------


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
            of = {f"ngos/{key}" for key in event.participants}
            found.append((_of_event(event, disputes), {f"events/{event.id}", *of}))
    for ngo in dataset.ngos.values():
        for said in ngo.presences:
            closed = said.status is PresenceStatus.CLOSED
            if closed and (ngo.id, said.area) not in told:
                found.append((_of_presence(ngo, said, disputes), {f"ngos/{ngo.id}"}))
    return found


def _of_event(event: Event, disputes: Disputes) -> Occasion:
    caveats = list(disputes.of("events", event.id))
    if event.note:
        caveats.append(Caveat(CaveatKind.NOTE, event.note))
    return Occasion(
        record=f"events/{event.id}",
        area=event.area,
        what="closure",
        point=Point(
            name=event.title,
            printed=event.period.edtf if event.period else "..",
            moment=Moment.dated(event.period),
            citations=event.citations,
            caveats=tuple(caveats),
        ),
    )


def _of_presence(ngo: NGO, said: Presence, disputes: Disputes) -> Occasion:
    caveats = list(disputes.of("ngos", ngo.id))
    if said.note:
        caveats.append(Caveat(CaveatKind.NOTE, said.note))
    return Occasion(
        record=f"ngos/{ngo.id}",
        area=said.area,
        what="closure",
        point=Point(
            name=ngo.name,
            printed=said.period.edtf if said.period else "..",
            moment=Moment.dated(said.period),
            citations=said.citations,
            caveats=tuple(caveats),
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


# --- before and after -----------------------------------------------------------------


def dates_against(index: Index, asked: Asked, window: int) -> DatesAgainst:
    """Set an index before and after dated things side by side.

    Args:
        index: The index.
        asked: The things, and the areas.
        window: How many years each side has.
    """
    rows = [
        row
        for area in asked.areas
        for row in _rows(
            index, area, [one for one in asked.occasions if one.area == area.id], window
        )
        or [BeforeAfter(area=area, occasions=(), gap=asked.lack)]
    ]
    return DatesAgainst(
        index=index,
        rows=tuple(rows),
        window=window,
        subject=asked.subject,
        dataset=index.dataset,
    )


def _rows(
    index: Index, area: Country, occasions: Iterable[Occasion], window: int
) -> list[BeforeAfter]:
    """Return a row for each span of years in which occasions may lie."""
    groups: dict[tuple[int | None, int | None], list[Occasion]] = {}
    for occasion in sorted(occasions, key=lambda one: (one.point.name, one.record)):
        moment = occasion.point.moment
        first = None if moment.earliest is None else moment.earliest.year
        last = None if moment.latest is None else moment.latest.year
        groups.setdefault((first, last), []).append(occasion)
    rows = [
        _row(index, area, span, tuple(together), window)
        for span, together in sorted(groups.items(), key=_chronology)
    ]
    return [
        attrs.evolve(row, caveats=(*row.caveats, *_near(row, rows))) for row in rows
    ]


def _chronology(
    group: tuple[tuple[int | None, int | None], list[Occasion]],
) -> tuple[bool, int, int]:
    first, last = group[0]
    return first is None or last is None, first or last or 0, last or 0


def _row(
    index: Index,
    area: Country,
    span: tuple[int | None, int | None],
    occasions: tuple[Occasion, ...],
    window: int,
) -> BeforeAfter:
    caveats = tuple(
        dict.fromkeys(caveat for one in occasions for caveat in one.point.caveats)
    )
    first, last = span
    if first is None or last is None:
        gap = "not dated by any source"
        if first is not None or last is not None:
            gap = f"its year is not bounded: {occasions[0].point.moment}"
        return BeforeAfter(area=area, occasions=occasions, gap=gap, caveats=caveats)
    years = tuple(range(first, last + 1))
    before = _side(index, area, range(first - window, first), "before")
    after = _side(index, area, range(last + 1, last + window + 1), "after")
    if before.mean is None and after.mean is None:
        lack = index.lack(area.id, first)
        return BeforeAfter(
            area=area,
            occasions=occasions,
            years=years,
            before=before,
            after=after,
            gap=f"no value before or after: {lack}",
            caveats=caveats,
        )
    difference, order = _difference(before, after)
    return BeforeAfter(
        area=area,
        occasions=occasions,
        years=years,
        before=before,
        after=after,
        difference=difference,
        order=order,
        caveats=(*_of_years(index, area, years, (before, after)), *caveats),
    )


def _side(index: Index, area: Country, years: Iterable[int], name: str) -> Side:
    wanted = tuple(year for year in years if dt.MINYEAR <= year <= dt.MAXYEAR)
    values = averages.within(index.values(area.id), wanted)
    return Side(
        years=wanted,
        values=tuple(values.values()),
        mean=averages.mean(values, f"mean {name}"),
    )


def _difference(before: Side, after: Side) -> tuple[Derived | None, Order | None]:
    if before.mean is None or after.mean is None:
        return None, None
    derived = Derived(
        name="mean after minus mean before",
        formula=f"({after.mean.formula}) - ({before.mean.formula})",
        figure=after.mean.figure - before.mean.figure,
        inputs=(after.mean, before.mean),
        caveats=tuple(dict.fromkeys((*before.mean.caveats, *after.mean.caveats))),
    )
    return derived, after.mean.figure.order(before.mean.figure)


def _of_years(
    index: Index, area: Country, years: Sequence[int], sides: Iterable[Side]
) -> Iterator[Caveat]:
    if len(years) > _FAR:
        yield Caveat(
            CaveatKind.PERIOD,
            f"it may lie in any of {len(years)} years, which belong to neither side",
        )
    for side in sides:
        if not side.missing:
            continue
        there = len(side.values)
        lack = index.lack(area.id, side.missing[0])
        yield Caveat(
            CaveatKind.PERIOD,
            f"{there} of {len(side.years)} years have a value; none for "
            f"{in_spans(side.missing)}: {lack}",
        )


def _near(row: BeforeAfter, rows: Iterable[BeforeAfter]) -> Iterator[Caveat]:
    """Yield which other rows lie in the years that are compared."""
    compared = {*row.before.years, *row.after.years}
    others = [
        in_spans(other.years)
        for other in rows
        if other is not row and compared.intersection(other.years)
    ]
    if others:
        yield Caveat(
            CaveatKind.PERIOD,
            "other rows of this area lie in the years before and after: "
            + "; ".join(others),
        )
