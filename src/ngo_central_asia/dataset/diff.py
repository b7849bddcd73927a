"""What changed between two datasets: record by record, field by field."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.dataset.collection import by_id
from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.dataset.structure import unstructure
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.series import Series

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

#: Names of fields and places in lists, from the outside in.
Path = tuple[str | int, ...]


class ChangeKind(StrEnum):
    """What became of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen
class FieldChange:
    """One value that differs, as plain data.

    Args:
        path: Where it is: names of fields, and places in lists, from 0.
        old: What it was; ``None`` if it was absent.
        new: What it is; ``None`` if it is absent.
    """

    path: Path
    old: Any
    new: Any

    @property
    def field(self) -> str:
        """The path as text, such as ``citations[0].paragraph``."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}"
        return text.removeprefix(".")


@attrs.frozen(kw_only=True)
class RecordChange:
    """One record that is new, gone or changed.

    Args:
        collection: Its collection.
        old: What it was; ``None`` if it is new.
        new: What it is; ``None`` if it is gone.
        fields: What differs, if it is changed.
    """

    collection: str
    old: Record | None
    new: Record | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is, or as it was if it is gone."""
        return self.new or self.old  # type: ignore[return-value]  # there is one

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id

    @property
    def kind(self) -> ChangeKind:
        """Whether the record is new, gone or changed."""
        if self.old is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.new is None else ChangeKind.CHANGED


