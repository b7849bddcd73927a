"""A Sphinx extension: values, citations and tables in prose that come from the data.

Put ``"ngo_central_asia.sphinx"`` into ``extensions`` of ``conf.py``. In MyST, write

- ``{nca:value}`kg-ngos-2010-jaysanov``` for a figure, ``{nca:value}`….period``` for
  any field of any record,
- ``{nca:count}`ngos.where(country="UZ")``` for a number of records,
- ``{nca:cite}`kg-ngos-2010-jaysanov``` for its citation,
- a ``{nca:table}`` directive with ``compare("ngos", at=2010)``, or with any record,
  collection or result, for a table with footnotes.

What is asked for is written as in Python, with literal arguments only. A mistake is an
error of the build that names the line.

The data are those of the package, or of the dataset that ``nca_dataset`` names in
``conf.py``: a folder or file beside it, as `ngo_central_asia.Dataset.load` takes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ngo_central_asia

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the domain ``nca`` with its roles and directives to Sphinx."""
    from ngo_central_asia.sphinx.domain import NcaDomain

    app.add_config_value("nca_dataset", None, "env", types=(str, type(None)))
    app.add_domain(NcaDomain)
    return {
        "version": ngo_central_asia.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
