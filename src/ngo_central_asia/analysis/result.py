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

    def bibliography(self) -> list[str]:
        """Return a reference to each of the `sources`, in the plain style."""
        from ngo_central_asia.provenance.cite import reference

        return [reference(source) for source in self.sources]

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import result

        return result(self)
