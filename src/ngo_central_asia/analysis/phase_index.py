"""What an index is within the phases of authors: rows, and where it moves most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis import averages
from ngo_central_asia.analysis.averages import Extreme
from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.index import Index, in_spans
from ngo_central_asia.analysis.movement import Movement
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.schemes import Scheme
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.phase import DevelopmentPhase
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True, repr=False)
class PhaseIndex:
    """An index within one phase of one author; or why there is nothing to say.

    Args:
        area: The area that the index is of.
        scheme: The author's periodization; ``None`` if there is none for the area.
        phase: The phase.
        values: The values of the years that count in the phase.
        missing: The years that count and have no value.
        open: The years that may belong to the phase, by where its ends lie. They do
            not count.
        unstated: The years with a value of which nothing says whether they belong,
            because an end of the phase is not dated. They do not count.
        mean: The mean of the values.
        anywhere: What the mean may be wherever in their dates the ends of the phase
            lie; ``None`` if no year is open.
        lowest: The lowest of the values.
        highest: The highest of the values.
        gap: Why there is no mean; empty if there is one.
        caveats: What to know before using it.
    """

    area: Country
    scheme: Scheme | None = None
    phase: DevelopmentPhase | None = None
    values: tuple[Statistic, ...] = ()
    missing: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    unstated: tuple[int, ...] = ()
    mean: Derived | None = None
    anywhere: Derived | None = None
    lowest: Extreme | None = None
    highest: Extreme | None = None
    gap: str = ""
    caveats: tuple[Caveat, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that count and have a value."""
        return tuple(int(said.period.edtf) for said in self.values)

    @property
    def computed(self) -> tuple[Derived, ...]:
        """Every computed figure."""
        means = (one for one in (self.mean, self.anywhere) if one is not None)
        extremes = (one for one in (self.lowest, self.highest) if one is not None)
        return (*means, *(one.derived for one in extremes))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the phase stands, and the values."""
        phase = self.phase.citations if self.phase else ()
        return each_once((phase, *(one.citations for one in self.computed)))

    def __repr__(self) -> str:
        if self.phase is None:
            return f"<PhaseIndex {self.area.id}: {self.gap}>"
        said = self.gap if self.mean is None else self.mean.rounded
        return f"<PhaseIndex {self.area.id}, {self.phase.label}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class SchemeMovement:
    """In which year the index moves most, beside the boundaries of one author.

    Args:
        scheme: The author's periodization.
        overall: Among all years of the index.
        inside: Among the years from the first boundary of the scheme to its last;
            ``None`` if these are all.
    """

    scheme: Scheme
    overall: Movement
    inside: Movement | None = None

    @property
    def each(self) -> tuple[Movement, ...]:
        """Both, as far as they differ."""
        return (self.overall, *((self.inside,) if self.inside else ()))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the values of the changes stand, and the boundaries."""
        return each_once(one.citations for one in self.each)

    def __repr__(self) -> str:
        return f"<SchemeMovement {self.scheme.id}: {self.overall}>"


