"""Text against index as a chart: the line of the index, and what authors date."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.index import in_spans
from ngo_central_asia.analysis.result import each_once, sources_of
from ngo_central_asia.display.charts import lines, spans
from ngo_central_asia.display.charts.chart import (
    OTHER,
    Chart,
    altair,
    cited,
    note,
    titled,
)
from ngo_central_asia.display.charts.figures import marked
from ngo_central_asia.display.described import against as described
from ngo_central_asia.display.described.against import STANDS
from ngo_central_asia.display.described.phases import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.against_dates import (
        BeforeAfter,
        DatesAgainst,
        Side,
    )
    from ngo_central_asia.analysis.caveats import Caveat
    from ngo_central_asia.analysis.lag import Point
    from ngo_central_asia.analysis.phase_index import PhaseIndex, PhasesAgainst
    from ngo_central_asia.model.country import Country

_PHASES = (
    "Grey: a boundary of the author's phases lies somewhere in this span. Level "
    "dashes: the mean of the years that surely count in a phase."
)
_DATES = (
    "Grey: what the texts date lies somewhere in this span. Level dashes: the mean of "
    "the years before and after it."
)
_OF_PHASE = ("phase", "scheme", "period", "years", "mean", "citation", "caveats")
_OF_BOUNDARY = ("boundary", "dated", "citation", "caveats")
_OF_DATES = ("what", "years", "after_is", "difference", "citation", "caveats")
_OF_MEAN = ("side", "mean", "years", "of", "caveats")
#: A label above a panel has so many letters; the tooltip has all of them.
_LABEL = 30


def phases_against(shown: PhasesAgainst) -> Chart:
    """Draw an index by area, with the boundaries and the means of each author."""
    panels = []
    years = _years(shown, (row.area for row in shown.rows))
    for (scheme, area), rows in groupby(
        shown.rows, key=lambda it: (it.scheme, it.area)
    ):
        here = list(rows)
        title = f"{area.name}: {here[0].gap}"
        if scheme is not None:
            title = f"{scheme.name} ({scheme.subject})"
            if scheme.area != area:
                title += f", index of {area.name}"
        points = [
            lag.first
            for it in shown.movements
            if (it.scheme, it.overall.area) == (scheme, area)
            for lag in it.overall.lags
        ]
        panels += _phases(shown, here, points, years, title)
    return _chart(shown, described.phases_against(shown).title, panels, _PHASES)


def _phases(
    shown: PhasesAgainst,
    rows: list[PhaseIndex],
    points: list[Point],
    years: list[float],
    title: str,
) -> list[Any]:
    means = [
        _mean_of_phase(row, turn % 2, shown)
        for turn, row in enumerate(row for row in rows if row.mean is not None)
    ]
    boundaries = [_boundary(point, shown) for point in points]
    within = [row for row in boundaries if _is_within(row, years)]
    drawn = _index(shown, rows[0].area, years)
    if drawn is None:
        panels = [note(f"{title}: no value of the index.")]
        within = []
    else:
        axes, base = drawn
        layered = [
            *([lines.bands(within, axes, _OF_BOUNDARY)] if within else []),
            *base,
            *([lines.levels(means, axes, _OF_PHASE)] if means else []),
            *(lines.labels(means, axes) if means else []),
        ]
        panels = [lines.panel(layered, title)]
    panels += [
        lines.words(f"Not drawn: {row['boundary']}, {row['dated']}", row, _OF_BOUNDARY)
        for row in boundaries
        if row not in within
    ]
    for row in rows:
        if row.phase is not None and row.mean is None:
            text = f"{named(row.phase)} ({row.phase.period or 'undated'}): {row.gap}"
            panels.append(lines.words(text, _of_phase(row, shown), _OF_PHASE))
    return panels


def _of_phase(row: PhaseIndex, shown: PhasesAgainst) -> dict[str, Any]:
    phase = row.phase.citations if row.phase else ()
    return {
        "phase": named(row.phase) if row.phase else "",
        "scheme": f"{row.scheme.name} ({row.scheme.id})" if row.scheme else "",
        "period": str(row.phase.period or "undated") if row.phase else "",
        "years": in_spans(row.years),
        "mean": row.mean.rounded if row.mean else row.gap,
        "citation": cited(phase, shown.sources),
        "caveats": _texts(row.caveats),
    }


def _mean_of_phase(row: PhaseIndex, turn: int, shown: PhasesAgainst) -> dict[str, Any]:
    first, last = row.years[0], row.years[-1]
    return {
        **_of_phase(row, shown),
        "mean_value": _number(row.mean.figure.value if row.mean else None),
        "since": float(first),
        "until": float(last + 1),
        "middle": (first + last + 1) / 2,
        "turn": turn,
        "words": spans.shortened(named(row.phase), _LABEL) if row.phase else "",
    }


def _boundary(point: Point, shown: PhasesAgainst) -> dict[str, Any]:
    return {
        **spans.span(point.moment),
        "hue": OTHER,
        "boundary": point.name,
        "dated": point.printed,
        "citation": cited(point.citations, shown.sources),
        "caveats": _texts(point.caveats),
    }


def dates_against(shown: DatesAgainst) -> Chart:
    """Draw an index by area, with the years of laws or closures and the means."""
    panels = []
    years = _years(shown, (row.area for row in shown.rows))
    for area, rows in groupby(shown.rows, key=lambda it: it.area):
        panels += _area(shown, area, list(rows), years)
    return _chart(shown, described.dates_against(shown).title, panels, _DATES)


def _area(
    shown: DatesAgainst, area: Country, rows: list[BeforeAfter], years: list[float]
) -> list[Any]:
    marks = [_occasions(row, shown) for row in rows if row.years]
    within = [row for row in marks if _is_within(row, years)]
    means = [
        one
        for row in rows
        for name, side in (("before", row.before), ("after", row.after))
        for one in _mean_of_side(name, side, row)
    ]
    drawn = _index(shown, area, years)
    if drawn is None:
        panels = [note(f"{area.name}: no value of the index.")]
        within = []
    else:
        axes, base = drawn
        layered = [
            *([lines.bands(within, axes, _OF_DATES)] if within else []),
            *base,
            *([lines.levels(means, axes, _OF_MEAN)] if means else []),
        ]
        panels = [lines.panel(layered, area.name)]
    for row in rows:
        if row.gap or _occasions(row, shown) not in within:
            what = "; ".join(map(str, row.occasions)) or area.name
            text = f"{what}: {row.gap or 'not drawn'}"
            panels.append(lines.words(text, _occasions(row, shown), _OF_DATES))
    return panels


def _occasions(row: BeforeAfter, shown: DatesAgainst) -> dict[str, Any]:
    citations = each_once(one.citations for one in row.occasions)
    # A day is too narrow to be seen, and the index is one of the year.
    since = float(row.years[0]) if row.years else None
    until = float(row.years[-1] + 1) if row.years else None
    return {
        "since": since,
        "until": until,
        "hue": OTHER,
        "what": "; ".join(map(str, row.occasions)),
        "years": in_spans(row.years),
        "after_is": STANDS[row.order] if row.order else row.gap,
        "difference": row.difference.rounded if row.difference else "",
        "citation": cited(citations, shown.sources),
        "caveats": _texts(row.caveats),
    }


def _mean_of_side(name: str, side: Side, row: BeforeAfter) -> list[dict[str, Any]]:
    if side.mean is None:
        return []
    known = [int(said.period.edtf) for said in side.values]
    return [
        {
            "side": f"mean {name}",
            "mean": side.mean.rounded,
            "mean_value": _number(side.mean.figure.value),
            "years": in_spans(known),
            "of": "; ".join(one.point.name for one in row.occasions),
            "since": float(known[0]),
            "until": float(known[-1] + 1),
            "caveats": _texts(side.mean.caveats),
        }
    ]


# --- what both have in common ---------------------------------------------------------


def _years(
    shown: PhasesAgainst | DatesAgainst, areas: Iterable[Country]
) -> list[float]:
    """Return the years of the axis: those of the index, with some room."""
    known = [year for area in areas for year in shown.index.values(area.id)]
    return [min(known) - 1, max(known) + 2] if known else [0, 1]


def _is_within(row: dict[str, Any], years: list[float]) -> bool:
    since, until = row["since"], row["until"]
    return since is not None and since < years[1] and until > years[0]


def _index(
    shown: PhasesAgainst | DatesAgainst, area: Country, years: list[float]
) -> tuple[tuple[Any, Any], list[Any]] | None:
    """Return the axes and the layers of the line of an area, if it has any."""
    index = shown.index
    said = index.values(area.id).values()
    if not said:
        return None
    # The line is that of the whole index, whatever is set against it.
    sources = sources_of(each_once(one.citations for one in said), shown.dataset)
    rows = lines.values(said, area, index.series.vintage, sources)
    axes = lines.channels(years, lines.numbers(rows, index.series.unit))
    return axes, lines.layers(rows, axes)


def _notes(shown: PhasesAgainst | DatesAgainst) -> Iterator[str]:
    """Yield what is to be known of the numbers before panels are set side by side."""
    index = shown.index
    if not index.has_intervals:
        yield "The table that was read has no intervals of this index."
    known = [
        index.values(area).values()
        for area in dict.fromkeys(row.area.id for row in shown.rows)
    ]
    drawn = [[marked(one.figure) for one in said] for said in known if said]
    if len({tuple(lines.numbers(rows, index.series.unit)) for rows in drawn}) > 1:
        yield "Each panel has an axis of numbers of its own: heights do not compare."


def _chart(
    shown: PhasesAgainst | DatesAgainst, title: str, panels: list[Any], how: str
) -> Chart:
    above = titled(title, shown.sources, [lines.HOW_TO_READ, *_notes(shown), how])
    return Chart(altair().vconcat(*panels, spacing=10).properties(title=above))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _texts(caveats: Iterable[Caveat]) -> str:
    return "; ".join(caveat.text for caveat in caveats)
