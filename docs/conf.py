"""Sphinx configuration."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

import ngo_central_asia as nca

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parent / "examples"

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


def _write_bibliography() -> None:
    """Write the sources of the data as BibTeX, if they have changed."""
    text = nca.bibliography(nca.data, format="bibtex")
    # The style leaves out a whole work of which it misses a field; but not as "misc".
    text = re.sub(r"^@\w+\{.*?^\}$", _forgiving, text, flags=re.MULTILINE | re.DOTALL)
    # Some sources print addresses without the scheme, which a link needs.
    text = text.replace("url = {www.", "url = {http://www.")
    _write_if_new(HERE / "_generated" / "sources.bib", text)


def _bring_notebooks() -> None:
    """Write the notebooks into the folder of pages, where Sphinx finds them.

    Each ends in a comment that names the data, so that it is run again when these have
    changed.
    """
    folder = HERE / NOTEBOOKS.name
    folder.mkdir(exist_ok=True)
    wanted = {folder / path.name: path for path in NOTEBOOKS.glob("*.md")}
    for path in folder.glob("*.md"):
        if path not in wanted:
            path.unlink()
    for path, notebook in wanted.items():
        text = f"{notebook.read_text(encoding='utf-8')}\n% {nca.data.stamp}\n"
        _write_if_new(path, text)


def _write_if_new(path: Path, text: str) -> None:
    """Write a file unless it says the same already: Sphinx reads what is newer."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _forgiving(entry: re.Match[str]) -> str:
    """Return an entry in which the style finds every field that it must have."""
    text = entry[0]
    has = set(re.findall(r"^  (\w+) = ", text, flags=re.MULTILINE))
    if "title" not in has:
        text = text.replace("\n", "\n  title = {{[Untitled]}},\n", 1)
    if text.startswith("@article{") and {"author", "title", "journal", "year"} <= has:
        return text
    text = re.sub(r"^@\w+", "@misc", text)
    within = "journal|booktitle|publisher|institution|school"
    return re.sub(
        rf"^  (?:{within}) = ", "  howpublished = ", text, count=1, flags=re.MULTILINE
    )


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
        setup = nodes.comment(names, names, testnodetype="testsetup", groups=[group])
        block["groups"] = [group]
        block.parent.insert(block.parent.index(block), setup)


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


def _level_headings(*event: Any) -> None:
    """Say of which level the headings of the contents are, as their role asks for."""
    context = event[3]
    contents = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = contents.replace(
        'role="heading"', 'role="heading" aria-level="2"'
    )


def setup(app: Sphinx) -> None:
    """Write what a build needs; connect before napoleon and after furo, both at 500."""
    _write_bibliography()
    _bring_notebooks()
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
    app.connect("doctree-read", _part_examples)
    app.connect("html-page-context", _level_headings, priority=600)
