"""The one family of errors that this library raises for bad input.

Every error says what was given, what was expected and, where names are involved,
which valid names come nearest. Each class also derives from the built-in exception
that a Python programmer would expect, so ``except KeyError`` works as usual.
"""

from __future__ import annotations

__all__ = [
    "ComparabilityError",
    "CriteriaError",
    "DataError",
    "FigureError",
    "MissingExtraError",
    "NgoCentralAsiaError",
    "NotFoundError",
    "PeriodError",
    "UnitError",
    "UnreadableError",
]


class NgoCentralAsiaError(Exception):
    """Base of all errors of this library."""


class FigureError(NgoCentralAsiaError, ValueError):
    """A figure cannot be read, built or computed."""


class UnitError(NgoCentralAsiaError, ValueError):
    """A unit does not exist, or two units do not go together."""


class PeriodError(NgoCentralAsiaError, ValueError):
    """A text is not a period in EDTF level 0 or 1."""


class CriteriaError(NgoCentralAsiaError, ValueError):
    """A question contradicts itself or names a criterion that does not exist."""


class ComparabilityError(NgoCentralAsiaError, ValueError):
    """A strict comparison was asked for and its rows are not comparable."""


class MissingExtraError(NgoCentralAsiaError, ImportError):
    """An optional dependency is not installed; the message names the command."""


class UnreadableError(NgoCentralAsiaError, ValueError):
    """A file cannot be read as a copy of a text; the message says why."""


class NotFoundError(NgoCentralAsiaError, KeyError):
    """Nothing goes by that name; the message suggests the nearest names."""

    def __str__(self) -> str:
        # KeyError prints the repr of its argument: a message would come out quoted.
        return str(self.args[0]) if self.args else ""


class DataError(NgoCentralAsiaError, ValueError):
    """Authored data is wrong; the message names file, record and field.

    Attributes:
        problems: One line per fault, each with its place.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return self.problems[0]
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        return f"{len(self.problems)} problems in the data:\n{lines}"
