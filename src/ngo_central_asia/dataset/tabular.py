"""Tables for other tools, of everything that gives flat rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Literal


class Tabular(ABC):
    """What collections and results have in common: rows with provenance in columns."""

    __slots__ = ()

    @abstractmethod
    def to_dicts(self) -> list[dict[str, Any]]:
        """Return flat rows, with their provenance in columns."""

    def to_csv(self) -> str:
        """Return the rows of `to_dicts` as CSV (RFC 4180) with a header.

        >>> import ngo_central_asia as nca
        >>> print(nca.statistics.where(indicator="forums").to_csv()[:24])
        id,indicator,area,figure
        """
        from ngo_central_asia.interchange.rows import to_csv

        return to_csv(self.to_dicts())

    def to_markdown(self) -> str:
        """Return a table of GitHub-flavoured Markdown."""
        from ngo_central_asia.interchange.rows import to_markdown

        return to_markdown(self.to_dicts())

    def to_frame(
        self, backend: Literal["pandas", "polars", "pyarrow"] = "pandas"
    ) -> Any:
        """Return the rows of `to_dicts` as a data frame or an Arrow table.

        Hedge, bounds, source and locator are ordinary columns. Numbers are 64-bit
        floats, or integers where every row has one; days are dates. What is absent is
        null. The exact figure stands in the column ``figure`` as text.

        Args:
            backend: ``pandas``, ``polars`` or ``pyarrow``.

        Raises:
            CriteriaError: There is no such backend.
            MissingExtraError: narwhals or the backend is not installed.

        >>> import ngo_central_asia as nca
        >>> frame = nca.compare("ngos", at=2010).to_frame("polars")
        >>> frame.select("area", "hedge", "low", "source_id").row(4)
        ('UZ', 'over', 5100.0, 'jaysanov-2023')
        """
        from ngo_central_asia.interchange.frames import to_frame

        return to_frame(self.to_dicts(), backend)
