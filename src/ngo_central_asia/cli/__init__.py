"""The command line: one command for each thing to do with a dataset."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli import copies, evidence, figures, history, overviews, records
from ngo_central_asia.cli.options import BAD_INPUT
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.errors import NgoCentralAsiaError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 if a citation does not hold, 2 if input is bad."""
    given = _parser().parse_args(arguments)
    status = 0
    try:
        dataset = nca.data if given.data is None else Dataset.load(given.data)
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A terminal that lacks a letter shows its number, not a traceback.
            sys.stdout.reconfigure(errors="backslashreplace")
        said = given.run(given, dataset)
        shown, status = said if isinstance(said, tuple) else (said, 0)
        if shown:
            print(shown.rstrip("\n"))
        sys.stdout.flush()
    except NgoCentralAsiaError as error:
        print(f"ngo-central-asia: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader has gone, as in "… | head"; nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"ngo-central-asia: cannot write: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD_INPUT
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ngo-central-asia",
        description="Cited statements on civil society in Central Asia.",
    )
    parser.add_argument("--version", action="version", version=nca.__version__)
    parser.add_argument(
        "--data", metavar="PATH", help="a dataset of your own (folder or JSON file)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for group in (figures, history, overviews, records, evidence, copies):
        group.add(commands)
    return parser
