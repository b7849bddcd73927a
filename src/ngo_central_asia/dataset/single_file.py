"""A whole dataset as one JSON file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ngo_central_asia.dataset.schema import COLLECTIONS, record_class
from ngo_central_asia.dataset.structure import structure, unstructure
from ngo_central_asia.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

LICENCES = "licences"


def read(path: Path) -> tuple[dict[str, str], dict[str, list[Any]]]:
    """Return what a file says of its dataset, and the records of each collection.

    Raises:
        DataError: It cannot be read, or holds anything but a dataset.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid JSON: {error}") from None
    known = {"dataset", LICENCES, *COLLECTIONS}
    if not isinstance(content, dict) or not content.keys() <= known:
        raise DataError(
            f"{path}: expected an object with the keys {', '.join(sorted(known))}"
        )
    records: dict[str, list[Any]] = {}
    problems: list[str] = []
    for name in COLLECTIONS:
        records[name] = []
        listed = content.get(name, [])
        if not isinstance(listed, list):
            problems.append(f"{path.name}, {name}: expected a list, got {listed!r}")
            continue
        for number, data in enumerate(listed, start=1):
            place = f"{path.name}, {name} {number}"
            try:
                records[name].append(structure(record_class(name), data, place))
            except DataError as error:
                problems += error.problems
    if problems:
        raise DataError(*problems)
    return content.get("dataset", {}), records


def write(
    path: Path,
    meta: Mapping[str, str],
    collections: Mapping[str, Iterable[Any]],
    licences: Sequence[str],
) -> None:
    """Write a dataset to *path*, with what must go with it."""
    content: dict[str, Any] = {"dataset": dict(meta), LICENCES: list(licences)}
    for name, collection in collections.items():
        content[name] = [unstructure(record) for record in collection]
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
