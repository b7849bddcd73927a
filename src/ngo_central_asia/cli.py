"""The command line: questions to a dataset, and the sources of the answers."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.compare import compare
from ngo_central_asia.analysis.explain import explain
from ngo_central_asia.analysis.profile import profile
from ngo_central_asia.analysis.search import search
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.display import layout, text
from ngo_central_asia.errors import CriteriaError, NgoCentralAsiaError, NotFoundError
from ngo_central_asia.interchange import rows
from ngo_central_asia.provenance.citing import formats
from ngo_central_asia.provenance.citing.cite import bibliography, cite
from ngo_central_asia.provenance.citing.plain import reference
from ngo_central_asia.provenance.citing.styles import PLAIN, STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.model.record import Record

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
    command.add_argument(
        "indicator", nargs="+", help="an indicator or a heading, such as ngos"
    )
    command.add_argument(
        "--country", action="append", metavar="NAME", help="an area; may be repeated"
    )
    _add_question(command)
    command.add_argument(
        "--strict", action="store_true", help="fail if the rows are not comparable"
    )
    _add_format(command)
    command.set_defaults(run=_compare)

    command = commands.add_parser("explain", help="say why an area has its figure")
    command.add_argument("indicator", help="an indicator or a heading, such as ngos")
    command.add_argument("area", help="an area by its code or any of its names")
    _add_question(command)
    _add_format(command)
    command.set_defaults(run=_explain)

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

    command = commands.add_parser("diff", help="show what changed between datasets")
    command.add_argument("old", metavar="OLD", help="a folder or JSON file")
    command.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="another; the dataset of the package, or that of --data, if absent",
    )
    _add_format(command, "html")
    command.set_defaults(run=_diff)

    command = commands.add_parser(
        "annotations", help="export the citations as W3C Web Annotations (JSON-LD)"
    )
    command.add_argument("--source", metavar="ID", help="only what cites this source")
    command.set_defaults(run=_annotations)

    command = commands.add_parser("sources", help="list the sources as references")
    _add_format(command)
    command.set_defaults(run=_sources)

    command = commands.add_parser("cite", help="cite records, with their places")
    command.add_argument("id", nargs="+")
    _add_style(command)
    command.add_argument("--format", default="text", help=", ".join(formats.CITATIONS))
    command.set_defaults(run=_cite)

    command = commands.add_parser(
        "bibliography", help="list the references of records, or of everything"
    )
    command.add_argument("id", nargs="*")
    _add_style(command)
    command.add_argument(
        "--format", default="text", help=", ".join(formats.BIBLIOGRAPHY)
    )
    command.set_defaults(run=_bibliography)
    return parser


def _add_style(command: argparse.ArgumentParser) -> None:
    command.add_argument("--style", default=PLAIN, help=", ".join([PLAIN, *STYLES]))


def _add_question(command: argparse.ArgumentParser) -> None:
    """Add the options that say which observation is wanted."""
    policies = ", ".join(known for known in Policy if known is not Policy.OWN)
    command.add_argument("--at", metavar="PERIOD", help="a year, a date or EDTF text")
    command.add_argument("--policy", help=policies)
    command.add_argument(
        "--tolerance",
        type=_tolerance,
        default=5,
        metavar="YEARS",
        help='5 unless given; "any" for any number',
    )
    command.add_argument(
        "--where", action="append", metavar="NAME=VALUE", help="the part to compare"
    )
    command.add_argument(
        "--baseline", metavar="NAME", help="the area to divide each figure by"
    )


def _tolerance(text: str) -> int | None:
    if text == "any":
        return None
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f'expected whole years or "any", got {text!r}')


def _add_format(command: argparse.ArgumentParser, *more: str) -> None:
    choices = ["table", *_WRITERS, *more]
    command.add_argument("--format", choices=choices, default="table")


def _compare(given: argparse.Namespace, dataset: Dataset) -> str:
    asked = {"countries": given.country, "strict": given.strict, **_question(given)}
    result: Result[Any]
    if len(given.indicator) == 1:
        result = compare(given.indicator[0], dataset=dataset, **asked)
    else:
        result = compare(given.indicator, dataset=dataset, **asked)
    return _written(result, given.format)


def _explain(given: argparse.Namespace, dataset: Dataset) -> str:
    result = compare(given.indicator, dataset=dataset, **_question(given))
    if given.area not in result:
        asked = {"countries": given.area, **_question(given)}
        result = compare(given.indicator, dataset=dataset, **asked)
    return _written(explain(result[given.area]), given.format)


def _question(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "at": given.at,
        "policy": given.policy,
        "tolerance": given.tolerance,
        "where": _parts(given.where),
        "baseline": given.baseline,
    }


def _written(result: Result[Any], form: str) -> str:
    if form == "table":
        return repr(result)
    if form == "markdown":
        return result.to_markdown()
    return _WRITERS[form](result.to_dicts())


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
    return text.card(_record(given.id, dataset))


def _record(key: str, dataset: Dataset) -> Record:
    for name in reversed(COLLECTIONS):
        record: Record | None = dataset.collection(name).get(key)
        if record is not None:
            return record
    ids = [key for name in COLLECTIONS for key in dataset.collection(name)]
    raise NotFoundError(f"there is no record {key!r}. {suggest(key, ids)}")


def _cite(given: argparse.Namespace, dataset: Dataset) -> str:
    records = [_record(key, dataset) for key in given.id]
    return cite(records, style=given.style, format=given.format, dataset=dataset)


def _bibliography(given: argparse.Namespace, dataset: Dataset) -> str:
    asked = [_record(key, dataset) for key in given.id] or dataset
    form: str = given.format
    return bibliography(asked, style=given.style, format=form, dataset=dataset)


def _diff(given: argparse.Namespace, dataset: Dataset) -> str:
    found = nca.diff(given.old, given.new or dataset)
    if given.format == "table":
        return str(found)
    if given.format == "html":
        return found.to_html()
    if given.format == "json":
        return found.to_json()
    return _WRITERS[given.format](found.to_dicts())


def _annotations(given: argparse.Namespace, dataset: Dataset) -> str:
    found = nca.annotations(source=given.source, dataset=dataset)
    return json.dumps(found, ensure_ascii=False, indent=1)


def _sources(given: argparse.Namespace, dataset: Dataset) -> str:
    if given.format != "table":
        return _WRITERS[given.format](dataset.sources.to_dicts())
    return "\n".join(
        layout.wrapped("", f"{source.id}: {reference(source)}")
        for source in dataset.sources.values()
    )
