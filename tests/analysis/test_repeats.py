"""Witnesses: when two statements of one number are one."""

from __future__ import annotations

import pytest
from analysis.builders import dataset, observation

import ngo_central_asia as nca
from ngo_central_asia.analysis.repeats import repeats

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
        (said("a", "10 NGOs", via=(WORK,)), said("b", "10 NGOs", by="B"), False),
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
