"""Series: their numbers, their tables, and how they stand among the statistics."""

from __future__ import annotations

import copy
import csv
import hashlib
import json
import os
import pickle
import re
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_texts import FOLDER

import ngo_central_asia as nca
from ngo_central_asia.dataset import compiled
from ngo_central_asia.dataset.collection import Collection
from ngo_central_asia.errors import DataError, NotFoundError
from ngo_central_asia.model.series import Safety, Table
from ngo_central_asia.testing import datasets

AUTHORED = Path(__file__).parents[2] / "src" / "ngo_central_asia" / "data"
GOLDEN = tomllib.loads(
    (Path(__file__).parents[1] / "golden" / "series.toml").read_text("utf-8")
)
CONTEXT = Path(os.environ.get("NGO_CA_CONTEXT") or FOLDER.parent / "context")
#: Series -> the file that it was entered from.
ENTERED = {
    "exchange_rate_dec-wdi": "exchange_rate_dec",
    "exchange_rate_official-wdi": "exchange_rate_official",
    "gdp_current_usd-wdi": "gdp_current_usd",
    "gdp_deflator-wdi": "gdp_deflator",
    "inflation_cpi-wdi": "inflation_cpi",
    "inflation_gdp_deflator-wdi": "inflation_gdp_deflator",
    "population-wdi-2023": "population_vintage_2023",
    "population-wdi-2026": "population",
    "v2xcs_ccsi-vdem-6.1": "vdem_v2xcs_ccsi_v6_ci",
    "voice_accountability-wgi": "wgi_voice_accountability",
} | {
    key: f"vdem_{key.partition('-')[0]}"
    for key in nca.series
    if key.endswith(("-vdem-14", "-vdem-15"))
}
#: Files there that are no series.
OTHER_FILES = {"ngo_counts_elsewhere", "laws_outside_evidence"}
#: What a unit of the files begins with -> the unit here.
UNITS = {
    "persons": "person",
    "current USD": "USD",
    "percent per year": "percent/year",
    "index 0-1": "index",
    "index, ": "point",
    "V-Dem measurement-model latent scale": "latent",
    "WGI units": "wgi",
}
#: What is counted, by unit and status as entered.
COUNTED = {
    ("NGOs", "total as reported"): "ngos_unspecified",
    ("NGOs", "registered"): "ngos_registered",
    ("NGOs", "registered (includes non-NGO forms)"): "ngos_registered_broad",
    ("NGOs", "active"): "ngos_active",
    ("NGOs", "operational"): "ngos_operating",
    ("NGOs", "listed"): "ngos_listed",
    ("public associations", "registered"): "public_associations_registered",
}
#: Words of an entry that tell its pages from the others.
PAGES = {
    "2017 copy": ("icnl-kazakhstan-2017",),
    "Kazakhstan, last updated 4 Aug 2023": ("icnl-kazakhstan-2023",),
    "ICNL CFM Kyrgyz": ("icnl-kyrgyzstan",),
    "ICNL CFM Tajikistan": ("icnl-tajikistan",),
    "ICNL CFM Turkmenistan": ("icnl-turkmenistan",),
    "IRIN 2 Feb 2006; AsiaNews art. 5218": ("irin-2006", "asianews-5218"),
    "reforms.alex-its.uz": ("reforms-uz",),
    "cabar.asia/?p=36019": ("cabar-36019",),
    "Alliance magazine": ("alliance-2001",),
}
ALPHA3 = {area.id: area.alpha3 for area in nca.areas.values()}
SERIES = list(nca.series)
needs_context = pytest.mark.skipif(
    not CONTEXT.is_dir(), reason="no context data at hand"
)


def value(series, area, year):
    """Return a number of a series."""
    return nca.series[series].at(area, year).figure.best


