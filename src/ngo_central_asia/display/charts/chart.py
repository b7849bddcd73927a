"""Charts: what they have in common, and how they are shown and saved.

A chart is a Vega-Lite specification, built with Altair from plain rows. Each mark
carries its citation in its tooltip, and a caption names the sources. Nothing is fetched
when a chart is shown or saved.
"""

from __future__ import annotations

import json
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import suggest
from ngo_central_asia.dataset import notices
from ngo_central_asia.display.notes import in_words
from ngo_central_asia.errors import CriteriaError, DataError, MissingExtraError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source

#: One colour for each country everywhere: those of Okabe and Ito, which people who
#: see colours differently tell apart, and which stand out on white and on black.
COLOURS = {
    "KZ": "#0072B2",
    "KG": "#D55E00",
    "TJ": "#009E73",
    "TM": "#CC79A7",
    "UZ": "#E69F00",
}
#: So many letters fit one line of a title, and of what stands below it.
_TITLE = 84
_SUBTITLE = 108
#: The colour of every other area, and of marks that belong to none.
OTHER = "#7f7f7f"
#: The newest Vega-Lite that notebooks know; no chart needs one that is newer.
IN_NOTEBOOKS = "application/vnd.vegalite.v5+json"
FORMATS = ("html", "json", "pdf", "png", "svg")
WIDTH = 560
#: Text and lines take the colour of the page, so that they show on dark ones too.
INK = "currentColor"
_THEME = {
    "background": "transparent",
    "font": "sans-serif",
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "labelFontSize": 11,
        "titleFontSize": 11,
        "domainColor": OTHER,
        "tickColor": OTHER,
        "gridColor": OTHER,
        "gridOpacity": 0.25,
    },
    "header": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12},
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 11},
    "title": {"color": INK, "subtitleColor": INK, "anchor": "start", "fontSize": 12},
    "view": {"strokeWidth": 0},
}


def altair() -> Any:
    """Return Altair.

    Raises:
        MissingExtraError: It is not installed.
    """
    return _need("altair")


