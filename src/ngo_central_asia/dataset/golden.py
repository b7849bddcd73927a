"""The golden file: one line for each released record, so that no edit is silent.

For people who enter data: ``python -m ngo_central_asia.dataset.golden FILE`` writes the
lines anew. It refuses to change or drop a line while the version of the data is the
one that the file was written for; new records may join. Before a version is released,
``--unreleased`` lets it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ngo_central_asia.dataset import digest, walk
from ngo_central_asia.dataset.collection import by_id
from ngo_central_asia.dataset.embedded import embedded
from ngo_central_asia.errors import DataError, NgoCentralAsiaError
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ngo_central_asia.dataset.dataset import Dataset

    Lines = Mapping[str, str]

_VERSION = "# data "


def lines(dataset: Dataset) -> dict[str, str]:
    """Return a line for each record by collection and id.

    It has the short digest of the record, and its figures and periods to read. A series
    is one line, whose digest is of its table too.

    >>> import ngo_central_asia as nca
    >>> lines(nca.data)["statistics/kg-ngos-2006-jaysanov"].partition(" ")[2]
    'figure: 13,018 organizations; period: 2006'
    """
    return {
        f"{name}/{key}": _line(record)
        for name in dataset.collection_names
        for key, record in sorted(by_id(name, dataset.records(name)).items())
    }


def _line(record: object) -> str:
    values = "; ".join(
        f"{path}: {part}"
        for path, part in walk.parts(record)
        if isinstance(part, Figure | Period)
    )
    return f"{digest.short(digest.of_record(record))} {values}".rstrip()


def breaches(golden: str, dataset: Dataset) -> list[str]:
    """Return a line for each record that the *golden* text has otherwise.

    Records that are not in the text yet are none.
    """
    now = lines(dataset)
    return [
        f"{key}: was {line}, is {now.get(key, 'gone')}"
        for key, line in _read(golden)[1].items()
        if now.get(key) != line
    ]


def written(dataset: Dataset) -> str:
    """Return the whole golden text of a dataset."""
    head = [
        f"{_VERSION}{dataset.version}",
        "# One line for each record: its digest, and its figures and periods.",
        "# Made by: python -m ngo_central_asia.dataset.golden; see CONTRIBUTING.md.",
    ]
    body = [f"{key} {line}" for key, line in lines(dataset).items()]
    return "\n".join([*head, *body]) + "\n"


def _read(golden: str) -> tuple[str, dict[str, str]]:
    """Return the version that the text was written for, and its lines."""
    version, found = "", {}
    for line in golden.splitlines():
        if line.startswith(_VERSION):
            version = line.removeprefix(_VERSION)
        elif not line.startswith("#"):
            key, _, found[key] = line.partition(" ")
    return version, found


def renewed(golden: str, dataset: Dataset, *, unreleased: bool = False) -> str:
    """Return the golden text of *dataset* in place of the one there is.

    Raises:
        DataError: A record was changed or dropped under the same version; there is a
            line for each.
    """
    if _read(golden)[0] == dataset.version and not unreleased:
        found = breaches(golden, dataset)
        if found:
            raise DataError(
                *found,
                f"these values were released as {dataset.version}: move the version in "
                "dataset.toml first, by the rules of CHANGELOG-DATA.md",
            )
    return written(dataset)


def main(arguments: list[str] | None = None) -> int:
    """Write the golden file anew; return 1 if released values would change."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path, help="the golden file")
    parser.add_argument(
        "--unreleased", action="store_true", help="nobody has this version yet"
    )
    given = parser.parse_args(arguments)
    before = given.file.read_text(encoding="utf-8") if given.file.is_file() else ""
    try:
        after = renewed(before, embedded(), unreleased=given.unreleased)
    except NgoCentralAsiaError as error:
        print(error, file=sys.stderr)
        return 1
    given.file.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
