"""What an explanation shows: its sentences by topic, numbered, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.explain import Topic
from ngo_central_asia.display.document import Cell, Document, Lines, line

if TYPE_CHECKING:
    from ngo_central_asia.analysis.explain import Explanation


def explanation(shown: Explanation) -> Document:
    """Describe an explanation."""
    blocks = []
    for topic in Topic:
        lines = (
            line(str(number), Cell(sentence.text, sentence.citations))
            for number, sentence in enumerate(shown.about(topic), start=1)
        )
        blocks.append(Lines(topic.value.capitalize(), tuple(lines)))
    return Document(shown.title, tuple(blocks), shown.sources)
