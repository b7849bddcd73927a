"""Options that several commands have, and how what they ask for is written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia._names import suggest
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.interchange import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.record import Record

    #: What `argparse` gives for the commands; its class is private.
    Commands = Any
    #: Answers what was asked on the command line.
    Run = Callable[[argparse.Namespace, Dataset], str]

#: What a command returns to the shell: 0 if all is well.
FAULTS, BAD_INPUT = 1, 2
WRITERS: dict[str, Callable[[Any], str]] = {
    "csv": rows.to_csv,
    "json": rows.to_json,
    "markdown": rows.to_markdown,
}


# --- options --------------------------------------------------------------------------


def add_format(command: argparse.ArgumentParser, *more: str) -> None:
    """Add the form of what is printed."""
    choices = ["table", *WRITERS, *more]
    command.add_argument("--format", choices=choices, default="table")


def add_choice(command: argparse.ArgumentParser) -> None:
    """Add the options that say which time is meant."""
    command.add_argument("--at", metavar="PERIOD", help="a year, a date or EDTF text")
    command.add_argument(
        "--tolerance",
        type=_tolerance,
        default=5,
        metavar="YEARS",
        help='5 unless given; "any" for any number',
    )


def _tolerance(text: str) -> int | None:
    if text == "any":
        return None
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f'expected whole years or "any", got {text!r}')


def add_countries(command: argparse.ArgumentParser) -> None:
    """Add the areas that are meant."""
    command.add_argument(
        "--country",
        action="append",
        dest="countries",
        metavar="NAME",
        help="an area; may be repeated",
    )


def add_part(command: argparse.ArgumentParser) -> None:
    """Add the part of a breakdown that is meant."""
    command.add_argument(
        "--where", action="append", metavar="NAME=VALUE", help="the part that is meant"
    )


def parts(given: Sequence[str] | None) -> dict[str, str]:
    """Return what ``--where`` gives as a mapping."""
    found = {}
    for part in given or ():
        name, equals, value = part.partition("=")
        if not equals:
            raise CriteriaError(f"expected --where NAME=VALUE, got {part!r}")
        if name in found:
            raise CriteriaError(f"--where gives {name!r} twice")
        found[name] = value
    return found


# --- answers --------------------------------------------------------------------------


def runs(function: str, positional: Sequence[str], keywords: Sequence[str]) -> Run:
    """Return what runs a public function with what the command line gives.

    Args:
        function: Name of a public function that returns a result.
        positional: Its arguments: the options have their names.
        keywords: Its keywords: the options have their names.
    """

    def run(given: argparse.Namespace, dataset: Dataset) -> str:
        values = (_given(given, name) for name in positional)
        named = {name: _given(given, name) for name in keywords}
        result = getattr(nca, function)(*values, **named, dataset=dataset)
        return written(result, given.format)

    return run


def _given(given: argparse.Namespace, name: str) -> Any:
    """Return the value of an option; a list without members is none at all."""
    value = getattr(given, name)
    if name == "where":
        return parts(value)
    return None if value == [] else value


def written(result: Result[Any], form: str) -> str:
    """Return a result in the form asked for."""
    if form == "table":
        return repr(result)
    if form == "markdown":
        return result.to_markdown()
    return WRITERS[form](result.to_dicts())


def record(key: str, dataset: Dataset) -> Record:
    """Return the record with this id or name, whatever its collection."""
    for name in reversed(COLLECTIONS):
        found: Record | None = dataset.collection(name).get(key)
        if found is not None:
            return found
    ids = [key for name in COLLECTIONS for key in dataset.collection(name)]
    raise NotFoundError(f"there is no record {key!r}. {suggest(key, ids)}")
