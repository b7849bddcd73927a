"""Test kit for those who build on this library: strategies and assertions.

The strategies draw valid records of every class, and whole datasets whose references
resolve. They need hypothesis: ``pip install 'ngo-central-asia[testing]'``.

>>> import ngo_central_asia as nca
>>> from hypothesis import given, settings
>>> @settings(max_examples=5, deadline=None)
... @given(nca.testing.datasets())
... def every_dataset_survives(dataset):
...     nca.testing.assert_round_trips(dataset)
>>> every_dataset_survives()
"""

from __future__ import annotations

from ngo_central_asia.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401  # only whether it is there
except ImportError:
    raise MissingExtraError(
        "the test kit needs hypothesis: pip install 'ngo-central-asia[testing]'"
    ) from None

from ngo_central_asia.testing.assertions import (
    assert_cited,
    assert_keeps_provenance,
    assert_round_trips,
)
from ngo_central_asia.testing.single import (
    citations,
    countries,
    discrepancies,
    events,
    findings,
    indicators,
    instances,
    laws,
    ngos,
    phases,
    programmes,
    records,
    series,
    sources,
    statistics,
)
from ngo_central_asia.testing.values import (
    above_zero,
    computable,
    exact_numbers,
    figures,
    identifiers,
    notes,
    numbers_in,
    pairs,
    period_texts,
    periods,
    several,
    simple_units,
    texts,
    units,
    with_digits,
)
from ngo_central_asia.testing.whole import datasets

__all__ = [
    "above_zero",
    "assert_cited",
    "assert_keeps_provenance",
    "assert_round_trips",
    "citations",
    "computable",
    "countries",
    "datasets",
    "discrepancies",
    "events",
    "exact_numbers",
    "figures",
    "findings",
    "identifiers",
    "indicators",
    "instances",
    "laws",
    "ngos",
    "notes",
    "numbers_in",
    "pairs",
    "period_texts",
    "periods",
    "phases",
    "programmes",
    "records",
    "series",
    "several",
    "simple_units",
    "sources",
    "statistics",
    "texts",
    "units",
    "with_digits",
]
