"""Why a cell shows what it shows: the choice, what it stands on, what is against it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from ngo_central_asia.analysis.caveats import Caveat, CaveatKind
from ngo_central_asia.analysis.comparability import of_observation
from ngo_central_asia.analysis.comparison import Row
from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.result import Result, each_once
from ngo_central_asia.analysis.selection import (
    STEPS,
    Candidate,
    Contest,
    Policy,
    Step,
    decisive,
)
from ngo_central_asia.analysis.series_rows import apart, in_words
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model import numbers
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import Dating, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ngo_central_asia.dataset.dataset import Dataset


class Topic(StrEnum):
    """What a sentence of an explanation is about."""

    CHOICE = "why this figure"
    """What was asked, and what decided against the other candidates."""
    BASIS = "what it stands on"
    """The places, their origins, how they were read, and what was computed."""
    AGAINST = "what speaks against it"
    """Caveats, rivals and listed discrepancies."""


@attrs.frozen
class Sentence:
    """One sentence of an explanation.

    Args:
        topic: What it is about.
        text: The sentence.
        citations: Where what it speaks of stands.
    """

    topic: Topic
    text: str
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Explanation(Result[Sentence]):
    """An explanation in plain sentences, by topic.

    Args:
        title: What is explained.
        rows: The sentences.
        decided_by: The step that decided against the next candidate; ``None`` where
            there was no choice.
        dataset: The dataset that was asked.
    """

    title: str
    rows: tuple[Sentence, ...]
    decided_by: Step | None = None

    def about(self, topic: Topic | str) -> tuple[Sentence, ...]:
        """Return the sentences on one topic."""
        return tuple(sentence for sentence in self.rows if sentence.topic == topic)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat row for each sentence, with its provenance in columns.

        >>> import ngo_central_asia as nca
        >>> rows = explain(nca.compare("ngos")["KG"]).to_dicts()
        >>> rows[0]["topic"], rows[1]["source_id"]
        ('why this figure', 'jaysanov-2023')
        """
        from ngo_central_asia.dataset import flat

        return [
            {
                "topic": sentence.topic.value,
                "text": sentence.text,
                **flat.citation_columns(sentence.citations, self.dataset),
            }
            for sentence in self.rows
        ]


def explain(
    cell: Row | Derived | Statistic | str, *, dataset: Dataset | None = None
) -> Explanation:
    """Say in plain sentences why a cell shows this figure, and what is against it.

    Args:
        cell: A row of a comparison, a computed figure, or a statistic or its id.
        dataset: Where sources and discrepancies are looked up: for a row the dataset
            that was compared, otherwise the embedded one if absent.

    Raises:
        NotFoundError: There is no statistic with that id.
        CriteriaError: It is nothing that can be explained.

    >>> import ngo_central_asia as nca
    >>> why = explain(nca.compare("ngos", at=2010)["KZ"])
    >>> print(why.about("why this figure")[1].text)
    The next candidate is about 1,000 organizations (operating NGOs, 2008%). The
    precedence of kinds decided against it.
    >>> why.decided_by
    <Step.KIND: 'kind'>
    >>> explain("kz-involved-2008-murzaeva").about("what speaks against it")[-1].text
    'A listed discrepancy, arithmetic: 40 + 50 + 100 thousand for about 200 thousand.
    Our reading (likely): Rounded parts of a rounded total; the parts can reach it.'
    """
    if isinstance(cell, Row):
        return _of_row(cell, dataset or cell.dataset)
    dataset = or_embedded(dataset)
    if isinstance(cell, str):
        cell = dataset.statistics[cell]
    if isinstance(cell, Derived):
        title, caveats = f"{cell.name}: {cell.rounded}", _caveats_of(cell, dataset)
    elif isinstance(cell, Statistic):
        title, caveats = cell.summary, list(_caveats(cell, dataset))
    else:
        raise CriteriaError(
            "expected a row of a comparison, a computed figure, or a statistic or its "
            f"id; got {cell!r}"
        )
    rows = (*_basis(cell, dataset), *_against(cell, cell, caveats, dataset))
    return Explanation(title=title, rows=rows, dataset=dataset)


