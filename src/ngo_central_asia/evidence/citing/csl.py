"""References and citations in the styles of journals, set by citeproc-py.

citeproc-py is the one kept processor of CSL styles for Python, and does not do all that
a style file asks for. What it gets wrong on our sources is put right in three places:
in the file before it is read (`csl_file`), in the item here, and in the text that comes
out (`csl_text`). Known limits:

- Titles stay in the letters that they are printed in. Only MLA and Chicago have those
  set in headline case whose words show that they are English, and there a word behind a
  quotation mark or a hyphen keeps its small letter.
- APA and Chicago cite a law by its title. GOST names only the year of a newspaper, IEEE
  no date of a web page that has none. MLA lists an author of several works by name each
  time.
- What a work without an author is, such as "[Data set]", stands behind its year in APA.
- Authors of one family name and one year are told apart by letters, not by initials.
- Works that a source has a statement from are listed too, although the manuals ask only
  for what was read.
- The text is plain, without italics.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ngo_central_asia._names import fold
from ngo_central_asia.errors import DataError
from ngo_central_asia.evidence.citing import csl_json
from ngo_central_asia.evidence.citing.csl_file import AMBIGUOUS, style_file
from ngo_central_asia.evidence.citing.csl_text import NUMBER, ended, quoted, tidied
from ngo_central_asia.evidence.citing.styles import STYLES
from ngo_central_asia.evidence.citing.suffixes import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ngo_central_asia.evidence.citing.csl_json import Item
    from ngo_central_asia.evidence.citing.mentions import Mention
    from ngo_central_asia.evidence.citing.styles import Style

#: Words that tell an English title from a transliterated one.
_ENGLISH = frozenset({"and", "for", "in", "of", "the"})


class Processor:
    """Sets references and citations of some items in one style.

    Args:
        name: Name of the style.
        items: The items, as CSL-JSON; their ids are unique.

    Raises:
        DataError: citeproc-py cannot set one of them.
        MissingExtraError: The extra ``cite`` is not installed.
    """

    def __init__(self, name: str, items: Iterable[Item]) -> None:
        self._name = name
        self._style = STYLES[name]
        self._file = style_file(name)
        self._items = {made["id"]: _prepared(made, self._style) for made in items}
        # citeproc-py folds the case of ids, so it is given numbers.
        self._keys = {key: f"n{at}" for at, key in enumerate(self._items)}
        self._load()
        self._labels = {key: self._label(key) for key in self._items}
        marked = self._tell_apart()
        if marked:
            self._load()
            self._labels |= {key: self._label(key) for key in marked}
        self._entries = {key: self._entry(key) for key in self._items}
        self._order = list(self._items)
        if self._style.sorts:
            self._order.sort(key=self._rank)

    @property
    def references(self) -> dict[str, str]:
        """The reference to each item, in the order of the style."""
        number = self._style.number
        return {
            key: f"{number.format(at) if number else ''}{self._entries[key]}"
            for at, key in enumerate(self._order, start=1)
        }

    def citation(self, mention: Mention) -> str:
        """Return a citation with its chain and its place, without brackets."""
        place, style = mention.place, self._style
        origin = place.attributed_to if place else None
        label = self._labels[mention.source.id]
        if place:
            label += f", {style.locator(place)}"
        if origin and mention.works:
            # Whether the work names the origin too, or is its own, is not known.
            label += f", {style.attributed_to.format(origin)}"
            origin = None
        chain = [self._apart(label)]
        if mention.works:
            works = (self._apart(self._labels[work.id]) for work in mention.works)
            chain.insert(0, "; ".join(works))
        if origin:
            chain.insert(0, origin)
        return quoted(f", {style.cited_in} ".join(chain), style)

    def bracketed(self, citations: Sequence[str]) -> str:
        """Return several citations between the brackets of the style."""
        if self._style.apart:
            return ", ".join(citations)
        opening, closing = self._style.brackets
        return f"{opening}{'; '.join(citations)}{closing}" if citations else ""

    def _apart(self, label: str) -> str:
        opening, closing = self._style.brackets if self._style.apart else ("", "")
        return f"{opening}{label}{closing}"

    def rank(self, mention: Mention) -> int:
        """Return where the source of a mention stands among the references."""
        return self._order.index(mention.source.id)

    # --- what is set ----------------------------------------------------------------

    def _entry(self, key: str) -> str:
        rendered = self._set(
            key, lambda: self._csl.render_bibliography(self._cite(key))
        )
        made = self._items[key]
        text = NUMBER.sub("", tidied("".join(map(str, rendered)), made, self._style))
        return ended(text, made, self._style)

    def _label(self, key: str) -> str:
        """Return what stands for a source in running text: a name and a year, say."""
        from citeproc import Citation

        citation = Citation(self._cite(key))
        citation.bibliography = self._bibliography
        rendered = self._set(key, lambda: self._bibliography.cite(citation, str))
        text = tidied(str(rendered), self._items[key], self._style)
        opening, closing = self._style.brackets
        return text.removeprefix(opening).removesuffix(closing)

    def _rank(self, key: str) -> tuple[bool, str, str]:
        """Return the key to sort by: authors, year and title, as they are set."""
        entry = fold(self._entries[key])
        letters = "".join(char if char.isalnum() else " " for char in entry)
        last = self._style.cyrillic_first and not _is_cyrillic(letters.lstrip()[:1])
        return last, " ".join(letters.split()), key

    def _tell_apart(self) -> tuple[str, ...]:
        """Mark items whose labels are the same, and return the keys of these."""
        titles = {key: made["title"] for key, made in self._items.items()}
        given = suffixes(self._labels, titles)
        for key, letter in given.items():
            self._items[key]["year-suffix"] = letter
            self._items[key][AMBIGUOUS] = "yes"
        return tuple(given)

    # --- citeproc-py ----------------------------------------------------------------

    def _load(self) -> None:
        from io import BytesIO

        from citeproc import (
            Citation,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        self._csl = CitationStylesStyle(
            BytesIO(self._file), locale=self._style.locale, validate=False
        )
        source = CiteProcJSON(
            [{**made, "id": self._keys[key]} for key, made in self._items.items()]
        )
        self._bibliography = CitationStylesBibliography(
            self._csl, source, formatter.plain
        )
        for key in self._keys:
            self._bibliography.register(Citation(self._cite(key)))

    def _cite(self, key: str) -> list[Any]:
        from citeproc import Citation, CitationItem

        cites = [CitationItem(self._keys[key])]
        Citation(cites).bibliography = getattr(self, "_bibliography", None)
        return cites

    def _set(self, key: str, render: Callable[[], Any]) -> Any:
        # What was cited before must not turn this into "ibid.".
        self._bibliography._cites.clear()  # noqa: SLF001  # there is no public way
        try:
            return render()
        except Exception as error:  # whatever comes out of a dependency
            raise DataError(
                f"sources, {key!r}: citeproc-py cannot set it in the style "
                f"{self._name!r} ({type(error).__name__}: {error})"
            ) from error


def _prepared(made: Item, style: Style) -> Item:
    """Return an item that says what the style file needs."""
    ready: Item = {
        name: " ".join(value.split()) if isinstance(value, str) else value
        for name, value in made.items()
    }
    if "author" in ready:
        ready["author"] = [_spaced(author) for author in ready["author"]]
    if "container-title-short" in ready:
        ready.setdefault("container-title", ready["container-title-short"])
    if ready["type"] == "article" and "container-title" in ready:
        # An article of CSL is a preprint; one that appeared somewhere is none.
        ready["type"] = "article-newspaper"
    ready["type"] = style.types.get(ready["type"], ready["type"])
    words = ready.get("title") or ready.get("container-title") or ""
    ready.setdefault("language", _language(words))
    ready.setdefault("title", style.untitled)
    issued = ready.get("issued", {})
    if not issued and style.no_date:
        ready["issued"] = {"literal": style.no_date}
    elif {"season", "literal"} & issued.keys() or len(issued.get("date-parts", ())) > 1:
        ready["issued"] = {"literal": csl_json.year(made)}
    return ready


def _spaced(author: dict[str, str]) -> dict[str, str]:
    """Return a name with its initials apart, as the styles take them."""
    if "given" not in author:
        return author
    return {**author, "given": re.sub(r"\.(?=\w)", ". ", author["given"])}


def _language(title: str) -> str:
    """Return the language of a title as far as its letters and words show it."""
    if any(map(_is_cyrillic, title)):
        return "ru"
    return "en" if _ENGLISH & set(title.casefold().split()) else "und"


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f"
