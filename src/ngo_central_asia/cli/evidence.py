"""Commands for evidence: sources, citations, and what changed between datasets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import WRITERS, add_format, record, written
from ngo_central_asia.display import layout
from ngo_central_asia.evidence.citing import formats
from ngo_central_asia.evidence.citing.plain import reference
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES
from ngo_central_asia.interchange import rows
from ngo_central_asia.model.indicator import Indicator

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("sources", help="list the sources as references")
    add_format(command)
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

    command = commands.add_parser(
        "licences", help="say what may be done with an export, and what goes with it"
    )
    command.add_argument(
        "name", nargs="*", help="a record, or an indicator for all that is said of it"
    )
    command.add_argument(
        "--export", metavar="FILE", help="rows that were saved as CSV or JSON"
    )
    add_format(command)
    command.set_defaults(run=_licences)

    command = commands.add_parser(
        "annotations", help="export the citations as W3C Web Annotations (JSON-LD)"
    )
    command.add_argument("--source", metavar="ID", help="only what cites this source")
    command.set_defaults(run=_annotations)

    command = commands.add_parser("diff", help="show what changed between datasets")
    command.add_argument("old", metavar="OLD", help="a folder or JSON file")
    command.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="another; the dataset of the package, or that of --data, if absent",
    )
    add_format(command, "html")
    command.set_defaults(run=_diff)


def _add_style(command: argparse.ArgumentParser) -> None:
    command.add_argument("--style", default=PLAIN, help=", ".join([PLAIN, *STYLES]))


def _sources(given: argparse.Namespace, dataset: Dataset) -> str:
    if given.format != "table":
        return WRITERS[given.format](dataset.sources.to_dicts())
    return "\n".join(
        layout.wrapped(
            "",
            f"{source.id}: {reference(source)}"
            + (f" Licence: {source.license}." if source.license else ""),
        )
        for source in dataset.sources.values()
    )


def _cite(given: argparse.Namespace, dataset: Dataset) -> str:
    records = [record(key, dataset) for key in given.id]
    return nca.cite(records, style=given.style, format=given.format, dataset=dataset)


def _bibliography(given: argparse.Namespace, dataset: Dataset) -> str:
    asked = [record(key, dataset) for key in given.id] or dataset
    form: str = given.format
    return nca.bibliography(asked, style=given.style, format=form, dataset=dataset)


def _licences(given: argparse.Namespace, dataset: Dataset) -> str:
    asked: list[Any] = [_meant(name, dataset) for name in given.name]
    if given.export is not None:
        cited = rows.source_ids(Path(given.export))
        asked += [dataset.sources[key] for key in cited]
    found = nca.licences(asked or dataset, dataset=dataset)
    return written(found, given.format)


def _meant(name: str, dataset: Dataset) -> Any:
    found = record(name, dataset)
    if isinstance(found, Indicator):
        return dataset.statistics.where(indicator=found.id)
    return found


def _annotations(given: argparse.Namespace, dataset: Dataset) -> str:
    found = nca.annotations(source=given.source, dataset=dataset)
    return json.dumps(found, ensure_ascii=False, indent=1)


def _diff(given: argparse.Namespace, dataset: Dataset) -> str:
    found = nca.diff(given.old, given.new or dataset)
    if given.format == "table":
        return str(found)
    if given.format == "html":
        return found.to_html()
    if given.format == "json":
        return found.to_json()
    return WRITERS[given.format](found.to_dicts())