def _of_row(row: Row, dataset: Dataset) -> Explanation:
    stated = row.statistic
    figure = row.derived.rounded if row.derived else row.figure
    said = f"{figure} ({row.period})" if figure else row.gap
    sentences = list(_choice(row))
    if stated is not None:
        cell = row.derived or stated
        sentences += _basis(cell, dataset)
        # What it was computed with is told before, as what it stands on.
        told = [one for one in row.caveats if one.kind is not CaveatKind.STEP]
        sentences += _against(cell, stated, told, dataset)
    return Explanation(
        title=f"{row.area.name}, {row.question.indicator.name}: {said}",
        rows=tuple(sentences),
        decided_by=_decided_by(row),
        dataset=dataset,
    )


# --- why this figure ------------------------------------------------------------------

#: What decided, as the subject of a sentence.
_DECIDED = {
    Step.TOLERANCE: "The tolerance",
    Step.KNOWN: "That its source calls the number unknown",
    Step.VINTAGE: "The vintage that is preferred",
    Step.TIME: "Time",
    Step.READABLE: "That it gives no number",
    Step.SIZE: "Size, as far as the bounds tell,",
    Step.PRINTED: "The number as printed",
    Step.EVIDENCE: "The stronger evidence",
    Step.KIND: "The precedence of kinds",
    Step.ORIGIN: "The fewer steps back to a named origin",
    Step.WIDTH: "The narrower bounds",
    Step.ID: "Nothing but the order of ids",
}
#: What a step says of the candidates that it decided against.
_REASONS = {
    Step.TOLERANCE: "More than {tolerance} years from {at}, and so not eligible: "
    "{others}.",
    Step.KNOWN: "Said to be unknown: {others}.",
    Step.VINTAGE: "It is of the vintage that comes first, unlike {others}. Vintages of "
    "one data set are never mixed.",
    Step.TIME: "It is {nearer} than {others}.",
    Step.READABLE: "It gives a number, unlike {others}.",
    Step.SIZE: "Nothing is certainly {above} it; something is certainly {above} each "
    "of {others}.",
    Step.PRINTED: "The bounds do not tell it from {others}; its number as printed is "
    "the {larger} one.",
    Step.EVIDENCE: "It was {evidence}, which is stronger evidence than that of "
    "{others}, and nothing earlier tells them apart.",
    Step.KIND: "Its kind, {kind}, comes before that of {others} in the precedence of "
    "kinds, and nothing earlier tells them apart. Precedence says what a reader most "
    "likely means by {indicator}, not which count is right.",
    Step.ORIGIN: "It is fewer steps from a named origin than {others}, and nothing "
    "earlier tells them apart.",
    Step.WIDTH: "It has narrower bounds than {others}, and nothing earlier tells them "
    "apart.",
    Step.ID: "Nothing tells it from {others}: the order of ids makes the choice the "
    "same each time.",
}


def _choice(row: Row) -> Iterator[Sentence]:
    """Yield what was asked, what was found, and what decided."""
    question, found = row.question, row.candidates
    what = f"{question.indicator.name}{_part(question.where)}"
    yield _why(f"The question was {what}: {question.wanted(row.area.name)}.")
    if question.computed:
        yield _why(f"From it we compute the figure {question.computed.words}.")
    if question.baseline:
        yield _why(
            f"It is divided by the figure of {question.baseline.name}, which is chosen "
            "in the same way."
        )
    if question.evidence is not Evidence.BY_HAND:
        weaker = f"; {len(row.weaker)} on weaker evidence are left out"
        better = "" if question.evidence is Evidence.CHECKED else " or better"
        least = f"Only what was {question.evidence.value}{better} counts"
        yield _why(f"{least}{weaker if row.weaker else ''}.")
    if row.gap:
        why = f": {row.missing}" if row.missing else ""
        yield _why(f"There is no figure: {row.gap}{why}.")
    if row.chosen is None:
        yield from _not_eligible(row)
        yield from _about_others(row)
    elif len(found) == 1:
        yield _why("It is the only observation of this.", found)
    elif question.policy is Policy.ALL:
        many = sum(candidate.within for candidate in found)
        yield _why(f"It is one of {many} observations, each in a row of its own.")
        yield from _not_eligible(row)
    elif question.policy is Policy.OWN:
        offered = [other for other in found[1:] if other.eligible]
        before = f" before {_named(offered)}" if offered else ""
        yield _why(f"The function {question.chooser} picked it{before}.", offered)
        yield from _not_eligible(row)
    else:
        yield from _decisions(row)


