"""In which phase of whose periodization each area is at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.default import areas_of, or_embedded, wider_than
from ngo_central_asia.analysis.disputes import Disputes
from ngo_central_asia.analysis.extent import Extent, Holding
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.schemes import Scheme, cautions, schemes_of
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.phase import DevelopmentPhase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


class PhaseGap(StrEnum):
    """Why a row has no phase."""

    NO_SCHEME = "not divided into phases by any source"
    BEFORE = "before the first phase of this author"
    AFTER = "after the last phase of this author"
    BETWEEN = "between two phases of this author"


@attrs.frozen(kw_only=True, repr=False)
class PhaseAt:
    """A phase that an area is in, certainly or possibly; or why there is none.

    Args:
        area: The area.
        scheme: The author's periodization; ``None`` if no source has one.
        phase: The phase; ``None`` if there is a gap.
        holding: Whether the phase covers the time asked for.
        gap: Why there is no phase.
        neighbours: The author's phases before and after a gap.
        caveats: What to know before using it.
    """

    area: Country
    scheme: Scheme | None = None
    phase: DevelopmentPhase | None = None
    holding: Holding = Holding.NOT
    gap: PhaseGap | None = None
    neighbours: tuple[DevelopmentPhase, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def extent(self) -> Extent | None:
        """From when to when the phase runs, each end between two days."""
        if self.scheme is None or self.phase is None:
            return None
        return self.scheme.extent(self.phase)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the phase stands; empty if there is a gap."""
        return self.phase.citations if self.phase else ()

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """Where the phase stands, or those before and after the gap."""
        beside = (phase.citations for phase in self.neighbours)
        return each_once((self.citations, *beside))

    def __repr__(self) -> str:
        if self.phase is None:
            return f"<PhaseAt {self.area.id}: {self.gap}>"
        return f"<PhaseAt {self.area.id}: {self.phase.label} ({self.holding.value})>"


@attrs.frozen(kw_only=True, repr=False)
class PhasesAt(Result[PhaseAt]):
    """In which phase of whose periodization each area is at a time.

    Args:
        when: The time asked for.
        rows: For each area and each author the phases that cover the time, or why
            there are none.
        dataset: The dataset that was asked.
    """

    when: Period
    rows: tuple[PhaseAt, ...]

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the phases, and of those before and after gaps."""
        return each_once(row.shown_citations for row in self.rows)

    def of(self, area: str) -> tuple[PhaseAt, ...]:
        """Return the rows of an area, by its code or any of its names.

        Raises:
            NotFoundError: There is no such area.
        """
        wanted = self.dataset.areas[area].id
        return tuple(row for row in self.rows if row.area.id == wanted)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each phase or gap, with its provenance in columns."""
        from ngo_central_asia.dataset import flat

        return [
            {
                "when": self.when.edtf,
                "area": row.area.id,
                "area_name": row.area.name,
                "scheme": row.scheme.id if row.scheme else None,
                "author": row.scheme.author.id if row.scheme else None,
                "phase": row.phase.id if row.phase else None,
                "ordinal": row.phase.ordinal if row.phase else None,
                "label": row.phase.label if row.phase else None,
                "told_as": row.phase.status.value if row.phase else None,
                **flat.period_columns(
                    "period", row.phase.period if row.phase else None
                ),
                "dating": row.phase.dating.value if row.phase else None,
                "holds": row.holding.value,
                "gap": row.gap.value if row.gap else None,
                "caveats": "; ".join(caveat.text for caveat in row.caveats),
                **flat.citation_columns(row.citations, self.dataset),
            }
            for row in self.rows
        ]


def phases_at(
    when: Period | dt.date | int | str,
    countries: Iterable[str] | str | None = None,
    *,
    dataset: Dataset | None = None,
) -> PhasesAt:
    """Say in which phase of whose periodization each area is at a time.

    A phase is a matter of its author. Every author who divides the time of an area has
    a row, and so has an area that no author divides. An end that is known only as lying
    between two days makes a phase possible, and not certain, in between; a forecast or
    a scenario is never certain. Periodizations of the region and of the world that an
    area belongs to stand below it, as what they are.

    Args:
        when: The time asked for: a year, a date, or EDTF text.
        countries: Names or codes of areas; the five countries if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such area.
        PeriodError: *when* is no period.

    >>> result = phases_at(2012)
    >>> for row in result.of("KZ")[1:2] + result.of("KG")[:1] + result.of("TJ"):
    ...     print(row)
    <PhaseAt KZ: fourth stage (possibly)>
    <PhaseAt KG: third stage (throughout)>
    <PhaseAt TJ: not divided into phases by any source>
    >>> print(result.of("Uzbekistan")[0].gap)
    between two phases of this author
    """
    dataset = or_embedded(dataset)
    asked = Period.of(when)
    disputes = Disputes(dataset)
    asked_areas = areas_of(countries, dataset)
    wider = wider_than([area.id for area in asked_areas], dataset)
    rows: list[PhaseAt] = []
    for area in (*asked_areas, *(dataset.areas[key] for key in wider)):
        phases = dataset.phases.where(area=area.id)
        schemes = schemes_of(phases.values(), dataset)
        if not schemes and area.id not in wider:
            rows.append(PhaseAt(area=area, gap=PhaseGap.NO_SCHEME))
        for scheme in schemes:
            rows += _rows(scheme, asked, disputes)
    return PhasesAt(when=asked, rows=tuple(rows), dataset=dataset)


def _rows(scheme: Scheme, when: Period, disputes: Disputes) -> Iterator[PhaseAt]:
    holding = {phase: scheme.holds(phase, when) for phase in scheme.phases}
    covering = [phase for phase in scheme.phases if holding[phase] is not Holding.NOT]
    for phase in covering:
        yield PhaseAt(
            area=scheme.area,
            scheme=scheme,
            phase=phase,
            holding=holding[phase],
            caveats=cautions(scheme, phase, disputes),
        )
    if not covering:
        yield _gap(scheme, when, disputes)


def _gap(scheme: Scheme, when: Period, disputes: Disputes) -> PhaseAt:
    """Return the row of a time that no phase of a scheme covers."""
    first, last = when.ordinals
    before, after = [], []
    for phase in scheme.phases:
        extent = scheme.extent(phase)
        start, end = extent.start.bounds().low, extent.end.bounds().high
        if end is not None and end < first:
            before.append(phase)
        elif start is not None and start > last:
            after.append(phase)
    neighbours = (*before[-1:], *after[:1])
    gap = PhaseGap.BETWEEN
    if not before or not after:
        gap = PhaseGap.AFTER if before else PhaseGap.BEFORE
    known = (caveat for it in neighbours for caveat in cautions(scheme, it, disputes))
    return PhaseAt(
        area=scheme.area,
        scheme=scheme,
        gap=gap,
        neighbours=neighbours,
        caveats=tuple(dict.fromkeys(known)),
    )
