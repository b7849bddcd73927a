"""Commands for records: listing, showing and finding them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import WRITERS, add_format, record, written
from ngo_central_asia.display import layout, text

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.collection import Collection
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
    if given.format == "table" and not {"indicator", "source"} & criteria.keys():
        return _table_without_rows(found)
    if given.format == "table":
        return text.collection(found, most=len(found))
    return WRITERS[given.format](found.to_dicts())


def _table_without_rows(found: Collection[Any]) -> str:
    """Return a table that counts the rows of series instead of listing them."""
    series = Counter(getattr(record, "series", None) for record in found.values())
    del series[None]
    if not series:
        return text.collection(found, most=len(found))
    stated = found.where(lambda record: record.series is None)
    rest = layout.wrapped(
        "",
        f"… and {series.total()} rows of {len(series)} series: name an --indicator or "
        "a --source to list them, or list series",
    )
    return f"{text.collection(stated, most=len(stated))}\n{rest}"


def _show(given: argparse.Namespace, dataset: Dataset) -> str:
    return text.card(record(given.id, dataset))


def _search(given: argparse.Namespace, dataset: Dataset) -> str:
    return written(nca.search(" ".join(given.words), dataset=dataset), given.format)


def _profile(given: argparse.Namespace, dataset: Dataset) -> str:
    return written(nca.profile(given.area, dataset=dataset), given.format)
