"""Hypothesis strategies for the values of the model and for small datasets.

A name is a strategy (`periods`, `texts`, `units`, `records`), or a function that
returns one where its parts may be given (`figures`, `citations`, `datasets`).
"""

from fractions import Fraction

import attrs
from hypothesis import strategies as st

from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.model import numbers
from ngo_central_asia.model.citation import MOST_WORDS, Citation
from ngo_central_asia.model.country import Country, Name
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.series import Safety, Series, Span, Table
from ngo_central_asia.model.source import Agent, Heading, Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.units import UNITS
from ngo_central_asia.model.vocabulary import (
    AreaKind,
    Dating,
    Measure,
    ObservationStatus,
    SourceRole,
)

BOUNDING = (
    Hedge.AT_LEAST,
    Hedge.OVER,
    Hedge.AT_MOST,
    Hedge.UP_TO,
    Hedge.UNDER,
    Hedge.ALMOST,
)
#: Hedges of a figure that runs from a lower number to an upper one.
SPANNING = (Hedge.RANGE, Hedge.ESTIMATE)
COMPUTABLE = (Hedge.EXACT, Hedge.ABOUT, Hedge.NONE, *SPANNING, *BOUNDING)

# --- numbers and units ----------------------------------------------------------------

integers = st.integers(-(10**12), 10**12)
decimals = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=4)
#: Fractions whose decimal digits do not end.
unending = st.builds(
    lambda whole, part, of: whole + Fraction(part, of),
    st.integers(-(10**6), 10**6),
    st.sampled_from([1, 2]),
    st.sampled_from([3, 7, 9, 11, 97]),
)
#: Canonical numbers whose decimal digits end: int or Decimal.
with_digits = st.one_of(integers, decimals).map(numbers.exact)
#: Any exact number in canonical form: int, Decimal or Fraction.
exact_numbers = st.one_of(st.integers(-20, 20), integers, decimals, unending).map(
    numbers.exact
)
above_zero = exact_numbers.map(lambda number: numbers.exact(abs(Fraction(number)) or 1))

simple_units = st.sampled_from(sorted(UNITS))
#: Any unit, half of them ratios.
units = st.one_of(simple_units, st.tuples(simple_units, simple_units).map("/".join))


def numbers_in(bounds):
    """Return a number that *bounds* allow, often one of their ends."""
    low, high = bounds.low, bounds.high
    if bounds.is_point:
        return st.just(low)
    ends = [low] * bounds.low_closed + [high] * bounds.high_closed
    between = st.integers(1, 96).map(lambda part: Fraction(part, 97))
    outwards = st.one_of(between, st.integers(1, 10**6).map(Fraction))
    if low is None:
        inside = outwards.map(lambda off: high - off)
    elif high is None:
        inside = outwards.map(lambda off: low + off)
    else:
        inside = between.map(lambda part: low + (high - low) * part)
    return st.one_of(st.sampled_from(ends), inside) if ends else inside


# --- texts ----------------------------------------------------------------------------

_NASTY = (
    "Oʻzbekiston",
    "Қазақстан",
    "a, b; c",
    "'x' | <b>&amp;</b>",
    "=1+1",
    "C:\\new",
    "[1] {2}",
    "10%",
    "é",
    "e\u0301",
    "–",
    "two  spaces",
)
_LETTERS = st.characters(
    categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters='"'
)
#: Words of one line in any script, without a quotation mark.
unquoted = st.one_of(
    st.sampled_from(_NASTY),
    st.text(_LETTERS, min_size=1, max_size=9).map(str.strip).filter(bool),
)
#: Texts of one line in any script, without white space at their ends.
texts = st.one_of(unquoted, st.sampled_from(['"', 'say "no"']))
#: Texts that may have several lines.
notes = st.one_of(texts, st.lists(texts, min_size=2, max_size=3).map("\n".join))
identifiers = st.from_regex(r"[a-fX-Z0-9]{1,4}([-_.][a-fX-Z0-9]{1,4})?", fullmatch=True)
#: Mappings of texts to texts, as records take them.
pairs = st.dictionaries(texts, texts, max_size=2)