class TestGolden:
    def test_every_series_is_recorded(self):
        """A series that is new or gone is noticed."""
        assert set(GOLDEN) == set(nca.series)

    @pytest.mark.parametrize("key", SERIES)
    def test_no_number_changed_silently(self, key):
        """The digest of each table, its rows and its span of years are recorded."""
        series = nca.series[key]
        columns = series.to_columns()

        assert GOLDEN[key] == {
            "sha256": hashlib.sha256(series.table.text.encode()).hexdigest(),
            "rows": len(columns.value),
            "years": {
                area: [min(years), max(years), len(years)]
                for area in dict.fromkeys(columns.area)
                for years in [
                    [
                        y
                        for a, y in zip(columns.area, columns.year, strict=True)
                        if a == area
                    ]
                ]
            },
        }

    @needs_context
    def test_every_file_is_entered(self):
        """No table that was at hand is left out."""
        files = {path.stem for path in CONTEXT.glob("*.csv")}

        assert files == set(ENTERED.values()) | OTHER_FILES
        assert len(SERIES) == len(set(ENTERED.values()))

    @needs_context
    @pytest.mark.parametrize("key", SERIES)
    def test_every_value_is_as_it_was_entered(self, key):
        """Each row has the very digits of the file that it was entered from."""
        path = CONTEXT / f"{ENTERED[key]}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)

        assert ["area", *head[1:-1]] == nca.series[key].table.rows()[0]
        assert [row[:-1] for row in rows] == [
            [ALPHA3[row[0]], *row[1:]] for row in nca.series[key].table.rows()[1:]
        ]

    @needs_context
    @pytest.mark.parametrize("key", SERIES)
    def test_units_and_directions_are_as_they_were_entered(self, key):
        """Each area has the unit of its rows, and the head the direction that they say."""
        series = nca.series[key]
        with (CONTEXT / f"{ENTERED[key]}.csv").open(encoding="utf-8") as file:
            said = {(row["iso3"], row["unit"]) for row in csv.DictReader(file)}
        held = {ALPHA3[area]: area for area in series.to_columns().area}

        assert sorted(held) == sorted(area for area, _ in said)
        for alpha3, text in said:
            unit = dict(series.units).get(held[alpha3], series.unit)
            base = dict(series.bases).get(held[alpha3])
            words, _, higher = text.partition(", higher = ")
            if money := re.fullmatch(r"([A-Z]{3})\b.* per USD", words):
                assert f"{money[1]}/USD" == unit
            else:
                assert [unit] == [UNITS[start] for start in UNITS if start in words]
            assert base == (words.removeprefix("index, ") if unit == "point" else None)
            assert higher.casefold() in series.direction.casefold()

    @needs_context
    @pytest.mark.parametrize("key", SERIES)
    def test_heads_agree_with_what_came_with_the_file(self, key):
        """Mirror, commit, day of reading, rows, years and the width of the interval."""
        series = nca.series[key]
        with (CONTEXT / f"{ENTERED[key]}.source.json").open(encoding="utf-8") as file:
            said = json.load(file)
        note = nca.sources[series.source].note
        width = re.search(r"(\d+)% (?:credible )?interval", said["title"])

        assert f"{said['repository'].removeprefix('https://github.com/')}," in note
        assert f"commit {said['commit']}" in note
        assert said["retrieved"] == series.retrieved.edtf
        assert said["rows"] == GOLDEN[key]["rows"]
        assert said["coverage"] == {
            ALPHA3[area]: years for area, years in GOLDEN[key]["years"].items()
        }
        assert (f"{width[1]} % interval" if width else None) == (
            series.interval and series.interval.partition(":")[0]
        )

    @needs_context
    def test_counts_by_hand_are_as_they_were_entered(self):
        """Each hand-entered count has the area, period, number, kind and pages of its row."""
        path = CONTEXT / "ngo_counts_elsewhere.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        held = [
            s
            for s in nca.data.records("statistics")
            if nca.evidence_of(s) is nca.Evidence.BY_HAND
        ]

        assert sorted(
            (
                row["iso3"],
                row["edtf"],
                row["value_as_printed"],
                COUNTED[row["unit"], row["status"]],
                *(pages for words, pages in PAGES.items() if words in row["source"]),
            )
            for row in rows
        ) == sorted(
            (
                ALPHA3[s.area],
                s.period.edtf,
                s.citations[0].as_written,
                s.indicator,
                tuple(cited.source for cited in s.citations),
            )
            for s in held
        )
        for statistic in held:
            written = statistic.citations[0].as_written
            hedge = {"~": "about", ">": "over"}.get(written[0], "exact")
            assert hedge == statistic.figure.hedge.value
            assert int(written.strip("~>")) == statistic.figure.value
            assert {written} == {cited.as_written for cited in statistic.citations}


