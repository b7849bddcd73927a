"""Reference areas: countries, the region, the world."""

from __future__ import annotations

import attrs

from ngo_central_asia.model import fields
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import AreaKind


@attrs.frozen(kw_only=True)
class Name:
    """A name in one language.

    Args:
        text: The name.
        language: BCP 47 tag of its language and script, such as ``uz-Cyrl``.
    """

    text: str = fields.text()
    language: str = fields.text()

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True, repr=False)
class Country(Record):
    """A reference area of observations: a country, or an area that is none.

    Args:
        id: ISO 3166-1 alpha-2 code of a country, a name of ours for other areas.
        name: English name.
        kind: Country, region or world.
        alpha3: ISO 3166-1 alpha-3 code.
        part_of: Id of the region that it is part of.
        numeric: ISO 3166-1 numeric code of a country, UN M49 code of another area.
        names: Names by language, to look the area up by.
        currency: ISO 4217 code of the currency.
        capital: Capital city.
        independence: When it became independent.
        note: Anything else a reader should know.
        citations: Where each of these comes from.
    """

    id: str = fields.identifier()
    name: str = fields.text()
    kind: AreaKind = fields.choice(AreaKind)
    alpha3: str | None = fields.text(optional=True)
    numeric: str | None = fields.text(optional=True)
    part_of: str | None = fields.reference("areas", optional=True)
    names: tuple[Name, ...] = fields.instances(Name)
    currency: str | None = fields.text(optional=True)
    capital: str | None = fields.text(optional=True)
    independence: Period | None = fields.instance(Period, optional=True)
    note: str | None = fields.text(optional=True)
    citations: tuple[Citation, ...] = fields.instances(Citation, at_least=1)

    @property
    def summary(self) -> str:
        """The English name."""
        return self.name

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every code and name that the area can be looked up by."""
        codes = filter(None, (self.id, self.alpha3, self.numeric))
        return (*codes, self.name, *(name.text for name in self.names))
