"""What records, collections and datasets show."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display.document import (
    Cell,
    Document,
    Line,
    Lines,
    Paragraph,
    Table,
    cell,
    line,
    row,
)
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.country import Country
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Source
from ngo_central_asia.model.statistic import Statistic

if TYPE_CHECKING:
    from ngo_central_asia.dataset.collection import Collection
    from ngo_central_asia.dataset.dataset import Dataset

#: A page shows this many records of a collection, folds more, and counts the rest.
MOST_UNFOLDED = 12
MOST_FOLDED = 200


# --- collections and datasets ---------------------------------------------------------


@singledispatch
def cells(record: Any) -> dict[str, Cell | str]:
    """Return the columns of a record in a list of its collection."""
    return {"id": record.id, "about": record.summary}


@cells.register
def _(record: Country) -> dict[str, Cell | str]:
    codes = ", ".join(filter(None, (record.alpha3, record.currency)))
    return {"id": record.id, "name": record.name, "kind": record.kind, "codes": codes}


@cells.register
def _(record: Indicator) -> dict[str, Cell | str]:
    return {"id": record.id, "unit": record.unit, "name": record.name}


@cells.register
def _(record: Source) -> dict[str, Cell | str]:
    title = record.title or "[Untitled]"
    return {
        "id": record.id,
        "year": record.year,
        "role": record.role,
        "licence": record.license or "",
        "title": title,
    }


@cells.register
def _(record: Statistic) -> dict[str, Cell | str]:
    about = "; ".join(f"{name}: {value}" for name, value in record.breakdown)
    figure = str(record.figure) + (f" ({about})" if about else "")
    return {
        "id": record.id,
        "area": record.area,
        "period": Cell(record.period.edtf, value=record.period),
        "figure": Cell(figure, record.citations),
    }


def collection(
    shown: Collection[Any], most: int = MOST_FOLDED, *, marked: bool = True
) -> Document:
    """Describe a collection: how many records, and the first *most* of them.

    Args:
        shown: The collection.
        most: How many records are shown.
        marked: Whether figures carry the marks of their sources.
    """
    many = f"{len(shown)} record{'' if len(shown) == 1 else 's'}"
    first = [record for record, _ in zip(shown.values(), range(most), strict=False)]
    columns = [cells(record) for record in first]
    blocks: list[Table | Paragraph] = []
    if columns:
        rows = tuple(row(*given.values()) for given in columns)
        if not marked:
            rows = tuple(tuple(Cell(c.text) for c in cells) for cells in rows)
        blocks.append(Table(tuple(columns[0]), rows, unfolded=MOST_UNFOLDED))
    if len(shown) > len(first):
        blocks.append(Paragraph(f"… and {len(shown) - len(first)} more"))
    return Document(f"{shown.name}: {many}", tuple(blocks), _sources(shown, columns))


def _sources(
    shown: Collection[Any], columns: list[dict[str, Cell | str]]
) -> tuple[Source, ...]:
    """Return the sources that the columns need, as far as they are at hand."""
    if shown.dataset is None:
        return ()
    contents = (cell(content) for given in columns for content in given.values())
    cited = (cited for content in contents for cited in content.citations)
    return sources_of(cited, shown.dataset)


def dataset(shown: Dataset) -> Document:
    """Describe a dataset: what it is, and how many records each collection has."""
    title = shown.meta.get("title", "Dataset")
    version = shown.meta.get("version")
    rows = tuple(
        row(name, str(len(shown.collection(name)))) for name in shown.collection_names
    )
    return Document(
        f"{title} {version}" if version else title,
        (Table(("collection", "records"), rows),),
    )


# --- records --------------------------------------------------------------------------


def record(shown: Any) -> Document:
    """Describe a record field by field, without what is absent.

    A record knows no dataset: its sources go by their ids.
    """
    plain: list[Line] = []
    lists: list[Lines] = []
    for field in attrs.fields(type(shown)):
        value = getattr(shown, field.name)
        if field.name == "id" or value is None or value is False or value == ():
            continue
        label = field.name.replace("_", " ")
        if isinstance(value, tuple) and isinstance(value[0], Citation):
            plain.append(_places(value))
        elif isinstance(value, tuple) and hasattr(value[0], "citations"):
            lists.append(Lines(label, tuple(_part(part) for part in value)))
        elif isinstance(value, tuple) and any(". " in f"{part} " for part in value):
            lists.append(Lines(label, tuple(line("", _text(part)) for part in value)))
        elif isinstance(value, tuple):
            plain.append(line(label, *map(_text, value)))
        else:
            plain.append(line(label, _content(value)))
    title = f"{type(shown).__name__} {shown.id}"
    return Document(title, (Lines(None, tuple(plain)), *lists))


def _places(citations: tuple[Citation, ...]) -> Line:
    """Return the sources with what they are cited for, and the marks of the places."""
    cited_for: dict[str, list[Citation]] = {}
    for cited in citations:
        supports = f", for {', '.join(cited.supports)}" if cited.supports else ""
        cited_for.setdefault(f"{cited.source}{supports}", []).append(cited)
    return line("stands in", *(Cell(t, tuple(c)) for t, c in cited_for.items()))


def _part(part: Any) -> Line:
    caveats = (part.note,) if getattr(part, "note", None) else ()
    return line("", Cell(str(part), part.citations, caveats))


def _text(value: Any) -> str:
    return ": ".join(value) if isinstance(value, tuple) else str(value)


def _content(value: Any) -> Cell | str:
    if isinstance(value, (Figure, Period)):
        return Cell(str(value), value=value)
    return str(value)
