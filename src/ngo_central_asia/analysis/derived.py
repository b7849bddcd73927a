"""Figures that no source states: computed, with everything they were computed from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.analysis.caveats import Caveat
from ngo_central_asia.errors import FigureError
from ngo_central_asia.model import bounds
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation

#: Measured values may have ten decimal places, which say nothing in a mean.
_PLACES = 3
_ONE = Bounds(Fraction(1), True, Fraction(1), True)


@attrs.frozen(kw_only=True, repr=False)
class Derived:
    """A computed figure with its inputs, which are statements or computed themselves.

    Args:
        name: What it is, such as "ratio of active NGOs to registered NGOs".
        formula: How it was computed, with the figures of the inputs in it.
        figure: What comes out, with the bounds that the inputs leave.
        inputs: What went in, in the order of the formula.
        caveats: What to know before using it.
        places: How many decimal places are printed at least; see `published`.
        bounds: What the inputs allow it to be. Those of the figure if absent, which
            are wider where a margin is not the same on both sides.

    >>> import ngo_central_asia as nca
    >>> first, last = (nca.statistics[f"kg-ngos-{y}-jaysanov"] for y in (2006, 2010))
    >>> growth = Derived(
    ...     name="growth",
    ...     formula=f"{last.figure} / {first.figure}",
    ...     figure=last.figure / first.figure,
    ...     inputs=(last, first),
    ... )
    >>> growth
    <Derived growth: 1.41 times (rounded) = 18,341 organizations / 13,018 organizations>
    >>> growth.figure.value
    Fraction(18341, 13018)
    >>> [cited.as_written for cited in growth.citations]
    ['18,341', '13,018']
    """

    name: str
    formula: str
    figure: Figure
    inputs: tuple[Statistic | Derived, ...]
    caveats: tuple[Caveat, ...] = ()
    places: int = 0
    bounds: Bounds | None = attrs.field()

    @bounds.default
    def _bounds_of_figure(self) -> Bounds | None:
        return self.figure.bounds

    @property
    def rounded(self) -> str:
        """The figure as text, rounded to be read; `figure` has it exactly."""
        from ngo_central_asia.display.described.figures import rounded

        return rounded(self.figure, self.bounds, places=self.places)

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
        exactly = str(self.figure)
        said = exactly if self.rounded == exactly else f"{self.rounded} (rounded)"
        return f"{said} = {self.formula}"

    def __repr__(self) -> str:
        return f"<Derived {self.name}: {self}>"


def quotient(above: Figure, below: Figure, *, times: int = 1) -> Bounds | None:
    """Return what one figure by another may be, however their margins lie.

    Args:
        above: The figure that is divided.
        below: The one that it is divided by.
        times: What the ratio is multiplied by: 100 for percent.

    >>> few, many = (Figure.parse(f"about {n} NGOs") for n in ("1,000", "20,000"))
    >>> allowed = quotient(few, many, times=100)
    >>> str(allowed.low), str(allowed.high)
    ('2', '10')
    """
    if above.bounds is None or below.bounds is None:
        return None
    try:
        return bounds.scale(bounds.divide(above.bounds, below.bounds), Fraction(times))
    except FigureError:
        return None


def percent_more(figure: Figure, base: Figure) -> tuple[Figure, Bounds] | None:
    """Return by how many percent of *base* a figure is more, and what that may be.

    >>> last, first = (Figure.parse(f"{n} NGOs") for n in ("over 5,100", "4,000"))
    >>> more, allowed = percent_more(last, first)
    >>> print(more, float(allowed.low), allowed.high)
    over 27.5% 27.5 None
    """
    ratio = quotient(figure, base)
    if ratio is None:
        return None
    try:
        less_one = (figure / base - Figure(value=1, unit="times")).times(100)
    except FigureError:
        return None
    within = bounds.scale(bounds.subtract(ratio, _ONE), Fraction(100))
    return attrs.evolve(less_one, unit="percent"), within


def published(*inputs: Statistic | Derived) -> int:
    """Return how many decimal places figures are published with, the most of them.

    A computed figure that is one of its inputs is printed with all of these.

    >>> import ngo_central_asia as nca
    >>> published(nca.series["v2xcs_ccsi-vdem-14"].at("KZ", 2003))
    3
    """
    return max((given.figure.decimals for given in inputs), default=0)


def like(*inputs: Statistic | Derived) -> int:
    """Return with how many decimal places a mean or difference of inputs is printed.

    So many as they have, that they add up as printed; of long ones only the first.
    """
    places = (
        one.places if isinstance(one, Derived) else published(one) for one in inputs
    )
    return min(max(places, default=0), _PLACES)


def shown(given: Statistic | Derived) -> str:
    """Return the figure of an input as formulas have it: rounded, if it is computed."""
    return given.rounded if isinstance(given, Derived) else str(given.figure)
