"""Commands for history: phases, laws, what happened, who was where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.cli.options import add_countries, add_format, runs, written

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the commands."""
    command = _about_areas(commands, "phases", "in which phase each area is, or was")
    command.add_argument("--at", metavar="PERIOD", help="else all, side by side")
    command.set_defaults(run=_phases)

    command = _about_areas(commands, "laws", "set the laws of areas side by side")
    command.add_argument("--kind", action="append", metavar="KIND")
    command.add_argument("--subject", action="append", metavar="WORDS")
    command.add_argument("--at", metavar="PERIOD", help="say what was in force then")
    command.set_defaults(
        run=runs("compare_laws", ("countries",), ("kind", "subject", "at"))
    )

    command = _about_areas(commands, "timeline", "what is told, in the order of time")
    command.add_argument("--kind", action="append", dest="kinds", metavar="KIND")
    command.add_argument("--period", metavar="PERIOD")
    command.set_defaults(run=runs("timeline", ("countries",), ("kinds", "period")))

    command = _about_areas(commands, "presence", "which organizations were where")
    command.add_argument("organizations", nargs="*", metavar="NAME")
    command.add_argument("--kind", action="append", dest="kinds", metavar="KIND")
    command.add_argument("--at", metavar="PERIOD")
    command.set_defaults(
        run=runs("presence", ("organizations", "countries"), ("at", "kinds"))
    )


def _about_areas(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    """Return a new command on the five countries, or on those that are named."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=about)
    add_countries(command)
    add_format(command)
    return command


def _phases(given: argparse.Namespace, dataset: Dataset) -> str:
    result: Result[Any] = (
        nca.compare_phases(given.countries, dataset=dataset)
        if given.at is None
        else nca.phases_at(given.at, given.countries, dataset=dataset)
    )
    return written(result, given.format)