def _need(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise MissingExtraError(
            f"charts need {package}: pip install 'ngo-central-asia[plot]'"
        ) from None


def hue(area: str) -> str:
    """Return the colour of an area, by its id."""
    return COLOURS.get(area, OTHER)


def coloured() -> Any:
    """Return the channel of colour for rows that hold it as ``hue``.

    The rows hold the colours themselves, so that no scale of another panel changes
    them.
    """
    return altair().Color("hue:N", scale=None, legend=None)


def for_field(channel: Any, field: str) -> Any:
    """Return a channel for another field of numbers."""
    other = channel.copy()
    other.shorthand = f"{field}:Q"
    return other


def cited(citations: Iterable[Citation], sources: Iterable[Source]) -> str:
    """Return citations as one text for a tooltip."""
    named = {source.id: source for source in sources}
    return "; ".join(in_words(one, named) for one in citations)


def titled(title: str, sources: Sequence[Source], notes: Iterable[str] = ()) -> Any:
    """Return the title of a chart; its caption has the sources and their notices."""
    labels = ", ".join(dict.fromkeys(source.label for source in sources)) or "none"
    below = [*notes, f"Sources: {labels}", *notices.of_data(sources)]
    return altair().TitleParams(
        text=wrapped(title, _TITLE) if len(title) > _TITLE else title,
        subtitle=[line for text in below for line in wrapped(text, _SUBTITLE)],
        anchor="start",
        fontSize=14,
        subtitleFontSize=11,
        offset=12,
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many letters."""
    import textwrap

    return textwrap.wrap(text, width, break_on_hyphens=False)


def told(*names: str) -> list[Any]:
    """Return tooltips that show these fields of a row."""
    alt = altair()
    return [alt.Tooltip(f"{name}:N", title=name.replace("_", " ")) for name in names]


def note(text: str, rows: Sequence[dict[str, Any]] = ()) -> Any:
    """Return words in the place of a drawing, with the rows that cannot be drawn."""
    alt = altair()
    values = [{"text": text}, *rows]
    return (
        alt.Chart(alt.Data(values=values))
        .mark_text(align="left", fontStyle="italic", fontSize=12)
        .encode(x=alt.value(0), text="text:N", color=alt.value(INK))
        .properties(width=WIDTH, height=24)
    )


class Chart:
    """A chart of a result.

    A notebook shows it by itself; elsewhere `save` it. It is drawn in full from the
    data of the result: `spec` holds every value that it shows.

    Args:
        drawn: The Altair chart.

    >>> import ngo_central_asia as nca
    >>> chart = nca.compare("ngos", at=2010).plot()
    >>> chart.spec["title"]["text"]
    'NGOs (organizations): the observation nearest to 2010, at most 5 years away'
    """

    def __init__(self, drawn: Any) -> None:
        #: The Altair chart, to change it or to combine it with others.
        self.altair = drawn.configure(**_THEME)

    @property
    def title(self) -> str:
        """What is drawn, in one line."""
        text = self.spec["title"]["text"]
        return text if isinstance(text, str) else " ".join(text)

    @property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification with the data in it."""
        spec: dict[str, Any] = self.altair.to_dict(validate=False)
        return spec

    @property
    def _on_paper(self) -> dict[str, Any]:
        """The specification with a ground of its own."""
        return self.spec | {"background": "white"}

    def svg(self) -> str:
        """Return the chart as SVG.

        Raises:
            MissingExtraError: vl-convert is not installed.
        """
        text: str = _need("vl_convert").vegalite_to_svg(self.spec)
        return text

    def html(self) -> str:
        """Return a page with the chart and the scripts that it needs.

        Raises:
            MissingExtraError: vl-convert is not installed.
        """
        page: str = _need("vl_convert").vegalite_to_html(self.spec, bundle=True)
        title = escape(self.title)
        return page.replace(
            "<head>", f'<head><meta charset="utf-8"><title>{title}</title>', 1
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the chart to a new file, in the format that its name ends in.

        Formats are html, json, pdf, png and svg. A page of HTML has its scripts inside
        and needs no network.

        Raises:
            CriteriaError: The name ends in no format that a chart can be saved in.
            DataError: The place is taken; nothing is overwritten.
            MissingExtraError: vl-convert is not installed.
        """
        where = Path(path)
        form = where.suffix.removeprefix(".").casefold()
        if form not in FORMATS:
            raise CriteriaError(
                f"{where.name}: no format of a chart. {suggest(form, FORMATS)}"
            )
        if where.exists():
            raise DataError(f"{where}: there is something already, nothing was written")
        if form in ("png", "pdf"):
            convert = getattr(_need("vl_convert"), f"vegalite_to_{form}")
            content = convert(self._on_paper, **({"scale": 2} if form == "png" else {}))
        elif form == "json":
            content = json.dumps(self.spec, ensure_ascii=False, indent=1).encode()
        else:
            content = (self.html() if form == "html" else self.svg()).encode()
        where.write_bytes(content)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what a notebook shows: interactive if it can, a picture otherwise."""
        spec = self.spec
        del spec["$schema"]
        bundle: dict[str, Any] = {IN_NOTEBOOKS: spec}
        # Drawn on a canvas, it would not take the colour of the text around it.
        how = {"embed_options": {"renderer": "svg"}}
        try:
            svg: str = _need("vl_convert").vegalite_to_svg(self._on_paper)
            # As an image on a dark page it would stay black on black.
            bundle["image/svg+xml"] = svg.replace(INK, "black")
        except MissingExtraError:
            bundle["text/plain"] = repr(self)
        return bundle, {IN_NOTEBOOKS: how}

    def __repr__(self) -> str:
        return f"<Chart: {self.title}>"