@attrs.frozen(kw_only=True, repr=False)
class PhasesAgainst(Result[PhaseIndex]):
    """The phases of authors, each with the index in its years.

    Args:
        index: The index.
        rows: The phases, scheme by scheme, and the areas that have none.
        movements: For each scheme and area in which year the index moves most.
        dataset: The dataset that was asked.
    """

    index: Index
    rows: tuple[PhaseIndex, ...]
    movements: tuple[SchemeMovement, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the phases and of every value that counts."""
        rows = (row.citations for row in self.rows)
        return each_once((*rows, *(one.citations for one in self.movements)))

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """Also those of the whole line of the index, which a chart draws."""
        areas = [row.area for row in self.rows]
        return each_once((self.citations, self.index.citations(areas)))

    def phase(self, key: str, area: str | None = None) -> PhaseIndex:
        """Return the row of a phase, by the id of the phase.

        Args:
            key: Id of the phase.
            area: The area, where a phase of a wider one is set beside several.

        Raises:
            NotFoundError: There is no such row, or there are several.
        """
        where = None if area is None else self.dataset.areas[area].id
        found = [
            row
            for row in self.rows
            if row.phase and row.phase.id == key and where in (None, row.area.id)
        ]
        if len(found) > 1:
            areas = ", ".join(row.area.id for row in found)
            raise NotFoundError(f"{key!r} has several rows: give area=, of {areas}")
        if not found:
            known = [row.phase.id for row in self.rows if row.phase]
            raise NotFoundError(
                f"there is no row for the phase {key!r}. {suggest(key, known)}"
            )
        return found[0]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each computed figure and each gap, with provenance.

        >>> import ngo_central_asia as nca
        >>> result = nca.against(phases="jaysanov-kg-stages", index="v2xcs_ccsi")
        >>> for row in result.to_dicts()[:3]:
        ...     print(row["phase"], row["what"], row["period"], row["figure"])
        jaysanov-kg-1 mean 1991/2000 0.6324 index
        jaysanov-kg-1 lowest 1991/2000 0.491 index
        jaysanov-kg-1 highest 1991/2000 0.754 index
        """
        rows = [one for row in self.rows for one in _flat_phase(row, self.index)]
        for of_scheme in self.movements:
            for one in of_scheme.each:
                rows += _flat_movement(one, of_scheme.scheme)
        return rows


def _flat_phase(shown: PhaseIndex, index: Index) -> Iterator[dict[str, Any]]:
    phase = shown.phase
    about = _about(index, shown.area, shown.scheme) | {
        "phase": phase.id if phase else None,
        "label": phase.label if phase else None,
        "phase_period": phase.period.edtf if phase and phase.period else None,
        "years_with_value": in_spans(shown.years),
        "years_missing": in_spans(shown.missing),
        "years_open": in_spans(shown.open),
    }
    where = [phase.citations] if phase else []
    if shown.mean is None:
        yield index.row(
            "gap", None, about, beside=where, caveats=shown.caveats, gap=shown.gap
        )
    for derived in shown.computed:
        years = (int(said.period.edtf) for said in derived.statistics)
        yield index.row(
            derived.name,
            derived,
            about,
            beside=where,
            caveats=(*derived.caveats, *shown.caveats),
            period=averages.period_of(years),
        )


def _flat_movement(shown: Movement, scheme: Scheme) -> Iterator[dict[str, Any]]:
    from ngo_central_asia.dataset import flat

    index = shown.index
    about = _about(index, shown.area, scheme)
    about |= {"years_with_value": in_spans(shown.years)}
    values = [said.citations for said in shown.values]
    if not shown.changes:
        yield index.row(
            "largest change",
            None,
            about,
            beside=values,
            caveats=shown.caveats,
            gap=str(shown),
        )
    for one in shown.changes:
        yield index.row(
            "largest change",
            one.absolute,
            about | {"since": one.earlier.period.edtf},
            beside=values,
            caveats=shown.caveats,
            period=one.later.period,
            gap=None if shown.is_certain else f"may be of {in_spans(shown.possible)}",
        )
    for lag in shown.lags:
        row = index.row(
            "years from a boundary",
            None,
            about | {"label": lag.first.name, "since": lag.first.printed},
            beside=[lag.citations],
            caveats=lag.caveats,
            period=averages.period_of(shown.possible),
        )
        computed = {"rounded": str(lag.years), "formula": lag.formula}
        yield row | flat.figure_columns(lag.years) | computed


def _about(index: Index, area: Country, scheme: Scheme | None) -> dict[str, Any]:
    """Return the columns that every row has; those of a phase are empty."""
    of_phase = ("phase", "label", "phase_period", "years_with_value")
    return {
        "area": area.id,
        "area_name": area.name,
        "index": index.indicator.id,
        "series": index.series.id,
        "scheme": scheme.id if scheme else None,
        "author": scheme.author.id if scheme else None,
        **dict.fromkeys((*of_phase, "years_missing", "years_open", "since")),
    }
