"""Items of CSL-JSON as RIS, which reference managers read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ngo_central_asia.evidence.citing import csl_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.evidence.citing.csl_json import Item

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "software": "COMP",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FIELDS = {
    "title": "TI",
    "container-title": "T2",
    "container-title-short": "J2",
    "volume": "VL",
    "issue": "IS",
    "DOI": "DO",
    "ISSN": "SN",
    "URL": "UR",
    "version": "ET",
    "note": "N1",
}


def write(items: Iterable[Item]) -> str:
    """Return items as a RIS file.

    >>> import ngo_central_asia as nca
    >>> print(write([csl_json.item(nca.sources["henderson-2011"])]))
    TY  - JOUR
    ID  - henderson-2011
    AU  - Henderson, S.
    TI  - Civil Society in Russia: State-Soviet Relations in the Post-Yeltsin Era
    T2  - Problems of PostCommunism
    VL  - 58
    IS  - 3
    PY  - 2011
    SP  - 11
    EP  - 27
    ER  -
    """
    # The line that ends a record has its space too, which readers look for.
    return "\n\n".join(
        "\n".join(f"{tag}  - {_one_line(value)}" for tag, value in _lines(made))
        for made in items
    )


def _lines(made: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(made["type"], "GEN")
    yield "ID", made["id"]
    for author in made.get("author", ()):
        parts = [author.get("literal", author.get("family")), author.get("given")]
        yield "AU", ", ".join(part for part in parts if part)
    for field, tag in _FIELDS.items():
        if field in made:
            yield tag, str(made[field])
    if csl_json.year(made):
        yield "PY", csl_json.year(made)
    dates = made.get("issued", {}).get("date-parts", [])
    if len(dates) == 1 and len(dates[0]) > 1:
        year, *rest = dates[0]
        yield "DA", "/".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    if "page" in made:
        first, _, last = re.sub("[\u2013-]+", "-", made["page"]).partition("-")
        yield "SP", first
        if last:
            yield "EP", last
    yield "ER", ""


def _one_line(value: str) -> str:
    """Return *value* without line breaks, which would begin another field."""
    return " ".join(value.split())
