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
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_PICTURE = "a picture: it has no text to check"
#: How files begin that are of kinds which people have, and which are not read.
_OTHERS = {
    b"{\\rtf": "Rich Text: save it as DOCX or plain text",
    b"\xd0\xcf\x11\xe0": "an old or encrypted Word file: save it as DOCX, without a "
    "password",
    b"MIME-Version:": "a web archive (MHTML): save it as HTML",
    b"From: <Saved by": "a web archive (MHTML): save it as HTML",
    b"AT&TFORM": "DjVu: save its text as plain text",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
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
    _check_ordinary(path)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for start, what in _OTHERS.items():
        if head.startswith(start):
            raise UnreadableError(f"it is {what}")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK"):
        return _kind_of_archive(path)
    if b"\x00" in head and not head.startswith(_UTF_16):
        raise UnreadableError("it is no plain text, PDF, HTML, DOCX or EPUB")
    return Kind.HTML if any(mark in head.lower() for mark in _HTML) else Kind.TEXT


def _check_ordinary(path: Path) -> None:
    if path.is_symlink():
        raise UnreadableError("it is a link: name the file itself to have it checked")
    if not path.is_file():
        raise UnreadableError("it is not an ordinary file")
    size = path.stat().st_size
    if not size:
        raise UnreadableError("it is empty")
    if size > limits.MOST_BYTES:
        raise UnreadableError(
            f"it has {size:,} bytes; at most {limits.MOST_BYTES:,} are read"
        )


def _kind_of_archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise UnreadableError("it is a damaged archive, or one cut short") from None
    if "word/document.xml" in names:
        return Kind.DOCX
    if "META-INF/container.xml" in names:
        return Kind.EPUB
    raise UnreadableError("it is an archive, and neither DOCX nor EPUB")
