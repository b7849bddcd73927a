"""References and citations in a plain style of our own, which needs no other package.

It is the default everywhere. Beside the place it shows what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.evidence.citing.suffixes import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ngo_central_asia.evidence.citing.mentions import Mention
    from ngo_central_asia.model.citation import Citation
    from ngo_central_asia.model.source import Source


def reference(source: Source, suffix: str = "") -> str:
    """Return the full reference to a source: authors, year, title, where it appeared.

    Args:
        source: The source.
        suffix: The letter that tells it from another of the same authors and year.

    >>> import ngo_central_asia as nca
    >>> print(reference(nca.sources["yermukanov-2003"])[:75])
    Yermukanov, Marat (2003). [Untitled]. Central Asia-Caucasus Analyst. https:
    """
    authors = "; ".join(map(str, source.authors)) or source.id
    journal = source.container_title or source.container_title_short or ""
    if source.volume:
        issue = f"({source.issue})" if source.issue else ""
        journal = f"{journal}, {source.volume}{issue}".lstrip(", ")
    elif source.issue:
        journal = f"{journal}, no. {source.issue}".lstrip(", ")
    if source.page:
        journal = f"{journal}, {source.page}".lstrip(", ")
    link = f"https://doi.org/{source.doi}" if source.doi else source.url
    parts = [
        f"{authors} ({_suffixed(source.year, suffix)})",
        source.title or "[Untitled]",
        journal,
    ]
    text = " ".join(_ended(part) for part in parts if part)
    return f"{text} {link}" if link else text


def citation(
    cited: Citation,
    source: Source,
    works: Iterable[Source] = (),
    suffixes: Mapping[str, str] | None = None,
) -> str:
    """Return a citation: where the source has it from, the place, what stands there.

    Args:
        cited: The citation.
        source: Its source.
        works: The works that the source took it from.
        suffixes: Letters that tell sources of the same authors and year apart, by id.

    >>> import ngo_central_asia as nca
    >>> statistic = nca.statistics["kg-ngos-2006-jaysanov"]
    >>> citation(statistic.citations[0], nca.sources["jaysanov-2023"])
    'Jaysanov 2023, Kyrgyzstan, paragraph 2: "13,018"'
    """
    given = suffixes or {}
    through = "; ".join(label(work, given.get(work.id, "")) for work in works)
    chain = f"{through}, cited in " if through else ""
    text = f"{chain}{label(source, given.get(source.id, ''))}, {_place(cited)}"
    return text + ("" if through else _via(cited))


def label(source: Source, suffix: str = "") -> str:
    """Return author and year, with the letter that tells them from others."""
    return source.label.removesuffix(source.year) + _suffixed(source.year, suffix)


def passage(cited: Citation) -> str:
    """Return the place in the source, what stands there, and where that is from."""
    return _place(cited) + _via(cited)


def _place(cited: Citation) -> str:
    text = cited.locator
    if cited.as_written:
        text += f': "{cited.as_written}"'
    if cited.attributed_to:
        text += f", attributed to {cited.attributed_to}"
    return text


def _via(cited: Citation) -> str:
    return f", via {', '.join(cited.via)}" if cited.via else ""


def _ended(part: str) -> str:
    return part if part.endswith(("?", "!", ".")) else f"{part}."


def _suffixed(year: str, suffix: str) -> str:
    between = "-" if suffix and year.endswith(".") else ""
    return f"{year}{between}{suffix}"


class Processor:
    """Sets references and citations of some sources in the plain style."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._suffixes = suffixes(
            {key: label(source) for key, source in self._sources.items()},
            {key: source.title or "" for key, source in self._sources.items()},
        )

    @property
    def references(self) -> dict[str, str]:
        """The reference to each source, in the order in which they are cited."""
        return {
            key: reference(source, self._suffixes.get(key, ""))
            for key, source in self._sources.items()
        }

    def citation(self, mention: Mention) -> str:
        """Return a citation: where it is from, the place, what stands there."""
        if mention.place is None:
            return label(mention.source, self._suffixes.get(mention.source.id, ""))
        return citation(mention.place, mention.source, mention.works, self._suffixes)

    def bracketed(self, citations: Sequence[str]) -> str:
        """Return several citations in one text."""
        return "; ".join(citations)

    def rank(self, mention: Mention) -> int:
        """Return where the source of a mention stands among the references."""
        return list(self._sources).index(mention.source.id)
