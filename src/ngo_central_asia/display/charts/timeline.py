"""A timeline as a chart: a lane for each kind of thing, spans for uncertain dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.happenings import EntryKind
from ngo_central_asia.analysis.result import each_once, sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import (
    Chart,
    cited,
    hue,
    note,
    titled,
)
from ngo_central_asia.display.described import timeline as described

if TYPE_CHECKING:
    from ngo_central_asia.analysis.happenings import TimelineEntry
    from ngo_central_asia.analysis.timeline import Timeline

#: More entries make no legible chart; the rest is counted.
MOST = 160
_HOW_TO_READ = (
    "A bar is how far the date is known, no duration; a diamond is a date of a few "
    "weeks at most; an arrow points to where no source sets an end. Faint: marked as "
    "uncertain or approximate, outlined: foreseen. Each mark has its citation."
)
_FORESEEN = "foreseen: forecasts, scenarios, plans"
_UNDATED = "told without a date"
#: Heading of the lane of each kind.
_LANES = {
    EntryKind.EVENT: "events",
    EntryKind.LAW: "dates of laws",
    EntryKind.PHASE: "starts and ends of phases, by author",
    EntryKind.FOUNDING: "foundings",
    EntryKind.PRESENCE: "what became of organizations",
    EntryKind.STATISTIC: "figures",
}


def timeline(shown: Timeline) -> Chart:
    """Draw the entries of a timeline, lane by lane in the order of time."""
    title = described.timeline(shown).title
    entries = shown.rows[:MOST]
    drawn_from = sources_of(each_once(it.citations for it in entries), shown.dataset)
    if not entries:
        return Chart(note("No entry.").properties(title=titled(title, drawn_from)))
    rows = [_row(entry, shown) for entry in entries]
    notes = [_HOW_TO_READ]
    if len(shown.rows) > MOST:
        notes.append(
            f"Not drawn: {len(shown.rows) - MOST} of {len(shown.rows)} entries, the "
            "last ones. Ask for fewer areas or kinds, or for a period, to see them."
        )
    if shown.wider:
        notes.append(
            f"Left out: what is told of {' and '.join(shown.wider)} as a whole."
        )
    lanes = [*_LANES.values(), _FORESEEN, _UNDATED]
    drawn = spans.lanes(
        rows, lanes, ("when", "area", "text", "kind", "citation", "caveats")
    )
    return Chart(drawn.properties(title=titled(title, drawn_from, notes)))


def _row(entry: TimelineEntry, shown: Timeline) -> dict[str, Any]:
    period = entry.period
    when = "undated" if period is None else typeset.period(period)
    several = len(shown.areas) > 1
    lane = _LANES[entry.kind]
    if period is None or entry.foreseen:
        lane = _FORESEEN if entry.foreseen else _UNDATED
    return {
        **spans.span(entry.moment),
        "key": entry.key,
        "lane": lane,
        "form": "outline"
        if entry.foreseen
        else "faint"
        if period is not None and (period.uncertain or period.approximate)
        else "bar",
        "hue": hue(entry.area),
        "area": shown.dataset.areas[entry.area].name,
        "kind": entry.kind.value,
        "when": when,
        "text": entry.text,
        "beside": when,
        "words": f"{entry.area}: {entry.text}" if several else entry.text,
        "citation": cited(entry.citations, shown.sources),
        "caveats": "; ".join(caveat.text for caveat in entry.caveats),
    }
