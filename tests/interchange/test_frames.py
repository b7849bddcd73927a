"""Data frames: right types, nothing of the provenance lost."""

from __future__ import annotations

import datetime as dt
import math
import sys

import narwhals as nw
import pytest

import ngo_central_asia as nca
from ngo_central_asia.errors import CriteriaError, MissingExtraError
from ngo_central_asia.interchange.frames import BACKENDS, to_frame

NAMES = nca.data.collection_names


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", NAMES)
def test_rows_and_columns_are_those_of_the_dicts(name, backend):
    """Every collection goes into every backend, cell by cell."""
    records = nca.data.collection(name)
    rows = records.to_dicts()
    frame = nw.from_native(records.to_frame(backend), eager_only=True)

    assert list(rows[0]) == frame.columns
    assert len(rows) == len(frame)
    for column in ("id", *({"source_id", "locator", "as_written"} & set(rows[0]))):
        assert [row[column] for row in rows] == frame[column].to_list()


@pytest.mark.parametrize("backend", BACKENDS)
def test_types(backend):
    """Numbers are numbers, days are dates, what is absent is null."""
    compared = nca.compare("ngos", at=2010, evidence="checked")
    frame = nw.from_native(compared.to_frame(backend))
    schema = frame.schema

    assert nw.Float64 == schema["value"]
    assert nw.String == schema["hedge"]
    assert schema["period_latest"] in (nw.Date, nw.Datetime("us"))
    day = frame["period_latest"].to_list()[1]
    assert dt.date(2010, 12, 31) == (day.date() if backend == "pandas" else day)
    absent = frame["value"].to_list()[3]
    assert absent is None or math.isnan(absent)


def test_whole_numbers_stay_whole():
    """A column with a whole number in every row is one of integers."""
    frame = to_frame([{"n": 1, "b": True}, {"n": 2, "b": False}], "polars")

    assert [(1, True), (2, False)] == frame.rows()


def test_an_unknown_backend_is_suggested():
    """The error names the backend meant."""
    with pytest.raises(CriteriaError, match='Did you mean "polars"'):
        nca.statistics.to_frame("polar")


def test_a_missing_backend_names_the_command(monkeypatch):
    """Without the package the error says how to get it."""
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(MissingExtraError, match=r"pip install '.*\[polars\]'"):
        nca.statistics.to_frame("polars")
