"""Trends: lines, changes, witnesses, breaks, indices."""

from __future__ import annotations

import pickle
from fractions import Fraction

import attrs
import pytest
from analysis.builders import SOURCE, observation
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.caveats import CaveatKind
from ngo_central_asia.analysis.change import change
from ngo_central_asia.errors import CriteriaError, NotFoundError, PeriodError
from ngo_central_asia.model.hedge import Hedge
from ngo_central_asia.testing import values

OTHER = nca.Source(id="other", role="work", type="dataset", title="Other", note="-")


def held(*statistics):
    """Return a dataset of these observations, of two sources."""
    return nca.Dataset(
        areas=nca.areas.values(),
        indicators=nca.indicators.values(),
        sources=[*nca.sources.values(), attrs.evolve(SOURCE, note="-"), OTHER],
        statistics=statistics,
    )


def named(origin, source="test", via=()):
    """Return citations that name an origin."""
    return (nca.Citation(source=source, row="1", attributed_to=origin, via=via),)


def trend(*statistics, indicator="ngos", **question):
    """Return the trend of Kazakhstan in a dataset of these observations."""
    return nca.trend(indicator, "KZ", dataset=held(*statistics), **question)


def pairs(result):
    """Return the ids of the ends of each change."""
    return [(step.earlier.id, step.later.id) for step in result.changes]


OLD = observation("old", "10 NGOs", 2000)
MID = observation("mid", "15 NGOs", 2005)
NEW = observation("new", "40 NGOs", 2010)


class TestLines:
    def test_time_order(self):
        """Observations stand in time order, whatever their order in the data."""
        result = trend(NEW, OLD, MID)

        assert ["old", "mid", "new"] == [point.statistic.id for point in result]
        assert [("old", "mid"), ("mid", "new")] == pairs(result)

    @given(
        st.permutations([OLD, MID, NEW, observation("x", "over 9 NGOs", "2004/2006")])
    )
    def test_the_order_of_records_changes_nothing(self, records):
        """The same records in any order give the same trend."""
        ordered = sorted(records, key=lambda one: one.id)

        assert trend(*ordered) == trend(*records)

    def test_kinds_are_lines_of_their_own(self):
        """No change is computed from one kind under a heading to another."""
        active = observation("active", "5 NGOs", 2003, indicator="ngos_active")
        result = trend(OLD, active, NEW)

        assert {"ngos_active", "ngos_unspecified"} == {
            line.indicator.id for line in result.lines
        }
        assert [("old", "new")] == pairs(result)

    def test_parts_are_lines_of_their_own(self):
        """Parts that differ in another dimension are not joined."""
        parts = [
            observation(
                f"{sex}-{year}",
                "10 persons",
                year,
                indicator="staff",
                breakdown={"employment": "permanent", "sex": sex},
            )
            for sex in ("f", "m")
            for year in (2000, 2010)
        ]
        result = trend(*parts, indicator="staff", where={"employment": "permanent"})

        assert 2 == len(result.lines)
        assert all(len(line.points) == 2 for line in result.lines)

    def test_a_part_is_not_on_the_line_of_the_whole(self):
        """Parts and wholes stand beside the line that is asked for."""
        result = nca.trend("staff", "KZ")

        assert 3 == len(result.others)
        assert not any(point.statistic.breakdown for point in result)
        assert "over 100,000 (employment: voluntary)" in repr(result)

    def test_a_marked_break_splits(self):
        """Where a source marks a break, no change is computed over it."""
        marked = observation("marked", "15 NGOs", 2005, status="B")
        result = trend(OLD, marked, NEW)

        assert 2 == len(result.lines)
        assert [("marked", "new")] == pairs(result)

    def test_a_different_definition_splits(self):
        """An observation marked as of another definition stands alone."""
        marked = observation("marked", "15 NGOs", 2005, status="D")

        assert [("old", "new")] == pairs(trend(OLD, marked, NEW))

    def test_period(self):
        """Only what may be of the period asked for is on a line."""
        assert ["mid"] == [
            point.statistic.id for point in trend(OLD, MID, NEW, period="2003/2007")
        ]

    def test_gaps(self):
        """A trend without observations says why."""
        assert "not stated by any source" == nca.trend("staff", "TM").gap
        assert "nothing in 1950" == nca.trend("ngos", "KG", period=1950).gap
        assert "stated only for parts" == nca.trend("funding_share", "KG").gap
        assert "nothing in 1950" in repr(nca.trend("ngos", "KG", period=1950))
        (row,) = nca.trend("staff", "TM").to_dicts()
        assert ("gap", "not stated by any source") == (row["what"], row["gap"])


