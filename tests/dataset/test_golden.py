"""Released values do not change unseen."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import ngo_central_asia as nca
from ngo_central_asia.dataset import golden
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "values.txt"
COMMAND = f"python -m ngo_central_asia.dataset.golden tests/golden/{FILE.name}"


def edited(version=None, **changes):
    """Return the embedded data with one observation changed, and maybe its version."""
    held = {n: dict(nca.data.collection(n)) for n in COLLECTIONS}
    old = held["statistics"]["kg-ngos-2006-jaysanov"]
    held["statistics"][old.id] = attrs.evolve(old, **changes)
    meta = {**nca.data.meta, "version": version or nca.data.version}
    records = {name: records.values() for name, records in held.items()}
    return nca.Dataset.lazy(records.__getitem__, meta)


def test_the_data_is_what_the_golden_file_says():
    """Every record has its line, and no line is without its record."""
    text = FILE.read_text(encoding="utf-8")

    assert [] == golden.breaches(text, nca.data), (
        f"released values changed: move the version in dataset.toml, then {COMMAND}"
    )
    assert golden.written(nca.data) == text, f"records are new: {COMMAND}"


@pytest.mark.parametrize(
    "changes",
    [
        {"figure": nca.Figure.parse("13,081 organizations")},
        {"period": nca.Period("2007")},
        {"note": "another"},
        {"citations": (nca.Citation(source="jaysanov-2023", row="1"),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_edit_is_caught(changes):
    """A changed figure, date, note or citation breaks the line of the record."""
    text = golden.written(nca.data)
    (breach,) = golden.breaches(text, edited(**changes))

    assert breach.startswith("statistics/kg-ngos-2006-jaysanov: was ")
    with pytest.raises(DataError, match=f"released as {nca.data.version}: move"):
        golden.renewed(text, edited(**changes))


def test_a_new_version_may_change_values():
    """Once the version has moved, the lines are written anew; or before a release."""
    text, figure = golden.written(nca.data), nca.Figure.parse("5 organizations")
    moved, draft = edited("9.0.0", figure=figure), edited(figure=figure)

    assert "# data 9.0.0\n" in golden.renewed(text, moved)
    assert golden.written(draft) == golden.renewed(text, draft, unreleased=True)


def test_new_records_may_join_but_none_may_go():
    """Under one version lines are only added."""
    few = nca.Dataset.lazy(lambda _: (), nca.data.meta)

    assert golden.written(nca.data) == golden.renewed(golden.written(few), nca.data)
    with pytest.raises(DataError, match="is gone"):
        golden.renewed(golden.written(nca.data), few)


def test_the_command(tmp_path, capsys):
    """It writes the file, and leaves one alone that would lose a released value."""
    file = tmp_path / "values.txt"
    text = golden.written(edited(note="another"))
    file.write_text(text, encoding="utf-8")

    assert 1 == golden.main([str(file)])
    assert "kg-ngos-2006-jaysanov" in capsys.readouterr().err
    assert text == file.read_text(encoding="utf-8")
    assert 0 == golden.main([str(file), "--unreleased"])
    assert golden.written(nca.data) == file.read_text(encoding="utf-8")
