"""What all records have in common: one line to recognise them, a card to read them."""

from __future__ import annotations


class Record:
    """Base of the records: ``repr`` is one line, ``str`` is everything they say."""

    __slots__ = ()

    id: str

    @property
    def summary(self) -> str:
        """What the record is about, in a few words."""
        raise NotImplementedError  # each class of records says it

    def __repr__(self) -> str:
        summary = " ".join(self.summary.split())  # a text may have several lines
        return f"<{type(self).__name__} {self.id}: {summary}>"

    def __str__(self) -> str:
        from ngo_central_asia.display.text import card

        return card(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.html import record

        return record(self)
