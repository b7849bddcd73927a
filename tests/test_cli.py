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
        "--source",
        "jaysanov-2023",
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


def test_cite_and_bibliography(said):
    """Records are cited, and their references listed, in any style and format."""
    key = "tj-reregistered-2008-murzaeva"

    assert (
        nca.statistics[key].cite("apa") + "\n" == said("cite", key, "--style", "apa")[1]
    )
    assert said("cite", key, "--format", "html")[1].startswith("<ol")
    assert (
        "@article{murzaeva-2024," in said("bibliography", key, "--format", "bibtex")[1]
    )
    assert "1. " == said("bibliography", key, "--style", "gost")[1][:3]
    assert len(nca.sources) == len(said("bibliography")[1].splitlines())


def test_cite_asks_the_dataset_given(said, tmp_path):
    """A record of one's own dataset is cited with its own sources."""
    source = nca.sources["npo-kz"]
    nca.Dataset(sources=[source]).save(tmp_path / "mine.json")

    status, out, _ = said("--data", str(tmp_path / "mine.json"), "bibliography")
    assert (0, nca.bibliography(source)) == (status, out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("trend ngos KG --period 2000/2010 --base 2006", "index to 2006"),
        ("trend staff KZ --where employment=voluntary", "employment: voluntary"),
        ("rank ngos --at 2010 --country KZ --country KG", "1 is the largest of 2"),
        ("ratio ngos_active ngos_registered --tolerance 3", "about 0.04"),
        ("difference ngos_unspecified KG UZ --at 2010", "over -13,241"),
        ("difference ngos 2000 2010 --country KG", "+13,375"),
        ("share funding_share KG --by origin", "not stated: 18%"),
        ("share staff KZ --whole kz-involved-2008-murzaeva", "under about 60,000"),
        ("against v2xcs_ccsi --phases jaysanov-kg-stages", "1992, +0.222 index"),
        ("against v2xcs_ccsi --laws all --window 2 --country KZ", "1999-2000"),
        ("against v2xcs_ccsi --closures winrock", "2007-2009"),
        ("vintages population --country TM --at 2021", "+11.8%"),
        ("compare-vintages population --country TM --at 2021", "+11.8%"),
        ("compare v2xcs_ccsi v2csreprss --at 2023 --flip v2csreprss", "published"),
        ("compare v2xcs_ccsi v2csreprss --as-published", "runs the other way"),
    ],
)
def test_computations(said, arguments, expected):
    """Each computation prints what Python prints, and its flat rows as JSON."""
    status, out, _ = said(*arguments.split())

    assert 0 == status
    assert expected in out
    assert json.loads(said(*arguments.split(), "--format", "json")[1])


def test_a_dataset_of_ones_own(said, tmp_path):
    """The option --data asks another dataset."""
    nca.Dataset().save(tmp_path / "empty.json")
    status, out, _ = said("--data", str(tmp_path / "empty.json"), "list")

    assert (0, "statistics: 0 records\n") == (status, out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["disagreements", "ngos", "--country", "TJ", "--tolerance", "0"],
            nca.disagreements("ngos", countries="TJ", tolerance=0),
        ),
        (["disagreements"], nca.disagreements()),
        (
            ["coverage", "ngos", "staff", "--period", "2008"],
            nca.coverage(["ngos", "staff"], period=2008),
        ),
        (["coverage"], nca.coverage()),
        (["gaps", "ingo_offices", "--others", "1"], nca.gaps("ingo_offices", others=1)),
    ],
)
def test_overviews(said, arguments, expected):
    """The commands answer as the functions do, as text and as rows."""
    assert (0, f"{expected}\n", "") == said(*arguments)
    assert len(expected) == len(json.loads(said(*arguments, "--format", "json")[1]))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["compare", "ngos", "--strict"], "not strictly comparable"),
        (["compare", "ngos", "--where", "permanent"], "expected --where NAME=VALUE"),
        (["--data", "nowhere", "list"], "expected the folder of a dataset"),
        (["list", "--search", ""], "expected words"),
        (["--data", "/no such", "list"], "expected the folder of a dataset"),
        (["cite", "npo-kz", "--style", "appa"], 'Did you mean "apa"'),
        (["bibliography", "--format", "bib"], "there is no format 'bib'"),
        (["cite", "npo-kzz"], 'Did you mean "npo-kz"'),
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


def test_explain(said):
    """The reasons of one cell, by the question of its comparison."""
    status, out, _ = said("explain", "ngos", "кыргызстан", "--at", "2010")

    assert 0 == status
    assert out.startswith("Kyrgyzstan, NGOs: 18,341 organizations (2010)")
    assert "What speaks against it" in out
    assert "World" in said("explain", "ingos", "world", "--at", "1939")[1]


def test_compare_by_several_indicators(said):
    """Several indicators stand side by side, each row with the one it was asked by."""
    arguments = ("compare", "ngos_registered", "ngos_active", "--country", "KG")

    assert "active NGOs (organizations)" in said(*arguments)[1]
    rows = json.loads(said(*arguments, "--format", "json")[1])
    assert ["ngos_registered", "ngos_active"] == [row["asked"] for row in rows]


def test_compare_with_a_baseline_at_any_distance(said):
    """Options of the question reach it."""
    out = said(
        *("compare", "ngos", "--at", "1995", "--tolerance", "any"),
        *("--baseline", "KG", "--format", "json"),
    )[1]

    assert "4,966 organizations" == json.loads(out)[1]["stated"]


def test_a_bad_tolerance_says_what_is_expected(said, capsys):
    """Neither years nor any."""
    with pytest.raises(SystemExit):
        said("compare", "ngos", "--tolerance", "few")

    assert 'expected whole years or "any"' in capsys.readouterr().err


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


class TestLicences:
    def test_of_an_indicator_of_records_and_of_everything(self, said):
        """What is V-Dem's is share-alike; what a text says is not."""
        assert "CC-BY-SA-4.0 (share-alike)" in said("licences", "v2x_libdem")[1]
        assert "CC-BY-SA-4.0 (share-alike)" in said("licences")[1]
        assert "share-alike" not in said("licences", "kg-ngos-2006-jaysanov")[1]
        rows = json.loads(said("licences", "population", "--format", "json")[1])
        assert {"CC-BY-4.0"} == {row["license"] for row in rows}

    @pytest.mark.parametrize("form", ["csv", "json"])
    def test_of_rows_that_were_saved(self, said, tmp_path, form):
        """The sources are read from the file."""
        path = tmp_path / f"rows.{form}"
        _, rows, _ = said("compare", "v2x_libdem", "--at", "2010", "--format", form)
        path.write_text(rows, encoding="utf-8")

        assert nca.sources["vdem-15"].notice[:40] in " ".join(
            said("licences", "--export", str(path))[1].split()
        )

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("rows.csv", "a,b\n1,2\n", "a column source_id"),
            ("rows.json", "{", "no rows can be read"),
            ("rows.json", "[1]", "a column source_id"),
            ("rows.csv", None, "No such file"),
        ],
    )
    def test_of_anything_else(self, said, tmp_path, name, content, expected):
        """A file without rows of ours is refused by name."""
        path = tmp_path / name
        if content is not None:
            path.write_text(content, encoding="utf-8")
        status, _, errors = said("licences", "--export", str(path))

        assert 2 == status
        assert expected in errors
        assert str(path) in errors
