"""The main job on the embedded data; it runs on the installed wheel too."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

import ngo_central_asia as nca

FIVE = ["KZ", "KG", "TJ", "TM", "UZ"]


def run(*arguments):
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "ngo_central_asia", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class TestCompareNgos:
    def test_has_a_row_for_each_of_the_five_countries(self):
        """All five countries have a row, also the one without a figure."""
        assert FIVE == [row.area.id for row in nca.compare("ngos")]

    def test_says_that_no_text_counts_the_ngos_of_turkmenistan(self):
        """A country without data is a row that says so."""
        row = nca.compare("ngos", evidence="checked")["Turkmenistan"]

        assert None is row.figure
        assert "stated only on weaker evidence" == row.gap.value
        assert () == row.citations

    def test_says_that_nobody_counts_the_staff_of_turkmenistan(self):
        """A country without any data is a row that says so."""
        row = nca.compare("staff")["Turkmenistan"]

        assert "not stated by any source" == row.gap.value
        assert () == row.candidates

    def test_what_was_entered_by_hand_says_so_and_what_was_checked(self):
        """A later count by hand fills a cell, and names what it stands before."""
        row = nca.compare("ngos")["KG"]

        assert "23,700 organizations" == str(row.figure)
        assert nca.Evidence.BY_HAND is row.evidence
        (caveat,) = [c for c in row.caveats if c.kind.value == "evidence"]
        assert "about 20,000 organizations for 2023" in caveat.text

    def test_takes_the_latest_observation(self):
        """Without a period the latest figure fills the cell."""
        result = nca.compare("ngos", evidence="checked")

        assert "about 20,000 organizations" == str(result["KG"].figure)
        assert "2023" == result["KG"].period.edtf
        assert "1,040 organizations" == str(result["TJ"].figure)
        assert "over 5,100 organizations" == str(result["UZ"].figure)

    def test_cites_every_figure(self):
        """Every figure shown has a citation with place, phrase and fingerprint."""
        for row in nca.compare("ngos", evidence="checked"):
            for cited in row.citations:
                assert cited.section
                assert cited.paragraph
                assert cited.as_written
                assert cited.fingerprint
            assert (row.figure is None) == (not row.citations)

    def test_keeps_all_candidates(self):
        """The figures that were not chosen stay in the cell."""
        figures = {
            str(candidate.statistic.figure)
            for candidate in nca.compare("ngos", evidence="checked")["KG"].candidates
        }

        assert {
            "4,966 organizations",
            "13,018 organizations",
            "18,341 organizations",
            "about 20,000 organizations",
            "over 5,000 organizations",
            "800 organizations",
            "about 1,000 organizations",
        } == figures

    def test_warns_that_rows_count_different_things(self):
        """Rows of different kinds carry a caveat of definition."""
        kinds = {caveat.kind.value for caveat in nca.compare("ngos")["TJ"].caveats}

        assert {"definition", "period"} <= kinds

    def test_orders_only_what_bounds_allow(self):
        """A lower bound is never said to be below a larger number."""
        result = nca.compare("ngos", evidence="checked")

        assert nca.Order.LARGER is result.order("KG", "TJ")
        assert nca.Order.SMALLER is result.order("TJ", "KG")
        assert nca.Order.UNORDERED is result.order("KG", "UZ")
        assert nca.Order.UNORDERED is result.order("KG", "TM")

    def test_at_a_year_takes_the_nearest_within_the_tolerance(self):
        """With a period the nearest figure fills the cell, none from too far."""
        result = nca.compare("ngos", at=2010, evidence="checked")

        assert "18,341 organizations" == str(result["KG"].figure)
        assert "over 5,100 organizations" == str(result["UZ"].figure)
        assert [2017, 2017, 2000, 2023, 2023] == [
            int(candidate.statistic.period.edtf)
            for candidate in result["KG"].candidates
            if not candidate.within
        ]

    def test_one_kind_and_some_countries(self):
        """A kind of the heading and a choice of countries narrow the question."""
        result = nca.compare("ngos_registered", countries=["KZ", "Kyrgyzstan"])

        assert ["KZ", "KG"] == [row.area.id for row in result]
        assert {"ngos_registered"} == {row.indicator.id for row in result}

    def test_staff(self):
        """Staff is stated for Kazakhstan only."""
        result = nca.compare("staff")

        assert "over 200,000 persons" == str(result["KZ"].figure)
        assert ["KZ"] == [row.area.id for row in result if row.figure is not None]

    def test_text_fits_a_terminal_and_names_every_source(self):
        """The printed table has 80 columns at most and ends with its sources."""
        text = repr(nca.compare("ngos"))

        assert max(map(len, text.splitlines())) <= 80
        for word in ("Turkmenistan", "over 5,100", "Jaysanov 2023", "Caveats"):
            assert word in text


def test_the_observations_of_kyrgyzstan():
    """The series of the issue stands in the data, by country name and heading."""
    found = nca.statistics.where(country="Kyrgyzstan", indicator="ngos")
    series = {(s.period.edtf, str(s.figure)) for s in found.values()}

    assert {
        ("2000", "4,966 organizations"),
        ("2006", "13,018 organizations"),
        ("2010", "18,341 organizations"),
        ("2017", "about 20,000 organizations"),
    } <= series


class TestSeries:
    def test_population_in_one_vintage(self):
        """A comparison takes the newer vintage, and names the older one beside it."""
        result = nca.compare("population", at=1990)

        assert "17,154,054 persons" == str(result["KZ"].figure)
        assert {"population-wdi-2026"} == {row.statistic.series for row in result}
        said = " ".join(caveat.text for caveat in result["KZ"].caveats)
        assert "vintage of 2026 (mirror commit of 2026-03-06)" in said
        assert "vintage of 2023-03-30, says 16,348,000 persons" in said

    def test_series_are_read_when_asked_for(self):
        """A comparison of claims reads no series, one of an indicator its own only."""
        code = (
            "import sys, ngo_central_asia as nca\n"
            "nca.compare('ngos')\n"
            "held = nca.statistics._records\n"
            "assert not held._rows, 'claims alone read a series'\n"
            "nca.compare('population')\n"
            "print(sorted(held._rows))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )

        assert "['population-wdi-2023', 'population-wdi-2026']\n" == done.stdout


class TestCommandLine:
    def test_compare_prints_the_table(self):
        """The table of the command line is the text of the result."""
        done = run("compare", "ngos", "--at", "2010")

        assert 0 == done.returncode
        assert f"{nca.compare('ngos', at=2010)!r}\n" == done.stdout

    def test_compare_as_json(self):
        """JSON holds one object for each area with its provenance."""
        asked = ("compare", "ngos", "--evidence", "checked", "--format", "json")
        rows = json.loads(run(*asked).stdout)

        assert FIVE == [row["area"] for row in rows]
        assert "murzaeva-2024" == rows[0]["source_id"]

    def test_compare_as_csv(self):
        """CSV holds one line for each area with its provenance."""
        asked = ("compare", "ngos", "--evidence", "checked", "--format", "csv")
        output = run(*asked).stdout
        rows = list(csv.DictReader(io.StringIO(output)))

        assert FIVE == [row["area"] for row in rows]
        assert "over 5,100" == rows[4]["as_written"]

    def test_compare_as_markdown(self):
        """Markdown has a table with a header and five rows, and footnotes."""
        output = run("compare", "ngos", "--format", "markdown").stdout
        lines = output.splitlines()

        assert 7 == sum(line.startswith("|") for line in lines)
        assert any(line.startswith("[^jaysanov-2023-") for line in lines)

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["compare", "ngoes"], 'Did you mean "ngos"'),
            (["compare", "ngos", "--country", "Kazakstan"], "Kazakhstan"),
            (["compare", "ngos", "--at", "1991-13"], "a month is 01 to 12"),
            (["compare", "ngos", "--policy", "newest"], "policy"),
            (["show", "kg-ngos-206-jaysanov"], "kg-ngos-2006-jaysanov"),
            (["list", "statistic"], "statistics"),
        ],
    )
    def test_bad_input_is_one_clear_line(self, arguments, expected):
        """Bad input ends with 2 and a line that helps, never with a traceback."""
        done = run(*arguments)

        assert 2 == done.returncode
        assert "" == done.stdout
        assert "Traceback" not in done.stderr
        assert expected in done.stderr


def test_comparing_loads_nothing_heavy():
    """The path of the first comparison loads no optional or slow module."""
    heavy = ("pint", "cattrs", "pandas", "numpy", "tomllib", "importlib.metadata")
    code = (
        "import sys, ngo_central_asia as nca\n"
        "assert 'attrs' not in sys.modules, 'import alone loads attrs'\n"
        "nca.compare('ngos')\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    # A checkout reads the authored data, for which it needs tomllib and cattrs.
    authored = ["cattrs", "tomllib"] if "site-packages" not in nca.__file__ else []

    assert authored == [
        name for name in json.loads(done.stdout.replace("'", '"')) if name in heavy
    ]
