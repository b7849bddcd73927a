"""Names as people type them: folding and suggestions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_central_asia._names import either, fold, suggest
from ngo_central_asia.model.units import UNITS

MANY = [f"item{number:02}" for number in range(13)]
FIVE = "item00, item01, item02, item03, item04"
#: Letters of the languages of the region, and what stands between them.
names = st.text(
    "abIİıßéÉüöñŞşĞğʻʼ'`‘’- \t\u00a0\u0301абвЁёЙйҚқҒғҢңӨөҮүҰұІіҲҳҶҷӢӣ", max_size=12
)


class TestFold:
    """What counts in a name."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Oʻzbekiston", "O'ZBEKISTON"),
            ("Oʻzbekiston", "O‘zbekiston"),
            ("Oʻzbekiston", "Ozbekiston"),
            ("  Kyrgyz \t Republic ", "kyrgyz republic"),
            ("ҚАЗАҚСТАН", "қазақстан"),
            ("Türkmenistan", "Turkmenistan"),
            ("Tu\u0308rkmenistan", "Türkmenistan"),
            ("Straße", "STRASSE"),
            ("ＫＺ", "kz"),
        ],
    )
    def test_the_same(self, one, other):
        """Case, accents, apostrophes and white space do not count."""
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"), [("Қазақстан", "Казакстан"), ("KZ", "KG"), ("a b", "ab")]
    )
    def test_not_the_same(self, one, other):
        """Letters of their own and spaces between words do count."""
        assert fold(one) != fold(other)

    @given(names)
    def test_is_idempotent(self, name):
        """Folding a folded name changes nothing."""
        assert fold(name) == fold(fold(name))

    @given(names, names)
    def test_goes_word_by_word(self, one, other):
        """Two names side by side fold to their folds side by side."""
        assert f"{fold(one)} {fold(other)}".strip() == fold(f"{one} {other}")


class TestSuggest:
    """What a miss is answered with."""

    @pytest.mark.parametrize(
        ("given_", "valid", "expected"),
        [
            ("ngoes", ["ngos", "staff"], 'Did you mean "ngos"?'),
            ("NGOS ", ["ngos", "staff"], 'Did you mean "ngos"?'),
            ("ab1", ["ab2", "ab3", "x"], 'Did you mean "ab3" or "ab2"?'),
            ("zzz", ["b", "a", "b"], "Expected one of a, b."),
            ("zzz", [], "There is none to choose from."),
            (5, ["a"], "Expected one of a."),
            (None, ["none"], 'Did you mean "none"?'),
            ("zzz", MANY, f"There are 13 to choose from, such as {FIVE}."),
        ],
    )
    def test_examples(self, given_, valid, expected):
        """Near names are suggested, else those that are valid, if they are few."""
        assert expected == suggest(given_, valid)

    def test_twelve_are_few(self):
        """Up to twelve names are listed, each in full."""
        assert f"Expected one of {', '.join(MANY[1:])}." == suggest("zzz", MANY[1:])

    def test_shows_what_it_is_told_to(self):
        """Where none is near, only the names to be shown are listed."""
        assert "Expected one of KZ." == suggest("zzz", ["KZ", "Qazaq"], shown=["KZ"])
        assert 'Did you mean "Qazaq"?' == suggest("qazak", ["Qazaq"], shown=["KZ"])

    @given(st.sampled_from([unit for unit in UNITS if len(unit) > 3]), st.data())
    def test_finds_a_name_with_a_letter_lost(self, name, data):
        """One letter too few does not hide a name."""
        at = data.draw(st.integers(0, len(name) - 1))

        assert f'"{name}"' in suggest(name[:at] + name[at + 1 :], UNITS)

    @given(names, st.lists(names, max_size=5))
    def test_only_suggests_what_is_valid(self, name, valid):
        """Each suggestion is one of the valid names."""
        answer = suggest(name, iter(valid))
        quoted = answer.removeprefix("Did you mean ").removesuffix("?")

        assert answer != quoted or answer.startswith(("Expected", "There is none"))
        if answer.startswith("Did you mean"):
            nearest = quoted.strip('"').replace('" or "', '", "').split('", "')
            assert set(nearest) <= set(valid)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], ""),
        (["a"], '"a"'),
        (["a", "b"], '"a" or "b"'),
        (iter("abc"), '"a", "b" or "c"'),
    ],
)
def test_either(given_, expected):
    """Names are quoted, with "or" before the last."""
    assert expected == either(given_)