@attrs.frozen(kw_only=True, repr=False)
class Diff:
    """What changed between two datasets; false if nothing did.

    Args:
        old: Stamp of the old dataset.
        new: Stamp of the new one.
        meta: What differs in the title, version and licence.
        changes: The records that are new, gone or changed: by collection, and there by
            id.
    """

    old: str
    new: str
    meta: tuple[FieldChange, ...]
    changes: tuple[RecordChange, ...]

    def __bool__(self) -> bool:
        return bool(self.meta or self.changes)

    @property
    def added(self) -> tuple[RecordChange, ...]:
        """The records that only the new dataset has."""
        return self._of(ChangeKind.ADDED)

    @property
    def removed(self) -> tuple[RecordChange, ...]:
        """The records that only the old dataset has."""
        return self._of(ChangeKind.REMOVED)

    @property
    def changed(self) -> tuple[RecordChange, ...]:
        """The records that both have, with different values."""
        return self._of(ChangeKind.CHANGED)

    def _of(self, kind: ChangeKind) -> tuple[RecordChange, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each changed field, and for each record new or gone.

        Values that have parts, whole records among them, are JSON text.
        """
        return [
            {
                "collection": collection,
                "id": identity,
                "change": kind,
                "field": change.field,
                "old": _flat(change.old),
                "new": _flat(change.new),
            }
            for collection, identity, kind, changes in self._groups()
            for change in changes
        ]

    def to_json(self) -> str:
        """Return everything as JSON, with values and whole records as they are.

        >>> import ngo_central_asia as nca
        >>> print(diff(nca.Dataset(), nca.Dataset(meta={"version": "2"})).to_json())
        {
         "old": "data, digest e3b0c44298fc",
         "new": "data 2, digest e3b0c44298fc",
         "changes": [
          {
           "collection": "dataset",
           "id": null,
           "change": "changed",
           "fields": [
            {
             "path": [
              "version"
             ],
             "old": null,
             "new": "2"
            }
           ]
          }
         ]
        }
        """
        content = {
            "old": self.old,
            "new": self.new,
            "changes": [
                {
                    "collection": collection,
                    "id": identity,
                    "change": kind,
                    "fields": [
                        {"path": list(c.path), "old": c.old, "new": c.new}
                        for c in changes
                    ],
                }
                for collection, identity, kind, changes in self._groups()
            ],
        }
        return json.dumps(content, ensure_ascii=False, indent=1)

    def _groups(self) -> Iterator[tuple[str, str | None, str, tuple[FieldChange, ...]]]:
        """Yield collection, id, kind of change and fields; a whole has no path."""
        if self.meta:
            yield "dataset", None, ChangeKind.CHANGED.value, self.meta
        for change in self.changes:
            fields = change.fields
            if change.kind is not ChangeKind.CHANGED:
                old, new = (
                    None if record is None else unstructure(record)
                    for record in (change.old, change.new)
                )
                fields = (FieldChange((), old, new),)
            yield change.collection, change.id, change.kind.value, fields

    def to_html(self) -> str:
        """Return a whole page of HTML that shows the changes."""
        from ngo_central_asia.display.changes import page

        return page(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.changes import html

        return html(self)

    def __str__(self) -> str:
        from ngo_central_asia.display.changes import text

        return text(self)

    def __repr__(self) -> str:
        from ngo_central_asia.display.changes import MOST_CHANGES, text

        return text(self, most=MOST_CHANGES)


def diff(
    old: Dataset | str | os.PathLike[str], new: Dataset | str | os.PathLike[str]
) -> Diff:
    """Return what changed from one dataset to another, each a dataset or its path.

    Records are matched by collection and id. Where a record is changed, each field
    that differs is named with its old and new value, and so are the parts inside it:
    its citations, presences, dates. Parts have no ids: they are matched by their
    place, once those that are equal at the start and at the end are set aside. The rows
    of a series are matched by area and year.

    The order of the records is no value of a dataset and is not reported; the order of
    the parts inside a record is one.

    Raises:
        CriteriaError: What was given is neither a dataset nor a path.
        DataError: There is no dataset at a path, or it does not hold together.

    >>> import attrs
    >>> import ngo_central_asia as nca
    >>> said = nca.sources["yermukanov-2003"]
    >>> old = nca.Dataset(sources=[said])
    >>> new = nca.Dataset(sources=[attrs.evolve(said, volume="4")])
    >>> [change.id for change in diff(old, new).changed]
    ['yermukanov-2003']
    >>> diff(old, new).changed[0].fields[0]
    FieldChange(path=('volume',), old=None, new='4')
    >>> bool(diff(old, old))
    False
    """
    before, after = _dataset(old), _dataset(new)
    return Diff(
        old=before.stamp,
        new=after.stamp,
        meta=tuple(_mappings((), before.meta, after.meta)),
        changes=tuple(
            change for name in COLLECTIONS for change in _records(name, before, after)
        ),
    )


def _dataset(given: object) -> Dataset:
    if isinstance(given, Dataset):
        return given
    try:
        return Dataset.load(given)  # type: ignore[arg-type]  # what is no path fails
    except TypeError:
        raise CriteriaError(
            f"expected a dataset or the path of one, got {given!r}"
        ) from None


def _records(name: str, before: Dataset, after: Dataset) -> Iterator[RecordChange]:
    olds, news = (by_id(name, dataset.records(name)) for dataset in (before, after))
    for key in sorted({*olds, *news}):
        old, new = olds.get(key), news.get(key)
        if old == new:
            continue
        fields: tuple[FieldChange, ...] = ()
        if old is not None and new is not None:
            fields = tuple(_mappings((), _plain(old), _plain(new)))
        yield RecordChange(collection=name, old=old, new=new, fields=fields)


def _plain(record: Record) -> dict[str, Any]:
    """Return a record as plain data; of a series the table by area and year."""
    data = dict(unstructure(record))
    if isinstance(record, Series):
        names, *rows = record.table.rows()
        data["table"] = {
            f"{area} {year}": dict(zip(names[2:], numbers, strict=True))
            for area, year, *numbers in rows
        }
    return data


def _mappings(
    path: Path, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[FieldChange]:
    for name in sorted({*old, *new}):
        yield from _values((*path, name), old.get(name), new.get(name))


def _values(path: Path, old: Any, new: Any) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _mappings(path, old, new)
    elif isinstance(old, list | None) and isinstance(new, list | None):
        yield from _lists(path, old or [], new or [])
    else:
        yield FieldChange(path, old, new)


def _lists(path: Path, old: list[Any], new: list[Any]) -> Iterator[FieldChange]:
    """Yield what differs between two lists, matched so that it mirrors."""
    start = 0
    while old[start : start + 1] == new[start : start + 1] != []:
        start += 1
    old_end, new_end = len(old), len(new)
    while min(old_end, new_end) > start and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    for at in range(start, max(old_end, new_end)):
        yield from _values(
            (*path, at),
            old[at] if at < old_end else None,
            new[at] if at < new_end else None,
        )


def _flat(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value
