"""Witnesses: when two statements of one number are one."""

from __future__ import annotations

import attrs
import pytest
from analysis.builders import dataset, observation
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.repeats import repeats
from ngo_central_asia.analysis.witness import origins, places_by_origin

WORK = "npo-kz"


def said(identity, figure, *, by=None, via=(), source=WORK):
    """Return an observation with its origin, of a work unless a source is given."""
    cited = nca.Citation(source=source, row="1", attributed_to=by, via=via)
    return observation(identity, figure, 2010, citations=(cited,))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (said("a", "10 NGOs"), said("b", "10 NGOs"), True),
        (said("a", "10 NGOs"), said("b", "about 10 NGOs"), True),
        (said("a", "10 NGOs"), said("b", "11 NGOs"), False),
        (said("a", "10 NGOs", by="A"), said("b", "10 NGOs"), True),
        (said("a", "10 NGOs", by="A"), said("b", "10 NGOs", by="A"), True),
        (said("a", "10 NGOs", by="A"), said("b", "10 NGOs", by="B"), False),
        (said("a", "10 NGOs", via=(WORK,)), said("b", "10 NGOs", by="B"), True),
        (
            said("a", "10 NGOs", via=(WORK,)),
            said("b", "10 NGOs", by="B", source="test"),
            False,
        ),
        (said("a", "10 NGOs", by="The A"), said("b", "10 NGOs", by="the  a"), True),
        (said("a", "10 NGOs", source="test"), said("b", "10 NGOs"), True),
        (
            said("a", "10 NGOs", source="test"),
            said("b", "10 NGOs", source="test"),
            False,
        ),
        (said("a", "10 to 20 NGOs"), said("b", "10 NGOs"), False),
        (said("a", "unknown NGOs"), said("b", "unknown NGOs"), False),
    ],
)
def test_repeats(first, second, expected):
    """A number repeats another unless both name origins that differ."""
    data = dataset(observation("any", "1 NGO", 2000))

    assert expected is repeats(second, first, data)
    assert expected is repeats(first, second, data)


names = st.none() | st.sampled_from(["A", "a", "B"])
works = st.sampled_from([WORK, "jaysanov-2023", "murzaeva-2024"])
places = st.tuples(names, st.lists(works, max_size=2).map(tuple), works)


@given(places, places)
def test_one_witness_of_one_number_is_a_repeat(first, second):
    """Repeats, origins and places never disagree on a pair of statements."""
    pair = [
        said(name, "10 NGOs", by=by, via=via, source=source)
        for name, (by, via, source) in (("a", first), ("b", second))
    ]
    data = dataset(observation("any", "1 NGO", 2000))
    groups = places_by_origin(
        list(dict.fromkeys(one.citations[0] for one in pair)), data
    )

    assert len(origins(pair, data)) == len(groups)
    assert len(groups) == 2 or repeats(*pair, data)


class TestTables:
    def test_a_vintage_repeats_what_it_has_from_the_one_before(self):
        """The same number of one year in two vintages is one number."""
        of = {
            year: [
                nca.statistics[f"population-wdi-{vintage}-kg-{year}"]
                for vintage in (2023, 2026)
            ]
            for year in (1991, 1992)
        }
        one = of[1991][0].figure
        pair = [attrs.evolve(row, figure=one) for row in of[1991]]
        later = attrs.evolve(of[1992][1], figure=one)

        assert repeats(*pair, nca.data)
        assert not repeats(pair[0], later, nca.data)

    def test_tables_of_two_publishers_are_two(self):
        """A number that both have is no repeat: each states it by itself."""
        first = nca.statistics["population-wdi-2026-kz-2010"]
        other = attrs.evolve(
            nca.statistics["v2x_libdem-vdem-15-kz-2010"], figure=first.figure
        )

        assert not repeats(first, other, nca.data)
        assert 2 == len(origins([first, other], nca.data))
