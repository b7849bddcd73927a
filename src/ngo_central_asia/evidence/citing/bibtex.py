"""Items of CSL-JSON as BibTeX, in UTF-8, with every special character escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ngo_central_asia.evidence.citing import csl_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.evidence.citing.csl_json import Item

#: What classical BibTeX has no type for is "misc". A thesis is too: its types name a
#: degree, and the degree is not known.
_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
_FIELDS = {
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "ISSN": "issn",
    "version": "version",
    "note": "note",
}
#: A brace is counted even behind a backslash, so braces are written by name.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)


def write(items: Iterable[Item]) -> str:
    """Return items as a BibTeX file, each with a key of its own.

    >>> import ngo_central_asia as nca
    >>> print(write([csl_json.item(nca.sources["osipov-2005"])]))
    @article{osipov-2005,
      author = {Osipov, E.M.},
      title = {{Sotsialnye tekhnologii v mezhsektornom vzaimodeystvii}},
      journal = {Vestnik Moskovskogo universiteta},
      number = {4},
      year = {2005}
    }
    """
    taken: set[str] = set()
    return "\n\n".join(_entry(made, _key(made["id"], taken)) for made in items)


def _key(identity: str, taken: set[str]) -> str:
    """Return a key of letters that every BibTeX takes, unlike those *taken*."""
    plain = re.sub(r"[^A-Za-z0-9:.-]+", "-", identity).strip("-") or "source"
    key, number = plain, 1
    while key.casefold() in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key.casefold())
    return key


def _entry(made: Item, key: str) -> str:
    kind = _TYPES.get(made["type"], "misc")
    lines = [f"  {name} = {value}" for name, value in _fields(made, kind)]
    return ",\n".join([f"@{kind}{{{key}", *lines]) + "\n}"


def _fields(made: Item, kind: str) -> Iterator[tuple[str, str]]:
    if "author" in made:
        yield "author", f"{{{' and '.join(map(_name, made['author']))}}}"
    if "title" in made:
        # The second pair of braces keeps the case of the letters.
        yield "title", f"{{{{{escape(made['title'])}}}}}"
    whole = made.get("container-title", made.get("container-title-short"))
    if whole is not None:
        within = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
        yield within, f"{{{escape(whole)}}}"
    for field, name in _FIELDS.items():
        if field in made:
            value = escape(str(made[field]))
            pages = re.sub(r"(?<=\d)[-\u2013](?=\d)", "--", value)
            yield name, f"{{{pages if field == 'page' else value}}}"
    if csl_json.year(made):
        yield "year", f"{{{escape(csl_json.year(made))}}}"
    dates = made.get("issued", {}).get("date-parts", [])
    if len(dates) == 1 and len(dates[0]) > 1:
        yield "month", _MONTHS[dates[0][1] - 1]
        yield "date", f"{{{'-'.join(f'{part:02}' for part in dates[0])}}}"
    if "DOI" in made:
        yield "doi", f"{{{_verbatim(made['DOI'])}}}"
    if "URL" in made:
        yield "url", f"{{{_verbatim(made['URL'])}}}"


def _name(author: dict[str, str]) -> str:
    if "family" not in author:
        return f"{{{escape(author['literal'])}}}"
    parts = [author["family"], *filter(None, [author.get("given")])]
    # A comma or an "and" inside a part would cut the name: braces hold it together.
    shielded = (
        f"{{{escape(part)}}}" if re.search(r",|\band\b", part) else escape(part)
        for part in parts
    )
    return ", ".join(shielded)


def escape(text: str) -> str:
    r"""Return *text* on one line with the characters escaped that TeX reads.

    >>> print(escape("{100%} of R_D"))
    \textbraceleft{}100\%\textbraceright{} of R\_D
    """
    return "".join(_ESCAPES.get(char, char) for char in " ".join(text.split()))


def _verbatim(address: str) -> str:
    """Return an address without what would end the field."""
    unsafe = {"{": "%7B", "}": "%7D", "\\": "%5C"}
    return "".join(unsafe.get(char, char) for char in "".join(address.split()))
