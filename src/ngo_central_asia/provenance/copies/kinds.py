"""What kind of file a copy is, told by its content and not by its name."""

from __future__ import annotations

import codecs
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.provenance.copies import limits

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 4096
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
#: How kinds begin that people have texts in and that are not read.
_OTHERS = {
    b"{\\rtf": "Rich Text: save it as DOCX or plain text",
    b"\xd0\xcf\x11\xe0": "an old Word file or one with a password: save it as DOCX "
    "without a password",
    b"\x89PNG": "a picture: it has no text to check",
    b"\xff\xd8\xff": "a picture: it has no text to check",
    b"II*\x00": "a picture: it has no text to check",
    b"MM\x00*": "a picture: it has no text to check",
    b"AT&TFORM": "DjVu: save its text as plain text or PDF",
}


class Kind(StrEnum):
    """The kinds of files that copies are read from."""

    TEXT = "plain text"
    PDF = "PDF"
    HTML = "HTML"
    DOCX = "DOCX"
    EPUB = "EPUB"


def kind_of(path: Path) -> Kind:
    """Return the kind of a file.

    Raises:
        UnreadableError: The file is a link, no ordinary file, empty, too large, or of
            no kind that is read.
    """
    if path.is_symlink():
        raise UnreadableError("it is a link: name the file itself to have it checked")
    if not path.is_file():
        raise UnreadableError("it is not an ordinary file")
    size = path.stat().st_size
    if not size:
        raise UnreadableError("the file is empty")
    if size > limits.MOST_BYTES:
        raise UnreadableError(
            f"the file has {size:,} bytes; at most {limits.MOST_BYTES:,} are read"
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise UnreadableError(f"the file is {what}")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK"):
        return _kind_of_archive(path)
    if head.startswith(_BYTE_ORDER_MARKS[1:]):
        return Kind.TEXT
    if b"\x00" in head:
        raise UnreadableError("the file is no text, PDF, HTML, DOCX or EPUB")
    lowered = head.lower()
    if b"multipart/related" in lowered and b"mime-version:" in lowered:
        raise UnreadableError("the file is a web archive (MHTML): save it as HTML")
    return Kind.HTML if any(mark in lowered for mark in _HTML) else Kind.TEXT


def _kind_of_archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError(f"the archive is damaged or cut short: {error}") from None
    if "word/document.xml" in names:
        return Kind.DOCX
    if "META-INF/container.xml" in names:
        return Kind.EPUB
    raise UnreadableError("the archive is neither DOCX nor EPUB")
