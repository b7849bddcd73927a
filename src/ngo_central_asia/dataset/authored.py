"""Authored data: folders of TOML files that people write and review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import suggest
from ngo_central_asia.dataset.schema import COLLECTIONS, record_class
from ngo_central_asia.dataset.structure import structure, unstructure
from ngo_central_asia.errors import DataError, MissingExtraError
from ngo_central_asia.model.series import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

META = "dataset.toml"
LICENCES = "LICENCES.txt"


def read_meta(folder: Path) -> dict[str, str]:
    """Return what the folder says of the whole dataset; empty if it says nothing."""
    path = folder / META
    return _read_toml(path, path.name) if path.is_file() else {}


def read_collection(folder: Path, name: str) -> list[Any]:
    """Return the records of one collection, in the order of files and of tables.

    Raises:
        DataError: A file is no TOML, or holds anything but records; there is a line
            for each fault of all files.
    """
    cls = record_class(name)
    records: list[Any] = []
    problems: list[str] = []
    files = (folder / name).rglob("*.toml")
    # What stands in a folder of its own comes behind the files beside it.
    for path in sorted(files, key=lambda path: (len(path.parts), path)):
        shown = path.relative_to(folder).as_posix()
        try:
            tables = list(_tables(path, shown, name))
        except DataError as error:
            problems += error.problems
            continue
        for number, table in enumerate(tables, start=1):
            place = f"{shown}, {name} {number}"
            try:
                data = _with_table(table, path, place) if name == "series" else table
                records.append(structure(cls, data, place))
            except DataError as error:
                problems += error.problems
    if name == "series":
        heads = {record.table.place for record in records}
        for path in sorted((folder / name).rglob("*.csv")):
            shown = path.relative_to(folder).as_posix()
            if shown not in heads and not problems:
                problems.append(f"{shown}: there is no head for this table")
    if problems:
        raise DataError(*problems)
    return records


def check_folder(folder: Path) -> None:
    """Refuse a folder that is no dataset or holds what no collection would read.

    Raises:
        DataError: It does not exist, or holds an unknown file or folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: expected the folder of a dataset")
    problems = []
    for path in sorted(folder.iterdir()):
        names = COLLECTIONS if path.is_dir() else (META, LICENCES)
        known = path.name in names
        if not known and not path.name.startswith((".", "_")):
            hint = suggest(path.name, [META, *COLLECTIONS])
            problems.append(f"{path.name}: no part of a dataset. {hint}")
    if problems:
        raise DataError(*problems)
    if not any((folder / name).is_dir() for name in COLLECTIONS):
        expected = ", ".join(COLLECTIONS)
        raise DataError(f"{folder}: expected folders of a dataset ({expected})")


def _tables(path: Path, shown: str, name: str) -> Iterator[Any]:
    content = _read_toml(path, shown)
    for key in content:
        if key != name:
            raise DataError(f"{shown}: expected tables [[{name}]], got {key!r}")
    tables = content.get(name, [])
    if not isinstance(tables, list):
        raise DataError(f"{shown}: expected tables [[{name}]], got one [{name}]")
    yield from tables


def _with_table(head: Any, path: Path, place: str) -> Any:
    """Return the head of a series with its table, which stands beside it as CSV."""
    if not isinstance(head, dict) or not isinstance(head.get("id"), str):
        return head  # what is wrong with it is said where it becomes a record
    if "table" in head:
        raise DataError(f"{place}: expected the table in a CSV file, not in the head")
    file = path.with_name(f"{head['id']}.csv")
    shown = place.partition(",")[0].rpartition("/")[0] + f"/{file.name}"
    if not file.is_file():
        raise DataError(f"{place}, {head['id']!r}: there is no table {shown}")

    def read() -> str:
        try:
            return file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DataError(f"{shown}: not UTF-8: {error}") from None

    return head | {"table": Table(read, shown)}


def _read_toml(path: Path, shown: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{shown}: not valid TOML: {error}") from None


def write(
    folder: Path,
    meta: Mapping[str, str],
    collections: Mapping[str, Iterable[Any]],
    licences: Sequence[str],
) -> None:
    """Write a dataset to a new folder, each collection into one file.

    What must go with it stands in a file beside them.

    Raises:
        MissingExtraError: The package that writes TOML is not installed.
    """
    try:
        import tomli_w
    except ImportError:
        raise MissingExtraError(
            "writing TOML needs tomli-w: pip install 'ngo-central-asia[toml]'"
        ) from None
    folder.mkdir(parents=True)
    (folder / META).write_text(tomli_w.dumps(dict(meta)), encoding="utf-8")
    if licences:
        text = "".join(f"{line}\n" for line in licences)
        (folder / LICENCES).write_text(text, encoding="utf-8")
    for name, collection in collections.items():
        tables = [unstructure(record) for record in collection]
        (folder / name).mkdir()
        if name == "series":
            for table in tables:
                file = folder / name / f"{table['id']}.csv"
                file.write_text(table.pop("table"), encoding="utf-8", newline="")
        text = tomli_w.dumps({name: tables}) if tables else ""
        (folder / name / f"{name}.toml").write_text(text, encoding="utf-8")
