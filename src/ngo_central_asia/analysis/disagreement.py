"""What `disagreements` returns: groups of statements, and dates, that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.contrast import Contrast, Reason, Standing
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.dataset import walk
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.discrepancy import Discrepancy
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.law import Law, LawDate, LawDateKind
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True)
class Disagreement:
    """Statements that speak of one thing and differ.

    Args:
        heading: What they measure: an indicator, or the heading of their kinds.
        area: The area that they are about.
        breakdown: The part that they are about; empty for the whole.
        statistics: The statements, by period.
        origins: The same in groups that share an origin.
        contrasts: The pairs that differ, the gravest first.
        curated: The discrepancies on record that concern a statement.
    """

    heading: Indicator
    area: Country
    breakdown: Pairs
    statistics: tuple[Statistic, ...]
    origins: tuple[tuple[Statistic, ...], ...]
    contrasts: tuple[Contrast, ...]
    curated: tuple[Discrepancy, ...] = ()

    @property
    def standing(self) -> Standing:
        """How the two stand to each other that differ most gravely."""
        return self.contrasts[0].standing

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why any two of them may differ."""
        held = {reason for pair in self.contrasts for reason in pair.reasons}
        return tuple(reason for reason in Reason if reason in held)

    @property
    def witnesses(self) -> int:
        """How many independent origins speak here, at most."""
        return len(self.origins)

    @property
    def difference(self) -> Derived | None:
        """The absolute spread: of the widest pair among the gravest."""
        return self.contrasts[0].difference

    @property
    def ratio(self) -> Derived | None:
        """The relative spread: of the widest pair among the gravest."""
        return self.contrasts[0].ratio

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the statements stand."""
        return each_once(said.citations for said in self.statistics)

    def to_dict(self, dataset: Dataset | None = None) -> dict[str, Any]:
        """Return one flat row; the statements stand in one column, in order."""
        from ngo_central_asia.dataset import flat

        difference, ratio = self.difference, self.ratio
        return {
            "about": self.heading.id,
            "area": self.area.id,
            "area_name": self.area.name,
            "breakdown": "; ".join(f"{name}: {part}" for name, part in self.breakdown),
            **_shared(self),
            "statements": "; ".join(said.id for said in self.statistics),
            "says": "; ".join(str(said.figure) for said in self.statistics),
            "periods": "; ".join(said.period.edtf for said in self.statistics),
            "difference": str(difference.figure) if difference else None,
            "ratio": str(ratio.figure) if ratio else None,
            **flat.citation_columns(self.citations, dataset),
        }


@attrs.frozen(kw_only=True)
class DateDisagreement:
    """Dates of one kind that are given to one law and differ.

    Args:
        law: The law.
        area: The area that it is of.
        kind: What happened on the dates.
        dates: The dates, in order of time.
        curated: The discrepancies on record that concern the law.
    """

    law: Law
    area: Country
    kind: LawDateKind
    dates: tuple[LawDate, ...]
    curated: tuple[Discrepancy, ...] = ()

    @property
    def standing(self) -> Standing:
        """Whether some day may be meant by all the dates."""
        periods = [dated.date for dated in self.dates]
        if all(one.overlaps(other) for one in periods for other in periods):
            return Standing.COMPATIBLE
        loose = any(period.uncertain or period.approximate for period in periods)
        return Standing.DIFFER if loose else Standing.CONTRADICT

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why they may differ: the dates are more or less exact, or it is not known."""
        if self.standing is Standing.CONTRADICT:
            return (Reason.UNKNOWN,)
        return (Reason.DATE,)

    @property
    def witnesses(self) -> int:
        """How many sources give the dates."""
        return len({cited.source for cited in self.citations})

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the dates stand."""
        return each_once(dated.citations for dated in self.dates)

    def to_dict(self, dataset: Dataset | None = None) -> dict[str, Any]:
        """Return one flat row; the dates stand in one column, in order."""
        from ngo_central_asia.dataset import flat

        return {
            "about": self.law.id,
            "area": self.area.id,
            "area_name": self.area.name,
            "breakdown": self.kind.value,
            **_shared(self),
            "statements": f"laws/{self.law.id}",
            "says": "; ".join(dated.date.edtf for dated in self.dates),
            "periods": "; ".join(dated.date.edtf for dated in self.dates),
            "difference": None,
            "ratio": None,
            **flat.citation_columns(self.citations, dataset),
        }


def _shared(row: Disagreement | DateDisagreement) -> dict[str, Any]:
    return {
        "standing": row.standing.value,
        "reasons": "; ".join(row.reasons),
        "witnesses": row.witnesses,
        "discrepancies": "; ".join(found.id for found in row.curated),
    }


@attrs.frozen(kw_only=True, repr=False)
class Disagreements(Result[Disagreement | DateDisagreement]):
    """Every group of statements that speak of one thing and differ.

    Nothing here says who is right.

    Args:
        rows: The groups, the gravest first, then the dates of laws.
        curated: Discrepancies on record in the same field that concern no group.
        indicator: The indicator asked for.
        period: The period asked for.
        tolerance: How many calendar years apart two statements of different origin
            still speak of one thing.
        dataset: The dataset that was asked.
    """

    rows: tuple[Disagreement | DateDisagreement, ...]
    curated: tuple[Discrepancy, ...]
    indicator: Indicator | None
    period: Period | None
    tolerance: int

    def standing(
        self, standing: Standing | str
    ) -> tuple[Disagreement | DateDisagreement, ...]:
        """Return the rows with this standing.

        >>> import ngo_central_asia as nca
        >>> nca.disagreements().standing("contradict")
        ()
        """
        wanted = Standing(standing)
        return tuple(row for row in self.rows if row.standing is wanted)

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of the rows, and those of the discrepancies on record."""
        curated = (
            *(found for row in self.rows for found in row.curated),
            *self.curated,
        )
        return each_once((self.citations, *map(walk.citations, curated)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each group, with its provenance in columns.

        >>> import ngo_central_asia as nca
        >>> row = nca.disagreements("ngos", countries="TJ").to_dicts()[0]
        >>> row["says"].count(";"), row["reasons"]
        (4, 'definition; date; hedge; attribution')
        """
        return [row.to_dict(self.dataset) for row in self.rows]
