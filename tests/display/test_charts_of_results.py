"""A chart for each class of result: all entries are drawn or counted, all cited."""

from __future__ import annotations

import json
import re
from functools import cache

import attrs
import pytest
import vl_convert
from analysis.builders import SOURCE, observation

import ngo_central_asia as nca
from ngo_central_asia.analysis.disagreement import DateDisagreement
from ngo_central_asia.analysis.result import Result
from ngo_central_asia.display.charts import presence, timeline
from ngo_central_asia.display.charts.chart import COLOURS, IN_NOTEBOOKS, OTHER
from ngo_central_asia.display.charts.labels import Box, placed
from ngo_central_asia.display.describe import _DESCRIBED_BY
from ngo_central_asia.display.described.phases import named as described_phase
from ngo_central_asia.display.notes import in_words
from ngo_central_asia.display.plot import _DRAWN_BY
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.model.hedge import Order

#: A question or more for each class that has a chart.
ASKED = {
    "comparison": lambda: nca.compare("ngos", policy="all"),
    "comparisons": lambda: nca.compare(["ngos_registered", "ngos_active", "staff"]),
    "baseline": lambda: nca.compare("ngos", baseline="KG"),
    "trend": lambda: nca.trend("ngos", "KG"),
    "repeats": lambda: nca.trend("staff", "KZ"),
    "shares": lambda: nca.share("ngos_by_income_share", "KG"),
    "staff": lambda: nca.share("staff", "KZ"),
    "ranking": lambda: nca.rank("ngos", at=2010),
    "ratios": lambda: nca.ratio("ngos", "ngos_registered", at=2010),
    "difference": lambda: nca.difference("ngos", "KG", "UZ", at=2010),
    "timeline": lambda: nca.timeline("KZ"),
    "phases": nca.compare_phases,
    "laws": nca.compare_laws,
    "presences": nca.presence,
    "coverage": lambda: nca.coverage("ngos"),
    "disagreements": nca.disagreements,
    "phases against": lambda: nca.against(
        phases="all", index="v2x_polyarchy", countries=["KG", "UZ", "TJ"]
    ),
    "world against": lambda: nca.against(
        phases="ernazarov-ingos-world", index="v2xcs_ccsi", countries=["KZ", "world"]
    ),
    "laws against": lambda: nca.against(laws="all", index="voice_accountability"),
    "closures against": lambda: nca.against(closures="all", index="v2cseeorgs"),
    "vintages": lambda: nca.compare_vintages("v2xcs_ccsi"),
}
# Asking and drawing take long: each is done once for all tests.
ASKED = {name: cache(question) for name, question in ASKED.items()}
#: A question to which there is no answer.
SILENT = {
    "trend": lambda: nca.trend("forums", "TM"),
    "shares": lambda: nca.share("ngos", "TM"),
    "timeline": lambda: nca.timeline("TJ", kinds="founding"),
    "phases": lambda: nca.compare_phases("TJ"),
    "laws": lambda: nca.compare_laws("TJ", subject="no such subject"),
    "presences": lambda: nca.presence("winrock", "KZ"),
    "coverage": lambda: nca.coverage("ingos"),
    "disagreements": lambda: nca.disagreements("ngos", countries="TM"),
    "ranking": lambda: nca.rank("ngos", countries="TM"),
    "ratios": lambda: nca.ratio("ngos_active", "ngos_registered", countries="TM"),
    "phases against": lambda: nca.against(
        phases="ernazarov-ingos-world", index="v2x_libdem", countries="world"
    ),
    "laws against": lambda: nca.against(
        laws="all", index="v2x_libdem", countries="central-asia"
    ),
    "vintages": lambda: nca.compare_vintages("population", "world"),
}


@cache
def plotted(name):
    """Return the chart of a question."""
    return ASKED[name]().plot()


@cache
def rows(chart):
    """Return every row of data in a chart, each once."""
    found = {}

    def walk(node):
        if isinstance(node, dict):
            for row in node.get("data", {}).get("values", ()):
                found[json.dumps(row, sort_keys=True)] = row
            node = node.values()
        elif not isinstance(node, list):
            return
        for child in node:
            walk(child)

    walk(chart.spec)
    return list(found.values())


