"""Which pages there are, as files that Sphinx finds, and the data beside them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngo_central_asia.dataset import notices, walk
from ngo_central_asia.dataset.structure import unstructure
from ngo_central_asia.errors import DataError
from ngo_central_asia.sphinx.pages.site import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ngo_central_asia.sphinx.pages.site import Site

#: What the files end in that name pages.
SUFFIX = ".nca-page"
#: The folder of lists, beside the pages of records; no id has a slash.
LISTS = "collections"


def write_stubs(app: Sphinx) -> None:
    """Write a file for each page, which says which page it is.

    A file also holds the digest of the data, so that Sphinx reads it again when they
    have changed. Files of pages that are gone are removed; others are left alone.
    """
    if app.config.nca_pages is None:
        return
    site = _site(app)
    folder = Path(app.srcdir, app.config.nca_pages)
    digest = site.dataset.digest
    wanted = {
        folder / f"{place}{SUFFIX}": f"{name}\n{digest}\n"
        for place, name in pages(site).items()
    }
    for path in folder.rglob(f"*{SUFFIX}"):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def share_contents(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _: Any
) -> None:
    """Let pages of records share the contents of the site that a theme shows.

    None of them stands in the contents, and all stand in one folder, so what is shown
    is the same for each; to make it anew takes longer than all the rest of a page.
    """
    folder, _slash, _name = page.rpartition("/")
    if folder == app.config.nca_pages and page in app.env.metadata:
        made: dict[str, Any] = _shared(app.builder)
        make = context["toctree"]

        def contents(**options: Any) -> Any:
            key = repr(sorted(options.items()))
            if key not in made:
                made[key] = make(**options)
            return made[key]

        context["toctree"] = contents


@cache
def _shared(_builder: Any) -> dict[str, Any]:
    return {}


def write_data(app: Sphinx, exception: Exception | None) -> None:
    """Write each record as JSON beside its page."""
    if app.config.nca_pages is None or exception or app.builder.format != "html":
        return
    site = _site(app)
    folder = Path(app.outdir, app.config.nca_pages)
    folder.mkdir(parents=True, exist_ok=True)
    for collection, records in site.records.items():
        for record in records.values():
            content = {
                "dataset": dict(site.dataset.meta),
                "licences": notices.lines(
                    walk.sources([record], site.dataset), site.dataset
                ),
                "collection": collection,
                "record": unstructure(record),
            }
            text = json.dumps(content, ensure_ascii=False, indent=1)
            (folder / f"{record.id}.json").write_text(f"{text}\n", encoding="utf-8")


def pages(site: Site) -> dict[str, str]:
    """Return the place of each page in the folder, with its name.

    Raises:
        DataError: Two pages would have one place.
    """
    found: dict[str, str] = {}
    for place, name in _pages(site):
        # Places that differ in their case only are one file on many computers.
        taken = found.setdefault(place.casefold(), name)
        if taken != name:
            raise DataError(f"the page {place!r} would be of {taken} and of {name}")
    return dict(_pages(site))


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    for collection, records in site.records.items():
        if records:
            yield f"{LISTS}/{collection}", f"{LISTS}/{collection}"
        for key in records:
            yield key, f"{collection}/{key}"
    for scheme in site.schemes:
        yield scheme, f"schemes/{scheme}"
    yield f"{LISTS}/all", f"{LISTS}/all"


def _site(app: Sphinx) -> Site:
    return site_of(app.config, Path(app.srcdir))
