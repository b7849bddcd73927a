"""Witnesses: repeated words of one origin count once."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings

import ngo_central_asia as nca
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.evidence.gather import citations_of
from ngo_central_asia.testing import datasets


def cited(source, by=None, via=(), row="1"):
    """Return a citation of one of the embedded sources."""
    return nca.Citation(source=source, row=row, attributed_to=by, via=via)


def counted(*citations):
    """Return the sources of each witness behind the citations."""
    return [
        [place.source for place in witness.citations]
        for witness in nca.witnesses(citations)
    ]


class TestRealRecords:
    def test_one_agency_named_twice(self):
        """Two passages that name the same statistics are one witness."""
        found = nca.witnesses(nca.statistics["kz-ngos-2003-yermukanov"])

        assert 1 == len(found)
        assert ("Government statistics",) == found[0].names
        assert 2 == len(found[0].citations)
        assert () == found.unknown

    def test_two_people_in_one_text(self):
        """Two people are two origins, but one text alone tells of both."""
        found = nca.witnesses(nca.statistics["pad-rites-2006-ernazarov"])

        assert [("one of the witnesses",), ("a Hamkorlik employee",)] == [
            witness.names for witness in found
        ]
        assert any("through Ernazarov n.d. alone" in said for said in found.unknown)

    def test_a_source_that_says_it_twice_and_names_a_work_once(self):
        """The passage without an origin is no second witness."""
        found = nca.witnesses(nca.statistics["kz-beneficiaries-2008-murzaeva"])

        assert 1 == len(found)
        assert found[0].is_named
        assert 2 == len(found[0].citations)

    def test_a_source_that_names_no_origin(self):
        """It counts for itself, and the result says what is not known."""
        found = nca.witnesses(nca.statistics["kz-forum-duration-2003-yermukanov"])

        assert [False] == [witness.is_named for witness in found]
        assert (
            "Yermukanov 2003 may have it from somebody it does not name",
        ) == found.unknown

    def test_statements_that_differ(self):
        """Records that say different things are told apart in words."""
        pair = [nca.statistics[f"kg-ngos-{y}-jaysanov"] for y in (2006, 2010)]

        assert any(
            said == "the statements differ: 13,018 organizations, 18,341 organizations"
            for said in nca.witnesses(pair).unknown
        )

    @pytest.mark.parametrize(
        ("vintages", "indicator"),
        [
            (("wdi-2023-03", "wdi-2026-03"), "population"),
            (("vdem-6.1", "vdem-14"), "v2xcs_ccsi"),
        ],
    )
    def test_two_vintages_are_one_witness(self, vintages, indicator):
        """A publisher does not become two by publishing again, and it is said."""
        rows = nca.statistics.where(indicator=indicator, country="KZ", period=2010)
        found = nca.witnesses(rows)

        assert set(vintages) == {cited.source for cited in found.citations}
        assert 1 == len(found)
        assert "tables of one publisher" in str(found[0])
        assert all(
            f"{nca.sources[key].label} may have it from" in " ".join(found.unknown)
            for key in vintages
        )

    def test_a_text_that_names_the_publisher_of_a_table(self):
        """Who cites a table's publisher and the table are one witness."""
        places = [cited("murzaeva-2024", "World bank"), cited("wdi-2026-03")]

        assert [["murzaeva-2024", "wdi-2026-03"]] == counted(*places)

    def test_of_a_row(self):
        """A row of a comparison has the witnesses of its figure."""
        row = nca.compare("ngos")["TJ"]

        assert nca.witnesses(row.statistic) == nca.witnesses(row)


class TestRules:
    def test_sources_that_name_one_agency(self):
        """The same name, however written, in two sources is one witness."""
        assert [["murzaeva-2024", "jaysanov-2023"]] == counted(
            cited("murzaeva-2024", "Ministry of Justice"),
            cited("jaysanov-2023", "MINISTRY  of justice"),
        )

    def test_sources_that_took_it_from_one_work(self):
        """One work behind two sources is one witness."""
        assert [["murzaeva-2024", "jaysanov-2023"]] == counted(
            cited("murzaeva-2024", via=("npo-kz",)),
            cited("jaysanov-2023", via=("npo-kz", "osipov-2005")),
        )

    def test_a_source_taken_from_the_other(self):
        """Who repeats a source is not another witness beside it."""
        assert [["murzaeva-2024", "yermukanov-2003"]] == counted(
            cited("murzaeva-2024", via=("yermukanov-2003",)),
            cited("yermukanov-2003", "Government statistics"),
        )

    def test_shared_origins_chain(self):
        """A third that shares one origin with each of two makes all of them one."""
        assert [["murzaeva-2024", "jaysanov-2023", *["ernazarov-nd"] * 2]] == counted(
            cited("murzaeva-2024", "A"),
            cited("jaysanov-2023", "B"),
            cited("ernazarov-nd", "A", via=("npo-kz",)),
            cited("ernazarov-nd", "B", via=("npo-kz",), row="2"),
        )

    def test_sources_that_share_nothing(self):
        """Different origins are different witnesses; who names none may share one."""
        found = nca.witnesses([cited("murzaeva-2024", "A"), cited("ernazarov-nd")])

        assert 2 == len(found)
        assert "independent origins: at most 2" == repr(found).splitlines()[0]
        assert any("does not name" in said for said in found.unknown)

    @given(datasets())
    @settings(max_examples=10)
    def test_every_place_belongs_to_one_witness(self, dataset):
        """No citation is lost or counted twice, whatever the order."""
        found = nca.witnesses(dataset, dataset=dataset)

        assert set(citations_of(dataset)) == set(found.citations)
        assert len(found.citations) == len(set(found.citations))
        backwards = nca.witnesses(
            tuple(reversed(citations_of(dataset))), dataset=dataset
        )
        assert len(found) == len(backwards)

    @given(datasets())
    @settings(max_examples=10)
    def test_saying_it_again_adds_no_witness(self, dataset):
        """A source that repeats its own words in another place adds nothing."""
        once = citations_of(dataset)
        again = [place.evolve(as_written="again") for place in once]

        assert len(nca.witnesses(once, dataset=dataset)) == len(
            nca.witnesses([*once, *again], dataset=dataset)
        )


class TestShown:
    def test_text_fits_a_terminal(self):
        """Count, origins and open questions stand in lines of at most 80 columns."""
        text = repr(nca.witnesses(nca.statistics["pad-rites-2006-ernazarov"]))

        assert text.startswith("independent origins: at most 2\n  of pad-rites-2006")
        assert "  2. a Hamkorlik employee, through Ernazarov n.d." in text.splitlines()
        assert all(len(line) <= 80 for line in text.splitlines())

    def test_rows_keep_the_citations(self):
        """Each witness is a row with its places in columns."""
        (row,) = nca.witnesses(nca.statistics["kz-ngos-2003-yermukanov"]).to_dicts()

        assert "Government statistics" == row["names"]
        assert "4,500; 4,500" == row["as_written"]

    def test_nobody(self):
        """Behind what has no figure stands nobody."""
        assert 0 == len(nca.witnesses(nca.compare("ngos", evidence="checked")["TM"]))

    def test_what_has_no_witnesses(self):
        """Anything but records is one clear error."""
        with pytest.raises(CriteriaError, match="expected a record"):
            nca.witnesses("kz-ngos-2003-yermukanov")

    def test_it_is_a_value(self):
        """Results of equal records are equal."""
        record = nca.statistics["kz-ngos-2003-yermukanov"]

        assert nca.witnesses(record) == nca.witnesses(attrs.evolve(record))
