"""What surrounds the code agrees with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import ngo_central_asia as nca

ROOT = Path(__file__).parents[1]
PACKAGE = Path(nca.__file__).parent


def read(name):
    """Return the text of a file of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_the_same_everywhere():
    """CITATION.cff names the version of the package."""
    assert f"\nversion: {nca.__version__}\n" in read("CITATION.cff")


def test_the_readme_sets_up_with_two_commands():
    """The README has one command that runs the main job and one that runs the tests."""
    commands = re.findall(r"^python3 -m venv .*$", read("README.md"), re.MULTILINE)

    assert 2 == len(commands)
    assert commands[0].endswith("-m ngo_central_asia compare ngos --at 2010")
    assert commands[1].endswith("-m pytest")


def test_ci_calls_the_test_command_of_the_readme():
    """The checks run the very command that the README gives."""
    commands = re.findall(r"^python3 -m venv .*$", read("README.md"), re.MULTILINE)

    assert commands[1] in read(".ci/run").splitlines()


def test_the_core_is_light():
    """Run-time requirements are attrs, cattrs and pint only."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    names = [re.match(r"[a-z]+", line)[0] for line in project["dependencies"]]

    assert ["attrs", "cattrs", "pint"] == names


def test_the_package_is_typed_and_carries_its_data():
    """Type checkers see the types; data is compiled or authored, never absent."""
    data = PACKAGE / "data"

    assert (PACKAGE / "py.typed").is_file()
    assert (data / "compiled").is_dir() != (data / "statistics").is_dir()


def test_no_source_text_is_in_the_checkout():
    """The five texts stay out of the project."""
    names = {path.name for path in ROOT.glob("[!.]*/**/*.txt")}

    assert not names & {f"{key}.txt" for key in nca.sources}
