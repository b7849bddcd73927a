"""Source texts as words, sections and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.errors import NotFoundError
from ngo_central_asia.evidence.fingerprint import fingerprint
from ngo_central_asia.evidence.passages import SourceText, paragraphs, words
from ngo_central_asia.model.source import Heading


class TestWords:
    @pytest.mark.parametrize(
        "copy",
        [
            "The non-governmental sector’s 5,100 “NGOs”",
            "the NON-\ngovernmental sector's 5,100 'NGOs'",
            "the nongovernmental\u00a0sector\u2019s 5,100 \u00abNGOs\u00bb",
            "the non\u00adgovernmental sector's<sup>2</sup> 5,100 NGOs",
            "the non\u2010governmental sector`s 5,100 ＮＧＯｓ",
        ],
    )
    def test_typography_does_not_count(self, copy):
        """Copies that differ in typography only have the same words."""
        assert ("the", "nongovernmental", "sectors", "5,100", "ngos") == words(copy)

    def test_digits_count(self):
        """Every digit and every percent sign is kept."""
        assert ("14.4", "%", "2", "3000") == words("14.4% 2 3000")

    @given(st.text())
    def test_are_stable(self, text):
        """The words of the words are the words."""
        once = words(text)

        assert once == words(" ".join(once))


class TestParagraphs:
    def test_wrapped_lines(self):
        """Lines between empty lines are one paragraph."""
        assert ["One two.", "Three."] == paragraphs("One\ntwo.\n\nThree.")

    def test_every_second_line_empty(self):
        """Where every line stands apart, short lines that end a sentence end it."""
        line = "a line of the usual length that goes on"
        text = f"{line}\n\nIt ends.\n\n{line.capitalize()}\n\n{line}\n\nHere."

        assert 2 == len(paragraphs(text))

    def test_a_page_break_inside_a_sentence(self):
        """A part that goes on with a small letter belongs to the one before."""
        text = "The severity of\n\nproblems."

        assert ["The severity of\nproblems."] == paragraphs(text)

    def test_nothing(self):
        """An empty text has no paragraphs."""
        assert [] == paragraphs(" \n\n ")


class TestSections:
    TEXT = "Abstract\n\nShort.\n\nBody\n\nFirst one.\n\nKenya. Second one."
    OUTLINE = (
        Heading(title="Abstract"),
        Heading(title="Body"),
        Heading(title="Kenya", begins="Kenya. Second"),
    )

    def test_headings_cut_the_text(self):
        """A heading is not part of its section, a run-in one is."""
        text = SourceText.of(self.TEXT, self.OUTLINE)

        assert ("first", "one") == text.section("Body").words
        assert ("kenya", "second", "one") == text.section("Kenya").words

    def test_paragraphs_are_counted_under_their_heading(self):
        """The first paragraph under a heading is the first."""
        section = SourceText.of(self.TEXT, self.OUTLINE).section("Body")

        assert (0, 2) == section.span(1)
        with pytest.raises(NotFoundError, match="no paragraph 2"):
            section.span(2)

    def test_missing_headings_are_told(self):
        """A heading that is not in the text, and a section that is not known."""
        with pytest.raises(NotFoundError, match="'Results' does not stand in the text"):
            SourceText.of(self.TEXT, (Heading(title="Results"),))
        with pytest.raises(NotFoundError, match='Did you mean "Body"'):
            SourceText.of(self.TEXT, self.OUTLINE).section("Bodies")


class TestFingerprint:
    TEXT = tuple(f"w{number}" for number in range(60))

    @given(st.integers(0, 50), st.integers(1, 8))
    def test_is_a_few_hashes(self, start, length):
        """A fingerprint has few hashes, whatever the place."""
        marks = fingerprint(self.TEXT, start, start + length).split()

        assert 1 <= len(marks) <= 8

    @given(st.integers(0, 59), st.integers(0, 59))
    def test_sees_every_word_around_it(self, at, changed):
        """A changed word in the passage changes the fingerprint, one far away not."""
        text = list(self.TEXT)
        text[changed] = "other"
        same = fingerprint(self.TEXT, at, at + 1) == fingerprint(text, at, at + 1)

        assert same == (abs(changed - at) > 8)
