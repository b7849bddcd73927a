"""The embedded dataset with its records in another order, or without one of them."""

from __future__ import annotations

import ngo_central_asia as nca


def records():
    """Return the records of every collection by its name."""
    return {name: list(nca.data.records(name)) for name in nca.data.collection_names}


def dataset(held):
    """Return a dataset of these records, unchecked: references may lead nowhere."""
    return nca.Dataset.lazy(lambda name: held.get(name, ()), nca.data.meta)


def reordered(random):
    """Return the embedded dataset with all records but the areas in another order."""
    held = records()
    for name, found in held.items():
        # Results name areas in the order of the data, where they are not asked for.
        if name != "areas":
            random.shuffle(found)
    return dataset(held)


def checked():
    """Return the embedded dataset without series and what was entered by hand."""
    held = records()
    held["series"] = []
    held["statistics"] = [
        said
        for said in held["statistics"]
        if nca.evidence_of(said) is nca.Evidence.CHECKED
    ]
    return dataset(held)


def without(collection, key):
    """Return the embedded dataset without one record."""
    held = records()
    held[collection] = [it for it in held[collection] if it.id != key]
    return dataset(held)


def replaced(collection, *new):
    """Return the embedded dataset with the records of a collection replaced."""
    return dataset({**records(), collection: list(new)})
