"""Plain data to records and back, by cattrs, with nothing converted silently."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import DataError, NgoCentralAsiaError
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.series import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@lru_cache(maxsize=1)
def converter() -> cattrs.Converter:
    """Return the one converter of this library.

    Texts, numbers and truth values pass as they are: cattrs would turn ``5`` into
    ``"5"``, while the fields of the records refuse what is not theirs.
    """
    made = cattrs.Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        made.register_structure_hook(plain, lambda value, _: value)
    made.register_structure_hook_func(_is_term, lambda value, _: value)
    made.register_structure_hook_func(_is_pairs, lambda value, _: value)
    made.register_structure_hook_factory(_is_many, _structure_many)
    made.register_structure_hook(Figure, lambda value, _: Figure.parse(value))
    made.register_structure_hook(Period, lambda value, _: Period(value))
    made.register_structure_hook(Table, _structure_table)
    made.register_unstructure_hook(Table, lambda table: table.text)
    made.register_unstructure_hook(Figure, str)
    made.register_unstructure_hook(Period, str)
    made.register_unstructure_hook_func(_is_pairs, dict)
    made.register_unstructure_hook_factory(
        attrs.has,
        lambda cls: make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True),
    )
    return made


def _structure_table(value: Any, _: Any) -> Table:
    if isinstance(value, Table):
        return value
    if not isinstance(value, str):
        raise DataError(f"expected the text of a table, got {value!r}")
    return Table(value)


def _is_term(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, StrEnum)


def _is_pairs(cls: Any) -> bool:
    return bool(cls == Pairs)


def _is_many(cls: Any) -> bool:
    return get_origin(cls) is tuple and not _is_pairs(cls)


def _structure_many(cls: Any, made: cattrs.Converter) -> Any:
    (item, _) = get_args(cls)

    def structure(values: Any, _: Any) -> Any:
        # A text is iterable too: without this check it would become its letters.
        if not isinstance(values, list):
            raise DataError(f"expected a list, got {values!r}")
        return tuple(made.structure(value, item) for value in values)

    return structure


def structure(cls: type[Any], data: Mapping[str, Any], place: str) -> Any:
    """Return the record of class *cls* that *data* describes.

    Args:
        cls: Class of the record.
        data: Field names with plain values, as read from TOML or JSON.
        place: Where the data stands, for the message of an error.

    Raises:
        DataError: The data is not a record; there is a line for each fault.
    """
    if not isinstance(data, dict):
        raise DataError(f"{place}: expected a table of fields, got {data!r}")
    identity = data.get("id")
    if isinstance(identity, str):
        place = f"{place}, {identity!r}"
    try:
        return converter().structure(data, cls)
    except (cattrs.BaseValidationError, NgoCentralAsiaError) as error:
        lines = sorted(set(_faults(error, ())))
        raise DataError(*(f"{place}{line}" for line in lines)) from None


def unstructure(record: object) -> dict[str, Any]:
    """Return the plain data of *record*, without fields that have their default."""
    data: dict[str, Any] = converter().unstructure(record)
    return data


def _faults(error: BaseException, path: tuple[str, ...]) -> Iterable[str]:
    """Yield one line for each fault in an error of cattrs, with the field it is in."""
    if isinstance(error, cattrs.ClassValidationError):
        with_notes, without_notes = error.group_exceptions()
        for inner, note in with_notes:
            yield from _faults(inner, (*path, note.name))
        for inner in without_notes:
            yield from _faults(inner, path)
        return
    where = f", field {'.'.join(path)!r}" if path else ""
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield f"{where}: there is no field {key!r}. {suggest(key, known)}"
    elif isinstance(error, NgoCentralAsiaError):
        yield f"{where}: {error}"
    elif isinstance(error, KeyError):
        yield f"{where}: the field is missing"
    else:
        yield f"{where}: {error}"
