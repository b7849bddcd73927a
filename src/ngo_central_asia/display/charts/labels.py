"""Labels beside points, placed so that they do not lie on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The width of a letter and the height of a line of small text, in pixels.
_LETTER = 5.9
_LINE = 13
#: How far a label stands from its point.
_AWAY = 9
#: By how much a label moves away if there is no room, and how far at most.
_STEP = 12
_FARTHEST = 90


class Box(NamedTuple):
    """A rectangle on a chart, in pixels from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def placed(
    points: Iterable[tuple[float, float, str]],
    taken: Iterable[Box],
    within: Box,
) -> Iterator[tuple[float, float] | None]:
    """Yield where each label is centred, or ``None`` where there is no room.

    Each label goes to the first free place above, below, or at a side of its point.

    Args:
        points: The points, in pixels, each with its label.
        taken: What no label may cover.
        within: What all labels stay in.

    >>> list(placed([(50, 50, "one"), (55, 50, "two")], [], Box(0, 0, 100, 100)))
    [(50, 34.5), (55, 65.5)]
    """
    filled = list(taken)
    for x, y, label in points:
        lines = label.split("\n")
        width = max(map(len, lines)) * _LETTER
        height = len(lines) * _LINE
        for centre in _around(x, y, width, height):
            box = _box(*centre, width, height)
            inside = (
                within.left <= box.left
                and box.right <= within.right
                and within.top <= box.top
                and box.bottom <= within.bottom
            )
            if inside and not any(box.meets(other) for other in filled):
                filled.append(box)
                yield centre
                break
        else:
            yield None


def _around(
    x: float, y: float, width: float, height: float
) -> Iterator[tuple[float, float]]:
    """Yield centres of a label around a point, the best one first."""
    up, aside = _AWAY + height / 2, _AWAY + width / 2
    yield from ((x, y - up), (x, y + up), (x - aside, y), (x + aside, y))
    for farther in range(_STEP, _FARTHEST, _STEP):
        yield from ((x + farther, y - up), (x - farther, y - up))
        yield from ((x + farther, y + up), (x - farther, y + up))
        yield from ((x + aside + farther, y), (x - aside - farther, y))
        yield from ((x, y - up - farther), (x, y + up + farther))


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
