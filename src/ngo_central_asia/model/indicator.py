"""Indicators: what observations measure, in the sense of SDMX."""

from __future__ import annotations

import sys

import attrs

from ngo_central_asia.model import fields, units
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Measure


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Record):
    """What is measured, as the sources use it.

    Kinds of one thing are indicators of their own under a heading: registered,
    active and reporting NGOs are all kinds of ``ngos``.

    Args:
        id: Id of the record.
        name: Short name, as in a table.
        definition: What is counted, in our words.
        unit: Unit of its figures.
        measure: Stock, flow, share, level, factor or duration; says how to aggregate.
        broader: Id of the heading that this is a kind of.
        precedence: Place among the kinds of one heading where they are equally near
            in time: 1 comes first. It says what a reader most likely means by the
            heading, not which count is right.
        higher_means: What a higher number means, where it is not "more of it".
        inverted: Whether the scale runs the other way: a higher number means less of
            what the definition speaks of.
        note: Anything else a reader should know.
    """

    id: str = fields.identifier()
    name: str = fields.text()
    definition: str = fields.text()
    unit: str = fields.unit()
    measure: Measure = fields.choice(Measure)
    broader: str | None = fields.reference("indicators", optional=True)
    precedence: int | None = fields.whole()
    higher_means: str | None = fields.text(optional=True)
    inverted: bool = fields.flag()
    note: str | None = fields.text(optional=True)

    @property
    def summary(self) -> str:
        """The short name and the unit."""
        return f"{self.name} ({units.words(self.unit)})"

    @property
    def rank(self) -> int:
        """The precedence, with those that have none last."""
        return self.precedence or sys.maxsize
