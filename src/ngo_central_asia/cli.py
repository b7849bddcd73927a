"""The command line: results, records and sources, as text or as data."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.profile import profile
from ngo_central_asia.analysis.search import search
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.display import layout, text
from ngo_central_asia.errors import CriteriaError, NgoCentralAsiaError, NotFoundError
from ngo_central_asia.interchange import rows
from ngo_central_asia.provenance.cite import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from ngo_central_asia.analysis.result import Result

_WRITERS: dict[str, Callable[[Any], str]] = {
    "csv": rows.to_csv,
    "json": rows.to_json,
    "markdown": rows.to_markdown,
}
BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 if the input is bad."""
    given = _parser().parse_args(arguments)
    try:
        dataset = nca.data if given.data is None else Dataset.load(given.data)
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A terminal that lacks a letter shows its number, not a traceback.
            sys.stdout.reconfigure(errors="backslashreplace")
        print(given.run(given, dataset).rstrip("\n"))
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
    return 0


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

    command = commands.add_parser("compare", help="set areas side by side")
    command.add_argument("indicator", help="an indicator or a heading, such as ngos")
    command.add_argument("--at", metavar="PERIOD", help="a year, a date or EDTF text")
    command.add_argument(
        "--country", action="append", metavar="NAME", help="an area; may be repeated"
    )
    command.add_argument("--policy", help=", ".join(known.value for known in Policy))
    command.add_argument(
        "--tolerance", type=int, default=5, metavar="YEARS", help="5 unless given"
    )
    command.add_argument(
        "--where", action="append", metavar="NAME=VALUE", help="the part to compare"
    )
    command.add_argument(
        "--strict", action="store_true", help="fail if the rows are not comparable"
    )
    _add_format(command)
    command.set_defaults(run=_compare)

    _add_history(commands)

    command = commands.add_parser("list", help="list a collection")
    command.add_argument("collection", nargs="?", default="statistics")
    command.add_argument("--country", metavar="NAME")
    command.add_argument("--indicator", metavar="ID")
    command.add_argument("--period", metavar="PERIOD")
    command.add_argument("--source", metavar="ID")
    command.add_argument("--search", metavar="WORDS")
    _add_format(command)
    command.set_defaults(run=_list)

    command = commands.add_parser("show", help="show one record with its citations")
    command.add_argument("id")
    command.set_defaults(run=_show)

    command = commands.add_parser("search", help="search all collections")
    command.add_argument("words", nargs="+")
    _add_format(command)
    command.set_defaults(run=_search)

    command = commands.add_parser("profile", help="show everything about one area")
    command.add_argument("area", help="an area by its code or any of its names")
    _add_format(command)
    command.set_defaults(run=_profile)

    command = commands.add_parser("sources", help="list the sources as references")
    _add_format(command)
    command.set_defaults(run=_sources)
    return parser


def _add_history(commands: Any) -> None:
    command = _about_areas(commands, "phases", "in which phase each area is, or was")
    command.add_argument("--at", metavar="PERIOD", help="else all, side by side")
    command.set_defaults(run=_phases)

    command = _about_areas(commands, "laws", "set the laws of areas side by side")
    command.add_argument("--kind", action="append", metavar="KIND")
    command.add_argument("--subject", action="append", metavar="WORDS")
    command.add_argument("--at", metavar="PERIOD", help="say what was in force then")
    command.set_defaults(run=_laws)

    command = _about_areas(commands, "timeline", "what is told, in the order of time")
    command.add_argument("--kind", action="append", metavar="KIND")
    command.add_argument("--period", metavar="PERIOD")
    command.set_defaults(run=_timeline)

    command = _about_areas(commands, "presence", "which organizations were where")
    command.add_argument("organizations", nargs="*", metavar="NAME")
    command.add_argument("--kind", action="append", metavar="KIND")
    command.add_argument("--at", metavar="PERIOD")
    command.set_defaults(run=_presence)


def _about_areas(commands: Any, name: str, about: str) -> argparse.ArgumentParser:
    """Return a new command on the five countries, or on those that are named."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=about)
    command.add_argument(
        "--country", action="append", metavar="NAME", help="an area; may be repeated"
    )
    _add_format(command)
    return command


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["table", *_WRITERS], default="table")


def _compare(given: argparse.Namespace, dataset: Dataset) -> str:
    result = compare(
        given.indicator,
        at=given.at,
        countries=given.country,
        policy=given.policy,
        tolerance=given.tolerance,
        where=_parts(given.where),
        strict=given.strict,
        dataset=dataset,
    )
    return _written(result, given.format)


def _phases(given: argparse.Namespace, dataset: Dataset) -> str:
    result: Result[Any] = (
        nca.compare_phases(given.country, dataset=dataset)
        if given.at is None
        else nca.phases_at(given.at, given.country, dataset=dataset)
    )
    return _written(result, given.format)


def _laws(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.compare_laws(
        given.country,
        kind=given.kind,
        subject=given.subject,
        at=given.at,
        dataset=dataset,
    )
    return _written(result, given.format)


def _timeline(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.timeline(
        given.country, kinds=given.kind, period=given.period, dataset=dataset
    )
    return _written(result, given.format)


def _presence(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.presence(
        given.organizations or None,
        given.country,
        at=given.at,
        kinds=given.kind,
        dataset=dataset,
    )
    return _written(result, given.format)


def _written(result: Result[Any], form: str) -> str:
    return repr(result) if form == "table" else _WRITERS[form](result.to_dicts())


def _search(given: argparse.Namespace, dataset: Dataset) -> str:
    return _written(search(" ".join(given.words), dataset=dataset), given.format)


def _profile(given: argparse.Namespace, dataset: Dataset) -> str:
    return _written(profile(given.area, dataset=dataset), given.format)


def _parts(given: Sequence[str] | None) -> dict[str, str]:
    parts = {}
    for part in given or ():
        name, equals, value = part.partition("=")
        if not equals:
            raise CriteriaError(f"expected --where NAME=VALUE, got {part!r}")
        if name in parts:
            raise CriteriaError(f"--where gives {name!r} twice")
        parts[name] = value
    return parts


def _list(given: argparse.Namespace, dataset: Dataset) -> str:
    names = ("country", "indicator", "period", "source")
    asked = {name: getattr(given, name) for name in names}
    criteria = {name: value for name, value in asked.items() if value is not None}
    found = (
        dataset.countries
        if given.collection == "countries"
        else dataset.collection(given.collection)
    ).where(**criteria)
    if given.search is not None:
        found = found.search(given.search)
    if given.format == "table":
        return text.collection(found, most=len(found))
    return _WRITERS[given.format](found.to_dicts())


def _show(given: argparse.Namespace, dataset: Dataset) -> str:
    for name in reversed(COLLECTIONS):
        record = dataset.collection(name).get(given.id)
        if record is not None:
            return text.card(record)
    ids = [key for name in COLLECTIONS for key in dataset.collection(name)]
    raise NotFoundError(f"there is no record {given.id!r}. {suggest(given.id, ids)}")


def _sources(given: argparse.Namespace, dataset: Dataset) -> str:
    if given.format != "table":
        return _WRITERS[given.format](dataset.sources.to_dicts())
    return "\n".join(
        layout.wrapped("", f"{source.id}: {reference(source)}")
        for source in dataset.sources.values()
    )
