"""The timeline, on the real data."""

import pickle

import pytest
from analysis import changed
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.happenings import EntryKind
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError, NotFoundError

ALL = [kind.value for kind in EntryKind]
EVERYTHING = nca.timeline(list(nca.areas), kinds=ALL)


class TestEntries:
    """What stands in a timeline."""

    def test_nothing_is_dropped(self):
        """Every record that happens has an entry, also without a date."""
        shown = {entry.record for entry in EVERYTHING}
        states = ("active", "unregistered")
        wanted = {
            *(f"events/{key}" for key in nca.events),
            *(f"laws/{key}" for key in nca.laws),
            *(f"statistics/{key}" for key in nca.statistics),
            *(f"phases/{key}" for key in nca.phases),
            *(
                f"ngos/{key}"
                for key, ngo in nca.ngos.items()
                if ngo.founded or any(it.status not in states for it in ngo.presences)
            ),
        }

        assert wanted == shown

    def test_every_date_of_a_law_is_an_entry(self):
        """Also where two sources differ."""
        dates = sum(len(law.dates) for law in nca.laws.values())
        shown = [it for it in EVERYTHING if it.kind == "law" and it.period]

        assert dates == len(shown)

    def test_keys_are_unique(self):
        """No thing stands in it twice."""
        keys = [entry.key for entry in EVERYTHING]

        assert len(keys) == len(set(keys))

    def test_an_entry_cites_its_own_record(self):
        """No citation comes from elsewhere."""
        for entry in EVERYTHING:
            collection, _, key = entry.record.partition("/")
            record = nca.data.collection(collection)[key]

            assert entry.citations
            assert set(entry.citations) <= set(walk.citations(record))

    def test_statistics_only_if_asked_for(self):
        """They are many, and no happenings."""
        assert EntryKind.STATISTIC not in {it.kind for it in nca.timeline()}
        assert {EntryKind.STATISTIC} == {
            it.kind for it in nca.timeline("KG", kinds="Statistic")
        }

    def test_wider_areas_are_named_as_left_out(self):
        """What is told of the region as a whole is not told of its countries."""
        assert ("Central Asia",) == nca.timeline("KZ").wider
        assert () == nca.timeline("central-asia", kinds="founding").wider


class TestOrder:
    """In which order they stand."""

    def test_by_the_first_day_and_then_the_last_one(self):
        """What has no first day stands first."""
        happened = EVERYTHING.happened
        spans = [entry.period.ordinals for entry in happened]

        assert spans == sorted(spans)

    def test_foreseen_and_undated_stand_apart(self):
        """The three parts make the whole, in this order."""
        parts = (*EVERYTHING.happened, *EVERYTHING.foreseen, *EVERYTHING.undated)

        assert EVERYTHING.rows == parts
        assert all(entry.period is None for entry in EVERYTHING.undated)

    @pytest.mark.parametrize(
        "record",
        ["phases/murzaeva-tm-forecast-1", "events/kz-election-law-foreseen",
         "laws/kz-election-law-planned", "phases/murzaeva-kg-5"],
    )  # fmt: skip
    def test_what_is_foreseen_did_not_happen(self, record):
        """Forecasts, scenarios, foreseen events and plans."""
        happened = {
            entry.record for entry in (*EVERYTHING.happened, *EVERYTHING.undated)
        }

        assert record not in happened

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=5)
    def test_the_order_of_records_changes_nothing(self, random):
        """Shuffled data gives the same entries with the same links."""
        mixed = nca.timeline(dataset=changed.reordered(random))

        def linked(result):
            return [(entry.key, set(entry.linked)) for entry in result]

        assert linked(nca.timeline()) == linked(mixed)


class TestPeriod:
    """Asking for a time."""

    @given(st.integers(1985, 2025))
    @settings(max_examples=15)
    def test_what_may_lie_in_it_and_what_is_undated(self, year):
        """Nothing that overlaps it is missing, and nothing undated is dropped."""
        result = {entry.key for entry in nca.timeline(period=year)}

        for entry in nca.timeline():
            if entry.period is None or entry.period.overlaps(year):
                assert entry.key in result

    def test_a_mark_reaches_farther(self):
        """A year that is uncertain may be the one before it."""
        keys = {it.key for it in nca.timeline("KZ", period=1990, kinds="event")}

        assert "events/kz-independence" in keys


class TestLinks:
    """Several records of one happening."""

    def test_an_event_and_a_presence_that_it_names(self):
        """Both are shown, and each names the other."""
        result = {entry.key: entry for entry in nca.timeline("UZ")}
        event, presence = "events/uz-closure-unhcr", "ngos/unhcr#presences.0"

        assert (presence,) == result[event].linked
        assert event in result[presence].linked

    def test_links_go_both_ways_and_stay_inside(self):
        """What is linked is there, and linked back."""
        by_key = {entry.key: entry for entry in EVERYTHING}
        for entry in EVERYTHING:
            for other in entry.linked:
                assert entry.key in by_key[other].linked
                assert entry.area == by_key[other].area

    def test_groups_part_the_entries(self):
        """Each entry is in one group, with all that it is linked with."""
        keys = [entry.key for group in EVERYTHING.groups for entry in group]
        group_of = {
            entry.key: place
            for place, group in enumerate(EVERYTHING.groups)
            for entry in group
        }

        assert sorted(keys) == sorted(entry.key for entry in EVERYTHING)
        for entry in EVERYTHING:
            assert {group_of[entry.key]} == {
                group_of[key] for key in (entry.key, *entry.linked)
            }

    def test_a_trial_is_not_its_ruling(self):
        """An event of another kind that names a law is not linked with it."""
        result = {entry.key: entry for entry in nca.timeline("UZ")}

        assert () == result["events/uz-pad-trial-2006"].linked


def test_bad_input():
    """Unknown kinds and areas are one clear error each."""
    with pytest.raises(CriteriaError, match='Did you mean "event"'):
        nca.timeline(kinds="events")
    with pytest.raises(CriteriaError, match="'kinds' is empty"):
        nca.timeline(kinds=[])
    with pytest.raises(NotFoundError):
        nca.timeline("Atlantis")


def test_before_any_data():
    """A time before all data is no error: what has no first day may lie in it."""
    result = nca.timeline("TM", period=1200)

    assert all(entry.period.earliest is None for entry in result.happened)


def test_is_a_value():
    """It pickles, and exports a row for each entry with its provenance."""
    result = nca.timeline("TJ")
    rows = result.to_dicts()

    assert result == pickle.loads(pickle.dumps(result))
    assert len(result) == len(rows)
    assert all(row["source_id"] for row in rows)
