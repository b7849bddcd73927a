"""Sphinx configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ngo_central_asia

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "ngo_central_asia"
author = "The ngo_central_asia authors"
copyright = f"2026, {author}"  # noqa: A001  # the name that Sphinx wants
version = release = ngo_central_asia.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "ngo_central_asia"

autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
default_role = "code"
myst_heading_anchors = 3


def _keep_colons(*event: Any) -> None:
    """Keep napoleon from reading "Because: …" in a field's docstring as a type.

    An empty comment stands before the docstring, as napoleon reads the first line.
    """
    _app, what, _name, _object, _options, lines = event
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> None:
    """Connect before napoleon, whose priority is 500."""
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