def caption(chart):
    """Return what stands below the title."""
    return " ".join(chart.spec["title"]["subtitle"])


def words(result, citations):
    """Return citations as tooltips write them."""
    named = {source.id: source for source in result.sources}
    return "; ".join(in_words(cited, named) for cited in citations)


class TestEveryChart:
    @pytest.mark.parametrize("name", ASKED)
    def test_what_the_result_rests_on_is_cited(self, name):
        """Each row of the result has its citations in a tooltip."""
        result = ASKED[name]()
        cited = " ".join(
            row.get(field, "")
            for row in rows(plotted(name))
            for field in ("citation", "of_the_law")
        )

        for citation in result.citations:
            assert words(result, [citation]) in cited

    @pytest.mark.parametrize("name", ASKED)
    def test_the_caption_names_the_sources(self, name):
        """Every source of what is drawn stands below the title."""
        result = ASKED[name]()
        said = caption(plotted(name))

        for citation in result.citations:
            assert result.dataset.sources[citation.source].label in said

    @pytest.mark.parametrize("name", ASKED)
    def test_is_drawn(self, name):
        """The chart becomes a picture, without a colour of ink of its own.

        The version of Vega-Lite that notebooks know draws the same picture.
        """
        svg = plotted(name).svg()
        in_notebooks = plotted(name)._repr_mimebundle_()[0][IN_NOTEBOOKS]

        assert plotted(name).altair.to_dict(validate=True)
        assert svg.startswith("<svg")
        assert "currentColor" in svg
        assert 'fill="#000"' not in svg
        other = vl_convert.vegalite_to_svg(in_notebooks, vl_version="5.20")
        # Each run counts its clips on from the last.
        assert re.sub(r"clip\d+", "", svg) == re.sub(r"clip\d+", "", other)

    @pytest.mark.parametrize("name", ASKED)
    def test_colours_are_those_of_the_countries(self, name):
        """No other colour is given to marks of an area."""
        hues = {row["hue"] for row in rows(plotted(name)) if "hue" in row}

        assert hues <= {*COLOURS.values(), OTHER}

    @pytest.mark.parametrize("name", SILENT)
    def test_silence_is_a_chart_of_words(self, name):
        """A result without anything to draw draws nothing and says so."""
        chart = SILENT[name]().plot()
        svg = chart.svg()

        assert chart.title.split()[0] in svg
        assert not [row for row in rows(chart) if row.get("value") is not None]

    def test_no_colour_of_a_tile_is_a_country(self):
        """What became of organizations is not told in the colours of countries."""
        spec = json.dumps(nca.presence().plot().spec)

        assert not [colour for colour in COLOURS.values() if colour in spec]


class TestTable:
    def test_every_name_is_a_result(self):
        """What has a chart is a class of result that has a description too."""
        assert set(_DRAWN_BY) <= set(_DESCRIBED_BY)

    @pytest.mark.parametrize(
        "result",
        [
            lambda: nca.gaps("ngos"),
            lambda: nca.phases_at(2005),
            lambda: nca.search("UN"),
        ],
    )
    def test_a_class_without_a_chart_says_so(self, result):
        """There is an error of this library that names the class."""
        shown = result()
        assert isinstance(shown, Result)

        with pytest.raises(
            CriteriaError, match=f"no chart of a {type(shown).__name__}"
        ):
            shown.plot()


def trend(*statistics):
    """Return the trend of Kazakhstan in a dataset of these observations."""
    other = attrs.evolve(SOURCE, id="other", title="Other", role="work")
    dataset = nca.Dataset(
        areas=nca.areas.values(),
        indicators=nca.indicators.values(),
        sources=[*nca.sources.values(), SOURCE, other],
        statistics=statistics,
    )
    return nca.trend("ngos", "KZ", dataset=dataset)


def joins(chart):
    """Return the ends of the lines of a trend."""
    return [(row["earlier"], row["later"]) for row in rows(chart) if "earlier" in row]


