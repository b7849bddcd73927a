"""What `Collection.where` understands, and how each criterion is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ngo_central_asia.dataset.dataset import Dataset

    Predicate = Callable[[Any], bool]


def predicates(
    cls: type[Any], dataset: Dataset | None, criteria: Mapping[str, Any]
) -> list[Predicate]:
    """Return one predicate for each criterion.

    Raises:
        CriteriaError: A criterion is none for records of this class, is empty, or
            contradicts another.
        NotFoundError: A name in a criterion is the name of nothing.
    """
    valid = _valid(cls)
    for name in criteria:
        if name not in valid:
            raise CriteriaError(
                f"there is no criterion {name!r} for records of class "
                f"{cls.__name__}. {suggest(name, valid)}"
            )
    for first, second in (("country", "area"), ("at", "period")):
        if first in criteria and second in criteria:
            raise CriteriaError(f"give {first!r} or {second!r}, they mean the same")
    return [
        (_SPECIAL[name] if name in _SPECIAL else _equals(name))(name, value, dataset)
        for name, value in criteria.items()
    ]


def _valid(cls: type[Any]) -> list[str]:
    """Return the names of the criteria for records of class *cls*."""
    names = [field.name for field in attrs.fields(cls)]
    special = [name for name, needs in _NEEDS.items() if needs in names]
    return sorted({*names, *special} - {"citations"})


def many(value: Any, what: str) -> list[Any]:
    """Return the alternatives of a criterion: a list as it is, anything else alone.

    Raises:
        CriteriaError: The list is empty, so that nothing could meet it.
    """
    if isinstance(value, (list, tuple, set, frozenset)):
        if not value:
            raise CriteriaError(
                f"{what!r} is empty: give at least one, or leave it out"
            )
        return list(value)
    return [value]


def _equals(field: str) -> Callable[[str, Any, Dataset | None], Predicate]:
    def build(name: str, value: Any, _: Dataset | None) -> Predicate:
        wanted = many(value, name)
        return lambda record: getattr(record, field) in wanted

    return build


def _area(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = set(many(value, name))
    if dataset is not None:
        wanted = {dataset.areas[area].id for area in wanted}
    return lambda record: record.area in wanted


def _indicator(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = set(many(value, name))
    if dataset is not None:
        wanted = {kind.id for heading in wanted for kind in dataset.kinds_of(heading)}
    return lambda record: record.indicator in wanted


def _source(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = set(many(value, name))
    if dataset is not None:
        wanted = {dataset.sources[source].id for source in wanted}
    return lambda record: any(cited.source in wanted for cited in record.citations)


def _period(_: str, value: Any, __: Dataset | None) -> Predicate:
    asked = Period.of(value)
    return lambda record: record.period.overlaps(asked)


def _breakdown(name: str, value: Any, _: Dataset | None) -> Predicate:
    if not isinstance(value, dict):
        raise CriteriaError(
            f"expected {name!r} as a mapping such as {{'employment': 'permanent'}}, "
            f"or {{}} for records without any; got {value!r}"
        )
    if not value:
        return lambda record: not record.breakdown
    wanted = set(value.items())
    return lambda record: wanted <= set(record.breakdown)


def _attributed_to(name: str, value: Any, _: Dataset | None) -> Predicate:
    wanted = [fold(str(origin)) for origin in many(value, name)]
    return lambda record: any(
        part in fold(origin) for origin in record.attributed_to for part in wanted
    )


#: Criterion -> the field that a class must have to be asked for it.
_NEEDS = {
    "country": "area",
    "area": "area",
    "indicator": "indicator",
    "source": "citations",
    "period": "period",
    "at": "period",
    "breakdown": "breakdown",
    "attributed_to": "figure",
}
_SPECIAL: dict[str, Callable[[str, Any, Dataset | None], Predicate]] = {
    "country": _area,
    "area": _area,
    "indicator": _indicator,
    "source": _source,
    "period": _period,
    "at": _period,
    "breakdown": _breakdown,
    "attributed_to": _attributed_to,
}


def texts(record: object) -> Iterable[str]:
    """Yield the texts in a record and in the records inside it, to search them."""
    for field in attrs.fields(type(record)):  # type: ignore[arg-type]
        if field.name in ("fingerprint", "row"):
            continue
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield item
            elif isinstance(item, tuple):
                yield from (part for part in item if isinstance(part, str))
            elif attrs.has(type(item)):
                yield from texts(item)
