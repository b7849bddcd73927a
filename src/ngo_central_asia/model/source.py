"""Sources: publications that statements are read from, and what is known of them."""

from __future__ import annotations

import attrs

from ngo_central_asia.errors import DataError
from ngo_central_asia.model import fields
from ngo_central_asia.model.fields import Pairs
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import SourceRole


@attrs.frozen(kw_only=True)
class Agent:
    """An author: a person with a family name, or an institution with a literal name.

    The fields are those of a CSL-JSON name.

    >>> str(Agent(family="Yermukanov", given="Marat"))
    'Yermukanov, Marat'
    """

    family: str | None = fields.text(optional=True)
    given: str | None = fields.text(optional=True)
    literal: str | None = fields.text(optional=True)

    def __attrs_post_init__(self) -> None:
        if (self.family is None) == (self.literal is None):
            raise DataError("Agent: expected a family name or a literal name, not both")

    def __str__(self) -> str:
        if self.family is None:
            return str(self.literal)
        return f"{self.family}, {self.given}" if self.given else self.family


@attrs.frozen(kw_only=True)
class Heading:
    """A heading of a source, in the order of the text, for locators to name.

    Args:
        title: The heading as printed, or a name of ours for text that has none.
        begins: The first words of the text under it, where the title itself does not
            stand in the text or stands there more than once.
    """

    title: str = fields.text()
    begins: str | None = fields.text(optional=True)

    def __str__(self) -> str:
        return self.title

    @property
    def marker(self) -> str:
        """The words that show where the section starts."""
        return self.begins or self.title


@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """A publication, with CSL-JSON fields as far as they are verified.

    What is not verified is absent; what is only believed stands in `believed` and
    nowhere else.

    Args:
        id: Id of the record.
        role: Whether statements are read from it and how, a text rests on it, or it
            gives reference data.
        type: CSL type, such as ``article-journal``.
        title: Title, absent if the publication has none.
        authors: Who wrote it, in the order printed.
        issued: When it was published.
        container_title: Journal, magazine or site it appeared in.
        container_title_short: Short name of that, where only this is verified.
        volume, issue, page, doi, issn, url: As in CSL-JSON.
        license: Licence it states, by its SPDX identifier where there is one.
        notice: What must be said wherever its data goes.
        standpoint: Who speaks, and from which position.
        reliability: What is known of how far it can be relied on.
        believed: Names of fields with what is believed of them, without proof.
        outline: Its headings, in order, that locators name.
        note: Anything else a reader should know.
    """

    id: str = fields.identifier()
    role: SourceRole = fields.choice(SourceRole)
    type: str = fields.text()
    title: str | None = fields.text(optional=True)
    authors: tuple[Agent, ...] = fields.instances(Agent)
    issued: Period | None = fields.instance(Period, optional=True)
    container_title: str | None = fields.text(optional=True)
    container_title_short: str | None = fields.text(optional=True)
    volume: str | None = fields.text(optional=True)
    issue: str | None = fields.text(optional=True)
    page: str | None = fields.text(optional=True)
    doi: str | None = fields.text(optional=True)
    issn: str | None = fields.text(optional=True)
    url: str | None = fields.text(optional=True)
    license: str | None = fields.text(optional=True)
    notice: str | None = fields.text(optional=True)
    standpoint: str | None = fields.text(optional=True)
    reliability: str | None = fields.text(optional=True)
    believed: Pairs = fields.pairs()
    outline: tuple[Heading, ...] = fields.instances(Heading)
    note: str | None = fields.text(optional=True)

    @property
    def summary(self) -> str:
        """Author and year."""
        return self.label

    @property
    def year(self) -> str:
        """The year of publication, or "n.d."."""
        # An open or unknown start has no year: the one it ends in is shown.
        return self.issued.edtf.lstrip("./")[:4] if self.issued else "n.d."

    @property
    def label(self) -> str:
        """Author and year, as in running text: "Murzaeva 2024"."""
        names = [author.family or author.literal or "" for author in self.authors]
        who = names[0] if names else self.title or self.id
        more = {0: "", 1: "", 2: f" and {names[-1]}" if names else ""}
        who += more.get(len(names), " et al.")
        # A title may end in the year itself.
        return who if who.endswith(f" {self.year}") else f"{who} {self.year}"
