"""The text of PDF files, by PDFium."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.copy import Part
from ngo_central_asia.provenance.copies.furniture import without_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What PDFium writes for the hyphen of a word broken at the end of a line.
_BREAKS = str.maketrans({"\ufffe": "\u00ad", "\x02": "\u00ad"})
#: A note mark is set so much smaller than the text before it.
_SMALLER = 0.8


def parts(path: Path) -> list[Part]:
    """Return the pages of a PDF, without running heads and raised note marks.

    Raises:
        UnreadableError: The file is encrypted, damaged, has no text or too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_reason(error)) from None
    count = len(document)
    if count > limits.MOST_PAGES:
        raise UnreadableError(
            f"it has {count:,} pages; at most {limits.MOST_PAGES:,} are read"
        )
    pages = []
    left = limits.MOST_CHARACTERS
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise UnreadableError(f"page {number + 1} is damaged") from None
        pages.append(_text(page.get_textpage(), left))
        left -= len(pages[-1])
        page.close()
    if not any(page.strip() for page in pages):
        raise UnreadableError(
            "its pages have no text: they are pictures, as of a scan; "
            "run character recognition (OCR) over it first"
        )
    return [
        Part(f"page {number}", text)
        for number, text in enumerate(without_furniture(pages), start=1)
    ]


def _reason(error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return "it is encrypted: save a copy without a password"
    return "it is damaged or cut short: it cannot be opened as a PDF"


def _text(page: pypdfium2.PdfTextPage, most: int) -> str:
    count = page.count_chars()
    if count > most:
        raise UnreadableError(limits.TOO_LONG)
    return "".join(_unraised(page, count)).translate(_BREAKS)


def _unraised(page: pypdfium2.PdfTextPage, count: int) -> Iterator[str]:
    """Yield the characters of a page but those that are small and raised.

    Such a mark of a note, set close to a number, would be read as one of its digits.
    """
    size, base = 0.0, 0.0
    for index in range(count):
        char = chr(pdfium.FPDFText_GetUnicode(page, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(page, index) == 1:
            yield char
            continue
        own = pdfium.FPDFText_GetFontSize(page, index)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        if own < _SMALLER * size and base < y.value < base + size:
            continue
        size, base = own, y.value
        yield char
