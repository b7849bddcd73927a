"""A comparison: one row for each area, with its candidates, gaps and caveats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.selection import Candidate, Policy
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.model.bounds import ordered
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Evidence, Measure

if TYPE_CHECKING:
    # Named in annotations alone: loading it would slow every first comparison.
    from ngo_central_asia.analysis.derived import Derived  # noqa: TC004
    from ngo_central_asia.analysis.normalization import Normalization
    from ngo_central_asia.model.bounds import Bounds
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.period import Period


class Gap(StrEnum):
    """Why a cell has no figure."""

    NOT_STATED = "not stated by any source"
    STATED_UNKNOWN = "stated to be unknown"
    OUTSIDE_TOLERANCE = "no observation within the tolerance"
    ONLY_PARTS = "stated only for parts"
    ONLY_OTHERS = "not stated for this part"
    WEAKER_EVIDENCE = "stated only on weaker evidence"
    NO_RATE = "no safe exchange rate"
    NO_PRICES = "no safe price level"
    NO_DENOMINATOR = "no safe denominator"
    NO_BASELINE = "no usable number for the baseline"
    NOT_COMPUTABLE = "cannot be computed from the figures"


class Question(NamedTuple):
    """What is asked of each area.

    Args:
        indicator: What is asked for; its kinds count too.
        where: The part that is asked for: dimensions and values; empty for the whole.
        policy: Which observation fills a cell.
        chooser: Name of the caller's function, where that is the policy.
        at: The period asked for.
        tolerance: How many calendar years two periods may be apart; ``None`` for any.
        baseline: The area whose figure the others are divided by.
        evidence: The least evidence that counts.
        computed: What is computed from each figure, if anything is.
        flip: Whether the scale is turned around.
    """

    indicator: Indicator
    where: tuple[tuple[str, str], ...]
    policy: Policy
    chooser: str | None
    at: Period | None
    tolerance: int | None
    baseline: Country | None
    evidence: Evidence = Evidence.BY_HAND
    computed: Normalization | None = None
    flip: bool = False

    @property
    def computes(self) -> str:
        """What is computed from each figure, in words; empty if nothing is."""
        if self.flip:
            return "flipped"
        words = self.computed.words if self.computed else ""
        if self.baseline is None:
            return words
        return f"times {self.baseline.name}" + (f", both {words}" if words else "")

    @property
    def policy_name(self) -> str:
        """Name of the policy, with that of the caller's function."""
        return f"{self.policy}: {self.chooser}" if self.chooser else self.policy.value

    def wanted(self, of: str) -> str:
        """Return in words which observation of an area was asked for, and its period.

        Args:
            of: The area, in words.
        """
        which = {
            Policy.LATEST: f"the latest observation of {of}",
            Policy.EARLIEST: f"the earliest observation of {of}",
            Policy.NEAREST: f"the observation nearest to {self.at}",
            Policy.HIGHEST: f"the highest figure of {of}",
            Policy.LOWEST: f"the lowest figure of {of}",
            Policy.ALL: f"every observation of {of}",
            Policy.OWN: f"the observation that {self.chooser} picks for {of}",
        }[self.policy]
        if self.at is None:
            return which
        away = " away" if self.policy is Policy.NEAREST else f" from {self.at}"
        if self.tolerance is None:
            return f"{which}, any number of years{away}"
        years = "year" if self.tolerance == 1 else "years"
        return f"{which}, at most {self.tolerance} {years}{away}"


