"""Sources for tests of citing, and what no citation may lose of them."""

from __future__ import annotations

from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Agent, Source

#: Titles that break formats that do not escape them.
HOSTILE = (
    "<script>alert('x')</script>",
    "}{ \\end{document} %",
    "50% of $R_D & Q#~^",
    "[link](javascript:x) *bold* _it_ `code` | cell",
    "TY  - JOUR\nER  - x",
    '"quoted" and “quoted”',
    "</li></ol><b>",
    "{unbalanced",
    "&amp; &lt;",
    "Қазақстан Oʻzbekiston",
)


def source(identity="x", **fields):
    """Return a book of 2020 by Marat Yermukanov, different in the *fields* given."""
    parts = {
        "id": identity,
        "role": "work",
        "type": "book",
        "title": "On grants",
        "authors": (Agent(family="Yermukanov", given="Marat"),),
        "issued": Period("2020"),
    }
    return Source(**(parts | fields))


def dataset(*sources):
    """Return a dataset of sources alone."""
    return Dataset(sources=[one if one.note else noted(one) for one in sources])


def noted(one):
    """Return a source that says why it is there although nothing cites it."""
    import attrs

    return attrs.evolve(one, note="For a test.")
