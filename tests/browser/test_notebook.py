"""A notebook of examples/, run and exported to HTML, in a browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = Path(__file__).parents[2] / "examples" / "growth.md"
#: What the templates of nbconvert would ask other hosts for.
ELSEWHERE = ("mathjax_url", "require_js_url", "jquery_url", "mermaid_js_url")
#: Around a point of the picture of a chart: its ground, from 0 to 255.
GROUND = """
image => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.drawImage(image, 0, 0);
  return Math.min(...canvas.getImageData(2, 2, 1, 1).data);
}
"""


def convert(folder, *options):
    """Run nbconvert on the notebook of a folder.

    In a process of its own: Playwright and the kernel would share one loop of events.
    """
    subprocess.run(
        [sys.executable, "-m", "nbconvert", *options, "notebook.ipynb"],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    """Return a folder with the notebook after its run."""
    pytest.importorskip("nbconvert", reason="pip install -e '.[browser]'")
    folder = tmp_path_factory.mktemp("exported")
    nbformat.write(jupytext.read(NOTEBOOK), folder / "notebook.ipynb")
    convert(folder, "--to", "notebook", "--execute", "--inplace")
    return folder


@pytest.fixture(params=["light", "dark"])
def exported(request, folder):
    """Return the notebook as a page of one theme."""
    own = [f"--HTMLExporter.{name}=" for name in ELSEWHERE]
    convert(folder, "--to", "html", "--theme", request.param, *own)
    return folder / "notebook.html"


def test_it_looks_right(exported, visit):
    """Each chart is drawn on a light ground, tables fit, and nothing is asked for."""
    page = visit(exported)
    charts = page.locator("img[src^='data:image/']").all()

    assert len(charts) >= 2
    for chart in charts:
        box = chart.bounding_box()
        assert 300 < box["width"] <= 1280
        assert chart.evaluate(GROUND) > 240
    assert 0 < page.locator("table").count()
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
