"""Every paragraph of the texts that holds facts has records that stand on it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from source_texts import TEXTS, needs_texts

import ngo_central_asia as nca
from ngo_central_asia.dataset import walk
from ngo_central_asia.provenance.passages import SourceText

LIST = Path(__file__).with_name("paragraphs_without_records.toml")
WITHOUT = {
    (source, entry["section"]): set(entry.get("paragraphs", ()))
    for source, entries in tomllib.loads(LIST.read_text(encoding="utf-8")).items()
    for entry in entries
}
pytestmark = needs_texts


def paragraphs():
    """Return every paragraph of every text as source, section, number."""
    found = set()
    for key, text in TEXTS.items():
        for section in SourceText.of(text, nca.sources[key].outline).sections:
            for number in range(1, len(section.starts) + 1):
                found.add((key, section.title, number))
    return found


def standing():
    """Return the paragraphs that records stand on, with these records."""
    found: dict[tuple, list[str]] = {}
    for name in nca.data.collection_names:
        for record in nca.data.records(name):
            for cited in walk.citations(record):
                place = (cited.source, cited.section, cited.paragraph)
                found.setdefault(place, []).append(f"{name}/{record.id}")
    return found


def excused(place):
    """Return whether the reviewed list says that a paragraph holds no facts."""
    source, section, number = place
    numbers = WITHOUT.get((source, section))
    return numbers is not None and (not numbers or number in numbers)


def test_every_paragraph_is_covered_or_excused():
    """A paragraph without records stands in the reviewed list, with a reason."""
    assert [] == sorted(
        place for place in paragraphs() - standing().keys() if not excused(place)
    )


def test_the_list_excuses_only_what_has_no_records():
    """A paragraph that records stand on, or that is not there, is not excused."""
    there = paragraphs()
    covered = standing()
    for (source, section), numbers in WITHOUT.items():
        places = {place for place in there if place[:2] == (source, section)}
        for number in numbers:
            assert (source, section, number) in places
            assert (source, section, number) not in covered
        if not numbers:
            assert places - covered.keys()


def test_every_excuse_has_a_reason():
    """The list says why a paragraph holds no facts."""
    for entries in tomllib.loads(LIST.read_text(encoding="utf-8")).values():
        for entry in entries:
            assert entry["reason"]
