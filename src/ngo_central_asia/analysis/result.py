"""What every helper returns: rows with their records, caveats and references."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


class Result(ABC):
    """The common face of all results."""

    __slots__ = ()

    @property
    @abstractmethod
    def citations(self) -> tuple[Citation, ...]:
        """The citations of every record that the result stands on, each once."""

    @property
    @abstractmethod
    def sources(self) -> tuple[Source, ...]:
        """The sources of everything that the result shows, each once."""

    @abstractmethod
    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each row, with its provenance in columns."""

    def cite(self, style: str = "plain") -> str:
        """Return the `citations` in a style; see `ngo_central_asia.cite`.

        >>> import ngo_central_asia as nca
        >>> print(nca.compare("ngos", countries=["UZ"]).cite())
        Jaysanov 2023, Main text, paragraph 3: "over 5,100"
        """
        from ngo_central_asia.provenance.citing.cite import cite

        return cite(self, style=style)

    def bibliography(self, style: str = "plain") -> list[str]:
        """Return a reference to each of the `sources`, in a style.

        For other formats see `ngo_central_asia.bibliography`.
        """
        from ngo_central_asia.provenance.citing.cite import bibliography

        return bibliography(self, style=style)

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import result

        return result(self)
