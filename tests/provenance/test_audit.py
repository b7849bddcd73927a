"""The source audit: every citation of the data held against its text."""

from __future__ import annotations

import re

import attrs
import pytest
from source_texts import TEXTS, needs_texts

import ngo_central_asia as nca
from ngo_central_asia.dataset import walk
from ngo_central_asia.provenance.audit import audit, faults
from ngo_central_asia.provenance.passages import SourceText

CITED = [
    (statistic, citation)
    for statistic in nca.data.records("statistics")
    for citation in statistic.citations
    if nca.sources[citation.source].role == "text"
]


def altered(statistic, **changes):
    """Return the embedded dataset with one statistic changed."""
    changed = attrs.evolve(statistic, **changes)
    held = {name: list(nca.data.records(name)) for name in nca.data.collection_names}
    held["statistics"] = [s for s in held["statistics"] if s.id != statistic.id]
    return nca.Dataset(**held | {"statistics": [*held["statistics"], changed]})


@needs_texts
def test_every_citation_holds():
    """All citations of all texts hold, and none is passed over."""
    result = audit(nca.data, TEXTS)

    assert () == result.faults
    assert () == result.missing
    cited = [
        citation.source
        for name in nca.data.collection_names
        for record in nca.data.records(name)
        for citation in walk.citations(record)
    ]
    assert sum(source in TEXTS for source in cited) == result.checked
    assert result.holds


@needs_texts
class TestItCanFail:
    """What is altered in a record, a locator or a text is caught."""

    STATISTIC = nca.statistics["kg-ngos-2006-jaysanov"]

    def faults(self, **changes):
        """Return the faults of the audit with the statistic changed."""
        return audit(altered(self.STATISTIC, **changes), TEXTS).faults

    def citing(self, **changes):
        """Return the faults with the citation of the statistic changed."""
        (citation,) = self.STATISTIC.citations
        return self.faults(citations=[attrs.evolve(citation, **changes)])

    def test_an_altered_figure(self):
        """Another number or another hedge than the phrase says is caught."""
        for wrong in ("13,019 organizations", "about 13,018 organizations"):
            (fault,) = self.faults(figure=nca.Figure.parse(wrong))

            assert "says '13,018 organizations'" in fault

    def test_an_altered_phrase(self):
        """A phrase that does not stand in the place is caught."""
        (fault,) = self.citing(as_written="13,019")

        assert "does not stand there" in fault

    def test_an_altered_locator(self):
        """Another paragraph, another section or none such is caught."""
        assert "does not stand there" in self.citing(paragraph=3)[0]
        assert "does not stand there" in self.citing(section="Main text")[0]
        assert "there is no paragraph 99" in self.citing(paragraph=99)[0]

    def test_an_altered_fingerprint(self):
        """Another passage with the same phrase is caught."""
        (fault,) = self.citing(fingerprint="00000000 11111111")

        assert "is not the one recorded" in fault

    def test_a_missing_text(self):
        """A source without its text is not said to hold."""
        texts = {key: text for key, text in TEXTS.items() if key != "ernazarov-nd"}
        result = audit(nca.data, texts)

        assert ("ernazarov-nd",) == result.missing
        assert not result.holds

    def test_a_text_without_its_headings(self):
        """A text in which a heading is gone is told, not passed over."""
        texts = TEXTS | {"diachenko-2007": "Something else."}

        assert any("'outline'" in fault for fault in audit(nca.data, texts).faults)

    @pytest.mark.parametrize(
        ("statistic", "citation"),
        [pair for pair in CITED if re.search(r"\d", pair[1].as_written)],
        ids=lambda value: getattr(value, "id", ""),
    )
    def test_a_digit_changed_in_the_text(self, statistic, citation):
        """One changed digit of any figure in any text breaks its citation."""
        text = TEXTS[citation.source]
        phrase = re.compile(r"\s+".join(map(re.escape, citation.as_written.split())))
        spoiled = phrase.sub(
            lambda match: re.sub(
                r"\d", lambda digit: str((int(digit[0]) + 1) % 10), match[0], count=1
            ),
            text,
        )
        assert text != spoiled

        outline = nca.sources[citation.source].outline
        whole = SourceText.of(text, outline)
        damaged = SourceText.of(spoiled, outline)

        assert [] == list(faults(citation, statistic.figure, whole))
        assert [] != list(faults(citation, statistic.figure, damaged))


@needs_texts
def test_no_long_passage_of_a_text_is_in_the_data():
    """Phrases stay short: nowhere do more than eight words of a text stand in a row."""
    from ngo_central_asia.dataset.criteria import texts
    from ngo_central_asia.provenance.passages import words

    most = 8

    def runs_of(text):
        said = words(text)
        return set(zip(*(said[at:] for at in range(most + 1)), strict=False))

    # Titles and the names of bodies are as long as they are; phrases are counted
    # where they are made.
    names = {part for source in nca.sources.values() for part in texts(source)}
    records = [
        record
        for name in nca.data.collection_names
        for record in nca.data.records(name)
    ]
    for record in records:
        for cited in walk.citations(record):
            names |= {cited.attributed_to or "", cited.as_written or ""}
        names |= {getattr(record, field, None) or "" for field in ("name", "title")}
        names |= set(getattr(record, "aliases", ()))
    runs = set().union(*map(runs_of, TEXTS.values())) - set().union(
        *map(runs_of, names)
    )

    for record in records:
        for value in set(texts(record)) - names:
            assert not runs_of(value) & runs, record.id
