"""Commands on where sources differ, speak and are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import add_countries, add_format, written

if TYPE_CHECKING:
    import argparse

    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("disagreements", help="what is said differently")
    command.add_argument("indicator", nargs="?", help="an indicator or a heading")
    _add_field(command)
    command.add_argument(
        "--tolerance", type=int, default=5, metavar="YEARS", help="5 unless given"
    )
    command.set_defaults(run=_disagreements)

    command = commands.add_parser("coverage", help="what is stated, and how surely")
    command.add_argument("indicators", nargs="*", help="indicators or headings")
    _add_field(command)
    command.set_defaults(run=_coverage)

    command = commands.add_parser("gaps", help="what is stated elsewhere only")
    command.add_argument("indicators", nargs="*", help="indicators or headings")
    _add_field(command)
    command.add_argument(
        "--others", type=int, default=2, metavar="AREAS", help="2 unless given"
    )
    command.set_defaults(run=_gaps)


def _add_field(command: argparse.ArgumentParser) -> None:
    add_countries(command)
    command.add_argument("--period", metavar="PERIOD", help="only what overlaps it")
    add_format(command)


def _disagreements(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.disagreements(
        given.indicator,
        countries=given.country,
        period=given.period,
        tolerance=given.tolerance,
        dataset=dataset,
    )
    return written(result, given.format)


def _coverage(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.coverage(
        given.indicators or None,
        countries=given.country,
        period=given.period,
        dataset=dataset,
    )
    return written(result, given.format)


def _gaps(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.gaps(
        given.indicators or None,
        countries=given.country,
        period=given.period,
        others=given.others,
        dataset=dataset,
    )
    return written(result, given.format)
