"""Footnotes and lists of references for Markdown and HTML, with everything escaped."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$!])")


def markdown_notes(notes: Iterable[str]) -> str:
    r"""Return numbered footnotes as most kinds of Markdown take them.

    >>> print(markdown_notes(["See *this* <script>."]))
    [^1]: See \*this\* \<script\>.
    """
    return "\n".join(
        f"[^{at}]: {markdown(note)}" for at, note in enumerate(notes, start=1)
    )


def html_notes(notes: Iterable[str]) -> str:
    """Return numbered footnotes as an HTML list, with an anchor for each.

    >>> print(html_notes(["See <script>."]))
    <ol class="footnotes">
    <li id="fn-1">See &lt;script&gt;.</li>
    </ol>
    """
    lines = [
        f'<li id="fn-{at}">{html.escape(note)}</li>'
        for at, note in enumerate(notes, start=1)
    ]
    return "\n".join(['<ol class="footnotes">', *lines, "</ol>"])


def markdown_list(references: Mapping[str, str]) -> str:
    """Return references as a Markdown list."""
    return "\n".join(f"- {markdown(text)}" for text in references.values())


def html_list(references: Mapping[str, str]) -> str:
    """Return references as an HTML list, with the id of each source as an anchor."""
    lines = [
        f'<li id="ref-{html.escape(key)}">{html.escape(text)}</li>'
        for key, text in references.items()
    ]
    return "\n".join(['<ul class="references">', *lines, "</ul>"])


def markdown(text: str) -> str:
    """Return *text* on one line with the characters escaped that Markdown reads."""
    one_line = " ".join(text.split()).replace("&", "&amp;")
    # These begin a list or a heading at the start of a line.
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", _MARKDOWN.sub(r"\\\1", one_line))
