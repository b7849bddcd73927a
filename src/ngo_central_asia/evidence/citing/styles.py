"""The styles of the Citation Style Language that are known by name, and their ways.

A style file says how a reference looks. It says nothing of a place that is a heading
and a paragraph, nor of a statement that one work has from another: these follow the
manual of each style, and stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from ngo_central_asia.model.citation import Citation

PLAIN = "plain"


@attrs.frozen(kw_only=True)
class Style:
    """A style and what its file does not say.

    Args:
        csl: Name of its file among the CSL styles.
        locale: Language of its terms, where the file does not set it.
        brackets: What a citation in running text stands between.
        apart: Whether each source has brackets of its own.
        number: How its references are numbered, if they are.
        sorts: Whether its references are in alphabetical order.
        american: Whether points and commas stand inside quotation marks.
        section, paragraph, row: How a place is written.
        cited_in: The words between a work and the one that cites it.
        attributed_to: How the origin is written that a source names beside a work.
        no_date: What stands for a missing year, where the file prints nothing.
        link: How an address is written that the file leaves out.
        year_once: Whether the year, which stands behind the authors, is not said again
            behind the journal.
        untitled: What stands for a missing title.
        types: Types of items that its file prints wrongly or without their date, with
            the type to print them as.
        cyrillic_first: Whether Cyrillic references come before Latin ones.
    """

    csl: str
    locale: str | None = None
    brackets: tuple[str, str] = ("(", ")")
    apart: bool = False
    number: str | None = None
    sorts: bool = True
    american: bool = True
    section: str = "sec. {}"
    paragraph: str = "para. {}"
    row: str = "row {}"
    cited_in: str = "cited in"
    attributed_to: str = "attributed to {}"
    no_date: str | None = None
    link: str | None = None
    year_once: bool = False
    untitled: str = "[Untitled]"
    types: Mapping[str, str] = MappingProxyType({})
    cyrillic_first: bool = False

    def locator(self, cited: Citation) -> str:
        """Return the place of a citation in the form of the style."""
        if cited.section is None:
            return self.row.format(cited.row)
        section = self.section.format(cited.section)
        if cited.paragraph is None:
            return section
        return f"{section}, {self.paragraph.format(cited.paragraph)}"


#: After their manuals: APA 7, Chicago 17 (author-date), MLA 9, IEEE Reference Guide,
#: GOST R 7.0.5-2008, and Harvard as in Cite Them Right.
STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "apa": Style(csl="apa", section="{} section", cited_in="as cited in"),
        "chicago": Style(
            csl="chicago-author-date-17th-edition",
            section="under \u201c{}\u201d",
            year_once=True,
        ),
        "mla": Style(
            csl="modern-language-association",
            paragraph="par. {}",
            types=MappingProxyType({"speech": "document"}),
        ),
        "ieee": Style(
            csl="ieee",
            brackets=("[", "]"),
            apart=True,
            number="[{}] ",
            sorts=False,
            section="Sec. {}",
            no_date="n.d.",
        ),
        "gost": Style(
            csl="gost-r-7-0-5-2008",
            brackets=("[", "]"),
            number="{}. ",
            american=False,
            section="разд. «{}»",
            paragraph="абз. {}",
            row="строка {}",
            cited_in="цит. по:",
            attributed_to="со ссылкой на: {}",
            no_date="б. г.",
            link="URL: {}",
            untitled="[Без заглавия]",
            cyrillic_first=True,
        ),
        "harvard": Style(
            csl="harvard-cite-them-right",
            locale="en-GB",
            american=False,
            section="section \u2018{}\u2019",
        ),
    }
)
