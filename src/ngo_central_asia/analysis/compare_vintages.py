"""Vintages of one data set side by side: what a revision changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import is_unsafe
from ngo_central_asia.analysis.default import areas_of, or_embedded
from ngo_central_asia.analysis.derived import Derived, percent_more
from ngo_central_asia.analysis.index import Index
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model import units
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Measure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation

#: What may be told in percent of another number: neither scores nor percentages are.
_SIZES = (Measure.STOCK, Measure.FLOW, Measure.LEVEL)
_NO_SIZES = (*units.SCALES, "percent", "times")


@attrs.frozen(kw_only=True, repr=False)
class Revision:
    """One year of one area in two vintages.

    Args:
        area: The area.
        period: The year; ``None`` if neither vintage has any value for the area.
        vintages: The ids of the two series, the preferred one first.
        preferred: What the preferred vintage has.
        other: What the other vintage has.
        difference: The preferred number minus the other one.
        relative: That, in percent of the other one; ``None`` for scores on a scale,
            whose zero means nothing.
        order: How the preferred number stands to the other one, as far as the
            intervals allow; ``None`` if one of them is missing.
        gap: Why nothing is computed; empty if something is.
        caveats: What to know before using it.
    """

    area: Country
    period: Period | None
    vintages: tuple[str, str]
    preferred: Statistic | None = None
    other: Statistic | None = None
    difference: Derived | None = None
    relative: Derived | None = None
    order: Order | None = None
    gap: str = ""
    caveats: tuple[Caveat, ...] = ()

    @property
    def stated(self) -> tuple[Statistic, ...]:
        """The numbers that the vintages have, the preferred one first."""
        return tuple(one for one in (self.preferred, self.other) if one is not None)

    @property
    def computed(self) -> tuple[Derived, ...]:
        """Every computed figure."""
        return tuple(one for one in (self.difference, self.relative) if one is not None)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where both numbers stand."""
        return each_once(one.citations for one in self.stated)

    def __repr__(self) -> str:
        said = self.gap or ", ".join(str(one.figure) for one in self.stated)
        return f"<Revision {self.area.id} {self.period}: {said}>"


