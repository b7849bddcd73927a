"""The difference between two areas, or between two times of one area."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.change import between
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.comparison import Row
from ngo_central_asia.analysis.default import one_area, or_embedded
from ngo_central_asia.analysis.derived import Derived, quotient
from ngo_central_asia.analysis.repeats import repeats
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.errors import ComparabilityError, CriteriaError, FigureError
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from ngo_central_asia.analysis.comparison import Comparison
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.statistic import Statistic

    Operation = Callable[[Figure, Figure], Figure]


@attrs.frozen(kw_only=True, repr=False)
class Side:
    """One of the two sides of a difference.

    Args:
        row: What the sources say of its area and time.
        at: The time asked for.
    """

    row: Row
    at: Period | None

    @property
    def area(self) -> Country:
        """The area."""
        return self.row.area

    @property
    def figure(self) -> Figure | None:
        """The figure; ``None`` if the row has a gap."""
        return self.row.figure

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know before using the figure."""
        return self.row.caveats

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figure stands."""
        return self.row.citations

    def __repr__(self) -> str:
        return f"<Side {self.area.id}: {self.figure or self.row.gap}>"


@attrs.frozen(kw_only=True, repr=False)
class Difference(Result[Side]):
    """Two figures of one indicator, and what lies between them.

    Args:
        indicator: What was asked for; its kinds count too.
        rows: The first side, then the second one.
        order: How the second figure stands to the first; where their bounds overlap,
            they cannot be ordered.
        absolute: The second figure minus the first one; ``None`` if the statements do
            not allow it.
        times: The second figure divided by the first one.
        caveats: What stands between the two; a breach forbids to compute with them.
        dataset: The dataset that was asked.
    """

    indicator: Indicator
    rows: tuple[Side, ...]
    order: Order = Order.UNORDERED
    absolute: Derived | None = None
    times: Derived | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the figures and of everything that stands beside them."""
        return each_once(one.citations for side in self.rows for one in side.row.shown)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a row for each side and each computed figure, with provenance.

        >>> import ngo_central_asia as nca
        >>> asked = nca.difference("ngos_unspecified", 2000, 2010, country="KG")
        >>> [(row["what"], row["figure"]) for row in asked.to_dicts()][1:3]
        [('second', '18,341 organizations'), ('difference', '13,375 organizations')]
        """
        from ngo_central_asia.analysis import long_form

        rows = [
            long_form.row(
                name,
                side.row.statistic,
                {
                    "area": side.area.id,
                    "indicator": (side.row.indicator or self.indicator).id,
                },
                dataset=self.dataset,
                caveats=side.caveats,
                gap=side.row.gap.value if side.row.gap else None,
            )
            for name, side in zip(("first", "second"), self.rows, strict=True)
        ]
        about = {"area": None, "indicator": self.indicator.id}
        computed = [one for one in (self.absolute, self.times) if one is not None]
        rows += [
            long_form.row(
                derived.name,
                derived,
                about,
                dataset=self.dataset,
                caveats=self.caveats,
            )
            for derived in computed
        ]
        if not computed:
            gap = "nothing is computed"
            rows.append(
                long_form.row(
                    "difference",
                    None,
                    about,
                    dataset=self.dataset,
                    caveats=self.caveats,
                    gap=gap,
                )
            )
        return rows


def difference(
    indicator: str,
    first: Period | dt.date | int | str,
    second: Period | dt.date | int | str,
    *,
    country: str | None = None,
    at: Period | dt.date | int | str | None = None,
    tolerance: int = 5,
    where: Mapping[str, str] | None = None,
    dataset: Dataset | None = None,
) -> Difference:
    """Subtract one figure from another: of two areas, or of two times of one area.

    ``difference("ngos", "KG", "UZ", at=2010)`` is between two areas, and
    ``difference("ngos", 2000, 2010, country="KG")`` between two times. What comes out
    is the second minus the first. Each figure is the one that `compare` chooses. None
    is computed where the figures count different things, where one statement or one
    witness fills both sides, or where there is no usable number; the caveats say so.

    Args:
        indicator: Id of an indicator. A heading such as ``ngos`` takes in its kinds.
        first: An area, or with *country* a period.
        second: Another area, or with *country* another period.
        country: The area whose two times are asked for.
        at: The period of two areas; the latest figures if absent.
        tolerance: Calendar years that a figure may be from its period.
        where: The part; the whole if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such indicator or area.
        PeriodError: A period is none.
        CriteriaError: The question contradicts itself.
        ComparabilityError: The two are only in two vintages of a data set, which are
            never spliced.

    >>> result = difference("ngos_unspecified", "KG", "UZ", at=2010)
    >>> print(result.absolute)
    over -13,241 organizations = over 5,100 organizations - 18,341 organizations
    >>> result.order.value
    'cannot be ordered'
    >>> difference("ngos", "KZ", "KG", at=2010).caveats[0].text
    'the first counts registered NGOs, the second NGOs, criterion not stated'
    """
    dataset = or_embedded(dataset)

    def chosen(
        areas: list[str], time: Period | dt.date | int | str | None
    ) -> Comparison:
        return compare(
            indicator,
            countries=areas,
            at=time,
            tolerance=tolerance,
            where=where,
            dataset=dataset,
        )

    if country is None:
        found = chosen(_two_areas(first, second), at)
        sides = tuple(Side(row=row, at=found.at) for row in found)
        if len(sides) == 1:
            raise CriteriaError(f"{first!r} and {second!r} are one area")
    elif at is not None:
        raise CriteriaError(
            "'at' is for two areas: with 'country', the times are first and second"
        )
    else:
        area = one_area(country, dataset)
        times = [chosen([area.id], Period.of(time)) for time in (first, second)]
        sides = tuple(Side(row=found[0], at=found.at) for found in times)
    return _difference(dataset.indicators[indicator], sides, dataset)


def _two_areas(first: object, second: object) -> list[str]:
    if isinstance(first, str) and isinstance(second, str):
        return [first, second]
    raise CriteriaError(
        f"expected the names of two areas, got {first!r} and {second!r}; for two times "
        "give country="
    )


def _difference(
    asked: Indicator, sides: tuple[Side, ...], dataset: Dataset
) -> Difference:
    first, second = (side.row.statistic for side in sides)
    _refuse_splicing(first, second)
    if first is None or second is None:
        return Difference(indicator=asked, rows=sides, dataset=dataset)
    caveats = tuple(_caveats(first, second, dataset))
    if any(caveat.breach for caveat in caveats):
        return Difference(indicator=asked, rows=sides, caveats=caveats, dataset=dataset)

    def derived(name: str, sign: str, operation: Operation) -> Derived | None:
        try:
            figure = operation(second.figure, first.figure)
        except FigureError:
            return None
        return Derived(
            name=name,
            formula=f"{second.figure} {sign} {first.figure}",
            figure=figure,
            inputs=(second, first),
            caveats=caveats,
            bounds=(
                quotient(second.figure, first.figure) if sign == "/" else figure.bounds
            ),
        )

    return Difference(
        indicator=asked,
        rows=sides,
        order=sides[1].row.order(sides[0].row),
        absolute=derived("difference", "-", operator.sub),
        times=derived("times the first", "/", operator.truediv),
        caveats=caveats,
        dataset=dataset,
    )


def _refuse_splicing(first: Statistic | None, second: Statistic | None) -> None:
    """Refuse two vintages of one data set.

    Raises:
        ComparabilityError: The two are of two series.
    """
    if first is None or second is None or None in (first.series, second.series):
        return
    if first.series != second.series and first.indicator == second.indicator:
        raise ComparabilityError(
            f"one figure is only in {first.series} ({first.area}, {first.period}), the "
            f"other only in {second.series} ({second.area}, {second.period}): vintages "
            "are never spliced; compare_vintages sets them side by side"
        )


def _caveats(first: Statistic, second: Statistic, dataset: Dataset) -> Iterator[Caveat]:
    """Yield what stands between the two sides; breaches forbid to compute."""
    kinds = [dataset.indicators[one.indicator] for one in (first, second)]
    if first == second:
        yield Caveat(CaveatKind.WITNESS, "one statement fills both sides", breach=True)
        return
    if kinds[0] != kinds[1]:
        yield Caveat(
            CaveatKind.DEFINITION,
            f"the first counts {kinds[0].name}, the second {kinds[1].name}",
            breach=True,
        )
    if first.breakdown != second.breakdown:
        yield Caveat(
            CaveatKind.DEFINITION, "the two are about different parts", breach=True
        )
    if first.area == second.area:
        yield from _of_one_area(first, second, dataset)
    elif not first.period.overlaps(second.period):
        yield Caveat(
            CaveatKind.PERIOD, f"of different times: {first.period}, {second.period}"
        )
    yield from between(first, second, kinds[0])


def _of_one_area(
    first: Statistic, second: Statistic, dataset: Dataset
) -> Iterator[Caveat]:
    if first.period.overlaps(second.period):
        yield Caveat(
            CaveatKind.PERIOD,
            f"of one time: {first.period} and {second.period} overlap",
            breach=True,
        )
    elif repeats(second, first, dataset):
        yield Caveat(
            CaveatKind.WITNESS,
            f"{second.period} has the number of {first.period} again: one witness, "
            "which says nothing of the time between",
            breach=True,
        )