class TestPublishedNumbers:
    """What the publishers print, and what follows from it."""

    def test_population(self):
        """Kazakhstan in both vintages; the older one ends in 2021."""
        assert 17_154_054 == value("population-wdi-2026", "KZ", 1990)
        assert 20_330_104 == value("population-wdi-2026", "KZ", 2023)
        assert 16_348_000 == value("population-wdi-2023", "KZ", 1990)
        assert nca.series["population-wdi-2023"].at("KZ", 2022) is None

    def test_the_vintages_of_turkmenistan(self):
        """They differ by 11.8 % for 2021."""
        new, old = (value(f"population-wdi-{v}", "TM", 2021) for v in (2026, 2023))

        assert Decimal("11.8") == round(100 * Decimal(new) / old - 100, 1)

    @pytest.mark.parametrize(
        ("area", "year", "expected"),
        [
            ("KZ", 1995, 1218),
            ("KZ", 2007, 6449),
            ("KZ", 2023, 12859),
            ("KG", 2007, 722),
            ("TJ", 2007, 517),
            ("TM", 2007, 2415),
            ("UZ", 2016, 2753),
            ("UZ", 2018, 1633),
        ],
    )
    def test_product_per_head(self, area, year, expected):
        """Gross domestic product over population, in dollars."""
        product = nca.series["gdp_current_usd-wdi"].at(area, year).figure
        people = nca.series["population-wdi-2026"].at(area, year).figure
        per_head = product / people

        assert "USD/person" == per_head.unit
        assert expected == round(per_head.value)

    @pytest.mark.parametrize(
        ("year", "expected"), [(2016, 2965), (2017, 5114), (2018, 8070)]
    )
    def test_the_uzbek_rate(self, year, expected):
        """The devaluation of 2017."""
        assert expected == round(value("exchange_rate_official-wdi", "UZ", year))

    @pytest.mark.parametrize(
        ("year", "expected"),
        [
            (2003, {"KZ": ".53", "KG": ".43", "TJ": ".46", "TM": ".03", "UZ": ".12"}),
            (2023, {"KZ": ".43", "KG": ".41", "TJ": ".13", "TM": ".03", "UZ": ".28"}),
        ],
    )
    def test_the_core_index(self, year, expected):
        """V-Dem v14, to two digits."""
        assert {area: Decimal(text) for area, text in expected.items()} == {
            area: round(value("v2xcs_ccsi-vdem-14", area, year), 2) for area in expected
        }

    def test_the_prizes_fall_in_dollars_and_in_real_terms(self):
        """68.7 million tenge of 2017 and 81.7 of 2021: 211 and 192 thousand dollars."""
        rate, price = (
            nca.series[f"{key}-wdi"]
            for key in ("exchange_rate_official", "gdp_deflator")
        )
        first, second = Decimal("68.7e6"), Decimal("81.7e6")
        rates = [rate.at("KZ", year).figure.value for year in (2017, 2021)]
        prices = [price.at("KZ", year).figure.value for year in (2017, 2021)]

        assert [211, 192] == [
            round(amount / by / 1000)
            for amount, by in zip((first, second), rates, strict=True)
        ]
        assert Decimal("58.5") == round(second * prices[0] / prices[1] / 10**6, 1)

    @pytest.mark.parametrize(
        ("area", "year", "count", "vintage", "expected"),
        [
            ("KZ", 2003, 4500, 2026, "28.6"),
            ("KZ", 2003, 4500, 2023, "30.2"),
            ("KG", 2006, 13018, 2026, "249"),
            ("TJ", 2007, 3200, 2026, "44.5"),
            ("TJ", 2008, 1040, 2026, "14.2"),
            ("UZ", 1991, 95, 2026, "0.45"),
            ("UZ", 2010, 5100, 2026, "18.0"),
        ],
    )
    def test_ngos_per_100_000_people(self, area, year, count, vintage, expected):
        """The denominators give the normalised figures that were worked out before."""
        people = value(f"population-wdi-{vintage}", area, year)
        places = len(expected.partition(".")[2])

        assert Decimal(expected) == round(Decimal(count) * 10**5 / people, places)


