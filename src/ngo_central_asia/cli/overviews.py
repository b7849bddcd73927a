"""Commands on where sources differ, speak and are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.cli.options import add_countries, add_format, runs

if TYPE_CHECKING:
    import argparse

    from ngo_central_asia.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("disagreements", help="what is said differently")
    command.add_argument("indicator", nargs="?", help="an indicator or a heading")
    _add_field(command)
    command.add_argument(
        "--tolerance", type=int, default=5, metavar="YEARS", help="5 unless given"
    )
    command.set_defaults(
        run=runs("disagreements", ("indicator",), ("countries", "period", "tolerance"))
    )

    command = commands.add_parser("coverage", help="what is stated, and how surely")
    command.add_argument("indicators", nargs="*", help="indicators or headings")
    _add_field(command)
    command.set_defaults(run=runs("coverage", ("indicators",), ("countries", "period")))

    command = commands.add_parser("gaps", help="what is stated elsewhere only")
    command.add_argument("indicators", nargs="*", help="indicators or headings")
    _add_field(command)
    command.add_argument(
        "--others", type=int, default=2, metavar="AREAS", help="2 unless given"
    )
    command.set_defaults(
        run=runs("gaps", ("indicators",), ("countries", "period", "others"))
    )


def _add_field(command: argparse.ArgumentParser) -> None:
    add_countries(command)
    command.add_argument("--period", metavar="PERIOD", help="only what overlaps it")
    add_format(command)
