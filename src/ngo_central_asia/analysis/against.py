"""Text against index: a measured index in the phases and at the dates that are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis import index as index_
from ngo_central_asia.analysis.against_dates import dates_against
from ngo_central_asia.analysis.against_phases import phases_against
from ngo_central_asia.analysis.default import areas_of, or_embedded, wider_than
from ngo_central_asia.analysis.occasions import ALL, closing, lawgiving
from ngo_central_asia.analysis.schemes import Scheme, schemes_of
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import AreaKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.analysis.against_dates import DatesAgainst
    from ngo_central_asia.analysis.index import Index
    from ngo_central_asia.analysis.phase_index import PhasesAgainst
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.event import Event
    from ngo_central_asia.model.indicator import Indicator
    from ngo_central_asia.model.law import Law
    from ngo_central_asia.model.ngo import NGO
    from ngo_central_asia.model.series import Series
    from ngo_central_asia.model.source import Source


@overload
def against(
    *,
    phases: Iterable[str | Source] | str | Source,
    index: str | Indicator | Series,
    countries: Iterable[str | Country] | str | Country | None = None,
    dataset: Dataset | None = None,
) -> PhasesAgainst: ...
@overload
def against(
    *,
    laws: Iterable[str | Law] | str | Law,
    index: str | Indicator | Series,
    countries: Iterable[str | Country] | str | Country | None = None,
    window: int | None = None,
    dataset: Dataset | None = None,
) -> DatesAgainst: ...
@overload
def against(
    *,
    closures: Iterable[str | Event | NGO] | str | Event | NGO,
    index: str | Indicator | Series,
    countries: Iterable[str | Country] | str | Country | None = None,
    window: int | None = None,
    dataset: Dataset | None = None,
) -> DatesAgainst: ...
def against(
    *,
    phases: Iterable[str | Source] | str | Source | None = None,
    laws: Iterable[str | Law] | str | Law | None = None,
    closures: Iterable[str | Event | NGO] | str | Event | NGO | None = None,
    index: str | Indicator | Series,
    countries: Iterable[str | Country] | str | Country | None = None,
    window: int | None = None,
    dataset: Dataset | None = None,
) -> PhasesAgainst | DatesAgainst:
    """Set what texts tell of time against an index that others measured.

    Phases: the mean and the range of the index in the years of each author's phase,
    and the year in which it moves most, beside the author's boundaries. A year counts
    in a phase if by the author's dates some day of it surely belongs to the phase: a
    year in which one phase ends and the next begins counts in both.

    Laws and closures: the mean of the index in the years before and after. The year of
    the event, or every year in which it may lie, belongs to neither side. A law has
    the year of its adoption and that of its entry into force, as far as sources date
    them. Closures are events of that kind, and organizations that a source says were
    closed.

    The bounds of each figure are what the intervals of the index leave. That an index
    is higher or lower says nothing of why: text and index are two witnesses.

    Args:
        phases: Ids of periodizations, or of sources for all of their author's on the
            countries; ``"all"`` for those of every author. A periodization of a wider
            area, such as the region, is set against each country if its own id is
            given.
        laws: Laws, or ``"all"`` for each that can be in force: no drafts, plans,
            addresses and rulings.
        closures: Events of closure or organizations that were closed, or ``"all"``.
        index: An indicator that has a series; of several vintages the preferred one is
            taken. Or the id of a series.
        countries: Names or codes of areas. If absent, the areas of what is named, or
            for ``"all"`` and for authors the five countries.
        window: For laws and closures, how many years before and after; 3 if absent.
        dataset: Dataset to ask; the embedded one if absent.

    Raises:
        NotFoundError: There is no such periodization, law, closure, index or area.
        CriteriaError: Not one of *phases*, *laws* and *closures* is given, or the
            index has no series, or the window is no number of years or longer than
            the index.
        ComparabilityError: Several indices are given: vintages are never spliced.

    >>> result = against(phases="jaysanov-kg-stages", index="v2xcs_ccsi")
    >>> for row in result:
    ...     print(row.phase.label, row.phase.period, row.mean.rounded, sep=": ")
    first stage: 1991/2000: 0.632 index
    second phase: 2000/2010: 0.507 index
    third stage: 2010/..: 0.63 index
    >>> most = result.movements[0].overall
    >>> print(most)
    1992, +0.222 index
    >>> for lag in most.lags:
    ...     print(lag.first.printed, lag)
    1991 1 year later
    2000 8 years earlier
    2010 18 years earlier

    Before and after, without the year itself:

    >>> (row,) = against(laws="kz-noncommercial-2001", index="v2xcs_ccsi")
    >>> row.before.mean.rounded, row.after.mean.rounded
    ('0.589 index', '0.525 index')
    """
    dataset = or_embedded(dataset)
    asked = {"phases": phases, "laws": laws, "closures": closures}
    given = [name for name, value in asked.items() if value is not None]
    if len(given) != 1:
        raise CriteriaError(
            "give exactly one of phases=, laws= and closures=; "
            f"got {' and '.join(given) or 'none'}"
        )
    found = index_.read(index, dataset)
    areas = None if countries is None else areas_of(countries, dataset)
    if phases is not None:
        if window is not None:
            raise CriteriaError("'window' is for laws and closures: phases have years")
        return phases_against(found, *_schemes(phases, areas, dataset))
    years = _window(window, found)
    if laws is not None:
        return dates_against(found, lawgiving(laws, areas, dataset), years)
    return dates_against(found, closing(closures, areas, dataset), years)


def _window(window: object, index: Index) -> int:
    if window is None:
        return 3
    if type(window) is not int or window < 1:
        raise CriteriaError(
            f"expected a window of whole years, at least 1, got {window!r}"
        )
    years = index.years
    if window > len(years):
        raise CriteriaError(
            f"expected a window of at most {len(years)} years, got {window}: "
            f"the values of {index.series.id} run from {years.start} to "
            f"{years.stop - 1}"
        )
    return window


def _schemes(
    phases: object, areas: list[Country] | None, dataset: Dataset
) -> tuple[list[tuple[Scheme, Country]], list[Country]]:
    """Return the periodizations meant, each with an area, and the areas without one."""
    known = schemes_of(dataset.phases.values(), dataset)
    by_id = {scheme.id for scheme in known}
    found: list[tuple[Scheme, Country]] = []
    wanted = areas
    for name in many(phases, "phases"):
        key = name.id if isinstance(name, Record) else name
        if key in by_id:
            of_it = [scheme for scheme in known if scheme.id == key]
            found += [pair for one in of_it for pair in _beside(one, areas, dataset)]
            continue
        author = None if key == ALL else _author(key, by_id, dataset)
        wanted = wanted or areas_of(None, dataset)
        found += [
            (scheme, area)
            for area in wanted
            for scheme in known
            if scheme.area == area and author in (None, scheme.author.id)
        ]
    pairs = list(dict.fromkeys(found))
    divided = {area.id for _, area in pairs}
    return pairs, [area for area in wanted or () if area.id not in divided]


def _author(key: object, schemes: Iterable[str], dataset: Dataset) -> str:
    """Return the id of a source whose periodizations are meant."""
    if isinstance(key, str) and key in dataset.sources:
        return dataset.sources[key].id
    if isinstance(key, str) and dataset.phases.has_id(key):
        scheme = dataset.phases[key].scheme
        raise NotFoundError(
            f"{key!r} is one phase, of the periodization {scheme!r}: ask for that, and "
            "take the phase from the result"
        )
    authors = dict.fromkeys(phase.author for phase in dataset.phases.values())
    raise NotFoundError(
        f"there is no periodization and no author {key!r}. "
        f"{suggest(key, (*schemes, *authors, ALL))}"
    )


def _beside(
    scheme: Scheme, areas: list[Country] | None, dataset: Dataset
) -> list[tuple[Scheme, Country]]:
    """Return a periodization with each of the areas that it is set against."""
    if areas is None:
        is_country = scheme.area.kind is AreaKind.COUNTRY
        areas = [scheme.area] if is_country else areas_of(None, dataset)
    return [
        (scheme, area)
        for area in areas
        if scheme.area.id in (area.id, *wider_than([area.id], dataset))
    ]
