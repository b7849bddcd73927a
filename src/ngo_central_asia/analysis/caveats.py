"""Caveats: what a reader must know before using a cell of a result."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ngo_central_asia.model.citation import Citation


class CaveatKind(StrEnum):
    """Why a cell needs a word of caution."""

    DEFINITION = "definition"
    """Other rows count another kind of thing."""
    PERIOD = "period"
    """The figure is of another time than asked, or than the other rows."""
    BOUND = "bound"
    """The figure is a lower or an upper bound."""
    APPROXIMATE = "approximate"
    """The figure is only near."""
    UNREADABLE = "unreadable"
    """The source gives no usable number."""
    STATUS = "status"
    """The observation is provisional, forecast or otherwise qualified."""
    RIVAL = "rival"
    """Another statement on the same thing and time says something else."""
    INTERVAL = "interval"
    """The figure is an estimate with an interval around it."""
    VINTAGE = "vintage"
    """Which vintage of a data set the figure is from."""
    EVIDENCE = "evidence"
    """The figure was entered by hand, and no machine has checked it."""
    WITNESS = "witness"
    """The statement may only repeat another one: the two are one witness."""
    SUM = "sum"
    """Parts and their whole do not go together."""
    ORIGIN = "origin"
    """The source names nobody as the origin of the figure."""
    CHOICE = "choice"
    """The figure is not certainly what the policy looks for."""
    STEP = "step"
    """What the figure was computed with, and where that is from; or what is missing."""
    NOTE = "note"
    """What the record's note says: how it was dated, what is odd about it."""


@attrs.frozen
class Caveat:
    """One word of caution.

    Args:
        kind: Why.
        text: What to know, as a clause that starts with a small letter.
        breach: Whether it breaks the comparability that a strict comparison demands.
        citations: Where what it speaks of stands, if that is not the cell itself.
    """

    kind: CaveatKind
    text: str
    breach: bool = False
    citations: tuple[Citation, ...] = ()
