"""Witnesses: statements that go back to one origin count once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ngo_central_asia._names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from ngo_central_asia.model.statistic import Statistic

T = TypeVar("T")


def origins(statistics: Iterable[Statistic]) -> tuple[tuple[Statistic, ...], ...]:
    """Return the statements in groups that share an origin, each group one witness.

    Two statements share one if they were taken from one work (`via`), if they are
    attributed to one name, however it is spelled, or if one source makes both and
    names nobody. The number of groups is an upper limit: sources may share an origin
    that none of them names.

    Args:
        statistics: The statements, in any order; the groups keep it.

    >>> import ngo_central_asia as nca
    >>> said = nca.statistics.where(country="KG", indicator="ngos")
    >>> [len(group) for group in origins(said.values())]
    [7, 1, 2, 6, 1]
    """
    return joined(statistics, _origin_keys)


def _origin_keys(statistic: Statistic) -> set[Hashable]:
    """Return what names the origin: works, folded names, or else the sources."""
    keys: set[Hashable] = set()
    for cited in statistic.citations:
        keys |= {("work", work) for work in cited.via}
        if cited.attributed_to:
            keys.add(("name", fold(cited.attributed_to)))
        elif not cited.via:
            keys.add(("work", cited.source))
    return keys


def joined(
    items: Iterable[T], keys: Callable[[T], Iterable[Hashable]]
) -> tuple[tuple[T, ...], ...]:
    """Return the items in groups that hang together by the keys that they share.

    >>> joined(["ab", "cd", "bc", "x"], set)
    (('ab', 'cd', 'bc'), ('x',))
    """
    groups: list[tuple[set[Hashable], dict[int, T]]] = []
    for place, item in enumerate(items):
        held, members = set(keys(item)), {place: item}
        apart = []
        for other_held, others in groups:
            if held.isdisjoint(other_held):
                apart.append((other_held, others))
            else:
                held |= other_held
                members |= others
        groups = [*apart, (held, members)]
    ordered = sorted(sorted(members.items()) for _, members in groups)
    return tuple(tuple(item for _, item in members) for members in ordered)
