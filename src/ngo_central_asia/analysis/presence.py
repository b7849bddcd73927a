"""Which organizations were where, when, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.analysis.stays import Presences, Stay, words
from ngo_central_asia.dataset.criteria import many, term
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.ngo import NGO, OrganizationKind, Presence, PresenceStatus
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country

#: What `presence` takes for international unless it is told, but for those at home in
#: the area: kinds that are at home elsewhere, or of which no source says where.
INTERNATIONAL = (
    OrganizationKind.INTERNATIONAL,
    OrganizationKind.FOUNDATION,
    OrganizationKind.DONOR,
    OrganizationKind.INTERGOVERNMENTAL,
    OrganizationKind.PROFESSIONAL,
    OrganizationKind.MEDIA,
    OrganizationKind.RELIGIOUS,
)


def presence(
    organizations: Iterable[str] | str | None = None,
    countries: Iterable[str] | str | None = None,
    *,
    at: Period | dt.date | int | str | None = None,
    kinds: Iterable[str] | str | None = None,
    dataset: Dataset | None = None,
) -> Presences:
    """Say which organizations were where, when, and what became of them.

    Every statement of every source stays, also where they do not go together. Counts
    are of the organizations that the sources name, and never rates: the texts name
    those of which they have something to tell.

    Args:
        organizations: Ids or names; the international ones if absent: international
            NGOs, foundations, donors, intergovernmental bodies, professional
            associations, media and religious organizations that are not said to be at
            home in the area.
        countries: Names or codes of areas; the five countries if absent.
        at: A time: only organizations of which a statement may be of it.
        kinds: Kinds of organizations instead of the international ones.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such organization or area.
        CriteriaError: There is no such kind, or both organizations and kinds are given.
        PeriodError: *at* is no period.

    >>> result = presence(countries="UZ")
    >>> stay = result.stay("Freedom House", "UZ")
    >>> for said in stay.statements:
    ...     print(said.period, said.status.value)
    2002 opened
    2004/2006 closed
    2005-05-13/ left
    2006? warned
    2017-10-29 visited
    >>> [str(fate.figure) for fate in result.fates if fate.status == "suspended"]
    ['at least 2 organizations']
    """
    dataset = or_embedded(dataset)
    if organizations is not None and kinds is not None:
        raise CriteriaError("give organizations or kinds: these choose organizations")
    areas = areas_of(countries, dataset)
    asked = None if at is None else Period.of(at)
    choose = _choice(organizations, kinds, dataset)
    disputes = Disputes(dataset)
    rows: list[Stay] = []
    left_out: dict[NGO, None] = {}
    for area in areas:
        for ngo in dataset.ngos.values():
            said = [it for it in ngo.presences if it.area == area.id]
            stay = _stay(ngo, area, said, disputes)
            if not said or (asked is not None and not stay.at(asked)):
                continue
            if choose(stay):
                rows.append(stay)
            else:
                left_out[ngo] = None
    rows.sort(key=lambda stay: (fold(stay.organization.name), stay.organization.id))
    return Presences(
        rows=tuple(rows),
        areas=tuple(areas),
        at=asked,
        left_out=()
        if organizations is not None
        else tuple(sorted(left_out, key=lambda ngo: ngo.id)),
        dataset=dataset,
    )


def _choice(
    organizations: Iterable[str] | str | None,
    kinds: Iterable[str] | str | None,
    dataset: Dataset,
) -> Callable[[Stay], bool]:
    """Return the test for what is wanted: organizations, kinds, or international."""
    if organizations is not None:
        ids = {dataset.ngos[it].id for it in many(organizations, "organizations")}
        return lambda stay: stay.organization.id in ids
    if kinds is not None:
        wanted = {term(OrganizationKind, "kind", it) for it in many(kinds, "kinds")}
        return lambda stay: stay.organization.kind in wanted
    return lambda stay: (
        stay.organization.kind in INTERNATIONAL
        and stay.organization.home != stay.area.id
    )


def _stay(
    ngo: NGO, area: Country, said: Iterable[Presence], disputes: Disputes
) -> Stay:
    statements = tuple(sorted(said, key=_time))
    cited = each_once(it.citations for it in statements)
    stay = Stay(
        organization=ngo,
        area=area,
        statements=statements,
        contradicted=disputes.is_contradicted("ngos", ngo.id, cited),
    )
    caveats = [
        Caveat(
            CaveatKind.RIVAL,
            f"the statements do not go together: {words(one)} and {words(other)}",
        )
        for one, other in stay.rivals
    ]
    caveats += [
        Caveat(CaveatKind.NOTE, f"{words(it)}: {it.note}")
        for it in statements
        if it.note
    ]
    caveats += disputes.of("ngos", ngo.id)
    return attrs.evolve(stay, caveats=tuple(dict.fromkeys(caveats)))


def _time(said: Presence) -> tuple[Any, ...]:
    when = () if said.period is None else said.period.ordinals
    return said.period is None, when, list(PresenceStatus).index(said.status)
