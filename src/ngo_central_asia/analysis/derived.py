"""Figures that no source states: computed, with everything they were computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation


@attrs.frozen(kw_only=True, repr=False)
class Derived:
    """A computed figure with its inputs, which are statements or computed themselves.

    Args:
        name: What it is, such as "ratio of active NGOs to registered NGOs".
        formula: How it was computed, with the figures of the inputs in it.
        figure: What comes out, with the bounds that the inputs leave.
        inputs: What went in, in the order of the formula.
        caveats: What to know before using it.

    >>> import ngo_central_asia as nca
    >>> first, last = (nca.statistics[f"kg-ngos-{y}-jaysanov"] for y in (2006, 2010))
    >>> growth = Derived(
    ...     name="growth",
    ...     formula=f"{last.figure} / {first.figure}",
    ...     figure=last.figure / first.figure,
    ...     inputs=(last, first),
    ... )
    >>> growth
    <Derived growth: 18,341/13,018 times = 18,341 organizations / 13,018 organizations>
    >>> [cited.as_written for cited in growth.citations]
    ['18,341', '13,018']
    """

    name: str
    formula: str
    figure: Figure
    inputs: tuple[Statistic | Derived, ...]
    caveats: tuple[Caveat, ...] = ()

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The statements that it rests on in the end, each once."""
        found: dict[Statistic, None] = {}
        for given in self.inputs:
            leaves = (given,) if isinstance(given, Statistic) else given.statistics
            found |= dict.fromkeys(leaves)
        return tuple(found)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where those statements stand, each place once."""
        return tuple(
            dict.fromkeys(
                cited for statistic in self.statistics for cited in statistic.citations
            )
        )

    def __str__(self) -> str:
        return f"{self.figure} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self.name}: {self}>"
