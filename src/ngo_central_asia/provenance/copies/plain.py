"""Plain text, as people save it and as tools extract it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from ngo_central_asia.provenance.copies.copy import Part
from ngo_central_asia.provenance.copies.furniture import without_furniture

if TYPE_CHECKING:
    from pathlib import Path


def parts(path: Path) -> list[Part]:
    """Return the lines of a text; form feeds part its pages, as extraction tools do."""
    pages = decoded(path.read_bytes()).split("\f")
    if len(pages) == 1:
        return [
            Part(f"line {number}", line)
            for number, line in enumerate(pages[0].split("\n"), start=1)
        ]
    return [
        Part(f"page {number}", page)
        for number, page in enumerate(without_furniture(pages), start=1)
    ]


def decoded(content: bytes) -> str:
    r"""Return a text from its bytes: UTF-8, UTF-16 with a mark, or Windows-1252.

    >>> decoded("“1991”".encode("cp1252"))
    '“1991”'
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
