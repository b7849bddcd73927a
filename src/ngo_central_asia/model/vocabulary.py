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
    INDEX = "index number"
    """A size against a base of each area's own: only ratios within one area mean
    anything."""


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


class Evidence(StrEnum):
    """How far it is certain that a record says what its source says; best first."""

    CHECKED = "checked against the text"
    """A machine has found the figure phrase in its passage of the text."""
    PUBLISHED = "read from a published table"
    """It was copied by a machine from a table that anybody can get."""
    BY_HAND = "entered by hand"
    """A person typed it from a page; no machine has compared the two."""

    @property
    def grade(self) -> int:
        """The place in the order, 1 for the best."""
        return list(type(self)).index(self) + 1


class SourceRole(StrEnum):
    """Why a source is in the dataset."""

    TEXT = "text"
    """One of the texts that the statements are read from."""
    WORK = "work"
    """A work that a text rests on."""
    REFERENCE = "reference"
    """A publisher of reference data, such as codes and names."""
    TABLE = "table"
    """One vintage of a data set that series are read from."""
    PAGE = "page"
    """A page that single facts were entered from by hand."""

    @property
    def has_data(self) -> bool:
        """Whether its data is copied, under its own licence, not only facts of it."""
        return self in (SourceRole.REFERENCE, SourceRole.TABLE)

    @property
    def evidence(self) -> Evidence:
        """How far a record that is read from such a source is certain to say it."""
        if self is SourceRole.TEXT:
            return Evidence.CHECKED
        if self.has_data:
            return Evidence.PUBLISHED
        return Evidence.BY_HAND