def several(strategy, least=0, most=2):
    """Return a tuple of values of *strategy*."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


maybe_text = st.none() | texts
maybe_note = st.none() | notes

# --- figures --------------------------------------------------------------------------

_hedges = st.sampled_from(Hedge)
_margins = st.just(0) | above_zero


@st.composite
def figures(draw, hedge=_hedges, unit=units, number=exact_numbers):
    """Return a figure of any hedge and unit, made of any numbers, or of those given."""
    parts = {"hedge": draw(hedge), "unit": draw(unit)}
    match parts["hedge"]:
        case Hedge.UNKNOWN:
            pass
        case Hedge.VAGUE:
            parts["words"] = draw(unquoted)
        case Hedge.UNREADABLE:
            parts["words"] = draw(unquoted)
            parts["candidates"] = draw(several(number))
        case Hedge.NONE:
            parts["value"] = 0
        case Hedge.RANGE:
            two = st.lists(number, min_size=2, max_size=2, unique=True)
            parts["value"], parts["upper"] = sorted(map(Fraction, draw(two)))
        case Hedge.ESTIMATE:
            two = st.lists(number, min_size=2, max_size=2, unique=True)
            parts["lower"], parts["upper"] = sorted(map(Fraction, draw(two)))
            part = Fraction(draw(st.integers(0, 8)), 8)
            parts["value"] = parts["lower"] + (parts["upper"] - parts["lower"]) * part
        case _:
            parts["value"] = draw(number)
    if parts["hedge"] in (Hedge.RANGE, *BOUNDING):
        parts["approximate"] = draw(st.booleans())
    if parts["hedge"] is Hedge.ABOUT or parts.get("approximate"):
        ends = [numbers.exact(parts[end]) for end in ("value", "upper") if end in parts]
        has_digits = not any(isinstance(end, Fraction) for end in ends)
        parts["margin"] = draw(st.none() | _margins if has_digits else _margins)
    return Figure(**parts)


#: Figures of persons that have a number to compute with.
computable = figures(st.sampled_from(COMPUTABLE), st.just("person"))

# --- periods --------------------------------------------------------------------------


@st.composite
def date_texts(draw):
    """Return the EDTF text of one date, month, season, year, decade or century."""
    year = f"{draw(st.integers(1900, 2030) | st.integers(1, 9998)):04}"
    month = f"{draw(st.integers(1, 12)):02}"
    forms = [year, f"{year}-{month}", f"{year}-{draw(st.integers(21, 24))}"]
    forms += [f"{year}-{month}-{draw(st.integers(1, 28)):02}"]
    forms += [f"{year}-XX", f"{year}-XX-XX", f"{year}-{month}-XX"]
    if int(year) >= 100:
        for open_year in (f"{year[:3]}X", f"{year[:2]}XX"):
            forms += [open_year, f"{open_year}-XX", f"{open_year}-XX-XX"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "?", "~", "%"]))


_dates = date_texts()


@st.composite
def interval_texts(draw):
    """Return the EDTF text of an interval, maybe with an open or unknown end."""
    start, end = sorted((draw(_dates), draw(_dates)), key=Period)
    absent = draw(st.sampled_from(["", ".."]))
    forms = [f"{start}/{end}", f"{absent}/{end}", f"{start}/{absent}"]
    return draw(st.sampled_from(forms))


period_texts = _dates | interval_texts()
periods = period_texts.map(Period)

# --- records --------------------------------------------------------------------------

fingerprints = several(st.integers(0, 2**32 - 1).map("{:08x}".format), 1, 3).map(
    " ".join
)
_words = several(unquoted.filter(lambda text: not text.count(" ")), 1, MOST_WORDS)
_phrases = _words.map(" ".join).map(
    lambda phrase: " ".join(phrase.split()[:MOST_WORDS])
)
_via = several(identifiers)
_supports = several(texts)
_paragraphs = st.none() | st.integers(1, 40)


@st.composite
def citations(draw, source=identifiers, sections=texts, via=_via, supports=_supports):
    """Return a citation, of the source, sections, works and fields given."""
    if draw(st.booleans()):
        place = {"section": draw(sections), "paragraph": draw(_paragraphs)}
    else:
        place = {"row": draw(texts)}
    return Citation(
        source=draw(source),
        as_written=draw(_phrases),
        fingerprint=draw(fingerprints),
        attributed_to=draw(maybe_text),
        via=draw(via),
        supports=draw(supports),
        **place,
    )


_cited = several(citations(), 1)
_names = several(
    st.builds(Name, text=texts, language=st.sampled_from(["ru", "uz-Cyrl"]))
)
_agents = several(
    st.builds(Agent, family=texts, given=maybe_text) | st.builds(Agent, literal=texts),
    most=3,
)
_maybe_period = st.none() | periods


@st.composite
def countries(draw, identity=identifiers, cited=_cited):
    """Return a reference area with the id and the citations given."""
    return Country(
        id=draw(identity),
        name=draw(texts),
        kind=draw(st.sampled_from(AreaKind)),
        alpha3=draw(st.sampled_from([None, "KAZ", "UZB"])),
        numeric=draw(st.sampled_from([None, "398", "010"])),
        names=draw(_names),
        currency=draw(st.sampled_from([None, "KZT", "UZS"])),
        capital=draw(maybe_text),
        independence=draw(_maybe_period),
        note=draw(maybe_note),
        citations=draw(cited),
    )


@st.composite
def indicators(draw, identity=identifiers, headings=()):
    """Return an indicator, maybe a kind of one of the *headings* given."""
    heading = draw(st.sampled_from([None, *headings]))
    return Indicator(
        id=draw(identity),
        name=draw(texts),
        definition=draw(notes),
        unit=heading.unit if heading else draw(units),
        measure=draw(st.sampled_from(Measure)),
        broader=heading.id if heading else None,
        precedence=draw(st.sampled_from([None, 1, 2, 10])),
        higher_means=draw(maybe_text),
        note=draw(maybe_note),
    )


@st.composite
def sources(draw, identity=identifiers, note=maybe_note):
    """Return a source with the id and the note given."""
    titles = draw(st.lists(texts, max_size=3, unique=True))
    return Source(
        id=draw(identity),
        role=draw(st.sampled_from(SourceRole)),
        type=draw(st.sampled_from(["article-journal", "book", "webpage"])),
        title=draw(maybe_text),
        authors=draw(_agents),
        issued=draw(_maybe_period),
        container_title=draw(maybe_text),
        volume=draw(st.sampled_from([None, "12", "XI"])),
        doi=draw(maybe_text),
        url=draw(st.sampled_from([None, "https://example.org/?a=b&c=d"])),
        license=draw(st.sampled_from([None, "CC-BY-4.0"])),
        notice=draw(maybe_text),
        standpoint=draw(maybe_note),
        reliability=draw(maybe_note),
        believed=draw(pairs),
        outline=tuple(
            Heading(title=title, begins=draw(maybe_text)) for title in titles
        ),
        note=draw(note),
    )


@st.composite
def statistics(
    draw, identity=identifiers, measured=None, area=identifiers, cited=_cited
):
    """Return an observation, of the indicator *measured* and the rest given."""
    dating = draw(st.sampled_from(Dating))
    return Statistic(
        id=draw(identity),
        indicator=measured.id if measured else draw(identifiers),
        area=draw(area),
        figure=draw(figures(unit=st.just(measured.unit) if measured else units)),
        period=draw(periods),
        dating=dating,
        breakdown=draw(pairs),
        status=draw(st.sampled_from(ObservationStatus)),
        note=draw(maybe_note if dating is Dating.STATED else notes),
        citations=draw(cited),
    )


@st.composite
def series(draw, identity=identifiers, measured=None, areas=(), source=None):
    """Return a series of the indicator *measured* in the areas given."""
    years = st.integers(1000, 9999).map(str)
    rows = draw(
        st.lists(
            st.tuples(st.sampled_from(areas), years),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    has_interval = draw(st.booleans())
    lines = ["area,year,value,low,high" if has_interval else "area,year,value"]
    for area, year in rows:
        low, value, high = sorted(draw(st.lists(decimals, min_size=3, max_size=3)))
        numbers = (value, low, high) if has_interval else (value,)
        lines.append(",".join([area, year, *map(str, numbers)]))
    return Series(
        id=draw(identity),
        indicator=measured.id,
        source=source.id,
        publisher=draw(texts),
        version=draw(texts),
        vintage=draw(texts),
        precedence=draw(st.integers(1, 3)),
        retrieved=draw(periods),
        license=source.license,
        notice=source.notice,
        unit=measured.unit,
        bases={areas[0]: "2005=100"} if draw(st.booleans()) else {},
        direction=draw(notes),
        method=draw(notes),
        interval="68 % interval" if has_interval else None,
        spans=draw(
            several(
                st.builds(
                    Span,
                    safety=st.sampled_from(Safety),
                    areas=several(st.sampled_from(areas), most=1),
                    period=periods,
                    reason=texts,
                )
            )
        ),
        note=draw(maybe_note),
        table=Table("\n".join(lines) + "\n"),
    )


records = st.one_of(countries(), indicators(), sources(), statistics())

# --- datasets -------------------------------------------------------------------------


def _field_names(cls):
    return [field.name for field in attrs.fields(cls)]


@st.composite
def _citations_of(draw, held, cls):
    """Return a citation of one of the sources *held*, as that source needs it."""
    source = draw(st.sampled_from(held))
    titles = [heading.title for heading in source.outline]
    cited = draw(
        citations(
            source=st.just(source.id),
            sections=st.sampled_from(titles) if titles else texts,
            via=several(st.sampled_from([work.id for work in held])),
            supports=several(st.sampled_from(_field_names(cls))),
        )
    )
    if source.role is SourceRole.TEXT and not titles and cited.section is not None:
        return cited.evolve(section=None, paragraph=None, row="1")
    return cited


_some_ids = st.lists(identifiers, min_size=1, max_size=2, unique=True)
_any_ids = st.lists(identifiers, max_size=3, unique=True)


@st.composite
def datasets(draw):
    """Return a small dataset that holds together."""
    # Nothing may cite a source, and then its note has to say why it is there.
    held = [draw(sources(st.just(identity), notes)) for identity in draw(_some_ids)]
    areas = [
        draw(countries(st.just(identity), several(_citations_of(held, Country), 1)))
        for identity in draw(_some_ids)
    ]
    measured = []
    for identity in draw(_any_ids):
        measured.append(draw(indicators(st.just(identity), measured)))
    observed = [
        draw(
            statistics(
                st.just(identity),
                draw(st.sampled_from(measured)),
                st.sampled_from([area.id for area in areas]),
                several(_citations_of(held, Statistic), 1),
            )
        )
        for identity in (draw(_any_ids) if measured else ())
    ]
    free = [source for source in held if source.license and source.notice]
    columns = [
        draw(
            series(
                st.just(f"series-{identity}"),
                draw(st.sampled_from(measured)),
                [area.id for area in areas],
                draw(st.sampled_from(free)),
            )
        )
        for identity in (draw(_any_ids) if measured and free else ())
    ]
    return Dataset(
        series=columns,
        meta={"title": "Drawn", "version": draw(st.sampled_from(["0.1.0", "2.0.0"]))},
        areas=areas,
        indicators=measured,
        sources=held,
        statistics=observed,
    )
