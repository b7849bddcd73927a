"""Presences as a chart: organizations by areas, a tile for each statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngo_central_asia.analysis.result import sources_of
from ngo_central_asia.analysis.stays import ENDS, SETBACKS
from ngo_central_asia.display import typeset
from ngo_central_asia.display.charts.chart import (
    INK,
    Chart,
    altair,
    cited,
    note,
    titled,
    told,
)
from ngo_central_asia.display.charts.spans import shortened
from ngo_central_asia.display.described import presence as described
from ngo_central_asia.model.ngo import PresenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ngo_central_asia.analysis.stays import Presences, Stay
    from ngo_central_asia.model.country import Country
    from ngo_central_asia.model.ngo import Presence

#: The letter of each status.
LETTERS = {
    PresenceStatus.ACTIVE: "A",
    PresenceStatus.OPENED: "O",
    PresenceStatus.REGISTERED: "R",
    PresenceStatus.UNREGISTERED: "U",
    PresenceStatus.INSPECTED: "I",
    PresenceStatus.WARNED: "W",
    PresenceStatus.REFUSED: "F",
    PresenceStatus.SUSPENDED: "S",
    PresenceStatus.CLOSED: "C",
    PresenceStatus.EXPELLED: "E",
    PresenceStatus.LEFT: "L",
    PresenceStatus.VISITED: "V",
    PresenceStatus.RETURNED: "B",
}
#: What became of an organization, in three groups -> the colours of tile and letter.
#: They are those of Tol, and none is the colour of a country.
_GROUPS = {
    "there": ("#88CCEE", "#000000"),
    "set back": ("#DDCC77", "#000000"),
    "ended": ("#882255", "#FFFFFF"),
}
_HOW_TO_READ = (
    "A tile is a statement, in the order of time; -: nothing is stated. !: another "
    "statement does not go with it, or a contradiction is on record. Each tile has its "
    "citation."
)
_TILE = 24
_STEP = 22
#: How far areas stand apart, and the narrowest column that the name of one fits.
_APART = 18
_NARROWEST = 84
_LONGEST_NAME = 48


def presences(shown: Presences) -> Chart:
    """Draw the statements on each organization in each area."""
    alt = altair()
    tiles = [tile for stay in shown.rows for tile in _tiles(stay, shown)]
    used = {tile["status"] for tile in tiles}
    letters = ", ".join(
        f"{letter} {status.value}"
        for status, letter in LETTERS.items()
        if status.value in used
    )
    notes = [_HOW_TO_READ, f"{letters}."] if tiles else []
    if shown.left_out:
        count = len(shown.left_out)
        notes.append(
            f"Not drawn: {count} organizations of other kinds, or at home there."
        )
    title = titled(
        described.presences(shown).title,
        sources_of(shown.citations, shown.dataset),
        notes,
    )
    if not tiles:
        return Chart(note("None named by any source.").properties(title=title))
    columns = dict(_columns(shown))
    width = max(right for _, right in columns.values())
    organizations = [ngo.id for ngo in shown.organizations]
    for tile in tiles:
        tile["x"] = columns[tile["area"]][0] + tile["order"] * _TILE
        tile["x2"] = tile["x"] + _TILE - 2
    y = alt.Y("organization:N", sort=organizations, axis=None)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    base = alt.Chart(alt.Data(values=tiles)).encode(
        y=y,
        tooltip=told(
            *("name", "where", "status", "when", "by", "ground", "disputed"),
            *("citation", "caveats"),
        ),
    )
    groups = list(_GROUPS)
    colours, letter_colours = zip(*_GROUPS.values(), strict=True)
    fill = alt.Color(
        "group:N",
        scale=alt.Scale(domain=groups, range=colours),
        legend=alt.Legend(title=None, orient="top", offset=24, symbolType="square"),
    )
    on_tile = alt.Color(
        "group:N", scale=alt.Scale(domain=groups, range=letter_colours), legend=None
    )
    drawn = alt.layer(
        base.mark_rect(cornerRadius=2, height=_STEP - 4).encode(
            x=x, x2="x2:Q", color=fill
        ),
        _words(_names(shown), x, y).mark_text(align="right", dx=-10, fontSize=11),
        _words(_absences(shown, columns), x, y).mark_text(align="left", dx=6),
        _words(_headings(columns, shown), x, None)
        .mark_text(align="left", fontWeight="bold", fontSize=11)
        .encode(y=alt.value(-10)),
        base.mark_text(fontSize=11, fontWeight="bold", dx=_TILE / 2 - 1).encode(
            x=x, text="letter:N", color=on_tile
        ),
    )
    return Chart(
        drawn.resolve_scale(color="independent").properties(
            title=title, width=width, height={"step": _STEP}
        )
    )


def _tiles(stay: Stay, shown: Presences) -> Iterator[dict[str, Any]]:
    """Yield a tile for each statement on an organization in an area."""
    rivals = [said for pair in stay.rivals for said in pair]
    for order, said in enumerate(stay.statements):
        disputed = stay.contradicted or said in rivals
        yield {
            "organization": stay.organization.id,
            "name": stay.organization.name,
            "area": stay.area.id,
            "where": stay.area.name,
            "order": order,
            "group": _group(said),
            "status": said.status.value,
            "letter": f"{LETTERS[said.status]}{'!' * disputed}",
            "when": "undated" if said.period is None else typeset.period(said.period),
            "by": shown.dataset.ngos[said.by].name if said.by else "",
            "ground": said.ground or "",
            "disputed": "yes" if disputed else "no",
            "citation": cited(said.citations, shown.sources),
            "caveats": "; ".join(caveat.text for caveat in stay.caveats),
        }


def _group(said: Presence) -> str:
    there, set_back, ended = _GROUPS
    if said.status in ENDS:
        return ended
    against = (*SETBACKS, PresenceStatus.UNREGISTERED)
    return set_back if said.status in against else there


def _columns(shown: Presences) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield from where to where each area reaches, as wide as its longest story."""
    left = 0.0
    for area in shown.areas:
        most = max((len(it.statements) for it in shown.named(area.id)), default=0)
        right = left + max(most * _TILE, _NARROWEST)
        yield area.id, (left, right)
        left = right + _APART


def _names(shown: Presences) -> list[dict[str, Any]]:
    return [
        {"organization": ngo.id, "text": shortened(ngo.name, _LONGEST_NAME), "x": 0}
        for ngo in shown.organizations
    ]


def _absences(
    shown: Presences, columns: dict[str, tuple[float, float]]
) -> list[dict[str, Any]]:
    """Return a dash for each organization of which nothing is stated in an area."""
    stated = {(stay.organization.id, stay.area.id) for stay in shown.rows}
    return [
        {"organization": ngo.id, "area": area, "text": "-", "x": left}
        for ngo in shown.organizations
        for area, (left, _) in columns.items()
        if (ngo.id, area) not in stated
    ]


def _headings(
    columns: dict[str, tuple[float, float]], shown: Presences
) -> list[dict[str, Any]]:
    areas: dict[str, Country] = {area.id: area for area in shown.areas}
    return [
        {"text": areas[area].name, "x": left} for area, (left, _) in columns.items()
    ]


def _words(values: list[dict[str, Any]], x: Any, y: Any) -> Any:
    alt = altair()
    words = alt.Chart(alt.Data(values=values)).encode(
        x=x, text="text:N", color=alt.value(INK)
    )
    return words if y is None else words.encode(y=y)
