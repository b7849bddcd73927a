"""Codes in the data are codes of their lists."""

from __future__ import annotations

import csv

import pytest
from source_texts import FOLDER

import ngo_central_asia as nca

LISTS = FOLDER.parent / "context" / "codelists"
pytestmark = pytest.mark.skipif(
    not LISTS.is_dir(), reason="no code lists beside the source texts"
)


def rows(name):
    """Return the rows of a code list."""
    with (LISTS / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_countries():
    """The codes of the five countries are those of ISO 3166-1 and ISO 4217."""
    listed = {
        (row["iso2"], row["iso3"], row["numeric"], row["currency"])
        for row in rows("countries")
    }

    assert listed == {
        (area.id, area.alpha3, area.numeric, area.currency)
        for area in nca.countries.values()
    }


def test_sectors():
    """Fields of work are coded by sections and groups of ICNP/TSO."""
    known = {row[level] for row in rows("icnptso") for level in row}

    assert {code for ngo in nca.ngos.values() for code in ngo.sectors} <= known


def test_organization_types():
    """Organizations are typed by the IATI list."""
    known = {row["code"] for row in rows("iati_organisation_type")}

    assert {ngo.iati_type for ngo in nca.ngos.values()} - {None} <= known


def test_observation_status():
    """The vocabulary of observation status is the SDMX code list."""
    from ngo_central_asia.model.vocabulary import ObservationStatus

    assert {row["code"] for row in rows("sdmx_obs_status")} == set(ObservationStatus)
