"""The explorer in a browser: it finds what is asked, and draws what is said."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

import ngo_central_asia as nca
from ngo_central_asia._names import sound
from ngo_central_asia.dataset import notices
from ngo_central_asia.sphinx.pages.site import Site

pytestmark = pytest.mark.browser

SIZE = 25


@pytest.fixture
def explore(visit):
    """Return a function that opens the explorer in a state."""

    def opened(state="", **options):
        page = visit(f"explorer.html#{state}", **options)
        page.locator(".nca-explorer [role=tablist]").wait_for()
        return page

    return opened


def status(page):
    """Return what is said of how much was found, in plain spaces."""
    text = page.locator(".nca-status:visible").inner_text()
    return text.replace("\u202f", "")


def ids(page):
    """Return the ids of the records that are listed."""
    links = page.locator(".nca-hits .nca-name").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    return [re.fullmatch(r"data/(.*)\.html", link)[1] for link in links]


def marks(page):
    """Return what is said of each mark."""
    return page.locator(".nca-mark").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )


class TestRecords:
    """Finding records."""

    def test_it_begins_with_all_of_them(self, explore):
        """All records are there, in pages."""
        page = explore()
        count = sum(map(len, Site(nca.data).records.values()))

        assert f"{count} records of {count} records" == status(page)
        assert SIZE == len(ids(page))
        assert page.get_by_text(f"Page 1 of {-(-count // SIZE)}").is_visible()

    def test_kind_and_area(self, explore):
        """The form filters as the package does."""
        page = explore()
        page.get_by_role("checkbox", name="laws").check()
        page.get_by_label("Area", exact=True).select_option("Uzbekistan")
        expected = set(nca.laws.where(country="UZ"))

        assert expected == set(ids(page))
        assert status(page).startswith(f"{len(expected)} records of")

    @pytest.mark.parametrize(
        ("state", "collection", "criteria"),
        [
            ("kind=events&area=KZ&from=2004&to=2006", "events", "2004/2006"),
            ("kind=events&area=KZ&from=2004", "events", "2004/9999"),
            ("kind=programmes&area=KZ&to=2003", "programmes", "0001/2003"),
        ],
    )
    def test_years(self, explore, state, collection, criteria):
        """Years find what may overlap them."""
        records = nca.data.collection(collection).where(country="KZ")
        dated = records.where(lambda record: record.period is not None)
        expected = len(dated.where(period=criteria))

        assert status(explore(state)).startswith(f"{expected} record")

    def test_source_evidence_and_hedge(self, explore):
        """Figures are found by who says them and how surely."""
        held = Site(nca.data).records["statistics"].values()
        over = {it.id for it in held if it.figure.hedge == "over"}
        by_hand = {it.id for it in held if nca.evidence_of(it) is nca.Evidence.BY_HAND}
        page = explore("kind=statistics&hedge=over")
        assert over == set(ids(page))

        page.get_by_label("Evidence", exact=True).select_option("entered by hand")
        assert over & by_hand == set(ids(page))

        page = explore("kind=laws&source=ernazarov-nd")
        assert set(nca.laws.where(source="ernazarov-nd")) == set(ids(page))

    @pytest.mark.parametrize("words", ["Жан", "zhan", "ZHAN"])
    def test_words_in_any_spelling(self, explore, words):
        """Scripts and transliterations do not count."""
        page = explore("kind=ngos")
        page.get_by_label("Words", exact=True).fill(words)

        assert "zhan" in ids(page)

    def test_words_are_read_as_the_package_reads_them(self, explore):
        """The script and the package bring every name to one form."""
        names = sorted(
            {
                name
                for records in Site(nca.data).records.values()
                for record in records.values()
                for name in (record.summary, *getattr(record, "aliases", ()))
            }
        )
        split = explore().evaluate(
            "names => names.map(ncaExplorer.spelling(ncaExplorerData.spelling))", names
        )

        assert [re.findall(r"[^\W_]+", sound(name)) for name in names] == split

    def test_order(self, explore):
        """Records are sorted by their years, either way."""
        page = explore("kind=laws&sort=earliest")
        ends = {
            law.id: [
                end for it in law.dates for end in (it.date.earliest, it.date.latest)
            ]
            for law in nca.laws.values()
        }
        dates = {
            key: min((end.year for end in held if end), default=9999)
            for key, held in ends.items()
        }
        first = [dates[key] for key in ids(page)]
        dated = sum(year < 9999 for year in dates.values())
        page.get_by_label("Order", exact=True).select_option("latest first")
        last = [dates[key] for key in ids(page)]

        assert sorted(first) == first
        assert 9999 not in last[:dated]
        assert {9999} == set(last[dated:])
        assert first[0] < last[0]

    def test_a_hit_leads_to_its_page_and_says_where_it_stands(self, explore):
        """The link is the record's, and below it is its citation."""
        page = explore("q=18341&kind=statistics")
        hit = page.locator(".nca-hits li").first

        assert 'Jaysanov 2023, Kyrgyzstan, paragraph 2: "18,341"' in hit.inner_text()
        assert "hedge: exact" in hit.inner_text()
        hit.get_by_role("link").click()
        assert page.title().startswith("18")

    def test_pages(self, explore):
        """The next page has the next records, and the focus goes to them."""
        page = explore("kind=findings")
        first = ids(page)
        page.get_by_role("button", name="Next").click()

        assert not set(first) & set(ids(page))
        assert "page=2" in page.url
        assert page.evaluate("document.activeElement.className") == "nca-hits"

    def test_nothing_found(self, explore):
        """That nothing is like that is said in words."""
        page = explore("q=atlantis")

        assert status(page).startswith("No record is like that")
        page.get_by_role("button", name="Clear all").click()
        assert SIZE == len(ids(page))

    def test_a_view_can_be_passed_on(self, explore, visit):
        """The address brings another reader to the same records."""
        page = explore()
        page.get_by_label("Words", exact=True).fill("soros & open")
        page.get_by_role("checkbox", name="organizations").check()
        found = ids(page)
        other = visit(page.url.rpartition("/")[2])

        assert found
        assert found == ids(other)
        assert "soros & open" == other.get_by_label("Words", exact=True).input_value()
        other.evaluate("location.hash = 'q=counterpart&kind=ngos'")
        other.wait_for_function(
            "document.querySelector('.nca-hits').textContent.includes('Counterpart')"
        )


