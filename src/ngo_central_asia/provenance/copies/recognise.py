"""Which sources a copy holds, told by the fingerprints of their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ngo_central_asia.provenance.copies.copy import Copy
    from ngo_central_asia.provenance.copies.match import Passage

#: A copy holds a source if it has this share of its runs, and not less than so many.
LEAST_SHARE = 0.1
FEWEST_RUNS = 3


def recognised(
    copy: Copy, passages: Mapping[str, Collection[Passage]]
) -> dict[str, float]:
    """Return the sources that a copy holds, each with the share of its runs there.

    Args:
        copy: The copy.
        passages: For each source, the passages cited from it.
    """
    found = {}
    for source, cited in passages.items():
        hashes = {value for passage in cited for value in passage.hashes}
        there = sum(value in copy.runs for value in hashes)
        if there >= min(FEWEST_RUNS, len(hashes)) and there > LEAST_SHARE * len(hashes):
            found[source] = there / len(hashes)
    return found