class TestTrend:
    def test_each_observation_is_drawn_once(self):
        """Each statement has one row, with its own number."""
        result = ASKED["trend"]()
        drawn = [row for row in rows(result.plot()) if "statistic" in row]

        assert [point.statistic.id for point in result] == [
            row["statistic"] for row in drawn
        ]
        for point, row in zip(result, drawn, strict=True):
            assert words(result, point.citations) == row["citation"]
            best = point.statistic.figure.best
            assert (None if best is None else float(best)) == row["value"]

    def test_lines_follow_changes_only(self):
        """No line leads from one definition to another, nor to a bound."""
        result = ASKED["trend"]()
        told = [(it.earlier.id, it.later.id) for it in result.changes]
        bounds = {
            point.statistic.id for point in result if point.statistic.figure.is_bound
        }
        drawn = joins(result.plot())

        assert [pair for pair in told if bounds.isdisjoint(pair)] == drawn
        assert bounds
        assert drawn

    def test_an_unsure_direction_is_dashed(self):
        """Where the bounds overlap the line says so."""
        result = ASKED["trend"]()
        sure = {
            (it.earlier.id, it.later.id): it.order is not Order.UNORDERED
            for it in result.changes
        }
        drawn = [row for row in rows(result.plot()) if "earlier" in row]

        assert {True, False} == {row["sure"] for row in drawn}
        for row in drawn:
            assert sure[row["earlier"], row["later"]] is row["sure"]

    def test_a_break_is_not_bridged(self):
        """What a source marks as a break stands in a panel of its own."""
        old = observation("old", "10 NGOs", 2000)
        mid = observation("mid", "15 NGOs", 2005)
        new = observation("new", "40 NGOs", 2010)

        assert [("old", "mid"), ("mid", "new")] == joins(trend(old, mid, new).plot())
        broken = trend(old, mid, attrs.evolve(new, status="B")).plot()
        assert [("old", "mid")] == joins(broken)
        assert len(broken.spec["vconcat"]) == 2

    def test_a_figure_without_a_number_is_words(self):
        """It is no point, no line leads to it, and it is shown."""
        vague = observation("vague", 'vague "dozens" NGOs', 2005)
        old = observation("old", "10 NGOs", 2000)
        drawn = trend(old, vague).plot()
        (row,) = [row for row in rows(drawn) if row.get("statistic") == "vague"]

        assert [] == joins(drawn)
        assert (None, "words") == (row["anchor"], row["form"])
        assert "dozens" in drawn.svg()

    def test_no_line_leads_to_a_repeated_number_or_past_it(self):
        """A repeated figure is a cross: one witness, and no plateau."""
        result = ASKED["repeats"]()
        drawn = {row["statistic"]: row for row in rows(result.plot()) if "form" in row}
        repeated = {point.statistic.id for point in result if point.repeated}

        assert repeated == {
            key for key, row in drawn.items() if row["form"] == "repeat"
        }
        assert repeated
        assert [] == joins(result.plot())
        assert "one witness" in caption(result.plot())

        origin = (nca.Citation(source="test", row="1", attributed_to="agency"),)
        again = (nca.Citation(source="other", row="1", attributed_to="agency"),)
        first = observation("first", "10 NGOs", 2000, citations=origin)
        same = observation("same", "10 NGOs", 2005, citations=again)
        last = observation("last", "40 NGOs", 2010, citations=origin)
        passing = trend(first, same, last)
        assert [("first", "last")] == [
            (it.earlier.id, it.later.id) for it in passing.changes
        ]
        assert [] == joins(passing.plot())

    def test_every_label_of_the_real_trends_has_a_place(self):
        """No figure of the real examples goes without its label."""
        for country in ("KZ", "KG", "TJ", "UZ"):
            for row in rows(nca.trend("ngos", country).plot()):
                if row.get("anchor") is not None:
                    assert "label_x" in row

    def test_labels_do_not_meet(self):
        """Labels of points that lie together go around them; one without room goes."""
        points = [(50.0, 50.0, "label")] * 30
        taken = [Box(44, 44, 56, 56)]
        centres = list(placed(points, taken, Box(0, 0, 100, 100)))
        boxes = [Box(x - 14, y - 6, x + 14, y + 6) for x, y in filter(None, centres)]

        assert None in centres
        assert len(boxes) > 3
        assert not [
            (one, other)
            for one in boxes
            for other in (*taken, *boxes)
            if one is not other and one.meets(other)
        ]


