"""What `Collection.where` understands, and how each criterion is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.dataset import walk
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.dataset.observations import Observations
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.fields import REFERS_TO, VOCABULARY
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngo_central_asia.dataset.dataset import Dataset

    Predicate = Callable[[Any], bool]
    Fields = Mapping[str, attrs.Attribute[Any]]
    Build = Callable[[str, Any, "Dataset | None"], Predicate]

T = TypeVar("T", bound=StrEnum)


def predicates(
    cls: type[Any], dataset: Dataset | None, criteria: Mapping[str, Any]
) -> list[Predicate]:
    """Return one predicate for each criterion.

    Raises:
        CriteriaError: A criterion is none for records of this class, is empty, or
            contradicts another.
        NotFoundError: A name in a criterion is the name of nothing.
    """
    fields = {field.name: field for field in attrs.fields(cls)}
    special = {
        name: build for name, (needs, build) in _SPECIAL.items() if needs(fields)
    }
    valid = sorted({*fields, *special} - {"citations"})
    if "presences" in fields:
        valid = sorted({*valid, *_OF_PRESENCE})
    for name in criteria:
        if name not in valid:
            raise CriteriaError(
                f"there is no criterion {name!r} for records of class "
                f"{cls.__name__}. {suggest(name, valid)}"
            )
    for first, second in (("country", "area"), ("at", "period")):
        if first in criteria and second in criteria:
            raise CriteriaError(f"give {first!r} or {second!r}, they mean the same")
    if "presences" in fields:
        return _organization(fields, special, criteria, dataset)
    return _each(fields, special, criteria, dataset)


def narrowed(
    records: Mapping[str, Any], dataset: Dataset | None, criteria: Mapping[str, Any]
) -> Iterable[Any]:
    """Return the records without those of series that cannot meet the criteria."""
    if not isinstance(records, Observations):
        return records.values()
    asked: dict[str, set[str]] = {}
    for name, argument in (("source", "sources"), ("series", "series")):
        if name in criteria:
            asked[argument] = _resolved(argument, criteria[name], name, dataset)
    for name in ("area", "country"):
        if name in criteria:
            asked["areas"] = _resolved("areas", criteria[name], name, dataset)
    if "indicator" in criteria:
        asked["indicators"] = _kinds(criteria["indicator"], "indicator", dataset)
    if criteria.get("breakdown"):
        return records.held()
    return records.select(**asked)


def _each(
    fields: Fields,
    special: Mapping[str, Build],
    criteria: Mapping[str, Any],
    dataset: Dataset | None,
) -> list[Predicate]:
    return [
        special[name](name, value, dataset)
        if name in special
        else _equals(fields[name], value, dataset)
        for name, value in criteria.items()
    ]


def _organization(
    fields: Fields,
    special: Mapping[str, Build],
    criteria: Mapping[str, Any],
    dataset: Dataset | None,
) -> list[Predicate]:
    """Return the predicates for organizations.

    Area, status, period and "by" ask for one presence that meets them all together;
    an area alone also finds an organization that is at home there.
    """
    asked = {name: value for name, value in criteria.items() if name in _OF_PRESENCE}
    rest = {name: value for name, value in criteria.items() if name not in asked}
    tests = _each(fields, special, rest, dataset)
    if not asked:
        return tests
    from ngo_central_asia.model.ngo import Presence

    inner = {"area" if name == "country" else name: v for name, v in asked.items()}
    presence_tests = predicates(Presence, dataset, inner)
    homes = (
        _resolved("areas", inner["area"], "area", dataset)
        if [*inner] == ["area"]
        else set()
    )
    tests.append(
        lambda record: (
            record.home in homes
            or any(all(meets(p) for meets in presence_tests) for p in record.presences)
        )
    )
    return tests


def many(value: Any, what: str) -> list[Any]:
    """Return the alternatives of a criterion: a list as it is, anything else alone.

    A collection is the list of its records.

    Raises:
        CriteriaError: The list is empty, so that nothing could meet it.
    """
    if isinstance(value, Collection):
        value = value.values()
    if not isinstance(value, (str, Mapping)) and isinstance(value, Iterable):
        values = list(value)
        if not values:
            raise CriteriaError(
                f"{what!r} is empty: give at least one, or leave it out"
            )
        return values
    return [value]


def _resolved(
    collection: str, value: Any, what: str, dataset: Dataset | None
) -> set[Any]:
    """Return the ids that the names in a criterion stand for."""
    try:
        wanted = set(many(value, what))
    except TypeError:
        raise CriteriaError(f"expected {what!r} as texts, got {value!r}") from None
    if dataset is None or not collection:
        return {item.id if isinstance(item, Record) else item for item in wanted}
    return {dataset.collection(collection)[name].id for name in wanted}


def _equals(
    field: attrs.Attribute[Any], value: Any, dataset: Dataset | None
) -> Predicate:
    """Return the test for a field that has the value, or has it among its values."""
    name = field.name
    vocabulary = field.metadata.get(VOCABULARY)
    if vocabulary:
        wanted = {term(vocabulary, name, text) for text in many(value, name)}
    else:
        wanted = _resolved(field.metadata.get(REFERS_TO, ""), value, name, dataset)

    def meets(record: Any) -> bool:
        held = getattr(record, name)
        if isinstance(held, tuple):
            return any(item in wanted for item in held)
        return held in wanted

    return meets


def term(vocabulary: type[T], name: str, text: object) -> T:
    """Return the term of a vocabulary, by its value or its name in any case.

    Raises:
        CriteriaError: There is no such term; *name* says what it is a term for.
    """
    for known in vocabulary:
        if fold(str(text)) in (fold(known.value), fold(known.name)):
            return known
    hint = suggest(text, [known.value for known in vocabulary])
    raise CriteriaError(f"there is no {name} {text!r}. {hint}")


def _area(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = _resolved("areas", value, name, dataset)

    def meets(record: Any) -> bool:
        held = record.area if hasattr(record, "area") else record.areas
        return not wanted.isdisjoint(held if isinstance(held, tuple) else (held,))

    return meets


def _kinds(value: Any, name: str, dataset: Dataset | None) -> set[Any]:
    """Return the ids of the indicators in a criterion, those of their kinds too."""
    wanted = _resolved("indicators", value, name, dataset)
    if dataset is not None:
        wanted = {kind.id for heading in wanted for kind in dataset.kinds_of(heading)}
    return wanted


def _indicator(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = _kinds(value, name, dataset)
    return lambda record: record.indicator in wanted


def _source(name: str, value: Any, dataset: Dataset | None) -> Predicate:
    wanted = _resolved("sources", value, name, dataset)
    return lambda record: any(c.source in wanted for c in walk.citations(record))


def _attributed_to(name: str, value: Any, _: Dataset | None) -> Predicate:
    wanted = [fold(str(origin)) for origin in many(value, name)]
    if not all(wanted):
        raise CriteriaError(f"expected a part of a name for {name!r}, got {value!r}")
    return lambda record: any(
        part in fold(cited.attributed_to or "")
        for cited in walk.citations(record)
        for part in wanted
    )


def _period(_: str, value: Any, __: Dataset | None) -> Predicate:
    asked = Period.of(value)

    def meets(record: Any) -> bool:
        if hasattr(record, "dates"):
            return any(dated.date.overlaps(asked) for dated in record.dates)
        return record.period is not None and record.period.overlaps(asked)

    return meets


def _in_force(_: str, value: Any, __: Dataset | None) -> Predicate:
    """Return the test for laws that a source dates to before, and none ends before."""
    asked = Period.of(value)
    return lambda law: law.is_in_force(asked)


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


def _any_of(*names: str) -> Callable[[Fields], bool]:
    """Return the test for a class that has one of these fields."""
    return lambda fields: any(name in fields for name in names)


_OF_PRESENCE = ("country", "area", "status", "period", "at", "by")
#: Criterion -> the classes that it is for, and how it is answered.
_SPECIAL: dict[str, tuple[Callable[[Fields], bool], Build]] = {
    "country": (_any_of("area", "areas", "presences"), _area),
    "area": (_any_of("area", "areas", "presences"), _area),
    "indicator": (_any_of("indicator"), _indicator),
    "source": (_any_of("citations"), _source),
    "attributed_to": (_any_of("citations"), _attributed_to),
    "period": (_any_of("period", "dates", "presences"), _period),
    "at": (_any_of("period", "dates", "presences"), _period),
    "in_force": (_any_of("provisions"), _in_force),
    "breakdown": (_any_of("breakdown"), _breakdown),
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
