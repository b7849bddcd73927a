"""Scales that run the other way: refused beside others, unless they are flipped."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from ngo_central_asia._names import suggest
from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.derived import Derived, published
from ngo_central_asia.dataset.criteria import many
from ngo_central_asia.errors import ComparabilityError, CriteriaError
from ngo_central_asia.model import numbers
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ngo_central_asia.analysis.comparison import Row

#: Unit of a scale -> what its two ends add up to: it is flipped around their middle.
_ENDS = {"index": 1, "latent": 0, "wgi": 0}


def flips(indicators: Sequence[Indicator], flip: object) -> set[str]:
    """Return the ids of the indicators that are to be flipped.

    A scale runs the other way if a higher number means less of what its indicator
    speaks of, as in a score of repression that is higher where there is less. Beside
    scales that do not, a reader takes one of them for its opposite.

    Args:
        indicators: What is compared.
        flip: Indicators to flip, or their ids; an empty list to leave all as they are
            published; ``None`` to leave it open.

    Raises:
        ComparabilityError: Directions are mixed, and nothing is said of it.
        CriteriaError: What is to be flipped is not compared, or is no scale.

    >>> import ngo_central_asia as nca
    >>> both = [nca.indicators[key] for key in ("v2xcs_ccsi", "v2csreprss")]
    >>> flips(both, "v2csreprss"), flips(both, [])
    ({'v2csreprss'}, set())
    >>> flips(both, None)
    Traceback (most recent call last):
    ...
    ngo_central_asia.errors.ComparabilityError: the scales run in different
    directions:
    - v2xcs_ccsi: higher means a more robust civil society
    - v2csreprss: higher means LESS repression
    Give flip=['v2csreprss'] to turn it around, or flip=[] to leave all as published
    """
    by_id = {one.id: one for one in indicators}
    named = set() if flip is None or flip in ([], ()) else _ids(flip, by_id)
    scales = [one for one in indicators if one.higher_means is not None]
    turned = [one for one in scales if one.inverted != (one.id in named)]
    if (flip is None or named) and 0 < len(turned) < len(scales):
        means = "\n- ".join(
            f"{one.id}: {'lower' if one.id in named else 'higher'} means "
            f"{one.higher_means}"
            for one in scales
        )
        inverted = [one.id for one in scales if one.inverted]
        raise ComparabilityError(
            f"the scales run in different directions:\n- {means}\n"
            f"Give flip={inverted} to turn {'them' if len(inverted) > 1 else 'it'} "
            "around, or flip=[] to leave all as published"
        )
    return named


def _ids(flip: object, known: dict[str, Indicator]) -> set[str]:
    found = set()
    for name in many(flip, "flip"):
        key = name.id if isinstance(name, Indicator) else name
        if key not in known:
            raise CriteriaError(
                f"{key!r} is to be flipped and is not compared. {suggest(key, known)}"
            )
        if known[key].unit not in _ENDS:
            raise CriteriaError(
                f"{key!r} is in {known[key].unit}, which is no scale with two "
                f"directions; these are: {', '.join(_ENDS)}"
            )
        found.add(key)
    return found


def flipped(row: Row) -> Row:
    """Return a row with its number turned around; the published one stays beside it.

    >>> import ngo_central_asia as nca
    >>> row = flipped(nca.compare("v2csreprss", at=2023)["KG"])
    >>> print(row.derived)
    0.538 latent-scale points = 0 - (-0.538 latent-scale points)
    """
    said = row.statistic
    if said is None or said.figure.bounds is None:
        return row
    ends = Figure(
        value=numbers.exact(Fraction(_ENDS[said.figure.unit])), unit=said.figure.unit
    )
    indicator = row.question.indicator
    derived = Derived(
        name=f"{indicator.name}, flipped",
        formula=f"{ends.value} - ({said.figure})",
        figure=ends - said.figure,
        inputs=(said,),
        caveats=(
            Caveat(
                CaveatKind.DEFINITION,
                f"flipped, {ends.value} minus the published number: here lower means "
                f"{indicator.higher_means}",
            ),
        ),
        places=published(said),
    )
    return attrs.evolve(row, derived=derived)