class TestNeighbours:
    def test_nothing_between_observations_of_one_time(self):
        """Rivals stand side by side, and changes lead to and from each of them."""
        one = observation("one", "12 NGOs", 2005)
        other = observation("other", "30 NGOs", "2005-03")
        result = trend(OLD, one, other, NEW)

        assert {("old", "one"), ("old", "other"), ("one", "new"), ("other", "new")} == {
            *pairs(result)
        }
        rival = result.lines[0].points[1].caveats[0]
        assert (CaveatKind.RIVAL, "test says 30 organizations for 2005-03") == (
            rival.kind,
            rival.text,
        )

    def test_the_next_of_one_source(self):
        """A source is compared with itself over what another one says between."""
        other = observation("other", "12 NGOs", 2003, citations=named("A", "other"))
        result = trend(OLD, other, MID)
        (within,) = [step for step in result.changes if step.earlier.id == "old"][1:]

        assert {("old", "other"), ("other", "mid"), ("old", "mid")} == {*pairs(result)}
        assert "other says 12 organizations for 2003" in within.caveats[-1].text
        assert any("different sources" in c.text for c in result.changes[0].caveats)

    def test_unreadable_figures_are_passed_over(self):
        """Damaged print is shown, and the change leads from before it to after it."""
        damaged = observation("damaged", 'unreadable "2 30" organizations', 2005)
        result = trend(OLD, damaged, NEW)

        assert 3 == len(result)
        assert [("old", "new")] == pairs(result)

    def test_overall(self):
        """Over three times or more there is a change from the first to the last."""
        (line,) = trend(OLD, MID, NEW).lines

        assert "30 organizations" == str(line.overall.absolute.figure)
        assert trend(OLD, NEW).lines[0].overall is None
        rival = observation("rival", "41 NGOs", 2010)
        assert trend(OLD, MID, NEW, rival).lines[0].overall is None


class TestWitnesses:
    def test_a_carried_number_is_no_plateau(self):
        """A number that another source carries on is the same witness."""
        carried = observation(
            "carried",
            "about 10 NGOs",
            2005,
            citations=named(None, "other"),
        )
        result = trend(OLD, carried, NEW)

        assert "old" == result[1].repeated.id
        assert CaveatKind.WITNESS is result[1].caveats[0].kind
        assert [("old", "new")] == pairs(result)

    def test_of_one_origin(self):
        """One named origin makes one witness, also in two sources."""
        first = observation("first", "10 NGOs", 2000, citations=named("Ministry"))
        again = observation(
            "again", "10 NGOs", 2005, citations=named("Ministry", "other")
        )

        assert "first" == trend(first, again)[1].repeated.id

    def test_two_named_origins_are_two_witnesses(self):
        """The same number of two origins that differ is said twice."""
        first = observation("first", "10 NGOs", 2000, citations=named("Ministry"))
        other = observation(
            "other", "10 NGOs", 2005, citations=named("Survey", "other")
        )
        (step,) = trend(first, other).changes

        assert nca.Order.EQUAL is step.order
        assert "0 organizations" == str(step.absolute.figure)

    def test_reference_data_states_each_year(self):
        """Rows of a publisher of reference data repeat nothing."""
        assert "reference" == SOURCE.role
        other = observation("other", "10 NGOs", 2005)

        assert trend(OLD, other)[1].repeated is None

    def test_real_data(self):
        """The 200,000 of 2003 are carried on to 2008."""
        result = nca.trend("staff_involved", "KZ")

        assert "kz-involved-2003-yermukanov" == result[1].repeated.id
        assert () == result.changes


