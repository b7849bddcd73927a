"""The domain ``nca``: what stands before the colon in ``nca:value``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from ngo_central_asia.sphinx.directives import ChartDirective, TableDirective
from ngo_central_asia.sphinx.explorer.page import ExplorerDirective
from ngo_central_asia.sphinx.roles import CiteRole, CountRole, ValueRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from docutils.parsers.rst import Directive


def label(identity: str) -> str:
    """Return the label of the page of a record, where a site has one."""
    return f"record-{identity.casefold()}"


class NcaDomain(Domain):
    """Roles and directives that print what the data say.

    The pages of records have ordinary labels; what names a record leads there.
    """

    name = "nca"
    label = "ngo_central_asia"
    roles: ClassVar[dict[str, Any]] = {
        "value": ValueRole(),
        "count": CountRole(),
        "cite": CiteRole(),
    }
    directives: ClassVar[dict[str, type[Directive]]] = {
        "table": TableDirective,
        "chart": ChartDirective,
        "explorer": ExplorerDirective,
    }

    def resolve_xref(self, *given: Any) -> Element:
        """Return a link to the page of a record, or bare words if there is none."""
        env, start, builder, _, target, _, words = given
        place = env.domains.standard_domain.anonlabels.get(label(target))
        if place is None:
            bare: Element = words
            return bare
        page, part = place
        return make_refnode(builder, start, page, part, words)

    def merge_domaindata(self, docnames: Any, otherdata: Any) -> None:
        """Merge nothing: the domain keeps no data of its own."""

    def resolve_any_xref(self, *_: Any) -> list[Any]:
        """Resolve nothing: the pages of records have ordinary labels."""
        return []
