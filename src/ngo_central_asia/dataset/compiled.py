"""Compiled data: one JSON file per collection, checked when it was made.

A record is a row of its field values. Rows become records without running the checks
again: the file is written from checked records and never by hand.
"""

from __future__ import annotations

import json
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from importlib import import_module

from ngo_central_asia.dataset.observations import Shelf
from ngo_central_asia.dataset.schema import record_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

    from ngo_central_asia.dataset.dataset import Dataset

    Decoder = Callable[[Any], Any]

#: Moves when a reader of an older form would misread the file.
FORMAT = 1
#: The file that says which series there are; their tables stand beside it as CSV.
SHELVES = "shelves.json"


# --- reading, on the path of every import ---------------------------------------------


def loads(text: str | bytes, table: Decoder | None = None) -> list[Any]:
    """Return the records of one compiled collection.

    Args:
        text: The compiled collection.
        table: Gives the table of a series by its place; the place itself if absent.
    """
    content = json.loads(text)
    if content["format"] != FORMAT:
        raise ValueError(f"compiled data of format {content['format']}, not {FORMAT}")
    builders: dict[str, Decoder] = {"number": _number, "table": table or str}
    for cls_name, module, plan in content["classes"]:
        builders[cls_name] = _builder(module, cls_name, plan, builders)
    return list(map(builders[cls_name], content["rows"]))


def _builder(
    module: str, name: str, plan: list[list[str]], builders: dict[str, Decoder]
) -> Decoder:
    """Return the function from a row to a record, by the plan of its fields."""
    cls = getattr(import_module(module), name)
    if issubclass(cls, StrEnum):
        return {term.value: term for term in cls}.__getitem__
    fields = [
        # The descriptor of a slot sets it past the guard that keeps records frozen.
        (getattr(cls, field).__set__, _decoder(codec, builders))
        for field, codec in plan
    ]
    new = cls.__new__

    def build(row: list[Any]) -> Any:
        record = new(cls)
        for (set_field, decode), value in zip(fields, row, strict=True):
            set_field(record, value if decode is None else decode(value))
        return record

    return build


def _decoder(codec: str, builders: dict[str, Decoder]) -> Decoder | None:
    kind, _, inner = codec.partition(" ")
    if kind == "plain":
        return None
    if kind == "pairs":
        return lambda pairs: tuple([tuple(pair) for pair in pairs])
    if kind == "many":
        decode_item = _decoder(inner, builders)
        if decode_item is None:
            return tuple
        return lambda values: tuple(map(decode_item, values))
    if kind == "optional":
        decode = builders[inner]
        return lambda value: None if value is None else decode(value)
    return builders[kind]


def _number(value: int | str) -> int | Decimal | Fraction:
    if isinstance(value, int):
        return value
    return Fraction(value) if "/" in value else Decimal(value)


def shelves(text: str | bytes, read: Decoder) -> list[Shelf]:
    """Return what is known of the series; *read* gives one by its id."""
    return [
        Shelf(key, indicator, source, tuple(areas), size, partial(read, key))
        for key, indicator, source, areas, size in json.loads(text)
    ]


# --- writing, when the wheel is built -------------------------------------------------


def dumps(cls: type[Any], records: Iterable[Any]) -> str:
    """Return *records*, all of class *cls*, in compiled form."""
    classes: dict[type, list[list[str]]] = {}
    _plan(cls, classes)
    rows = [_encode(record, classes) for record in records]
    return json.dumps(
        {
            "format": FORMAT,
            "classes": [[c.__name__, c.__module__, p] for c, p in classes.items()],
            "rows": rows,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _plan(cls: type[Any], classes: dict[type, list[list[str]]]) -> None:
    """Add *cls* to *classes* behind every class that its fields need."""
    import typing

    import attrs

    if cls in classes:
        return
    if issubclass(cls, StrEnum):
        classes[cls] = []
        return
    hints = typing.get_type_hints(cls)
    plan = [
        [field.name, _codec(hints[field.name], classes)] for field in attrs.fields(cls)
    ]
    classes[cls] = plan


def _codec(hint: Any, classes: dict[type, list[list[str]]]) -> str:
    from typing import get_args, get_origin

    from ngo_central_asia.model.fields import Pairs
    from ngo_central_asia.model.series import Table

    if hint == Pairs:
        return "pairs"
    if get_origin(hint) is tuple:
        return f"many {_codec(get_args(hint)[0], classes)}"
    options = [option for option in get_args(hint) if option is not type(None)]
    if options:
        optional = len(options) < len(get_args(hint))
        inner = "number" if Fraction in options else _codec(options[0], classes)
        return f"optional {inner}" if optional and inner != "plain" else inner
    if hint in (str, int, bool):
        return "plain"
    if hint is Table:
        return "table"
    _plan(hint, classes)
    name: str = hint.__name__
    return name


def _encode(value: Any, classes: dict[type, list[list[str]]]) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if type(value) in classes:
        return [
            _encode(getattr(value, name), classes) for name, _ in classes[type(value)]
        ]
    if isinstance(value, tuple):
        return [_encode(item, classes) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    return str(value)  # an exact number, or the place of a table


def write(folder: Path, dataset: Dataset) -> list[Path]:
    """Write a dataset, read from a folder, to *folder* in compiled form.

    There is a file for each collection, and one for the table of each series.
    ``dataset.json`` beside them says what the dataset is, with the digests of its
    collections, so that nobody who asks for them has to load everything.

    Returns:
        The files.
    """
    about = {"meta": dict(dataset.meta), "digests": dataset.digests}
    files = {"dataset.json": json.dumps(about)}
    for name in dataset.collection_names:
        files[f"{name}.json"] = dumps(record_class(name), dataset.records(name))
    files[SHELVES] = json.dumps([shelf[:-1] for shelf in dataset.shelves()])
    for series in dataset.series.values():
        files[series.table.place] = series.table.text
    for place, text in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return [folder / place for place in files]
