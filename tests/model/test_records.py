"""Countries, indicators, sources and statistics: values that check themselves."""

import copy
import pickle
import re
import sys

import attrs
import pytest
from hypothesis import given, settings

from ngo_central_asia.errors import DataError
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.country import Country, Name
from ngo_central_asia.model.figure import Figure
from ngo_central_asia.model.indicator import Indicator
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Agent, Heading, Source
from ngo_central_asia.model.statistic import Statistic
from ngo_central_asia.model.vocabulary import (
    AreaKind,
    Dating,
    Measure,
    ObservationStatus,
    SourceRole,
)
from ngo_central_asia.testing import datasets, records, sources, statistics

CITED = (Citation(source="murzaeva-2024", section="Kazakhstan"),)
#: Class -> the fields that it needs.
NEEDED = {
    Country: {"id": "KZ", "name": "Kazakhstan", "kind": "country", "citations": CITED},
    Indicator: {
        "id": "ngos",
        "name": "NGOs",
        "definition": "Organizations of citizens.",
        "unit": "organization",
        "measure": "stock",
    },
    Source: {"id": "murzaeva-2024", "role": "text", "type": "article-journal"},
    Statistic: {
        "id": "kz-ngos",
        "indicator": "ngos",
        "area": "KZ",
        "figure": Figure.parse("about 20,000 NGOs"),
        "period": Period("2023"),
        "dating": "stated",
        "citations": CITED,
    },
}
CLASSES = pytest.mark.parametrize("cls", NEEDED)
FIELDS = [(cls, field) for cls in NEEDED for field in attrs.fields_dict(cls)]


def make(cls, **parts):
    """Return a record with what it needs and with the *parts* given."""
    return cls(**{**NEEDED[cls], **parts})


def complaint(cls, **parts):
    """Return what is said against a record with the *parts* given."""
    with pytest.raises(DataError) as caught:
        make(cls, **parts)
    return str(caught.value)


class TestValues:
    """Records are values."""

    @given(records)
    def test_copies_and_pickles_are_equal(self, record):
        """Copies and pickles are equal and have the same hash."""
        for twin in (
            copy.copy(record),
            copy.deepcopy(record),
            pickle.loads(pickle.dumps(record)),
            attrs.evolve(record),
        ):
            assert (record, hash(record)) == (twin, hash(twin))

    @pytest.mark.parametrize(("cls", "field"), FIELDS)
    def test_no_field_can_be_set(self, cls, field):
        """Records are frozen, field by field."""
        record = make(cls)

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field, getattr(record, field))

    @CLASSES
    def test_have_slots(self, cls):
        """There is no room for what is no field."""
        with pytest.raises(AttributeError):
            make(cls).__dict__  # noqa: B018

    @pytest.mark.parametrize("cls", [*NEEDED, Citation, Name, Agent, Heading])
    def test_are_made_by_keyword(self, cls):
        """No argument goes by its place."""
        assert all(field.kw_only for field in attrs.fields(cls))
        with pytest.raises(TypeError, match="positional"):
            cls("KZ")

    @CLASSES
    def test_differ_by_each_field(self, cls):
        """Records with different ids differ, and a note is part of the value."""
        made = {make(cls), make(cls, id="other"), make(cls, note="a note"), make(cls)}

        assert [make(cls), make(cls, id="other"), make(cls, note="a note")] == sorted(
            made, key=lambda record: (record.note or "", record.id == "other")
        )

    @given(records)
    def test_repr_is_one_line(self, record):
        """The repr is one line that starts with class and id."""
        assert [repr(record)] == repr(record).splitlines()
        assert repr(record).startswith(f"<{type(record).__name__} {record.id}: ")

    @CLASSES
    def test_repr_of_a_text_of_several_lines(self, cls):
        """A line break in what a record is called does not break its repr."""
        lines = {
            Country: {"name": "Kazakh\nstan"},
            Indicator: {"name": "NGOs\nin all"},
            Source: {"title": "Civil\nsociety"},
            Statistic: {"area": "K\nZ"},
        }

        assert "\n" not in repr(make(cls, **lines[cls]))

    @pytest.mark.parametrize("cls", [*NEEDED, Citation, Figure, Name, Heading])
    def test_every_field_is_documented(self, cls):
        """The docstring of a class names each of its fields."""
        arguments = cls.__doc__.partition("Args:")[2]
        documented = set(
            re.findall(r"\w+", "".join(re.findall(r"^ +.*:", arguments, re.MULTILINE)))
        )

        assert set() == set(attrs.fields_dict(cls)) - documented