@attrs.frozen(kw_only=True, repr=False)
class VintageComparison(Result[Revision]):
    """The vintages of one indicator, year by year in each area.

    Args:
        indicator: The indicator.
        vintages: Its series, the preferred one first.
        rows: For each area and year the preferred vintage beside each other one.
        at: The period asked for.
        dataset: The dataset that was asked.
    """

    indicator: Indicator
    vintages: tuple[Index, ...]
    rows: tuple[Revision, ...]
    at: Period | None = None

    def of(self, area: str) -> tuple[Revision, ...]:
        """Return the rows of an area, by its code or any of its names.

        Raises:
            NotFoundError: There is no such area.
        """
        wanted = self.dataset.areas[area].id
        return tuple(row for row in self.rows if row.area.id == wanted)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each number, each computed figure and each gap.

        >>> import ngo_central_asia as nca
        >>> result = nca.compare_vintages("population", "KZ", at=1990)
        >>> [(row["what"], row["series"], row["figure"]) for row in result.to_dicts()]
        [('preferred', 'population-wdi-2026', '17,154,054 persons'), ('other',
        'population-wdi-2023', '16,348,000 persons'), ('difference', None, '806,054
        persons'), ('relative difference', None, '6,607/1,340%')]
        """
        return [one for row in self.rows for one in _flat(row, self)]


def _flat(shown: Revision, of: VintageComparison) -> Iterator[dict[str, Any]]:
    from ngo_central_asia.analysis import long_form

    about = {
        "area": shown.area.id,
        "area_name": shown.area.name,
        "indicator": of.indicator.id,
        "vintages": "; ".join(shown.vintages),
        "order": shown.order.value if shown.order else None,
        "series": None,
    }
    for name, said in (("preferred", shown.preferred), ("other", shown.other)):
        if said is not None:
            yield long_form.row(
                name,
                said,
                about | {"series": said.series},
                dataset=of.dataset,
                caveats=shown.caveats,
            )
    for derived in shown.computed:
        yield long_form.row(
            derived.name,
            derived,
            about,
            dataset=of.dataset,
            period=shown.period,
            caveats=derived.caveats,
        )
    if shown.gap:
        yield long_form.row(
            "gap",
            None,
            about,
            dataset=of.dataset,
            period=shown.period,
            gap=shown.gap,
        )


def compare_vintages(
    indicator: str | Indicator,
    countries: Iterable[str | Country] | str | Country | None = None,
    *,
    at: Period | dt.date | int | str | None = None,
    dataset: Dataset | None = None,
) -> VintageComparison:
    """Set the vintages of one data set side by side, year by year.

    Publishers estimate the past anew with every release. What lies between two
    vintages of one year is their difference, not a change of what they measure: they
    are never made into one line. The preferred vintage is the one that `compare` uses.

    Args:
        indicator: Id of an indicator that has two series or more.
        countries: Names or codes of areas; the five countries if absent.
        at: A year or a span of years; all that a vintage has if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: *at* is no period.
        CriteriaError: The indicator has no two vintages, or *at* is not of whole
            years, which the values are of.

    >>> (row,) = compare_vintages("population", "Kazakhstan", at=1990)
    >>> print(row.other.figure, row.preferred.figure, row.difference, sep=chr(10))
    16,348,000 persons
    17,154,054 persons
    806,054 persons = 17,154,054 persons - 16,348,000 persons
    >>> (row,) = compare_vintages("population", "TM", at=2021)
    >>> row.relative.rounded
    '11.8%'

    Where intervals overlap, it cannot be said that a vintage is higher:

    >>> (row,) = compare_vintages("v2xcs_ccsi", "KG", at=2010)
    >>> row.order.value
    'cannot be ordered'
    """
    dataset = or_embedded(dataset)
    measured = dataset.indicators[indicator]
    asked = None if at is None else _whole_years(Period.of(at))
    vintages = tuple(
        Index(indicator=measured, series=series, dataset=dataset)
        for series in dataset.series_of(measured.id)
    )
    if len(vintages) < 2:
        known = dict.fromkeys(one.indicator for one in dataset.series.values())
        several = [key for key in known if len(dataset.series_of(key)) > 1]
        raise CriteriaError(
            f"{measured.id!r} has no two vintages; there are of: "
            f"{', '.join(several) or 'none'}"
        )
    preferred, *others = vintages
    rows = [
        row
        for area in areas_of(countries, dataset)
        for other in others
        for row in _rows(area, other, preferred, asked)
    ]
    return VintageComparison(
        indicator=measured,
        vintages=vintages,
        rows=tuple(rows),
        at=asked,
        dataset=dataset,
    )


def _whole_years(at: Period) -> Period:
    first, last = at.earliest, at.latest
    starts = first is None or (first.month, first.day) == (1, 1)
    ends = last is None or (last.month, last.day) == (12, 31)
    if starts and ends:
        return at
    raise CriteriaError(
        f"expected a year or a span of years, got {at}: the values are those of years"
    )


def _rows(
    area: Country, other: Index, preferred: Index, at: Period | None
) -> Iterator[Revision]:
    vintages = preferred.series.id, other.series.id
    first, second = (index.stated(area.id) for index in (preferred, other))
    years = sorted({*first, *second})
    wanted = [year for year in years if at is None or at.overlaps(year)]
    if not wanted:
        gap = "no value in either vintage"
        yield Revision(area=area, period=at, vintages=vintages, gap=gap)
    for year in wanted:
        yield _revision(
            Revision(
                area=area,
                period=Period.of(year),
                vintages=vintages,
                preferred=first.get(year),
                other=second.get(year),
                caveats=(
                    *_caveats(preferred, first.get(year)),
                    *_caveats(other, second.get(year)),
                ),
            ),
            preferred.indicator,
        )


def _revision(shown: Revision, indicator: Indicator) -> Revision:
    """Return two numbers with what lies between them, or with why nothing does."""
    new, old = shown.preferred, shown.other
    if new is None or old is None:
        lacking = shown.vintages[0 if new is None else 1]
        return attrs.evolve(shown, gap=f"no value in {lacking}")
    if is_unsafe(new) or is_unsafe(old):
        return attrs.evolve(shown, gap="not safe to compute with")
    if new.figure.unit != old.figure.unit:
        both = f"{new.figure.unit} and {old.figure.unit}"
        return attrs.evolve(shown, gap=f"in different units: {both}")
    difference = Derived(
        name="difference",
        formula=f"{new.figure} - {old.figure}",
        figure=new.figure - old.figure,
        inputs=(new, old),
        caveats=shown.caveats,
    )
    return attrs.evolve(
        shown,
        difference=difference,
        relative=_relative(shown, new, old, indicator),
        order=new.figure.order(old.figure),
    )


def _relative(
    shown: Revision, new: Statistic, old: Statistic, indicator: Indicator
) -> Derived | None:
    if indicator.measure not in _SIZES or new.figure.unit in _NO_SIZES:
        return None
    more = percent_more(new.figure, old.figure)
    if more is None:
        return None
    figure, within = more
    return Derived(
        name="relative difference",
        formula=f"{new.figure} / {old.figure} - 1",
        figure=figure,
        inputs=(new, old),
        caveats=shown.caveats,
        bounds=within,
    )


def _caveats(index: Index, said: Statistic | None) -> Iterator[Caveat]:
    """Yield which interval a number has, and what its record notes."""
    if said is None:
        return
    series = index.series
    if said.figure.hedge is Hedge.ESTIMATE:
        text = f"{series.vintage}: an estimate with its {series.interval}"
        yield Caveat(CaveatKind.INTERVAL, text)
    if said.note:
        yield Caveat(CaveatKind.NOTE, f"{series.vintage}: {said.note}")
