"""Measuring: whole processes in turn, their memory, instructions and imports."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from environments import BUILD, clean_environ

#: Prints the peak of a process's memory, in KiB.
_PEAK = """
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"): print(line.split()[1])
"""

Pair = tuple[float, float]


class Program(NamedTuple):
    """Code that a Python binary runs as a process of its own."""

    python: Path
    code: str


class Spread(NamedTuple):
    """The median of measurements, with the quartiles around it."""

    lower: float
    median: float
    upper: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """Return the spread of *values*; one value is its own."""
        if len(values) == 1:
            return cls(*values * 3)
        return cls(*statistics.quantiles(values, n=4, method="inclusive"))


def ratios(pairs: list[Pair]) -> Spread:
    """Return how ours stand to theirs, pair by pair."""
    return Spread.of([ours / theirs for ours, theirs in pairs])


def cold(ours: Program, theirs: Program, pairs: int) -> list[Pair]:
    """Return the seconds that whole processes take, run in turn.

    One run of each before does not count: it brings the files into memory.
    """
    measured = [(_seconds(ours), _seconds(theirs)) for _ in range(pairs + 1)]
    return measured[1:]


def warm(python: Path, ours: str, theirs: str, pairs: int) -> list[Pair]:
    """Return the seconds of loads in one process, of two modules of the workloads."""
    done = _run([str(python), "-m", "workloads.warm", ours, theirs, str(pairs)])
    return [(mine, other) for mine, other in json.loads(done.stdout)]


def memory(ours: Program, theirs: Program, pairs: int) -> Spread | None:
    """Return how many MiB more ours needs at its peak; ``None`` without ``/proc``."""
    if not Path("/proc/self/status").is_file():
        return None
    more = [_peak(ours) - _peak(theirs) for _ in range(pairs)]
    return Spread.of([kibibytes / 1024 for kibibytes in more])


def can_count() -> bool:
    """Return whether instructions can be counted."""
    return shutil.which("valgrind") is not None


@cache
def instructions(program: Program) -> int:
    """Return the instructions of a process, as callgrind counts them."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}"]
        _run([*tool, *_command(program)], PYTHONHASHSEED="0")
        for line in counts.read_text("utf-8").splitlines():
            if line.startswith("totals:"):
                return int(line.split()[1])
    sys.exit("callgrind gave no total")


def imported(program: Program) -> list[str]:
    """Return the modules that a process imports, in their order."""
    done = _run(_command(program, "-X", "importtime"))
    lines = done.stderr.splitlines()
    return [line.rpartition("|")[2].strip() for line in lines if line.count("|") == 2]


def _command(program: Program, *options: str) -> list[str]:
    """Return the command that runs *program*, with options of Python."""
    return [str(program.python), *options, "-c", program.code]


def _seconds(program: Program) -> float:
    """Return how long the whole process takes, from its start to its end."""
    command, environ = _command(program), clean_environ()
    start = time.perf_counter()
    subprocess.run(
        command, check=True, cwd=BUILD, env=environ, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def _peak(program: Program) -> int:
    """Return the most memory that a process held, in KiB."""
    return int(_run(_command(program._replace(code=program.code + _PEAK))).stdout)


def _run(command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a clean environment, and stop with its errors if it fails."""
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=BUILD,
        env=clean_environ(**environ),
        text=True,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done
