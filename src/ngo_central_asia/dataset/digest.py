"""Digests: short names of exactly what a dataset holds.

The digest of a record is the SHA-256 of its canonical form: the plain data of the
record, without fields that have their default, as JSON in ASCII with sorted keys and
no white space. The digest of a collection is that of its lines, one for each record
with its id and digest, sorted; the digest of a dataset that of a line for each
collection that is not empty. So it depends on no order of records or files, on no
platform, and on nothing but the records: title and version are no part of it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Names the canonical form and the hash; it moves when one of them does.
SCHEME = "records1-sha256"
#: So many hexadecimal digits tell datasets apart for a reader.
SHORT = 12


def of_record(record: object) -> str:
    """Return the digest of one record, in hexadecimal.

    >>> import ngo_central_asia as nca
    >>> source = nca.Source(id="mine", role="work", type="book", title="Mine")
    >>> of_record(source)[:SHORT]
    '8500ad46471a'
    """
    return _hash(canonical(record))


def canonical(record: object) -> str:
    """Return the canonical form of a record: one for each content, in ASCII.

    >>> import ngo_central_asia as nca
    >>> print(canonical(nca.Source(id="mine", role="work", type="book", title="Mine")))
    {"id":"mine","role":"work","title":"Mine","type":"book"}
    """
    # Whoever asks for a digest that is known already does not need cattrs.
    from ngo_central_asia.dataset.structure import unstructure

    return _json(unstructure(record))


def of_plain(data: object) -> str:
    """Return the digest of plain data, as of a record, in hexadecimal."""
    return _hash(_json(data))


def _json(data: object) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)


def of_collection(records: Iterable[Any]) -> str:
    """Return the digest of the records of one collection, in hexadecimal."""
    return _hash_lines({record.id: of_record(record) for record in records})


def of_collections(digests: Mapping[str, str]) -> str:
    """Return the digest of a dataset, with its scheme, from those of its collections.

    An empty collection has no part in it, so that a dataset keeps its digest when a
    later version of this package knows more collections.
    """
    held = {name: hexed for name, hexed in digests.items() if hexed != EMPTY}
    return f"{SCHEME}:{_hash_lines(held)}"


def short(digest: str) -> str:
    """Return the first digits of a digest, without its scheme.

    >>> short("records1-sha256:0123456789abcdef0123456789abcdef")
    '0123456789ab'
    """
    return digest.rpartition(":")[2][:SHORT]


def _hash_lines(digests: Mapping[str, str]) -> str:
    return _hash("".join(f"{key} {hexed}\n" for key, hexed in sorted(digests.items())))


def _hash(text: str) -> str:
    return sha256(text.encode("ascii")).hexdigest()


#: Digest of a collection without records.
EMPTY = _hash_lines({})
