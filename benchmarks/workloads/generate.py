"""Write modules that build the records of the library in other ways.

They are what a person would write by hand: record classes, one function per class
from a row of the compiled data to a record, and ``load`` for all of it. They are
written anew from the installed library whenever it changes, so that both sides of a
comparison always build the same records:

- ``plain_attrs`` calls the library's own classes, with every check;
- ``plain_tuples`` fills named tuples, without any check;
- ``by_pydantic`` and ``by_msgspec`` declare models and decode ``records.json``.
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    get_args,
    get_origin,
    get_type_hints,
)

from ngo_central_asia.dataset.embedded import embedded
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.model.series import Table
from workloads.rows import read

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).parent
_RECORDS = _FOLDER / "records.json"

_PLAIN = '''\
{head}
from workloads.rows import make_number, make_table, read

{functions}

def load():
    """Return the records of every collection by their ids."""
    return {{
{collections}
    }}
'''
_COLLECTION = """\
        "{name}": {{
            record.id: record for record in map(make_{cls}, read("{name}")["rows"])
        }},"""

_MODELS = '''\
from decimal import Decimal

{head}

{classes}

class Records(Base):
{collections}


def load():
    """Return the records of every collection."""
    with open({path!r}, "rb") as file:
        return {decode}
'''
_PYDANTIC = """\
from pydantic import BaseModel


class Base(BaseModel, frozen=True, extra="forbid"):
    pass
"""
_MSGSPEC = """\
import msgspec


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass
"""


class Kind(NamedTuple):
    """A class of the compiled data: of records, of parts of them, or of terms.

    Args:
        name: Name of the class.
        module: Module that defines it.
        plan: Its fields in order, each with the codec of its value in a row.
        hints: Field -> its type.
        is_term: Whether it is a vocabulary.
    """

    name: str
    module: str
    plan: dict[str, str]
    hints: dict[str, Any]
    is_term: bool


# --- plain constructions --------------------------------------------------------------


def _plain_attrs(kinds: dict[str, Kind]) -> str:
    """Return the module that calls the library's classes, with every check."""
    terms = {kind.name: kind.name for kind in kinds.values() if kind.is_term}
    return _plain(_imports(kinds.values()), kinds, terms)


def _plain_tuples(kinds: dict[str, Kind]) -> str:
    """Return the module that fills named tuples; terms stay texts."""
    lines = ["from collections import namedtuple\n"]
    lines += [
        f'{kind.name} = namedtuple("{kind.name}", {[*kind.plan]})'
        for kind in kinds.values()
        if not kind.is_term
    ]
    terms = dict.fromkeys((kind.name for kind in kinds.values() if kind.is_term), "")
    return _plain("\n".join(lines), kinds, terms)


def _plain(head: str, kinds: dict[str, Kind], terms: dict[str, str]) -> str:
    """Return a module that builds records; *terms* are what makes a vocabulary's."""
    functions = []
    for kind in kinds.values():
        if kind.is_term:
            continue
        functions.append(f"\ndef make_{kind.name}(row):\n    return {kind.name}(")
        for place, (field, codec) in enumerate(kind.plan.items()):
            value = _expression(codec, f"row[{place}]", terms)
            functions.append(f"        {field}={value},")
        functions.append("    )\n")
    collections = [
        _COLLECTION.format(name=name, cls=cls) for name, (_, cls) in COLLECTIONS.items()
    ]
    return _PLAIN.format(
        head=head,
        functions="\n".join(functions),
        collections="\n".join(collections),
    )


def _expression(codec: str, value: str, terms: dict[str, str]) -> str:
    """Return the expression that turns *value*, coded by *codec*, into a field."""
    kind, _, inner = codec.partition(" ")
    if kind == "plain":
        return value
    if kind == "pairs":
        return f"tuple([tuple(pair) for pair in {value}])"
    if kind == "many":
        item = _expression(inner, "item", terms)
        return f"tuple({value if item == 'item' else f'[{item} for item in {value}]'})"
    if kind == "optional":
        return f"None if {value} is None else {_expression(inner, value, terms)}"
    return f"{terms.get(kind, f'make_{kind}')}({value})"


