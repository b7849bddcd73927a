"""Sources as items of CSL-JSON, which the other formats are made from.

The fields of a `Source` are those of CSL-JSON already; here they get the names and the
form of its schema, version 1.0.2. What is absent stays absent.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.model.period import Period
    from ngo_central_asia.model.source import Agent, Source

Item = dict[str, Any]

#: The types of the schema. A source of any other type is a document.
TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast
    chapter classic collection dataset document entry entry-dictionary
    entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report
    review review-book software song speech standard thesis treaty webpage""".split()  # noqa: SIM905  # a list would take a line for each
)
_FIELDS = {
    "title": "title",
    "container_title": "container-title",
    "container_title_short": "container-title-short",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "issn": "ISSN",
    "url": "URL",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
_FIRST_SEASON = 21


def item(source: Source) -> Item:
    """Return a source as an item of CSL-JSON.

    >>> import ngo_central_asia as nca
    >>> item(nca.sources["yermukanov-2003"])["issued"]
    {'date-parts': [[2003, 10, 22]]}
    """
    made: Item = {
        "id": source.id,
        "type": source.type if source.type in TYPES else "document",
    }
    if source.authors:
        made["author"] = [_name(author) for author in source.authors]
    if source.issued:
        made["issued"] = date(source.issued)
    for field, name in _FIELDS.items():
        value = getattr(source, field)
        if value is not None:
            made[name] = value
    return made


def _name(author: Agent) -> dict[str, str]:
    parts = {name: getattr(author, name) for name in ("family", "given", "literal")}
    return {name: value for name, value in parts.items() if value is not None}


def date(period: Period) -> dict[str, Any]:
    """Return a period as a date of CSL-JSON; what it cannot say is literal text.

    >>> from ngo_central_asia.model.period import Period
    >>> date(Period("2007-21")), date(Period("1991~"))
    ({'date-parts': [[2007]], 'season': 1}, {'date-parts': [[1991]], 'circa': True})
    >>> date(Period("199X"))
    {'literal': '199X'}
    """
    ends = [_DATE.fullmatch(end) for end in period.edtf.split("/")]
    found = [end for end in ends if end is not None]
    if len(found) < len(ends):
        return {"literal": period.edtf}
    parts = [[int(part) for part in end.group(1, 2, 3) if part] for end in found]
    made: dict[str, Any] = {"date-parts": parts}
    season = parts[0][1] - _FIRST_SEASON + 1 if len(parts[0]) > 1 else 0
    if season > 0:
        if len(parts) > 1:
            return {"literal": period.edtf}
        made = {"date-parts": [parts[0][:1]], "season": season}
    elif any(len(part) > 1 and part[1] >= _FIRST_SEASON for part in parts):
        return {"literal": period.edtf}
    if any(end.group(4) for end in found):
        made["circa"] = True
    return made


def year(made: Item) -> str:
    """Return the years of an item as text; empty if it has none.

    >>> year({"issued": {"literal": "199X"}}), year({"issued": {"literal": "../2008"}})
    ('1990s', '–2008')
    """
    issued = made.get("issued", {})
    if "literal" in issued:
        ends = [_literal_year(end) for end in issued["literal"].split("/")]
    else:
        ends = [f"{part[0]:04}" for part in issued.get("date-parts", ())]
    return "\u2013".join(dict.fromkeys(ends))


def _literal_year(end: str) -> str:
    """Return the year of a date in EDTF; what is none stays as it is."""
    found = re.match(r"(\d{2}XX|\d{3}X|\d{4}|\.\.)(?:-|[?~%]?$)", end)
    if not found:
        return end
    digits = found[1].strip(".")
    return digits.replace("X", "0") + ("s" if "X" in digits else "")


def write(items: Iterable[Item]) -> str:
    """Return items as a CSL-JSON document."""
    return json.dumps(list(items), ensure_ascii=False, indent=2)
