"""What a dataset says of itself, read-only."""

from __future__ import annotations

from collections.abc import Mapping

from ngo_central_asia.errors import DataError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Meta(Mapping[str, str]):
    """Title, version and licence of a dataset: a mapping that cannot be changed.

    Raises:
        DataError: It is no mapping of texts to texts.

    >>> import ngo_central_asia as nca
    >>> nca.data.meta["license"]
    'CC-BY-4.0'
    >>> nca.data.meta["license"] = "none"
    Traceback (most recent call last):
    ...
    TypeError: 'Meta' object does not support item assignment
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        if not isinstance(texts, Mapping):
            raise DataError(f"dataset: expected a table of texts, got {texts!r}")
        for name, text in texts.items():
            if not isinstance(name, str) or not isinstance(text, str):
                raise DataError(f"dataset, field {name!r}: expected text, got {text!r}")
        self._texts = dict(texts)

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return Meta, (dict(self._texts),)

    def __repr__(self) -> str:
        return f"Meta({self._texts!r})"