class TestValidation:
    """What is wrong is said with class, id and field."""

    @pytest.mark.parametrize(("cls", "field"), FIELDS)
    def test_every_field_refuses_what_is_not_its_own(self, cls, field):
        """A float is nowhere accepted; the error names the place and what was given."""
        identity = "" if field == "id" else f" '{NEEDED[cls]['id']}'"
        message = complaint(cls, **{field: 3.5})

        assert message.startswith(
            f"{cls.__name__}{identity}, field '{field}': expected"
        )
        assert "3.5" in message

    @pytest.mark.parametrize(
        ("cls", "field"),
        [(cls, field) for cls, field in FIELDS if field in NEEDED[cls]],
    )
    def test_needed_fields_have_no_default(self, cls, field):
        """A record without one of these is no record."""
        parts = {name: part for name, part in NEEDED[cls].items() if name != field}

        with pytest.raises(TypeError, match=f"missing .* '{field}'"):
            cls(**parts)

    @CLASSES
    @pytest.mark.parametrize(
        "bad", ["", " KZ", "K Z", "-KZ", "KZ-", "Қаз", "a--b", "a\n", None]
    )
    def test_ids_are_plain(self, cls, bad):
        """An id is letters and digits joined by - _ or a point."""
        assert "'id': expected an id of letters and digits" in complaint(cls, id=bad)

    @CLASSES
    @pytest.mark.parametrize("bad", ["", " ", "note ", "\nnote"])
    def test_texts_are_not_empty_nor_padded(self, cls, bad):
        """What is unknown is absent, not an empty text."""
        message = complaint(cls, note=bad)

        assert "field 'note': expected a text that is not empty" in message
        assert message.endswith(f"got {bad!r}")

    @pytest.mark.parametrize("cls", [Country, Statistic])
    @pytest.mark.parametrize("bad", [(), (5,), CITED[0], None])
    def test_citations_are_needed(self, cls, bad):
        """Nothing is said without a place that says it."""
        message = complaint(cls, citations=bad)

        assert "field 'citations': expected a tuple of at least 1 Citation" in message

    @pytest.mark.parametrize(
        ("cls", "field", "bad", "expected"),
        [
            (
                Country,
                "kind",
                "contry",
                "a AreaKind, got 'contry'. Did you mean \"country\"?",
            ),
            (Indicator, "measure", "stocks", 'Did you mean "stock"?'),
            (Indicator, "unit", "organisation", 'Did you mean "organization"'),
            (Source, "role", "txt", 'Did you mean "text"?'),
            (Statistic, "dating", "inferred", "Expected one of context, publication,"),
            (Statistic, "status", "Z", "There are 18 to choose from, such as A, B,"),
            (Statistic, "figure", "5 NGOs", "expected a Figure, got '5 NGOs'"),
            (Statistic, "period", "2023", "expected a Period, got '2023'"),
        ],
    )
    def test_suggests_the_terms_of_vocabularies(self, cls, field, bad, expected):
        """A term that does not exist is answered with those that do."""
        message = complaint(cls, **{field: bad})

        assert message.startswith(
            f"{cls.__name__} '{NEEDED[cls]['id']}', field '{field}'"
        )
        assert expected in message

    @pytest.mark.parametrize(
        ("cls", "field", "vocabulary"),
        [
            (Country, "kind", AreaKind),
            (Indicator, "measure", Measure),
            (Source, "role", SourceRole),
            (Statistic, "status", ObservationStatus),
            (Statistic, "dating", Dating),
        ],
    )
    def test_takes_terms_as_text(self, cls, field, vocabulary):
        """A term and its text are the same."""
        for term in vocabulary:
            actual = getattr(make(cls, note="so", **{field: str(term)}), field)

            assert term is actual


class TestPairs:
    """Names with texts: breakdowns and beliefs."""

    FIELDS = pytest.mark.parametrize(
        ("cls", "field"), [(Statistic, "breakdown"), (Source, "believed")]
    )

    @FIELDS
    @pytest.mark.parametrize(
        "given_",
        [{"b": "2", "a": "1"}, [("a", "1"), ("b", "2")], (["b", "2"], ["a", "1"])],
    )
    def test_are_sorted_by_name(self, cls, field, given_):
        """Mappings and lists of pairs become sorted pairs."""
        assert (("a", "1"), ("b", "2")) == getattr(make(cls, **{field: given_}), field)

    @FIELDS
    @pytest.mark.parametrize(
        "bad",
        [
            "ab",
            {"a": 1},
            {"": "1"},
            {"a": "1", 2: "b"},
            {"ab"},
            ("ab",),
            ("abc",),
            (5,),
            None,
            [("a", "1", "x")],
            [("a", "1"), ("a", "2")],
        ],
    )
    def test_refuse_what_is_no_mapping_of_texts(self, cls, field, bad):
        """Texts are not taken apart, and no name comes twice."""
        assert f"field '{field}': expected a mapping of texts to texts" in complaint(
            cls, **{field: bad}
        )


class TestCountry:
    """Reference areas."""

    def test_aliases(self):
        """Every code and every name is an alias, what is absent is none."""
        names = (Name(text="Қазақстан", language="kk"),)

        assert ("KZ", "Kazakhstan") == make(Country).aliases
        assert ("KZ", "KAZ", "398", "Kazakhstan", "Қазақстан") == make(
            Country, alpha3="KAZ", numeric="398", names=names
        ).aliases


