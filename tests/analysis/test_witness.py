"""Witnesses: statements that go back to one origin count once."""

from __future__ import annotations

from analysis.builders import dataset, observation
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.witness import joined, origins

DATA = dataset()


def said(identity, *citations):
    """Return a statement with citations given as fields of theirs."""
    cited = [nca.Citation(**{"source": "test", "row": "1", **one}) for one in citations]
    return observation(identity, "5 NGOs", 2010, citations=cited)


def counted(*statistics):
    """Return the ids in groups of one origin each."""
    return [[one.id for one in group] for group in origins(statistics, DATA)]


class TestOrigins:
    def test_one_source_that_names_nobody(self):
        """What one source says on its own authority is one witness."""
        assert [["a", "b"]] == counted(said("a", {}), said("b", {}))

    def test_two_sources(self):
        """Two sources that name nobody are two, as far as anybody knows."""
        other = said("b", {"source": "npo-kz"})

        assert [["a"], ["b"]] == counted(said("a", {}), other)

    def test_works_and_names_are_shared_across_sources(self):
        """A work taken from, or a name in any spelling, joins two sources."""
        works = [{"via": ["npo-kz"]}, {"source": "murzaeva-2024", "via": ["npo-kz"]}]
        names = [
            {"attributed_to": "Ministry of Justice"},
            {"source": "murzaeva-2024", "attributed_to": "MINISTRY  of justice"},
        ]

        for first, second in (works, names):
            assert [["a", "b"]] == counted(said("a", first), said("b", second))

    def test_a_work_is_its_own_origin(self):
        """What a source took from a work and what the work says are one witness."""
        work = said("work", {"source": "npo-kz"})

        assert [["a", "work"]] == counted(said("a", {"via": ["npo-kz"]}), work)

    def test_origins_chain(self):
        """A statement on two origins joins those that have one of them."""
        first = said("a", {"attributed_to": "A"})
        second = said("b", {"attributed_to": "B"})
        both = said("c", {"attributed_to": "A"}, {"attributed_to": "B"})

        assert [["a"], ["b"]] == counted(first, second)
        assert [["a", "b", "c"]] == counted(first, second, both)

    def test_nothing(self):
        """No statements have no witness."""
        assert () == origins([], DATA)


@given(st.lists(st.frozensets(st.integers(0, 6), max_size=3)))
def test_groups_part_what_they_were_given(items):
    """Every item is in one group; groups share no key, and neighbours inside do."""
    groups = joined(items, set)

    assert sorted(map(sorted, items)) == sorted(
        sorted(item) for group in groups for item in group
    )
    keys = [frozenset().union(*group) for group in groups]
    assert sum(map(len, keys)) == len(frozenset().union(*keys))
    for group in groups:
        reached = set(group[0])
        for _ in group:
            reached |= {key for item in group if reached & item for key in item}
        assert reached == frozenset().union(*group)
