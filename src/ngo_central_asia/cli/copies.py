"""The command that checks the citations against one's own copies of the sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import BAD_INPUT, FAULTS
from ngo_central_asia.display import verification
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    import argparse

    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "verify", help="check the citations against your own copies of the sources"
    )
    command.add_argument(
        "path", nargs="+", help="a folder or files: text, PDF, HTML, DOCX, EPUB"
    )
    command.add_argument("--format", choices=["table", "json", "html"], default="table")
    command.add_argument("--all", action="store_true", help="cut no list of the table")
    command.add_argument("--output", metavar="FILE", help="a new file to write to")
    command.set_defaults(run=_verify)


def _verify(given: argparse.Namespace, dataset: Dataset) -> tuple[str, int]:
    _check_new(given.output)
    found = nca.verify(given.path, dataset)
    if given.format == "table":
        most = None if given.all else verification.MOST_CHECKS
        shown = verification.text(found, most)
    else:
        shown = found.to_json() if given.format == "json" else found.to_html()
    if found.faults:
        status = FAULTS
    else:
        status = BAD_INPUT if found.unread or not found.supplied else 0
    if given.output is None:
        return shown, status
    with Path(given.output).open("x", encoding="utf-8") as file:
        file.write(shown.rstrip("\n") + "\n")
    return "", status


def _check_new(output: str | None) -> None:
    """Refuse a file that is there before any long work, so that none is overwritten."""
    if output is not None and Path(output).exists():
        raise CriteriaError(f"{output}: exists already, and no file is overwritten")
    if output is not None and not Path(output).absolute().parent.is_dir():
        raise CriteriaError(f"{output}: there is no such folder to write to")
