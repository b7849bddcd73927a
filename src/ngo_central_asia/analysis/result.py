"""What every helper returns: rows with their records, caveats and references."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import attrs

from ngo_central_asia.dataset.dataset import Dataset
from ngo_central_asia.dataset.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.display.charts.chart import Chart
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


class Cited(Protocol):
    """What every row has."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where what the row says stands."""


R_co = TypeVar("R_co", bound=Cited, covariant=True)


@attrs.frozen(kw_only=True, repr=False)
class Result(Tabular, Generic[R_co]):
    """The common face of all results: a sequence of rows, each with its citations.

    Args:
        dataset: The dataset that was asked. It does not count when results are
            compared.
    """

    dataset: Dataset = attrs.field(eq=False)

    @property
    @abstractmethod
    def rows(self) -> tuple[R_co, ...]:
        """What the result says, row by row."""

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: Any) -> R_co:
        """Return the row at a place, counted from 0."""
        row: R_co = self.rows[place]
        return row

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of every record that the result stands on, each once."""
        return each_once(row.citations for row in self.rows)

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        """The citations of everything that it shows, also of what it stands beside."""
        return self.citations

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of everything that the result shows, each once."""
        return sources_of(self.shown_citations, self.dataset)

    def cite(self, style: str = "plain") -> str:
        """Return the `citations` in a style; see `ngo_central_asia.cite`.

        >>> import ngo_central_asia as nca
        >>> print(nca.compare("ngos", at=2010, countries=["UZ"]).cite())
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

    def to_markdown(self) -> str:
        """Return what is printed as Markdown, with sources and caveats as footnotes."""
        from ngo_central_asia.display.markdown import result

        return result(self)

    def to_latex(self) -> str:
        r"""Return what is printed as LaTeX, with sources and caveats below.

        The tables are those of the package booktabs: ``\usepackage{booktabs}``.
        """
        from ngo_central_asia.display.latex import result

        return result(self)

    def plot(self) -> Chart:
        """Return a chart of the result, with citations in its tooltips.

        Raises:
            CriteriaError: There is no chart of such a result.
            MissingExtraError: Altair is not installed.
        """
        from ngo_central_asia.display.plot import plot

        return plot(self)

    def __repr__(self) -> str:
        from ngo_central_asia.display.text import result

        return result(self)

    def _repr_html_(self) -> str:
        from ngo_central_asia.display.html import result

        return result(self)


def each_once(groups: Iterable[Iterable[Citation]]) -> tuple[Citation, ...]:
    """Return the citations of all groups, each once, in order."""
    return tuple(dict.fromkeys(cited for group in groups for cited in group))


def sources_of(citations: Iterable[Citation], dataset: Dataset) -> tuple[Source, ...]:
    """Return the sources of citations and the works these took it from, each once."""
    ids: dict[str, None] = {}
    for cited in citations:
        ids |= dict.fromkeys((cited.source, *cited.via))
    return tuple(dataset.sources[key] for key in ids)
