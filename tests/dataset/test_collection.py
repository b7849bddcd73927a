"""Collections: looking up, selecting, and being a value."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.errors import CriteriaError, DataError, NotFoundError
from ngo_central_asia.testing import statistics


class TestLookup:
    @pytest.mark.parametrize(
        "name",
        [
            *("KG", "kg", "KGZ", "417", "Kyrgyzstan", "KYRGYZSTAN", "Кыргызстан"),
            *("қырғызстан", "Qirgʻiziston", "qirg'iziston", "Kyrgyz Republic"),
        ],
    )
    def test_any_name_finds_the_country(self, name):
        """Codes and names in every listed language and case find the record."""
        assert "KG" == nca.countries[name].id
        assert name in nca.countries

    def test_a_miss_suggests_the_nearest_name(self):
        """A miss is a KeyError with suggestions; get gives None."""
        with pytest.raises(NotFoundError, match='Did you mean "Kazakhstan"') as error:
            nca.countries["Kazakstan"]

        assert isinstance(error.value, KeyError)
        assert nca.countries.get("Kazakstan") is None
        assert "Kazakstan" not in nca.countries

    def test_a_name_of_two_records_is_refused(self):
        """A name that two records go by asks for the id."""
        uzbek = nca.countries["UZ"]
        twin = nca.Country(
            id="UZ2", name="Uzbekistan", kind="country", citations=uzbek.citations
        )
        both = Collection("areas", nca.Country, [uzbek, twin])

        with pytest.raises(NotFoundError, match='may be "UZ" or "UZ2"'):
            both["Uzbekistan"]

    def test_two_records_of_one_id_are_refused(self):
        """An id stands once in a collection."""
        uzbek = nca.countries["UZ"]

        with pytest.raises(DataError, match="two records have the id 'UZ'"):
            Collection("areas", nca.Country, [uzbek, uzbek])


class TestWhere:
    def test_a_heading_takes_in_its_kinds(self):
        """Asking for a heading finds the records of all its kinds."""
        found = nca.statistics.where(country="KG", indicator="ngos")

        assert {"ngos_unspecified", "ngos_registered"} < {
            statistic.indicator for statistic in found.values()
        }

    def test_alternatives(self):
        """A list of values means any of them."""
        found = nca.statistics.where(country=["KG", "Kazakhstan"], indicator="ngos")

        assert {"KG", "KZ"} == {statistic.area for statistic in found.values()}

    def test_period_means_overlap(self):
        """A period finds what may hold at some day of it."""
        found = nca.statistics.where(indicator="ngos", period="2006/2010", country="KG")

        assert {"2006", "2006-01", "2010", "2008%"} == {
            s.period.edtf for s in found.values()
        }

    def test_breakdown(self):
        """A breakdown finds the parts; an empty one finds only the whole."""
        parts = nca.statistics.where(breakdown={"employment": "permanent"})

        assert ["about 40,000 persons"] == [str(s.figure) for s in parts.values()]
        assert not any(s.breakdown for s in nca.statistics.where(breakdown={}).values())

    def test_source_and_attribution(self):
        """The source and a part of the attribution find records."""
        found = nca.statistics.where(source="yermukanov-2003", attributed_to="OFFICIAL")

        assert ["200,000 persons"] == [str(s.figure) for s in found.values()]

    def test_a_function(self):
        """Any test of one's own can be given."""
        found = nca.statistics.where(lambda s: s.figure.is_bound, country="UZ")

        assert found
        assert all(s.figure.is_bound for s in found.values())

    @pytest.mark.parametrize(
        ("criteria", "error", "message"),
        [
            ({"contry": "KG"}, CriteriaError, '"country"'),
            ({"country": "Atlantis"}, NotFoundError, "Atlantis"),
            ({"indicator": "ngoes"}, NotFoundError, '"ngos"'),
            ({"country": []}, CriteriaError, "is empty"),
            ({"country": "KG", "area": "KG"}, CriteriaError, "mean the same"),
            ({"at": 2010, "period": "2010"}, CriteriaError, "mean the same"),
            ({"period": "1991-13"}, nca.errors.PeriodError, "month"),
            ({"breakdown": "permanent"}, CriteriaError, "mapping"),
            ({"source": "murzaeva"}, NotFoundError, "murzaeva-2024"),
            ({"dating": "statd"}, CriteriaError, '"stated"'),
            ({"attributed_to": ""}, CriteriaError, "part of a name"),
            ({"source": [{"a": 1}]}, CriteriaError, "expected 'source' as texts"),
        ],
    )
    def test_bad_criteria(self, criteria, error, message):
        """A criterion that makes no sense is one clear error."""
        with pytest.raises(error, match=message):
            nca.statistics.where(**criteria)


