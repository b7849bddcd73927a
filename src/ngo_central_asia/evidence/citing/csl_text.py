"""What citeproc-py sets, with the faults taken out that it makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ngo_central_asia.evidence.citing import csl_json

if TYPE_CHECKING:
    from ngo_central_asia.evidence.citing.csl_json import Item
    from ngo_central_asia.evidence.citing.styles import Style

#: The number of an entry in a numbered list.
NUMBER = re.compile(r"^\[?\d+[\].]\s*")
_FAULTS = (
    (re.compile(r"\. ,"), "."),  # where a place of publication would stand
    (re.compile(r" // (?=\d{4}\b|б\. г\.|№|$)"), ". "),  # where a journal would stand
    (re.compile(r"([?!][\u201d\u2019]*)\.(?=\s|$)"), r"\1"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"\[Dataset\]"), "[Data set]"),
    (re.compile(r"\bnos\. (?=\d+ \()"), "no. "),
    (re.compile(r"(?<=\bnos\. )(\d+)-(?=\d)"), "\\1\u2013"),
)
#: GOST names the parts of a source in the language of the source.
_LATIN = (
    (re.compile(r"(?<=\. )Т\. (?=\w)"), "Vol. "),
    (re.compile(r"(?<=\. )№ (?=\w)"), "No. "),
    (re.compile(r"(?<=\. )С\. (?=\w)"), "P. "),
    (re.compile(re.escape("[Электронный ресурс]")), "[Electronic resource]"),
)
#: Characters that stand for nothing, in place of what is not to be touched.
_SHIELDS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
_OTHER = {"\u201c": "\u2018", "\u2018": "\u201c"}
_CLOSING = {"\u201c": "\u201d", "\u2018": "\u2019"}


def tidied(text: str, made: Item, style: Style) -> str:
    """Return what citeproc-py set of an item, without the faults that it makes."""
    if "author" not in made:
        text = _without_repeat(text, made)
    text, kept = _shielded(text, made)
    for fault, right in (*_FAULTS, *_latin(made, style)):
        text = fault.sub(right, text)
    for shield, whole in kept.items():
        text = text.replace(shield, whole)
    if style.year_once:
        text = _without_second_year(text, made)
    untitled = re.escape(style.untitled)
    text = re.sub(rf"[\u201c\u2018]({untitled})[\u201d\u2019]", r"\1", text)
    return quoted(text.strip(), style)


def _latin(made: Item, style: Style) -> tuple[tuple[re.Pattern[str], str], ...]:
    return _LATIN if style.cyrillic_first and made["language"] != "ru" else ()


def _shielded(text: str, made: Item) -> tuple[str, dict[str, str]]:
    """Return the text with titles and addresses put aside, and what was put aside.

    Their last letter stays: the points behind it depend on it.
    """
    kept: dict[str, str] = {}

    def put_aside(found: re.Match[str]) -> str:
        if len(kept) == len(_SHIELDS):
            return found[0]
        shield = _SHIELDS[len(kept)]
        kept[shield] = found[0][:-1]
        return shield + found[0][-1]

    for name in ("URL", "DOI", "title", "container-title", "container-title-short"):
        if name in made:
            text = re.sub(re.escape(made[name]), put_aside, text, flags=re.IGNORECASE)
    return text, kept


def _without_second_year(text: str, made: Item) -> str:
    """Return the text without the year behind the journal, unless it ends a date."""
    journal = re.escape(made.get("container-title", ""))
    found = list(re.finditer(journal, text, re.IGNORECASE)) if journal else []
    if not found:
        return text
    head, tail = text[: found[-1].end()], text[found[-1].end() :]
    year = re.escape(csl_json.year(made) + made.get("year-suffix", ""))
    return head + re.sub(rf" \({year}\)|(?<!\d), {year}(?=[.:])", "", tail)


def _without_repeat(text: str, made: Item) -> str:
    """Return the text without the second mention of what stands for the author.

    A title that stands where the author would is not said again in its own place, nor
    is the name of a newspaper.
    """
    number = NUMBER.match(text)
    begin = number.end() if number else 0
    for name in ("title", "container-title"):
        words = re.escape(made.get(name, ""))
        pattern = rf"[\u201c\u2018]?{words}[\u201d\u2019]?"
        found = list(re.finditer(pattern, text, re.IGNORECASE)) if words else []
        # Behind an opening bracket it stands for the author too.
        if len(found) > 1 and found[0].start() <= begin + 1:
            before, after = text[: found[1].start()].rstrip(), text[found[1].end() :]
            twice = before[-1:] in {*".,;:"} and after[:1] in {*".,;:"}
            return before + after[twice:]
    return text


def quoted(text: str, style: Style) -> str:
    """Return the text with quotation marks inside others of the other kind.

    The American styles have points and commas inside of them.
    """
    made: list[str] = []
    open_marks: list[str] = []
    for at, char in enumerate(text):
        if char in _OTHER:
            open_marks.append(_OTHER[open_marks[-1]] if open_marks else char)
            made.append(open_marks[-1])
        elif (
            char in _CLOSING.values()
            and open_marks
            and not text[at + 1 : at + 2].isalpha()  # it is no apostrophe
        ):
            made.append(_CLOSING[open_marks.pop()])
        else:
            made.append(char)
    set_right = "".join(made)
    if style.american:
        set_right = re.sub("(\u2019?\u201d)([.,])", r"\2\1", set_right)
    return set_right


def ended(text: str, made: Item, style: Style) -> str:
    """Return a reference that ends as it should, with the address of the source."""
    text = text.rstrip(" ,")
    address = f"https://doi.org/{made['DOI']}" if "DOI" in made else made.get("URL")
    if style.link and address and address not in text:
        text = f"{text.rstrip('.')}. {style.link.format(address)}."
    if text.endswith((".", "?", "!", "\u201d", "\u2019", str(address))):
        return text
    return f"{text}."
