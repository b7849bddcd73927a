"""Coverage as a heat map: what is stated where and when, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.cells import Cover
from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.display.charts.chart import (
    INK,
    OTHER,
    Chart,
    altair,
    cited,
    note,
    titled,
    told,
)
from ngo_central_asia.display.described import coverage as described

if TYPE_CHECKING:
    from ngo_central_asia.analysis.cells import CoverCell
    from ngo_central_asia.analysis.coverage import Coverage
    from ngo_central_asia.model.indicator import Indicator

#: How strong a statement is, the strongest first -> the colours of cell and mark.
#: Their lightness falls evenly, and none is the colour of a country.
_STRENGTHS = {
    "=": ("#332288", "#FFFFFF"),
    "~": ("#6655BB", "#FFFFFF"),
    "-": ("#8877CC", "#FFFFFF"),
    ">": ("#AA99DD", "#000000"),
    "<": ("#AA99DD", "#000000"),
    "!": ("#DDCCEE", "#000000"),
}
_ABSENT = {Cover.STATED_UNKNOWN: "?", Cover.ONLY_PARTS: "p", Cover.NOT_STATED: "."}
_HOW_TO_READ = (
    "A cell is as dark as its strongest statement is firm. A dot and no colour: "
    "silence; an outline: a source says that it is not known, or speaks of parts only. "
    "Where no area has a statement there is no cell. Each cell has its citations."
)
_CELL = 22
#: More columns of years than this are decades.
_MOST_YEARS = 40


def coverage(shown: Coverage) -> Chart:
    """Draw what is stated: indicators and areas down, years or decades along."""
    many = len(shown.indicators) > described.MOST_MATRICES
    years = [int(cell.period.edtf) for cell in shown.rows]
    by_decade = many or max(years, default=0) - min(years, default=0) >= _MOST_YEARS
    cells = shown.by_decade() if by_decade else shown
    title = described.coverage(shown).title
    if by_decade:
        title += ", by decade"
    rows = [_row(cell, shown) for cell in cells.rows]
    marks = {row["mark"] for row in rows}
    notes = [_HOW_TO_READ] if rows else []
    legend = [
        f'"{it}" {words}' for it, words in described.LEGEND.items() if it in marks
    ]
    notes += ["; ".join(legend) + "."] if legend else []
    stated = {cell.indicator for cell in cells.rows}
    silent = [one for one in shown.indicators if one not in stated]
    if silent:
        notes.append(f"For none of these areas: {', '.join(map(_name, silent))}.")
    drawn_from = sources_of(shown.citations, shown.dataset)
    head = titled(title, drawn_from, notes)
    if not rows:
        return Chart(note("Nothing is stated.").properties(title=head))
    times = _times(rows)
    panels = (
        [_matrix(rows, times, "indicator", "area")]
        if many
        else [
            _matrix(here, times, "area", None).properties(title=_name(indicator))
            for indicator in shown.indicators
            if (here := [row for row in rows if row["key"] == indicator.id])
        ]
    )
    drawn = panels[0] if many else altair().vconcat(*panels, spacing=10)
    return Chart(drawn.properties(title=head))


def _name(indicator: Indicator) -> str:
    return f"{indicator.name} ({indicator.id})"


def _times(rows: list[dict[str, Any]]) -> list[str]:
    """Return every year or decade from the first to the last, as columns."""
    found = sorted({row["time"] for row in rows})
    if any(time.endswith("s") for time in found):
        first, last = int(found[0][:3]), int(found[-1][:3])
        return [f"{decade}0s" for decade in range(first, last + 1)]
    return [f"{year:04}" for year in range(int(found[0]), int(found[-1]) + 1)]


def _row(cell: CoverCell, shown: Coverage) -> dict[str, Any]:
    marks = described.mark(cell)
    said = [f"{it.figure} ({it.period})" for it in cell.wholes]
    return {
        "key": cell.indicator.id,
        "indicator": cell.indicator.id,
        "area": cell.area.name,
        "code": cell.area.id,
        "time": cell.period.edtf.replace("X", "0s"),
        "cover": cell.cover.value,
        "mark": _ABSENT.get(cell.cover, marks[0]),
        "states": "; ".join(said),
        "about_parts": len(cell.parts),
        "origins_at_most": cell.witnesses,
        "citation": cited(cell.citations, shown.sources),
    }


def _matrix(
    rows: list[dict[str, Any]], times: list[str], down: str, across: str | None
) -> Any:
    """Return cells in a matrix, or in one for each value of a field beside it."""
    alt = altair()
    base = alt.Chart().encode(
        x=alt.X(
            "time:O",
            sort=times,
            scale=alt.Scale(domain=times),
            axis=alt.Axis(
                title=None, orient="top", domain=False, ticks=False, labelAngle=-45
            ),
        ),
        y=alt.Y(
            f"{down}:N",
            sort=list(dict.fromkeys(row[down] for row in rows)),
            axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=240),
        ),
        tooltip=told(
            *("indicator", "area", "time", "cover", "states", "about_parts"),
            *("origins_at_most", "citation"),
        ),
    )
    marks = list(_STRENGTHS)
    colours, inks = zip(*_STRENGTHS.values(), strict=True)
    strong = base.transform_filter(alt.FieldOneOfPredicate("mark", marks))
    outlined = base.transform_filter("datum.mark == '?' || datum.mark == 'p'")
    weak = base.transform_filter(
        alt.FieldOneOfPredicate("mark", list(_ABSENT.values()))
    )
    text = {"fontSize": 12, "fontWeight": "bold"}

    def by_mark(values: tuple[str, ...]) -> Any:
        scale = alt.Scale(domain=marks, range=values)
        return alt.Color("mark:N", scale=scale, legend=None)

    drawn = (
        alt.layer(
            strong.mark_rect(cornerRadius=2).encode(color=by_mark(colours)),
            outlined.mark_rect(
                cornerRadius=2, fill="transparent", stroke=OTHER, strokeWidth=1.5
            ),
            strong.mark_text(**text).encode(text="mark:N", color=by_mark(inks)),
            weak.mark_text(**text).encode(text="mark:N", color=alt.value(INK)),
            data=alt.Data(values=rows),
        )
        .resolve_scale(color="independent")
        .properties(width={"step": _CELL}, height={"step": _CELL - 2})
    )
    if across is None:
        return drawn
    order = list(dict.fromkeys(row[across] for row in rows))
    header = alt.Header(title=None, labelFontWeight="bold")
    return drawn.facet(
        column=alt.Column(f"{across}:N", sort=order, header=header), spacing=10
    )