@attrs.frozen(kw_only=True, repr=False)
class Row:
    """What the sources say of one area.

    The stated figure is ``row.statistic.figure``. Where something is computed from it,
    `derived` holds that, and `figure` is the computed figure.

    Args:
        area: The area.
        question: What was asked.
        candidates: Every observation that speaks of the question, best first.
        parts: Observations that are about another part; they never fill the cell.
        wholes: Observations of the whole, where a part is asked for.
        weaker: Observations on weaker evidence than is asked for.
        derived: What was computed from the stated figure, if anything was asked for.
        lack: Why that could not be computed.
        missing: The datum that is missing for it, in words, with the nearest there are.
        caveats: What to know before using the figure.
        dataset: The dataset that was asked. It does not count when rows are compared.
    """

    area: Country
    question: Question
    candidates: tuple[Candidate, ...]
    parts: tuple[Statistic, ...] = ()
    wholes: tuple[Statistic, ...] = ()
    weaker: tuple[Statistic, ...] = ()
    derived: Derived | None = None
    lack: Gap | None = None
    missing: str = ""
    caveats: tuple[Caveat, ...] = ()
    dataset: Dataset = attrs.field(eq=False)

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that fills the cell, or ``None``."""
        first = self.candidates[:1]
        return first[0] if first and first[0].eligible else None

    @property
    def statistic(self) -> Statistic | None:
        """The observation that fills the cell."""
        return self.chosen.statistic if self.chosen else None

    @property
    def figure(self) -> Figure | None:
        """The figure of the cell, computed or stated; ``None`` if there is a `gap`."""
        if self.lack:
            return None
        if self.derived:
            return self.derived.figure
        return self.statistic.figure if self.statistic else None

    @property
    def rounded(self) -> str:
        """The figure as text, rounded if it is computed; or why there is none.

        >>> import ngo_central_asia as nca
        >>> nca.compare("ngos", at=2010, per="100 000 people")["KG"].rounded
        '335 organizations/100,000 persons'
        """
        if self.derived:
            return self.derived.rounded
        return str(self.figure or self.gap)

    @property
    def period(self) -> Period | None:
        """When the figure holds."""
        return self.statistic.period if self.statistic else None

    @property
    def indicator(self) -> Indicator | None:
        """What the figure measures: a kind of what was asked for."""
        return self.chosen.indicator if self.chosen else None

    @property
    def evidence(self) -> Evidence | None:
        """How far it is certain that the source says so."""
        return self.chosen.evidence if self.chosen else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the figure stands, or what it is computed from; empty if none is."""
        if self.derived:
            return self.derived.citations
        return self.statistic.citations if self.statistic else ()

    @property
    def shown(self) -> tuple[Statistic, ...]:
        """Every observation of the row: candidates, parts, wholes, what it rests on."""
        candidates = (candidate.statistic for candidate in self.candidates)
        inputs = self.derived.statistics if self.derived else ()
        return (*candidates, *self.parts, *self.wholes, *self.weaker, *inputs)

    @property
    def gap(self) -> Gap | None:
        """Why there is no figure, or ``None``."""
        if self.chosen:
            return self.lack
        if any(candidate.within for candidate in self.candidates):
            return Gap.STATED_UNKNOWN
        if self.candidates:
            return Gap.OUTSIDE_TOLERANCE
        if any(map(self._answers, self.weaker)):
            return Gap.WEAKER_EVIDENCE
        is_part = bool(self.question.where)
        if self.parts or (is_part and self.wholes):
            return Gap.ONLY_OTHERS if is_part else Gap.ONLY_PARTS
        return Gap.WEAKER_EVIDENCE if self.weaker else Gap.NOT_STATED

    def _answers(self, statistic: Statistic) -> bool:
        """Return whether a statement is about the part, or the whole, asked for."""
        part, asked = set(statistic.breakdown), set(self.question.where)
        return asked <= part if asked else not part

    def order(self, other: Row) -> Order:
        """Return how the figure of this row stands to that of *other*.

        A figure is equal to itself whatever its hedge: one statement gives one number.
        Figures that are computed with the same further inputs, such as ratios to one
        baseline, stand as the figures before that step do. Numbers in different units,
        and index numbers with a base of each area's own, cannot be ordered.
        """
        mine, theirs = self.figure, other.figure
        if mine is None or theirs is None or mine.unit != theirs.unit:
            return Order.UNORDERED
        if self.question.indicator.measure is Measure.INDEX:
            return Order.EQUAL if self.statistic == other.statistic else Order.UNORDERED
        if (self.statistic, self.derived) == (other.statistic, other.derived):
            return Order.EQUAL
        if self.derived and other.derived and not self.question.flip:
            (own, *further), (their, *others) = (
                row.inputs for row in (self.derived, other.derived)
            )
            if further == others and own.figure.unit == their.figure.unit:
                return own.figure.order(their.figure)
        return ordered(self._bounds, other._bounds)

    @property
    def _bounds(self) -> Bounds | None:
        if self.derived:
            return self.derived.bounds
        return self.figure.bounds if self.figure else None

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import row

        return row(self)


