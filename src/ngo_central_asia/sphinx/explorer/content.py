"""What the explorer shows, as plain data for its scripts: every record and figure.

Whatever a reader may see is made here, in the words of the pages: scripts choose, sort
and draw, and write no figure, period or citation of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import LATIN, SOUNDS, sound
from ngo_central_asia.analysis.evidence import evidence_of
from ngo_central_asia.dataset import notices, walk
from ngo_central_asia.dataset.criteria import texts
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import figures
from ngo_central_asia.display.charts.chart import hue
from ngo_central_asia.display.charts.spans import span
from ngo_central_asia.display.notes import in_words
from ngo_central_asia.evidence.citing.plain import reference
from ngo_central_asia.model import units
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.vocabulary import Evidence, ObservationStatus
from ngo_central_asia.sphinx.pages.site import CALLED
from ngo_central_asia.sphinx.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.source import Source
    from ngo_central_asia.model.statistic import Statistic
    from ngo_central_asia.sphinx.pages.site import Site

_WORD = re.compile(r"[^\W_]+")
#: A record with more dates than these is shown with its first and last year.
_FEW_DATES = 2


def content(site: Site) -> dict[str, Any]:
    """Return all that the explorer shows of a dataset, to be written as JSON.

    Citations and licences stand once each, in ``places`` and ``terms``; records and
    observations hold their numbers there.

    >>> import ngo_central_asia as nca
    >>> from ngo_central_asia.sphinx.pages.site import Site
    >>> shown = content(Site(nca.data))
    >>> record = next(r for r in shown["records"] if r["id"] == "kg-ngos-2006-jaysanov")
    >>> [shown["places"][number] for number in record["places"]]
    ['Jaysanov 2023, Kyrgyzstan, paragraph 2: "13,018"']
    """
    return _Content(site).whole()


class _Content:
    """A dataset on its way to the explorer."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._dataset = site.dataset
        self._sources = {source.id: source for source in self._dataset.sources.values()}
        self._places: dict[str, int] = {}
        self._terms: dict[str, int] = {}

    def whole(self) -> dict[str, Any]:
        """Return everything."""
        records = [
            self._record(collection, record)
            for collection, held in self._site.records.items()
            for record in held.values()
        ]
        groups = [*self._stated(), *self._of_series()]
        cited = {key for record in records for key in record.get("sources", ())}
        return {
            "made": self._site.stamp,
            "spelling": {"letters": LATIN, "sounds": SOUNDS},
            "kinds": CALLED,
            "grades": {grade.grade: grade.value for grade in Evidence},
            "areas": dict(self._areas()),
            "sources": self._labels(cited),
            "records": records,
            "indicators": list(self._indicators(groups)),
            "groups": groups,
            "places": list(self._places),
            "terms": list(self._terms),
        }

    def _labels(self, keys: set[str]) -> dict[str, str]:
        """Return the labels of sources; those that several have, with their titles."""
        held = [source for source in self._sources.values() if source.id in keys]
        known = Counter(source.label for source in held)
        return {
            one.id: one.label
            if known[one.label] == 1
            else f"{one.label}: {one.title or one.id}"
            for one in held
        }

    def _areas(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the areas, the countries first."""
        own = {area.id: area for area in self._dataset.countries.values()}
        rest = sorted(self._dataset.areas.values(), key=lambda area: area.name)
        for area in [*own.values(), *(one for one in rest if one.id not in own)]:
            yield (
                area.id,
                _without_absent(
                    {
                        "name": area.name,
                        "hue": hue(area.id),
                        "isCountry": area.id in own,
                    }
                ),
            )

    # --- records ----------------------------------------------------------------------

    def _record(self, collection: str, record: Any) -> dict[str, Any]:
        cited = list(walk.citations(record))
        own = self._source_of(collection, record)
        sources = [key for one in cited for key in (one.source, *one.via)]
        sources += [own.id] if own else []
        grades = [self._sources[one.source].role.evidence.grade for one in cited]
        grades += [own.role.evidence.grade] if own else []
        places = [in_words(one, self._sources) for one in cited]
        places += [reference(own)] if own else []
        return _without_absent(
            {
                "id": record.id,
                "kind": collection,
                "name": self._site.listed(collection, record),
                "areas": self._areas_of(collection, record),
                "sources": list(dict.fromkeys(sources)),
                **_dates(collection, record),
                "grade": min(grades, default=None),
                "hedge": _hedge(record) if collection == "statistics" else None,
                "places": self._placed(places),
                "words": self._words(collection, record),
            }
        )

    def _source_of(self, collection: str, record: Any) -> Source | None:
        """Return the source that a record is, or is a table of."""
        if collection == "series":
            return self._sources[record.source]
        return self._sources[record.id] if collection == "sources" else None

    def _areas_of(self, collection: str, record: Any) -> list[str]:
        """Return the areas of a record; of a discrepancy those of what it is about."""
        if collection == "areas":
            return [record.id]
        if collection == "series":
            return list(dict.fromkeys(row[0] for row in record.table.rows()[1:]))
        found: dict[str, None] = {}
        for there in walk.references(record):
            if there.collection == "areas":
                found[there.id] = None
            elif collection == "discrepancies" and there.collection != "sources":
                about = self._dataset.collection(there.collection)[there.id]
                found |= dict.fromkeys(self._areas_of(there.collection, about))
        return list(found)

    def _words(self, collection: str, record: Any) -> str:
        """Return the words that a record is found by, in their rough form."""
        names = [self._site.name(collection, record), *CALLED[collection]]
        names += [
            self._dataset.areas[key].name for key in self._areas_of(collection, record)
        ]
        if collection == "statistics":
            # As it is typed: on the page there are spaces in it.
            names.append(str(record.figure.value))
        aliases = getattr(record, "aliases", ())
        said = sound(" ".join([*texts(record), *names, *aliases]))
        return " ".join(sorted(set(_WORD.findall(said))))

    # --- observations -----------------------------------------------------------------

    def _stated(self) -> Iterator[dict[str, Any]]:
        """Yield what the texts say: a group for what counts one thing in one unit."""
        held: dict[tuple[Any, ...], list[Statistic]] = defaultdict(list)
        for said in self._site.records["statistics"].values():
            held[said.indicator, said.figure.unit, said.breakdown].append(said)
        for (indicator, unit, part), statistics in held.items():
            told = "; ".join(f"{name}: {value}" for name, value in part)
            yield _without_absent(
                {
                    **self._counted(indicator, unit, told),
                    "terms": self._licensed(statistics),
                    "rows": [
                        {**self._row(said), "page": said.id} for said in statistics
                    ],
                }
            )

    def _of_series(self) -> Iterator[dict[str, Any]]:
        """Yield the series: a group for each unit and base."""
        for series in self._site.records["series"].values():
            bases = dict(series.bases)
            held: dict[tuple[str, str], list[Statistic]] = defaultdict(list)
            for said in series.statistics:
                base = f"base {bases[said.area]}" if said.area in bases else ""
                held[said.figure.unit, base].append(said)
            for (unit, base), statistics in held.items():
                yield _without_absent(
                    {
                        **self._counted(series.indicator, unit, base),
                        "series": series.id,
                        "vintage": f"{series.publisher}, {series.version}",
                        "short": series.vintage,
                        "reading": list(_reading(series)),
                        "first": series.precedence == 1,
                        "doubts": list(self._doubts(series)),
                        "terms": self._licensed([series]),
                        "rows": [self._row(said) for said in statistics],
                    }
                )

    def _counted(self, indicator: str, unit: str, part: str) -> dict[str, Any]:
        kind = self._dataset.indicators[indicator]
        said = "%" if unit == "percent" else units.words(unit)
        return {
            "indicator": indicator,
            "counted": kind.name,
            "unit": said,
            "part": part,
        }

    def _row(self, said: Statistic) -> dict[str, Any]:
        places = [in_words(one, self._sources) for one in said.citations]
        marks = figures.marked(said.figure)
        time = span(Moment.dated(said.period))
        return _without_absent(
            {
                "area": said.area,
                "figure": words(said.figure),
                "hedge": _hedge(said),
                "when": typeset.period(said.period),
                **{name: _plain(marks[name]) for name in _DRAWN},
                **{name: _plain(time[name]) for name in ("since", "until")},
                "unsafe": said.status is ObservationStatus.LOW_RELIABILITY,
                "grade": evidence_of(said, self._dataset).grade,
                "places": self._placed(places),
                "caveats": list(self._caveats(said)),
            }
        )

    def _caveats(self, said: Statistic) -> Iterator[str]:
        if said.status is not ObservationStatus.NORMAL:
            yield f"status: {said.status.name.casefold().replace('_', ' ')}"
        if said.note:
            yield said.note
        for pointer in self._site.pointers("statistics", said.id):
            if pointer.collection == "discrepancies":
                yield f"discrepancy: {self._site.name('discrepancies', pointer.record)}"

    def _doubts(self, series: Series) -> Iterator[str]:
        for one in series.spans:
            where = self._site.areas(one.areas) or "all areas"
            when = typeset.period(one.period)
            yield f"{one.safety.value}, {where}, {when}: {one.reason}"

    def _indicators(self, groups: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the indicators that something is said of, with their kinds."""
        said = {group["indicator"] for group in groups}
        in_series = {group["indicator"] for group in groups if "series" in group}
        for kind in self._dataset.indicators.values():
            kinds = [it.id for it in self._dataset.kinds_of(kind.id) if it.id in said]
            if kinds:
                yield {
                    "id": kind.id,
                    "name": kind.name,
                    "definition": kind.definition,
                    "kinds": kinds,
                    "isSeries": in_series.issuperset(kinds),
                }

    # --- what stands once -------------------------------------------------------------

    def _placed(self, places: Iterable[str]) -> list[int]:
        """Return the numbers of citations."""
        return _numbers(places, self._places)

    def _licensed(self, records: list[Any]) -> list[int]:
        """Return the numbers of the lines that say which licences records are under."""
        sources = walk.sources(records, self._dataset)
        return _numbers(notices.lines(sources, self._dataset), self._terms)


def _numbers(said: Iterable[str], known: dict[str, int]) -> list[int]:
    """Return the numbers of texts, each once; a new one has the next."""
    return [known.setdefault(text, len(known)) for text in dict.fromkeys(said)]


def _reading(series: Series) -> Iterator[str]:
    """Yield what must be known before the numbers of a series are read."""
    yield series.direction
    if series.interval is not None:
        yield f"The bars: {series.interval}."
    if series.note:
        yield series.note


#: What is drawn of a figure.
_DRAWN = ("form", "value", "low", "high", "open")


#: What is said in place of "exact", which a number of a series is not.
_BARE = "as published, no interval"


def _hedge(said: Statistic) -> str:
    """Return in words how surely a figure is given."""
    if said.series and said.figure.hedge is Hedge.EXACT:
        return _BARE
    about = ", about" if said.figure.approximate else ""
    return f"{said.figure.hedge.value}{about}"


def _dates(collection: str, record: Any) -> dict[str, Any]:
    """Return when a record holds: in words, and as pairs of years."""
    if collection == "series":
        years = record.to_columns().year
        ends = [min(years), max(years)]
        return {"when": "\N{EN DASH}".join(map(str, ends)), "years": [ends]}
    periods = sorted(
        {part for _, part in walk.parts(record) if isinstance(part, Period)}
    )
    years = [
        [one.earliest and one.earliest.year, one.latest and one.latest.year]
        for one in periods
    ]
    said = list(dict.fromkeys(map(typeset.period, periods)))
    if len(said) > _FEW_DATES:
        known = [year for pair in years for year in pair if year]
        said = [f"{min(known)}\N{EN DASH}{max(known)}"]
    return {"when": "; ".join(said), "years": years}


def _plain(number: Any) -> Any:
    """Return a number without decimals that say nothing."""
    if not isinstance(number, float):
        return number
    return int(number) if number.is_integer() else round(number, 6)


def _without_absent(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without what is not there; zero is there."""
    return {
        name: value
        for name, value in row.items()
        if value is not None and value is not False and value not in ("", [])
    }
