"""The text of HTML pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.provenance.copies.copy import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Elements that stand inside a line, or inside a word.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del"}
    | {"dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s"}
    | {"samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
    | {"var", "wbr"}
)
#: Elements whose text is not read. Raised marks are those of notes.
_PASSED_OVER = frozenset(
    {"button", "head", "nav", "noscript", "option", "script", "select", "style", "sup"}
    | {"svg", "template", "textarea", "title"}
)
_SPACES = re.compile(r"\s+")


def parts(path: Path) -> list[Part]:
    """Return the paragraphs of an HTML page.

    Raises:
        UnreadableError: Its elements are nested deeper than the parser goes.
    """
    return numbered(text(path.read_bytes()))


def text(page: bytes) -> str:
    r"""Return the text of an HTML page, each block on a line of its own.

    Raises:
        UnreadableError: Its elements are nested deeper than the parser goes.

    >>> text(b"<p>Over <b>5</b>,100<sup>2</sup> NGOs</p>").strip()
    'Over 5,100 NGOs'
    """
    try:
        page.decode("utf-8-sig")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None  # as the page itself says
    parser = etree.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in error.message.casefold() for error in parser.error_log):
        raise UnreadableError("its elements are nested too deep")
    return "" if root is None else "".join(_texts(root))


def _texts(root: etree._Element) -> Iterator[str]:
    passed_over = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        starts = event == "start"
        if element.tag in _PASSED_OVER:
            passed_over += 1 if starts else -1
        if element.tag not in _INLINE:
            yield "\n"
        said = element.text if starts else element.tail
        if said and not passed_over:
            yield _SPACES.sub(" ", said)


def numbered(lines: str) -> list[Part]:
    """Return the lines of a text as paragraphs, numbered from 1."""
    filled = [line for line in lines.split("\n") if line.strip()]
    return [
        Part(f"paragraph {number}", line) for number, line in enumerate(filled, start=1)
    ]
