"""Sessions on the installed wheel: the main job on every Python.

All tests run on an installed wheel by the test command of the README.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10"
nox.options.sessions = ["main_job"]
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = True

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
TOOLS = ("pytest>=8.3", "pytest-xdist>=3.6", "hypothesis>=6.100")
MAIN_JOB = (
    *("tests/test_main_job.py", "tests/test_packaging.py"),
    "tests/dataset/test_digest.py::TestDatasets::test_it_is_pinned",
)


def _interpreters() -> list[str]:
    """Return the interpreters from 3.11 up that start here."""
    homes = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = []
    for version in VERSIONS:
        installed = sorted(homes.glob(f"{version}.*/bin/python{version}"))
        on_path = shutil.which(f"python{version}")
        for candidate in [*map(str, reversed(installed)), on_path]:
            if candidate and _starts(candidate):
                found.append(candidate)
                break
    return found


def _starts(interpreter: str) -> bool:
    done = subprocess.run([interpreter, "-c", ""], check=False, capture_output=True)
    return done.returncode == 0


def _wheel(session: nox.Session) -> str:
    """Build a wheel of the checkout and return the requirement that installs it."""
    folder = Path(tempfile.mkdtemp())
    session.run(
        "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), "."
    )
    (wheel,) = folder.glob("*.whl")
    return str(wheel)


@nox.session(python=_interpreters())
def main_job(session: nox.Session) -> None:
    """Run the tests of the main job on the installed wheel."""
    session.install("--quiet", _wheel(session), *TOOLS)
    session.run("python", "-m", "pytest", "-q", *MAIN_JOB)
