"""The names of styles and formats, and what is said of names that there are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.evidence.citing import bibtex, csl_json, footnotes, ris
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ngo_central_asia.evidence.citing.csl_json import Item

TEXT = "text"
#: Formats of references as data. They have no style.
DATA: Mapping[str, Callable[[Iterable[Item]], str]] = {
    "bibtex": bibtex.write,
    "ris": ris.write,
    "csl-json": csl_json.write,
}
#: Formats of lists of references, and of footnotes.
LISTS = {"markdown": footnotes.markdown_list, "html": footnotes.html_list}
NOTES = {"markdown": footnotes.markdown_notes, "html": footnotes.html_notes}
#: The formats of a bibliography, and of citations.
BIBLIOGRAPHY = (TEXT, *LISTS, *DATA)
CITATIONS = (TEXT, *NOTES)


def check(style: object, form: object, known: Iterable[str]) -> None:
    """Refuse a style or a format that does not exist, and a style for data.

    Args:
        style: Name of a style.
        form: Name of a format; ``None`` for none.
        known: Names of the formats that there are.

    Raises:
        CriteriaError: A style is given for data.
        NotFoundError: There is no such style or format.

    >>> check("appa", None, CITATIONS)
    Traceback (most recent call last):
    ...
    ngo_central_asia.errors.NotFoundError: there is no style 'appa'. Did you mean "apa"?
    """
    styles = (PLAIN, *STYLES)
    if style not in styles:
        hint = f"Use format={style!r}." if style in BIBLIOGRAPHY else None
        hint = hint or suggest(style, styles)
        raise NotFoundError(f"there is no style {style!r}. {hint}")
    formats = tuple(known)
    if form is not None and form not in formats:
        hint = f"Use style={form!r}." if form in styles else suggest(form, formats)
        raise NotFoundError(f"there is no format {form!r} here. {hint}")
    if form in DATA and style != PLAIN:
        raise CriteriaError(f"{form} is data: a style ({style!r}) changes nothing")
