"""The environments that are measured: a wheel of the checkout, installed.

``own`` holds the wheel with its own requirements, ``peers`` the wheel with its extra
``bench``. A checkout is never measured itself: it may have no byte code. Setuptools
goes from both, as its ``.pth`` file slows every start of Python down.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
WORKLOADS = ROOT / "benchmarks" / "workloads"
#: Environment -> the extra of the wheel that it is installed with.
EXTRAS = {"own": "", "peers": "[bench]"}


def clean_environ(**more: str) -> dict[str, str]:
    """Return the environment variables without those that steer Python."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return kept | more


def prepare(*, fresh: bool) -> dict[str, Path]:
    """Make what is missing or out of date, and return each environment's binary."""
    wheels = BUILD / "bench-wheel"
    folders = {
        name: BUILD / f"bench-{name}-{sys.implementation.cache_tag}" for name in EXTRAS
    }
    if fresh:
        for folder in (wheels, *folders.values()):
            shutil.rmtree(folder, ignore_errors=True)
    made_from = "\n".join([sys.version, *_requirements()])
    for name, folder in folders.items():
        if _mark(folder, "made-from") != made_from:
            _say(f"making the environment {name!r}")
            _make(folder)

    sources = _digest(ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "src")
    if _mark(wheels, "sources") != sources:
        _say("building the wheel")
        _build(_python(folders["own"]), wheels)
        _set_mark(wheels, "sources", sources)
    (wheel,) = wheels.glob("*.whl")
    installed = sources + _digest(WORKLOADS)
    for name, folder in folders.items():
        if _mark(folder, "installed") != installed:
            _say(f"installing into the environment {name!r}")
            complete = _mark(folder, "made-from") == made_from
            _install(_python(folder), wheel, EXTRAS[name], complete=complete)
            _set_mark(folder, "made-from", made_from)
            _set_mark(folder, "installed", installed)
    return {name: _python(folder) for name, folder in folders.items()}


def versions(python: Path) -> list[str]:
    """Return name and version of the library, its requirements and its peers."""
    wanted = {each.partition(">=")[0] for each in _requirements()}
    listed = json.loads(_run(python, "-m", "pip", "list", "--format=json"))
    return [
        f"{each['name']} {each['version']}"
        for each in listed
        if each["name"].replace("_", "-").lower() in wanted
    ]


def _requirements() -> list[str]:
    """Return the library's name, its requirements and those of the extra ``bench``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["bench"]
    return [project["name"], *project["dependencies"], *extra]


def _make(folder: Path) -> None:
    """Make an empty environment of the interpreter's real binary, never of a shim."""
    shutil.rmtree(folder, ignore_errors=True)
    _run(Path(sys.executable).resolve(), "-m", "venv", folder)
    _run(_python(folder), "-m", "pip", "uninstall", "--yes", "setuptools")


def _build(python: Path, wheels: Path) -> None:
    """Build the wheel of the checkout, the only file in the folder *wheels*."""
    shutil.rmtree(wheels, ignore_errors=True)
    wheels.mkdir(parents=True)
    _run(python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", wheels, ROOT)


def _install(python: Path, wheel: Path, extra: str, *, complete: bool) -> None:
    """Install the wheel and the workloads, and compile every file to byte code."""
    pip = ("-m", "pip", "install")
    if complete:
        _run(python, *pip, "--force-reinstall", "--no-deps", wheel)
    else:
        _run(python, *pip, f"{wheel}{extra}")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(_run(python, "-c", code).strip())
    workloads = packages / WORKLOADS.name
    shutil.rmtree(workloads, ignore_errors=True)
    shutil.copytree(WORKLOADS, workloads, ignore=shutil.ignore_patterns("__pycache__"))
    _run(python, "-m", f"{WORKLOADS.name}.generate")
    _run(python, "-m", "compileall", "-q", packages)


def _python(folder: Path) -> Path:
    """Return the Python binary of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(python: Path, *arguments: object) -> str:
    """Return what a command of Python prints; show all of it if the command fails."""
    command = [str(python), *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=BUILD if BUILD.is_dir() else ROOT,
        env=clean_environ(),
        text=True,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def _digest(*paths: Path) -> str:
    """Return a digest of files, and of all files in folders but byte code."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(ROOT)}\n".encode())
                found.update(file.read_bytes())
    return found.hexdigest()


def _mark(folder: Path, name: str) -> str | None:
    """Return what `_set_mark` noted of a folder, or ``None``."""
    file = folder / f"bench-{name}"
    return file.read_text("utf-8") if file.is_file() else None


def _set_mark(folder: Path, name: str, text: str) -> None:
    """Note of a folder what it was made from, for the next run."""
    (folder / f"bench-{name}").write_text(text, "utf-8")


def _say(what: str) -> None:
    print(f"... {what}", file=sys.stderr)
