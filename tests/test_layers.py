"""Dependencies between the packages point downwards only."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "ngo_central_asia"
#: From the bottom up; what stands in one set may import each other.
LAYERS = [
    {"errors", "_names"},
    {"model"},
    {"dataset"},
    {"analysis"},
    {"evidence"},
    {"interchange"},
    {"display"},
    {"cli", "sphinx", "testing", "__main__", "__init__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
#: Methods that present a value may reach up, with an import inside.
PRESENTING = {
    *("__repr__", "__str__", "_repr_html_", "bibliography", "citation", "cite"),
    *("plot", "rounded", "to_csv", "to_frame", "to_html", "to_jsonld", "to_latex"),
    *("to_markdown", "to_mermaid", "to_svg"),
}
MODULES = sorted(SOURCE.rglob("*.py"))


def layer_of(module):
    """Return the level of a dotted module name below the package."""
    return LEVEL[module.split(".")[0]] if module else LEVEL["__init__"]


def imports(node, inside=()):
    """Yield each import of this package with the functions that it stands in.

    What is only named in annotations loads nothing, and does not count.
    """
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.FunctionDef):
        inside = (*inside, node.name)
    if isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            whole = node.module == "ngo_central_asia"
            yield f"{node.module}.{alias.name}" if whole else node.module, inside
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name, inside
    for child in ast.iter_child_nodes(node):
        yield from imports(child, inside)


def breaches(path, source):
    """Return the imports in *source* that reach up without leave."""
    own = path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".")
    if own == "__init__":
        return []
    found = {
        (module.removeprefix("ngo_central_asia").removeprefix("."), inside)
        for module, inside in imports(ast.parse(source))
        if module.partition(".")[0] == "ngo_central_asia"
    }
    return [
        target
        for target, inside in found
        if layer_of(target) > layer_of(own) and not PRESENTING & set(inside)
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: "-".join(path.parts[-2:]))
def test_imports_point_downwards(path):
    """No module imports from a layer above its own."""
    assert [] == breaches(path, path.read_text(encoding="utf-8"))


def test_an_upward_import_is_caught():
    """The check fails for a module of the model that imports the analysis."""
    path = SOURCE / "model" / "figure.py"
    source = "def f():\n    from ngo_central_asia.analysis.compare import compare\n"

    assert ["analysis.compare"] == breaches(path, source)


def test_every_module_has_a_layer():
    """A new top-level module must be given its place."""
    tops = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in MODULES}

    assert tops <= set(LEVEL)


@pytest.mark.parametrize(
    "package", ["analysis", "dataset", "display", "evidence", "interchange"]
)
def test_the_map_of_a_package_names_every_module(package):
    """Whoever opens a package finds each module in its docstring, and no other."""
    folder = SOURCE / package
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    held = {path.stem for path in folder.iterdir() if path.name[:2] != "__"}
    named = set(re.findall(r"`([a-z_]+)`", told))

    assert held <= named
    assert named - held <= {"where"}
