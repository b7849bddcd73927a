"""Hypothesis strategies for valid records of every class, one by one.

A record is drawn field by field, by what its class says of each field: its type, the
collection that it refers to, the vocabulary that it takes its terms from. A field that
is added to a class is drawn without a word here.
"""

from __future__ import annotations

import types
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
from hypothesis import strategies as st

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.citation import MOST_WORDS, Citation
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.discrepancy import Discrepancy
from ngo_central_asia.model.event import Event
from ngo_central_asia.model.fields import REFERS_TO, VOCABULARY, Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.finding import Finding
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.law import Law
from ngo_central_asia.model.ngo import NGO
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.phase import DevelopmentPhase
from ngo_central_asia.model.programme import Programme
from ngo_central_asia.model.series import Series, Table
from ngo_central_asia.model.source import Agent, Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating
from ngo_central_asia.testing import values
from ngo_central_asia.testing.values import identifiers, several, texts, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from ngo_central_asia.model.record import Record

    #: From the name of a collection to ids of it; empty for "collection/id".
    Refer = Callable[[str], SearchStrategy[str]]

T = TypeVar("T")


def anywhere(collection: str) -> SearchStrategy[str]:
    """Return ids that need not be the ids of any record."""
    if collection:
        return identifiers
    return identifiers.map(lambda key: f"ngos/{key}")


# --- any class ------------------------------------------------------------------------


def instances(
    cls: type[T],
    /,
    *,
    refer: Refer = anywhere,
    cited: SearchStrategy[Citation] | None = None,
    **parts: SearchStrategy[Any],
) -> SearchStrategy[T]:
    """Return valid instances of a record class, or of a class inside one.

    Args:
        cls: The class.
        refer: Gives the ids to refer to by the name of their collection.
        cited: The citations to use; any if absent.
        parts: Names of fields with what to draw for them.

    Raises:
        CriteriaError: The class has no such field.
    """
    known = [field.name for field in attrs.fields(cls)]  # type: ignore[arg-type]
    for name in parts:
        if name not in known:
            raise CriteriaError(
                f"a {cls.__name__} has no field {name!r}. {suggest(name, known)}"
            )
    hints = _hints(cls)  # type: ignore[arg-type]
    drawn = {
        field.name: parts[field.name]
        if field.name in parts
        else _field(field, hints[field.name], refer, cited)
        for field in attrs.fields(cls)  # type: ignore[arg-type]
    }
    return st.builds(cls, **drawn)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _field(
    field: attrs.Attribute[Any],
    hint: Any,
    refer: Refer,
    cited: SearchStrategy[Citation] | None,
) -> SearchStrategy[Any]:
    """Return what to draw for a field: one value, a tuple of them, maybe none."""
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (option for option in get_args(hint) if option is not type(None))
        return st.none() | _field(field, inner, refer, cited)
    if hint != Pairs and get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        # Parts with parts of their own are large: one of them shows what there is.
        most = 2 if inner in (str, Citation) else 1
        one = _value(field, inner, refer, cited)
        return several(one, int(field.default is attrs.NOTHING), most)
    return _value(field, hint, refer, cited)


def _value(
    field: attrs.Attribute[Any],
    hint: Any,
    refer: Refer,
    cited: SearchStrategy[Citation] | None,
) -> SearchStrategy[Any]:
    """Return what to draw for a value, by its type and by what it refers to."""
    if REFERS_TO in field.metadata:
        return refer(field.metadata[REFERS_TO])
    if VOCABULARY in field.metadata:
        return st.sampled_from(field.metadata[VOCABULARY])
    if hint is Citation:
        return citations(refer=refer) if cited is None else cited
    if hint is str:
        return _TEXTS.get(field.name, texts)
    if hint in _VALUES:
        return _VALUES[hint]
    return instances(hint, refer=refer, cited=cited)


#: Names of fields of text with what they take, where that is not any text.
_TEXTS = {
    "id": identifiers,
    "scheme": identifiers,
    "unit": values.units,
    "definition": values.notes,
    "note": values.notes,
}
_VALUES: dict[Any, SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(1, 40),
    Pairs: values.pairs,
    Period: values.periods,
    Figure: values.figures(),
    # One of the two names of an agent has to be absent.
    Agent: st.builds(Agent, family=texts, given=st.none() | texts)
    | st.builds(Agent, literal=texts),
}

# --- citations ------------------------------------------------------------------------

_fingerprints = several(st.integers(0, 2**32 - 1).map("{:08x}".format), 1, 3).map(
    " ".join
)
_few_words = several(unquoted, 1, 2).map(" ".join)
_phrases = (_few_words | st.just("word " * MOST_WORDS)).map(
    lambda phrase: " ".join(phrase.split()[:MOST_WORDS])
)
_paragraphs = st.none() | st.integers(1, 40)


@st.composite
def citations(
    draw: DrawFn,
    source: SearchStrategy[str] | None = None,
    sections: SearchStrategy[str] = texts,
    supports: SearchStrategy[tuple[str, ...]] | None = None,
    refer: Refer = anywhere,
) -> Citation:
    """Return a citation, of the source, sections and fields given."""
    place: dict[str, Any] = {"row": draw(texts)}
    if draw(st.booleans()):
        place = {"section": draw(sections), "paragraph": draw(_paragraphs)}
    return Citation(
        source=draw(refer("sources") if source is None else source),
        as_written=draw(_phrases),
        fingerprint=draw(_fingerprints),
        attributed_to=draw(st.none() | texts),
        via=draw(several(refer("sources"))),
        supports=draw(several(texts) if supports is None else supports),
        **place,
    )


