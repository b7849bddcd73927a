"""Footnotes of a document: marks for sources and caveats, numbered as first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.evidence.citing.plain import citation, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ngo_central_asia.display.document import Cell, Document
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


class Notes:
    """The marks given so far; asking for the marks of cells gives new ones.

    Args:
        shown: The document, for the names of its sources.
    """

    def __init__(self, shown: Document) -> None:
        self.named = {source.id: source for source in shown.sources}
        #: Text of each place cited -> one citation of it, in the order of the marks.
        self.places: dict[str, Citation] = {}
        #: Text of each caveat -> its mark.
        self.letters: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def text(self, cited: Citation) -> str:
        """Return a citation in words; a source that is not at hand goes by its id."""
        return in_words(cited, self.named)

    def sources(self, cells: Iterable[Cell]) -> str:
        """Return the marks of the places that the cells stand on."""
        marks = []
        for cited in (cited for cell in cells for cited in cell.citations):
            text = self.text(cited)
            self.places.setdefault(text, cited)
            if text not in self._numbers:
                self._numbers[text] = self.mark_of_place(text, cited)
            marks.append(self._numbers[text])
        return " ".join(marks)

    def caveats(self, cells: Iterable[Cell]) -> str:
        """Return the marks of what must be known of the cells."""
        marks = []
        for text in (text for cell in cells for text in cell.caveats):
            if text not in self.letters:
                self.letters[text] = self.mark_of_caveat(text)
            marks.append(self.letters[text])
        return " ".join(marks)

    # Footnotes of Markdown override these two: they are called by what they say, while
    # here marks are counted, whatever they mark: hence ARG002.
    def mark_of_place(self, text: str, cited: Citation) -> str:  # noqa: ARG002
        """Return a new mark, for a place that has none: the next number."""
        return f"[{len(self.places)}]"

    def mark_of_caveat(self, text: str) -> str:  # noqa: ARG002
        """Return a new mark, for a caveat that has none: the next letter."""
        return _letter(len(self.letters))

    def marked(self, cell: Cell) -> str:
        """Return the text of a cell with its marks behind it."""
        return " ".join(
            filter(None, (cell.text, self.sources([cell]), self.caveats([cell])))
        )

    def references(self) -> dict[str, str]:
        """Return the text of each place cited with its mark."""
        return dict(self._numbers)


def in_words(cited: Citation, sources: Mapping[str, Source]) -> str:
    """Return a citation with its chain; a source that is not at hand goes by its id."""
    if cited.source not in sources:
        return f"{cited.source}, {passage(cited)}"
    works = [sources[key] for key in cited.via]
    return citation(cited, sources[cited.source], works)


def _letter(number: int) -> str:
    """Return a mark for the caveat at a place from 0: a to z, then a2 to z2."""
    round_, letter = divmod(number, 26)
    return "abcdefghijklmnopqrstuvwxyz"[letter] + (str(round_ + 1) if round_ else "")
