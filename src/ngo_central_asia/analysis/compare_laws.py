"""Laws side by side: chronology, lags, what they do, what was in force when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import either, fold
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.law_comparison import (
    BEGINNINGS,
    InForce,
    LawComparison,
    LawRow,
    is_dated,
)
from ngo_central_asia.dataset.criteria import many, term
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.law import (
    Law,
    LawDate,
    LawKind,
)
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from fractions import Fraction

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country


def compare_laws(
    countries: Iterable[str] | str | None = None,
    *,
    kind: Iterable[str] | str | None = None,
    subject: Iterable[str] | str | None = None,
    at: Period | dt.date | int | str | None = None,
    dataset: Dataset | None = None,
) -> LawComparison:
    """Set the laws of several areas side by side, as the sources tell of them.

    Every date stands with its source, also where they differ. A law that no source
    dates stays in the table, and an area of which no law is named has a row that says
    so. That a law was in force is said only as far as sources go: they date its
    beginning, and seldom its end.

    Args:
        countries: Names or codes of areas; the five countries if absent.
        kind: Kinds of instruments, such as ``law`` or ``order``; all if absent.
        subject: Words that stand together in the subject or the title of a law, or
            several such alternatives; all laws if absent.
        at: The time for which to say what was in force.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such area.
        CriteriaError: There is no such kind, or a criterion is empty.
        PeriodError: *at* is no period.

    >>> result = compare_laws(kind="law", subject="work of local", at=2003)
    >>> for row in result:
    ...     print(row.area.id, *(date.date for date in row.dates), row.in_force)
    UZ 1999-04-14 dated before, no end stated
    KG 1999-10-15 dated before, no end stated
    TM 2003-10-21 dated within, no end stated
    TJ 2005-07-19 not yet
    KZ None
    >>> print(result.lags[0].second.name, result.lags[0], sep=": ")
    On Non-Profit Organizations (Kyrgyzstan): 184 days later (6 whole months)
    """
    dataset = or_embedded(dataset)
    kinds = (
        None
        if kind is None
        else {term(LawKind, "kind", it) for it in many(kind, "kind")}
    )
    subjects = () if subject is None else tuple(map(_words, many(subject, "subject")))
    asked = None if at is None else Period.of(at)
    disputes = Disputes(dataset)
    rows: list[LawRow] = []
    missing: list[LawRow] = []
    for area in areas_of(countries, dataset):
        laws = [
            law
            for law in dataset.laws.values()
            if law.area == area.id
            and (kinds is None or law.kind in kinds)
            and (not subjects or any(_is_about(law, words) for words in subjects))
        ]
        rows += [_row(area, law, asked, disputes) for law in laws]
        if not laws:
            missing.append(LawRow(area=area))
    return LawComparison(
        rows=(*sorted(rows, key=_chronology), *missing),
        at=asked,
        subject=subjects,
        dataset=dataset,
    )


def _words(subject: object) -> str:
    if not isinstance(subject, str) or not subject.strip():
        raise CriteriaError(f"expected words for the subject, got {subject!r}")
    return fold(subject)


def _is_about(law: Law, words: str) -> bool:
    texts = (law.subject or "", *law.aliases)
    return any(words in fold(text) for text in texts)


def _chronology(row: LawRow) -> tuple[Any, ...]:
    """Return what rows sort by: dated first, by first and then by last possible day."""
    dated = row.law is not None and is_dated(row.law)
    first, last = row.moment.bounds().low, row.moment.bounds().high
    return (
        not dated,
        first is not None,
        first or 0,
        last is None,
        last or 0,
        row.area.id,
        row.law.id if row.law else "",
    )


def _row(area: Country, law: Law, at: Period | None, disputes: Disputes) -> LawRow:
    caveats = []
    row = LawRow(area=area, law=law)
    if not law.dates:
        caveats.append(Caveat(CaveatKind.PERIOD, "no source dates it"))
    for one, other in row.conflicts:
        dates = either(f"{it.date} ({_sources(it)})" for it in (one, other))
        caveats.append(Caveat(CaveatKind.RIVAL, f"the dates differ: {dates}"))
    caveats += [
        Caveat(CaveatKind.NOTE, f"on {dated.date}: {dated.note}")
        for dated in law.dates
        if dated.note
    ]
    caveats += disputes.of("laws", law.id)
    if law.note:
        caveats.append(Caveat(CaveatKind.NOTE, law.note))
    return LawRow(
        area=area,
        law=law,
        in_force=None if at is None else _in_force(law, at),
        caveats=tuple(caveats),
    )


def _sources(dated: LawDate) -> str:
    return ", ".join(dict.fromkeys(cited.source for cited in dated.citations))


def _in_force(law: Law, at: Period) -> InForce:
    """Return whether a law was in force at *at*, as far as its dates say."""
    if not law.is_binding:
        return InForce.NEVER
    if not is_dated(law):
        return InForce.UNDATED
    first, last = at.ordinals
    starts = [Moment.dated(it.date) for it in law.dates if it.kind in BEGINNINGS]
    ends = [Moment.dated(it.date) for it in law.dates if it.kind not in BEGINNINGS]
    if all(_is_after(it.bounds().low, last) for it in starts):
        return InForce.NOT_YET
    if any(_is_after(first, it.bounds().high) for it in ends):
        return InForce.NO_LONGER
    return InForce.POSSIBLY if ends else _begun(starts, first, last)


def _begun(starts: list[Moment], first: int, last: int) -> InForce:
    """Return how dates of adoption lie to the days from *first* to *last*."""
    days = [it.bounds() for it in starts]
    if all(it.high is not None and it.high <= first for it in days):
        return InForce.DATED_BEFORE
    if all(it.low and it.high and first <= it.low <= it.high <= last for it in days):
        return InForce.WITHIN
    return InForce.POSSIBLY


def _is_after(one: Fraction | int | None, other: Fraction | int | None) -> bool:
    """Return whether one day lies after another; an absent one bounds nothing."""
    return one is not None and other is not None and one > other