# --- each class of records ------------------------------------------------------------


def countries(**parts: Any) -> SearchStrategy[Country]:
    """Return reference areas; the parts are those of `instances`."""
    return instances(Country, **parts)


def indicators(
    headings: Sequence[Indicator] = (), **parts: Any
) -> SearchStrategy[Indicator]:
    """Return indicators, maybe kinds of one of the *headings*, with its unit."""
    alone = instances(Indicator, **{"broader": st.none(), **parts})
    if not headings:
        return alone
    return alone | st.sampled_from(headings).flatmap(
        lambda heading: instances(
            Indicator,
            **parts,
            broader=st.just(heading.id),
            unit=st.just(heading.unit),
        )
    )


def sources(**parts: Any) -> SearchStrategy[Source]:
    """Return sources; the parts are those of `instances`."""
    return instances(Source, **parts)


def statistics(
    measured: Indicator | None = None, **parts: Any
) -> SearchStrategy[Statistic]:
    """Return observations, of the indicator *measured* if one is given."""
    if measured is not None:
        figures = values.figures(unit=st.just(measured.unit))
        parts = {"indicator": st.just(measured.id), "figure": figures, **parts}
    # What is a row of a series stands in its table.
    parts = {"series": st.none(), **parts}
    if parts.keys() & {"dating", "note"}:
        return instances(Statistic, **parts)
    # A period that is not stated needs a note that says how it is known.
    stated = instances(Statistic, **parts, dating=st.just(Dating.STATED))
    others = st.sampled_from([dating for dating in Dating if dating != Dating.STATED])
    return stated | instances(Statistic, **parts, dating=others, note=values.notes)


_years = st.integers(1000, 9999).map(str)
_low_value_high = st.lists(values.decimals, min_size=3, max_size=3).map(sorted)


@st.composite
def tables(draw: DrawFn, areas: Sequence[str], place: str, *, interval: bool) -> Table:
    """Return a table of a series, of the areas given, with an interval or without."""
    names = ["area", "year", "value", *(["low", "high"] if interval else [])]
    lines = [",".join(names)]
    for year in draw(st.lists(_years, min_size=1, max_size=4, unique=True)):
        low, value, high = draw(_low_value_high)
        numbers = (value, low, high) if interval else (value,)
        lines.append(",".join([draw(st.sampled_from(areas)), year, *map(str, numbers)]))
    return Table("\n".join([*lines, ""]), place)


@st.composite
def series(
    draw: DrawFn,
    /,
    measured: Indicator | None = None,
    source: Source | None = None,
    areas: Sequence[str] = ("KZ", "KG"),
    **parts: Any,
) -> Series:
    """Return a series, of the indicator, source and areas given."""
    key = draw(parts.pop("id", identifiers))
    interval = draw(st.none() | texts)
    table = tables(areas, f"series/{key}.csv", interval=interval is not None)
    fixed: dict[str, Any] = {"id": key, "interval": interval, "units": {}}
    if measured is not None:
        fixed |= {"indicator": measured.id, "unit": measured.unit}
    if source is not None:
        fixed |= {"license": source.license, "notice": source.notice}
        fixed["source"] = source.id
    drawn = {name: st.just(value) for name, value in fixed.items()}
    return draw(instances(Series, table=table, **{**drawn, **parts}))


def ngos(**parts: Any) -> SearchStrategy[NGO]:
    """Return organizations; the parts are those of `instances`."""
    return instances(NGO, **parts)


def laws(**parts: Any) -> SearchStrategy[Law]:
    """Return laws; the parts are those of `instances`."""
    return instances(Law, **parts)


def phases(**parts: Any) -> SearchStrategy[DevelopmentPhase]:
    """Return phases of development; the parts are those of `instances`."""
    return instances(DevelopmentPhase, **parts)


def events(**parts: Any) -> SearchStrategy[Event]:
    """Return events; the parts are those of `instances`."""
    return instances(Event, **parts)


def programmes(**parts: Any) -> SearchStrategy[Programme]:
    """Return programmes; the parts are those of `instances`."""
    return instances(Programme, **parts)


def findings(**parts: Any) -> SearchStrategy[Finding]:
    """Return findings; the parts are those of `instances`."""
    return instances(Finding, **parts)


def discrepancies(**parts: Any) -> SearchStrategy[Discrepancy]:
    """Return discrepancies; the parts are those of `instances`."""
    return instances(Discrepancy, **parts)


#: Collection -> the function that returns the strategy of its records.
BY_COLLECTION: dict[str, Callable[..., SearchStrategy[Any]]] = {
    "areas": countries,
    "indicators": indicators,
    "sources": sources,
    "series": series,
    "statistics": statistics,
    "ngos": ngos,
    "laws": laws,
    "phases": phases,
    "events": events,
    "programmes": programmes,
    "findings": findings,
    "discrepancies": discrepancies,
}
#: Records of every class.
records: SearchStrategy[Record] = st.one_of(
    *(strategy() for strategy in BY_COLLECTION.values())
)