class TestOneAndSearch:
    def test_one_gives_the_only_record(self):
        """The single record that fits is returned as it is."""
        assert "copies" == nca.statistics.one(indicator="copies").indicator

    def test_one_of_none_or_many_is_an_error(self):
        """None and several are told apart, and the several are named."""
        with pytest.raises(NotFoundError, match="no record in"):
            nca.statistics.one(country="TM", indicator="staff")
        with pytest.raises(NotFoundError, match=r"records in statistics with .*: kg-"):
            nca.statistics.one(country="KG", indicator="ngos")

    def test_search_ignores_case_and_accents(self):
        """Every word must stand in the record, in any case."""
        assert "KZ" in nca.areas.search("ҚАЗАҚСТАН")
        assert 0 == len(nca.statistics.search("no such words anywhere"))

    @pytest.mark.parametrize("text", ["", "  ", None])
    def test_searching_for_nothing_is_an_error(self, text):
        """Words are needed to search for."""
        with pytest.raises(CriteriaError, match="expected words"):
            nca.statistics.search(text)


class TestValue:
    def test_is_a_mapping_in_order(self):
        """Iteration gives ids in the order of the data."""
        assert ["KZ", "KG", "TJ", "TM", "UZ"] == list(nca.countries)
        assert 5 == len(nca.countries)

    def test_survives_pickling_and_copying(self):
        """A copy and an unpickled collection are equal to the first."""
        assert nca.statistics == pickle.loads(pickle.dumps(nca.statistics))
        assert nca.statistics == copy.copy(nca.statistics)
        assert hash(nca.countries) == hash(nca.data.countries)

    @pytest.mark.parametrize(
        "again", [copy.copy, copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))]
    )
    def test_copies_still_know_names(self, again):
        """A copy answers like the first."""
        asked = {"country": "Kazakhstan", "indicator": "ngos"}

        assert nca.statistics.where(**asked) == again(nca.statistics).where(**asked)

    def test_text_fits_a_terminal(self):
        """The text says how many records there are and shows the first of them."""
        text = repr(nca.statistics)

        assert text.startswith(f"statistics: {len(nca.statistics)} records")
        assert "more" in text.splitlines()[-1]
        assert max(map(len, text.splitlines())) <= 80

    def test_rows_keep_every_citation(self):
        """No citation is lost in the flat rows."""
        for row, statistic in zip(
            nca.statistics.to_dicts(), nca.statistics.values(), strict=True
        ):
            for column, values in (
                ("source_id", [c.source for c in statistic.citations]),
                ("locator", [c.locator for c in statistic.citations]),
                ("as_written", [c.as_written or "" for c in statistic.citations]),
                ("attributed_to", [c.attributed_to or "" for c in statistic.citations]),
            ):
                assert "; ".join(values) == row[column]


@given(st.lists(statistics(), unique_by=lambda s: s.id, max_size=6), st.data())
def test_where_partitions(records, data):
    """What meets a test and what does not make up the whole, in order."""
    records = Collection("statistics", nca.Statistic, records)
    chosen = data.draw(st.sets(st.sampled_from(list(records) or [""])))
    inside = records.where(lambda s: s.id in chosen)
    outside = records.where(lambda s: s.id not in chosen)

    assert set(records) == set(inside) | set(outside)
    assert len(records) == len(inside) + len(outside)
    assert [key for key in records if key in chosen] == list(inside)