class TestComparisons:
    """Drawing what is said of an indicator."""

    def test_every_mark_has_hedge_and_citation(self, explore):
        """What is drawn says how surely it is said, and where."""
        page = explore("view=compare")
        said = marks(page)
        places = page.evaluate("ncaExplorerData.places")

        assert 40 < len(said)
        for text in said:
            assert "hedge: " in text
            assert any(place in text for place in places)
        rows = page.locator(".nca-observations tbody tr")
        assert len(said) <= rows.count()
        for cells in rows.evaluate_all(
            "all => all.map(row => [...row.children].map(cell => cell.textContent))"
        ):
            assert all(cells)

    def test_every_indicator_is_drawn_and_told(self, explore):
        """Each observation is a mark, or stands among what is not drawn."""
        page = explore("view=compare")
        counts = page.evaluate(
            """() => ncaExplorerData.indicators.map(({ id }) => {
              const select = document.querySelector("[name=indicator]");
              select.value = id;
              select.dispatchEvent(new Event("input", { bubbles: true }));
              const one = (css) => document.querySelectorAll(`#nca-view-compare ${css}`);
              const silent = [...one("li")].filter((line) =>
                line.textContent.endsWith("not stated by any source here"));
              const wordy = [...one("h2")].find((it) => it.textContent === "Not drawn");
              const lines = wordy ? wordy.nextElementSibling.children.length : 0;
              const told = one(".nca-status")[0].textContent.replace("\u202f", "");
              return [id, parseInt(told), one(".nca-mark").length + lines - silent.length];
            })"""
        )

        assert len(counts) > 70
        for indicator, told, drawn in counts:
            assert told == drawn, indicator
            assert told, indicator

    def test_lines_lead_over_no_gap(self, explore):
        """A line joins consecutive years, and none touches what is not safe to use."""
        page = explore("view=compare&indicator=exchange_rate_official&areas=UZ")
        (path,) = page.locator(".nca-line").evaluate_all(
            "all => all.map(one => one.getAttribute('d'))"
        )
        steps = re.findall(r"([ML])([\d.]+) [\d.-]+", path)
        places = [float(x) for _, x in steps]
        year = min(b - a for a, b in pairwise(places))
        series = nca.series["exchange_rate_official-wdi"]
        own = [it for it in series.statistics if it.area == "UZ"]
        years = [it.period.earliest.year for it in own]

        assert len(own) == len(steps)
        assert any(b - a > 1 for a, b in pairwise(years))
        for at, (letter, _) in enumerate(steps[1:], start=1):
            assert (letter == "M") or places[at] - places[at - 1] < 1.5 * year
            if "U" in (own[at].status, own[at - 1].status):
                assert "M" == letter

    def test_texts_are_not_joined(self, explore):
        """No line leads from what one text says to what another says."""
        page = explore("view=compare")

        assert 0 == page.locator(".nca-line").count()

    def test_areas_and_vintages(self, explore):
        """One chooses areas, and other vintages beside the preferred one."""
        page = explore("view=compare&indicator=population")
        first = nca.series["population-wdi-2026"]
        other = nca.series["population-wdi-2023"]
        assert len(first.statistics) == len(marks(page))

        page.get_by_role("checkbox", name="2023").check()
        assert len(first.statistics) + len(other.statistics) == len(marks(page))
        assert page.get_by_text("nca.compare_vintages").is_visible()
        panels = page.locator(".nca-charts figure")
        assert [f"{it.name}: population" for it in nca.countries.values()] == [
            text.partition(" (")[0]
            for text in panels.locator("figcaption").all_inner_texts()
        ]
        for panel in panels.all():
            assert 2 == panel.locator(".nca-line").count()
            assert panel.get_by_text("dashed, hollow dots: ").is_visible()

        for name in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"):
            page.get_by_role("checkbox", name=name).uncheck()
        assert all(text.startswith("Uzbekistan") for text in marks(page))
        assert "areas=UZ" in page.url

    def test_nothing_chosen_is_said(self, explore):
        """The last box stays unchecked, and it is said what is missing."""
        page = explore("view=compare&indicator=population&areas=KZ")
        area = page.get_by_role("checkbox", name="Kazakhstan")
        series = page.get_by_role("checkbox", name="2026")
        area.uncheck()
        assert status(page) == "Nothing to draw: choose at least one area."
        series.uncheck()
        assert status(page).endswith("choose at least one area and one series.")
        area.check()
        page.reload()

        assert status(page) == "Nothing to draw: choose at least one series."
        assert not series.is_checked()
        assert page.url.endswith("areas=KZ&series=")

    @pytest.mark.parametrize(
        ("asked", "kept", "said"),
        [
            ("indicator=nope", "", "no indicator “nope”"),
            ("indicator=population&areas=ZZ", "&indicator=population", "no area “ZZ”"),
            (
                "indicator=population&areas=ZZ,KZ&series=population-wdi-2023,x",
                "&indicator=population&areas=KZ&series=population-wdi-2023",
                "no series of this indicator “x”",
            ),
        ],
    )
    def test_an_address_of_nothing_is_corrected(self, explore, asked, kept, said):
        """What is not there is named, and the address says what is shown."""
        page = explore(f"view=compare&{asked}")
        warning = page.get_by_role("alert").filter(has_text="There is no")

        assert said in warning.inner_text()
        assert page.url.endswith(f"#view=compare{kept}")
        assert marks(page)
        page.get_by_role("checkbox", name="Tajikistan").click()
        assert not warning.is_visible()

    def test_a_gap_is_said(self, explore):
        """An area of which nothing is said is named."""
        page = explore("view=compare&indicator=ngos_active")

        assert page.get_by_text(
            "Uzbekistan: not stated by any source here"
        ).is_visible()

    @pytest.mark.parametrize(
        ("indicator", "said"),
        [
            ("v2csreprss", "Higher is LESS repression."),
            ("v2csrlgrep", "Point estimates only"),
            ("voice_accountability", "The bars: 90 % interval"),
            ("voice_accountability", "a rise may be the fall of others"),
        ],
    )
    def test_how_a_series_is_read_stands_above_it(self, explore, indicator, said):
        """Which way the scale runs and what the bars are is read before the chart."""
        page = explore(f"view=compare&indicator={indicator}")
        told = page.get_by_text(said)
        chart = page.locator(".nca-panel").first

        assert told.is_visible()
        assert told.bounding_box()["y"] < chart.bounding_box()["y"]

    def test_the_licence_is_said(self, explore):
        """Share-alike data say so where they are drawn."""
        page = explore("view=compare&indicator=v2x_libdem")
        said = notices.lines([nca.sources["vdem-15"]], nca.data)

        assert len(said) > 1
        for line in said:
            assert page.get_by_text(line).is_visible()

    def test_a_tooltip_has_the_citation(self, explore):
        """A mark under the pointer shows figure, hedge and place; Escape hides them."""
        page = explore("view=compare")
        tooltip = page.locator(".nca-tooltip")
        page.locator(".nca-mark[aria-label*='18\u202f341']").hover()

        assert tooltip.is_visible()
        assert (
            'Jaysanov 2023, Kyrgyzstan, paragraph 2: "18,341"' in tooltip.inner_text()
        )
        assert "hedge: exact; checked against the text" in tooltip.inner_text()
        page.keyboard.press("Escape")
        assert not tooltip.is_visible()

    def test_the_first_touch_shows_the_second_leads(self, explore):
        """Whoever has no pointer sees the citation before the page opens."""
        page = explore("view=compare", has_touch=True, width=390)
        mark = page.locator(".nca-mark[aria-label*='18\u202f341']")
        mark.tap()
        assert page.locator(".nca-tooltip").is_visible()
        assert "explorer.html" in page.url

        mark.tap()
        page.wait_for_url("**/data/kg-ngos-2010-jaysanov.html")

    def test_keys_only(self, explore):
        """Tabs, forms, marks and links are reached and used with the keyboard alone."""
        page = explore("indicator=population&areas=KZ")
        focus = "document.activeElement"

        def tab_to(condition):
            for _ in range(60):
                page.keyboard.press("Tab")
                if page.evaluate(f"{focus}.matches({condition!r})"):
                    return
            pytest.fail(f"Tab does not reach {condition}")

        tab_to("[role=tab]")
        page.keyboard.press("ArrowRight")
        assert "view=compare" in page.url
        tab_to("[name=indicator]")
        tab_to(".nca-mark")
        first = page.evaluate(f"{focus}.getAttribute('aria-label')")
        page.keyboard.press("ArrowRight")
        second = page.evaluate(f"{focus}.getAttribute('aria-label')")
        page.keyboard.press("End")
        last = page.evaluate(f"{focus}.getAttribute('aria-label')")

        assert [first, second, last] == [marks(page)[at] for at in (0, 1, -1)]
        assert page.locator(".nca-tooltip").is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/data/population-wdi-2026.html")

    def test_rows_are_cards_on_a_phone(self, explore):
        """A figure, its hedge and its source are read without scrolling sideways."""
        page = explore("view=compare&indicator=voice_accountability", width=390)
        row = page.get_by_role("table").get_by_role("row").nth(1)
        figure, hedge, _, source = row.get_by_role("cell").all()[-4:]

        assert "Kazakhstan" == row.get_by_role("rowheader").inner_text()
        assert "-0.964695 (-1.353699 to -0.575691)" in figure.inner_text()
        for cell in (figure, hedge, source):
            box = cell.bounding_box()
            assert box["x"] + box["width"] <= 390
        assert figure.bounding_box()["y"] < source.bounding_box()["y"]
        assert 6 == page.get_by_role("columnheader").count()

    def test_the_version_is_said_once(self, explore):
        """Rows name their series where there are several, and its version nowhere."""
        series = nca.series["voice_accountability-wgi"]
        page = explore("view=compare&indicator=voice_accountability")
        said = page.get_by_text(series.version).locator("visible=true")
        assert 1 == said.count()

        page = explore(
            "view=compare&indicator=population&areas=KZ"
            "&series=population-wdi-2023,population-wdi-2026"
        )
        rows = page.locator(".nca-observations tbody tr").all_inner_texts()
        assert {"2023", "2026"} == {
            re.search(r"series: (\d+)", text)[1] for text in rows
        }

    def test_marks_fit_a_phone(self, explore):
        """Charts take the width there is, and are drawn again when it changes."""
        page = explore("view=compare&indicator=population", width=390)
        drawn = page.locator(".nca-panel").first

        assert drawn.bounding_box()["width"] <= 390
        page.set_viewport_size({"width": 800, "height": 900})
        page.wait_for_function("document.querySelector('.nca-panel').clientWidth > 500")


class TestAnywhere:
    """Wherever the page is read from, and by whom."""

    @pytest.mark.parametrize("served", [False, True])
    def test_from_a_folder_and_from_a_server(self, explore, served):
        """The page works without a server and with one, its links too."""
        page = explore("kind=laws&area=UZ", served=served)
        assert set(nca.laws.where(country="UZ")) == set(ids(page))

        page.locator(".nca-name").first.click()
        page.wait_for_url("**/data/*.html")
        assert page.url.startswith("http:" if served else "file:")
        assert marks(explore("view=compare", served=served))

    def test_without_scripts(self, visit):
        """The page leads to the list of all records."""
        page = visit("explorer.html", java_script_enabled=False)
        page.get_by_role("link", name="list of all records").click()

        assert page.title().startswith("All records, A to Z")