class TestRanges:
    @pytest.mark.parametrize("key", SERIES)
    def test_scales(self, key):
        """Indices are from 0 to 1, scores within their scales, sizes above zero."""
        series = nca.series[key]
        columns = series.to_columns()
        ends = {"index": (0, 1), "latent": (-4, 4), "wgi": (Decimal("-2.5"), 2.5)}
        low, high = ends.get(series.unit, (0, 10**13))
        if series.unit == "percent/year":
            low = -100

        for column in (columns.value, columns.low, columns.high):
            assert all(low <= number <= high for number in column)
        assert all(1989 <= year <= 2024 for year in columns.year)

    @pytest.mark.parametrize("key", SERIES)
    def test_gaps_are_holes(self, key):
        """A year that is missing inside a series is a hole that its head names."""
        series = nca.series[key]
        columns = series.to_columns()
        for area in dict.fromkeys(columns.area):
            years = [
                y for a, y in zip(columns.area, columns.year, strict=True) if a == area
            ]
            for year in set(range(min(years), max(years))) - set(years):
                span = series.span(area, nca.Period.of(year), Safety.HOLE)
                assert span is not None, (area, year)

    @pytest.mark.parametrize("key", SERIES)
    def test_holes_have_no_values(self, key):
        """Where the head names a hole there is no row."""
        series = nca.series[key]
        columns = series.to_columns()
        for area, year in zip(columns.area, columns.year, strict=True):
            assert series.span(area, nca.Period.of(year), Safety.HOLE) is None

    @pytest.mark.parametrize("area", ["KZ", "KG", "TJ", "UZ"])
    def test_the_deflator_breaks_only_where_it_is_unsafe(self, area):
        """Prices change by less than a factor of three in a year after 1995."""
        series = nca.series["gdp_deflator-wdi"]
        for year in range(1996, 2024):
            ratio = (
                series.at(area, year + 1).figure.value
                / series.at(area, year).figure.value
            )
            assert Decimal("0.9") < ratio < 3

    def test_the_two_inflations_are_not_swapped(self):
        """Deflator inflation is the growth of the deflator, in all but odd years."""
        prices = nca.series["gdp_deflator-wdi"]
        growth = nca.series["inflation_gdp_deflator-wdi"]
        for area in ("KZ", "KG", "TJ", "TM", "UZ"):
            for year in range(1996, 2020):
                before, after = (
                    prices.at(area, y).figure.value for y in (year - 1, year)
                )
                stated = growth.at(area, year).figure.value
                assert abs(100 * (Decimal(after) / before - 1) - stated) < max(
                    Decimal("0.1"), abs(stated) / 100
                )

    @pytest.mark.parametrize(
        ("key", "area", "year", "safety"),
        [
            ("exchange_rate_official-wdi", "KZ", 1995, "unsafe"),
            ("exchange_rate_official-wdi", "KZ", 1996, None),
            ("exchange_rate_official-wdi", "UZ", 2001, "hole"),
            ("exchange_rate_official-wdi", "UZ", 2012, "hole"),
            ("exchange_rate_official-wdi", "UZ", 2016, "caution"),
            ("exchange_rate_official-wdi", "UZ", 2018, None),
            ("exchange_rate_official-wdi", "TM", 2000, "unsafe"),
            ("exchange_rate_official-wdi", "TM", 2010, "hole"),
            ("exchange_rate_dec-wdi", "UZ", 2005, "unsafe"),
            ("exchange_rate_dec-wdi", "TM", 2020, "unsafe"),
            ("gdp_deflator-wdi", "KG", 1994, "unsafe"),
            ("gdp_deflator-wdi", "US", 1994, None),
            ("inflation_cpi-wdi", "TM", 2010, "hole"),
            ("inflation_cpi-wdi", "TJ", 2017, "hole"),
            ("voice_accountability-wgi", "KZ", 1999, "hole"),
            ("population-wdi-2026", "TM", 2003, "caution"),
        ],
    )
    def test_unsafe_spans(self, key, area, year, safety):
        """The heads name what is not to be used, or with care."""
        span = nca.series[key].span(area, nca.Period.of(year))

        assert safety == (span and span.safety.value)
        assert span is None or span.reason

    def test_rows_of_unsafe_spans_say_so(self):
        """Status and note of the statistic repeat what the head says."""
        old = nca.series["exchange_rate_official-wdi"].at("TM", 2000)

        assert "low reliability" == old.status.name.casefold().replace("_", " ")
        assert "TMM/USD" == old.figure.unit
        assert "5000 TMM" in old.note
        assert "base 2005=100" in nca.series["gdp_deflator-wdi"].at("KZ", 2010).note


