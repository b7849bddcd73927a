"""What checking one's own copies shows, as text and as a page of HTML."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ngo_central_asia.display.layout import table, wrapped
from ngo_central_asia.provenance.copies.report import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ngo_central_asia.provenance.copies.report import (
        Check,
        CheckedFile,
        Verification,
    )

#: The text shows this many citations of each status; a page shows all.
MOST_CHECKS = 20
_LOOKED_AT = (Status.NUMBER_DIFFERS, Status.NOT_FOUND, Status.LOOSELY)
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem;
  padding: 0 1rem; color: #1a1a1a; background: #fff; }
div { overflow-x: auto; }
table { border-collapse: collapse; margin: 1.5rem 0; width: 100%; }
caption { font-weight: bold; text-align: left; padding: .5rem 0; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
td.number { text-align: right; }
tr.fault { background: #fde8e8; }
tr.loose { background: #fdf6d8; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616; }
  tr.fault { background: #4a1c1c; }
  tr.loose { background: #403812; }
}
"""
_CLASSES = {
    Status.NUMBER_DIFFERS: "fault",
    Status.NOT_FOUND: "fault",
    Status.LOOSELY: "loose",
}


def text(shown: Verification, most: int | None = MOST_CHECKS) -> str:
    """Return totals, files, and the citations that are not verified word for word.

    Args:
        shown: What was checked.
        most: So many citations of each status are shown; all if ``None``.
    """
    parts = [_title(shown), table(["source", *Status], list(_counts(shown)))]
    if shown.files:
        lines = [wrapped("  ", _file(file)) for file in shown.files]
        parts.append("\n".join(["Files", *lines]))
    for status in _LOOKED_AT:
        found = [check for check in shown.checks if check.status is status]
        lines = [wrapped("  ", _line(check)) for check in found[:most]]
        if len(found) > len(lines):
            lines.append(f"  … and {len(found) - len(lines)} more")
        if lines:
            parts.append("\n".join([f"{status.capitalize()} ({len(found)})", *lines]))
    return "\n\n".join(parts)


def page(shown: Verification) -> str:
    """Return a page with every citation and every file."""
    title = escape(_title(shown))
    files = _table(
        "Files",
        ["file", "kind", "what it holds"],
        [(_cells(f), "") for f in shown.files],
    )
    headers = ["record", "source", "place in the source", "phrase", "status"]
    headers += ["confidence", "file", "place in the copy", "note"]
    checks = [(_row(check), _CLASSES.get(check.status, "")) for check in shown.checks]
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{summary(shown)}\n{files}\n"
        f"{_table('Citations', headers, checks)}\n</main>\n</body>\n</html>\n"
    )


def summary(shown: Verification) -> str:
    """Return the totals as a table of HTML."""
    rows = [(row, "") for row in _counts(shown)]
    return _table("Citations by source and status", ["source", *Status], rows)


def _title(shown: Verification) -> str:
    return (
        f"{len(shown.checks)} citations of {shown.dataset.stamp}, checked against "
        f"{len(shown.supplied)} of {len(shown.sources)} sources"
    )


def _counts(shown: Verification) -> Iterator[list[str]]:
    for source, counts in shown.by_source.items():
        yield [source, *map(str, counts.values())]
    yield ["all", *map(str, shown.totals.values())]


def _file(file: CheckedFile) -> str:
    name, kind, holds = _cells(file)
    return f"{name}: {kind}{', ' if kind else ''}{holds}"


def _cells(file: CheckedFile) -> list[str]:
    shares = [
        f"{source} ({share:.0%} of its passages unharmed)"
        for source, share in file.shares.items()
    ]
    holds = filter(None, [*shares, file.fault, file.note])
    return [Path(file.path).name, file.kind or "", "; ".join(holds)]


def _line(check: Check) -> str:
    place = f" ({check.place})" if check.place else ""
    return (
        f"{check.collection}/{check.record}, {check.citation.source}, "
        f'{check.citation.locator}: "{check.citation.as_written}"{place}: '
        f"{check.note}, {check.confidence:.0%} of the passage"
    )


def _row(check: Check) -> list[str]:
    return [
        f"{check.collection}/{check.record}",
        check.citation.source,
        check.citation.locator,
        check.citation.as_written or "",
        check.status,
        "" if check.confidence is None else f"{check.confidence:.0%}",
        Path(check.file).name if check.file else "",
        check.place or "",
        check.note or "",
    ]


def _table(
    caption: str, headers: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]
) -> str:
    """Return a table; each row is given with the class of its line, if it has one."""
    lines = [
        f'<div tabindex="0" role="region" aria-label="{escape(caption)}">',
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead>\n<tr>",
        *(f'<th scope="col">{escape(header)}</th>' for header in headers),
        "</tr>\n</thead>\n<tbody>",
    ]
    for cells, name in rows:
        lines.append(f'<tr class="{name}">' if name else "<tr>")
        lines.append(f'<th scope="row">{escape(cells[0])}</th>')
        lines += (f"<td>{escape(cell)}</td>" for cell in cells[1:])
        lines.append("</tr>")
    return "\n".join([*lines, "</tbody>\n</table>\n</div>"])
