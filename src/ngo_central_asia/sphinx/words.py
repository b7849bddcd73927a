"""Values of records in the words of running text."""

from __future__ import annotations

from typing import Any

from ngo_central_asia.display import typeset
from ngo_central_asia.model import units
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.statistic import Statistic


def words(value: Any) -> str:
    r"""Return a value in typographic form, a figure with its unit.

    >>> import ngo_central_asia as nca
    >>> words(nca.statistics["kg-ngos-2010-jaysanov"])
    '18\u202f341 organizations'
    """
    if isinstance(value, Statistic):
        value = value.figure
    if isinstance(value, Figure):
        unit = "" if value.unit == "percent" else units.words(value.unit)
        return f"{typeset.figure(value)} {unit}".rstrip()
    if isinstance(value, Period):
        return typeset.period(value)
    if isinstance(value, int):
        return typeset.number(value)
    if isinstance(value, str):  # its method ``title`` is no title
        return value
    name = getattr(value, "name", None) or getattr(value, "title", None)
    return str(name or getattr(value, "summary", value))
