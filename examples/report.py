"""A report on one country in Markdown, written with the public API alone.

Run it with ``python examples/report.py Tajikistan``, or write a new file with
``python examples/report.py Tajikistan --output tajikistan.md``.

Whatever a text states ends in a footnote with the place that states it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import ngo_central_asia as nca

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Footnotes:
    """The footnotes of one document, numbered as they come."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._numbers: dict[str, int] = {}

    def mark(self, cited: Any) -> str:
        """Return the mark for the citations of a record, a row or a list of these."""
        text = nca.cite(cited)
        return f"[^{self._numbers.setdefault(text, len(self._numbers) + 1)}]"

    def __iter__(self) -> Iterator[str]:
        """Iterate over the notes, each in a line."""
        return (f"[^{number}]: {text}" for text, number in self._numbers.items())


def report(country: str) -> str:
    """Return the report on a country, named by its code or any of its names."""
    profile, notes = nca.profile(country), Footnotes()
    area = profile.area.id
    parts = {
        "Figures": figures(profile.statistics, notes),
        "Series": series(profile.series, notes),
        "Laws and other instruments": laws(area, notes),
        "International organizations": stays(area, notes),
        "Periodizations": phases(profile.phases, notes),
        "Where figures differ": differences(area, notes),
        "On record about the texts": doubts(profile.discrepancies, notes),
        "Numbers that are missing": missing(area),
        "Who speaks": voices(profile.sources),
        "References": nca.bibliography(list(profile.sources)),
    }
    lines = [
        f"# {profile.area.name}: what the sources say",
        f"\nA record is what a source says, not what is true. {nca.data.stamp}.",
    ]
    for title, items in parts.items():
        lines += [f"\n## {title}\n", *([f"- {item}" for item in items] or ["None."])]
    return "\n".join([*lines, "", *notes, ""])


def figures(said: nca.Collection[nca.Statistic], notes: Footnotes) -> Iterator[str]:
    """Yield each figure with what it counts, when, and of which part."""
    for statistic in said.values():
        part = "; ".join(f"{name}: {value}" for name, value in statistic.breakdown)
        about = f" ({part})" if part else ""
        name = nca.indicators[statistic.indicator].name
        yield (
            f"{name}, {statistic.period}: {statistic.figure}{about}"
            f"{notes.mark(statistic)}"
        )


def series(held: nca.Collection[nca.Series], notes: Footnotes) -> Iterator[str]:
    """Yield the published tables that have figures of the country."""
    for table in held.values():
        yield f"{table.summary}{notes.mark(table)}"


def laws(area: str, notes: Footnotes) -> Iterator[str]:
    """Yield each law with its dates, each as a source gives it."""
    for row in nca.compare_laws(area):
        if row.law:
            dates = ", ".join(str(dated.date) for dated in row.dates) or "undated"
            yield f"{row.law.title} ({row.law.kind.value}, {dates}){notes.mark(row)}"


def stays(area: str, notes: Footnotes) -> Iterator[str]:
    """Yield what is said to have become of each organization."""
    for stay in nca.presence(countries=area):
        said = (
            f"{it.status.value} ({it.period or 'undated'})" for it in stay.statements
        )
        yield f"{stay.organization.name}: {'; '.join(said)}{notes.mark(stay)}"


def phases(
    found: nca.Collection[nca.DevelopmentPhase], notes: Footnotes
) -> Iterator[str]:
    """Yield each phase as what it is: one of its author."""
    for phase in found.values():
        author = nca.sources[phase.author].label
        when = phase.period or "undated"
        yield f"{author}: {phase.ordinal}. {phase.label} ({when}){notes.mark(phase)}"


def differences(area: str, notes: Footnotes) -> Iterator[str]:
    """Yield the groups of figures on one thing that differ."""
    for group in nca.disagreements(countries=area):
        row = group.to_dict()
        yield f"{row['about']}: {row['says']} ({row['standing']}){notes.mark(group)}"


def doubts(found: nca.Collection[nca.Discrepancy], notes: Footnotes) -> Iterator[str]:
    """Yield what is on record about the texts, with our reading marked as ours."""
    for record in found.values():
        reading = f" Our reading: {record.reading}" if record.reading else ""
        yield (
            f"{record.title} ({record.kind.value}, {record.resolution.value})."
            f"{reading}{notes.mark(record)}"
        )


def missing(area: str) -> Iterator[str]:
    """Yield the indicators that other countries have numbers for."""
    for gap in nca.gaps():
        if gap.area.id == area:
            others = ", ".join(other.name for other in gap.elsewhere)
            when = "" if gap.entirely else f" for {', '.join(map(str, gap.periods))}"
            beside = f"; stated for {others}" if others else ""
            yield f"{gap.indicator.name}: {gap.cover.value}{when}{beside}"


def voices(sources: Iterable[nca.Source]) -> Iterator[str]:
    """Yield who speaks in the texts, and what is known of their reliability."""
    for source in sources:
        if source.standpoint:
            yield f"{source.label}: {source.standpoint} {source.reliability or ''}"


def main() -> None:
    """Print the report, or write it to a file that does not exist yet."""
    given = argparse.ArgumentParser(description="A report on one country.")
    given.add_argument("country", help="its code or any of its names")
    given.add_argument("--output", type=Path, help="a new file to write to")
    options = given.parse_args()
    text = report(options.country)
    if options.output is None:
        print(text, end="")
    else:
        with options.output.open("x", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
