"""Laws that hold for every dataset: order, removal, citations."""

from __future__ import annotations

from analysis.builders import dataset, observation
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.derived import quotient
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.model.hedge import Order
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


def numbers(dataset):
    """Return every computed result that the areas and indicators allow.

    A question that a dataset does not allow, such as a ratio of amounts of money in
    two currencies, has no answer: ``None``.
    """
    areas, wanted = sorted(dataset.areas), sorted(dataset.indicators)
    first, last = areas[0], areas[-1]
    asked = []
    for one in wanted:
        asked += [
            lambda one=one: nca.trend(one, first, dataset=dataset),
            lambda one=one: nca.rank(one, countries=areas, dataset=dataset),
            lambda one=one: nca.share(one, first, dataset=dataset),
            lambda one=one: nca.difference(one, first, last, dataset=dataset),
            lambda one=one: nca.compare(
                one, countries=areas, baseline=last, dataset=dataset
            ),
            lambda one=one: nca.compare(
                one, countries=areas, policy="all", dataset=dataset
            ),
            lambda one=one: nca.ratio(one, wanted[0], countries=areas, dataset=dataset),
        ]
    return [answered(ask) for ask in asked]


def answered(ask):
    """Return an answer, or ``None`` where the question is refused."""
    try:
        return ask()
    except nca.errors.NgoCentralAsiaError:
        return None


def told(dataset):
    """Return what is told of the areas in order of time."""
    areas = sorted(dataset.areas)
    return [
        nca.timeline(areas, dataset=dataset),
        nca.phases_at(2005, areas, dataset=dataset),
        nca.compare_phases(areas, dataset=dataset),
        nca.compare_laws(areas, dataset=dataset),
        nca.presence(countries=areas, dataset=dataset),
    ]


#: Each gives the answers of one helper to every question that a dataset allows.
ALL = (compared, differing, covered, missed, numbers, told)


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
        for more, less in zip(before, after[name], strict=True):
            # What is refused shows nothing; with less, it may be a question.
            if more is not None and less is not None:
                assert set(less.shown_citations) <= set(more.shown_citations)


@settings(max_examples=20)
@given(datasets(only=ASKED))
def test_every_number_is_cited(dataset):
    """Each number has a citation that resolves, in the result, its rows, its text."""
    for results in answers(dataset).values():
        for result in filter(None, results):
            assert_cited(result)
            assert_keeps_provenance(result.to_dicts(), result)
            assert set(result.citations) <= set(result.shown_citations)
            assert repr(result)


# --- widening -------------------------------------------------------------------------


@st.composite
def widened(draw):
    """Return a figure and one that allows all that it allows, and maybe more."""
    low = draw(st.integers(1, 500))
    high = low + draw(st.integers(1, 500))
    below, above = draw(st.integers(0, low - 1)), draw(st.integers(0, 500))
    forms = [f"{low - below} to {high + above} NGOs", f"at least {low - below} NGOs"]
    narrow = draw(st.sampled_from([f"{low} NGOs", f"{low} to {high} NGOs"]))
    return narrow, draw(st.sampled_from(forms))


def within(inner, outer):
    """Return whether bounds lie in others; no bounds at all allow everything."""
    if outer is None:
        return True
    if inner is None:
        return False
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def computed(first, second):
    """Return the bounds of what is computed from two figures, by name."""
    kind = {"indicator": "ngos_registered"}
    data = dataset(
        observation("a", first, 2000, **kind),
        observation("b", second, 2010, **kind),
        observation("c", second, 2010, indicator="ngos_active"),
        observation("d", first, 2010, area="KG", **kind),
    )
    (change,) = nca.trend("ngos_registered", "KZ", dataset=data).changes
    asked = {"countries": "KG", "at": 2010, "dataset": data}
    compared = nca.compare("ngos_registered", baseline="KZ", **asked)
    ratio = nca.ratio("ngos_active", "ngos_registered", **asked | {"countries": "KZ"})
    apart = nca.difference("ngos_registered", "KZ", "KG", at=2010, dataset=data)
    found = {
        "absolute": change.absolute,
        "relative": change.relative,
        "growth": change.growth,
        "baseline": compared["KG"].derived,
        "ratio": ratio[0].ratio,
        "difference": apart.absolute,
        "times": apart.times,
    }
    both = nca.compare("ngos_registered", at=2010, countries=["KZ", "KG"], dataset=data)
    bounds = {name: one and one.bounds for name, one in found.items()}
    return bounds, both.order("KZ", "KG"), nca.rank("ngos_registered", dataset=data)


@settings(max_examples=40)
@given(widened(), widened())
def test_widening_a_hedge_never_narrows_a_result(first, second):
    """Who says less surely what both figures are, gets nothing that is surer."""
    narrow, order, places = computed(first[0], second[0])
    wide, wide_order, wide_places = computed(first[1], second[1])

    for name, outer in wide.items():
        assert within(narrow[name], outer), name
    assert wide_order in (order, Order.UNORDERED)
    for area in ("KZ", "KG"):
        assert wide_places[area].highest <= places[area].highest
        assert wide_places[area].lowest >= places[area].lowest


@given(widened(), widened())
def test_what_is_printed_allows_what_is_computed(first, second):
    """The bounds of a computed figure lie in those that its figure shows."""
    above, below = (nca.Figure.parse(pair[1]) for pair in (first, second))
    ratio = answered(lambda: above / below)

    assert ratio is None or within(quotient(above, below), ratio.bounds)
