"""Laws as a chart: every date that a source gives, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import each_once, sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import Chart, cited, note, titled
from ngo_central_asia.display.described import laws as described
from ngo_central_asia.model.law import LawDateKind
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.law_comparison import LawComparison, LawRow
    from ngo_central_asia.model.law import LawDate

_HOW_TO_READ = (
    "A diamond is a date; a bar is how far a date is known, no time in force; faint: "
    "marked as uncertain or approximate. Dates on which sources differ have a line "
    "each. Each mark has its citation."
)
_WORDS = {
    LawDateKind.DOCUMENT: "adopted or signed",
    LawDateKind.IN_FORCE: "comes into force",
    LawDateKind.NO_LONGER: "no longer in force",
}


def law_comparison(shown: LawComparison) -> Chart:
    """Draw the dates of laws, the laws of each area below one another."""
    rows = [row for law in shown.rows if law.law for row in _rows(law, shown)]
    missing = [row.area.name for row in shown.rows if row.law is None]
    notes = [_HOW_TO_READ] if rows else []
    if missing:
        notes.append(f"No law named by any source: {', '.join(missing)}.")
    drawn_from = sources_of(
        each_once(row.citations for row in shown.rows), shown.dataset
    )
    title = titled(described.law_comparison(shown).title, drawn_from, notes)
    if not rows:
        return Chart(note("No law.").properties(title=title))
    lanes = sorted({row["lane"] for row in rows})
    fields = ("law", "area", "what", "when", "in_force", "citation", "caveats")
    return Chart(spans.lanes(rows, lanes, fields).properties(title=title))


def _rows(row: LawRow, shown: LawComparison) -> Iterator[dict[str, Any]]:
    """Yield a line for each date of a law; one that says so for a law without any."""
    if not row.dates:
        yield _row(row, None, shown)
    for dated in row.dates:
        yield _row(row, dated, shown)


def _row(row: LawRow, dated: LawDate | None, shown: LawComparison) -> dict[str, Any]:
    law = row.law
    assert law is not None
    period = None if dated is None else dated.date
    what = "" if dated is None else _WORDS[dated.kind]
    loose = period is not None and (period.uncertain or period.approximate)
    when = "undated" if period is None else typeset.period(period)
    status = f" [{row.in_force.value}]" if row.in_force else ""
    return {
        **spans.span(Moment.dated(period)),
        "key": law.id,
        "lane": row.area.name,
        "form": "faint" if loose else "bar",
        "code": row.area.id,
        "law": law.title,
        "area": row.area.name,
        "what": what,
        "when": when,
        "in_force": row.in_force.value if row.in_force else "",
        "beside": when,
        "words": f"{law.title} ({law.kind.value}){f', {what}' * bool(what)}{status}",
        "citation": cited(row.citations if dated is None else dated.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
    }
