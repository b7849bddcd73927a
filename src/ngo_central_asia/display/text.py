"""Records, collections and results as text that fits a terminal of 80 columns."""

from __future__ import annotations

import textwrap
import unicodedata
from functools import singledispatch
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.compare import Comparison, Gap, Row
from ngo_central_asia.analysis.profile import Profile
from ngo_central_asia.analysis.related import Related
from ngo_central_asia.analysis.search import Hits
from ngo_central_asia.model import units
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.hedge import Order
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.provenance.citing.plain import citation, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.analysis.result import Result
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.figure import Figure

WIDTH = 80
_NARROWEST = 8
#: A collection shows this many records; the rest is counted.
MOST_RECORDS = 12
MOST_IN_PROFILE = 5


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as wide as a terminal; what does not fit goes on below its cell.

    A row with fewer cells than there are headers lets its last cell run on over the
    rest of the line, as the words of a gap do.
    """
    whole = [row for row in rows if len(row) == len(headers)]
    sizes = [max(map(_size, column)) for column in zip(headers, *whole, strict=True)]
    # The first column names the row: it is never broken.
    sizes[0] = max(_size(row[0]) for row in (headers, *rows))
    free = WIDTH - 2 * (len(sizes) - 1) - sizes[0]
    while sum(sizes[1:]) > free and max(sizes[1:]) > _NARROWEST:
        sizes[sizes.index(max(sizes[1:]), 1)] -= 1
    lines = [*_lines(headers, sizes), "  ".join("-" * size for size in sizes)]
    for row in rows:
        if len(row) < len(headers):
            kept = sizes[: len(row) - 1]
            lines += _lines(row, [*kept, WIDTH - sum(kept) - 2 * len(kept)])
        else:
            lines += _lines(row, sizes)
    return "\n".join(lines)


def _lines(row: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    cells = [
        textwrap.wrap(cell, size, break_on_hyphens=True) or [""]
        for cell, size in zip(row, sizes, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (
            part + " " * (size - _size(part))
            for part, size in zip(parts, sizes, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _size(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return sum(
        0
        if unicodedata.combining(char)
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def wrapped(label: str, text: str) -> str:
    """Return *text* wrapped behind a label, with later lines indented under it."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    )


# --- collections and records ----------------------------------------------------------


@singledispatch
def cells(record: Any) -> dict[str, str]:
    """Return the columns of a record in a list of its collection."""
    return {"id": record.id, "about": record.summary}


@cells.register
def _(record: Country) -> dict[str, str]:
    codes = ", ".join(filter(None, (record.alpha3, record.currency)))
    return {"id": record.id, "name": record.name, "kind": record.kind, "codes": codes}


@cells.register
def _(record: Indicator) -> dict[str, str]:
    return {"id": record.id, "unit": record.unit, "name": record.name}


@cells.register
def _(record: Source) -> dict[str, str]:
    title = record.title or "[Untitled]"
    return {"id": record.id, "year": record.year, "role": record.role, "title": title}


@cells.register
def _(record: Statistic) -> dict[str, str]:
    about = "; ".join(f"{name}: {value}" for name, value in record.breakdown)
    return {
        "id": record.id,
        "area": record.area,
        "period": record.period.edtf,
        "figure": str(record.figure) + (f" ({about})" if about else ""),
    }


def collection(records: Collection[Any], most: int = MOST_RECORDS) -> str:
    """Return a collection: how many records, and the first *most* of them."""
    many = f"{len(records)} record{'' if len(records) == 1 else 's'}"
    shown = [cells(record) for record in list(records.values())[:most]]
    lines = [f"{records.name}: {many}"]
    if shown:
        rows = [list(row.values()) for row in shown]
        lines += ["", table(list(shown[0]), rows)]
    if len(records) > len(shown):
        lines.append(f"… and {len(records) - len(shown)} more")
    return "\n".join(lines)


