"""Shares: what parts add up to, and what they leave."""

from __future__ import annotations

import pickle

import pytest
from analysis.builders import CITED, dataset, observation
from hypothesis import given
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.analysis.share import Sum
from ngo_central_asia.errors import CriteriaError, NotFoundError, UnitError
from ngo_central_asia.testing import values


def parts(*figures, indicator="ngos_by_field_share", **fields):
    """Return parts by field of activity."""
    return [
        observation(
            f"part-{place}",
            figure,
            2010,
            **{"indicator": indicator, "breakdown": {"field": f"field {place}"}}
            | fields,
        )
        for place, figure in enumerate(figures)
    ]


def whole_of(*statistics, indicator="ngos_by_field_share", **question):
    """Return the one whole of Kazakhstan in a dataset of these observations."""
    result = nca.share(indicator, "KZ", dataset=dataset(*statistics), **question)
    (whole,) = result.wholes
    return whole


class TestSum:
    @pytest.mark.parametrize(
        ("figures", "verdict", "rest"),
        [
            (("60%", "40%"), Sum.EQUAL, None),
            (("60%", "30%"), Sum.REST, "10%"),
            (("60%", "50%"), Sum.EXCESS, None),
            (("about 60%", "40%"), Sum.AS_PRINTED, "about 0 (±5)%"),
            (("60%", "up to 50%"), Sum.OPEN, "-10 to 40%"),
            (("60%", "over 20%"), Sum.OPEN, "under 20%"),
        ],
    )
    def test_parts_of_a_hundred(self, figures, verdict, rest):
        """Whether shares add up is said as far as the bounds tell."""
        whole = whole_of(*parts(*figures))

        assert verdict is whole.sum
        assert rest == (str(whole.rest.figure) if whole.rest else None)

    def test_parts_of_a_count(self):
        """Counts are parts of the figure of the whole, in percent."""
        staff = {"indicator": "staff"}
        whole = whole_of(
            *parts("30 persons", "20 persons", **staff),
            observation("whole", "100 persons", 2010, **staff),
            indicator="staff",
        )

        assert ["30%", "20%"] == [str(part.share.figure) for part in whole.parts]
        assert ("50 persons", Sum.REST) == (str(whole.rest.figure), whole.sum)
        assert "whole" in [given.id for given in whole.rest.statistics]

    def test_without_a_whole(self):
        """Parts without a figure of the whole have a sum and no shares."""
        whole = whole_of(
            *parts("30 persons", "20 persons", indicator="staff"), indicator="staff"
        )

        assert Sum.NO_WHOLE is whole.sum
        assert "50 persons" == str(whole.total.figure)
        assert all(part.share is None for part in whole.parts)

    def test_of_different_times(self):
        """Parts of different times are not added up."""
        later = observation(
            "later",
            "40%",
            2014,
            indicator="ngos_by_field_share",
            breakdown={"field": "other"},
        )
        whole = whole_of(*parts("60%"), later)

        assert Sum.NOT_ADDED is whole.sum
        assert whole.total is None
        assert "different times: 2010, 2014" in whole.caveats[0].text

    def test_unreadable_parts(self):
        """A part without a number leaves the sum out."""
        damaged = nca.Figure.parse('unreadable "4 0" percent')
        one, other = parts("60%", "30%")
        broken = nca.Statistic(
            id=other.id,
            indicator=other.indicator,
            area="KZ",
            figure=damaged,
            period=other.period,
            dating="stated",
            breakdown=other.breakdown,
            citations=CITED,
        )

        assert Sum.NOT_ADDED is whole_of(one, broken).sum

    @given(
        st.lists(st.integers(0, 40), min_size=1, max_size=4),
        st.data(),
    )
    def test_the_rest_contains_every_choice(self, numbers, data):
        """Whatever the parts allow, what is left of 100 lies in the rest."""
        hedges = st.sampled_from(["", "about ", "over ", "up to ", "under "])
        given_parts = parts(*(f"{data.draw(hedges)}{n or 1}%" for n in numbers))
        whole = whole_of(*given_parts)
        chosen = [
            abs(data.draw(values.numbers_in(part.figure.bounds)))
            for part in given_parts
        ]
        allowed = all(
            number in part.figure.bounds
            for number, part in zip(chosen, given_parts, strict=True)
        )
        if whole.rest is not None and allowed:
            assert 100 - sum(chosen) in whole.rest.figure.bounds


