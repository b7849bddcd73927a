"""Citations: one place in one source."""

from __future__ import annotations

import re
from typing import Any

import attrs

from ngo_central_asia.errors import DataError
from ngo_central_asia.model import fields

#: A phrase is quoted as evidence, not as text: it never grows beyond this.
MOST_WORDS = 8
_HASHES = re.compile(r"[0-9a-f]{8}(?: [0-9a-f]{8})*")


@attrs.frozen(kw_only=True)
class Citation:
    """One place in one source that a record stands on.

    The place is a heading and a paragraph as printed, or a row of a table. In the
    terms of the W3C Web Annotation model, `as_written` is the ``exact`` text of a
    TextQuoteSelector; `fingerprint` stands in for its prefix and suffix, which we may
    not print.

    Args:
        source: Id of the `Source`.
        section: Heading that the passage stands under, as printed.
        paragraph: Number of the paragraph under that heading, from 1.
        row: Row of a table or data file, for sources that are one.
        as_written: The figure phrase or name as the source writes it, of at most
            eight words.
        fingerprint: Hashes of overlapping word n-grams of the passage, eight
            hexadecimal digits each; see `ngo_central_asia.evidence.fingerprint`.
        attributed_to: Whom the source names as the origin: an agency, a survey.
        via: Ids of the works that the source took it from.
        supports: The fields of the record that this place supports; empty for all.

    Raises:
        DataError: A field is not what it must be.

    >>> Citation(source="jaysanov-2023", section="Kyrgyzstan", paragraph=2).locator
    'Kyrgyzstan, paragraph 2'
    """

    source: str = fields.reference("sources")
    section: str | None = fields.text(optional=True)
    paragraph: int | None = fields.whole()
    row: str | None = fields.text(optional=True)
    as_written: str | None = fields.text(optional=True)
    fingerprint: str | None = fields.text(optional=True)
    attributed_to: str | None = fields.text(optional=True)
    via: tuple[str, ...] = fields.references("sources")
    supports: tuple[str, ...] = fields.texts()

    def __attrs_post_init__(self) -> None:
        if (self.section is None) == (self.row is None):
            raise DataError(self._wrong("needs a section or a row, and not both"))
        if self.paragraph is not None and self.section is None:
            raise DataError(self._wrong("has a paragraph without a section"))
        if self.as_written is not None and len(self.as_written.split()) > MOST_WORDS:
            raise DataError(
                self._wrong(
                    f"expected as_written of at most {MOST_WORDS} words, "
                    f"got {self.as_written!r}"
                )
            )
        if self.fingerprint is not None and not _HASHES.fullmatch(self.fingerprint):
            raise DataError(
                self._wrong(
                    "expected a fingerprint of eight-digit hexadecimal hashes, "
                    f"got {self.fingerprint!r}"
                )
            )

    def _wrong(self, what: str) -> str:
        return f"Citation of {self.source!r}: {what}"

    @property
    def locator(self) -> str:
        """The place in the words of a reference: heading and paragraph, or row."""
        if self.section is None:
            return f"row {self.row}"
        if self.paragraph is None:
            return self.section
        return f"{self.section}, paragraph {self.paragraph}"

    @property
    def hops(self) -> int | None:
        """Steps from the source back to the origin it names; ``None`` if it names none.

        1: the source names the origin. 2: it took it from another work.
        """
        if self.via:
            return 2 if self.attributed_to else 1
        return 1 if self.attributed_to else None

    def evolve(self, **changes: Any) -> Citation:
        """Return a citation that differs in the fields given."""
        return attrs.evolve(self, **changes)
