"""Docstrings in the reference: their fields, and their examples as tests."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

import ngo_central_asia as nca

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect what changes docstrings; before napoleon, which has 500."""
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
    app.connect("doctree-read", _part_examples)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _keep_colons(*event: Any) -> None:
    """Keep napoleon from reading "Because: …" in a field's docstring as a type.

    An empty comment stands before the docstring, as napoleon reads the first line.
    """
    _app, what, _name, _object, _options, lines = event
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def _part_examples(_app: Sphinx, page: nodes.document) -> None:
    """Give the examples of each docstring the names of its module, and no others."""
    for block in list(page.findall(nodes.doctest_block)):
        module, group = _origin(block)
        names = f"from {module} import *"
        first = nodes.comment(names, names, testnodetype="testsetup", groups=[group])
        block["groups"] = [group]
        block.parent.insert(block.parent.index(block), first)


def _origin(block: nodes.Node) -> tuple[str, str]:
    """Return the module of what a docstring describes, and that by its full name."""
    described = block.parent
    while not isinstance(described, addnodes.desc):
        if described is None:  # the docstring of a module, or the page itself
            return nca.__name__, nca.__name__
        described = described.parent
    named = described.next_node(addnodes.desc_signature)
    module = import_module(named["module"])
    outermost = getattr(module, named["fullname"].partition(".")[0])
    name = getattr(outermost, "__module__", module.__name__)
    return name, f"{name}.{named['fullname']}"
