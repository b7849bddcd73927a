"""What a page is made of, whatever it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.display.document import Lines, Paragraph, Table
from ngo_central_asia.errors import CriteriaError

if TYPE_CHECKING:
    from ngo_central_asia.display.charts.chart import Chart


@attrs.frozen
class Access:
    """How a record is reached otherwise: in Python, and as data.

    Args:
        collection: Name of its collection.
        id: Id of the record.
    """

    collection: str
    id: str


@attrs.frozen
class Web:
    """An address that a source can be read at."""

    address: str


Block = Table | Lines | Paragraph | Access | Web | Any


@attrs.frozen
class Section:
    """Blocks under a heading; one without content is not written.

    Args:
        title: The heading.
        blocks: Its tables, lists, sentences and charts, in order.
    """

    title: str
    blocks: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(map(_says, self.blocks))


@attrs.frozen(kw_only=True)
class Page:
    """A page.

    Args:
        title: Its title.
        kind: What it is about, such as "law of Uzbekistan".
        summary: Blocks before the first heading.
        sections: Blocks under headings.
        key: The id that names of it lead to.
        others: Ids of records without a page that are shown here.
    """

    title: str
    kind: str
    summary: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    key: str | None = None
    others: tuple[str, ...] = ()


def _says(block: Block) -> bool:
    match block:
        case Table(rows=content) | Lines(lines=content):
            return bool(content)
    return True


def chart_of(result: Any) -> tuple[Chart, ...]:
    """Return the chart of a result, or none if there is nothing to draw."""
    if not any(row.citations for row in result):
        return ()
    try:
        return (result.plot(),)
    except CriteriaError:  # no chart is written for such results
        return ()
