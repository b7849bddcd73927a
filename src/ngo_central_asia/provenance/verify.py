"""Checking the citations against one's own copies of the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from ngo_central_asia.analysis.default import or_embedded
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import UnreadableError
from ngo_central_asia.model.vocabulary import SourceRole
from ngo_central_asia.provenance.copies import limits
from ngo_central_asia.provenance.copies.copy import Copy
from ngo_central_asia.provenance.copies.files import files
from ngo_central_asia.provenance.copies.match import Matcher, Passage
from ngo_central_asia.provenance.copies.recognise import recognised
from ngo_central_asia.provenance.copies.repairs import is_number
from ngo_central_asia.provenance.copies.report import (
    Check,
    CheckedFile,
    Status,
    Verification,
)
from ngo_central_asia.provenance.copies.worker import Reading, read
from ngo_central_asia.provenance.passages import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ngo_central_asia.dataset.dataset import Dataset
    from ngo_central_asia.provenance.copies.files import Named
    from ngo_central_asia.provenance.copies.match import Match

_T = TypeVar("_T")
_NO_COPY = Copy.of(())


def verify(
    sources: Named | Iterable[Named],
    dataset: Dataset | None = None,
    *,
    progress: bool | None = None,
) -> Verification:
    """Hold every citation against your own copies of the sources.

    A copy may be plain text, PDF, HTML, DOCX or EPUB, under any name: it is recognised
    by the fingerprints of the passages cited. A citation is *verified* if its phrase
    stands there word for word in just the passage recorded, and *verified loosely* if
    it stands in a passage that differs, as by a footnote mark or a page number inside
    a sentence. Never so if a digit of a number in the phrase differs.

    Nothing is written, and no link in a file or a folder is followed.

    Args:
        sources: A folder, a file, or several of these.
        dataset: Dataset whose citations are checked; the embedded one if absent.
        progress: Whether to show progress on standard error; if absent, only on a
            terminal. Needs tqdm, and is left out without it.

    Raises:
        NotFoundError: There is no such file or folder.
        CriteriaError: No path is given, or a folder has too many files.
        MissingExtraError: A package that reads such a file is not installed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     checked = verify(folder)
    >>> checked.supplied, checked.holds, checked.totals["verified"]
    ((), False, 0)
    """
    dataset = or_embedded(dataset)
    texts = dataset.sources.where(role=SourceRole.TEXT)
    cited = [found for found in walk.cited(dataset) if found.citation.source in texts]
    passages: dict[str, dict[Passage, None]] = {key: {} for key in texts}
    for found in cited:
        passages[found.citation.source][Passage.of(found.citation)] = None
    paths = files(sources)
    opened = [
        _opened(path, outcome, passages)
        for path, outcome in _shown(
            _outcomes(paths), "reading", len(paths), progress=progress
        )
    ]
    chosen = _chosen(opened)
    matches = {}
    for source in _shown(chosen, "checking", len(chosen), progress=progress):
        matcher = Matcher(chosen[source].copy, passages[source])
        matches[source] = {
            passage: matcher.match(passage) for passage in passages[source]
        }
    return Verification(
        checks=tuple(_check(found, chosen, matches) for found in cited),
        files=tuple(_listed(one, chosen) for one in opened),
        sources=tuple(texts.values()),
        dataset=dataset,
    )


@attrs.frozen(eq=False)
class _Opened:
    """A file, with its copy if it holds a source."""

    file: CheckedFile
    copy: Copy


def _shown(
    steps: Iterable[_T], label: str, total: int, *, progress: bool | None
) -> Iterable[_T]:
    """Return *steps* with a progress bar, if one is wanted and can be had."""
    if progress is False:
        return steps
    try:
        from tqdm import tqdm
    except ImportError:
        return steps
    # tqdm itself stays silent without a terminal if `disable` is None.
    disable = None if progress is None else False
    shown: Iterable[_T] = tqdm(steps, label, total, disable=disable, leave=False)
    return shown


def _outcomes(paths: Sequence[Path]) -> Iterator[tuple[Path, Reading | str]]:
    """Yield each file with what was read of it, or why nothing could be."""
    from concurrent.futures import ThreadPoolExecutor

    # The threads only wait: each file is read by a process of its own.
    with ThreadPoolExecutor(max_workers=limits.AT_ONCE) as pool:
        for start in range(0, len(paths), limits.AT_ONCE):
            batch = paths[start : start + limits.AT_ONCE]
            yield from zip(batch, pool.map(_outcome, batch), strict=True)


def _outcome(path: Path) -> Reading | str:
    try:
        return read(path)
    except UnreadableError as error:
        return str(error)


def _opened(
    path: Path,
    outcome: Reading | str,
    passages: Mapping[str, Collection[Passage]],
) -> _Opened:
    if isinstance(outcome, str):
        return _Opened(CheckedFile(path=str(path), fault=outcome), _NO_COPY)
    copy = Copy.of(outcome.parts)
    shares = recognised(copy, passages)
    note = None if shares else "none of the sources"
    file = CheckedFile(path=str(path), kind=outcome.kind, shares=shares, note=note)
    return _Opened(file, copy if shares else _NO_COPY)


def _chosen(opened: Sequence[_Opened]) -> dict[str, _Opened]:
    """Return for each source the file that has the most of it, the first of equals."""
    chosen: dict[str, _Opened] = {}
    for one in opened:
        for source, share in one.file.shares.items():
            if source not in chosen or share > chosen[source].file.shares[source]:
                chosen[source] = one
    return chosen


def _listed(one: _Opened, chosen: Mapping[str, _Opened]) -> CheckedFile:
    """Return the file with a note of the sources that are checked in another one."""
    others = [
        f"{source} is checked in {chosen[source].file.path}"
        for source in one.file.shares
        if chosen[source] is not one
    ]
    return attrs.evolve(one.file, note="; ".join(others)) if others else one.file


def _check(
    found: walk.Cited,
    chosen: Mapping[str, _Opened],
    matches: Mapping[str, Mapping[Passage, Match]],
) -> Check:
    source = found.citation.source
    about = Check(
        collection=found.collection,
        record=found.record.id,
        citation=found.citation,
        status=Status.NOT_SUPPLIED,
    )
    if source not in chosen:
        return about
    match = matches[source][Passage.of(found.citation)]
    status, note = _status(found, match)
    held = chosen[source]
    return attrs.evolve(
        about,
        status=status,
        confidence=round(match.share, 2),
        file=held.file.path,
        place=None if match.at is None else held.copy.locator(match.at),
        note=note,
    )


def _status(found: walk.Cited, match: Match) -> tuple[Status, str | None]:
    if match.exact:
        return Status.VERIFIED, None
    if match.holds:
        return Status.LOOSELY, "; ".join(match.repairs) or "the copy differs beside it"
    if not match.instead:
        return Status.NOT_FOUND, "the passage is not there"
    note = f'the copy has "{" ".join(match.instead)}"'
    phrase = words(found.citation.as_written or "")
    numbers = [
        [word for word in part if is_number(word)] for part in (phrase, match.instead)
    ]
    figure = getattr(found.record, "figure", None) is not None
    if numbers[0] != numbers[1] or (figure and not numbers[0]):
        return Status.NUMBER_DIFFERS, note
    return Status.NOT_FOUND, note