def card(record: Any) -> str:
    """Return everything that a record says, field by field, without what is absent."""
    lines = [f"{type(record).__name__} {record.id}"]
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name == "id" or value is None or value is False or value == ():
            continue
        label = f"  {field.name.replace('_', ' ')}:"
        if isinstance(value, tuple) and hasattr(value[0], "locator"):
            lines += [label, *_cited(value, "    - ")]
        elif isinstance(value, tuple) and hasattr(value[0], "citations"):
            lines.append(label)
            for part in value:
                lines.append(wrapped("    - ", str(part)))
                if getattr(part, "note", None):
                    lines.append(wrapped("        note: ", part.note))
                lines += _cited(part.citations, "        ")
        elif isinstance(value, tuple) and any(". " in f"{part} " for part in value):
            lines += [label, *(wrapped("    - ", _part(part)) for part in value)]
        elif isinstance(value, tuple):
            lines.append(wrapped(f"{label} ", "; ".join(map(_part, value))))
        else:
            lines.append(wrapped(f"{label} ", str(value)))
    return "\n".join(lines)


def _cited(citations: Iterable[Citation], indent: str) -> list[str]:
    return [wrapped(indent, _citation(cited)) for cited in citations]


def _citation(cited: Citation) -> str:
    supports = f" (for {', '.join(cited.supports)})" if cited.supports else ""
    return f"{cited.source}, {passage(cited)}{supports}"


def _part(value: Any) -> str:
    return ": ".join(value) if isinstance(value, tuple) else str(value)


# --- results --------------------------------------------------------------------------


@singledispatch
def result(shown: Result) -> str:
    """Return a result as text, by its class."""
    raise TypeError(f"no text is written for a {type(shown).__name__}")


def row(shown: Row) -> str:
    """Return one row of a comparison: figure, period, what it counts, caveats."""
    if shown.figure is None:
        return f"<Row {shown.area.id}: {_gap(shown)}>"
    kind = shown.indicator.name if shown.indicator else ""
    return (
        f"<Row {shown.area.id}: {shown.figure} ({shown.period}, {kind}); "
        f"{len(shown.candidates) - 1} other candidates, {len(shown.caveats)} caveats>"
    )


class _Notes:
    """Footnotes: texts numbered in the order in which they are first used."""

    def __init__(self, marks: Iterator[str]) -> None:
        self._marks = marks
        self.texts: dict[str, str] = {}

    def mark(self, text: str) -> str:
        if text not in self.texts:
            self.texts[text] = next(self._marks)
        return self.texts[text]

    def marks(self, texts: Iterable[str]) -> str:
        return " ".join(self.mark(text) for text in texts)

    def lines(self) -> Iterator[str]:
        for text, mark in self.texts.items():
            yield wrapped(f"  {mark} ", text)


def _numbers() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"[{number}]"


def _letters() -> Iterator[str]:
    for round_ in ("", *map(str, range(2, 100))):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield f"{letter}{round_}"


@result.register
def _(shown: Comparison) -> str:
    sources = {source.id: source for source in shown.sources}
    references, caveats = _Notes(_numbers()), _Notes(_letters())

    def marks(statistic: Statistic) -> str:
        return references.marks(
            citation(cited, sources[cited.source], map(sources.__getitem__, cited.via))
            for cited in statistic.citations
        )

    rows = []
    for line in shown.rows:
        name = line.area.name
        if line.statistic is None or line.indicator is None:
            rows.append([name, _gap(line)])
            continue
        rows.append(
            [
                name,
                _bare(line.statistic.figure),
                line.statistic.period.edtf,
                line.indicator.name,
                marks(line.statistic),
                caveats.marks(caveat.text for caveat in line.caveats),
            ]
        )
    headers = ["area", "figure", "period", "what is counted", "source", "caveats"]
    parts = [_title(shown), table(headers, rows)]
    others = [
        wrapped(f"  {line.area.name}: ", "; ".join(_others(line, marks)))
        for line in shown.rows
        if any(True for _ in _others(line, lambda _: ""))
    ]
    parts += _section("Other candidates", others)
    parts += _section("Order of the figures as they stand", list(_orders(shown)))
    parts += _section("Caveats", list(caveats.lines()))
    parts += _section("Sources", list(references.lines()))
    return "\n\n".join(parts)