def lines(chart):
    """Return the rows of yearly values by the line that joins them."""
    found = {}
    for row in rows(chart):
        if "run" in row:
            found.setdefault((row["hue"], row["run"]), []).append(row["year"])
    return found


class TestAgainst:
    def test_no_line_runs_through_a_gap(self):
        """Values of years in a row are joined, and none else."""
        drawn = lines(ASKED["laws against"]().plot())

        assert drawn
        for years in drawn.values():
            assert list(range(years[0], years[-1] + 1)) == years
        assert [1996] in drawn.values()
        assert list(range(2002, 2024)) in drawn.values()

    def test_no_line_joins_two_vintages(self):
        """Each has its own, with the interval where it has one."""
        drawn = [row for row in rows(ASKED["vintages"]().plot()) if "run" in row]

        for run in {row["run"] for row in drawn}:
            of_run = [row for row in drawn if row["run"] == run]
            assert 1 == len({row["vintage"] for row in of_run})
        assert {"v6.1"} == {row["vintage"] for row in drawn if row["low"] is not None}

    def test_boundaries_are_as_wide_as_their_dates(self):
        """A year, or all the years that a digit leaves open."""
        result = nca.against(phases="jaysanov-kz-stages", index="v2xcs_ccsi")
        drawn = {
            row["dated"]: (row["since"], row["until"])
            for row in rows(result.plot())
            if "boundary" in row
        }

        assert (2000, 2001) == drawn["2000"]
        assert (2010, 2020) == drawn["201X"]
        assert (2009, 2012) == drawn["2010?"]

    @pytest.mark.parametrize(
        ("index", "countries", "intervals", "axes"),
        [
            ("v2xcs_ccsi", ["KZ", "UZ"], False, False),
            ("v2csreprss", ["KZ", "UZ"], False, True),
            ("voice_accountability", ["KZ", "UZ"], True, True),
            ("voice_accountability", "UZ", True, False),
        ],
    )
    def test_what_panels_and_heights_mean_is_told(
        self, index, countries, intervals, axes
    ):
        """Axes that differ, and an index that has no intervals at all."""
        result = nca.against(closures="all", index=index, countries=countries)
        below = caption(result.plot())

        assert intervals is ("has no intervals of this index" not in below)
        assert axes is ("an axis of numbers of its own" in below)

    def test_whose_line_is_drawn_is_named(self):
        """Also where there is nothing to set it against; its licence goes with it."""
        result = nca.against(closures="all", index="v2xcs_ccsi", countries="KG")
        below = caption(result.plot())

        assert [row for row in rows(result.plot()) if "run" in row]
        assert nca.sources["vdem-14"].label in below
        assert "CC BY-SA 4.0" in below
        assert nca.licences(result).share_alike

    def test_means_and_gaps_are_there(self):
        """A level line for each mean; words for each phase that has none."""
        result = ASKED["phases against"]()
        drawn = [row for row in rows(result.plot()) if "phase" in row]
        levels = [row for row in drawn if "mean_value" in row]

        assert {float(row.mean.figure.value) for row in result if row.mean} == {
            row["mean_value"] for row in levels
        }
        gaps = {row["phase"] for row in drawn if "text" in row}
        assert gaps >= {
            described_phase(row.phase) for row in result if row.phase and not row.mean
        }


class TestShares:
    def test_parts_and_the_rest(self):
        """Each part is a bar; what is left is outlined and belongs to no country."""
        result = ASKED["shares"]()
        drawn = [row for row in rows(result.plot()) if "is_rest" in row]

        assert [part.label for part in result] == [
            row["name"] for row in drawn if not row["is_rest"]
        ]
        (rest,) = [row for row in drawn if row["is_rest"]]
        assert (38.0, 33.0, 43.0) == (rest["value"], rest["low"], rest["high"])
        assert rest["hue"] == OTHER

    def test_an_upper_bound_fills_no_bar(self):
        """Its arrow points down, and no bar leads up to it."""
        result = ASKED["staff"]()
        drawn = {row["name"]: row for row in rows(result.plot()) if "is_rest" in row}

        assert "triangle-left" == drawn["temporary"]["side"]
        assert "!= 'triangle-left'" in json.dumps(result.plot().spec)
        assert f"Not drawn: {len(result.others)}" in caption(result.plot())