class TestAmongStatistics:
    """A row of a series is a statistic like any other."""

    @pytest.mark.parametrize("key", SERIES)
    def test_every_row_is_a_statistic(self, key):
        """Its id leads to it, and where finds it."""
        series = nca.series[key]
        found = nca.statistics.where(series=key)

        assert [s.id for s in series.statistics] == list(found)
        assert list(series.statistics) == list(found.values())
        for statistic in (series.statistics[0], series.statistics[-1]):
            assert statistic == nca.statistics[statistic.id]
            assert statistic.id in nca.statistics
            assert key == statistic.series
            assert [series.source] == [c.source for c in statistic.citations]

    def test_claims_come_first_and_none_is_lost(self):
        """Iteration gives the claims, then the rows of each series."""
        claims = [s.id for s in nca.data.records("statistics")]
        rows = [s.id for series in nca.series.values() for s in series.statistics]

        assert [*claims, *rows] == list(nca.statistics)
        assert len(claims) + len(rows) == len(nca.statistics)
        assert list(nca.statistics) == [s.id for s in nca.statistics.values()]
        assert list(nca.statistics.items()) == [
            (s.id, s) for s in nca.statistics.values()
        ]

    @pytest.mark.parametrize(
        ("criteria", "expected"),
        [
            (
                {"indicator": "population"},
                {"population-wdi-2026", "population-wdi-2023"},
            ),
            ({"source": "vdem-6.1"}, {"v2xcs_ccsi-vdem-6.1"}),
            ({"country": "US"}, {"gdp_deflator-wdi"}),
            ({"series": "gdp_deflator-wdi", "country": "KZ"}, {"gdp_deflator-wdi"}),
            ({"indicator": "ngos"}, set()),
            ({"breakdown": {"employment": "permanent"}}, set()),
        ],
    )
    def test_only_what_may_be_meant_is_read(self, criteria, expected):
        """A criterion on indicator, source, series or area reads no other series."""
        fresh = nca.Dataset.load(AUTHORED)
        found = fresh.statistics.where(**criteria)

        assert expected == set(fresh.statistics._records._rows)
        assert expected == {s.series for s in found.values()} - {None}

    def test_narrowing_changes_no_answer(self):
        """What where finds is what meets its criteria one by one."""
        plain = Collection(
            "statistics", nca.Statistic, list(nca.statistics.values()), nca.data
        )
        for criteria in (
            {"country": "KZ", "at": 2010},
            {"country": ["Kyrgyzstan", "world"], "indicator": ["ngos", "population"]},
            {"source": ["wdi-gdp", "jaysanov-2023"]},
            {"breakdown": {}, "country": "US"},
            {"area": "TM", "status": "low_reliability"},
            {"dating": "stated", "period": "1990"},
        ):
            assert plain.where(**criteria) == nca.statistics.where(**criteria)

    def test_ids_in_any_case_and_misses(self):
        """An id of a series behaves as any other."""
        key = "population-wdi-2026-kz-2010"

        assert nca.statistics[key] == nca.statistics[key.upper()]
        assert nca.statistics.get("population-wdi-2026-kz-1900") is None
        assert "population-wdi-2026-kz" not in nca.statistics
        with pytest.raises(NotFoundError, match=key):
            nca.statistics["population-wdi-2026-kz-20100"]

    @pytest.mark.parametrize(
        "again", [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))]
    )
    def test_copies_of_the_dataset_keep_their_series(self, again):
        """A copied or unpickled dataset answers the same."""
        back = again(nca.data)

        assert back == nca.data
        assert back.series == nca.series
        assert back.statistics.where(indicator="gdp_deflator") == nca.statistics.where(
            indicator="gdp_deflator"
        )

    def test_built_rows_are_taken_as_what_they_are(self):
        """A dataset made of all statistics and the series has each of them once."""
        held = {
            name: list(nca.data.collection(name).values())
            for name in nca.data.collection_names
        }

        assert nca.data == nca.Dataset(**held)
        assert len(nca.statistics) == len(nca.Dataset(**held).statistics)

    def test_rows_without_their_series_are_refused(self):
        """A row of a series that is not there, or says otherwise, is a fault."""
        row = nca.statistics["population-wdi-2026-kz-2010"]
        held = {
            name: list(nca.data.records(name)) for name in nca.data.collection_names
        }
        changed = attrs.evolve(row, figure=nca.Figure.parse("5 persons"))

        for series, statistic in (([], row), (held["series"], changed)):
            with pytest.raises(DataError, match="expected a row of a series"):
                nca.Dataset(**held | {"series": series, "statistics": [statistic]})

    def test_merging_keeps_series_and_refuses_another_of_the_same_id(self):
        """Equal series merge; one id with two tables is a clash."""
        one = nca.series["population-wdi-2026"]
        other = attrs.evolve(one, table=Table("area,year,value\nKZ,2010,5\n"))
        held = {
            name: list(nca.data.records(name)) for name in nca.data.collection_names
        }
        held["series"] = [other if s is one else s for s in held["series"]]

        assert nca.data == nca.data | nca.data
        with pytest.raises(DataError, match="series, 'population-wdi-2026': the two"):
            _ = nca.data | nca.Dataset(**held)

    def test_the_vintages_in_order(self):
        """The series of an indicator come with the one to prefer first."""
        found = nca.data.series_of("v2xcs_ccsi")

        assert ["v14", "v6.1"] == [series.vintage for series in found]
        with pytest.raises(NotFoundError, match='"population"'):
            nca.data.series_of("populaton")


