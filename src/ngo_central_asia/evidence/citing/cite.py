"""Citing anything of this library, in the style or the format that one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, overload

from ngo_central_asia.evidence.citing import csl, csl_json, formats, plain
from ngo_central_asia.evidence.citing.mentions import Cited, gather
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.evidence.citing.mentions import Mention


class _Processor(Protocol):
    """What sets references and citations in one style."""

    @property
    def references(self) -> dict[str, str]: ...
    def citation(self, mention: Mention) -> str: ...
    def bracketed(self, citations: Sequence[str]) -> str: ...
    def rank(self, mention: Mention) -> int: ...


def cite(
    anything: Any,
    *,
    style: str = PLAIN,
    format: str = formats.TEXT,  # noqa: A002  # the word that people know
    dataset: Dataset | None = None,
) -> str:
    """Return the citations of *anything*: sources and places, in running text.

    A statement that a source has from another work is cited with both. Sources of the
    same authors and year are told apart by letters.

    Args:
        anything: A record, a result or a part of one, a derived figure, a collection,
            a dataset, a citation, a source, or several of these.
        style: ``plain``, which also shows what stands there and needs no other
            package; or ``apa``, ``chicago``, ``mla``, ``ieee``, ``gost``, ``harvard``.
        format: ``text``; or ``markdown`` or ``html`` for footnotes, one for each
            place, of which the first of a source has its reference too.
        dataset: Where to look up sources; the embedded dataset, or the own one of a
            collection or result, if absent.

    Raises:
        CriteriaError: *anything* is nothing that cites.
        MissingExtraError: The style needs the extra ``cite``.
        NotFoundError: There is no such style, format or source.

    >>> import ngo_central_asia as nca
    >>> statistic = nca.statistics["tj-reregistered-2008-murzaeva"]
    >>> print(cite(statistic))
    Bukhari-zade 2008, cited in Murzaeva 2024, Republic of Tajikistan, paragraph 1:
    "1,040 organizations"
    >>> print(cite(statistic, style="apa"))
    (Bukhari-zade, 2008, as cited in Murzaeva, 2024, Republic of Tajikistan section,
    para. 1)
    """
    formats.check(style, format, formats.CITATIONS)
    cited = gather(anything, dataset)
    processor = _processor(style, cited)
    mentions = list(cited.mentions)
    if style in STYLES and STYLES[style].sorts:
        mentions.sort(key=lambda mention: (processor.rank(mention), _place(mention)))
    if format == formats.TEXT:
        unique = dict.fromkeys(processor.citation(mention) for mention in mentions)
        return processor.bracketed(list(unique))
    return formats.NOTES[format](_notes(mentions, processor))


@overload
def bibliography(
    anything: Any,
    *,
    style: str = ...,
    format: None = ...,
    dataset: Dataset | None = ...,
) -> list[str]: ...
@overload
def bibliography(
    anything: Any,
    *,
    style: str = ...,
    format: str,
    dataset: Dataset | None = ...,
) -> str: ...
def bibliography(
    anything: Any,
    *,
    style: str = PLAIN,
    format: str | None = None,  # noqa: A002  # the word that people know
    dataset: Dataset | None = None,
) -> list[str] | str:
    """Return the references of *anything*: its sources and the works behind them.

    Each source is there once. The order is that of the style: alphabetical, or for the
    plain style and IEEE that in which the sources are cited.

    Args:
        anything: A record, a result or a part of one, a derived figure, a collection,
            a dataset, a citation, a source, or several of these.
        style: As for `cite`.
        format: Absent for a list of texts. One text is made of them by ``text``,
            ``markdown`` and ``html``; ``bibtex``, ``ris`` and ``csl-json`` give data
            for reference managers, in which a style changes nothing.
        dataset: As for `cite`.

    Raises:
        CriteriaError: *anything* is nothing that cites, or a style is given for data.
        MissingExtraError: The style needs the extra ``cite``.
        NotFoundError: There is no such style, format or source.

    >>> import ngo_central_asia as nca
    >>> growth = nca.statistics["kg-ngos-2006-jaysanov"]
    >>> print(bibliography(growth, style="gost")[0])
    1. Jaysanov A. B. The Dynamics of Non-Governmental Organizations and Their
    Development in Central Asia (In the Case of Kazakhstan and Kyrgyzstan) // Central
    Asian Journal of Theoretical and Applied Sciences. 2023. Vol. 04. No. 06. URL:
    https://cajotas.centralasianstudies.org.
    >>> print(bibliography(growth, format="bibtex").splitlines()[0])
    @article{jaysanov-2023,
    """
    formats.check(style, format, formats.BIBLIOGRAPHY)
    cited = gather(anything, dataset)
    if format is not None and format in formats.DATA:
        return formats.DATA[format](map(csl_json.item, cited.sources))
    references = _processor(style, cited).references
    if format is None:
        return list(references.values())
    if format == formats.TEXT:
        return "\n".join(references.values())
    return formats.LISTS[format](references)


def _processor(style: str, cited: Cited) -> _Processor:
    if style == PLAIN:
        return plain.Processor(cited.sources)
    return csl.Processor(style, map(csl_json.item, cited.sources))


def _notes(mentions: Iterable[Mention], processor: _Processor) -> list[str]:
    """Return a note for each place; the first of a source has its reference."""
    references = processor.references
    notes = []
    for mention in mentions:
        new = [
            references.pop(source.id)
            for source in (mention.source, *mention.works)
            if source.id in references
        ]
        place = processor.citation(mention)
        notes.append(" ".join([place if place.endswith(".") else f"{place}.", *new]))
    return notes


def _place(mention: Mention) -> tuple[int, int, str, str]:
    """Return the key to sort places of one source by: as they stand in it."""
    if mention.place is None:
        return -1, 0, "", ""
    titles = [heading.title for heading in mention.source.outline]
    section = mention.place.section or mention.place.row or ""
    at = titles.index(section) if section in titles else len(titles)
    return at, mention.place.paragraph or 0, section, repr(mention.place)
