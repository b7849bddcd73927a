"""Disagreements as charts: a panel for each group, with what each source says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.disagreement import DateDisagreement
from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts import spans
from ngo_central_asia.display.charts.chart import (
    Chart,
    altair,
    cited,
    hue,
    note,
    titled,
)
from ngo_central_asia.display.charts.figures import HOW_TO_READ, lines, marked
from ngo_central_asia.display.described import disagreement as described
from ngo_central_asia.model.moment import Moment

if TYPE_CHECKING:
    from ngo_central_asia.analysis.disagreement import Disagreement, Disagreements

_APART = (
    "Each panel has an axis of its own, and its heading says how its statements stand "
    "to each other. Nothing here says which source is right."
)
_FIELDS = ("figure", "period", "counted", "citation", "note", "on_record")


def disagreements(shown: Disagreements) -> Chart:
    """Draw groups of statements that differ, a panel for each."""
    panels = [
        _dates(row, shown)
        if isinstance(row, DateDisagreement)
        else _figures(row, shown)
        for row in shown.rows
    ]
    notes = [HOW_TO_READ, _APART] if panels else []
    if shown.curated:
        count = len(shown.curated)
        notes.append(
            f"Not drawn: {count} discrepancies on record without such a group."
        )
    drawn_from = sources_of(shown.citations, shown.dataset)
    if not panels:
        panels = [note("Nothing is said differently.")]
    title = titled(described.title(shown), drawn_from, notes)
    return Chart(altair().vconcat(*panels, spacing=20).properties(title=title))


def _figures(group: Disagreement, shown: Disagreements) -> Any:
    rows = []
    for said in group.statistics:
        counted = shown.dataset.indicators[said.indicator].name
        by = shown.dataset.sources[said.citations[0].source].label
        when = typeset.period(said.period)
        label = f"{typeset.figure(said.figure)} {counted}, {when}"
        rows.append(
            {
                **marked(said.figure),
                "statistic": said.id,
                "name": by,
                "hue": hue(group.area.id),
                "figure": str(said.figure),
                "period": when,
                "counted": counted,
                "citation": cited(said.citations, shown.sources),
                "note": said.note or "",
                "on_record": _on_record(group),
                "label": label,
                "said": label,
            }
        )
    heading = [
        described.heading(group),
        f"possible reasons: {', '.join(group.reasons)}",
    ]
    return lines(rows, _FIELDS, step=36).properties(title=_heading(heading))


def _dates(group: DateDisagreement, shown: Disagreements) -> Any:
    rows = [
        {
            **spans.span(Moment.dated(dated.date)),
            "key": group.law.id,
            "lane": described.law(group),
            "form": "faint"
            if dated.date.uncertain or dated.date.approximate
            else "bar",
            "hue": hue(group.area.id),
            "figure": group.law.title,
            "period": typeset.period(dated.date),
            "counted": group.kind.value,
            "beside": typeset.period(dated.date),
            "words": group.law.title,
            "citation": cited(dated.citations, shown.sources),
            "note": dated.note or "",
            "on_record": _on_record(group),
        }
        for dated in group.dates
    ]
    return spans.lanes(rows, [described.law(group)], _FIELDS)


def _heading(lines: list[str]) -> Any:
    return altair().TitleParams(text=lines[0], subtitle=lines[1:], subtitleFontSize=11)


def _on_record(group: Disagreement | DateDisagreement) -> str:
    return "; ".join(found.title for found in group.curated)
