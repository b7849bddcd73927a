"""Every collection of the library, loaded anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.dataset.embedded import embedded

if TYPE_CHECKING:
    from ngo_central_asia import Collection


def load() -> dict[str, Collection]:
    """Return the collections by name, read again from the installed files."""
    embedded.cache_clear()
    data = embedded()
    return {name: data.collection(name) for name in data.collection_names}
