"""Figures written as our canonical text, which `figure_text` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.model import numbers, units
from ngo_central_asia.model.hedge import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.model.figure import Figure


def write(figure: Figure) -> str:
    """Return the canonical text of *figure*; `Figure.parse` of it gives it back."""
    if figure.value is None or figure.hedge is Hedge.NONE:
        return " ".join((*_in_words(figure), units.words(figure.unit)))
    parts = []
    if figure.hedge not in (Hedge.EXACT, Hedge.RANGE, Hedge.ESTIMATE):
        parts.append(figure.hedge.value)
    if figure.approximate:
        parts.append("about")
    parts.append(numbers.text(figure.value))
    if figure.lower is not None and figure.upper is not None:
        ends = numbers.text(figure.lower), numbers.text(figure.upper)
        parts.append(f"({' to '.join(ends)})")
    elif figure.upper is not None:
        parts.append(f"to {numbers.text(figure.upper)}")
    if figure.margin is not None:
        parts.append(f"(±{numbers.text(figure.margin)})")
    if figure.unit == "percent":
        return " ".join(parts) + "%"
    singular = figure.value == 1 and figure.upper is None
    return " ".join((*parts, units.words(figure.unit, singular=singular)))


def _in_words(figure: Figure) -> Iterable[str]:
    yield figure.hedge.value
    if figure.words is not None:
        yield f'"{figure.words}"'
    if figure.candidates:
        yield f"({' or '.join(map(numbers.text, figure.candidates))})"