# --- models ---------------------------------------------------------------------------


def _models(kinds: dict[str, Kind], head: str, decode: str) -> str:
    """Return a module of models; *head* has their base, *decode* reads them."""
    classes = []
    for kind in kinds.values():
        if not kind.is_term:
            classes.append(f"\nclass {kind.name}(Base):")
            classes += [
                f"    {field}: {_annotation(kind.hints[field])}" for field in kind.plan
            ]
            classes.append("")
    terms = [kind for kind in kinds.values() if kind.is_term]
    return _MODELS.format(
        head=f"{_imports(terms)}\n{head}",
        classes="\n".join(classes),
        collections="\n".join(
            f"    {name}: list[{cls}]" for name, (_, cls) in COLLECTIONS.items()
        ),
        path=str(_RECORDS),
        decode=decode,
    )


def _annotation(hint: Any) -> str:
    """Return a type as it is written; no fractions, as no decoder reads them."""
    if hint is Ellipsis:
        return "..."
    if hint is NoneType:
        return "None"
    if hint is Table:
        return "str"
    options = get_args(hint)
    if get_origin(hint) is tuple:
        return f"tuple[{', '.join(map(_annotation, options))}]"
    if options:
        return " | ".join(_annotation(one) for one in options if one is not Fraction)
    return hint.__name__


def _plain_value(codec: str, value: Any, kinds: dict[str, Kind]) -> Any:
    """Return *value* of a row with field names in place of positions."""
    kind, _, inner = codec.partition(" ")
    if kind == "optional":
        return None if value is None else _plain_value(inner, value, kinds)
    if kind == "many":
        return [_plain_value(inner, item, kinds) for item in value]
    if kind not in kinds or kinds[kind].is_term:
        return value
    plan = kinds[kind].plan
    return {
        field: _plain_value(inner, item, kinds)
        for (field, inner), item in zip(plan.items(), value, strict=True)
    }


# --- all of them ----------------------------------------------------------------------


def _imports(kinds: Iterable[Kind]) -> str:
    """Return the lines that import classes of the library."""
    return "\n".join(f"from {kind.module} import {kind.name}" for kind in kinds)


def _kinds() -> dict[str, Kind]:
    """Return every class of the compiled data, each behind those it needs."""
    found: dict[str, Kind] = {}
    for collection in COLLECTIONS:
        for name, module, plan in read(collection)["classes"]:
            cls = getattr(import_module(module), name)
            is_term = issubclass(cls, StrEnum)
            hints = {} if is_term else get_type_hints(cls)
            found[name] = Kind(name, module, dict(plan), hints, is_term)
    return found


def main() -> None:
    """Write the modules and the records that they read, and try the first."""
    kinds = _kinds()
    records = {
        name: [_plain_value(cls, row, kinds) for row in read(name)["rows"]]
        for name, (_, cls) in COLLECTIONS.items()
    }
    _RECORDS.write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    by_pydantic = "Records.model_validate_json(file.read())"
    by_msgspec = "msgspec.json.decode(file.read(), type=Records)"
    for name, code in {
        "plain_attrs": _plain_attrs(kinds),
        "plain_tuples": _plain_tuples(kinds),
        "by_pydantic": _models(kinds, _PYDANTIC, by_pydantic),
        "by_msgspec": _models(kinds, _MSGSPEC, by_msgspec),
    }.items():
        (_FOLDER / f"{name}.py").write_text(code, "utf-8")

    data = embedded()
    built = {
        name: {record.id: record for record in data.records(name)}
        for name in COLLECTIONS
    }
    if import_module("workloads.plain_attrs").load() != built:
        sys.exit("the plain construction does not build the library's records")


if __name__ == "__main__":
    main()
