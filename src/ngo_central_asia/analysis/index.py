"""An index: one series of reference data, year by year in each area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import is_unsafe
from ngo_central_asia.analysis.result import each_once
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import ComparabilityError, CriteriaError
from ngo_central_asia.model import units
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.series import Safety, Series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.statistic import Statistic


@attrs.frozen(kw_only=True, repr=False)
class Index:
    """One indicator by area and year, in one vintage.

    Args:
        indicator: What is measured.
        series: The vintage that its values are read from.
        dataset: The dataset of both.

    >>> import ngo_central_asia as nca
    >>> index = read("v2xcs_ccsi", nca.data)
    >>> index.series.vintage, str(index.values("KZ")[2003].figure)
    ('v14', '0.532 index')
    """

    indicator: Indicator
    series: Series
    dataset: Dataset = attrs.field(eq=False)

    @property
    def name(self) -> str:
        """Name of the indicator, with its unit and the vintage.

        It says what higher means where a reader may take it for the opposite.
        """
        measured = self.indicator
        unit = units.words(self.series.unit)
        said = "" if unit in measured.name else f" ({unit})"
        means = f"; higher means {measured.higher_means}" * measured.inverted
        return f"{measured.name}{said}, {self.series.version}{means}"

    @property
    def has_intervals(self) -> bool:
        """Whether its values have intervals."""
        return self.series.interval is not None

    @property
    def years(self) -> range:
        """The years from its first value to its last, in any area."""
        found = self.dataset.statistics.where(series=self.series.id).values()
        known = [_year(said) for said in found]
        return range(min(known), max(known) + 1) if known else range(0)

    def values(self, area: str) -> dict[int, Statistic]:
        """Return the values of an area by year, without those not safe to use."""
        return {
            year: said
            for year, said in self.stated(area).items()
            if not is_unsafe(said)
        }

    def lack(self, area: str, year: int) -> str:
        """Return why there is no value for a year in an area."""
        said = self.stated(area)
        if not said:
            return "no value for this area"
        # A year without any number lacks it for no doubt about numbers.
        safety = Safety.UNSAFE if year in said else Safety.HOLE
        span = self.series.span(area, Period.of(year), safety)
        if span is not None:
            return span.reason
        first, last = min(said), max(said)
        if first <= year <= last:
            return "no value"
        return f"the values run from {first} to {last}"

    def lacks(self, area: str, years: Iterable[int]) -> dict[str, tuple[int, ...]]:
        """Return the years without a value in an area by the reason why.

        >>> import ngo_central_asia as nca
        >>> index = read("exchange_rate_official", nca.data)
        >>> for reason, years in index.lacks("UZ", range(1994, 2004)).items():
        ...     print(in_spans(years), reason.partition(":")[0], sep=": ")
        1994: the values run from 1995 to 2024
        1995: hyperinflation and new currencies
        2001-2003: no value from 2001 to 2012
        """
        known = self.values(area)
        reasons: dict[str, tuple[int, ...]] = {}
        for year in years:
            if year not in known:
                reason = self.lack(area, year)
                reasons[reason] = (*reasons.get(reason, ()), year)
        return reasons

    def stated(self, area: str) -> dict[int, Statistic]:
        """Return every value of an area by year, in order of the years."""
        found = self.dataset.statistics.where(series=self.series.id, area=area)
        years = {_year(said): said for said in found.values()}
        return dict(sorted(years.items()))

    def citations(self, areas: Iterable[Country]) -> tuple[Citation, ...]:
        """Return where its values stand that a chart draws, area by area."""
        return each_once(
            said.citations
            for area in dict.fromkeys(area.id for area in areas)
            for said in self.values(area).values()
        )

    def row(
        self,
        what: str,
        of: Derived | None,
        about: Mapping[str, Any],
        *,
        beside: Iterable[Sequence[Citation]] = (),
        caveats: Iterable[Caveat] = (),
        **given: Any,
    ) -> dict[str, Any]:
        """Return a flat row of what is set against it, with its own caveats.

        Args:
            what: What it is, and so on: as `long_form.row` takes them.
            of: The computed figure; ``None`` for a gap.
            about: What else is to be in columns of its own.
            beside: Citations of what it is set against, which stand first.
            caveats: What else to know before using it.
            given: What else `long_form.row` takes: the period, the gap.
        """
        from ngo_central_asia.analysis import long_form
        from ngo_central_asia.dataset import flat

        row = long_form.row(
            what,
            of,
            about,
            dataset=self.dataset,
            caveats=dict.fromkeys((*self.caveats, *caveats)),
            **given,
        )
        cited = each_once((*beside, of.citations if of else ()))
        return row | flat.citation_columns(cited, self.dataset)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know before setting anything against it."""
        said = (
            f"each value has a {self.series.interval}"
            if self.has_intervals
            else "numbers without intervals: how sure a difference between them is, "
            "cannot be said"
        )
        return (Caveat(CaveatKind.INTERVAL, said),)


def _year(said: Statistic) -> int:
    return int(said.period.edtf)


def read(index: object, dataset: Dataset) -> Index:
    """Return an index, by an indicator or by one of its series.

    Args:
        index: An indicator or its id: of several vintages the preferred one is taken.
            Or a series or its id.
        dataset: Dataset that has it.

    Raises:
        NotFoundError: There is no such indicator.
        CriteriaError: The indicator has no series.
        ComparabilityError: Several are given: vintages are never spliced.
    """
    if isinstance(index, (Indicator, Series)):
        index = index.id
    if not isinstance(index, str):
        if isinstance(index, Iterable):
            raise ComparabilityError(
                f"expected one index, got {index!r}: indices are set against a text "
                "one at a time, and two vintages of one are never spliced; "
                "compare_vintages sets these side by side"
            )
        raise CriteriaError(
            f"expected the id of an indicator or of a series, got {index!r}"
        )
    if dataset.series.has_id(index):
        series = dataset.series[index]
        indicator = dataset.indicators[series.indicator]
        return Index(indicator=indicator, series=series, dataset=dataset)
    indicator = dataset.indicators[index]
    vintages = dataset.series_of(indicator.id)
    if not vintages:
        known = dict.fromkeys(one.indicator for one in dataset.series.values())
        raise CriteriaError(
            f"{indicator.id!r} has no series of values year by year. "
            f"{suggest(indicator.id, known)}"
        )
    return Index(indicator=indicator, series=vintages[0], dataset=dataset)


def in_spans(years: Iterable[int]) -> str:
    """Return years in words, those in a row as one span.

    >>> in_spans([1999, 2001, 2002, 2003])
    '1999, 2001-2003'
    """
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in spans
    )
