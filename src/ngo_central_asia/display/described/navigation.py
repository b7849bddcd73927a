"""What results made of records show: a line for each, by collection or by link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import (
    Document,
    Lines,
    Paragraph,
    Table,
    line,
    row,
)

if TYPE_CHECKING:
    from ngo_central_asia.analysis.profile import Profile
    from ngo_central_asia.analysis.related import Related
    from ngo_central_asia.analysis.search import Hits
    from ngo_central_asia.display.document import Line

#: A list shows this many records; the rest is counted.
MOST_HITS = 12
MOST_IN_PROFILE = 5


def hits(shown: Hits) -> Document:
    """Describe what a search found, the best first."""
    many = f"{len(shown)} record{'' if len(shown) == 1 else 's'}"
    rows = tuple(
        row(f"{hit.collection}/{hit.record.id}", hit.record.summary)
        for hit in shown.rows[:MOST_HITS]
    )
    blocks: list[Table | Paragraph] = [Table(("record", "about"), rows)] if rows else []
    if len(shown) > MOST_HITS:
        blocks.append(Paragraph(f"… and {len(shown) - MOST_HITS} more"))
    return Document(f'search for "{shown.text}": {many}', tuple(blocks))


def related(shown: Related) -> Document:
    """Describe what a record points to, and what points to it."""
    blocks = []
    for outgoing, title in ((True, "Points to"), (False, "Pointed to by")):
        there = [link for link in shown.rows if link.outgoing is outgoing]
        lines = (
            line(link.field, f"{link.collection}/{link.record.id}") for link in there
        )
        blocks.append(Lines(f"{title} ({len(there)})", tuple(lines)))
    return Document(repr(shown.record), tuple(blocks))


def profile(shown: Profile) -> Document:
    """Describe an area, collection by collection."""
    blocks: list[Lines | Paragraph] = []
    for name, records in shown.collections.items():
        if not records:
            blocks.append(Paragraph(f"{name}: nothing stated by any source"))
            continue
        first = list(records.values())[:MOST_IN_PROFILE]
        lines: list[Line] = [line("", record.summary) for record in first]
        if len(records) > MOST_IN_PROFILE:
            lines.append(line("", f"… and {len(records) - MOST_IN_PROFILE} more"))
        blocks.append(Lines(f"{name}: {len(records)}", tuple(lines)))
    labels = ", ".join(dict.fromkeys(source.label for source in shown.sources))
    blocks.append(Paragraph(f"Sources: {labels}"))
    return Document(f"{shown.area.name}: what the sources say", tuple(blocks))
