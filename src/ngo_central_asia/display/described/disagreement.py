"""What disagreements show: who says what, how far apart, and why that may be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ngo_central_asia.analysis.caveats import CaveatKind
from ngo_central_asia.analysis.contrast import MEANINGS, RULES, Reason, Standing
from ngo_central_asia.analysis.disagreement import DateDisagreement, Disagreement
from ngo_central_asia.display.described.figures import ROUNDED
from ngo_central_asia.display.document import Cell, Document, Lines, Paragraph, line
from ngo_central_asia.model.vocabulary import Dating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.analysis.derived import Derived
    from ngo_central_asia.analysis.disagreement import Disagreements
    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.display.document import Line
    from ngo_central_asia.model.discrepancy import Discrepancy

#: This many discrepancies without a group are listed; the rest is counted.
MOST_CURATED = 12


def disagreements(shown: Disagreements) -> Document:
    """Describe disagreements: a list for each group, then how to read them."""
    groups = [
        Lines(_heading(row), tuple(_figures(row, shown.dataset)))
        if isinstance(row, Disagreement)
        else Lines(_law(row), tuple(_dates(row)))
        for row in shown.rows
    ]
    return Document(
        title=_title(shown),
        blocks=(
            *groups,
            Lines(_curated_title(shown.curated), tuple(_records(shown.curated))),
            *_how_to_read(shown),
        ),
        sources=shown.sources,
    )


def _title(shown: Disagreements) -> str:
    about = shown.indicator.name if shown.indicator else "all indicators"
    when = f" in {shown.period}" if shown.period else ""
    held = Counter(row.standing for row in shown.rows)
    counts = ", ".join(f"{held[one]} {one}" for one in Standing if held[one])
    many = f"{len(shown)} group{'' if len(shown) == 1 else 's'}"
    return f"what the sources say differently, {about}{when}: {many}" + (
        f" ({counts})" if counts else ""
    )


def _heading(row: Disagreement) -> str:
    part = ", ".join(f"{name}: {value}" for name, value in row.breakdown)
    about = f"{row.area.name}, {row.heading.name}" + (f" ({part})" if part else "")
    return f"{about}: {row.standing.value}"


def _law(row: DateDisagreement) -> str:
    return f"{row.area.name}, dates of a law: {row.standing.value}"


def _figures(row: Disagreement, dataset: Dataset) -> Iterator[Line]:
    kinds = {said.indicator for said in row.statistics} != {row.heading.id}
    for said in row.statistics:
        of = f", {dataset.indicators[said.indicator].name}" if kinds else ""
        dating = "" if said.dating is Dating.STATED else f" ({_DATED[said.dating]})"
        caveats = (said.note,) if said.note else ()
        text = f"{said.figure}{of}{dating}"
        yield line(str(said.period), Cell(text, said.citations, caveats))
    yield line("origins", _witnesses(row))
    spread = [
        _derived(one, dataset) for one in (row.difference, row.ratio) if one is not None
    ]
    if spread:
        yield line("spread of the widest pair", *spread)
    yield line("possible reasons", ", ".join(row.reasons))
    yield from _records(row.curated)


_DATED = {
    Dating.CONTEXT: "dated by the passage",
    Dating.RESOLVED: "dated by us",
    Dating.PUBLICATION: "dated by the publication only",
}


def _witnesses(row: Disagreement) -> str:
    if row.witnesses == 1:
        return "1: nothing shows that they do not all go back to one"
    return f"at most {row.witnesses} that are independent"


def _derived(derived: Derived, dataset: Dataset) -> Cell:
    kinds = dict.fromkeys(said.indicator for said in derived.statistics)
    names = " and ".join(dataset.indicators[kind].name for kind in kinds)
    caveats = tuple(
        f"of two kinds: {names}"
        if caveat.kind is CaveatKind.DEFINITION
        else caveat.text
        for caveat in derived.caveats
    )
    return Cell(f"{derived.name} {derived}", (), caveats)


def _dates(row: DateDisagreement) -> Iterator[Line]:
    yield line("law", f"{row.law.title} ({row.law.id}), {row.kind.value}")
    for dated in row.dates:
        caveats = (dated.note,) if dated.note else ()
        yield line("date", Cell(dated.date.edtf, dated.citations, caveats))
    yield line("possible reasons", ", ".join(row.reasons))
    yield from _records(row.curated)


def _curated_title(curated: tuple[Discrepancy, ...]) -> str:
    return (
        f"On record without such a group ({len(curated)}): "
        "contradictions and faults of other kinds"
    )


def _records(curated: Iterable[Discrepancy]) -> Iterator[Line]:
    records = list(curated)
    for record in records[:MOST_CURATED]:
        yield line("on record", f"{record.title} ({record.kind}, {record.resolution})")
    if len(records) > MOST_CURATED:
        yield line("", f"… and {len(records) - MOST_CURATED} more")


def _how_to_read(shown: Disagreements) -> Iterator[Lines | Paragraph]:
    if not shown.rows:
        return
    standings = {row.standing for row in shown.rows}
    reasons = {reason for row in shown.rows for reason in row.reasons}
    yield Lines(
        "How to read it",
        (
            *(line(one, MEANINGS[one]) for one in Standing if one in standings),
            *(line(one, RULES[one]) for one in Reason if one in reasons),
        ),
    )
    yield Paragraph(
        "The spread is that of the widest pair among the gravest; a bound keeps it "
        f"open. Nothing here says which source is right. {ROUNDED}"
    )
