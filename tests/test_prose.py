"""Prose types no number of the data: numbers come from it, so that they cannot drift."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ngo_central_asia as nca

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.md"))
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
    *sorted(
        page
        for folder in ("tutorial", "how-to", "explanation", "reference")
        for page in (DOCS / folder).glob("*.md")
    ),
    *NOTEBOOKS,
]
#: Directives whose content is prose; what stands in any other is code, or is asked for.
PROSE = ("glossary", "grid", "grid-item-card")
FENCE = re.compile(
    r"^(`{3,}|:{3,})(?:\{([\w:-]+)\})?[^\n]*\n(?::\w.*\n)*(?s:(.*?))^\1$", re.MULTILINE
)
#: Front matter, targets of links, and what stands between backticks, roles among it.
CODE = re.compile(r"\A---$.*?^---$|\]\([^)]*\)|`[^`]+`", re.DOTALL | re.MULTILINE)
#: Ordinals of lists, and the names of standards and licences.
NAMES = re.compile(
    r"^\d\. |ISO[ -][-\d]+|Python 3\.\d+|CC BY(?:-SA)? \d\.\d", re.MULTILINE
)
NUMBER = re.compile(r"\d[\d,. ]*\d|\d")
YEAR = re.compile(r"(19|20)\d\d")
#: Numbers that are typed, with the reason.
TYPED = {
    "CONTRIBUTING.md": {
        "5,000": "a hedge as it is entered",
        "400,000": "a range as it is entered",
        "1,500,000": "a range as it is entered",
    },
}
#: Numbers of things that prose writes as words.
IN_WORDS = {
    "five texts": len(nca.sources.where(role="text")),
    "five publications": len(nca.sources.where(role="text")),
    "five countries": len(nca.countries),
    "six notebooks": len(NOTEBOOKS),
    "six studies": len(NOTEBOOKS),
}


def prose(text):
    """Return a page without code: what stands in it is typed by hand."""

    def inside(found):
        return prose(found[3]) if found[2] in PROSE else ""

    return CODE.sub("", FENCE.sub(inside, text))


def typed(text):
    """Return the numbers of a page that are no years and no names."""
    found = NUMBER.findall(NAMES.sub("", prose(text)))
    return [number for number in found if not YEAR.fullmatch(number)]


def test_numbers_are_found_in_prose_alone():
    """Code and roles may have them; what a directive shows as text may not."""
    page = """---
format: 15
---
In 2010 there were 18,341, says {nca:value}`x-2006`, [1](page-17.md), `12` by ISO 8601.

```{glossary}
bounds
    Over 5 100 is one.
```

```python
>>> 42
```
"""

    assert ["18,341", "1", "5 100"] == typed(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_prose_types_no_number(page):
    """Numbers come from the data; only years are written by hand."""
    allowed = TYPED.get(page.name, {})

    assert sorted(allowed) == sorted(typed(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("words", IN_WORDS)
def test_numbers_in_words_hold(words):
    """What prose counts in words is still so many."""
    number = {"five": 5, "six": 6}[words.split()[0]]

    assert number == IN_WORDS[words]
    assert any(
        words in " ".join(prose(page.read_text(encoding="utf-8")).casefold().split())
        for page in PAGES
    )