class TestRanking:
    def test_each_allowed_place_has_a_dot(self):
        """An area has as many dots as the bounds allow places."""
        result = ASKED["ranking"]()
        drawn = rows(result.plot())
        for place in result:
            dots = [
                row["at"]
                for row in drawn
                if row["area"] == place.area.name and "at" in row
            ]
            if place.highest is None:
                assert [] == dots
            else:
                assert list(range(place.highest, place.lowest + 1)) == dots


class TestComputed:
    def test_ratios_are_those_of_the_result(self):
        """A ratio is drawn with its bounds; an area without one says why."""
        result = nca.ratio("ngos_active", "ngos_registered")
        drawn = {row["name"]: row for row in rows(result.plot())}

        for ratio in result:
            row = drawn[ratio.area.name]
            if ratio.ratio is None:
                assert row["value"] is None
                assert ratio.gap in row["said"]
            else:
                assert float(ratio.ratio.figure.best) == row["value"]

    def test_what_lies_between_two_sides_is_told(self):
        """The difference stands in the caption; it is no mark."""
        result = nca.difference("ngos_unspecified", 2000, 2010, country="KG")
        chart = result.plot()

        assert "+13,375" in caption(chart)
        assert [4966.0, 18341.0] == [row["value"] for row in rows(chart)]

    def test_a_figure_relative_to_a_baseline_is_called_times(self):
        """A label never passes a computed figure off as a count."""
        drawn = rows(ASKED["baseline"]().plot())

        assert all(
            " times Kyrgyzstan: " in row["label"] for row in drawn if "label" in row
        )


class TestTimeline:
    @pytest.mark.parametrize("countries", ["KZ", "UZ", ["TJ", "TM"], None])
    def test_each_entry_is_drawn_or_counted(self, countries):
        """What does not fit is counted in the caption."""
        result = nca.timeline(countries)
        chart = result.plot()
        keys = {row["key"] for row in rows(chart)}
        left = len(result.rows) - len(keys)

        assert keys == {entry.key for entry in result.rows[: timeline.MOST]}
        assert (f"Not drawn: {left} of {len(result.rows)}" in caption(chart)) is (
            left > 0
        )

    def test_spans_are_as_wide_as_dates_are_known(self):
        """Both ends are those of the moment; an open side has an arrow and no bar."""
        result = ASKED["timeline"]()
        drawn = {row["key"]: row for row in rows(result.plot())}
        for entry in result.rows:
            row, moment = drawn[entry.key], entry.moment
            if moment.earliest and moment.latest:
                assert moment.earliest.year == int(row["since"])
                assert moment.latest.year == int(row["until"] - 1e-6)
                assert "limit" not in row
            elif moment.earliest or moment.latest:
                assert row["limit"] == row["since"] == row["until"]
                assert ("before_to" in row) is (moment.earliest is None)
                assert ("after_to" in row) is (moment.latest is None)
            else:
                assert row["since"] is None

    def test_what_is_foreseen_stands_apart(self):
        """Forecasts have a lane of their own, and so has what is undated."""
        result = ASKED["timeline"]()
        foreseen = {entry.key for entry in result.foreseen}
        drawn = rows(result.plot())

        assert foreseen == {
            row["key"] for row in drawn if row["lane"].startswith("foreseen")
        }
        assert foreseen == {row["key"] for row in drawn if row["form"] == "outline"}
        assert {entry.key for entry in result.undated} == {
            row["key"] for row in drawn if row["lane"] == "told without a date"
        }


class TestPhases:
    def test_only_what_is_sure_is_dark(self):
        """The dark part runs from the latest start to the earliest end."""
        result = ASKED["phases"]()
        drawn = {row["key"]: row for row in rows(result.plot())}

        assert set(drawn) == {row.phase.id for row in result}
        for it in result:
            row, extent = drawn[it.phase.id], it.extent
            sure = bool(
                extent.start.latest
                and extent.end.earliest
                and extent.start.latest < extent.end.earliest
            )
            assert ("core_since" in row) is sure
            assert ("after_to" in row) is (extent.end.latest is None)
            assert ("before_to" in row) is (extent.start.earliest is None)

    def test_areas_without_phases_are_named(self):
        """Nobody divides Tajikistan, and the caption says so."""
        assert "not divided into phases by any source: tajikistan" in (
            caption(ASKED["phases"]().plot()).casefold()
        )


