"""Laws side by side, on the real data and on laws with conflicting dates."""

import pickle

import pytest
from analysis import changed
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.law_comparison import InForce
from ngo_central_asia.errors import CriteriaError, NotFoundError, PeriodError
from ngo_central_asia.model.law import Effect, LawDate, LawKind
from ngo_central_asia.testing import periods

CITED = nca.laws["uz-ngo-law-1999"].citations
NEVER = (LawKind.DRAFT, LawKind.PLANNED, LawKind.ADDRESS, LawKind.RULING)


def dated(kind, date):
    """Return a date of a law."""
    return LawDate(kind=kind, date=nca.Period.of(date), citations=CITED)


def law(*dates, kind="law", key="a", area="KZ", subject="NGOs"):
    """Return a law with these dates."""
    return nca.Law(
        id=key,
        title=key,
        kind=kind,
        area=area,
        subject=subject,
        dates=dates,
        citations=CITED,
    )


def of(*laws, **asked):
    """Return the comparison of these laws."""
    return nca.compare_laws(dataset=changed.replaced("laws", *laws), **asked)


class TestRows:
    """Which laws there are, in which order."""

    def test_every_law_of_the_five_countries_is_there(self):
        """None is dropped, whatever its kind and its dates."""
        wanted = {key for key, it in nca.laws.items() if it.area in nca.countries}

        assert wanted == {it.id for it in nca.compare_laws().laws}

    def test_undated_laws_come_last_and_are_listed(self):
        """They follow the dated ones, which are in the order of their first days."""
        result = nca.compare_laws(kind="law")
        dates = [bool(row.dates) for row in result if row.law]
        days = [row.moment.earliest for row in result if row.dates]

        assert dates == sorted(dates, reverse=True)
        assert days == sorted(days)
        assert "kg-noncommercial-undated" in {it.id for it in result.undated}

    def test_an_area_without_such_a_law_has_a_row(self):
        """It says that no source names one."""
        result = nca.compare_laws(["UZ", "TJ"], kind="government decision")

        assert ["UZ", "TJ"] == [row.area.id for row in result]
        assert result[1].law is None
        assert () == result[1].citations
        assert "no such law named by any source" in repr(result)

    def test_subjects_are_words_of_subject_or_title(self):
        """Several alternatives may be given, in any case."""
        found = nca.compare_laws(subject=["RELIGION", "social order"]).laws

        assert ["uz-religion-law-1998", "kz-social-order"] == [it.id for it in found]

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=5)
    def test_the_order_of_records_changes_nothing(self, random):
        """Shuffled data gives equal results, with equal lags."""
        mixed = nca.compare_laws(at=2003, dataset=changed.reordered(random))

        assert mixed == nca.compare_laws(at=2003)
        assert mixed.lags == nca.compare_laws(at=2003).lags

    @pytest.mark.parametrize("key", list(nca.laws))
    def test_removing_a_law_adds_no_citation(self, key):
        """With less data nothing more is cited."""
        less = nca.compare_laws(dataset=changed.without("laws", key))

        assert set(less.citations) <= set(nca.compare_laws().citations)

    def test_every_citation_is_of_a_law_shown(self):
        """No citation comes from elsewhere."""
        for row in nca.compare_laws():
            assert {cited for it in row.dates for cited in it.citations} <= set(
                row.citations
            )


class TestDates:
    """Dates that differ."""

    def test_dates_that_cannot_both_hold_are_a_conflict(self):
        """Each stays, and a caveat names both with their sources."""
        row = of(law(dated("date_document", 1999), dated("date_document", 2005)))[0]

        assert [("1999", "2005")] == [
            tuple(str(it.date) for it in pair) for pair in row.conflicts
        ]
        assert 'the dates differ: "1999 (ernazarov-nd)"' in row.caveats[0].text
        assert ("1999-01-01", "2005-12-31") == (
            str(row.moment.earliest),
            str(row.moment.latest),
        )

    def test_a_rougher_date_is_none(self):
        """A year and a month within it agree."""
        assert () == nca.compare_laws().row("kz-address-2000").conflicts


