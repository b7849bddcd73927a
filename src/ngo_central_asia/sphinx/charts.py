"""Charts in pages: a picture for every builder, alive where a browser runs scripts.

The picture stands in the page as SVG, which takes the colours of the theme; its title
is text of the page, which wraps where that is narrow. The page carries the
specification too, and a script draws it again with tooltips. The scripts of Vega are
written beside the pages when a site is built: nothing is fetched from anywhere else.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx

    from ngo_central_asia.display.charts.chart import Chart

#: The small script that brings charts to life, and the scripts of Vega that it loads.
LOADER = "nca-charts.js"
ENGINE = "nca-vega.js"
_OWN = Path(__file__).parent / "static"


# Docutils has no types.
class ChartNode(nodes.General, nodes.Element):  # type: ignore[misc]
    """A chart: ``svg`` and ``spec`` without its title, ``alt`` and ``notes`` for it.

    ``alt`` says in words what the chart shows; ``whole`` is the specification with the
    title, for pictures that stand alone.
    """


def chart_node(chart: Chart, anchor: str) -> ChartNode:
    """Return the node of a chart.

    Args:
        chart: The chart.
        anchor: What the ids inside its picture start with, alone on its page.
    """
    import vl_convert

    whole = chart.spec
    spec = {name: part for name, part in whole.items() if name != "title"}
    return ChartNode(
        "",
        svg=_for_page(vl_convert.vegalite_to_svg(spec), anchor),
        spec=json.dumps(spec, ensure_ascii=False),
        alt=chart.title,
        notes=_words(whole["title"].get("subtitle", "")),
        whole=json.dumps(whole, ensure_ascii=False),
    )


def _words(lines: str | list[str]) -> str:
    return lines if isinstance(lines, str) else " ".join(lines)


def _for_page(svg: str, anchor: str) -> str:
    """Return a picture that stands in a page, whose ids no other picture there has.

    The page says what the picture shows; what Vega says of each mark is left out.
    """
    svg = re.sub(r'(\bid="|url\(#|xlink:href="#)', rf"\1{anchor}-", svg)
    svg = re.sub(r' (?:role="graphics-[^"]*"|aria-[a-z]+="[^"]*")', "", svg)
    return re.sub(r'<rect [^>]*fill="white"/>', "", svg, count=1)


# --- writing --------------------------------------------------------------------------


def html(writer: Any, node: Element) -> None:
    """Write the picture, and the specification for the script."""
    alt, notes = escape(node["alt"]), escape(node["notes"])
    # Nothing in the data can end the element that it stands in.
    spec = node["spec"].replace("<", "\\u003c")
    writer.body.append(
        f'<figure class="nca-figure"><figcaption><strong>{alt}</strong>'
        f"<span>{notes}</span></figcaption>"
        f'<div class="nca-chart" tabindex="0" role="group" aria-label="{alt}">'
        f'<div class="nca-picture" role="img" aria-label="{alt}">{node["svg"]}</div>'
        f'<script type="application/json" class="nca-spec">{spec}</script></div>'
        "</figure>\n"
    )
    raise nodes.SkipNode


def words(writer: Any, node: Element) -> None:
    """Write what the chart shows in words, where there are no pictures."""
    writer.add_text(f"[chart: {node['alt']}]")
    raise nodes.SkipNode


def plain(writer: Any, node: Element) -> None:
    """Write what the chart shows in words to a page that is one text."""
    writer.body.append(f"[chart: {node['alt']}]")
    raise nodes.SkipNode


def latex(writer: Any, node: Element) -> None:
    """Write the picture as a file beside the document."""
    import hashlib

    import vl_convert

    spec = node["whole"]
    name = f"nca-{hashlib.sha256(spec.encode()).hexdigest()[:16]}.pdf"
    where = Path(writer.builder.outdir, name)
    if not where.exists():
        where.write_bytes(vl_convert.vegalite_to_pdf(spec))
    writer.body.append(rf"\par\noindent\sphinxincludegraphics{{{name}}}\par" "\n")
    raise nodes.SkipNode


def open_folded(writer: Any, node: Element) -> None:
    """Open what is folded."""
    summary = escape(node["summary"])
    writer.body.append(f'<details class="nca-folded"><summary>{summary}</summary>\n')


def close_folded(writer: Any, _: Element) -> None:
    """Close what is folded."""
    writer.body.append("</details>\n")


# --- scripts --------------------------------------------------------------------------


def add_scripts(app: Sphinx) -> None:
    """Write the scripts of charts beside the pages."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    (static / LOADER).write_bytes((_OWN / LOADER).read_bytes())
    script = static / ENGINE
    version = f"// vl-convert {_version()}\n"
    if not script.exists() or not script.read_text("utf-8").startswith(version):
        script.write_text(version + _engine(), encoding="utf-8")


def _version() -> str:
    from importlib.metadata import version

    return version("vl-convert-python")


@cache
def _engine() -> str:
    """Return the scripts of Vega as one script that leaves the name ``vegaEmbed``."""
    import vl_convert

    script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    # It is made as a module; a classic script also runs on a page read from a file.
    return f"(() => {{{script}}})();\n"


def add_loader(app: Sphinx, _page: str, _template: str, _: Any, tree: Any) -> None:
    """Put the loader into the pages that have a chart."""
    if tree is not None and next(tree.findall(ChartNode), None) is not None:
        app.add_js_file(LOADER, loading_method="defer")