def _decisions(row: Row) -> Iterator[Sentence]:
    """Yield the next candidate and its step, then every candidate, step by step."""
    chosen, *others = row.candidates
    contest = _contest(row)
    by_step: dict[Step, list[Candidate]] = {}
    for other in others:
        by_step.setdefault(decisive(chosen, other, contest), []).append(other)
    step = decisive(chosen, others[0], contest)
    yield _why(
        f"The next candidate is {_named(others[:1])}. {_DECIDED[step]} decided against "
        "it.",
        others[:1],
    )
    for step in STEPS[row.question.policy]:
        if step in by_step:
            yield _why(_reason(step, by_step[step], row), by_step[step])


def _reason(step: Step, others: Iterable[Candidate], row: Row) -> str:
    """Return what a step says of the candidates of a row that it decided against."""
    question = row.question
    highest = question.policy is Policy.HIGHEST
    later = "earlier" if question.policy is Policy.EARLIEST else "later"
    return _REASONS[step].format(
        others=_named(others),
        tolerance=question.tolerance,
        at=question.at,
        nearer=later if question.at is None else f"nearer to {question.at}",
        above="above" if highest else "below",
        larger="larger" if highest else "smaller",
        evidence=row.candidates[0].evidence.value,
        kind=row.candidates[0].indicator.name,
        indicator=question.indicator.name,
    )


def _not_eligible(row: Row) -> Iterator[Sentence]:
    """Yield the candidates that no policy could choose."""
    others = [candidate for candidate in row.candidates if not candidate.eligible]
    far = [candidate for candidate in others if not candidate.within]
    unknown = [candidate for candidate in others if candidate.within]
    for step, found in ((Step.KNOWN, unknown), (Step.TOLERANCE, far)):
        if found:
            yield _why(_reason(step, found, row), found)


def _about_others(row: Row) -> Iterator[Sentence]:
    """Yield what is stated of parts or of the whole, where the other was asked for."""
    for others, about in ((row.parts, "parts"), (row.wholes, "the whole")):
        if others:
            said = ", ".join(
                f"{other.figure}{_part(other.breakdown)} ({other.period})"
                for other in others
            )
            cited = each_once(other.citations for other in others)
            yield Sentence(Topic.CHOICE, f"Stated of {about}: {said}.", cited)


def _decided_by(row: Row) -> Step | None:
    free = row.question.policy in (Policy.ALL, Policy.OWN)
    if row.chosen is None or len(row.candidates) == 1 or free:
        return None
    first, second = row.candidates[:2]
    return decisive(first, second, _contest(row))


def _contest(row: Row) -> Contest:
    return Contest(row.question.policy, row.question.at, row.candidates)


def _why(text: str, candidates: Iterable[Candidate] = ()) -> Sentence:
    alone, of_series = apart(candidates)
    told = [*alone, *(rows[0] for rows in of_series.values() if len(rows) == 1)]
    cited = each_once(candidate.statistic.citations for candidate in told)
    return Sentence(Topic.CHOICE, text, cited)


def _part(breakdown: Iterable[tuple[str, str]]) -> str:
    return "".join(f", {name}: {value}" for name, value in breakdown)


def _named(candidates: Iterable[Candidate]) -> str:
    alone, of_series = apart(candidates)
    said = [
        f"{candidate.statistic.figure} ({candidate.indicator.name}, "
        f"{candidate.statistic.period})"
        for candidate in alone
    ]
    said += [in_words(series, rows) for series, rows in of_series.items()]
    return ", ".join(said)


# --- what it stands on ----------------------------------------------------------------

_DATED = {
    Dating.STATED: "The period is printed with it.",
    Dating.CONTEXT: "The passage around it gives the period.",
    Dating.RESOLVED: "We read the period from the text's own words for the time.",
    Dating.PUBLICATION: "Nothing but the publication dates it.",
}


def _basis(cell: Statistic | Derived, dataset: Dataset) -> Iterator[Sentence]:
    """Yield what was computed, then where each statement stands and how it is read."""
    for derived in _computed(cell):
        yield Sentence(
            Topic.BASIS,
            f"Computed by us, stated by no source: {derived.name} is {derived}.",
            derived.citations,
        )
    for statistic in _statements(cell):
        yield from _statement(statistic, dataset)


