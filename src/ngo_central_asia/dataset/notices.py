"""What must go with an export: licences, and the notices that publishers ask for.

This is the one place that says so: flat rows, pages, charts, linked data and saved
datasets carry what is made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.source import Source


def of_data(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the notices of those sources whose data is copied, each once.

    Of other sources only facts are recorded, so that they ask for none.

    >>> import ngo_central_asia as nca
    >>> of_data([nca.sources["jaysanov-2023"]])
    ()
    """
    given = (source.notice for source in sources if source.role.has_data)
    return tuple(dict.fromkeys(filter(None, given)))


def of_source(source: Source, dataset: Dataset) -> str | None:
    """Return what must be said where something that a source says or holds goes.

    Of its data that is its own notice; of our records of what it says, the name of the
    dataset, if that has one.
    """
    if source.role.has_data:
        return source.notice
    title, version = dataset.meta.get("title"), dataset.version
    return f"{title}, version {version}" if title and version else title


def is_share_alike(license_: str) -> bool:
    """Return whether what is made from it must be under the same licence."""
    return "-SA-" in license_


def lines(sources: Iterable[Source], dataset: Dataset) -> tuple[str, ...]:
    r"""Return what must go with an export, in lines: licences with their notices.

    Args:
        sources: The sources of everything that is exported.
        dataset: The dataset that it is from.

    >>> import ngo_central_asia as nca
    >>> print(*lines([nca.sources["vdem-15"]], nca.data), sep="\n")
    CC-BY-SA-4.0: V-Dem Institute: V-Dem Dataset v15 (2025). ...
    What is made of this must be under CC-BY-SA-4.0 as a whole (share-alike).
    """
    said: dict[str, None] = {}
    alike: dict[str, None] = {}
    for source in sources:
        license_ = dataset.license_of(source)
        notice = of_source(source, dataset)
        if license_:
            said[f"{license_}: {notice or source.label}"] = None
        elif notice:
            said[notice] = None
        if license_ and is_share_alike(license_):
            alike[license_] = None
    return (
        *said,
        *(
            f"What is made of this must be under {license_} as a whole (share-alike)."
            for license_ in alike
        ),
    )
