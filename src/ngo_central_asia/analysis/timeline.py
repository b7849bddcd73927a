"""A timeline: what happened, what holds from when to when, and what is foreseen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.default import areas_of, or_embedded, wider_than
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.happenings import (
    ENTRIES,
    EntryKind,
    TimelineEntry,
    links_of,
)
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.dataset.criteria import many, term
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ngo_central_asia.dataset.dataset import Dataset


#: What `timeline` shows unless it is told: statistics are many, and no happenings.
_UNLESS_TOLD: tuple[EntryKind, ...] = tuple(
    kind for kind in EntryKind if kind is not EntryKind.STATISTIC
)


@attrs.frozen(kw_only=True, repr=False)
class Timeline(Result[TimelineEntry]):
    """What happened in time order, then what is foreseen, then what is undated.

    In time order means: by the first day that the date allows, then by the last one;
    what has no first day stands first.

    Args:
        rows: The entries.
        areas: Names of the areas asked for.
        kinds: What was asked for.
        period: The time asked for.
        wider: Names of areas that those are part of, and that entries are left out of.
        dataset: The dataset that was asked.
    """

    rows: tuple[TimelineEntry, ...]
    areas: tuple[str, ...]
    kinds: tuple[EntryKind, ...]
    period: Period | None = None
    wider: tuple[str, ...] = ()

    @property
    def happened(self) -> tuple[TimelineEntry, ...]:
        """What sources tell as having happened, with a date."""
        return tuple(row for row in self.rows if row.period and not row.foreseen)

    @property
    def foreseen(self) -> tuple[TimelineEntry, ...]:
        """What sources foresee: forecasts, scenarios, plans."""
        return tuple(row for row in self.rows if row.foreseen)

    @property
    def undated(self) -> tuple[TimelineEntry, ...]:
        """What sources tell as having happened, without a date."""
        return tuple(
            row for row in self.rows if row.period is None and not row.foreseen
        )

    @property
    def groups(self) -> tuple[tuple[TimelineEntry, ...], ...]:
        """The entries, with those together that the data links as perhaps one.

        Links carry on: what is linked with one of a group belongs to it.
        """
        leader = {row.key: row.key for row in self.rows}

        def lead(key: str) -> str:
            while leader[key] != key:
                key = leader[key]
            return key

        for row in self.rows:
            for other in row.linked:
                leader[lead(other)] = lead(row.key)
        found: dict[str, list[TimelineEntry]] = defaultdict(list)
        for row in self.rows:
            found[lead(row.key)].append(row)
        return tuple(map(tuple, found.values()))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each entry, with its provenance in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "key": row.key,
                "kind": row.kind.value,
                "area": row.area,
                "text": row.text,
                **flat.period_columns("period", row.period),
                "foreseen": row.foreseen,
                "linked": "; ".join(row.linked),
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(row.citations, self.dataset),
            }
            for row in self.rows
        ]


def timeline(
    countries: Iterable[str] | str | None = None,
    *,
    kinds: Iterable[str] | str | None = None,
    period: Period | dt.date | int | str | None = None,
    dataset: Dataset | None = None,
) -> Timeline:
    """Put what the sources tell of areas into the order of time.

    An uncertain date is a span, and the entry stands at its first day. What no source
    dates is not dropped: it stands at the end. Forecasts stand apart from what
    happened. Where an event and another record that it names tell of the same kind of
    thing at a time that may be the same, both are shown and each names the other.

    Args:
        countries: Names or codes of areas; the five countries if absent.
        kinds: What to show: ``event``, ``law``, ``phase``, ``founding``, ``presence``,
            ``statistic``; all but statistics if absent.
        period: Only what may lie in this time, and what is undated.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such area.
        CriteriaError: There is no such kind, or none is given.
        PeriodError: *period* is no period.

    >>> result = timeline("UZ", kinds=["event", "presence"], period="2006-01")
    >>> entry = result.happened[-1]
    >>> print(entry.period, entry.text)
    2006? Soros Foundation: refused registration by Ministry of Justice of Uzbekistan
    >>> entry.linked
    ('events/uz-refusal-soros-2006',)
    """
    dataset = or_embedded(dataset)
    wanted = _UNLESS_TOLD
    if kinds is not None:
        named = {term(EntryKind, "kind", it) for it in many(kinds, "kinds")}
        wanted = tuple(kind for kind in EntryKind if kind in named)
    areas = {area.id: area.name for area in areas_of(countries, dataset)}
    asked = None if period is None else Period.of(period)
    within = [
        entry
        for kind in wanted
        for entry in ENTRIES[kind](dataset)
        if asked is None or _may_lie_in(entry, asked)
    ]
    entries = [entry for entry in within if entry.area in areas]
    told_of = {entry.area for entry in within} - set(areas)
    links = links_of(dataset, {entry.key: entry for entry in entries})
    disputes = Disputes(dataset)
    rows = [
        attrs.evolve(
            it,
            linked=tuple(sorted(links[it.key])),
            caveats=(*it.caveats, *disputes.of(*it.record.split("/", 1))),
        )
        for it in entries
    ]
    return Timeline(
        rows=tuple(sorted(rows, key=_order)),
        areas=tuple(areas.values()),
        kinds=wanted,
        period=asked,
        wider=tuple(
            dataset.areas[area].name
            for area in wider_than(areas, dataset)
            if area in told_of
        ),
        dataset=dataset,
    )


def _may_lie_in(entry: TimelineEntry, asked: Period) -> bool:
    first, last = asked.ordinals
    days = entry.moment.bounds()
    return (days.low is None or days.low <= last) and (
        days.high is None or first <= days.high
    )


def _order(entry: TimelineEntry) -> tuple[Any, ...]:
    """Return what entries sort by; foreseen and undated ones come after the others."""
    apart = 1 if entry.foreseen else 2 if entry.period is None else 0
    when = () if entry.period is None else entry.period.ordinals
    return apart, when, list(EntryKind).index(entry.kind), entry.key
