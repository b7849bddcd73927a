"""Laws as a chart: every date that a source gives, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import each_once, sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import Chart, cited, hue, note, titled
from ngo_central_asia.display.described import laws as described
from ngo_central_asia.model.law import LawDateKind
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from ngo_central_asia.analysis.law_comparison import LawComparison, LawRow
    from ngo_central_asia.model.law import Law, LawDate

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
    rows = [
        _row(row, row.law, dated, shown)
        for row in shown.rows
        if row.law is not None
        for dated in (row.dates or (None,))
    ]
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
    fields = (
        "law",
        "area",
        "what",
        "when",
        "in_force",
        "citation",
        "of_the_law",
        "caveats",
    )
    return Chart(spans.lanes(rows, lanes, fields).properties(title=title))


def _row(
    row: LawRow, law: Law, dated: LawDate | None, shown: LawComparison
) -> dict[str, Any]:
    """Return a line for a date of a law, or one that says that it has none."""
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
        "hue": hue(row.area.id),
        "law": law.title,
        "area": row.area.name,
        "what": what,
        "when": when,
        "in_force": row.in_force.value if row.in_force else "",
        "beside": when,
        "words": f"{law.title} ({law.kind.value}){f', {what}' * bool(what)}{status}",
        "citation": cited(
            row.citations if dated is None else dated.citations, shown.sources
        ),
        "of_the_law": cited(row.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
    }
