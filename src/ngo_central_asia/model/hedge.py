"""How surely a source gives a figure."""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """The hedge that a source puts on a figure.

    The bounding hedges come in pairs that differ in whether the number printed is
    itself allowed (``at_least`` 10 allows 10, ``over`` 10 does not) and in whether it
    is also said to be near (``almost`` 10 is near 10, ``under`` 10 need not be).
    """

    EXACT = "exact"
    """The number as it stands."""
    ABOUT = "about"
    """Near the number, on either side."""
    AT_LEAST = "at least"
    """The number or more."""
    OVER = "over"
    """More than the number."""
    AT_MOST = "at most"
    """The number or less."""
    UP_TO = "up to"
    """The number or less, the number being the top of a scale."""
    UNDER = "under"
    """Less than the number."""
    ALMOST = "almost"
    """Less than the number, and near it."""
    RANGE = "range"
    """Between two numbers, both allowed."""
    ESTIMATE = "estimate"
    """A best number with the interval that is stated around it."""
    NONE = "no"
    """Zero, said in words: there is none."""
    VAGUE = "vague"
    """A quantity in words that give no number, such as "dozens"."""
    UNREADABLE = "unreadable"
    """Damaged or impossible print, with the readings that are possible."""
    UNKNOWN = "unknown"
    """The source says that the number is not known."""


class Order(StrEnum):
    """What can honestly be said of two figures side by side."""

    SMALLER = "smaller"
    EQUAL = "equal"
    LARGER = "larger"
    UNORDERED = "cannot be ordered"
