"""The text of DOCX files and EPUB books, which are archives of XML."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.copy import Part
from ngo_central_asia.provenance.copies.markup import numbered, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENT = "word/document.xml"
CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Elements of a DOCX file that stand for a character.
_MARKS = {
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "-",
    "p": "\n",
    "softHyphen": "\u00ad",
    "tab": " ",
}


def docx_parts(path: Path) -> list[Part]:
    """Return the paragraphs of a DOCX file, without heads, notes and deleted text.

    Raises:
        UnreadableError: The file is damaged, or unpacks beyond the limits.
    """
    with _opened(path) as archive:
        return numbered("".join(_runs(_xml(archive, DOCUMENT))))


def _runs(root: etree._Element) -> Iterator[str]:
    raised = False
    for element in root.iter(f"{_WORD}*"):
        name = element.tag.removeprefix(_WORD)
        if name == "r":
            found = element.find(f"{_WORD}rPr/{_WORD}vertAlign")
            raised = found is not None and found.get(f"{_WORD}val") == "superscript"
        elif name == "t" and not raised:
            yield (element.text or "").replace("\n", " ")
        else:
            yield _MARKS.get(name, "")


def epub_parts(path: Path) -> list[Part]:
    """Return the paragraphs of an EPUB book, in its reading order.

    Raises:
        UnreadableError: The book is damaged or protected, or unpacks beyond the limits.
    """
    found: list[Part] = []
    with _opened(path) as archive:
        for name in _chapters(archive):
            label = posixpath.basename(name)
            found += (
                Part(f"{label}, {part.locator}", part.text)
                for part in numbered(text(_read(archive, name)))
            )
    return found


def _chapters(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the chapters in reading order."""
    package = next(
        (e.get("full-path") for e in _named(archive, CONTAINER, "rootfile")), ""
    )
    items = {e.get("id"): e.get("href", "") for e in _named(archive, package, "item")}
    protected = (
        {e.get("URI") for e in _named(archive, _ENCRYPTION, "CipherReference")}
        if _ENCRYPTION in archive.namelist()
        else ()
    )
    for reference in _named(archive, package, "itemref"):
        href = unquote(items.get(reference.get("idref"), ""))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), href))
        if name in protected:
            raise UnreadableError("the book is protected against copying")
        yield name


def _named(
    archive: zipfile.ZipFile, name: str, element: str
) -> Iterator[etree._Element]:
    """Return the elements with this name, of whichever namespace."""
    found: Iterator[etree._Element] = _xml(archive, name).iter(f"{{*}}{element}")
    return found


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(_read(archive, name), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"its part {name!r} is damaged: {error.msg}") from None


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        raise UnreadableError(f"its part {name!r} is missing") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise UnreadableError(f"its part {name!r} is damaged") from None


def _opened(path: Path) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path)
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("it is encrypted: save a copy without a password")
    if len(entries) > limits.MOST_ENTRIES or size > limits.MOST_UNPACKED:
        raise UnreadableError(
            f"it unpacks to {len(entries):,} files of {size:,} bytes; at most "
            f"{limits.MOST_ENTRIES:,} of {limits.MOST_UNPACKED:,} bytes are read"
        )
    return archive
