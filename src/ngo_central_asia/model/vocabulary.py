"""Controlled vocabularies of the records, by the standards of the field."""

from __future__ import annotations

from enum import StrEnum


class AreaKind(StrEnum):
    """What a reference area is."""

    COUNTRY = "country"
    REGION = "region"
    WORLD = "world"


class Dating(StrEnum):
    """How the period of an observation is known."""

    STATED = "stated"
    """The text prints the date with the figure."""
    CONTEXT = "context"
    """The passage around the figure dates it."""
    RESOLVED = "resolved"
    """The text's own "this year" or "currently", resolved by us from its evidence."""
    PUBLICATION = "publication"
    """Nothing dates it but the publication of the text."""


class Measure(StrEnum):
    """What kind of quantity an indicator measures, and so how it may be aggregated."""

    STOCK = "stock"
    """How many there are at a time: adds up over areas, never over time."""
    FLOW = "flow"
    """How many come within a period: adds up over areas and over periods."""
    SHARE = "share"
    """A part of a whole: adds up only over parts of one whole."""
    LEVEL = "level"
    """A size of one thing: does not add up."""
    FACTOR = "factor"
    """How many times more or fewer: multiplies over periods in a row."""
    DURATION = "duration"
    """A length of time: adds up over spans in a row."""


class ObservationStatus(StrEnum):
    """The SDMX code list CL_OBS_STATUS: what qualifies an observation."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    EXPERIMENTAL = "G"
    MISSING_HOLIDAY = "H"
    IMPUTED = "I"
    DEROGATION = "J"
    MISSING_NOT_COLLECTED = "L"
    MISSING_CANNOT_EXIST = "M"
    NOT_SIGNIFICANT = "N"
    MISSING = "O"
    PROVISIONAL = "P"
    MISSING_SUPPRESSED = "Q"
    SPECIAL_EVENT = "S"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"


class SourceRole(StrEnum):
    """Why a source is in the dataset."""

    TEXT = "text"
    """One of the texts that the statements are read from."""
    WORK = "work"
    """A work that a text rests on."""
    REFERENCE = "reference"
    """A publisher of reference data, such as codes and names."""
