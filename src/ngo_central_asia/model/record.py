"""What all records have in common: one line to recognise them, a card to read them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Record:
    """Base of the records: ``repr`` is one line, ``str`` is everything they say."""

    __slots__ = ()

    id: str

    @property
    def summary(self) -> str:
        """What the record is about, in a few words."""
        raise NotImplementedError  # each class of records says it

    def cite(self, style: str = "plain", *, dataset: Any = None) -> str:
        """Return where the record stands, in a style; see `ngo_central_asia.cite`.

        Args:
            style: Name of the style.
            dataset: The dataset that has the sources; the embedded one if absent.

        >>> import ngo_central_asia as nca
        >>> nca.statistics["kg-ngos-2006-jaysanov"].cite()
        'Jaysanov 2023, Kyrgyzstan, paragraph 2: "13,018"'
        """
        from ngo_central_asia.evidence.citing.cite import cite

        return cite(self, style=style, dataset=dataset)

    def __repr__(self) -> str:
        summary = " ".join(self.summary.split())  # a text may have several lines
        return f"<{type(self).__name__} {self.id}: {summary}>"

    def __str__(self) -> str:
        from ngo_central_asia.display.text import card

        return card(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.html import record

        return record(self)
