"""Questions in documents: small expressions over the public names, read safely.

An expression is made of public names, attributes, calls and subscripts, with literals
as arguments. Nothing else of Python is understood, so that a document cannot run code.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import TYPE_CHECKING, Any

import ngo_central_asia as nca
from ngo_central_asia._names import suggest
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.errors import CriteriaError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.record import Record

_EXPECTED = 'expected a question such as compare("ngos", at=2010)'


def dataset_of(config: Config, folder: Path) -> Dataset:
    """Return the dataset that a project asks: its own, or that of the package."""
    return dataset_at(config.nca_dataset, folder)


@cache
def dataset_at(named: str | None, folder: Path) -> Dataset:
    """Return the dataset that is named in *folder*, or that of the package."""
    return nca.data if named is None else nca.Dataset.load(folder / named)


def answer(text: str, dataset: Dataset) -> Any:
    """Return what an expression stands for.

    Raises:
        CriteriaError: It is no such expression.
        NgoCentralAsiaError: What it asks for is not there.

    >>> import ngo_central_asia as nca
    >>> answer('compare("ngos", at=2010)["KG"].figure', nca.data)
    Figure('18,341 organizations')
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise CriteriaError(f"{_EXPECTED}, got {text!r}: {error.msg}") from None
    return _value(tree.body, dataset)


def find(identity: str, dataset: Dataset) -> Record:
    """Return the record with this id, whatever its collection.

    Raises:
        NotFoundError: There is none.
    """
    for name in COLLECTIONS:
        records = dataset.collection(name)
        if records.has_id(identity):
            record: Record = records[identity]
            return record
    ids = [key for name in COLLECTIONS for key in dataset.collection(name)]
    raise NotFoundError(f"there is no record {identity!r}. {suggest(identity, ids)}")


def _value(node: ast.expr, dataset: Dataset) -> Any:
    match node:
        case ast.Name(name):
            return _named(name, dataset)
        case ast.Attribute(value, name) if not name.startswith("_"):
            return getattr(_value(value, dataset), name)
        case ast.Subscript(value, key):
            return _value(value, dataset)[ast.literal_eval(key)]
        case ast.Call(function, positional, keywords):
            return _called(function, positional, keywords, dataset)
    raise CriteriaError(f"{_EXPECTED}, got {ast.unparse(node)!r}")


def _called(
    function: ast.expr,
    positional: list[ast.expr],
    keywords: list[ast.keyword],
    dataset: Dataset,
) -> Any:
    called = _value(function, dataset)
    try:
        values = [ast.literal_eval(given) for given in positional]
        options = {str(k.arg): ast.literal_eval(k.value) for k in keywords if k.arg}
    except ValueError:
        shown = ast.unparse(function)
        raise CriteriaError(f"{shown}: the arguments must be literals") from None
    if "dataset" in inspect.signature(called).parameters:
        options["dataset"] = dataset
    return called(*values, **options)


def _named(name: str, dataset: Dataset) -> Any:
    if name == "data":
        return dataset
    if name == "countries" or name in COLLECTIONS:
        return getattr(dataset, name)
    if name in nca.__all__:
        return getattr(nca, name)
    raise CriteriaError(
        f"there is no public name {name!r}. {suggest(name, nca.__all__)}"
    )
