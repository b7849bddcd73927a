"""Flat rows as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest

import ngo_central_asia as nca
from ngo_central_asia.interchange import rows

WRITERS = [rows.to_csv, rows.to_json, rows.to_markdown]


@pytest.mark.parametrize("write", WRITERS)
def test_no_citation_is_lost(write):
    """Every source, place and phrase of every statistic stands in every export."""
    written = write(nca.statistics.to_dicts()).replace('""', '"').replace('\\"', '"')

    for statistic in nca.statistics.values():
        for cited in statistic.citations:
            for part in (cited.source, cited.locator, cited.as_written):
                assert part in written


def test_csv_reads_back():
    """What CSV holds is what the rows hold."""
    given = nca.statistics.to_dicts()
    read = list(csv.DictReader(io.StringIO(rows.to_csv(given))))

    assert [
        {key: "" if value is None else str(value) for key, value in row.items()}
        for row in given
    ] == read


def test_json_keeps_numbers_exact():
    """Numbers stay numbers where JSON holds them exactly, and texts elsewhere."""
    written = rows.to_json(
        [{"a": Decimal("14.4"), "b": Fraction(1, 3), "c": Decimal("0.1") + 10**20}]
    )

    assert [{"a": 14.4, "b": "1/3", "c": "100000000000000000000.1"}] == json.loads(
        written
    )


def test_markdown_escapes_bars_and_lines():
    """A cell cannot break the table."""
    assert "| a\\|b c |" == rows.to_markdown([{"x": "a|b\nc"}]).splitlines()[2]


@pytest.mark.parametrize("write", WRITERS)
def test_no_rows(write):
    """No rows are written as nothing, without failing."""
    assert isinstance(write([]), str)
