"""The class of our pint registry: currencies convert at a dated rate, or not at all."""

from __future__ import annotations

from typing import Any

import pint

from ngo_central_asia.errors import UnitError
from ngo_central_asia.model.units import CURRENCIES


class RateNeededError(pint.DimensionalityError, UnitError):
    """Two currencies were to be converted without the date of a rate.

    It is a `pint.DimensionalityError` too, so that quantities in two currencies are
    unequal instead of an error.
    """

    def __str__(self) -> str:
        return (
            f"{self.units1} converts to {self.units2} only at the rate of a date: give "
            f'one, such as quantity.to("{self.units2}", nca.rates(2017))'
        )


class Registry(pint.UnitRegistry[Any]):
    """A registry whose currencies convert in a context of dated rates only."""

    def convert(
        self, value: Any, src: Any, dst: Any, *args: Any, **options: Any
    ) -> Any:
        """Return a number of one unit as one of another, as pint does."""
        try:
            return super().convert(value, src, dst, *args, **options)
        except pint.DimensionalityError:
            if {str(src), str(dst)} <= {*CURRENCIES}:
                raise RateNeededError(src, dst) from None
            raise
