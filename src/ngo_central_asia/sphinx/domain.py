"""The domain ``nca``: what stands before the colon in ``nca:value``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from ngo_central_asia.sphinx.directives import TableDirective
from ngo_central_asia.sphinx.roles import CiteRole, CountRole, ValueRole

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive


class NcaDomain(Domain):
    """Roles and directives that print what the data say; it has no objects."""

    name = "nca"
    label = "ngo_central_asia"
    roles: ClassVar[dict[str, Any]] = {
        "value": ValueRole(),
        "count": CountRole(),
        "cite": CiteRole(),
    }
    directives: ClassVar[dict[str, type[Directive]]] = {"table": TableDirective}

    def merge_domaindata(self, docnames: Any, otherdata: Any) -> None:
        """Merge nothing: the domain keeps no data of its own."""

    def resolve_any_xref(self, *_: Any) -> list[Any]:
        """Resolve nothing: the pages of records have ordinary labels."""
        return []
