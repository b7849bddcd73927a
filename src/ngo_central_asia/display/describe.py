"""Descriptions of results as documents: one for each class of result."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.comparison import Comparison
from ngo_central_asia.analysis.comparisons import Comparisons
from ngo_central_asia.analysis.difference import Difference
from ngo_central_asia.analysis.explain import Explanation
from ngo_central_asia.analysis.profile import Profile
from ngo_central_asia.analysis.rank import Ranking
from ngo_central_asia.analysis.ratio import Ratios
from ngo_central_asia.analysis.related import Related
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.analysis.search import Hits
from ngo_central_asia.analysis.share import Shares
from ngo_central_asia.analysis.trend import Trend
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.display.described import (
    comparison,
    explanation,
    navigation,
    numbers,
    records,
)
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from ngo_central_asia.display.document import Document


@singledispatch
def describe(shown: Result[Any]) -> Document:
    """Return the description of a result, by its class."""
    raise TypeError(f"no description is written for a {type(shown).__name__}")


describe.register(Comparison, comparison.comparison)
describe.register(Comparisons, comparison.comparisons)
describe.register(Explanation, explanation.explanation)
describe.register(Hits, navigation.hits)
describe.register(Profile, navigation.profile)
describe.register(Related, navigation.related)


def describe_anything(shown: Any) -> Document:
    """Return the description of a result, a dataset, a collection or a record.

    Raises:
        TypeError: It is none of these.
    """
    if isinstance(shown, Result):
        return describe(shown)
    if isinstance(shown, Dataset):
        return records.dataset(shown)
    if isinstance(shown, Collection):
        return records.collection(shown)
    if isinstance(shown, Record):
        return records.record(shown)
    raise TypeError(f"no description is written for a {type(shown).__name__}")


describe.register(Difference, numbers.difference)
describe.register(Ranking, numbers.ranking)
describe.register(Ratios, numbers.ratios)
describe.register(Shares, numbers.shares)
describe.register(Trend, numbers.trend)
