"""Laws that hold for every dataset: order, removal, citations."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.testing import (
    assert_cited,
    assert_keeps_provenance,
    datasets,
)

#: What a statistic needs; the other collections may refer to statistics.
BASE = ("areas", "indicators", "sources", "statistics")
#: What these results are made of.
ASKED = (*BASE, "laws", "discrepancies")
randoms = st.randoms(use_true_random=False)


def compared(dataset):
    """Return a comparison of the areas by each indicator."""
    areas = sorted(dataset.areas)
    return [
        nca.compare(indicator, countries=areas, dataset=dataset)
        for indicator in sorted(dataset.indicators)
    ]


def differing(dataset):
    """Return the disagreements among statements that overlap in time."""
    return [nca.disagreements(tolerance=0, dataset=dataset)]


def covered(dataset):
    """Return the coverage of the areas by each indicator."""
    areas = sorted(dataset.areas)
    wanted = sorted(dataset.indicators)
    return [nca.coverage(wanted, countries=areas, dataset=dataset)] if wanted else []


def missed(dataset):
    """Return the gaps of the areas by each indicator."""
    areas = sorted(dataset.areas)
    wanted = sorted(dataset.indicators)
    return (
        [nca.gaps(wanted, countries=areas, others=1, dataset=dataset)] if wanted else []
    )


#: Each gives the answers of one helper to every question that a dataset allows.
ALL = (compared, differing, covered, missed)


def held(dataset, names=COLLECTIONS):
    """Return the records of the collections of these names, to make others of."""
    return {name: list(dataset.collection(name).values()) for name in names}


def answers(dataset):
    """Return what each helper answers."""
    return {ask.__name__: ask(dataset) for ask in ALL}


@settings(max_examples=20)
@given(datasets(only=ASKED), randoms)
def test_the_order_of_records_and_sources_changes_nothing(dataset, random):
    """The same records in any order answer alike."""
    shuffled = held(dataset)
    for name, records in shuffled.items():
        # The order of kinds without a precedence is the order of the data.
        if name != "indicators":
            random.shuffle(records)

    assert answers(dataset) == answers(nca.Dataset(**shuffled))


@settings(max_examples=20)
@given(datasets(only=BASE), st.integers(0, 3))
def test_the_order_of_merges_changes_nothing(dataset, place):
    """Two parts answer alike, whichever is merged into the other."""
    records = held(dataset, BASE)
    first = records | {"statistics": records["statistics"][:place]}
    second = records | {"statistics": records["statistics"][place:]}
    one, other = nca.Dataset(**first), nca.Dataset(**second)

    assert answers(dataset) == answers(one | other) == answers(other | one)


@settings(max_examples=20)
@given(datasets(only=BASE), st.integers(0, 2))
def test_removing_a_record_adds_no_citation(dataset, place):
    """Whoever knows less shows nothing that was not shown before."""
    records = held(dataset, BASE)
    del records["statistics"][place : place + 1]
    after = answers(nca.Dataset(**records))

    for name, before in answers(dataset).items():
        assert {one for result in after[name] for one in result.shown_citations} <= {
            one for result in before for one in result.shown_citations
        }


@settings(max_examples=20)
@given(datasets(only=ASKED))
def test_every_number_is_cited(dataset):
    """Each number has a citation that resolves, in the result, its rows, its text."""
    for results in answers(dataset).values():
        for result in results:
            assert_cited(result)
            assert_keeps_provenance(result.to_dicts(), result)
            assert set(result.citations) <= set(result.shown_citations)
            assert repr(result)