class TestForms:
    def test_compiled(self, tmp_path):
        """The compiled form gives the series and their rows back."""
        source = nca.Dataset.load(AUTHORED)
        compiled.write(tmp_path, source)

        def table(place):
            return Table((tmp_path / place).read_text("utf-8"), place)

        heads = compiled.loads((tmp_path / "series.json").read_bytes(), table)
        shelves = compiled.shelves(
            (tmp_path / compiled.SHELVES).read_bytes(),
            {series.id: series for series in heads}.__getitem__,
        )

        assert list(source.series.values()) == heads
        assert [shelf[:-1] for shelf in source.shelves()] == [s[:-1] for s in shelves]
        assert heads == [shelf.read() for shelf in shelves]

    @pytest.mark.parametrize("name", ["data", "data.json"])
    def test_saved(self, tmp_path, name):
        """Folders and files keep every digit of the tables."""
        nca.data.save(tmp_path / name)
        back = nca.Dataset.load(tmp_path / name)

        assert back == nca.data
        assert [s.table.text for s in back.series.values()] == [
            s.table.text for s in nca.series.values()
        ]
        if name == "data":
            file = tmp_path / name / "series" / "gdp_deflator-wdi.csv"
            assert nca.series["gdp_deflator-wdi"].table.text == file.read_text("utf-8")

    @given(datasets())
    @settings(max_examples=30)
    def test_rows_of_any_series_are_statistics(self, dataset):
        """Claims and rows together are the statistics, each found by its id."""
        claims = list(dataset.records("statistics"))
        rows = [row for one in dataset.series.values() for row in one.statistics]

        assert [*claims, *rows] == list(dataset.statistics.values())
        assert len(claims) + len(rows) == len(dataset.statistics)
        for statistic in [*claims, *rows]:
            assert statistic == dataset.statistics[statistic.id]
            assert statistic in dataset.statistics.where(area=statistic.area).values()

    @given(
        st.lists(
            st.lists(st.sampled_from(["", "KZ", "1", "1990", '"a"']), max_size=4),
            max_size=5,
        ),
        st.sampled_from(["\n", "\r\n"]),
        st.booleans(),
    )
    def test_columns_are_the_rows_turned(self, rows, end, ended):
        """Rows of different lengths are refused, however they are made up."""
        text = end.join(",".join(row) for row in rows) + end * ended
        table = Table(text)
        read = table.rows()

        if len(set(map(len, read))) > 1:
            with pytest.raises(ValueError, match=r"different lengths|shorter|longer"):
                table.columns()
        else:
            assert list(map(list, zip(*read, strict=True))) == table.columns()

    def test_columns_are_exact(self):
        """Columns have numbers, not floats, of the digits in the file."""
        columns = nca.series["voice_accountability-wgi"].to_columns()

        assert Decimal("-0.964695") == columns.value[0]
        assert {int} == set(map(type, columns.year))
        assert len(columns.area) == len(columns.low) == len(columns.high) == 125
        assert () == nca.series["population-wdi-2026"].to_columns().low

    def test_flat_rows_of_heads(self):
        """A head is a row with the place of its table."""
        row = json.loads(json.dumps(nca.series.to_dicts(), default=str))[0]

        assert row["table"] == f"series/{row['id']}.csv"
        assert "CC-BY-4.0" == row["license"]


