"""Copies as words, what is repaired in them, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia.provenance.copies.copy import Copy, Part
from ngo_central_asia.provenance.copies.furniture import without_furniture
from ngo_central_asia.provenance.copies.markup import text
from ngo_central_asia.provenance.copies.match import Matcher, Passage
from ngo_central_asia.provenance.copies.repairs import is_number, repaired
from ngo_central_asia.provenance.fingerprint import fingerprint, run_hash

WORDS = st.lists(
    st.sampled_from(["the", "groups", "of", "region", "and", "7", "12", "5,100", "in"]),
    min_size=20,
    max_size=60,
)


def of_words(words):
    """Return a copy of one part with these words."""
    return Copy.of([Part("copy", " ".join(words))])


@given(WORDS, st.data())
def test_what_is_cited_is_verified(words, data):
    """Every phrase of a text is verified in it, and none with another number."""
    at = data.draw(st.integers(0, len(words) - 4))
    size = data.draw(st.integers(1, 4))
    phrase = tuple(words[at : at + size])
    mark = tuple(fingerprint(words, at, at + size).split())
    passage = Passage(phrase, mark)

    assert Matcher(of_words(words), [passage]).match(passage).exact


def test_a_phrase_without_words_is_nowhere():
    """What has no word to look for is not found."""
    passage = Passage((), ("00000000",))

    assert Matcher(of_words(["one"] * 9), [passage]).match(passage).at is None


def test_damage_is_looked_for_within_bounds(monkeypatch):
    """Beyond the bound a damaged passage is not found; the first ones are."""
    text = [f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    mark = tuple(fingerprint(text, 10, 13).split())
    passage = Passage(tuple(text[10:13]), mark)
    damaged = of_words([*text[:9], text[9][:1], text[9][1:], *text[10:]])

    assert Matcher(damaged, [passage]).match(passage).holds
    monkeypatch.setattr("ngo_central_asia.provenance.copies.limits.MOST_MENDED", 0)
    share = Matcher(damaged, [passage]).match(passage).share
    assert share < 1


@given(WORDS, st.data())
def test_no_repair_makes_a_number(words, data):
    """The numbers of a repaired run stand in the copy, where it says they do."""
    original = data.draw(st.permutations(words)).copy()[:6]
    for start in range(len(words)):
        for _, run in repaired(words, start, {run_hash(original)}):
            for word, place in zip(run.words, run.places, strict=True):
                assert not is_number(word) or word == words[place]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("sorne groups of the region are", "some groups of the region are"),
        ("some gro ups of the region are", "some groups of the region are"),
        ("somegroups of the region are here", "some groups of the region are"),
        ("some groups of the 14 region are", "some groups of the region are"),
        ("s0me groups of the region are", "some groups of the region are"),
    ],
)
def test_damage_is_repaired(seen, meant):
    """A run is seen as it was before the damage."""
    there = of_words(seen.split()).words
    found = list(repaired(there, 0, {run_hash(meant.split()[:6])}))

    assert meant == " ".join(found[0][1].words)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("over 2 3000 groups of the region", "over 3000 groups of the region"),
        ("over 5,10 0 groups of the region", "over 5,100 groups of the region"),
        ("since 2005 and since 2004 they grew on", "since 2004 they grew on"),
        ("over l00 groups of the region", "over 100 groups of the region"),
    ],
)
def test_numbers_are_not_repaired(seen, meant):
    """Nothing is left out of a number or put into it."""
    there = of_words(seen.split()).words

    assert [] == list(repaired(there, 0, {run_hash(meant.split()[:6])}))


def test_furniture_is_as_far_from_the_edge():
    """A line that ends one page and starts another is text, and so is a single one."""
    pages = ["Head 1\nA\nSame line", "Head 2\nSame line\nB", "Head 3\nC\n12"]

    assert ["A\nSame line", "Same line\nB", "C\n12"] == without_furniture(pages)


def test_a_word_is_put_together_over_pages():
    """A broken word belongs to the page on which it starts."""
    copy = Copy.of(
        [Part("1", "many non-"), Part("-", " \n"), Part("2", "profit groups")]
    )

    assert ("many", "nonprofit", "groups") == copy.words
    assert ["1", "1", "2"] == [copy.locator(at) for at in range(3)]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>5<b>,100</b> NG<i>Os</i></p>", "5,100 NGOs"),
        ("<p>non&shy;profit<sup>2</sup></p>", "non\u00adprofit"),
        ("<td>5</td><td>100</td>", "5 100"),
        ("a<br>b", "a b"),
        ("<p>a<script>b</script>c<!-- d -->e</p>", "a ce"),
        ("<p>Қазақстан – 5&nbsp;100</p>", "Қазақстан – 5 100"),
    ],
)
def test_pages(page, said):
    """Tags inside a word do not part it, and blocks do."""
    assert said == " ".join(text(page.encode()).split())


def test_a_page_says_its_encoding():
    """What is not UTF-8 is read as the page says."""
    page = '<meta charset="windows-1251"><p>Сорос</p>'.encode("cp1251")

    assert "Сорос" == text(page).strip()
