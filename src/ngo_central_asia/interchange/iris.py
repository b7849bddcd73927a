"""IRIs: names of records and sources that are unique everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ngo_central_asia.dataset.schema import collection_of

if TYPE_CHECKING:
    from ngo_central_asia.model.record import Record
    from ngo_central_asia.model.source import Source

#: Begins the IRIs of what has no address of its own on the web.
BASE = "urn:ngo-central-asia:"


def of_record(record: Record, base: str = BASE) -> str:
    """Return the IRI of a record: its collection and id behind *base*.

    >>> import ngo_central_asia as nca
    >>> of_record(nca.laws["uz-ngo-law-1999"])
    'urn:ngo-central-asia:laws/uz-ngo-law-1999'
    """
    return f"{base}{collection_of(record)}/{quote(record.id)}"


def of_source(source: Source, base: str = BASE) -> str:
    """Return the IRI of a publication: its DOI, else its page, else ours for it.

    An address that is only that of a journal or a site names no publication.

    >>> import ngo_central_asia as nca
    >>> for key in ("murzaeva-2024", "diachenko-2007", "jaysanov-2023"):
    ...     print(of_source(nca.sources[key]))
    https://doi.org/10.37547/ijhps/Volume04Issue11-10
    https://ca-c.org/CAC/index.php/cac/article/view/1044
    urn:ngo-central-asia:sources/jaysanov-2023
    """
    if source.doi:
        return f"https://doi.org/{quote(source.doi, safe='/:;().')}"
    if source.url and _is_page(source.url):
        return quote(source.url, safe="%/:?#[]@!$&'()*+,;=~")
    return of_record(source, base)


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that is not closed
        return False
    return parts.scheme in ("http", "https") and parts.path.strip("/") != ""