@attrs.frozen(kw_only=True, repr=False)
class Comparison(Result[Row]):
    """What the sources say of several areas, side by side.

    A row is found by its place or by any name of its area.

    Args:
        question: What was asked of each area.
        rows: A row for each area, gaps too; with policy "all" one for each
            observation.
        baseline: What the sources say of the area that the others are divided by.
        dataset: The dataset that was asked.
    """

    question: Question
    rows: tuple[Row, ...]
    baseline: Row | None = None

    @property
    def indicator(self) -> Indicator:
        """What was asked for; its kinds count too."""
        return self.question.indicator

    @property
    def policy(self) -> Policy:
        """Which observation fills a cell."""
        return self.question.policy

    @property
    def at(self) -> Period | None:
        """The period asked for."""
        return self.question.at

    @property
    def tolerance(self) -> int | None:
        """How many calendar years two periods may be apart; ``None`` for any."""
        return self.question.tolerance

    def rows_of(self, area: str | Country) -> tuple[Row, ...]:
        """Return every row of an area, by its code or any of its names.

        >>> import ngo_central_asia as nca
        >>> everything = nca.compare("ngos", policy="all", evidence="checked")
        >>> [str(row.period) for row in everything.rows_of("Tajikistan")]
        ['2008-01', '2008-01-01']
        """
        if isinstance(area, Country):
            return tuple(row for row in self.rows if row.area.id == area.id)
        name = fold(str(area))
        return tuple(row for row in self.rows if name in map(fold, row.area.aliases))

    def __contains__(self, area: object) -> bool:
        """Return whether there is a row for an area."""
        return isinstance(area, (str, Country)) and bool(self.rows_of(area))

    def __getitem__(self, place: str | int | Country) -> Row:
        """Return the row of an area, by its code or any of its names, or by place.

        Raises:
            NotFoundError: The area is not in the comparison, or has several rows.
        """
        if isinstance(place, int):
            return self.rows[place]
        found = self.rows_of(place)
        if len(found) == 1:
            return found[0]
        name = place.id if isinstance(place, Country) else place
        if found:
            raise NotFoundError(
                f"there are {len(found)} rows for {name!r}: take them with "
                f"rows_of({name!r}), or one by its place"
            )
        names = [row.area.name for row in self.rows]
        raise NotFoundError(f"there is no row for {name!r}. {suggest(name, names)}")

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the figures and of everything that stands beside them."""
        rows = (*self.rows, self.baseline) if self.baseline else self.rows
        return each_once(said.citations for row in rows for said in row.shown)

    def order(self, first: str | Country, second: str | Country) -> Order:
        """Return how the figure of *first* stands to that of *second*; see `Row.order`.

        The figures are taken as they stand: other kinds or other years do not count
        here, they are caveats of the rows.

        Raises:
            NotFoundError: An area is not in the comparison, or has several rows.

        >>> import ngo_central_asia as nca
        >>> result = nca.compare("ngos")
        >>> result.order("KG", "TJ").value, result.order("KG", "UZ").value
        ('larger', 'cannot be ordered')
        """
        return self[first].order(self[second])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each area, with its provenance in columns.

        Other candidates that are rows of a series stand under the id of the series.

        >>> import ngo_central_asia as nca
        >>> row = nca.compare("ngos", at=2010).to_dicts()[1]
        >>> row["area"], row["value"], row["locator"]
        ('KG', 18341, 'Kyrgyzstan, paragraph 2')
        """
        return [_flat(row) for row in self.rows]


def _flat(row: Row) -> dict[str, Any]:
    from ngo_central_asia.dataset import flat

    question = row.question
    computed = {
        "computed": question.computes,
        "baseline": question.baseline.id if question.baseline else None,
        "stated": str(row.statistic.figure) if row.statistic else None,
        "formula": row.derived.formula if row.derived else None,
        "rounded": row.rounded if row.figure else None,
        "computed_from": "; ".join(
            said.id for said in (row.derived.statistics if row.derived else ())
        ),
    }
    return {
        "area": row.area.id,
        "area_name": row.area.name,
        "indicator": row.indicator.id if row.indicator else None,
        **flat.figure_columns(row.figure),
        **(computed if question.computes else {}),
        **flat.period_columns("period", row.period),
        "dating": row.statistic.dating.value if row.statistic else None,
        "evidence": row.evidence.value if row.evidence else None,
        "gap": row.gap.value if row.gap else None,
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
        "policy": question.policy_name,
        "at": question.at.edtf if question.at else None,
        "statistic": row.statistic.id if row.statistic else None,
        "series": row.statistic.series if row.statistic else None,
        "other_candidates": "; ".join(
            dict.fromkeys(
                candidate.statistic.series or candidate.statistic.id
                for candidate in row.candidates
                if candidate is not row.chosen
            )
        ),
        **flat.citation_columns(row.citations, row.dataset),
    }
