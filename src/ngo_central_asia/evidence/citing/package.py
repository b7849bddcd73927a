"""How to cite this package itself: its version and that of its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.evidence.citing import csl, formats
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES

if TYPE_CHECKING:
    from ngo_central_asia.evidence.citing.csl_json import Item

TITLE = (
    "ngo_central_asia: "
    "the cited, typed, checkable library of civil society in Central Asia"
)
AUTHOR = "The ngo_central_asia authors"
#: The identifier of the release; `None` until there is one, and citations say so.
DOI: str | None = None


def citation(
    *,
    style: str = PLAIN,
    format: str | None = None,  # noqa: A002  # the word that people know
) -> str:
    """Return how to cite this package: its version, that of its data, and its DOI.

    There is no DOI as long as no release has one, and the citation says so. Cite the
    publications that the records come from too; `bibliography` lists them.

    Args:
        style: As for `cite`.
        format: ``bibtex``, ``ris`` or ``csl-json``, for reference managers.

    Raises:
        CriteriaError: A style is given for data.
        MissingExtraError: The style needs the extra ``cite``.
        NotFoundError: There is no such style or format.

    >>> import ngo_central_asia as nca
    >>> print(nca.citation())
    The ngo_central_asia authors (n.d.). ngo_central_asia: the cited, typed, checkable
    library of civil society in Central Asia (version 0.1.0, data version 0.1.0).
    DOI: none assigned.
    """
    import ngo_central_asia

    formats.check(style, format, formats.DATA)
    made = _item(ngo_central_asia.__version__)
    if format is not None:
        return formats.DATA[format]([made])
    if style == PLAIN:
        return f"{AUTHOR} (n.d.). {made['title']}. {made['note']}"
    # The versions stand in the title, and its small letters are a name.
    shown = {**made, "language": "und"}
    del shown["version"]
    (reference,) = csl.Processor(style, [shown]).references.values()
    number = STYLES[style].number
    return f"{reference.removeprefix((number or '').format(1))} {made['note']}"


def _item(version: str) -> Item:
    """Return the package as an item of CSL-JSON."""
    meta = or_embedded(None).meta
    versions = f"{version}, data version {meta['version']}"
    made: Item = {
        "id": "ngo-central-asia",
        "type": "software",
        "author": [{"literal": AUTHOR}],
        "title": f"{TITLE} (version {versions})",
        "version": versions,
        "note": f"DOI: {DOI or 'none assigned'}.",
    }
    if DOI:
        made["DOI"] = DOI
    return made
