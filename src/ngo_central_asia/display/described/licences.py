"""What licences show: what each covers and asks for, and the notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia.display.document import Document, Lines, line

if TYPE_CHECKING:
    from ngo_central_asia.analysis.licences import Licences, Terms
    from ngo_central_asia.display.document import Line


def licences(shown: Licences) -> Document:
    """Describe licences: what they cover, what to do, what to say."""
    if not shown.rows:
        return Document("licences: none, as no source stands behind this", ())
    names = ", ".join(dict.fromkeys(terms.license for terms in shown))
    return Document(
        f"licences: {names}",
        (
            Lines(None, tuple(map(_terms, shown))),
            Lines(
                f"{_allowed(shown)}. To do so,",
                tuple(line("", condition) for condition in shown.conditions),
            ),
            Lines(
                "Notices", tuple(line("", text) for text in shown.notice.splitlines())
            ),
        ),
    )


def _allowed(shown: Licences) -> str:
    """Return what may be done, as far as the licences are known to be open."""
    if not shown.unknown:
        return "An export may be shared and adapted"
    names = ", ".join(source.id for source in shown.unknown)
    return f"An export without what is of {names} may be shared and adapted"


def _terms(shown: Terms) -> Line:
    ids = ", ".join(source.id for source in shown.sources)
    what = "records of what is said by" if shown.of_records else "data of"
    return line(shown.license, f"{what} {ids}")
