"""Finding one's way: criteria over all records, profile, related, search."""

from __future__ import annotations

import pytest

import ngo_central_asia as nca
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError, NotFoundError

ALL = [
    record for name in nca.data.collection_names for record in nca.data.records(name)
]


class TestCriteria:
    def test_organizations_by_what_became_of_them(self):
        """Area and status ask for one presence that has both."""
        closed = nca.ngos.where(country="UZ", status="closed")

        assert {"internews", "irex", "freedom-house", "winrock"} <= set(closed)
        for ngo in closed.values():
            assert any(
                (presence.area, presence.status.value) == ("UZ", "closed")
                for presence in ngo.presences
            )

    def test_terms_in_any_case(self):
        """A term is known by its value or its name; another is refused."""
        assert nca.ngos.where(status="closed") == nca.ngos.where(status="CLOSED")
        assert nca.statistics.where(status="A") == nca.statistics.where(status="normal")
        with pytest.raises(CriteriaError, match='"closed"'):
            nca.ngos.where(country="UZ", status="closd")

    def test_status_of_another_country_does_not_count(self):
        """An organization closed elsewhere is not found as closed here."""
        assert "internews" not in nca.ngos.where(country="TJ", status="closed")

    def test_an_area_alone_also_finds_those_at_home_there(self):
        """Home and presence both answer to the area."""
        at_home = {ngo.id for ngo in nca.ngos.values() if ngo.home == "KZ"}

        assert at_home <= set(nca.ngos.where(country="Kazakhstan"))

    def test_events_by_period(self):
        """Events are found by what overlaps the period; undated ones are not."""
        found = nca.events.where(country="KG", period="2005/2010")

        assert found
        assert all(
            event.period.overlaps(nca.Period("2005/2010")) for event in found.values()
        )

    def test_laws_in_force(self):
        """A law is in force from its first date on, and not before."""
        assert "uz-ngo-law-1999" in nca.laws.where(in_force=2005)
        assert "uz-ngo-law-1999" not in nca.laws.where(in_force=1998)
        assert "kz-election-law-planned" not in nca.laws.where(in_force=2024)

    def test_references_by_any_name(self):
        """Ids in a criterion may be given as names."""
        assert set(nca.events.where(participants="Freedom House")) == set(
            nca.events.where(participants="freedom-house")
        )
        with pytest.raises(NotFoundError, match=r"freedom-house|Freedom House"):
            nca.events.where(participants="Freedom Hose")

    def test_lists_of_areas(self):
        """Findings are found by any of their areas."""
        found = nca.findings.where(country="TJ", topic="public trust and knowledge")

        assert found
        assert all("TJ" in finding.areas for finding in found.values())

    def test_a_criterion_of_another_class(self):
        """What makes no sense for a class is refused with suggestions."""
        with pytest.raises(CriteriaError, match="no criterion 'in_force'"):
            nca.events.where(in_force=2005)


class TestProfile:
    @pytest.mark.parametrize("country", list(nca.countries))
    def test_holds_everything_about_the_area(self, country):
        """Each collection of the view is what where finds."""
        view = nca.profile(country)

        for name, records in view.collections.items():
            if name not in ("discrepancies", "series"):
                found = nca.data.collection(name).where(area=country)
                assert set(nca.data.records(name)) >= set(records.values())
                assert [*records] == [
                    key for key in found if getattr(found[key], "series", None) is None
                ]

    def test_names_the_series_of_the_area(self):
        """Series that have rows of the area are there, others not."""
        assert "gdp_deflator-wdi" in nca.profile("US").series
        assert ["gdp_deflator-wdi"] == [*nca.profile("US").series]
        assert "inflation_cpi-wdi" not in nca.profile("TM").series

    def test_is_a_result(self):
        """It has rows, citations, sources and a text that fits."""
        view = nca.profile("Turkmenistan")

        assert len(view.to_dicts()) == sum(map(len, view.collections.values()))
        assert {c.source for c in view.citations} <= {s.id for s in view.sources}
        assert max(map(len, repr(view).splitlines())) <= 80
        assert view.discrepancies

    def test_unknown_area(self):
        """A miss suggests."""
        with pytest.raises(NotFoundError, match="Uzbekistan"):
            nca.profile("Usbekistan")


