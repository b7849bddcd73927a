"""The source audit: every citation held against the text it cites.

A citation holds if its section and paragraph are in the text, its phrase stands there
word for word, the fingerprint of the passage around it is the one recorded, and the
figure read out of the phrase is the figure of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import FigureError, NotFoundError
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.model.vocabulary import SourceRole
from ngo_central_asia.provenance.fingerprint import fingerprint
from ngo_central_asia.provenance.passages import Section, SourceText, find, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.citation import Citation


@attrs.frozen
class Audit:
    """What an audit found.

    Args:
        checked: Number of citations held against a text.
        faults: One line for each citation that does not hold.
        missing: Ids of sources whose text was not there.
    """

    checked: int
    faults: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every citation was checked and holds."""
        return bool(self.checked) and not self.faults and not self.missing


def audit(dataset: Dataset, texts: Mapping[str, str]) -> Audit:
    """Hold every citation of *dataset* against the *texts*, given by source id."""
    found: list[str] = []
    missing: list[str] = []
    read: dict[str, SourceText] = {}
    for source in dataset.sources.where(role=SourceRole.TEXT).values():
        if source.id not in texts:
            missing.append(source.id)
            continue
        try:
            read[source.id] = SourceText.of(texts[source.id], source.outline)
        except NotFoundError as error:
            found.append(f"sources, {source.id!r}, field 'outline': {error}")
    checked = 0
    for name, record, citation in walk.cited(dataset):
        if citation.source in read:
            checked += 1
            figure = getattr(record, "figure", None)
            found += (
                f"{name}, {record.id!r}, {citation.locator}: {fault}"
                for fault in faults(citation, figure, read[citation.source])
            )
    return Audit(checked, tuple(found), tuple(missing))


def read_texts(folder: Path, dataset: Dataset) -> dict[str, str]:
    """Return the texts in *folder*, files named by source id, as far as they exist."""
    paths = {key: folder / f"{key}.txt" for key in dataset.sources}
    return {
        key: path.read_text(encoding="utf-8")
        for key, path in paths.items()
        if path.is_file()
    }


def places(citation: Citation, section: Section) -> list[int]:
    """Return where the phrase of *citation* stands in *section*.

    Raises:
        NotFoundError: The section has no such paragraph.
    """
    phrase = words(citation.as_written or "")
    if not phrase:
        return []
    wanted = range(1, len(section.starts) + 1)
    spans = map(section.span, [citation.paragraph] if citation.paragraph else wanted)
    # A phrase stands in one paragraph: none begins in one and ends in the next.
    return [
        at for start, end in spans for at in find(phrase, section.words[:end], start)
    ]


def faults(
    citation: Citation, figure: Figure | None, text: SourceText
) -> Iterator[str]:
    """Yield what does not hold of one citation, and of the figure that rests on it."""
    try:
        section = text.section(citation.section or "")
        found = places(citation, section)
    except NotFoundError as error:
        yield str(error)
        return
    if not found:
        yield f"the phrase {citation.as_written!r} does not stand there"
        return
    length = len(words(citation.as_written or ""))
    marks = [fingerprint(section.words, at, at + length) for at in found]
    if citation.fingerprint not in marks:
        yield f"the passage around {citation.as_written!r} is not the one recorded"
    if figure is not None:
        yield from _figure_faults(citation.as_written or "", figure)


def _figure_faults(phrase: str, figure: Figure) -> Iterator[str]:
    if figure.words is not None:
        # Vague and unreadable figures give no number to read: their words must stand.
        if next(find(words(figure.words), words(phrase)), None) is None:
            yield f"the words {figure.words!r} do not stand in {phrase!r}"
        return
    if figure.hedge is Hedge.UNKNOWN:
        return
    try:
        said = Figure.read(phrase, unit=figure.unit)
    except FigureError as error:
        yield str(error)
        return
    if said != figure:
        yield f"{phrase!r} says {str(said)!r}, the record {str(figure)!r}"
