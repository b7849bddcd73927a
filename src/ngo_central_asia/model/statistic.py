"""Statistics: single observations, each as one source gives it."""

from __future__ import annotations

import sys

import attrs

from ngo_central_asia.errors import DataError
from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Dating, ObservationStatus


@attrs.frozen(kw_only=True, repr=False)
class Statistic(Record):
    """One observation: what a source says of an indicator in an area and a period.

    The terms are those of SDMX: indicator, reference area, time period, observation
    status.

    Args:
        id: Id of the record.
        indicator: Id of the indicator.
        area: Id of the reference area.
        figure: The figure with its hedge and unit.
        period: When it holds.
        dating: How that is known.
        breakdown: Dimensions and values of the part that it is about, such as
            employment: permanent; empty for the whole area.
        status: SDMX observation status.
        series: Id of the series that it is a row of, if it is one.
        note: Our reading: how it was dated, what is odd about it. It is there
            wherever the period is not stated with the figure.
        citations: The places that say it.

    Raises:
        DataError: A field is not what it must be; the message names it.
    """

    id: str = fields.identifier()
    indicator: str = fields.reference("indicators")
    area: str = fields.reference("areas")
    figure: Figure = fields.instance(Figure)
    period: Period = fields.instance(Period)
    dating: Dating = fields.choice(Dating)
    breakdown: Pairs = fields.pairs()
    status: ObservationStatus = fields.choice(
        ObservationStatus, default=ObservationStatus.NORMAL
    )
    series: str | None = fields.reference("series", optional=True)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    def __attrs_post_init__(self) -> None:
        if self.dating is not Dating.STATED and self.note is None:
            raise DataError(
                f"{fields.place(self, 'note')}: expected a note that says how the "
                f"period is known, as dating is {self.dating.value!r}"
            )

    @property
    def summary(self) -> str:
        """The figure, the area and the period."""
        return f"{self.figure} ({self.area}, {self.period})"

    @property
    def attributed_to(self) -> tuple[str, ...]:
        """The origins that the sources name, each once."""
        named = (citation.attributed_to for citation in self.citations)
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def hops(self) -> int:
        """The fewest steps back to a named origin; very many if none is named."""
        named = (citation.hops for citation in self.citations)
        return min((hops for hops in named if hops is not None), default=sys.maxsize)
