"""What helpers fall back on when they are not told: the dataset and its countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.model.country import Country

#: The area whose countries are meant where none are named.
REGION = "central-asia"


def or_embedded(dataset: Dataset | None) -> Dataset:
    """Return *dataset*, or the embedded one if it is ``None``.

    Raises:
        CriteriaError: It is something else.
    """
    from ngo_central_asia.dataset.dataset import Dataset

    if dataset is None:
        from ngo_central_asia.dataset.embedded import embedded

        return embedded()
    if not isinstance(dataset, Dataset):
        raise CriteriaError(f"expected a dataset, got {dataset!r}")
    return dataset


def areas_of(
    countries: Iterable[str | Country] | str | Country | None, dataset: Dataset
) -> list[Country]:
    """Return the areas with these names, each once, or the five countries.

    Raises:
        NotFoundError: There is no such area.
        CriteriaError: There is no name at all, or none is given and the dataset does
            not say which countries are meant.
    """
    if countries is None:
        if not dataset.areas.has_id(REGION):
            raise CriteriaError(
                f"the dataset has no area {REGION!r}, whose countries would be meant: "
                "give countries="
            )
        return list(dataset.countries.values())
    names = many(countries, "countries")
    return list({(area := dataset.areas[name]).id: area for name in names}.values())


def one_area(country: str, dataset: Dataset) -> Country:
    """Return the area with this name.

    Raises:
        NotFoundError: There is no such area.
        CriteriaError: It is not the name of one area.
    """
    areas = [] if country is None else areas_of(country, dataset)
    if len(areas) != 1:
        raise CriteriaError(f"expected the name of one area, got {country!r}")
    return areas[0]


def wider_than(areas: Iterable[str], dataset: Dataset) -> list[str]:
    """Return the ids of the areas that others are part of, without these, each once."""
    given = list(areas)
    found: dict[str, None] = {}
    for area in given:
        wider = dataset.areas[area].part_of
        while wider is not None and wider not in found:
            found[wider] = None
            wider = dataset.areas[wider].part_of
    return [area for area in found if area not in given]
