"""Which organizations were where, on the real data and on small stories."""

import pickle

import pytest
from analysis import changed
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.presence import INTERNATIONAL
from ngo_central_asia.analysis.stays import ENDS
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.model.ngo import Presence, PresenceStatus

CITED = nca.ngos["winrock"].citations
STATUSES = st.sampled_from(PresenceStatus)


def told(*statements, key="a"):
    """Return an organization of which this is told: status and period of each."""
    return nca.NGO(
        id=key,
        name=key,
        kind="international NGO",
        citations=CITED,
        presences=tuple(
            Presence(
                area="UZ",
                status=status,
                period=period and nca.Period.of(period),
                citations=CITED,
                **more,
            )
            for status, period, more in (
                (*statement, {})[:3] for statement in statements
            )
        ),
    )


def of(*organizations, **asked):
    """Return the presences of these organizations."""
    return nca.presence(dataset=changed.replaced("ngos", *organizations), **asked)


def test_names_are_printed_and_no_ids():
    """Organizations stand in all parts by their names."""
    shown = " ".join(repr(nca.presence()).split())

    for ngo in nca.presence().organizations:
        assert " " in ngo.name or ngo.name in shown
        assert f" {ngo.id} " not in shown or ngo.id == ngo.name.casefold()
    assert "International Republican" in shown


class TestRows:
    """Who is in the matrix, and what stands in its cells."""

    def test_every_statement_of_those_chosen_is_there(self):
        """None is dropped, whatever it says."""
        result = nca.presence()
        for row in result:
            statements = [
                it for it in row.organization.presences if it.area == row.area.id
            ]

            assert sorted(map(str, statements)) == sorted(map(str, row.statements))
            assert set(row.citations) == {
                cited for it in statements for cited in it.citations
            }

    def test_international_ones_unless_told(self):
        """By kind, and not at home there; the rest is named as left out."""
        result = nca.presence("soros-foundation"), nca.presence()
        shown = {(row.organization.id, row.area.id) for row in result[1]}
        left_out = {ngo.id for ngo in result[1].left_out}

        assert {"UZ", "KZ", "KG"} == {row.area.id for row in result[0]}
        assert ("winrock", "UZ") in shown
        assert {"osi-tajikistan", "nannouz", "uz-ngos"} <= left_out
        assert all(row.organization.kind in INTERNATIONAL for row in result[1])
        assert all(row.organization.home != row.area.id for row in result[1])

    def test_kinds_and_left_out_part_all_organizations(self):
        """Who is said to be there is shown, or left out by name."""
        result = nca.presence(countries="UZ", kinds="state body")
        there = set(
            nca.ngos.where(lambda it: any(p.area == "UZ" for p in it.presences))
        )

        assert there == {
            *(ngo.id for ngo in result.left_out),
            *(ngo.id for ngo in result.organizations),
        }

    def test_at_a_time_only_those_told_of_then(self):
        """A statement that may be of the time is needed, and all statements stay."""
        result = nca.presence(countries="UZ", at=2018)
        stay = result.stay("Amnesty International", "UZ")

        assert len(stay.statements) == 3
        assert "winrock" not in {row.organization.id for row in result}

    def test_a_year_before_any_data(self):
        """It is no error: nobody is there, and the text says so."""
        result = nca.presence(at=1200)

        assert 0 == len(result)
        assert "None named by any source: Kazakhstan" in repr(result)

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=5)
    def test_the_order_of_records_changes_nothing(self, random):
        """Shuffled data gives an equal result, with equal counts and grounds."""
        mixed = nca.presence(dataset=changed.reordered(random))

        assert nca.presence() == mixed
        assert nca.presence().fates == mixed.fates
        assert nca.presence().grounds == mixed.grounds

    @pytest.mark.parametrize("key", ["winrock", "freedom-house", "uz-ngos", "unhcr"])
    def test_removing_an_organization_adds_no_citation(self, key):
        """With less data nothing more is cited."""
        less = nca.presence(dataset=changed.without("ngos", key))

        assert set(less.citations) <= set(nca.presence().citations)


