"""Programmes: projects, grant lines, prizes, contests, trainings."""

from __future__ import annotations

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.ngo import Spelling
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Dating


@attrs.frozen(kw_only=True, repr=False)
class Programme(Record):
    """A project, grant line, prize, contest or training that the sources speak of.

    Args:
        id: Id of the record.
        name: Name to list it by, or our short words for one without a name.
        names: Every form that the sources write.
        kind: Project, grants, prize, contest, training, education, publication.
        areas: Ids of the areas.
        period: When, as far as a source says.
        dating: How that is known.
        funders: Ids of the organizations that pay.
        implementers: Ids of the organizations that carry it out.
        aim: What it is for, in our words.
        statistics: Ids of the statistics about it: amounts, people, projects.
        note: Our reading.
        citations: The places that say it.
    """

    id: str = fields.identifier()
    name: str = fields.text()
    names: tuple[Spelling, ...] = fields.instances(Spelling)
    kind: str = fields.text()
    areas: tuple[str, ...] = fields.references("areas")
    period: Period | None = fields.instance(Period, optional=True)
    dating: Dating = fields.choice(Dating)
    funders: tuple[str, ...] = fields.references("ngos")
    implementers: tuple[str, ...] = fields.references("ngos")
    aim: str | None = fields.text(optional=True)
    statistics: tuple[str, ...] = fields.references("statistics")
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """Name and kind."""
        return f"{self.name} ({self.kind})"

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every form of the name."""
        return (self.name, *(form.text for form in self.names))
