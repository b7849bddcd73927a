"""Periodizations as a chart: each author's phases, aligned in time, ends as spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import Chart, cited, hue, note, titled
from ngo_central_asia.display.described import phases as described
from ngo_central_asia.model.moment import Moment
from ngo_central_asia.model.phase import PhaseStatus

if TYPE_CHECKING:
    from ngo_central_asia.analysis.compare_phases import PhaseComparison, PhaseRow
    from ngo_central_asia.analysis.extent import Extent

_HOW_TO_READ = (
    "Dark: the phase runs here wherever its ends lie; light: one of its ends lies "
    "here, or the phase may run here; an arrow: that end is not stated. Outlined: "
    "announced, a forecast or a scenario. Each phase has its citation."
)


def phase_comparison(shown: PhaseComparison) -> Chart:
    """Draw periodizations one below the other, on one axis of years."""
    notes = [_HOW_TO_READ] if shown.rows else []
    if shown.without:
        names = ", ".join(shown.without)
        notes.append(f"Not divided into phases by any source: {names}.")
    drawn_from = sources_of(shown.citations, shown.dataset)
    title = titled(described.phase_comparison(shown).title, drawn_from, notes)
    if not shown.rows:
        return Chart(note("No phase.").properties(title=title))
    rows = [_row(row, shown) for row in shown.rows]
    lanes = dict.fromkeys(row["lane"] for row in rows)
    fields = ("phase", "scheme", "when", "start", "end", "citation", "caveats")
    return Chart(spans.lanes(rows, list(lanes), fields).properties(title=title))


def _row(row: PhaseRow, shown: PhaseComparison) -> dict[str, Any]:
    phase, scheme = row.phase, row.scheme
    when = "undated" if phase.period is None else typeset.period(phase.period)
    return {
        **_spans(row.extent),
        "key": phase.id,
        "lane": f"{scheme.name}: {scheme.subject}",
        "form": "faint" if phase.status is PhaseStatus.DESCRIBED else "outline",
        "hue": hue(scheme.area.id),
        "scheme": f"{scheme.name} ({scheme.id})",
        "phase": described.named(phase),
        "when": when,
        "start": str(row.extent.start),
        "end": str(row.extent.end),
        "beside": when,
        "words": described.named(phase),
        "citation": cited(row.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in row.caveats),
    }


def _spans(extent: Extent) -> dict[str, Any]:
    """Return from when to when a phase may run, and within that from when it does.

    An end that nothing bounds is drawn as far as anything is dated, and an arrow leads
    on from there.
    """
    start, end = extent.start, extent.end
    known = [
        day
        for day in (start.earliest, start.latest, end.earliest, end.latest)
        if day is not None
    ]
    if not known:
        return spans.span(Moment())
    first, last = start.earliest or min(known), end.latest or max(known)
    row = spans.span(Moment(first, last))
    sides = {"before": start.earliest, "after": end.latest}
    if first == last and None in (start.earliest, end.latest):
        row["limit"] = row["since" if end.latest is None else "until"]
    row["open"] = [side for side, bound in sides.items() if bound is None]
    if start.latest and end.earliest and start.latest < end.earliest:
        row["core_since"] = spans.start_of(start.latest)
        row["core_until"] = spans.end_of(end.earliest)
    return row