class TestParts:
    @given(st.permutations(parts("60%", "30%", "5%")))
    def test_the_order_of_records_changes_nothing(self, records):
        """The same parts in any order give the same shares."""
        ordered = sorted(records, key=lambda one: one.id)

        assert whole_of(*ordered) == whole_of(*records)

    def test_several_dimensions_need_a_choice(self):
        """Where parts are divided in two ways, one must be named."""
        with pytest.raises(CriteriaError, match="origin, whole"):
            nca.share("funding_share", "KG")

    def test_parts_of_different_wholes_stand_apart(self):
        """What another dimension tells apart is never added up."""
        result = nca.share("funding_share", "KG", by="origin")

        assert [["35%"], ["18%"]] == [
            [str(whole.rest.figure)] for whole in result.wholes
        ]
        assert "not stated: 18%" in repr(result)

    def test_one_statement_for_each_part(self):
        """Of several statements on a part one is chosen, the others are shown."""
        older = observation(
            "older",
            "70%",
            2007,
            indicator="ngos_by_field_share",
            breakdown={"field": "field 0"},
        )
        data = dataset(*parts("60%", "30%"), older)
        result = nca.share("ngos_by_field_share", "KZ", dataset=data)

        assert ["part-0", "part-1"] == [part.statistic.id for part in result]
        assert ["older"] == [other.id for other in result.others]
        assert "70% (field: field 0), 2007" in repr(result)

    def test_staff_of_kazakhstan(self):
        """Hedged parts of a hedged whole leave everything open, and say so."""
        result = nca.share("staff", "KZ")
        (whole,) = result.wholes

        assert Sum.OPEN is whole.sum
        assert "over about 140,000 (±5,000) persons" == str(whole.total.figure)
        assert "the whole counts people employed" in whole.caveats[0].text
        assert "about 200,000 people involved in the NGO sector" in repr(result)

    def test_named_statements(self):
        """Statements that are named are the parts; the whole may be named too."""
        ids = [f"kz-staff-{kind}-2008-murzaeva" for kind in ("permanent", "temporary")]
        result = nca.share(ids, whole="kz-involved-2008-murzaeva")

        assert ["permanent", "temporary"] == [part.label for part in result]
        assert "kz-involved-2008-murzaeva" == result.wholes[0].statistic.id
        assert Sum.REST is result.wholes[0].sum

    def test_gaps(self):
        """An area without parts says so."""
        result = nca.share("staff", "TM")

        assert "not stated for parts by any source" == result.gap
        assert 0 == len(result)
        assert [result.gap] == [row["gap"] for row in result.to_dicts()]
        assert "within the tolerance" in nca.share("staff", "KZ", at=1950).gap


class TestResult:
    def test_every_number_has_citations(self):
        """Sums, rests and shares stand on the statements they are made of."""
        result = nca.share("staff", "KZ")
        rows = result.to_dicts()

        assert all(row["source_id"] and row["statistics"] for row in rows)
        assert {"part", "share of the whole", "whole", "sum of the parts"} == {
            row["what"] for row in rows
        }
        assert {*result.citations} <= {*result.shown_citations}

    def test_is_a_value(self):
        """The same question gives an equal result; it can be pickled."""
        result = nca.share("staff", "KZ")

        assert result == pickle.loads(pickle.dumps(result))

    @pytest.mark.parametrize(
        ("question", "error", "message"),
        [
            ({"of": "ngoes"}, NotFoundError, '"ngos"'),
            ({"country": None}, CriteriaError, "in which area"),
            ({"country": ["KZ", "KG"]}, CriteriaError, "name of one area"),
            ({"by": "employmint"}, CriteriaError, '"employment"'),
            ({"whole": "no-such"}, NotFoundError, "no-such"),
            ({"of": []}, CriteriaError, "leave out"),
            ({"of": [], "country": None}, CriteriaError, "no statistics"),
            (
                {"of": ["kz-prizes-2017-jaysanov", "uz-ngos-1991-jaysanov"]}
                | {"country": None},
                CriteriaError,
                "parts of one area",
            ),
            (
                {"of": ["kz-prizes-2017-jaysanov", "kz-ngos-2003-yermukanov"]}
                | {"country": None},
                UnitError,
                "KZT, organization",
            ),
        ],
    )
    def test_bad_questions(self, question, error, message):
        """A question that makes no sense is refused with the reason."""
        with pytest.raises(error, match=message):
            nca.share(**({"of": "staff", "country": "KZ"} | question))
