"""The notebooks and the script of examples/ run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest

import ngo_central_asia as nca

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "examples" / "report.py"
NOTEBOOKS = sorted((ROOT / "examples").glob("*.md"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with all notebooks, each run in a process of its own."""
    folder = tmp_path_factory.mktemp("notebooks")
    names = [f"{path.stem}.ipynb" for path in NOTEBOOKS]
    for path, name in zip(NOTEBOOKS, names, strict=True):
        nbformat.write(jupytext.read(path), folder / name)
    main = "from nbclient.cli import main; main()"
    options = ["--inplace", "--allow-errors", "--timeout=60"]
    subprocess.run(
        [sys.executable, "-c", main, *options, *names],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request, folder):
    """Return a notebook after its run."""
    return nbformat.read(folder / f"{request.param.stem}.ipynb", as_version=4)


def outputs_of(notebook):
    """Return all outputs of the code cells."""
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def test_notebooks_run(executed):
    """Every cell runs without an error or a warning, and the last one shows something."""
    outputs = outputs_of(executed)

    assert [] == [it.evalue for it in outputs if it.output_type == "error"]
    assert [] == [it.text for it in outputs if it.get("name") == "stderr"]
    assert executed.cells[-1].outputs


def test_notebooks_draw(executed):
    """A chart is shown as a picture too, which needs no script from elsewhere."""
    drawn = [cell for cell in executed.cells if ".plot()" in cell.source]

    assert all("image/svg+xml" in cell.outputs[0].data for cell in drawn)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_end_in_a_finding(path):
    """A notebook says what the sources support and what they do not."""
    finding = path.read_text(encoding="utf-8").partition("\n## Finding\n")[2]

    assert "**What the sources support.**" in finding
    assert "**What they do not support.**" in finding


class TestReport:
    """The report of examples/report.py."""

    def run(self, *given):
        """Run the script as its reader would."""
        return subprocess.run(
            [sys.executable, str(SCRIPT), *given],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    @pytest.mark.parametrize("country", nca.countries)
    def test_each_figure_has_its_footnote(self, country):
        """Every statistic of a country is a line, and its citation a footnote."""
        done = self.run(country)
        notes = dict(re.findall(r"^(\[\^\d+\]): (.+)$", done.stdout, re.MULTILINE))
        lines = done.stdout.splitlines()

        assert not done.stderr
        for statistic in nca.profile(country).statistics.values():
            line = next(it for it in lines if f": {statistic.figure}" in it)
            assert notes[line[line.rindex("[^") :]]
            assert nca.cite(statistic) in notes.values()

    def test_it_overwrites_nothing(self, tmp_path):
        """A file that is there stays as it is."""
        path = tmp_path / "tajikistan.md"

        first = self.run("Tajikistan", "--output", str(path))
        written = path.read_text(encoding="utf-8")
        second = self.run("Uzbekistan", "--output", str(path))

        assert (0, "") == (first.returncode, first.stderr)
        assert 0 != second.returncode
        assert written == path.read_text(encoding="utf-8")

    def test_an_unknown_country_is_an_error_with_suggestions(self):
        """The error of the library is shown."""
        assert "Did you mean" in self.run("Tajikstann").stderr