class TestIndicator:
    """What is measured."""

    def test_rank_has_those_without_precedence_last(self):
        """An indicator without precedence comes after all others."""
        ranks = [make(Indicator, precedence=place).rank for place in (1, 2, None)]

        assert [1, 2, sys.maxsize] == ranks

    def test_summary_names_the_unit(self):
        """An indicator is recognised by its name and its unit."""
        assert "<Indicator ngos: NGOs (organizations)>" == repr(make(Indicator))


class TestSource:
    """Publications."""

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({}, "murzaeva-2024 n.d."),
            ({"title": "Report"}, "Report n.d."),
            ({"title": "Report of 1996", "issued": Period("1996")}, "Report of 1996"),
            ({"title": "Report 21996", "issued": Period("1996")}, "Report 21996 1996"),
            ({"authors": (Agent(family="Murzaeva", given="S."),)}, "Murzaeva n.d."),
            ({"authors": (Agent(literal="USAID"),), "title": "X"}, "USAID n.d."),
            (
                {"authors": [Agent(family="A"), Agent(literal="B")]},
                "A and B n.d.",
            ),
            (
                {"authors": [Agent(family=name) for name in "ABC"]},
                "A et al. n.d.",
            ),
            ({"issued": Period("2024-05-01")}, "murzaeva-2024 2024"),
            ({"issued": Period("199X?")}, "murzaeva-2024 199X"),
            ({"issued": Period("2003/2004")}, "murzaeva-2024 2003"),
            ({"issued": Period("../2008")}, "murzaeva-2024 2008"),
            ({"issued": Period("/2008-05")}, "murzaeva-2024 2008"),
        ],
    )
    def test_label(self, parts, expected):
        """Authors and year stand as in running text."""
        assert expected == make(Source, **parts).label

    @given(sources())
    def test_year_is_four_digits_or_none(self, source):
        """The year is read from any period."""
        assert re.fullmatch(r"[\dX]{4}|n\.d\.", source.year)

    @pytest.mark.parametrize(
        "parts", [{}, {"family": "A", "literal": "B"}, {"given": "A"}]
    )
    def test_an_author_is_a_person_or_an_institution(self, parts):
        """An author has a family name or a literal one."""
        with pytest.raises(DataError, match="expected a family name or a literal name"):
            Agent(**parts)

    @pytest.mark.parametrize(
        ("author", "expected"),
        [
            (Agent(family="Yermukanov", given="Marat"), "Yermukanov, Marat"),
            (Agent(family="Yermukanov"), "Yermukanov"),
            (Agent(literal="USAID"), "USAID"),
        ],
    )
    def test_authors_as_text(self, author, expected):
        """The family name comes first."""
        assert expected == str(author)

    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            (Heading(title="Kyrgyzstan"), "Kyrgyzstan"),
            (Heading(title="Introduction", begins="In the"), "In the"),
        ],
    )
    def test_a_heading_is_found_by_its_marker(self, heading, expected):
        """The first words stand in for a title that is not printed."""
        assert expected == heading.marker


class TestStatistic:
    """Observations."""

    @pytest.mark.parametrize("dating", sorted(set(Dating) - {Dating.STATED}))
    def test_needs_a_note_where_the_date_is_not_stated(self, dating):
        """Whoever dates a figure says how."""
        message = complaint(Statistic, dating=dating)

        assert message.startswith("Statistic 'kz-ngos', field 'note': expected a note")
        assert dating is make(Statistic, dating=dating, note="as printed").dating

    def test_status_is_normal_unless_given(self):
        """Most observations have nothing to qualify them."""
        assert make(Statistic).status is ObservationStatus.NORMAL

    def test_repr(self):
        """An observation is recognised by figure, area and period."""
        expected = "<Statistic kz-ngos: about 20,000 organizations (KZ, 2023)>"

        assert expected == repr(make(Statistic))

    def test_attribution(self):
        """Origins come once each, and the fewest steps count."""
        place = CITED[0]
        ministry = place.evolve(attributed_to="ministry")
        cited = (place, ministry.evolve(via=("a",)), ministry, place.evolve(via=("b",)))

        assert ("ministry",) == make(Statistic, citations=cited).attributed_to
        assert [sys.maxsize, 2, 1, 1] == [
            make(Statistic, citations=cited[:many]).hops for many in (1, 2, 3, 4)
        ]

    @settings(max_examples=30)
    @given(statistics())
    def test_hops_are_those_of_the_nearest_citation(self, statistic):
        """No citation is nearer to the origin than the record says."""
        hops = [citation.hops or sys.maxsize for citation in statistic.citations]

        assert min(hops) == statistic.hops


class TestDrawnDatasets:
    """The datasets that other tests draw."""

    @settings(max_examples=25)
    @given(datasets())
    def test_hold_together(self, dataset):
        """A drawn dataset passes its check and is a value."""
        assert dataset.check() is None
        assert dataset == pickle.loads(pickle.dumps(dataset))
