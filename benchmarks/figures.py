"""What is measured: pairs of programs, their budgets, and what must stay unloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import measuring
from measuring import Program, Spread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMPARE_CALL = 'compare("ngos")'
BARE = "pass"
IMPORT = "import ngo_central_asia"
COMPARE = f"import ngo_central_asia as nca; nca.{COMPARE_CALL}"
LOAD = """
import ngo_central_asia as nca
for name in nca.data.collection_names: nca.data.collection(name)
"""
#: Budget of the memory that everything loaded needs beyond bare Python.
MEBIBYTES = 12
#: Modules that an answer needs nothing of.
UNWANTED = ("pint", "cattrs", "pandas", "numpy", "tomllib", "importlib.metadata")


class Comparison(NamedTuple):
    """What is held against what.

    Args:
        ours: Name of our side.
        theirs: Name of the other side.
        code: Our program; in a warm comparison, a module of the workloads.
        other: Their program, or module.
        budget: The ratio to keep, if there is one.
        environment: Where both run.
        warm: Whether loads inside one process are compared, not whole processes.
        counted: Whether instructions are counted as well.
    """

    ours: str
    theirs: str
    code: str
    other: str
    budget: float | None = None
    environment: str = "own"
    warm: bool = False
    counted: bool = False


class Row(NamedTuple):
    """One line of the table; what was not measured is ``None``.

    Args:
        ours: Name of our side.
        theirs: Name of the other side.
        spread: The ratios, or the memory.
        budget: What the median of these should not exceed, if there is one.
        unit: Unit of both.
        milliseconds: Medians of our side and of theirs.
        instructions: Ratios of the instructions, to theirs and to bare Python's.
    """

    ours: str
    theirs: str
    spread: Spread | None
    budget: float | None
    unit: str = "x"
    milliseconds: tuple[float, float] | None = None
    instructions: tuple[float, float] | None = None


def _load(module: str) -> str:
    """Return the program that loads everything with a module of the workloads."""
    return f"from workloads.{module} import load; load()"


def _peer(name: str, code: str) -> Comparison:
    """Return the comparison of a first answer with that of another library."""
    return Comparison(COMPARE_CALL, name, COMPARE, code, environment="peers")


def _models(name: str, module: str) -> tuple[Comparison, Comparison]:
    """Return the comparisons of a load with the same records as other models."""
    cold = Comparison("all loaded", name, LOAD, _load(module), environment="peers")
    return cold, cold._replace(
        ours="all loaded, warm", code="library", other=module, warm=True
    )


COMPARISONS = (
    Comparison("import", "bare Python", IMPORT, BARE, 1.15, counted=True),
    Comparison(
        f"import, {COMPARE_CALL}",
        "import attrs, cattrs",
        COMPARE,
        "import attrs, cattrs",
        1.35,
        counted=True,
    ),
    Comparison(
        "all loaded",
        "plain construction, attrs",
        LOAD,
        _load("plain_attrs"),
        1.5,
        counted=True,
    ),
    Comparison(
        "all loaded, warm",
        "plain construction, attrs",
        "library",
        "plain_attrs",
        1.5,
        warm=True,
    ),
    Comparison("all loaded", "plain construction, tuples", LOAD, _load("plain_tuples")),
    Comparison(
        "all loaded, warm",
        "plain construction, tuples",
        "library",
        "plain_tuples",
        warm=True,
    ),
    Comparison(
        "one series to columns",
        "csv.reader on its file",
        "columns",
        "csv_reader",
        2,
        warm=True,
    ),
    _peer(
        "pycountry, one country",
        "import pycountry; pycountry.countries.get(alpha_2='KZ')",
    ),
    _peer(
        "countryinfo, one country",
        "from countryinfo import CountryInfo; CountryInfo('Kazakhstan').population()",
    ),
    _peer("astropy, G", "from astropy.constants import G; G.value"),
    _peer("mendeleev, Fe", "from mendeleev import element; element('Fe')"),
    *_models("pydantic models", "by_pydantic"),
    *_models("msgspec structs", "by_msgspec"),
)


def measure(comparison: Comparison, found: Mapping[str, Path], pairs: int) -> Row:
    """Return what a comparison comes to in the environments *found*."""
    python = found[comparison.environment]
    ours = Program(python, comparison.code)
    theirs = Program(python, comparison.other)
    if comparison.warm:
        measured = measuring.warm(python, comparison.code, comparison.other, pairs)
    else:
        measured = measuring.cold(ours, theirs, pairs)
    counts = None
    if comparison.counted and measuring.can_count():
        count = measuring.instructions(ours)
        counts = (
            count / measuring.instructions(theirs),
            count / measuring.instructions(Program(python, BARE)),
        )
    mine, other = (
        1000 * Spread.of(list(side)).median for side in zip(*measured, strict=True)
    )
    return Row(
        comparison.ours,
        comparison.theirs,
        measuring.ratios(measured),
        comparison.budget,
        milliseconds=(mine, other),
        instructions=counts,
    )


def measure_memory(found: Mapping[str, Path], pairs: int) -> Row:
    """Return how much more memory than bare Python everything loaded needs."""
    ours, bare = Program(found["own"], LOAD), Program(found["own"], BARE)
    spread = measuring.memory(ours, bare, pairs)
    return Row("all loaded, peak memory", "bare Python", spread, MEBIBYTES, "MiB more")


def unwanted_imports(found: Mapping[str, Path]) -> list[str]:
    """Return what a first answer imports but must not.

    The environment of the peers is asked: there, all of it is installed.
    """
    names = measuring.imported(Program(found["peers"], COMPARE))
    return [
        unwanted
        for unwanted in UNWANTED
        if any(f"{name}.".startswith(f"{unwanted}.") for name in names)
    ]