class TestChanges:
    def test_growth(self):
        """A fourfold in ten years, give or take one, grows and doubles in bounds."""
        late = attrs.evolve(NEW, citations=named("Survey", "other"))
        (step,) = trend(OLD, late).changes

        assert "300%" == str(step.relative.figure)
        assert "9 to 11 years" == str(step.years.figure)
        assert Fraction(1487, 100) in step.growth.figure.bounds
        assert 5 in step.doubling.figure.bounds
        assert step.growth.figure.low < 14

    def test_rows_of_one_series_are_dated_alike(self):
        """Reference data of ten years apart is ten years apart."""
        (step,) = trend(OLD, NEW).changes

        assert "10 years" == str(step.years.figure)
        assert Fraction(1487, 100) > step.growth.figure.low > Fraction(1486, 100)
        month = attrs.evolve(NEW, period=nca.Period("2010-06"))
        assert "9" == str(int(trend(OLD, month).changes[0].years.figure.low))

    def test_direction_not_known(self):
        """Where bounds overlap there is no direction and no doubling."""
        over = observation("over", "over 5 NGOs", 2010)
        (step,) = trend(OLD, over).changes

        assert nca.Order.UNORDERED is step.order
        assert "over -5 organizations" == str(step.absolute.figure)
        assert step.doubling is None
        assert "direction not known" in repr(trend(OLD, over))

    def test_no_rate_below_a_year(self):
        """Two years side by side may lie days apart: no growth per year."""
        following = observation("next", "20 NGOs", 2001, citations=named("A", "other"))
        (step,) = trend(OLD, following).changes

        assert step.growth is None
        assert step.doubling is None
        assert "0 to 2 years" == str(step.years.figure)

    def test_flows_of_unlike_periods(self):
        """Sums of a year and of a decade are not compared."""
        year = observation("year", "2 events", 2000, indicator="forums")
        decade = observation("decade", "9 events", "2001/2010", indicator="forums")
        (step,) = trend(year, decade, indicator="forums").changes

        assert () == step.computed
        assert "different length" in step.caveats[0].text
        assert "no change computed" in repr(trend(year, decade, indicator="forums"))

    def test_shares_change_by_percentage_points(self):
        """A share has no relative change and no growth per year."""
        asked = "rural_population_share"
        old = observation("old", "40%", 2000, indicator=asked)
        new = observation("new", "46%", 2010, indicator=asked)
        result = trend(old, new, indicator=asked)
        (step,) = result.changes

        assert (None, None) == (step.relative, step.growth)
        assert "+6 percentage points" in repr(result)

    def test_from_nothing(self):
        """From zero there is a change, and no ratio."""
        none = observation("none", "no NGOs", 2000)
        (step,) = trend(none, NEW).changes

        assert "40 organizations" == str(step.absolute.figure)
        assert (None, None) == (step.relative, step.growth)

    def test_doubtful_dates_are_caveats(self):
        """A period that is uncertain or dated by us is told with the change."""
        dated = observation("new", "40 NGOs", "2010?", dating="resolved", note="So.")
        (step,) = trend(OLD, dated).changes

        assert "2010? is uncertain, dated by us" in step.caveats[-1].text
        assert step.caveats == step.growth.caveats

    @given(
        values.figures(st.sampled_from(values.COMPUTABLE), st.just("organization")),
        values.figures(st.sampled_from(values.COMPUTABLE), st.just("organization")),
        st.data(),
    )
    def test_bounds_contain_any_choice(self, first, last, data):
        """Whatever the two figures allow, the change allows."""
        earlier = observation("a", "1 NGO", 2000)
        later = observation("b", "1 NGO", 2010)
        step = change(
            nca.Statistic(**fields_of(earlier) | {"figure": first}),
            nca.Statistic(**fields_of(later) | {"figure": last}),
            nca.indicators["ngos"],
        )
        one = data.draw(values.numbers_in(first.bounds))
        two = data.draw(values.numbers_in(last.bounds))

        if step.absolute is not None:
            assert two - one in step.absolute.figure.bounds
        if one > 0 and two >= 0:
            if step.relative is not None:
                assert (two / one - 1) * 100 in step.relative.figure.bounds
            if step.growth is not None:
                low, _, high, _ = step.growth.figure.bounds
                slow, fast = (11, 9) if two >= one else (9, 11)
                assert low is None or (1 + low / 100) ** slow <= two / one
                assert high is None or (1 + high / 100) ** fast >= two / one
        assert not (step.order is nca.Order.LARGER and two <= one)
        assert not (step.order is nca.Order.SMALLER and two >= one)

    @pytest.mark.parametrize("hedge", ["about ", "at least ", "up to ", "5 to "])
    def test_widening_a_hedge_never_narrows(self, hedge):
        """A wider figure gives wider changes."""
        narrow = trend(OLD, NEW).changes[0]
        wide = trend(OLD, observation("new", f"{hedge}40 NGOs", 2010)).changes[0]
        for name in ("absolute", "relative", "growth"):
            inner = getattr(narrow, name).figure.bounds
            outer = getattr(wide, name).figure.bounds

            assert outer.low is None or outer.low <= inner.low
            assert outer.high is None or outer.high >= inner.high


