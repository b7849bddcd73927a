"""Commands for records: listing, showing and finding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import WRITERS, add_format, record, written
from ngo_central_asia.display import text

if TYPE_CHECKING:
    import argparse

    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("list", help="list a collection")
    command.add_argument("collection", nargs="?", default="statistics")
    command.add_argument("--country", metavar="NAME")
    command.add_argument("--indicator", metavar="ID")
    command.add_argument("--period", metavar="PERIOD")
    command.add_argument("--source", metavar="ID")
    command.add_argument("--search", metavar="WORDS")
    add_format(command)
    command.set_defaults(run=_list)

    command = commands.add_parser("show", help="show one record with its citations")
    command.add_argument("id")
    command.set_defaults(run=_show)

    command = commands.add_parser("search", help="search all collections")
    command.add_argument("words", nargs="+")
    add_format(command)
    command.set_defaults(run=_search)

    command = commands.add_parser("profile", help="show everything about one area")
    command.add_argument("area", help="an area by its code or any of its names")
    add_format(command)
    command.set_defaults(run=_profile)


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
    return WRITERS[given.format](found.to_dicts())


def _show(given: argparse.Namespace, dataset: Dataset) -> str:
    return text.card(record(given.id, dataset))


def _search(given: argparse.Namespace, dataset: Dataset) -> str:
    return written(nca.search(" ".join(given.words), dataset=dataset), given.format)


def _profile(given: argparse.Namespace, dataset: Dataset) -> str:
    return written(nca.profile(given.area, dataset=dataset), given.format)