class TestLaws:
    def test_each_date_has_a_line_and_each_undated_law_too(self):
        """Dates on which sources differ are not merged."""
        result = ASKED["laws"]()
        drawn = [row["key"] for row in rows(result.plot())]

        for law in result.laws:
            assert max(1, len(law.dates)) == drawn.count(law.id)


class TestPresences:
    def test_each_statement_is_a_tile(self):
        """Statements, letters, disputes and absences are those of the result."""
        result = ASKED["presences"]()
        drawn = rows(result.plot())
        for stay in result:
            tiles = [
                row
                for row in drawn
                if "letter" in row
                and (row["organization"], row["area"])
                == (stay.organization.id, stay.area.id)
            ]
            assert [said.status.value for said in stay.statements] == [
                row["status"] for row in tiles
            ]
            if stay.contradicted:
                assert all("!" in row["letter"] for row in tiles)
        absent = [row for row in drawn if row.get("text") == "-"]
        pairs = len(result.organizations) * len(result.areas)
        assert pairs - len(result.rows) == len(absent)

    def test_letters_are_all_different(self):
        """No two statuses share a letter, and every status has one."""
        statuses = {*presence.PresenceStatus}

        assert statuses == set(presence.LETTERS)
        assert len(statuses) == len(set(presence.LETTERS.values()))


class TestCoverage:
    def test_each_cell_is_drawn(self):
        """Each cell has its mark; silence and "not known" are told apart."""
        result = ASKED["coverage"]()
        drawn = {(row["code"], row["time"]): row for row in rows(result.plot())}

        assert len(result.rows) == len(drawn)
        for cell in result.rows:
            row = drawn[cell.area.id, cell.period.edtf]
            assert cell.cover.value == row["cover"]
            assert ("." == row["mark"]) is (not cell.statistics)
        assert "." == drawn["TM", "2008"]["mark"]
        assert ">" == drawn["UZ", "2010"]["mark"]

    def test_an_unknown_figure_is_no_silence(self):
        """That a source says it is not known has a mark and an outline of its own."""
        unknown = observation("unknown", "unknown organizations", 2005)
        dataset = nca.Dataset(
            areas=nca.areas.values(),
            indicators=nca.indicators.values(),
            sources=[*nca.sources.values(), SOURCE],
            statistics=[unknown],
        )
        chart = nca.coverage("ngos", dataset=dataset).plot()

        assert {"KZ": "?", "UZ": "."}.items() <= {
            row["code"]: row["mark"] for row in rows(chart)
        }.items()

    def test_many_indicators_are_one_picture_by_decade(self):
        """All indicators are cells, or named as those of which nothing is stated."""
        result = nca.coverage()
        chart = result.plot()
        drawn = {row["key"] for row in rows(chart)}

        assert len(result.by_decade()) == len(rows(chart))
        for indicator in result.indicators:
            assert (indicator.id in drawn) is (
                f"({indicator.id})" not in caption(chart)
            )


class TestDisagreements:
    def test_each_group_is_a_panel(self):
        """Each statement and each date is drawn once in its group."""
        result = ASKED["disagreements"]()
        panels = result.plot().spec["vconcat"]

        assert len(result.rows) == len(panels)
        for group, panel in zip(result.rows, panels, strict=True):
            drawn = panel_rows(panel)
            if isinstance(group, DateDisagreement):
                assert len(group.dates) == len(drawn)
            else:
                assert [said.id for said in group.statistics] == [
                    row["statistic"] for row in drawn
                ]
            assert {COLOURS[group.area.id]} == {row["hue"] for row in drawn}

    def test_discrepancies_without_a_group_are_counted(self):
        """They are not drawn, and the caption says how many they are."""
        result = ASKED["disagreements"]()

        assert f"Not drawn: {len(result.curated)}" in caption(result.plot())


def panel_rows(panel):
    """Return the rows of one panel."""
    return rows(type("Panel", (), {"spec": panel})())
