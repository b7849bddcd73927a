"""A small dataset with a text of its own, for tests that need no source text."""

from __future__ import annotations

import attrs

import ngo_central_asia as nca
from ngo_central_asia.model.source import Heading
from ngo_central_asia.provenance.fingerprint import fingerprint
from ngo_central_asia.provenance.passages import find, words

TEXT = (
    "Report. The ministry counted the groups of every region in the spring and found "
    "that over 5,100 groups were at work there. Two years later a new survey of the "
    "same regions asked 240 societies whether their members had grown in number, and "
    "most of them said so. The council of elders met on 14 May 1999 to hear the "
    "answer; it published a short letter which named the Union of Growers among the "
    "oldest groups, and thanked its 96 clubs for years of patient labour."
)
PHRASES = {
    "groups": ("over 5,100 groups", "over 5,100 organizations"),
    "societies": ("240 societies", "240 organizations"),
    "clubs": ("96 clubs", "96 organizations"),
}


def cited(phrase, text=TEXT, **fields):
    """Return a citation of a phrase of the text, with its fingerprint."""
    there, part = words(text), words(phrase)
    at = next(find(part, there))
    mark = fingerprint(there, at, at + len(part))
    return nca.Citation(
        source="own", section="Report", as_written=phrase, fingerprint=mark, **fields
    )


def dataset(text=TEXT, phrases=None):
    """Return a dataset that cites the text."""
    source = nca.Source(
        id="own",
        role="text",
        type="report",
        title="Report",
        outline=[Heading(title="Report")],
    )
    return nca.Dataset(
        areas=[nca.areas["KG"], nca.areas["central-asia"]],
        indicators=nca.indicators.values(),
        sources=[source, *nca.sources.where(role="reference").values()],
        statistics=[
            attrs.evolve(
                nca.statistics["kg-ngos-2006-jaysanov"],
                id=name,
                figure=nca.Figure.parse(figure),
                citations=(cited(phrase, text),),
            )
            for name, (phrase, figure) in (phrases or PHRASES).items()
        ],
    )


def statuses(checked):
    """Return what became of each record."""
    return {check.record: check.status.value for check in checked.checks}
