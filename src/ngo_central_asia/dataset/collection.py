"""Collections: immutable, ordered mappings of ids to records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ngo_central_asia._names import either, fold, suggest
from ngo_central_asia.dataset.tabular import Tabular
from ngo_central_asia.errors import CriteriaError, DataError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, ItemsView, Iterable, Iterator, ValuesView

    from ngo_central_asia.dataset.dataset import Dataset

R = TypeVar("R")
D = TypeVar("D")


class Collection(Mapping[str, R], Tabular, Generic[R]):
    """Records of one class by id, in the order of the data.

    It is a mapping: iterating gives ids, `values` gives records. A key may also be
    any name that a record goes by, in any case: an ISO code, a name in another
    language; or a record with that id. Two collections are equal if they hold equal
    records in the same order.

    Args:
        name: Name of the collection.
        cls: Class of its records.
        records: The records, or a mapping of their ids to them, which is kept as it is.
        dataset: The dataset that names in criteria are looked up in.

    Raises:
        DataError: Two records have the same id.

    >>> import ngo_central_asia as nca
    >>> nca.countries["kyrgyzstan"].id, nca.countries["ҚАЗАҚСТАН"].alpha3
    ('KG', 'KAZ')
    >>> nca.countries.get("Atlantis") is None
    True
    """

    __slots__ = ("_aliases", "_cls", "_dataset", "_name", "_records")

    def __init__(
        self,
        name: str,
        cls: type[R],
        records: Iterable[R] | Mapping[str, R],
        dataset: Dataset | None = None,
    ) -> None:
        self._name = name
        self._cls = cls
        self._dataset = dataset
        self._records = (
            records if isinstance(records, Mapping) else by_id(name, records)
        )
        self._aliases: dict[str, list[str]] | None = None

    @property
    def name(self) -> str:
        """Name of the collection."""
        return self._name

    @property
    def dataset(self) -> Dataset | None:
        """The dataset that it is part of, if there is one."""
        return self._dataset

    # --- looking up -----------------------------------------------------------------

    def __getitem__(self, key: str | R) -> R:
        """Return the record with this id or name.

        Raises:
            NotFoundError: There is none, or there are several.
        """
        found = self._find(key)
        if len(found) == 1:
            return self._records[found[0]]
        if found:
            raise NotFoundError(
                f"{key!r} may be {either(found)} in {self._name}: give the id"
            )
        names = [*self._records, *self._shown_aliases()]
        hint = suggest(getattr(key, "id", key), names, shown=self._records)
        raise NotFoundError(f"there is nothing named {key!r} in {self._name}. {hint}")

    def __contains__(self, key: object) -> bool:
        return len(self._find(key)) == 1

    @overload
    def get(self, key: str | R, /) -> R | None: ...
    @overload
    def get(self, key: str | R, /, default: R | D) -> R | D: ...
    def get(self, key: str | R, /, default: Any = None) -> Any:
        """Return the record with this id or name, or *default*."""
        found = self._find(key)
        return self._records[found[0]] if len(found) == 1 else default

    def has_id(self, key: str) -> bool:
        """Return whether *key* is the id of a record, not just one of its names."""
        return key in self._records

    def _find(self, key: object) -> list[str]:
        if isinstance(key, self._cls):
            # Records are of any class that has an id; the type variable cannot say so.
            identity: str = key.id  # type: ignore[attr-defined]
            return [identity] if identity in self._records else []
        if not isinstance(key, str):
            return []
        if key in self._records:
            return [key]
        if self._aliases is None:
            self._aliases = {}
            for identity in self._records:
                for alias in (identity, *self._aliases_of(identity)):
                    known = self._aliases.setdefault(fold(alias), [])
                    if identity not in known:
                        known.append(identity)
        return self._aliases.get(fold(key), [])

    def _aliases_of(self, key: str) -> Iterable[str]:
        """Return the other names of a record, which most classes do not have."""
        if not hasattr(self._cls, "aliases"):
            return ()
        return getattr(self._records[key], "aliases", ())

    def _shown_aliases(self) -> Iterator[str]:
        for key in self._records:
            yield from self._aliases_of(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    # The mixin methods of Mapping would look every record up by its id again.

    def values(self) -> ValuesView[R]:
        """Return the records, in the order of the data."""
        return self._records.values()

    def items(self) -> ItemsView[str, R]:
        """Return the ids with their records, in the order of the data."""
        return self._records.items()

    # --- selecting ------------------------------------------------------------------

    def where(
        self, test: Callable[[R], bool] | None = None, /, **criteria: Any
    ) -> Collection[R]:
        """Return the records that meet every criterion, as a collection.

        Args:
            test: A function that tells whether a record is wanted.
            criteria: Fields with the value, or a list of the values, wanted; ids of
                other records by any of their names. Besides, where they make sense:
                ``country`` (or ``area``), ``indicator`` with its kinds, ``period``
                (or ``at``) as what overlaps it, ``source``, ``attributed_to`` by a
                part of the name, ``breakdown`` as a mapping (``{}`` for the whole),
                ``in_force`` for laws. For organizations ``country``, ``status``,
                ``period`` and ``by`` ask for one presence that meets them together.

        Raises:
            CriteriaError: A criterion does not exist, is empty or contradicts another.
            NotFoundError: A name in a criterion is the name of nothing.

        >>> import ngo_central_asia as nca
        >>> found = nca.statistics.where(country="Kyrgyzstan", indicator="ngos")
        >>> [str(statistic.figure) for statistic in found.where(at=2006).values()]
        ['13,018 organizations', 'about 7,000 organizations', 'about 300 organizations']
        """
        from ngo_central_asia.dataset.criteria import narrowed, predicates

        tests = predicates(self._cls, self._dataset, criteria)
        if test is not None:
            tests.append(test)
        return self._of(
            record
            for record in narrowed(self._records, self._dataset, criteria)
            if all(meets(record) for meets in tests)
        )

    def one(self, **criteria: Any) -> R:
        """Return the one record that meets every criterion.

        Raises:
            NotFoundError: None meets them, or several do; the message names these.

        >>> import ngo_central_asia as nca
        >>> nca.statistics.one(indicator="forums").id
        'kz-forums-2003-2010-jaysanov'
        """
        found = self.where(**criteria)
        if len(found) == 1:
            return next(iter(found.values()))
        asked = ", ".join(f"{name}={value!r}" for name, value in criteria.items())
        wanted = f" with {asked}" if asked else ""
        if not found:
            raise NotFoundError(f"there is no record in {self._name}{wanted}")
        first = ", ".join(list(found)[:5]) + (", …" if len(found) > 5 else "")
        raise NotFoundError(
            f"there are {len(found)} records in {self._name}{wanted}: {first}"
        )

    def search(self, text: str) -> Collection[R]:
        """Return the records in whose texts every word of *text* stands.

        Case, accents and apostrophes do not count. Nothing found is an empty
        collection.

        >>> import ngo_central_asia as nca
        >>> "kz-prizes-2017-jaysanov" in nca.statistics.search("PRIZES jaysanov")
        True
        """
        from ngo_central_asia.dataset.criteria import texts

        if not isinstance(text, str) or not text.strip():
            raise CriteriaError(f"expected words to search for, got {text!r}")
        wanted = fold(text).split()

        def has_all(record: R) -> bool:
            everything = fold(" ".join(texts(record)))
            return all(word in everything for word in wanted)

        return self.where(has_all)

    def _of(self, records: Iterable[R]) -> Collection[R]:
        return Collection(self._name, self._cls, records, self._dataset)

    # --- values ---------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        if self._records is other._records:
            return True
        return list(self._records.items()) == list(other._records.items())

    def __hash__(self) -> int:
        return hash(tuple(self._records.values()))

    def __copy__(self) -> Collection[R]:
        return self

    def __deepcopy__(self, memo: object) -> Collection[R]:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # The dataset stays behind: it may be large, and the records are the value. Only
        # the embedded one is at hand again wherever the collection is unpickled.
        from ngo_central_asia.dataset.embedded import embedded

        records = tuple(self._records.values())
        home = "embedded" if self._dataset is embedded() else None
        return _unpickled, (self._name, self._cls, records, home)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each record, with its provenance in columns.

        Several citations stand in one column, in order, joined by "; ". So do their
        licences; what must be said of their data stands in the column ``notice``.

        >>> import ngo_central_asia as nca
        >>> row = nca.statistics.where(country="KG", indicator="ngos").to_dicts()[1]
        >>> row["value"], row["source_id"], row["as_written"]
        (13018, 'jaysanov-2023', '13,018')
        """
        from ngo_central_asia.dataset.flat import flat

        return [flat(record, self._dataset) for record in self._records.values()]

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import collection

        return collection(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.html import collection

        return collection(self)


def by_id(name: str, records: Iterable[R]) -> dict[str, R]:
    """Return records by their ids.

    Raises:
        DataError: Two of them have the same id.
    """
    found: dict[str, R] = {}
    for record in records:
        # Records are of any class that has an id; the type variable cannot say so.
        key: str = record.id  # type: ignore[attr-defined]
        if key in found:
            raise DataError(f"{name}: two records have the id {key!r}")
        found[key] = record
    return found


def _unpickled(
    name: str, cls: type[R], records: Iterable[R], home: str | None
) -> Collection[R]:
    """Return a collection; one of the embedded dataset belongs to it again."""
    from ngo_central_asia.dataset.embedded import embedded

    return Collection(name, cls, records, embedded() if home else None)