def _computed(cell: Statistic | Derived) -> Iterator[Derived]:
    """Yield the computations, each after those that it rests on."""
    if isinstance(cell, Derived):
        for given in cell.inputs:
            yield from _computed(given)
        yield cell


def _statements(cell: Statistic | Derived) -> tuple[Statistic, ...]:
    return cell.statistics if isinstance(cell, Derived) else (cell,)


def _statement(statistic: Statistic, dataset: Dataset) -> Iterator[Sentence]:
    for cited in statistic.citations:
        words = f'"{cited.as_written}"' if cited.as_written else "so"
        origin = f", attributed to {cited.attributed_to}" if cited.attributed_to else ""
        works = ", ".join(dataset.sources[work].label for work in cited.via)
        via = f", which took it from {works}" if works else ""
        label = dataset.sources[cited.source].label
        said = f"{label} says {words} ({cited.locator}){origin}{via}."
        yield Sentence(Topic.BASIS, said, (cited,))
    figure = statistic.figure
    said = (
        f"Read as {figure}: {dataset.indicators[statistic.indicator].name}"
        f"{_part(statistic.breakdown)}, {dataset.areas[statistic.area].name}, "
        f"{statistic.period}. {_DATED[statistic.dating]}"
    )
    bounds = figure.bounds
    if figure.is_approximate and bounds is not None:
        low, high = (
            None if end is None else numbers.text(numbers.exact(end))
            for end in (bounds.low, bounds.high)
        )
        span = " ".join(
            [*([f"from {low}"] if low else []), *([f"to {high}"] if high else [])]
        )
        said += f" To compare and compute, it is taken as anything {span}."
    yield Sentence(Topic.BASIS, said, statistic.citations)


# --- what speaks against it -----------------------------------------------------------


def _caveats(statistic: Statistic, dataset: Dataset) -> Iterator[Caveat]:
    """Yield the caveats of an observation that stands in no comparison."""
    alike = dataset.statistics.where(
        lambda other: (
            (other.indicator, other.breakdown)
            == (statistic.indicator, statistic.breakdown)
        ),
        indicator=statistic.indicator,
        area=statistic.area,
    )
    others = (other for other in alike.values() if other.id != statistic.id)
    yield from of_observation(statistic, others, dataset)


def _caveats_of(derived: Derived, dataset: Dataset) -> list[Caveat]:
    """Return the caveats of a computation, then what else its statements carry."""
    found = [caveat for step in _computed(derived) for caveat in step.caveats]
    known = tuple(found)
    for statistic in derived.statistics:
        for caveat in _caveats(statistic, dataset):
            text = f"of {statistic.summary}: {caveat.text}"
            cited = caveat.citations or statistic.citations
            if not any(
                told.text.endswith(caveat.text) and told.citations == cited
                for told in known
            ):
                found.append(attrs.evolve(caveat, text=text, citations=cited))
    return list(dict.fromkeys(found))


def _against(
    cell: Statistic | Derived,
    stated: Statistic | Derived,
    caveats: Iterable[Caveat],
    dataset: Dataset,
) -> Iterator[Sentence]:
    """Yield the caveats, of *stated* where they name no place, and discrepancies."""
    found = [
        *(
            Sentence(
                Topic.AGAINST,
                _sentence(caveat.text),
                caveat.citations or stated.citations,
            )
            for caveat in caveats
        ),
        *_discrepancies(_statements(cell), dataset),
    ]
    nothing = Sentence(Topic.AGAINST, "No caveat and no listed discrepancy.")
    yield from found or [nothing]


def _sentence(clause: str) -> str:
    end = "" if clause.endswith((".", "!", "?")) else "."
    return f"{clause[0].upper()}{clause[1:]}{end}"


def _discrepancies(
    statistics: tuple[Statistic, ...], dataset: Dataset
) -> Iterator[Sentence]:
    """Yield the listed discrepancies that concern any of the observations."""
    involved = {f"statistics/{statistic.id}" for statistic in statistics}
    for listed in dataset.discrepancies.values():
        if involved.isdisjoint(listed.records):
            continue
        reading = (
            f"Our reading ({listed.resolution.value}): {listed.reading}"
            if listed.reading
            else "We have no reading of it."
        )
        text = f"A listed discrepancy, {listed.kind.value}: {listed.title}. {reading}"
        yield Sentence(Topic.AGAINST, text, listed.citations)
