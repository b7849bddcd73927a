"""Citations: one place in one source."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given

from ngo_central_asia.errors import DataError
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.testing import citations


def cite(**parts):
    """Return a citation of one source, in a section unless a row is given."""
    place = {} if "row" in parts else {"section": "Kyrgyzstan"}
    return Citation(**{"source": "jaysanov-2023", **place, **parts})


class TestPlace:
    """Where in the source it is."""

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({}, "Kyrgyzstan"),
            ({"paragraph": 2}, "Kyrgyzstan, paragraph 2"),
            ({"row": "KG"}, "row KG"),
        ],
    )
    def test_locator(self, parts, expected):
        """The locator names heading and paragraph, or the row."""
        assert expected == cite(**parts).locator

    @pytest.mark.parametrize(
        ("parts", "problem"),
        [
            ({"section": "A", "row": "1"}, "needs a section or a row, and not both"),
            ({"section": None}, "needs a section or a row, and not both"),
            ({"row": "1", "paragraph": 1}, "has a paragraph without a section"),
            ({"paragraph": 0}, "field 'paragraph': expected a whole number from 1 on"),
            ({"paragraph": True}, "expected a whole number from 1 on, got True"),
            ({"paragraph": "2"}, "expected a whole number from 1 on, got '2'"),
            ({"section": " A"}, "field 'section': expected a text that is not empty"),
            ({"source": ""}, "field 'source': expected the id of a record in sources"),
        ],
    )
    def test_must_be_one(self, parts, problem):
        """The error says which field is wrong and what was expected."""
        with pytest.raises(DataError, match="Citation") as caught:
            cite(**parts)

        assert problem in str(caught.value)


class TestEvidence:
    """The phrase, the fingerprint, the origin."""

    def test_a_phrase_has_at_most_eight_words(self):
        """Eight words are a phrase, nine are a quotation."""
        assert cite(as_written="one two three four five six seven eight").as_written
        with pytest.raises(DataError, match="of 'jaysanov-2023': expected as_written"):
            cite(as_written="one two three four five six seven eight nine")

    @pytest.mark.parametrize(
        "bad",
        [
            "0123456",
            "0123456789",
            "0123ABCD",
            "01234567  89abcdef",
            "01234567,89abcdef",
        ],
    )
    def test_a_fingerprint_is_hashes(self, bad):
        """Hashes have eight digits, in lower case, one space between."""
        with pytest.raises(DataError, match="expected a fingerprint of eight-digit"):
            cite(fingerprint=bad)

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({}, None),
            ({"attributed_to": "Ministry of Justice"}, 1),
            ({"via": ("ngokg",)}, 1),
            ({"attributed_to": "Ministry of Justice", "via": ("ngokg",)}, 2),
        ],
    )
    def test_hops(self, parts, expected):
        """Each work in between is a step; no origin is no number of steps."""
        assert expected == cite(**parts).hops

    @pytest.mark.parametrize("field", ["via", "supports"])
    def test_lists_become_tuples(self, field):
        """What was a list in a file is a tuple in the record."""
        assert ("a", "b") == getattr(cite(**{field: ["a", "b"]}), field)

    @pytest.mark.parametrize("field", ["via", "supports"])
    @pytest.mark.parametrize("bad", ["ab", ("a", ""), (5,), {"a"}, None])
    def test_refuses_what_is_no_list(self, field, bad):
        """A text is not read as a list of its letters."""
        with pytest.raises(DataError, match=f"'{field}': expected a tuple of"):
            cite(**{field: bad})


class TestValue:
    """A citation is a value."""

    @given(citations())
    def test_copies_and_pickles_are_equal(self, citation):
        """Copies and pickles are equal and have the same hash."""
        for twin in (
            copy.copy(citation),
            copy.deepcopy(citation),
            pickle.loads(pickle.dumps(citation)),
            citation.evolve(),
        ):
            assert (citation, hash(citation)) == (twin, hash(twin))

    @given(citations())
    def test_evolve_changes_what_is_given(self, citation):
        """Only the field given differs, and the original stays."""
        other = citation.evolve(attributed_to="a ministry")

        assert other.attributed_to == "a ministry"
        assert citation == other.evolve(attributed_to=citation.attributed_to)

    def test_evolve_checks(self):
        """A change that makes no citation is refused."""
        with pytest.raises(DataError, match="not both"):
            cite().evolve(row="1")

    def test_is_frozen(self):
        """No field can be set, and there is no room for others."""
        citation = cite()

        for field in attrs.fields(Citation):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(citation, field.name, None)
        with pytest.raises(AttributeError):
            citation.__dict__  # noqa: B018
