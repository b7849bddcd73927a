"""The dataset that helpers ask when they are given none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngo_central_asia.dataset.dataset import Dataset


def or_embedded(dataset: Dataset | None) -> Dataset:
    """Return *dataset*, or the embedded one if it is ``None``."""
    if dataset is None:
        from ngo_central_asia.dataset.embedded import embedded

        dataset = embedded()
    return dataset
