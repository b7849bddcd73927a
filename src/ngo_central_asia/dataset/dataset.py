"""Datasets: collections that hold together, embedded or of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import suggest
from ngo_central_asia.dataset.collection import Collection, by_id
from ngo_central_asia.dataset.meta import Meta
from ngo_central_asia.dataset.observations import Observations, Shelf
from ngo_central_asia.dataset.schema import (
    COLLECTIONS,
    collection_of,
    is_record,
    record_class,
)
from ngo_central_asia.errors import DataError, NotFoundError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.discrepancy import Discrepancy
    from ngo_central_asia.model.event import Event
    from ngo_central_asia.model.finding import Finding
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.law import Law
    from ngo_central_asia.model.ngo import NGO
    from ngo_central_asia.model.phase import DevelopmentPhase
    from ngo_central_asia.model.programme import Programme
    from ngo_central_asia.model.record import Record
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.source import Source
    from ngo_central_asia.model.statistic import Statistic

    Loader = Callable[[str], Iterable[Any]]
    Shelves = Callable[[], Iterable[Shelf]]


class Dataset:
    """Collections of records, checked as a whole.

    The embedded dataset is ``ngo_central_asia.data``. One's own is made of records,
    read from a folder or a file with `load`, merged with ``|``, or made of another by
    adding a few records `with_records`.

    Args:
        records: Names of collections with their records; those left out are empty.
        meta: Title, version and licence.

    Raises:
        DataError: The collections do not hold together; there is a line for each
            fault.

    >>> import ngo_central_asia as nca
    >>> mine = nca.Dataset(
    ...     areas=nca.data.areas.values(), sources=nca.data.sources.values()
    ... )
    >>> len(mine.countries), len(mine.statistics)
    (5, 0)
    """

    __slots__ = ("_digests", "_held", "_loaded", "_loader", "_meta", "_shelves")

    def __init__(
        self, *, meta: Mapping[str, str] | None = None, **records: Iterable[Any]
    ) -> None:
        for name in records:
            _check_name(name)
        held = {name: list(items) for name, items in records.items()}
        for name, items in held.items():
            cls = record_class(name)
            for item in items:
                if not isinstance(item, cls):
                    raise DataError(f"{name}: expected a {cls.__name__}, got {item!r}")
        self._fill(lambda name: held.get(name, ()), {} if meta is None else meta)
        held["statistics"] = self._without_rows(held.get("statistics", []))
        self.check()

    def _fill(
        self,
        loader: Loader,
        meta: Mapping[str, str],
        digests: Mapping[str, str] | None = None,
        shelves: Shelves | None = None,
    ) -> None:
        self._loader = loader
        self._shelves = shelves
        self._held: dict[str, dict[str, Any]] = {}
        self._loaded: dict[str, Collection[Any]] = {}
        self._meta = Meta(meta)
        self._digests = digests

    def _without_rows(self, statistics: Iterable[Statistic]) -> list[Statistic]:
        """Return the statistics that are no rows of the series; those are there."""
        rest = []
        faults = []
        rows = Observations({}, map(Shelf.of, self.series.values()))
        for statistic in statistics:
            if statistic.series is None:
                rest.append(statistic)
            elif rows.get(statistic.id) != statistic:
                faults.append(
                    f"statistics, {statistic.id!r}: expected a row of a series of "
                    f"the dataset, but {statistic.series!r} has no such row"
                )
        if faults:
            raise DataError(*faults)
        return rest

    @classmethod
    def lazy(
        cls,
        loader: Loader,
        meta: Mapping[str, str],
        digests: Mapping[str, str] | None = None,
        shelves: Shelves | None = None,
    ) -> Dataset:
        """Return a dataset whose collections are loaded when they are asked for.

        Nothing is checked: the records must come from a dataset that was checked.

        Args:
            loader: Gives the records of a collection by its name.
            meta: Title, version and licence.
            digests: The digests of its collections, if they are known.
            shelves: Gives what is known of the series without reading them; absent if
                that is read from the series themselves.
        """
        # A constructor beside __init__, which would load every collection to check it.
        dataset = cls.__new__(cls)
        dataset._fill(loader, meta, digests, shelves)
        return dataset

    # --- what it is -----------------------------------------------------------------

    @property
    def meta(self) -> Mapping[str, str]:
        """Title, version and licence, as far as they are given; read-only."""
        return self._meta

    @property
    def version(self) -> str | None:
        """Version of the data, which is not that of the package."""
        return self._meta.get("version")

    @property
    def digest(self) -> str:
        """A content hash of all records: equal for equal records, on every platform.

        Neither the order of records and files has a part in it, nor `meta`; any field
        of any record has, and of a series its table. See
        `ngo_central_asia.dataset.digest` for how it is made.

        >>> import ngo_central_asia as nca
        >>> nca.data.digest.partition(":")[0]
        'records1-sha256'
        >>> mine = nca.Dataset(sources=nca.sources.values())
        >>> mine.digest == nca.data.digest
        False
        """
        from ngo_central_asia.dataset.digest import of_collections

        return of_collections(self.digests)

    @property
    def digests(self) -> Mapping[str, str]:
        """The content hash of each collection by its name, in hexadecimal.

        That of the statistics is of those held one by one; the rows of series count
        in the tables of these.
        """
        if self._digests is None:
            from ngo_central_asia.dataset.digest import of_collection

            self._digests = {
                name: of_collection(self.records(name)) for name in COLLECTIONS
            }
        return dict(self._digests)

    @property
    def stamp(self) -> str:
        """Version and short digest, to print under what was made with the data.

        >>> import ngo_central_asia as nca
        >>> nca.Dataset(meta={"version": "2.0.0"}).stamp
        'data 2.0.0, digest e3b0c44298fc'
        """
        from ngo_central_asia.dataset.digest import short

        version = f" {self.version}" if self.version else ""
        return f"data{version}, digest {short(self.digest)}"

    # --- the collections ------------------------------------------------------------

    @property
    def collection_names(self) -> tuple[str, ...]:
        """Names of the collections that a dataset has."""
        return tuple(COLLECTIONS)

    def collection(self, name: str) -> Collection[Any]:
        """Return the collection with this name.

        Raises:
            NotFoundError: There is no such collection.
        """
        if name not in self._loaded:
            held = self._by_id(name)
            records = (
                Observations(held, self.shelves()) if name == "statistics" else held
            )
            self._loaded[name] = Collection(name, record_class(name), records, self)
        return self._loaded[name]

    def _by_id(self, name: str) -> dict[str, Any]:
        if name not in self._held:
            _check_name(name)
            self._held[name] = by_id(name, self._loader(name))
        return self._held[name]

    def records(self, name: str) -> Iterable[Any]:
        """Return the records of a collection that the dataset holds one by one.

        They are all of its records, but of the statistics those that are no rows of
        a series: what sources claim in words, not in tables.

        Raises:
            NotFoundError: There is no such collection.

        >>> import ngo_central_asia as nca
        >>> len(nca.data.records("statistics")) < 300 < 3000 < len(nca.statistics)
        True
        """
        return self._by_id(name).values()

    def claims(self) -> Iterator[Any]:
        """Yield the `records` of every collection but the sources.

        >>> import ngo_central_asia as nca
        >>> sum(1 for _ in nca.data.claims()) < len(nca.statistics)
        True
        """
        for name in COLLECTIONS:
            if name != "sources":
                yield from self.records(name)

    def held(self, name: str) -> Collection[Any]:
        """Return the collection of these `records`: without the rows of series.

        Raises:
            NotFoundError: There is no such collection.

        >>> import ngo_central_asia as nca
        >>> len(nca.data.held("statistics").where(indicator="population"))
        0
        """
        if name != "statistics":
            return self.collection(name)
        return Collection(name, record_class(name), self._by_id(name), self)

    def shelves(self) -> Iterable[Shelf]:
        """Return what is known of the series without reading their tables."""
        if self._shelves is not None:
            return self._shelves()
        return map(Shelf.of, self._by_id("series").values())

    @property
    def areas(self) -> Collection[Country]:
        """Every reference area: the countries, the region, the world."""
        return self.collection("areas")

    @property
    def countries(self) -> Collection[Country]:
        """The countries of Central Asia; none where no area is said to be part of it.

        >>> import ngo_central_asia as nca
        >>> len(nca.data.countries), len(nca.Dataset().countries)
        (5, 0)
        """
        # By id and not by name, since a dataset may lack the region itself.
        return self.areas.where(
            lambda area: area.kind == "country" and area.part_of == "central-asia"
        )

    @property
    def indicators(self) -> Collection[Indicator]:
        """What is measured."""
        return self.collection("indicators")

    @property
    def sources(self) -> Collection[Source]:
        """The publications that statements are read from or rest on."""
        return self.collection("sources")

    @property
    def series(self) -> Collection[Series]:
        """The heads of long series, each with its table."""
        return self.collection("series")

    @property
    def statistics(self) -> Collection[Statistic]:
        """The observations."""
        return self.collection("statistics")

    @property
    def ngos(self) -> Collection[NGO]:
        """The organizations that the sources name."""
        return self.collection("ngos")

    @property
    def laws(self) -> Collection[Law]:
        """Laws and other instruments."""
        return self.collection("laws")

    @property
    def phases(self) -> Collection[DevelopmentPhase]:
        """Phases of development, each as one author sees them."""
        return self.collection("phases")

    @property
    def events(self) -> Collection[Event]:
        """What happened, or is foreseen."""
        return self.collection("events")

    @property
    def programmes(self) -> Collection[Programme]:
        """Projects, grants, prizes, contests, trainings."""
        return self.collection("programmes")

    @property
    def findings(self) -> Collection[Finding]:
        """Qualitative statements."""
        return self.collection("findings")

    @property
    def discrepancies(self) -> Collection[Discrepancy]:
        """Contradictions and faults in and between sources."""
        return self.collection("discrepancies")

    def kinds_of(self, indicator: str | Indicator) -> list[Indicator]:
        """Return the indicator and every kind of it, in their order of precedence.

        Raises:
            NotFoundError: There is no such indicator.

        >>> import ngo_central_asia as nca
        >>> [kind.id for kind in nca.data.kinds_of("ngos")][:3]
        ['ngos_registered', 'ngos_unspecified', 'ngos_reregistered']
        """
        found = [self.indicators[indicator]]
        for kind in found:
            found += [
                narrower
                for narrower in self.indicators.values()
                if narrower.broader == kind.id
            ]
        return sorted(found, key=lambda kind: kind.rank)

    def series_of(self, indicator: str) -> list[Series]:
        """Return the series of an indicator, the one to prefer first.

        They are vintages of one thing: never to be spliced or mixed.

        Raises:
            NotFoundError: There is no such indicator.

        >>> import ngo_central_asia as nca
        >>> [series.vintage for series in nca.data.series_of("population")]
        ['2026', '2023']
        """
        found = self.series.where(indicator=indicator)
        return sorted(found.values(), key=lambda series: series.precedence)

    def license_of(self, source: Source) -> str | None:
        """Return the licence of what is read from a source, if one is stated.

        It is the one that the source names. Of texts and pages that name none only
        facts are recorded, and the record is under the licence of the dataset.

        >>> import ngo_central_asia as nca
        >>> [nca.data.license_of(nca.sources[key]) for key in ("vdem-15", "npo-kz")]
        ['CC-BY-SA-4.0', 'CC-BY-4.0']
        """
        ours = None if source.role.has_data else self.meta.get("license")
        return source.license or ours

    # --- checking, reading, writing, merging ----------------------------------------

    def check(self) -> None:
        """Check that the collections hold together.

        Raises:
            DataError: They do not; there is a line for each fault.
        """
        from ngo_central_asia.dataset.check import problems

        found = list(problems(self))
        if found:
            raise DataError(*found)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Dataset:
        """Read a dataset from a folder of TOML files or from one JSON file.

        Raises:
            DataError: There is none, or it does not hold together; the message names
                file, record and field of each fault.
        """
        from pathlib import Path

        from ngo_central_asia.dataset import authored, single_file

        where = Path(path)
        if where.suffix == ".json":
            meta, records = single_file.read(where)
            return cls(meta=meta, **records)
        authored.check_folder(where)
        problems: list[str] = []
        collections: dict[str, Iterable[Any]] = {}
        for name in COLLECTIONS:
            try:
                collections[name] = authored.read_collection(where, name)
            except DataError as error:
                problems += error.problems
        if problems:
            raise DataError(*problems)
        return cls(meta=authored.read_meta(where), **collections)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the dataset to a new folder of TOML files or to a new JSON file.

        The licences of what is in it go with it, and the notices that publishers ask
        for: in the file ``LICENCES.txt`` of the folder, or under ``licences`` in JSON.
        They are made from the sources, so that reading does not need them.

        Raises:
            DataError: The place is taken; nothing is overwritten.
            MissingExtraError: A folder of TOML needs the extra ``toml``.
        """
        from pathlib import Path

        from ngo_central_asia.dataset import authored, notices, single_file, walk

        where = Path(path)
        if where.exists():
            raise DataError(f"{where}: there is something already, nothing was written")
        collections = {name: self.records(name) for name in COLLECTIONS}
        licences = notices.lines(walk.sources(self.claims(), self), self)
        writer = single_file if where.suffix == ".json" else authored
        writer.write(where, self.meta, collections, licences)

    def with_records(self, *records: Record) -> Dataset:
        """Return a dataset with these records beside those that it has.

        The records may speak of everything that the dataset has: its areas, indicators
        and sources need not be given again. To put two whole datasets together, which
        may share records, use ``|``.

        Args:
            records: New records, of any collections.

        Raises:
            DataError: What is given is no record, its id is taken, or the collections
                do not hold together; there is a line for each fault.

        >>> import ngo_central_asia as nca
        >>> survey = nca.Source(
        ...     id="survey", role="page", type="report", title="A survey"
        ... )
        >>> said = nca.Statistic(
        ...     id="tm-ngos-survey",
        ...     indicator="ngos_registered",
        ...     area="TM",
        ...     figure=nca.Figure.parse("about 100 organizations"),
        ...     period=nca.Period("2010"),
        ...     dating="stated",
        ...     citations=[nca.Citation(source="survey", row="Table 1, row 3")],
        ... )
        >>> mine = nca.data.with_records(survey, said)
        >>> print(nca.compare("ngos", at=2010, dataset=mine)["TM"].figure)
        about 100 organizations
        >>> mine.with_records(said)
        Traceback (most recent call last):
        ...
        ngo_central_asia.errors.DataError: statistics, 'tm-ngos-survey': the id is taken
        """
        faults = []
        added: dict[str, list[Record]] = {name: [] for name in COLLECTIONS}
        for record in records:
            if not is_record(record):
                faults.append(f"expected a record, such as a Statistic; got {record!r}")
                continue
            name = collection_of(record)
            if self.collection(name).has_id(record.id):
                faults.append(f"{name}, {record.id!r}: the id is taken")
            added[name].append(record)
        if faults:
            raise DataError(*faults)
        return Dataset(
            meta=self.meta,
            **{name: [*self.records(name), *new] for name, new in added.items()},
        )

    def __or__(self, other: object) -> Dataset:
        """Return a dataset with the records of both.

        A record that both have must be the same in both.

        Raises:
            DataError: Two different records have one id.
        """
        if not isinstance(other, Dataset):
            return NotImplemented
        merged: dict[str, list[Any]] = {}
        clashes = []
        for name in COLLECTIONS:
            mine = dict(self._by_id(name))
            for key, record in other._by_id(name).items():
                if mine.setdefault(key, record) != record:
                    clashes.append(f"{name}, {key!r}: the two datasets differ in it")
            merged[name] = list(mine.values())
        if clashes:
            raise DataError(*clashes)
        return Dataset(meta={**other.meta, **self.meta}, **merged)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return all(
            list(self.records(name)) == list(other.records(name))
            for name in COLLECTIONS
        )

    def __hash__(self) -> int:
        return hash(tuple(record for n in COLLECTIONS for record in self.records(n)))

    def __reduce__(self) -> tuple[Any, ...]:
        from ngo_central_asia.dataset.embedded import embedded

        if self is embedded():
            # It is at hand wherever it is unpickled, and results hold on to it.
            return embedded, ()
        records = {name: list(self.records(name)) for name in COLLECTIONS}
        return _rebuild, (dict(self.meta), records)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.collection(n))} {n}" for n in COLLECTIONS)
        return f"<Dataset of {self.stamp}: {counts}>"

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.html import dataset

        return dataset(self)


def _rebuild(meta: Mapping[str, str], records: Mapping[str, list[Any]]) -> Dataset:
    """Return an unpickled dataset; it was checked when it was made."""
    return Dataset.lazy(lambda name: records[name], meta)


def _check_name(name: str) -> None:
    if name not in COLLECTIONS:
        raise NotFoundError(
            f"there is no collection {name!r}. {suggest(name, COLLECTIONS)}"
        )
