"""Fields of records: what each accepts, and one way of saying what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import DataError, UnitError
from ngo_central_asia.model import units

if TYPE_CHECKING:
    from enum import StrEnum

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")

#: Key of the metadata of a field that holds ids: the collection they are of.
REFERS_TO = "refers_to"
#: Key of the metadata of a field that holds a term: the vocabulary it is of.
VOCABULARY = "vocabulary"
#: Key of the metadata of a field that holds one value of a class: the class.
HOLDS = "holds"

#: Pairs of names and texts, sorted by name: a mapping that is hashable.
Pairs = tuple[tuple[str, str], ...]


def place(record: object, field: str) -> str:
    """Return how errors name a field: the class, the id if there is one, the field."""
    identity = getattr(record, "id", None)
    named = f" {identity!r}" if isinstance(identity, str) else ""
    return f"{type(record).__name__}{named}, field {field!r}"


def _must(
    check: Callable[[Any], bool], expected: str, *, optional: bool = False
) -> Callable[[object, attrs.Attribute[Any], Any], None]:
    def validate(record: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not (value is None and optional) and not check(value):
            raise DataError(
                f"{place(record, attribute.name)}: expected {expected}, got {value!r}"
            )

    return validate


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != "" and value == value.strip()


def _many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def identifier() -> Any:
    """Return the field for a record's own id."""

    def check(value: object) -> bool:
        return isinstance(value, str) and _ID.fullmatch(value) is not None

    expected = "an id of letters and digits joined by - _ or ."
    return attrs.field(validator=_must(check, expected, optional=False))


def text(*, optional: bool = False) -> Any:
    """Return a field for one text without white space at its ends."""
    expected = "a text that is not empty and has no white space at its ends"
    validator = _must(_is_text, expected, optional=optional)
    if optional:
        return attrs.field(default=None, validator=validator)
    return attrs.field(validator=validator)


def texts() -> Any:
    """Return a field for any number of texts, empty unless given."""

    def check(value: object) -> bool:
        return isinstance(value, tuple) and all(map(_is_text, value))

    return attrs.field(
        default=(),
        converter=_many,
        validator=_must(check, "a tuple of texts", optional=False),
    )


def reference(to: str, *, optional: bool = False) -> Any:
    """Return a field for the id of a record of the collection *to*."""
    expected = f"the id of a record in {to}"
    validator = _must(_is_text, expected, optional=optional)
    metadata = {REFERS_TO: to}
    if optional:
        return attrs.field(default=None, validator=validator, metadata=metadata)
    return attrs.field(validator=validator, metadata=metadata)


def references(to: str) -> Any:
    """Return a field for any number of ids of records of the collection *to*.

    With *to* empty, each id is written as collection and id: ``ngos/soros``.
    """

    def check(value: object) -> bool:
        return isinstance(value, tuple) and all(map(_is_text, value))

    return attrs.field(
        default=(),
        converter=_many,
        validator=_must(check, f"a tuple of ids in {to or 'any collection'}"),
        metadata={REFERS_TO: to},
    )


def whole(*, optional: bool = True, default: int | None = None) -> Any:
    """Return a field for a whole number from 1 on, optional unless said otherwise."""

    def check(value: object) -> bool:
        return type(value) is int and value >= 1

    expected = "a whole number from 1 on"
    return attrs.field(
        default=default, validator=_must(check, expected, optional=optional)
    )


def flag() -> Any:
    """Return a field for a truth value, false unless given."""
    validator = _must(lambda value: isinstance(value, bool), "true or false")
    return attrs.field(default=False, validator=validator)


def instance(cls: type, *, optional: bool = False) -> Any:
    """Return a field for one value of a class of this library."""
    expected = f"a {cls.__name__}"
    validator = _must(lambda value: isinstance(value, cls), expected, optional=optional)
    metadata = {HOLDS: cls}
    if optional:
        return attrs.field(default=None, validator=validator, metadata=metadata)
    return attrs.field(validator=validator, metadata=metadata)


def instances(cls: type, *, at_least: int = 0) -> Any:
    """Return a field for a tuple of values of a class of this library."""

    def check(value: object) -> bool:
        return (
            isinstance(value, tuple)
            and len(value) >= at_least
            and all(isinstance(item, cls) for item in value)
        )

    least = f"at least {at_least} " if at_least else ""
    validator = _must(check, f"a tuple of {least}{cls.__name__}", optional=False)
    if at_least:
        return attrs.field(converter=_many, validator=validator)
    return attrs.field(default=(), converter=_many, validator=validator)


def unit() -> Any:
    """Return a field for a unit of this library."""

    def convert(value: object, record: object, attribute: attrs.Attribute[Any]) -> str:
        try:
            return units.check(value)
        except UnitError as error:
            raise DataError(
                f"{place(record, attribute.name)}: expected a unit, but {error}"
            ) from None

    return attrs.field(
        converter=attrs.Converter(convert, takes_self=True, takes_field=True)
    )


def choice(vocabulary: type[StrEnum], *, default: StrEnum | None = None) -> Any:
    """Return a field for a term of a vocabulary; its text is accepted too."""

    def convert(value: object, record: object, attribute: attrs.Attribute[Any]) -> Any:
        try:
            # The enum itself refuses what is no term of it, whatever its type.
            return vocabulary(value)  # type: ignore[arg-type]
        except ValueError:
            known = [term.value for term in vocabulary]
            raise DataError(
                f"{place(record, attribute.name)}: expected a {vocabulary.__name__}, "
                f"got {value!r}. {suggest(value, known)}"
            ) from None

    converter = attrs.Converter(convert, takes_self=True, takes_field=True)
    metadata = {VOCABULARY: vocabulary}
    if default is None:
        return attrs.field(converter=converter, metadata=metadata)
    return attrs.field(default=default, converter=converter, metadata=metadata)


def pairs() -> Any:
    """Return a field for names with texts; a mapping is accepted too."""

    def convert(value: object) -> object:
        if isinstance(value, Mapping):
            value = value.items()
        try:
            # What cannot be listed is refused below, with our own words.
            items = list(value)  # type: ignore[call-overload]
            if all(isinstance(item, (tuple, list)) for item in items):
                return tuple(sorted(map(tuple, items)))
        except TypeError:
            pass
        return value

    def is_pair(item: object) -> bool:
        return isinstance(item, tuple) and len(item) == 2 and all(map(_is_text, item))

    def check(value: object) -> bool:
        return (
            isinstance(value, tuple)
            and all(map(is_pair, value))
            and len({key for key, _ in value}) == len(value)
        )

    return attrs.field(
        default=(),
        converter=convert,
        validator=_must(check, "a mapping of texts to texts", optional=False),
    )
