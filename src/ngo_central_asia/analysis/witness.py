"""Witnesses: statements that go back to one origin count once.

This is the one place that tells origins apart: `ngo_central_asia.witnesses` shows the
groups made here, and `repeats` asks about them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ngo_central_asia._names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.statistic import Statistic

T = TypeVar("T")


def origins(
    statistics: Iterable[Statistic], dataset: Dataset
) -> tuple[tuple[Statistic, ...], ...]:
    """Return the statements in groups that share an origin, each group one witness.

    Two statements are in one group if any of their places are, see `places_by_origin`.
    The number of groups is an upper limit: sources may share an origin that none of
    them names. Whether one *number* is only carried on is another question, which
    `repeats` answers.

    Args:
        statistics: The statements, in any order; the groups keep it.
        dataset: Dataset of the statements.

    >>> import ngo_central_asia as nca
    >>> said = nca.statistics.where(country="KG", indicator="ngos")
    >>> [len(group) for group in origins(said.values(), nca.data)]
    [7, 1, 2, 6, 1]
    """
    statements = list(statistics)
    places = dict.fromkeys(cited for said in statements for cited in said.citations)
    groups = enumerate(places_by_origin(list(places), dataset))
    group_of = {cited: number for number, group in groups for cited in group}
    return joined(
        statements, lambda said: {group_of[cited] for cited in said.citations}
    )


def places_by_origin(
    citations: Sequence[Citation], dataset: Dataset
) -> list[list[Citation]]:
    """Return the places by origin, each group in the order of its first place.

    Two places are of one origin if they name one (see `named_origins`), or if one
    took it from the source of the other. Tables of one publisher are of one origin,
    which is the publisher: the vintages of a series are. A place that names no origin
    counts with the other places of its source, and for itself only if there are none.

    Args:
        citations: The places, each once.
        dataset: Dataset of their sources.
    """
    works = {work for cited in citations for work in cited.via}

    def keys(cited: Citation) -> set[str]:
        own = {work_key(cited.source)} if cited.source in works else set()
        return named_origins(cited) | own | _publishers(cited, dataset)

    named = [cited for cited in citations if keys(cited)]
    groups = [list(group) for group in joined(named, keys)]
    # By name and not by place, so that the order of the places does not count.
    groups.sort(key=lambda group: min(min(keys(cited)) for cited in group))
    for cited in citations:
        if not keys(cited):
            of_source = (g for g in groups if cited.source in {one.source for one in g})
            group = next(of_source, None)
            if group is None:
                groups.append([cited])
            else:
                group.append(cited)
    at = {cited: number for number, cited in enumerate(citations)}
    ordered = (sorted(group, key=at.__getitem__) for group in groups)
    return sorted(ordered, key=lambda group: at[group[0]])


def named_origins(cited: Citation) -> set[str]:
    """Return what a place names as its origin, in the form to compare it by.

    These are the works that it was taken from, and whom it is attributed to, whatever
    the case, accents and white space of the name.
    """
    keys = {work_key(work) for work in cited.via}
    if cited.attributed_to:
        keys.add(_agent_key(cited.attributed_to))
    return keys


def _publishers(cited: Citation, dataset: Dataset) -> set[str]:
    """Return who publishes the table that a place is in, in the form of an origin."""
    source = dataset.sources[cited.source]
    authors = source.authors if source.role.has_data else ()
    return {_agent_key(str(author)) for author in authors}


def _agent_key(name: str) -> str:
    return f"agent {fold(name)}"


def work_key(source: str) -> str:
    """Return what stands for a work among the origins that places name."""
    return f"source {source}"


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
