"""How far it is certain that a record says what its sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ngo_central_asia._names import fold, suggest
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.record import Record
from ngo_central_asia.model.vocabulary import Evidence

if TYPE_CHECKING:
    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.dataset.dataset import Dataset


def evidence_of(record: Record | Derived, dataset: Dataset | None = None) -> Evidence:
    """Return the best grade among the places that a record stands on.

    The grade is that of the source: a text that citations are checked against, a
    published table, or a page that somebody typed from. What is computed is as good as
    the weakest of the statements that it rests on.

    Args:
        record: A record with citations, or a computed figure.
        dataset: The dataset with its sources; the embedded one if absent.

    Raises:
        CriteriaError: It is neither, or the record has no citations.
        NotFoundError: The dataset has not all of its sources.

    >>> import ngo_central_asia as nca
    >>> evidence_of(nca.statistics["kg-ngos-2006-jaysanov"]).value
    'checked against the text'
    >>> evidence_of(nca.statistics["population-wdi-2026-kg-2006"]).value
    'read from a published table'
    """
    dataset = or_embedded(dataset)
    if not isinstance(record, Record):
        return _of_computed(record, dataset)
    # Most records hold their citations themselves, where no walk is needed.
    cited = getattr(record, "citations", ()) or walk.citations(record)
    grades = [dataset.sources[each.source].role.evidence for each in cited]
    if not grades:
        raise CriteriaError(f"{record!r} has no citations, and so no evidence")
    return min(grades, key=lambda evidence: evidence.grade)


def _of_computed(figure: object, dataset: Dataset) -> Evidence:
    from ngo_central_asia.analysis.derived import Derived

    if not isinstance(figure, Derived):
        raise CriteriaError(f"expected a record or a computed figure, got {figure!r}")
    grades = [evidence_of(said, dataset) for said in figure.statistics]
    return max(grades, key=lambda evidence: evidence.grade)


def least(asked: str | None) -> Evidence:
    """Return the grade that is asked for at least, by its words or its name.

    Raises:
        CriteriaError: There is no such grade.

    >>> least("checked").value, least(None).value
    ('checked against the text', 'entered by hand')
    """
    if asked is None:
        return Evidence.BY_HAND
    names = [grade.name.replace("_", " ").casefold() for grade in Evidence]
    wanted = fold(str(asked).replace("_", " "))
    for grade, name in zip(Evidence, names, strict=True):
        if wanted in (fold(grade.value), fold(name)):
            return grade
    raise CriteriaError(f"there is no evidence {asked!r}. {suggest(asked, names)}")
