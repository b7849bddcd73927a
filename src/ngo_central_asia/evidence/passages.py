"""Source texts as words, sections and paragraphs that locators name.

The words are normalised, so that copies of a text that differ in typography only have
the same words: NFKC, case folded, typographic dashes and quotes folded, hyphens inside
words (also those at the end of a line) and soft hyphens removed, footnote marks and
punctuation left out.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ngo_central_asia.model.source import Heading

_FOOTNOTE_MARK = re.compile(r"<sup>[^<]*</sup>")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_HYPHENS[0xAD] = ""  # the soft hyphen
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
# The apostrophe is folded away too: "organization's" is one word in every copy.
_APOSTROPHE = re.compile(r"(?<=\w)['\u2018\u2019\u02bb\u02bc`](?=\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_SENTENCE_ENDS = tuple('.!?:;"\u201d)>*')


def words(text: str) -> tuple[str, ...]:
    r"""Return the normalised words of *text*.

    >>> words("Over 5,100 non-\ngovernmental “NGOs”—14.4%")
    ('over', '5,100', 'nongovernmental', 'ngos', '14.4', '%')
    """
    folded = unicodedata.normalize("NFKC", _FOOTNOTE_MARK.sub("", text))
    folded = folded.translate(_HYPHENS).casefold()
    folded = _APOSTROPHE.sub("", _INNER_HYPHEN.sub("", folded))
    return tuple(_WORD.findall(folded))


def find(part: Sequence[str], whole: Sequence[str], start: int = 0) -> Iterator[int]:
    """Yield every position from *start* on where *part* stands in *whole*."""
    for position in range(start, len(whole) - len(part) + 1):
        if tuple(whole[position : position + len(part)]) == tuple(part):
            yield position


@attrs.frozen
class Section:
    """The words of one section and where its paragraphs start in them."""

    title: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, paragraph: int) -> tuple[int, int]:
        """Return where the *paragraph*, counted from 1, starts and ends in the words.

        Raises:
            NotFoundError: The section has fewer paragraphs.
        """
        if not 1 <= paragraph <= len(self.starts):
            raise NotFoundError(
                f"section {self.title!r} has {len(self.starts)} paragraphs, "
                f"there is no paragraph {paragraph}"
            )
        ends = (*self.starts[1:], len(self.words))
        return self.starts[paragraph - 1], ends[paragraph - 1]


@attrs.frozen
class SourceText:
    r"""The text of one source, by sections.

    >>> from ngo_central_asia.model.source import Heading
    >>> text = SourceText.of(
    ...     "Abstract\nShort.\n\nMain\nOne.\n\nTwo.",
    ...     (Heading(title="Abstract"), Heading(title="Main")),
    ... )
    >>> text.section("Main").words, text.section("Main").starts
    (('one', 'two'), (0, 1))
    """

    sections: tuple[Section, ...]

    @classmethod
    def of(cls, text: str, outline: Sequence[Heading]) -> SourceText:
        """Cut *text* into the sections that *outline* names.

        Raises:
            NotFoundError: A heading does not stand in the text after the one before.
        """
        numbered = [
            (number, word)
            for number, paragraph in enumerate(paragraphs(text))
            for word in words(paragraph)
        ]
        all_words = [word for _, word in numbered]
        marks: list[tuple[str, int, int]] = []
        at = 0
        for heading in outline:
            marker = words(heading.marker)
            found = next(find(marker, all_words, at), None)
            if found is None:
                raise NotFoundError(
                    f"the heading {heading.marker!r} does not stand in the text"
                    + (f" after {marks[-1][0]!r}" if marks else "")
                )
            at = found + len(marker)
            marks.append((heading.title, found, found if heading.begins else at))
        ends = [start for _, start, _ in marks[1:]] + [len(numbered)]
        return cls(
            tuple(
                _section(title, numbered[start:end])
                for (title, _, start), end in zip(marks, ends, strict=True)
            )
        )

    def section(self, title: str) -> Section:
        """Return the section with this title.

        Raises:
            NotFoundError: There is none; the message suggests the nearest.
        """
        for section in self.sections:
            if section.title == title:
                return section
        titles = [section.title for section in self.sections]
        raise NotFoundError(f"there is no section {title!r}. {suggest(title, titles)}")


def _section(title: str, numbered: Sequence[tuple[int, str]]) -> Section:
    starts = [
        position
        for position, (number, _) in enumerate(numbered)
        if position == 0 or number != numbered[position - 1][0]
    ]
    return Section(title, tuple(word for _, word in numbered), tuple(starts))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of an extracted text.

    A text whose lines are paragraphs is taken line by line; one with wrapped lines is
    cut at empty lines or, where every second line is empty, after short lines that end
    a sentence. A part that ends inside a sentence goes on in the next one, as at the
    break of a page.
    """
    lines = [line.strip() for line in text.splitlines()]
    filled = [line for line in lines if line]
    if not filled:
        return []
    width = statistics.median(map(len, filled))
    if width > 100:
        parts = filled
    elif lines.count("") >= 0.8 * len(filled):
        parts = _unwrapped(filled, width)
    else:
        parts = " ".join(line or "\n\n" for line in lines).split("\n\n")
    return _joined([part.strip() for part in parts if part.strip()])


def _unwrapped(lines: Sequence[str], width: float) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in lines:
        parts[-1].append(line)
        if line.endswith(_SENTENCE_ENDS) and len(line) < 0.8 * width:
            parts.append([])
    return [" ".join(part) for part in parts if part]


def _joined(parts: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        goes_on = joined and not joined[-1].startswith("#") and not part.startswith("#")
        if goes_on and (
            part[0].islower()
            or (len(joined[-1]) > 100 and not joined[-1].endswith(_SENTENCE_ENDS))
        ):
            joined[-1] += f"\n{part}"
        else:
            joined.append(part)
    return joined