@result.register
def _(shown: Related) -> str:
    lines = [wrapped("", repr(shown.record)), ""]
    for outgoing, title in ((True, "Points to"), (False, "Pointed to by")):
        there = [link for link in shown.links if link.outgoing is outgoing]
        if there:
            lines.append(f"{title} ({len(there)})")
        lines += (
            wrapped("  ", f"{link.field}: {link.collection}/{link.record.id}")
            for link in there
        )
    return "\n".join(lines)


@result.register
def _(shown: Hits) -> str:
    many = f"{len(shown)} record{'' if len(shown) == 1 else 's'}"
    lines = [f'search for "{shown.text}": {many}']
    if shown.hits:
        rows = [
            [f"{hit.collection}/{hit.record.id}", hit.record.summary]
            for hit in shown.hits[:MOST_RECORDS]
        ]
        lines += ["", table(["record", "about"], rows)]
    if len(shown) > MOST_RECORDS:
        lines.append(f"… and {len(shown) - MOST_RECORDS} more")
    return "\n".join(lines)


@result.register
def _(shown: Profile) -> str:
    parts = [f"{shown.area.name}: what the sources say"]
    for name, records in shown.collections.items():
        if not records:
            parts.append(f"{name}: nothing stated by any source")
            continue
        lines = [f"{name}: {len(records)}"]
        lines += (
            wrapped("  ", record.summary)
            for record in list(records.values())[:MOST_IN_PROFILE]
        )
        if len(records) > MOST_IN_PROFILE:
            lines.append(f"  … and {len(records) - MOST_IN_PROFILE} more")
        parts.append("\n".join(lines))
    labels = ", ".join(source.label for source in shown.sources)
    parts.append(wrapped("Sources: ", labels))
    return "\n\n".join(parts)


def _title(shown: Comparison) -> str:
    which = {
        "latest": "the latest observation of each area",
        "earliest": "the earliest observation of each area",
        "nearest": f"the observation nearest to {shown.at}, at most "
        f"{shown.tolerance} years away",
    }[shown.policy]
    unit = units.words(shown.indicator.unit)
    return wrapped("", f"{shown.indicator.name} ({unit}): {which}")


def _bare(figure: Figure) -> str:
    """Return a figure without its unit, which the title names."""
    text = str(figure)
    for tail in (units.words(figure.unit), units.words(figure.unit, singular=True)):
        if text.endswith(f" {tail}"):
            return text.removesuffix(f" {tail}")
    return text


def _gap(row: Row) -> str:
    if row.gap is Gap.ONLY_PARTS:
        names = sorted({name for part in row.parts for name, _ in part.breakdown})
        return f"{Gap.ONLY_PARTS.value} ({', '.join(names)})"
    return str(row.gap)


def _others(line: Row, marks: Any) -> Iterator[str]:
    for candidate in line.candidates:
        if candidate is line.chosen:
            continue
        statistic = candidate.statistic
        away = "" if candidate.within else ", too far away"
        yield (
            f"{_bare(statistic.figure)} {candidate.indicator.name} "
            f"({statistic.period}{away}) {marks(statistic)}".rstrip()
        )
    if line.parts:
        yield f"{len(line.parts)} about parts only"


def _orders(shown: Comparison) -> Iterator[str]:
    """Yield for each area which areas it is above, and with which it has no order."""
    filled = [line for line in shown.rows if line.figure is not None]
    for line in filled:
        by_order: dict[Order, list[str]] = {}
        for other in filled:
            if other is not line:
                order = shown.order(line.area.id, other.area.id)
                by_order.setdefault(order, []).append(other.area.name)
        said = [
            f"{words} {', '.join(by_order[order])}"
            for order, words in (
                (Order.LARGER, "larger than"),
                (Order.EQUAL, "equal to"),
                (Order.UNORDERED, "cannot be ordered with"),
            )
            if order in by_order
        ]
        if said:
            yield wrapped(f"  {line.area.name}: ", "; ".join(said))


def _section(title: str, lines: list[str]) -> list[str]:
    return ["\n".join([title, *lines])] if lines else []