class TestRelated:
    @pytest.mark.parametrize("record", ALL[::60], ids=lambda record: record.id)
    def test_links_go_both_ways(self, record):
        """What a record points to is pointed to by it."""
        for link in nca.related(record)[:6]:
            back = nca.related(link.record)

            assert any(
                other.record == record and other.outgoing is not link.outgoing
                for other in back
            )

    def test_a_discrepancy_leads_to_its_records(self):
        """Links across collections are found from both ends."""
        discrepancy = next(iter(nca.discrepancies.values()))
        name, _, key = discrepancy.records[0].partition("/")
        record = nca.data.collection(name)[key]

        assert discrepancy in [link.record for link in nca.related(record)]

    @pytest.mark.parametrize("what", ["winrock", None])
    def test_no_record(self, what):
        """What is no record is refused."""
        with pytest.raises(NotFoundError, match="expected a record"):
            nca.related(what)

    def test_a_stranger(self):
        """A record that the dataset does not hold has no neighbours."""
        stranger = nca.Source(id="x", role="work", type="book")

        with pytest.raises(NotFoundError, match="does not hold"):
            nca.related(stranger)


class TestSearch:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Kazakhstan", "areas/KZ"),
            ("Казахстан", "areas/KZ"),
            ("Kazahkstan", "areas/KZ"),
            ("Oʻzbekiston", "areas/UZ"),
            ("Soros", "ngos/soros-foundation"),
            ("Сорос", "ngos/soros-foundation"),
            ("freedom hous", "ngos/freedom-house"),
            ("Жан", "ngos/zhan"),
            ("Интербилим", "ngos/interbilim"),
            ("murzaeva 2024", "sources/murzaeva-2024"),
        ],
    )
    def test_the_first_hit(self, text, expected):
        """What people mean comes first, in any case, script and with small slips."""
        first = nca.search(text)[0]

        assert expected == f"{first.collection}/{first.record.id}"

    def test_every_record_is_found_by_its_id(self):
        """An id finds its record."""
        for record in ALL[::40]:
            assert record in [hit.record for hit in nca.search(record.id)]

    def test_nothing_found(self):
        """Words that stand nowhere find nothing."""
        assert 0 == len(nca.search("zzzzzz"))

    @pytest.mark.parametrize("text", ["", "  ", None])
    def test_nothing_to_search_for(self, text):
        """Words are needed."""
        with pytest.raises(CriteriaError, match="expected words"):
            nca.search(text)


class TestWalk:
    def test_nested_citations_are_walked(self):
        """The citations of presences and dates count as citations of the record."""
        ngo = nca.ngos["internews"]
        nested = {c for presence in ngo.presences for c in presence.citations}

        assert nested
        assert nested <= set(walk.citations(ngo))

    @pytest.mark.parametrize("name", nca.data.collection_names)
    def test_every_record_cites(self, name):
        """No record of the sources' contents is without a citation."""
        for record in nca.data.records(name):
            citing = any(walk.citations(record))
            assert citing or name in ("sources", "indicators", "series")

    @pytest.mark.parametrize("name", nca.data.collection_names)
    def test_flat_rows_keep_nested_citations(self, name):
        """Citations of parts stand in the flat rows too."""
        for record, row in zip(
            nca.data.collection(name).values(),
            nca.data.collection(name).to_dicts(),
            strict=True,
        ):
            for cited in walk.citations(record):
                assert cited.source in row["source_id"]
                assert cited.locator in row["locator"]
                assert (cited.as_written or "") in row["as_written"]
