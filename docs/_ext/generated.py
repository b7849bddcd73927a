"""What the pages need and the package has: the bibliography and the notebooks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ngo_central_asia as nca

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOCS = Path(__file__).parents[1]
NOTEBOOKS = DOCS.parent / "examples"


def setup(_app: Sphinx) -> dict[str, Any]:
    """Write the files before Sphinx looks for pages."""
    _write_bibliography()
    _bring_notebooks()
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write_bibliography() -> None:
    """Write the sources of the data as BibTeX, if they have changed."""
    text = nca.bibliography(nca.data, format="bibtex")
    # The style leaves out a whole work of which it misses a field; but not as "misc".
    text = re.sub(r"^@\w+\{.*?^\}$", _forgiving, text, flags=re.MULTILINE | re.DOTALL)
    # Some sources print addresses without the scheme, which a link needs.
    text = text.replace("url = {www.", "url = {http://www.")
    _write_if_new(DOCS / "_generated" / "sources.bib", text)


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


def _bring_notebooks() -> None:
    """Write the notebooks into the folder of pages, where Sphinx finds them.

    Each ends in a comment that names the data, so that it is run again when these have
    changed.
    """
    folder = DOCS / NOTEBOOKS.name
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
