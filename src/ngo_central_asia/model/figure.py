"""Figures: numbers with the hedge, the unit and the bounds that a source gives them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Self

import attrs

from ngo_central_asia.errors import FigureError, UnitError
from ngo_central_asia.model import bounds, numbers, units
from ngo_central_asia.model.bounds import Bounds
from ngo_central_asia.model.hedge import Hedge, Order
from ngo_central_asia.model.numbers import Number

if TYPE_CHECKING:
    from typing import Any

    from ngo_central_asia.model.bounds import Operation

_LOWER = {Hedge.AT_LEAST: True, Hedge.OVER: False}
_UPPER = {Hedge.AT_MOST: True, Hedge.UP_TO: True, Hedge.UNDER: False}
_UPPER[Hedge.ALMOST] = False
#: Hedges whose figure gives no number to compute with.
_NUMBERLESS = (Hedge.VAGUE, Hedge.UNREADABLE, Hedge.UNKNOWN)
#: Hedges whose figure has one best number, neither a bound nor only near.
_POINTED = (Hedge.EXACT, Hedge.NONE, Hedge.ESTIMATE)
#: Hedges whose figure runs from a lower number to an upper one.
_SPANNING = (Hedge.RANGE, Hedge.ESTIMATE)
_WORDED = (Hedge.VAGUE, Hedge.UNREADABLE)


def _optional(value: object) -> Number | None:
    return None if value is None else numbers.exact(value)


def _candidates(values: object) -> tuple[Number, ...]:
    if not isinstance(values, (tuple, list)):
        raise FigureError(f"expected a tuple of candidates, got {values!r}")
    return tuple(sorted({numbers.exact(value) for value in values}))


@attrs.frozen(kw_only=True, repr=False)
class Figure:
    """A number as a source gives it, with its hedge and its unit.

    Build one from text with `Figure.parse`, or field by field. Arithmetic (``+``,
    ``-``, ``/`` and `times`) is exact, carries the bounds and the "about" along, and
    refuses mixed units. ``<`` and ``>`` hold only where the bounds allow no other
    answer; `order` says which of four answers holds. Two figures are equal if they
    say the same: hedge, numbers and unit.

    Args:
        hedge: How surely the number is given.
        value: The number printed; the lower one of a range; absent where the source
            gives none.
        lower: The lower end of the interval around an estimate.
        upper: The upper number of a range, or end of the interval of an estimate.
        unit: A unit of `ngo_central_asia.model.units`.
        approximate: Whether a bound or a range is itself approximate ("over about").
        margin: How far an approximate number may be off. If absent, half a unit of
            its last digit that is not zero: our convention, no statement of the
            source. Arithmetic fills it in.
        candidates: The possible readings of an unreadable figure; they are ours.
        words: The words of a vague figure, or the print of an unreadable one.

    Raises:
        FigureError: The parts do not make a figure.
        UnitError: There is no such unit.

    >>> figure = Figure.parse("over 5,100 organizations")
    >>> figure.low, figure.high, figure.hedge.value
    (5100, None, 'over')
    >>> figure / Figure.parse("200 organizations")
    Figure('over 25.5 times')
    """

    hedge: Hedge = attrs.field(default=Hedge.EXACT)
    value: Number | None = attrs.field(default=None, converter=_optional)
    lower: Number | None = attrs.field(default=None, converter=_optional)
    upper: Number | None = attrs.field(default=None, converter=_optional)
    unit: str = attrs.field(converter=units.check)
    approximate: bool = attrs.field(default=False)
    margin: Number | None = attrs.field(default=None, converter=_optional)
    candidates: tuple[Number, ...] = attrs.field(default=(), converter=_candidates)
    words: str | None = attrs.field(default=None)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.hedge, Hedge):
            known = ", ".join(Hedge)
            raise FigureError(f"expected a hedge ({known}), got {self.hedge!r}")
        if not isinstance(self.approximate, bool):
            raise FigureError(f"expected approximate to be a bool: {self!r}")
        if not isinstance(self.words, (str, type(None))):
            raise FigureError(f"expected words to be text, got {self.words!r}")
        problem = self._problem()
        if problem:
            raise FigureError(f"a figure with hedge {self.hedge.value!r} {problem}")

    def _problem(self) -> str | None:
        """Return what is wrong with the parts together, or ``None``."""
        hedge = self.hedge
        for what, given, wanted in (
            ("a value", self.value is not None, hedge not in _NUMBERLESS),
            ("a lower number", self.lower is not None, hedge is Hedge.ESTIMATE),
            ("an upper number", self.upper is not None, hedge in _SPANNING),
            ("words", self.words is not None, hedge in _WORDED),
        ):
            if given != wanted:
                return f"{'needs' if wanted else 'does not take'} {what}"
        if self.candidates and hedge is not Hedge.UNREADABLE:
            return "takes no candidates"
        if self.words is not None and (not self.words.strip() or '"' in self.words):
            return 'needs words, without a quotation mark (")'
        if hedge is Hedge.NONE and self.value != 0:
            return f"means zero, not {self.value}"
        return self._problem_of_span() or self._problem_of_approximation()

    def _problem_of_span(self) -> str | None:
        span = self._nominal() if self.hedge in _SPANNING else None
        if span is None or span.low is None or span.high is None:
            return None
        if span.low >= span.high:
            return "needs a lower number below its upper one"
        if self.value not in span:
            return f"needs its best number, {self.value}, within its interval"
        return None

    def _problem_of_approximation(self) -> str | None:
        if self.approximate and not (self.is_bound or self.hedge is Hedge.RANGE):
            return "takes no approximate: only a bound or a range does"
        if self.margin is None:
            ends = (self.value, self.upper)
            if self.is_approximate and any(isinstance(end, Fraction) for end in ends):
                return "needs a margin: its number has no last digit"
        elif not self.is_approximate or self.margin < 0:
            return "takes a margin only if approximate, and none below zero"
        return None

    # --- reading and writing --------------------------------------------------------

    @classmethod
    def parse(cls, text: str, *, unit: str | None = None) -> Self:
        """Read a whole text as one figure.

        Args:
            text: A figure the way sources write it: "about 5,000 NGOs", "over 200
                thousand people", "400,000 to 1.5 million tenge", "14.4%".
            unit: The unit, where the text names none.

        Raises:
            FigureError: The text is no figure, or more than one.
            UnitError: It names no unit, an unknown one or another than *unit*.

        >>> Figure.parse("over 200 thousand people")
        Figure('over 200,000 persons')
        >>> Figure.parse("400,000 to 1.5 million tenge").upper
        1500000
        """
        from ngo_central_asia.model.figure_text import read_all

        return cls(**read_all(text, unit))

    @classmethod
    def read(cls, phrase: str, *, unit: str) -> Self:
        """Read the first figure of a phrase in running text, whatever follows it.

        Args:
            phrase: Words that start with a hedge or a number.
            unit: What the phrase counts.

        Raises:
            FigureError: There is no figure in the phrase.

        >>> Figure.read("more than 800 people from 300 NGOs", unit="person")
        Figure('over 800 persons')
        """
        from ngo_central_asia.model.figure_text import read_first

        return cls(**read_first(phrase, unit))

    def __str__(self) -> str:
        from ngo_central_asia.model.figure_writing import write

        return write(self)

    def __repr__(self) -> str:
        return f"Figure({str(self)!r})"

    # --- what it says ---------------------------------------------------------------

    @property
    def is_approximate(self) -> bool:
        """Whether the numbers themselves are only near."""
        return self.approximate or self.hedge is Hedge.ABOUT

    @property
    def best(self) -> Number | None:
        """The one number to show if one must be shown; absent for ranges and gaps."""
        return None if self.hedge is Hedge.RANGE else self.value

    @property
    def low(self) -> Number | None:
        """The lowest number that the source allows; absent if it states none."""
        if self.hedge is Hedge.ESTIMATE:
            return self.lower
        if self.hedge in (Hedge.EXACT, Hedge.NONE, Hedge.RANGE) or (
            self.hedge in _LOWER
        ):
            return self.value
        return None

    @property
    def high(self) -> Number | None:
        """The highest number that the source allows; absent if it states none."""
        if self.hedge in _SPANNING:
            return self.upper
        if self.hedge in (Hedge.EXACT, Hedge.NONE) or self.hedge in _UPPER:
            return self.value
        return None

    @property
    def decimals(self) -> int:
        """How many decimal places the longest of its numbers has."""
        every = (self.value, self.lower, self.upper)
        return max(0 if it is None else numbers.decimals(it) for it in every)

    @property
    def is_bound(self) -> bool:
        """Whether the figure is open towards one side: a lower or an upper bound."""
        return self.hedge in _LOWER or self.hedge in _UPPER

    @property
    def bounds(self) -> Bounds | None:
        """What the figure allows, with "about" read as its margin on either side.

        ``None`` for a figure without a number.

        >>> span = Figure.parse("about 5,000 NGOs").bounds
        >>> span.low, span.high
        (Fraction(4500, 1), Fraction(5500, 1))
        """
        nominal = self._nominal()
        return None if nominal is None else bounds.widened(nominal, self._margins())

    def _margins(self) -> tuple[Fraction, Fraction]:
        if not self.is_approximate:
            return Fraction(0), Fraction(0)
        if self.margin is not None:
            return Fraction(self.margin), Fraction(self.margin)
        low = numbers.rounding_margin(self.value or 0)
        high = low if self.upper is None else numbers.rounding_margin(self.upper)
        return Fraction(low), Fraction(high)

    def _nominal(self) -> Bounds | None:
        """Return the bounds with approximate numbers taken at their word."""
        if self.value is None:
            return None
        value = Fraction(self.value)
        if self.hedge in _LOWER:
            return Bounds(value, _LOWER[self.hedge], None, False)
        if self.hedge in _UPPER:
            return Bounds(None, False, value, _UPPER[self.hedge])
        lower = value if self.lower is None else Fraction(self.lower)
        upper = value if self.upper is None else Fraction(self.upper)
        return Bounds(lower, True, upper, True)

    def _point(self) -> Bounds | None:
        """Return the best number alone, if there is one that is not just near."""
        if self.value is None or self.hedge not in _POINTED:
            return None
        value = Fraction(self.value)
        return Bounds(value, True, value, True)

    @property
    def quantity(self) -> Any:
        """The best number as a pint quantity of this library's own registry.

        Every unit family is a dimension of its own: people do not add to percent nor
        tenge to dollars, and no currency converts without a dated rate.

        Raises:
            FigureError: The figure has no single best number.

        >>> print(Figure.parse("14.4%").quantity.to("times"))
        0.144 times
        """
        if self.best is None:
            raise FigureError(f"{str(self)!r} has no single number for a quantity")
        many, unit = units.amount(self.unit)
        best = self.best if many == 1 else numbers.exact(Fraction(self.best) / many)
        return units.registry().Quantity(best, unit)

    # --- comparing and computing ----------------------------------------------------

    def order(self, other: Figure) -> Order:
        """Return how this figure stands to *other*, as far as the bounds allow.

        "About" is read as its margin, see `bounds`. Two exact figures of one number
        are equal; figures whose bounds overlap cannot be ordered.

        Raises:
            UnitError: The units differ.

        >>> over, exact = Figure.parse("over 5,100 NGOs"), Figure.parse("4,500 NGOs")
        >>> over.order(exact).value, over.order(Figure.parse("6,000 NGOs")).value
        ('larger', 'cannot be ordered')
        """
        self._need_same_unit(other, "compare")
        return bounds.ordered(self.bounds, other.bounds)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Figure):
            return NotImplemented
        return self.order(other) is Order.SMALLER

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Figure):
            return NotImplemented
        return self.order(other) is Order.LARGER

    def __add__(self, other: object) -> Figure:
        if not isinstance(other, Figure):
            return NotImplemented
        self._need_same_unit(other, "add")
        return self._combine(other, bounds.add, self.unit, "the sum")

    def __sub__(self, other: object) -> Figure:
        if not isinstance(other, Figure):
            return NotImplemented
        self._need_same_unit(other, "subtract")
        return self._combine(other, bounds.subtract, self.unit, "the difference")

    def __truediv__(self, other: object) -> Figure:
        """Return the ratio; the divisor is read as above zero, as a share needs."""
        if not isinstance(other, Figure):
            return NotImplemented
        unit = units.ratio(self.unit, other.unit)
        return self._combine(other, bounds.divide, unit, "the ratio")

    def times(self, factor: Number) -> Figure:
        """Return the figure multiplied by an exact number above zero.

        >>> Figure.parse("about 0.05 organizations/person").times(1000)
        Figure('about 50 (±5) organizations/person')
        """
        by = Fraction(numbers.exact(factor))
        if by <= 0:
            raise FigureError(f"expected a factor above zero, got {factor}")
        nominal, outer = self._computable("the product")
        point = self._point()
        return self._of(
            bounds.scale(nominal, by),
            bounds.scale(outer, by),
            self.unit,
            "the product",
            best=None if point is None else bounds.scale(point, by).low,
        )

    def _combine(
        self, other: Figure, operation: Operation, unit: str, what: str
    ) -> Figure:
        nominal, outer = self._computable(what)
        other_nominal, other_outer = other._computable(what)
        approximate = self.is_approximate or other.is_approximate
        return self._of(
            operation(nominal, other_nominal),
            operation(outer, other_outer),
            unit,
            f"{what} of {self} and {other}",
            approximate=approximate,
            best=self._best_with(other, operation),
        )

    def _best_with(self, other: Figure, operation: Operation) -> Fraction | None:
        """Return what the best numbers of both give, if both have one."""
        mine, theirs = self._point(), other._point()
        if mine is None or theirs is None:
            return None
        try:
            return operation(mine, theirs).low
        except FigureError:  # an interval from zero on may divide, its zero may not
            return None

    def _computable(self, what: str) -> tuple[Bounds, Bounds]:
        nominal, outer = self._nominal(), self.bounds
        if nominal is None or outer is None:
            raise FigureError(f"{what} needs numbers; {str(self)!r} gives none")
        return nominal, outer

    def _of(
        self,
        nominal: Bounds,
        outer: Bounds,
        unit: str,
        what: str,
        *,
        approximate: bool | None = None,
        best: Fraction | None = None,
    ) -> Figure:
        """Return the figure with these bounds; *outer* includes the margins.

        Between two bounds it is an estimate if there is a *best* number, else a range.
        """
        if approximate is None:
            approximate = self.is_approximate
        margin = numbers.exact(bounds.margin(nominal, outer)) if approximate else None
        low, high = nominal.low, nominal.high
        lower = None
        if low is not None and high is not None:
            if low == high:
                hedge, value, upper = Hedge.EXACT, low, None
            elif best is not None:
                hedge, value, lower, upper = Hedge.ESTIMATE, best, low, high
            else:
                hedge, value, upper = Hedge.RANGE, low, high
        elif low is not None:
            # An end that its margin closes is closed: never narrower than outer.
            closed = nominal.low_closed or outer.low_closed
            hedge = Hedge.AT_LEAST if closed else Hedge.OVER
            value, upper = low, None
        elif high is not None:
            closed = nominal.high_closed or outer.high_closed
            hedge = Hedge.AT_MOST if closed else Hedge.UNDER
            value, upper = high, None
        else:
            raise FigureError(f"nothing can be said of {what}: no bound is left")
        if approximate and hedge is Hedge.EXACT:
            hedge, approximate = Hedge.ABOUT, False
        return Figure(
            hedge=hedge,
            value=numbers.exact(value),
            lower=None if lower is None else numbers.exact(lower),
            upper=None if upper is None else numbers.exact(upper),
            unit=unit,
            approximate=approximate,
            margin=margin,
        )

    def _need_same_unit(self, other: Figure, verb: str) -> None:
        if self.unit != other.unit:
            raise UnitError(
                f"cannot {verb} {str(self)!r} and {str(other)!r}: "
                f"{self.unit} and {other.unit} are different units"
            )