class TestBadTables:
    """Faults name file, row and column."""

    FILE = "series/population-wdi-2026.csv"

    @pytest.fixture
    def folder(self, tmp_path):
        """Return a copy of the data with the series, to spoil."""
        for name in ("areas", "indicators", "sources", "series"):
            shutil.copytree(AUTHORED / name, tmp_path / "data" / name)
        shutil.rmtree(tmp_path / "data" / "sources" / "elsewhere")
        return tmp_path / "data"

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("KZ,1990,17154054", "KZ,1990,17 154 054", "row 3, column 'value': exp"),
            ("KZ,1990,17154054", "KZ,1990,NaN", "column 'value': expected a number"),
            ("KZ,1990,17154054", "KZ,1990,", "column 'value': expected a number"),
            ("KZ,1990,17154054", "KZ,90,17154054", "column 'year': expected a year"),
            ("KZ,1990,17154054", "KZ,1990", "row 3: expected 3 cells, got 2"),
            ("KZ,1990,17154054", "KZ,1989,17154054", "row 3: there is another row"),
            (
                "KZ,1990,17154054",
                "KAZ,1990,17154054",
                "row 3, column 'area': there is no",
            ),
            ("area,year,value", "iso3,year,value", "row 1: expected the columns area"),
            ("area,year,value\n", "", "row 1: expected the columns"),
        ],
    )
    def test_faults_of_cells(self, folder, old, new, expected):
        """A cell that is not what it must be is named with what was expected."""
        file = folder / self.FILE
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")

        with pytest.raises(DataError, match=expected) as error:
            nca.Dataset.load(folder)
        assert self.FILE in str(error.value)

    def test_a_value_outside_its_interval(self, folder):
        """The value must lie within low and high."""
        file = folder / "series" / "vdem" / "v2x_libdem-vdem-15.csv"
        text = file.read_text("utf-8").replace("0.142,0.124,0.163", "0.2,0.124,0.163")
        file.write_text(text, "utf-8")

        with pytest.raises(DataError, match=r"row 2: expected 0.2 to be from 0.124"):
            nca.Dataset.load(folder)

    def test_a_table_that_is_not_there(self, folder):
        """The head names a file, which must exist."""
        (folder / self.FILE).unlink()

        with pytest.raises(DataError, match=f"there is no table {self.FILE}"):
            nca.Dataset.load(folder)

    def test_a_table_without_a_head(self, folder):
        """A file that no head names would be left out silently."""
        (folder / "series" / "mine.csv").write_text("area,year,value\nKZ,2010,5\n")

        with pytest.raises(DataError, match=r"series/mine.csv: there is no head"):
            nca.Dataset.load(folder)

    def test_a_table_of_other_letters(self, folder):
        """A file that is not UTF-8 is told."""
        (folder / self.FILE).write_bytes(b"area,year,value\nKZ,2010,\xff\n")

        with pytest.raises(DataError, match="not UTF-8"):
            nca.Dataset.load(folder)

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ('unit = "person"', 'unit = "USD"', "expected person, the unit of"),
            ('license = "CC-BY-4.0"', 'license = "CC0-1.0"', "expected that of 'wdi"),
            ('source = "wdi-2026-03"', 'source = "wdi-2025"', "there is no 'wdi-2025'"),
            ('safety = "caution"', 'safety = "careful"', "expected a Safety, got"),
            ('areas = ["TM"]', 'areas = ["TN"]', "there is no 'TN'"),
            ('vintage = "2026"', "vintage = 2026", "field 'vintage'"),
            ('unit = "person"', 'unit = "person"\ntable = "x"', "in a CSV file, not"),
        ],
    )
    def test_faults_of_heads(self, folder, old, new, expected):
        """A head is checked like any record, and against its source and indicator."""
        file = folder / "series" / "population-wdi-2026.toml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

        with pytest.raises(DataError, match=expected):
            nca.Dataset.load(folder)

    def test_units_of_areas(self):
        """A unit of one area must be a kind of the unit of the series."""
        rates = nca.series["exchange_rate_official-wdi"]

        with pytest.raises(DataError, match="expected units that are LCU/USD"):
            attrs.evolve(rates, units={"KZ": "person"})
