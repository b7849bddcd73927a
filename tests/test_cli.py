"""The command line, in process."""

from __future__ import annotations

import json

import pytest

import ngo_central_asia as nca
from ngo_central_asia.cli import main


@pytest.fixture
def said(capsys):
    """Return a function that runs a command and gives status, output and errors."""

    def run(*arguments):
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_list_filters(said):
    """The list takes the criteria of where, and words to search for."""
    status, out, _ = said(
        "list",
        "--country",
        "Kyrgyzstan",
        "--indicator",
        "ngos",
        "--period",
        "2006",
        "--format",
        "json",
    )

    assert 0 == status
    assert ["kg-ngos-2006-jaysanov"] == [row["id"] for row in json.loads(out)]


def test_list_shows_all_records(said):
    """A list on the command line is not cut."""
    _, out, _ = said("list", "indicators")

    assert all(key in out for key in nca.indicators)


def test_list_knows_countries(said):
    """The countries are listed by the name they have in Python."""
    assert said("list", "countries")[1].startswith("areas: 5 records")


def test_show_finds_a_record_of_any_collection(said):
    """A record is shown by its id, or by a name it goes by."""
    assert "13,018 organizations" in said("show", "kg-ngos-2006-jaysanov")[1]
    assert "capital: Bishkek" in said("show", "кыргызстан")[1]
    assert "Country KG" in said("show", "KGZ")[1]


def test_sources_prints_references(said):
    """Every source is printed as a reference, and exported in every format."""
    _, out, _ = said("sources")

    assert "Yermukanov, Marat (2003). [Untitled]" in out
    assert len(nca.sources) == len(json.loads(said("sources", "--format", "json")[1]))


def test_compare_takes_every_option(said):
    """Countries, policy, tolerance and the part are passed on."""
    _, out, _ = said(
        "compare",
        "staff",
        "--country",
        "KZ",
        "--policy",
        "earliest",
        "--where",
        "employment=temporary",
        "--tolerance",
        "3",
        "--format",
        "json",
    )

    assert ["up to 50,000 persons"] == [row["figure"] for row in json.loads(out)]


def test_a_dataset_of_ones_own(said, tmp_path):
    """The option --data asks another dataset."""
    nca.Dataset().save(tmp_path / "empty.json")
    status, out, _ = said("--data", str(tmp_path / "empty.json"), "list")

    assert (0, "statistics: 0 records\n") == (status, out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["compare", "ngos", "--strict"], "not strictly comparable"),
        (["compare", "ngos", "--where", "permanent"], "expected --where NAME=VALUE"),
        (["--data", "nowhere", "list"], "expected the folder of a dataset"),
        (["list", "--search", ""], "expected words"),
        (["--data", "/no such", "list"], "expected the folder of a dataset"),
        (["list", "areas", "--country", "KZ"], "there is no criterion 'country'"),
    ],
)
def test_bad_input(said, arguments, expected):
    """Bad input gives 2, nothing on standard output, and one clear message."""
    status, out, err = said(*arguments)

    assert (2, "") == (status, out)
    assert expected in err


def test_version(capsys):
    """The version is that of the package."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])

    assert nca.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["phases", "--at", "2012", "--country", "UZ"], "between two phases"),
        (["phases", "--country", "KG"], "Periodizations side by side"),
        (["laws", "--kind", "law", "--subject", "religion", "--at", "2005"], "1998"),
        (["timeline", "--country", "TM", "--kind", "event"], "without a date"),
        (
            ["timeline", "--period", "2006", "--kind", "presence"],
            "suspended by",
        ),
        (["presence", "winrock", "--country", "UZ", "--at", "2005"], "2004/2006*"),
        (["presence", "--kind", "donor"], "Global Environmental Funds"),
    ],
)
def test_results_on_history(said, arguments, expected):
    """Phases, laws, timelines and presences, by their options."""
    status, out, _ = said(*arguments)

    assert 0 == status
    assert expected in out


@pytest.mark.parametrize("name", ["phases", "laws", "timeline", "presence"])
def test_results_on_history_as_data(said, name):
    """The same as rows."""
    status, out, _ = said(name, "--country", "KG", "--format", "json")

    assert 0 == status
    assert all("source_id" in row for row in json.loads(out))
