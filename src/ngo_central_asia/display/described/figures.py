"""Figures and years in the words of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.model import units

if TYPE_CHECKING:
    from ngo_central_asia.model.figure import Figure


def bare(figure: Figure) -> str:
    """Return a figure without its unit, which the title names.

    >>> from ngo_central_asia.model.figure import Figure
    >>> bare(Figure.parse("about 5,000 NGOs"))
    'about 5,000'
    """
    text = str(figure)
    for tail in (units.words(figure.unit), units.words(figure.unit, singular=True)):
        if text.endswith(f" {tail}"):
            return text.removesuffix(f" {tail}")
    return text