def fields_of(statistic):
    """Return the fields of an observation."""
    return {
        name: getattr(statistic, name)
        for name in ("id", "indicator", "area", "period", "dating", "citations")
    }


class TestIndex:
    def test_to_a_base(self):
        """The base is 100 percent, the others are in percent of it."""
        result = trend(OLD, MID, NEW, base=2005)

        assert ["200/3%", "100%", "800/3%"] == [
            str(point.index.figure) for point in result
        ]
        assert "index to 2005" in repr(result)

    def test_an_approximate_base_is_itself(self):
        """Whatever the base figure allows, it is all of itself."""
        base = observation("base", "about 20 NGOs", 2000)
        result = trend(base, NEW, base=2000)

        assert "100%" == str(result[0].index.figure)
        assert Hedge.ABOUT is result[1].index.figure.hedge

    def test_without_a_single_base(self):
        """Two figures at the base, or none, give no index, and the text says so."""
        rival = observation("rival", "12 NGOs", 2000)

        assert all(point.index is None for point in trend(OLD, rival, NEW, base=2000))
        assert "No index" in repr(trend(OLD, rival, NEW, base=2000))
        assert "No index" in repr(trend(OLD, NEW, base=1950))


class TestResult:
    def test_every_figure_stands_on_its_citations(self):
        """The citations of a computed figure are those of its statements."""
        result = nca.trend("ngos", "KG", base=2006)
        for step in result.changes:
            for derived in step.computed:
                assert {*derived.citations} == {*step.citations}
                assert {*derived.citations} <= {*result.citations}

    def test_removing_a_record_adds_no_citation(self):
        """With fewer records there are fewer citations or the same."""
        every = {*nca.trend("ngos", "KG").shown_citations}
        for gone in nca.statistics.where(country="KG", indicator="ngos"):
            rest = held(*(s for s in nca.data.records("statistics") if s.id != gone))

            assert {*nca.trend("ngos", "KG", dataset=rest).shown_citations} <= every

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled."""
        result = nca.trend("ngos", "KG", base=2006)

        assert result == nca.trend("ngos", "Kyrgyzstan", base="2006")
        assert result == pickle.loads(pickle.dumps(result))

    def test_flat_rows_lose_no_provenance(self):
        """Each observation and each computed figure has its sources in columns."""
        result = nca.trend("ngos", "KG", base=2006)
        rows = result.to_dicts()

        assert len(result) == sum(row["what"] == "observation" for row in rows)
        assert {"growth per year", "doubling time", "index to 2006"} <= {
            row["what"] for row in rows
        }
        assert all(row["source_id"] and row["statistics"] for row in rows)
        assert 1 == len({tuple(row) for row in rows})


class TestBadQuestions:
    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"indicator": "ngoes"}, NotFoundError, '"ngos"'),
            ({"country": "Kazakstan"}, NotFoundError, '"Kazakhstan"'),
            ({"country": ["KZ", "KG"]}, CriteriaError, "name of one area"),
            ({"period": "1991-13"}, PeriodError, "a month is 01 to 12"),
            ({"base": 2.5}, PeriodError, r"got 2\.5"),
            ({"where": {"zzz": "q"}}, CriteriaError, "broken down by 'zzz'"),
        ],
    )
    def test_is_one_clear_error(self, question, error, message):
        """A question that makes no sense is refused with the reason."""
        with pytest.raises(error, match=message):
            nca.trend(**({"indicator": "ngos", "country": "KZ"} | question))
