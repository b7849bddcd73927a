"""Sphinx configuration."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ngo_central_asia as nca

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.append(str(Path(__file__).parent / "_ext"))

project = "ngo_central_asia"
author = "The ngo_central_asia authors"
copyright = f"2026, {author}"  # noqa: A001  # the name that Sphinx wants
version = release = nca.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "ngo_central_asia.sphinx",
    # Those of these pages alone, in the folder _ext.
    "docstrings",
    "generated",
]
exclude_patterns = ["_build", "inventories"]
default_role = "code"

# --- text -----------------------------------------------------------------------------

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3
# A cache would keep outputs by the code of a cell alone, also when the data change.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_merge_streams = True
# Charts are drawn from their specification, of which myst-nb knows nothing.
suppress_warnings = ["mystnb.unknown_mime_type"]
copybutton_exclude = ".linenos, .gp, .go"

# --- the data -------------------------------------------------------------------------

nca_pages = "data"

# --- the API --------------------------------------------------------------------------

autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}

# The examples in the pages themselves are run by sybil.
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

# --- links and references -------------------------------------------------------------

# The inventories are kept beside this file: a build needs no network.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", "inventories/python.inv"),
    "attrs": ("https://www.attrs.org/en/stable", "inventories/attrs.inv"),
    "pint": ("https://pint.readthedocs.io/en/stable", "inventories/pint.inv"),
}
bibtex_bibfiles = ["_generated/sources.bib"]
bibtex_default_style = "unsrt"

# --- HTML -----------------------------------------------------------------------------

html_theme = "furo"
pygments_dark_style = "github-dark"
html_title = "ngo_central_asia"
html_static_path = ["_static"]
html_css_files = ["nca.css"]
html_js_files = [("nca.js", {"defer": "defer"})]
html_copy_source = False


def _level_headings(*event: Any) -> None:
    """Say of which level the headings of the contents are, as their role asks for."""
    context = event[3]
    contents = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = contents.replace(
        'role="heading"', 'role="heading" aria-level="2"'
    )


def setup(app: Sphinx) -> None:
    """Connect after furo, which has 500."""
    app.connect("html-page-context", _level_headings, priority=600)