class TestInForce:
    """What was in force at a time, as far as the sources say."""

    @given(st.sampled_from(list(nca.laws.values())), periods)
    def test_agrees_with_the_law_itself(self, one, when):
        """What a law says to be in force is never denied here."""
        result = nca.compare_laws(one.area, at=when).row(one.id).in_force

        if one.is_in_force(when):
            assert result in (
                InForce.DATED_BEFORE,
                InForce.WITHIN,
                InForce.POSSIBLY,
            )
        if one.kind in NEVER:
            assert result is InForce.NEVER

    @pytest.mark.parametrize(
        ("dates", "when", "expected"),
        [
            ([("date_document", "1999")], "2005", InForce.DATED_BEFORE),
            ([("date_document", "1999-05")], "1999", InForce.WITHIN),
            ([("date_document", "1999")], "1999-05", InForce.POSSIBLY),
            ([("date_document", "2001?")], "2000", InForce.POSSIBLY),
            ([("date_document", "2001")], "2000", InForce.NOT_YET),
            (
                [("date_document", "1999"), ("date_document", "2005")],
                "2003",
                InForce.POSSIBLY,
            ),
            (
                [("date_document", "1999"), ("date_no_longer_in_force", "2003")],
                "2005",
                InForce.NO_LONGER,
            ),
            (
                [("date_document", "1999"), ("date_no_longer_in_force", "2003")],
                "2001",
                InForce.POSSIBLY,
            ),
            ([], "2005", InForce.UNDATED),
        ],
    )
    def test_answers(self, dates, when, expected):
        """Each answer, by the dates that there are."""
        row = of(law(*(dated(*date) for date in dates)), at=when)[0]

        assert expected is row.in_force

    @given(st.integers(1990, 2010), st.integers(1988, 2012), st.sampled_from("?~%"))
    def test_a_wider_hedge_is_never_surer(self, year, when, mark):
        """What is sure with an uncertain date is so with the plain one."""
        plain, hedged = (
            of(law(dated("date_document", text)), at=when)[0].in_force
            for text in (f"{year}", f"{year}{mark}")
        )

        assert hedged in (plain, InForce.POSSIBLY)

    @pytest.mark.parametrize("kind", NEVER)
    def test_drafts_and_plans_never_are(self, kind):
        """Nor addresses and rulings."""
        row = of(law(dated("date_document", 1999), kind=kind), at=2005)[0]

        assert InForce.NEVER is row.in_force


class TestLags:
    """How much later one law is than another."""

    def test_only_laws_of_one_kind_and_subject_are_set_side_by_side(self):
        """And of different areas; the first one is what lags count from."""
        lags = of(
            law(dated("date_document", "1999-04-14"), key="first", area="UZ"),
            law(dated("date_document", "2000"), key="same-area", area="UZ"),
            law(dated("date_document", "2001"), key="second", area="KG"),
            law(dated("date_document", "2001"), key="other", area="TJ", subject="tax"),
            law(dated("date_document", "2001"), key="order", area="TJ", kind="order"),
        ).lags

        assert [("first (Uzbekistan)", "second (Kyrgyzstan)")] == [
            (lag.first.name, lag.second.name) for lag in lags
        ]
        assert "2 years later" == str(lags[0])

    def test_a_subject_asked_for_makes_a_group(self):
        """Then the wording of each record does not count."""
        lags = nca.compare_laws(subject="non-", kind="law").lags

        assert "kz-noncommercial-2001" in {
            key for key, it in nca.laws.items() for lag in lags
            if lag.second.name.startswith(it.title)
        }  # fmt: skip

    def test_a_lag_cites_both_dates(self):
        """Its citations are those of the dates that it was computed from."""
        one, other = nca.laws["uz-ngo-law-1999"], nca.laws["kg-noncommercial-1999"]
        lag = nca.compare_laws().lag(one.id, other.id)
        dates = (*one.dates, *other.dates)

        assert {cited for it in dates for cited in it.citations} == set(lag.citations)
        assert (184, 6, 0) == (lag.days.value, lag.months.value, lag.years.value)

    def test_a_lag_to_what_is_not_dated_is_not_bounded(self):
        """It says so, and gives no number."""
        lag = nca.compare_laws().lag("uz-ngo-law-1999", "tm-associations-undated")

        assert "not bounded" == str(lag)
        assert nca.Hedge.UNKNOWN is lag.days.hedge


class TestProvisions:
    """What the laws do."""

    def test_all_are_there_by_effect_and_area(self):
        """Effects and areas part the provisions without loss."""
        result = nca.compare_laws()
        parted = [
            found
            for effect in Effect
            for area in nca.countries
            for found in result.provisions(effect, area)
        ]

        assert sorted(map(repr, result.provisions())) == sorted(map(repr, parted))

    def test_by_a_name_of_the_effect(self):
        """An effect is named in any case."""
        found = nca.compare_laws().provisions("Forbids", "Kyrgyzstan")

        assert ["kg-noncommercial-undated"] == [row.law.id for row, _ in found]


def test_bad_input():
    """Unknown kinds, areas, effects and laws are one clear error each."""
    result = nca.compare_laws("UZ")
    with pytest.raises(CriteriaError, match="state programme"):
        nca.compare_laws(kind="programme of the state")
    with pytest.raises(CriteriaError, match="'kind' is empty"):
        nca.compare_laws(kind=[])
    with pytest.raises(CriteriaError, match="words for the subject"):
        nca.compare_laws(subject=" ")
    with pytest.raises(NotFoundError, match="Did you mean"):
        nca.compare_laws("Uzbekstan")
    with pytest.raises(CriteriaError, match="no effect 'allows'"):
        result.provisions("allows")
    with pytest.raises(NotFoundError, match="uz-ngo-law-1999"):
        result.lag("uz-ngo-law", "uz-religion-law-1998")
    with pytest.raises(PeriodError):
        nca.compare_laws(at="now")


def test_is_a_value():
    """It pickles, and exports a row for each law with its provenance."""
    result = nca.compare_laws(at=2005)
    rows = result.to_dicts()

    assert result == pickle.loads(pickle.dumps(result))
    assert len(result) == len(rows)
    assert all(row["source_id"] for row in rows if row["law"])
