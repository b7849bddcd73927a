"""References and citations as text, in a plain style that needs no other package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


def reference(source: Source) -> str:
    """Return the full reference to a source: authors, year, title, where it appeared.

    >>> import ngo_central_asia as nca
    >>> print(reference(nca.sources["yermukanov-2003"])[:75])
    Yermukanov, Marat (2003). [Untitled]. Central Asia-Caucasus Analyst. https:
    """
    authors = "; ".join(map(str, source.authors)) or source.id
    journal = source.container_title or source.container_title_short or ""
    if source.volume:
        issue = f"({source.issue})" if source.issue else ""
        journal = f"{journal}, {source.volume}{issue}".lstrip(", ")
    link = f"https://doi.org/{source.doi}" if source.doi else source.url
    parts = [f"{authors} ({source.year})", source.title or "[Untitled]", journal]
    return ". ".join(part for part in parts if part) + (f". {link}" if link else ".")


def citation(cited: Citation, source: Source) -> str:
    """Return a citation with its place and whom the source attributes it to.

    >>> import ngo_central_asia as nca
    >>> statistic = nca.statistics["kg-ngos-2006-jaysanov"]
    >>> citation(statistic.citations[0], nca.sources["jaysanov-2023"])
    'Jaysanov 2023, Kyrgyzstan, paragraph 2: "13,018"'
    """
    return f"{source.label}, {passage(cited)}"


def passage(cited: Citation) -> str:
    """Return the place in the source, what stands there, and where that is from."""
    text = cited.locator
    if cited.as_written:
        text += f': "{cited.as_written}"'
    if cited.attributed_to:
        text += f", attributed to {cited.attributed_to}"
    if cited.via:
        text += f", via {', '.join(cited.via)}"
    return text
