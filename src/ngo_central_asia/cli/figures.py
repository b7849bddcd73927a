"""Commands for figures: comparing them, and computing with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ngo_central_asia as nca
from ngo_central_asia.analysis.selection import Policy
from ngo_central_asia.cli.options import (
    add_choice,
    add_countries,
    add_format,
    add_part,
    parts,
    runs,
    written,
)

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.cli.options import Commands
    from ngo_central_asia.dataset.dataset import Dataset


def add(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("compare", help="set areas side by side")
    command.add_argument(
        "indicator", nargs="+", help="an indicator or a heading, such as ngos"
    )
    add_countries(command)
    _add_question(command)
    command.add_argument(
        "--strict", action="store_true", help="fail if the rows are not comparable"
    )
    turn = command.add_mutually_exclusive_group()
    turn.add_argument(
        "--flip", action="append", metavar="ID", help="turn the scale of one around"
    )
    turn.add_argument(
        "--as-published",
        action="store_const",
        const=[],
        dest="flip",
        help="leave scales that run in different directions as they are",
    )
    add_format(command)
    command.set_defaults(run=_compare)

    command = commands.add_parser("explain", help="say why an area has its figure")
    command.add_argument("indicator", help="an indicator or a heading, such as ngos")
    command.add_argument("area", help="an area by its code or any of its names")
    _add_question(command)
    add_format(command)
    command.set_defaults(run=_explain)

    command = commands.add_parser("trend", help="one area in time order")
    command.add_argument("indicator")
    command.add_argument("area")
    command.add_argument("--period", metavar="PERIOD", help="only this period")
    command.add_argument("--base", metavar="PERIOD", help="100 percent of an index")
    add_part(command)
    add_format(command)
    command.set_defaults(
        run=runs("trend", ("indicator", "area"), ("period", "base", "where"))
    )

    command = commands.add_parser("rank", help="areas by size")
    command.add_argument("indicator")
    add_choice(command)
    add_countries(command)
    add_part(command)
    add_format(command)
    command.set_defaults(
        run=runs("rank", ("indicator",), ("at", "countries", "tolerance", "where"))
    )

    command = commands.add_parser("ratio", help="one indicator to another")
    command.add_argument("numerator")
    command.add_argument("denominator")
    add_choice(command)
    add_countries(command)
    add_format(command)
    command.set_defaults(
        run=runs(
            "ratio", ("numerator", "denominator"), ("at", "countries", "tolerance")
        )
    )

    command = commands.add_parser("difference", help="two areas, or two times of one")
    command.add_argument("indicator")
    command.add_argument("first", help="an area, or with --country a period")
    command.add_argument("second", help="another one")
    command.add_argument("--country", metavar="NAME", help="the area of two times")
    add_choice(command)
    add_part(command)
    add_format(command)
    command.set_defaults(
        run=runs(
            "difference",
            ("indicator", "first", "second"),
            ("country", "at", "tolerance", "where"),
        )
    )

    command = commands.add_parser(
        "against", help="an index in the phases, or around the dates, that texts tell"
    )
    command.add_argument("index", help="an indicator that has a series, or a series")
    told = command.add_mutually_exclusive_group(required=True)
    for name, what in (
        ("phases", "a periodization or an author"),
        ("laws", "a law"),
        ("closures", "a closure or an organization"),
    ):
        told.add_argument(
            f"--{name}", action="append", metavar="ID", help=f"{what}, or all"
        )
    command.add_argument("--window", type=int, metavar="YEARS", help="3 unless given")
    add_countries(command)
    add_format(command)
    asked = ("index", "phases", "laws", "closures", "countries", "window")
    command.set_defaults(run=runs("against", (), asked))

    command = commands.add_parser(
        "vintages",
        aliases=["compare-vintages"],
        help="releases of a data set, compared",
    )
    command.add_argument("indicator")
    command.add_argument("--at", metavar="PERIOD", help="a year, or a span of years")
    add_countries(command)
    add_format(command)
    command.set_defaults(
        run=runs("compare_vintages", ("indicator", "countries"), ("at",))
    )

    command = commands.add_parser("share", help="parts of a whole")
    command.add_argument("indicator")
    command.add_argument("area")
    command.add_argument("--by", metavar="NAME", help="what divides the whole")
    command.add_argument("--whole", metavar="ID", help="the statistic of the whole")
    add_choice(command)
    add_format(command)
    command.set_defaults(
        run=runs("share", ("indicator", "area"), ("by", "whole", "at", "tolerance"))
    )


def _add_question(command: argparse.ArgumentParser) -> None:
    """Add the options that say which observation is wanted."""
    policies = ", ".join(known for known in Policy if known is not Policy.OWN)
    command.add_argument("--policy", help=policies)
    add_choice(command)
    add_part(command)
    command.add_argument(
        "--baseline", metavar="NAME", help="the area to divide each figure by"
    )
    command.add_argument(
        "--per", metavar="WHAT", help='divide by: "100 000 people", "GDP"'
    )
    command.add_argument(
        "--in", dest="in_", metavar="CODE", help="convert money to this currency"
    )
    command.add_argument(
        "--real", metavar="YEAR", help="money in the prices of this year"
    )
    command.add_argument(
        "--vintage",
        action="append",
        metavar="ID",
        help="a series to compute with; may be repeated",
    )
    command.add_argument(
        "--context-tolerance",
        type=int,
        default=0,
        metavar="YEARS",
        help="how far from a figure what it is computed with may be; 0 unless given",
    )
    command.add_argument(
        "--evidence", metavar="GRADE", help="the least: checked, published, by hand"
    )


def _question(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "at": given.at,
        "policy": given.policy,
        "tolerance": given.tolerance,
        "where": parts(given.where),
        "baseline": given.baseline,
        "per": given.per,
        "in_": given.in_,
        "real": given.real,
        "vintage": given.vintage,
        "context_tolerance": given.context_tolerance,
        "evidence": given.evidence,
    }


def _compare(given: argparse.Namespace, dataset: Dataset) -> str:
    asked = {
        "countries": given.countries,
        "strict": given.strict,
        "flip": given.flip,
        **_question(given),
    }
    result: Result[Any]
    if len(given.indicator) == 1:
        result = nca.compare(given.indicator[0], dataset=dataset, **asked)
    else:
        result = nca.compare(given.indicator, dataset=dataset, **asked)
    return written(result, given.format)


def _explain(given: argparse.Namespace, dataset: Dataset) -> str:
    result = nca.compare(given.indicator, dataset=dataset, **_question(given))
    if given.area not in result:
        asked = {"countries": given.area, **_question(given)}
        result = nca.compare(given.indicator, dataset=dataset, **asked)
    return written(nca.explain(result[given.area]), given.format)
