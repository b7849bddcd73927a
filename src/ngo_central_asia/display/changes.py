"""What changed between two datasets, as text and as HTML."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ngo_central_asia.dataset.diff import ChangeKind
from ngo_central_asia.display.layout import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.diff import Diff, FieldChange, RecordChange

#: A short view shows this many records; the rest is counted.
MOST_CHANGES = 40
_MARKS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}
_ABSENT = "absent"


def text(diff: Diff, most: int | None = None) -> str:
    """Return the changes as text of 80 columns, the first *most* records of them."""
    lines = [wrapped("", title(diff)), wrapped("", counts(diff))]
    if diff.meta:
        lines += ["", "dataset", *_fields(diff.meta)]
    shown = diff.changes[:most]
    for collection, changes in _by_collection(shown):
        lines += ["", collection]
        for change in changes:
            about = f"{change.id}: {change.record.summary}"
            lines.append(wrapped(f"  {_MARKS[change.kind]} ", about))
            lines += _fields(change.fields)
    if len(shown) < len(diff.changes):
        rest = len(diff.changes) - len(shown)
        lines += ["", f"… and {rest} more records; print the diff to see all"]
    return "\n".join(lines)


def title(diff: Diff) -> str:
    """Return one line that names both datasets."""
    return f"from {diff.old} to {diff.new}"


def counts(diff: Diff) -> str:
    """Return one line that counts the records."""
    if not diff:
        return "nothing changed"
    found = (
        (len(diff.added), ChangeKind.ADDED),
        (len(diff.removed), ChangeKind.REMOVED),
        (len(diff.changed), ChangeKind.CHANGED),
    )
    said = [f"{many} {kind.value}" for many, kind in found if many]
    return f"records: {', '.join(said) or 'none changed'}"


def _by_collection(
    changes: Iterable[RecordChange],
) -> Iterator[tuple[str, list[RecordChange]]]:
    for collection, group in groupby(changes, key=lambda change: change.collection):
        yield collection, list(group)


def _fields(changes: Iterable[FieldChange]) -> Iterator[str]:
    for change in changes:
        yield f"      {change.field}"
        yield wrapped("        - ", _value(change.old))
        yield wrapped("        + ", _value(change.new))


def _value(value: Any) -> str:
    if value is None:
        return _ABSENT
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(part)}" for name, part in value.items())
    return json.dumps(value, ensure_ascii=False)


# --- HTML -----------------------------------------------------------------------------

_CAPTIONS = {
    ChangeKind.ADDED: "New records",
    ChangeKind.REMOVED: "Records that are gone",
    ChangeKind.CHANGED: "Changed records, field by field",
}
_STYLE = (
    ":root{color-scheme:light dark}body{font-family:sans-serif;max-width:60em;"
    "margin:2em auto;padding:0 1em}table{border-collapse:collapse;margin:1em 0}"
    "caption{text-align:left;font-weight:bold}th,td{border:1px solid;padding:.3em "
    ".6em;text-align:left;vertical-align:top;overflow-wrap:break-word}"
)


def page(diff: Diff) -> str:
    """Return the changes as a whole page of HTML."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Changes {escape(title(diff))}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Changes of the data</h1>\n{html(diff)}\n</main>\n</body>\n</html>\n"
    )


def html(diff: Diff) -> str:
    """Return the changes as a fragment of HTML: a table for each kind of change.

    Old values are marked as deleted, new ones as inserted, besides standing in columns
    that say so: no meaning rests on colour.
    """
    parts = [f"<p>{escape(title(diff))}: {escape(counts(diff))}</p>"]
    if diff.meta:
        rows = [["dataset", *_cells(change)] for change in diff.meta]
        parts.append(_table("The dataset itself", _FIELD_HEADERS, rows))
    for kind in ChangeKind:
        changes = [change for change in diff.changes if change.kind is kind]
        if not changes:
            continue
        if kind is ChangeKind.CHANGED:
            rows = [
                [f"{change.collection}/{change.id}", *_cells(field)]
                for change in changes
                for field in change.fields
            ]
            parts.append(_table(_CAPTIONS[kind], _FIELD_HEADERS, rows))
        else:
            tag = "ins" if kind is ChangeKind.ADDED else "del"
            rows = [
                [f"{c.collection}/{c.id}", _marked(tag, c.record.summary)]
                for c in changes
            ]
            parts.append(_table(_CAPTIONS[kind], ["record", "about"], rows))
    return "\n".join(parts)


_FIELD_HEADERS = ["record", "field", "old", "new"]


def _cells(change: FieldChange) -> list[str]:
    return [
        f"<code>{escape(change.field)}</code>",
        _ABSENT if change.old is None else _marked("del", _value(change.old)),
        _ABSENT if change.new is None else _marked("ins", _value(change.new)),
    ]


def _marked(tag: str, value: str) -> str:
    return f"<{tag}>{escape(value)}</{tag}>"


def _table(caption: str, headers: list[str], rows: list[list[str]]) -> str:
    """Return a table; the first cell of a row is its header, the others are HTML."""
    head = "".join(f'<th scope="col">{name}</th>' for name in headers)
    body = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{cell}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )
