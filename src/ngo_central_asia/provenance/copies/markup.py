"""The text of HTML pages, DOCX files and EPUB books."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.copy import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Elements that stand inside a line, or inside a word.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark "
    "nobr q s samp small span strike strong sub time tt u var wbr".split()
)
#: Elements whose text is not read. Raised marks are those of notes.
_PASSED_OVER = frozenset(
    "button head nav noscript option script select style sup svg template textarea "
    "title".split()
)
_SPACE = re.compile(r"[^\S\n]+")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
#: Elements of a DOCX file that stand for a character.
_MARKS = {
    **{"p": "\n", "tab": " ", "br": " ", "cr": " "},
    **{"softHyphen": "\u00ad", "noBreakHyphen": "-"},
}
_CONTAINER = "META-INF/container.xml"


def html_parts(path: Path) -> list[Part]:
    """Return the paragraphs of an HTML page."""
    return _numbered(_paragraphs(path.read_bytes()))


def docx_parts(path: Path) -> list[Part]:
    """Return the paragraphs of a DOCX file, without heads, notes and what was deleted.

    Raises:
        UnreadableError: The file is damaged, or would unpack beyond the limits.
    """
    with _opened(path) as archive:
        root = _xml(_read(archive, _DOCUMENT), _DOCUMENT)
    return _numbered("".join(_runs(root)))


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
        UnreadableError: The book is damaged or protected, or would unpack beyond the
            limits.
    """
    with _opened(path) as archive:
        found = []
        for name in _spine(archive):
            text = _numbered(_paragraphs(_read(archive, name)))
            label = posixpath.basename(name)
            found += [Part(f"{label}, {part.locator}", part.text) for part in text]
    return found


def _opened(path: Path) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path)
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("the file is encrypted: save a copy without a password")
    if len(entries) > limits.MOST_ENTRIES or size > limits.MOST_UNPACKED:
        raise UnreadableError(
            f"it unpacks to {len(entries):,} files of {size:,} bytes; at most "
            f"{limits.MOST_ENTRIES:,} of {limits.MOST_UNPACKED:,} bytes are read"
        )
    return archive


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        raise UnreadableError(f"the book has no {name!r}, which it names") from None


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the chapters in reading order."""
    container = _xml(_read(archive, _CONTAINER), _CONTAINER)
    package = next(iter(container.xpath("//@full-path")), None)
    if package is None:
        raise UnreadableError("the book does not say where its contents are")
    root = _xml(_read(archive, package), package)
    protected = set()
    if "META-INF/encryption.xml" in archive.namelist():
        rights = _xml(archive.read("META-INF/encryption.xml"), "encryption.xml")
        protected = set(rights.xpath("//@URI"))
    hrefs = {
        item.get("id"): item.get("href", "")
        for item in root.xpath("//*[local-name()='manifest']/*[local-name()='item']")
    }
    for key in root.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref"):
        href = unquote(hrefs.get(key, ""))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), href))
        if name in protected:
            raise UnreadableError("the book is protected against copying")
        yield name


def _xml(content: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{name} is damaged: {error}") from None


def _paragraphs(content: bytes) -> str:
    """Return the text of an HTML page, each block on a line of its own.

    Raises:
        UnreadableError: The elements are nested so deep that the parser gives up.
    """
    try:
        content.decode("utf-8-sig")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None  # as the page itself says
    parser = etree.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.type_name == "ERR_DOCUMENT_END_DEPTH" for error in parser.error_log):
        raise UnreadableError("its elements are nested too deep")
    return "" if root is None else "".join(_texts(root))


def _texts(root: etree._Element) -> Iterator[str]:
    passed_over = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            passed_over += name in _PASSED_OVER
        else:
            passed_over -= name in _PASSED_OVER
        if name not in _INLINE and name != "sup":
            yield "\n"
        text = element.text if event == "start" else element.tail
        if text and not passed_over:
            yield _SPACE.sub(" ", text.replace("\n", " "))


def _numbered(text: str) -> list[Part]:
    if len(text) > limits.MOST_CHARACTERS:
        raise UnreadableError(
            f"it has more than {limits.MOST_CHARACTERS:,} characters of text"
        )
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        Part(f"paragraph {number}", line) for number, line in enumerate(lines, start=1)
    ]
