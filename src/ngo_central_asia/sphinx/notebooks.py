"""Charts in notebooks that myst-nb runs, drawn as those of the directive.

myst-nb knows no Vega-Lite. Of a chart it keeps the picture, as an image, which has no
tooltips and takes no colours from the page. The notebook that it has run and written
holds the specification beside the picture.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ngo_central_asia.display.charts.chart import Chart
from ngo_central_asia.sphinx.charts import chart_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element

_VEGA_LITE = re.compile(r"application/vnd\.vegalite\.v\d+\+json")


class _OfNotebook(Chart):
    """A chart of which a notebook holds the specification."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._spec = spec

    @property
    def spec(self) -> dict[str, Any]:
        """The specification with the data in it."""
        return self._spec


class NotebookCharts(SphinxTransform):
    """Put charts in the place of their pictures."""

    # Before images are looked for, which those that are replaced are not any more.
    default_priority = 400

    def apply(self, **_: Any) -> None:
        """Replace what myst-nb has made of each output that is a chart."""
        cells = list(_parts(self.document, "cell_code"))
        if not any(True for cell in cells for _ in _parts(cell, "mime_bundle")):
            return
        executed = json.loads(self._executed().read_text(encoding="utf-8"))
        for cell in cells:
            shown = list(_parts(cell, "mime_bundle"))
            outputs = list(_displayed(executed["cells"][cell["cell_index"]]))
            # Where myst-nb has left one out, no place tells which is which.
            if len(shown) != len(outputs):
                continue
            for bundle, data in zip(shown, outputs, strict=True):
                if chart := _chart(data):
                    anchor = f"nca-chart-{self.env.new_serialno('nca')}"
                    bundle.replace_self(chart_node(chart, anchor))

    def _executed(self) -> Path:
        """Return where myst-nb writes the notebook after its run."""
        # The attribute is myst-nb's own; the class of the environment does not have it.
        folder = self.env.mystnb_config.output_folder  # type: ignore[attr-defined]
        return Path(folder, f"{self.env.docname}.ipynb")


def _parts(within: Element, kind: str) -> Iterator[Element]:
    """Yield the parts of one kind that myst-nb has made."""
    for node in within.findall(nodes.container):
        if node.get("nb_element") == kind:
            yield node


def _displayed(cell: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a cell shows, by type, where myst-nb can show some of it."""
    for output in cell["outputs"]:
        data = output.get("data", {})
        if any(not _VEGA_LITE.fullmatch(kind) for kind in data):
            yield data


def _chart(data: dict[str, Any]) -> Chart | None:
    """Return the chart that an output is, if it is one with a title as ours have."""
    for kind, content in data.items():
        match content:
            case {"title": {"text": _}} if _VEGA_LITE.fullmatch(kind):
                return _OfNotebook(content)
    return None
