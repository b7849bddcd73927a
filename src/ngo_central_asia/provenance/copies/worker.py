"""Reading one file in a process of its own, which may fail without harm.

A file made to do harm can cost its reader time and memory without end, or bring it
down. So it is read by a short-lived process that has bounded time and memory, writes no
file and answers in JSON.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from ngo_central_asia.errors import MissingExtraError, UnreadableError
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.copy import Part
from ngo_central_asia.provenance.copies.kinds import Kind, kind_of

#: What reads each kind: a module beside this one, and a function of it.
_READERS = {
    Kind.TEXT: ("plain", "parts"),
    Kind.PDF: ("pdf", "parts"),
    Kind.HTML: ("markup", "parts"),
    Kind.DOCX: ("archives", "docx_parts"),
    Kind.EPUB: ("archives", "epub_parts"),
}


@attrs.frozen
class Reading:
    """What was read of a file: its kind, and its parts.

    Args:
        kind: What kind of file it is.
        parts: Its parts, in reading order.
    """

    kind: Kind
    parts: tuple[Part, ...]


def read(path: Path) -> Reading:
    """Read one file.

    Raises:
        UnreadableError: The file cannot be read, or not within the limits.
        MissingExtraError: The package that reads this kind of file is not installed.
    """
    import os
    import subprocess

    # The process finds modules where this one does, and none in the current folder.
    search = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-P", "-B", "-X", "utf8", "-m", __name__, str(path)]
    try:
        done = subprocess.run(  # noqa: S603  # this module itself, and no shell
            command,
            env={**os.environ, "PYTHONPATH": search},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"reading it takes more than {limits.MOST_SECONDS} seconds"
        ) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise UnreadableError(
            "its reader came down: the file is damaged, or needs more than "
            f"{limits.MOST_MEMORY:,} bytes of memory"
        ) from None
    if "fault" in answer:
        raise UnreadableError(answer["fault"])
    if "missing" in answer:
        raise MissingExtraError(
            f"{path.name}: reading {answer['kind']} needs {answer['missing']}: "
            "pip install 'ngo-central-asia[verify]'"
        )
    return Reading(Kind(answer["kind"]), tuple(Part(*part) for part in answer["parts"]))


def _answer(path: Path) -> dict[str, Any]:
    """Return what this process says of a file: its parts, or why there are none."""
    try:
        kind = kind_of(path)
        try:
            parts = _parts(path, kind)
        except ModuleNotFoundError as error:
            return {"kind": kind, "missing": error.name}
    except UnreadableError as error:
        return {"fault": str(error)}
    except OSError as error:
        return {"fault": f"it cannot be opened: {error.strerror}"}
    return {"kind": kind, "parts": [(part.locator, part.text) for part in parts]}


def _parts(path: Path, kind: Kind) -> list[Part]:
    from importlib import import_module

    module, name = _READERS[kind]
    parts: list[Part] = getattr(import_module(f"{_PACKAGE}.{module}"), name)(path)
    if not any(part.text.strip() for part in parts):
        raise UnreadableError("it has no text")
    if sum(len(part.text) for part in parts) > limits.MOST_CHARACTERS:
        raise UnreadableError(limits.TOO_LONG)
    return parts


def _bound() -> None:
    """Bound what this process may use, where the system can."""
    try:
        import resource
    except ImportError:  # there are no such bounds on Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # some systems know a bound by name only
            resource.setrlimit(what, (most, most))


_PACKAGE = "ngo_central_asia.provenance.copies"

if __name__ == "__main__":
    _bound()
    json.dump(_answer(Path(sys.argv[1])), sys.stdout)
