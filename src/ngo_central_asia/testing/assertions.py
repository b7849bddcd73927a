"""Assertions for the tests of those who build on this library."""

from __future__ import annotations

import json
import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.dataset import compiled, walk
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.schema import record_class
from ngo_central_asia.dataset.structure import structure, unstructure
from ngo_central_asia.model.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.model.citation import Citation


def assert_cited(result: Result[Any]) -> None:
    """Assert that every number in a result has a citation whose source resolves.

    Whatever holds a figure, anywhere in a row, must be cited, and its citations must
    be among those that the result shows.

    Raises:
        AssertionError: A number is not cited, or a source is not in the dataset.

    >>> import ngo_central_asia as nca
    >>> assert_cited(nca.compare("ngos"))
    """
    shown = set(result.shown_citations)
    for place, row in enumerate(result.rows):
        for holder in _holders(row):
            cited = tuple(holder.citations)
            where = f"row {place}: {holder!r}"
            _demand(bool(cited), f"{where} has no citation")
            lost = [one for one in cited if one not in shown]
            _demand(not lost, f"{where}: the result does not show {lost}")
    for one in sorted(shown, key=repr):
        for key in (one.source, *one.via):
            known = result.dataset.sources.has_id(key)
            _demand(known, f"the dataset has no source {key!r}, cited by {one!r}")


def _holders(value: Any) -> Iterator[Any]:
    """Yield every value in *value* that has a figure of its own."""
    if isinstance(value, Dataset | Figure):
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _holders(item)
    elif attrs.has(type(value)):
        parts = [getattr(value, field.name) for field in attrs.fields(type(value))]
        if any(isinstance(part, Figure) for part in parts):
            yield value
        yield from _holders(tuple(parts))


def assert_round_trips(dataset: Dataset) -> None:
    """Assert that a dataset comes back equal from every form that it is kept in.

    The forms are plain data, a folder of TOML, a file of JSON, the compiled form, and
    pickle.

    Raises:
        AssertionError: It does not; the message names the form and the first record
            that differs.
        MissingExtraError: The package that writes TOML is not installed.

    >>> import ngo_central_asia as nca
    >>> assert_round_trips(nca.Dataset(sources=[nca.sources["npo-kz"]]))
    """
    with tempfile.TemporaryDirectory() as folder:
        for form in ("toml", "json"):
            place = Path(folder) / ("kept" if form == "toml" else "kept.json")
            dataset.save(place)
            _demand_equal(form, dataset, Dataset.load(place))
    _demand_equal("pickle", dataset, pickle.loads(pickle.dumps(dataset)))  # noqa: S301
    for name in dataset.collection_names:
        cls, records = record_class(name), list(dataset.records(name))
        tables = {one.table.place: one.table for one in dataset.series.values()}
        back = compiled.loads(compiled.dumps(cls, records), tables.__getitem__)
        _demand(records == back, f"{name} is not the same in compiled form")
        for record in records:
            data = json.loads(json.dumps(unstructure(record)))
            same = structure(cls, data, name) == record
            _demand(same, f"{name}, {record.id!r} is not the same as plain data")


def _demand_equal(form: str, before: Dataset, after: Dataset) -> None:
    for name in before.collection_names:
        old, new = before.collection(name), after.collection(name)
        _demand(list(old) == list(new), f"{name} has other records after {form}")
        for key, record in old.items():
            same = record == new[key]
            _demand(same, f"{name}, {key!r} is not the same after {form}")
    _demand(dict(before.meta) == dict(after.meta), f"the meta differs after {form}")


def assert_keeps_provenance(
    rows: Sequence[Mapping[str, Any]], said: Result[Any] | Iterable[Any]
) -> None:
    """Assert that flat rows name every place that they stand on.

    Args:
        rows: Flat rows, as `to_dicts` gives them or as an export reads back.
        said: The result or the records that they were made of.

    Raises:
        AssertionError: A citation of these is in no row.

    >>> import ngo_central_asia as nca
    >>> result = nca.compare("ngos")
    >>> assert_keeps_provenance(result.to_dicts(), result)
    """
    kept = [{name: str(row.get(name) or "") for name in _PROVENANCE} for row in rows]
    for one in _citations(said):
        wanted = {
            "source_id": (one.source,),
            "locator": (one.locator,),
            "as_written": (one.as_written or "",),
            "attributed_to": (one.attributed_to or "",),
            "via": one.via,
        }
        found = any(
            all(part in row[name] for name in _PROVENANCE for part in wanted[name])
            for row in kept
        )
        _demand(found, f"no row keeps {one!r}")


_PROVENANCE = ("source_id", "locator", "as_written", "attributed_to", "via")


def _citations(said: Any) -> Iterable[Citation]:
    if hasattr(said, "citations"):
        found: Iterable[Citation] = said.citations
        return found
    return [one for record in said for one in walk.citations(record)]


def _demand(holds: bool, message: str) -> None:  # noqa: FBT001  # what is demanded
    if not holds:
        raise AssertionError(message)