class TestRivals:
    """Statements that do not go together."""

    @pytest.mark.parametrize(
        ("statements", "expected"),
        [
            ([("closed", "2005"), ("left", "2005-06")], 1),
            ([("closed", "2005"), ("closed", "2006")], 0),
            ([("closed", "2005"), ("left", "2008")], 0),
            ([("closed", "2005"), ("active", "2010")], 1),
            ([("closed", "2005"), ("returned", "2009"), ("active", "2010")], 0),
            ([("active", "1995/2006"), ("closed", "2006")], 0),
            ([("refused registration", "2006"), ("registered", "2006")], 1),
            ([("warned", "2006"), ("closed", "2006")], 0),
            ([("closed", None), ("left", "2005")], 1),
        ],
    )
    def test_pairs(self, statements, expected):
        """Each kind of pair, at times that may be the same or not."""
        stay = of(told(*statements))[0]

        assert expected == len(stay.rivals)
        assert expected == sum("go together" in it.text for it in stay.caveats)

    @given(st.lists(st.tuples(STATUSES, st.integers(1990, 2020)), max_size=4))
    @settings(max_examples=30)
    def test_a_wider_date_hides_no_end_that_differs(self, statements):
        """With uncertain dates there are at least as many pairs of two ends."""

        def ends(result):
            pairs = (pair for row in result for pair in row.rivals)
            return sum({one.status, two.status} <= set(ENDS) for one, two in pairs)

        hedged = [(status, f"{year}?") for status, year in statements]

        def without_work(found):
            return [it for it in found if it[0] not in ("active", "registered")]

        exact, wider = without_work(statements), without_work(hedged)

        assert ends(of(told(*exact))) <= ends(of(told(*wider)))

    def test_freedom_house(self):
        """Closed by the government, and forced to leave: both are there."""
        stay = nca.presence().stay("Freedom House", "UZ")

        assert {("closed", "left")} == {
            (one.status.value, other.status.value) for one, other in stay.rivals
        }


class TestFates:
    """How many are said to have met which fate."""

    def test_counts_are_of_those_named_and_never_more(self):
        """At least so many: said and not disputed; at most all that are named."""
        for fate in nca.presence().fates:
            assert 0 <= fate.figure.value <= len(fate.said) <= len(fate.named)
            assert set(fate.disputed) <= set(fate.said) <= set(fate.named)
            assert "at least" in str(fate.figure)

    def test_every_count_cites_each_of_its_organizations(self):
        """The citations are those of the statements that are counted."""
        for fate in nca.presence().fates:
            for stay in fate.said:
                cited = {
                    it
                    for said in stay.statements
                    if said.status is fate.status
                    for it in said.citations
                }
                assert cited <= set(fate.citations)

    def test_no_end_told_is_neither_closed_nor_there(self):
        """They and those with an end part the organizations named."""
        result = nca.presence()
        ended = {stay for stay in result.named("UZ") if stay.ended}

        assert set(result.named("UZ")) == ended | set(result.untold("UZ"))
        assert "project-hope" in {it.organization.id for it in result.untold("UZ")}

    def test_a_contradiction_about_one_country_is_none_about_another(self):
        """The curated ones count where they are shown."""
        result = nca.presence("Soros Foundation")

        assert result.stay("Soros Foundation", "UZ").contradicted
        assert not result.stay("Soros Foundation", "KG").contradicted


class TestGrounds:
    """Grounds as the sources give them."""

    def test_count_once_for_each_organization(self):
        """However often a ground is told of one, it is one."""
        more = {"ground": "a law"}
        result = of(
            told(("warned", 2005, more), ("warned", 2006, more), key="a"),
            told(("warned", 2005, more), key="b"),
            told(("warned", 2005, {"ground": "another law"}), key="c"),
        )

        assert [("a law", 2), ("another law", 1)] == [
            (ground.text, len(ground.stays)) for ground in result.grounds
        ]

    def test_closed_without_a_ground(self):
        """Who was closed with no ground given is listed."""
        result = nca.presence(countries="UZ")
        without = {stay.organization.id for stay in result.without_ground}

        assert "internews" in without
        assert "pad" not in without

    def test_every_ground_has_its_place(self):
        """Each has organizations and citations."""
        for ground in nca.presence().grounds:
            assert ground.stays
            assert ground.citations


def test_bad_input():
    """Unknown names and contradicting questions are one clear error each."""
    with pytest.raises(CriteriaError, match="organizations or kinds"):
        nca.presence("winrock", kinds="donor")
    with pytest.raises(CriteriaError, match="Did you mean"):
        nca.presence(kinds="international NGOs")
    with pytest.raises(NotFoundError, match="winrock"):
        nca.presence("winroc")
    with pytest.raises(NotFoundError):
        nca.presence(countries="Atlantis")


def test_is_a_value():
    """It pickles, and exports a row for each statement with its provenance."""
    result = nca.presence(at=2006)
    rows = result.to_dicts()

    assert result == pickle.loads(pickle.dumps(result))
    assert sum(len(row.statements) for row in result) == len(rows)
    assert all(row["source_id"] for row in rows)
