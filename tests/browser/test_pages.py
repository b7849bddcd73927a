"""The pages of the site in a browser: charts, search, themes, widths, keys."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

#: Pages of every kind, as a reader opens them.
PAGES = (
    "index.html",
    "explorer.html",
    "explorer.html#view=compare",
    "data/TM.html",
    "data/ngos.html",
    "data/winrock.html",
    "data/uz-ngo-law-1999.html",
    "data/kg-ngos-2010-jaysanov.html",
    "data/v2x_libdem-vdem-15.html",
    "data/murzaeva-2024.html",
    "data/collections/all.html",
    "tutorial/tutorial.html",
    "api.html",
    "search.html",
)
#: Pages on which a look at every element would take very long, and others like them do.
VERY_LONG = ("api.html", "data/collections/all.html")
#: From 0 to 255: what counts as dark, and as light.
DARK, LIGHT = 60, 180
AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
#: Faults that keep a reader from something; the theme has some smaller ones.
GRAVE = ("serious", "critical")


def lightness(page, css, name="backgroundColor"):
    """Return how light a colour of an element is, from 0 to 255."""
    colour = page.locator(css).first.evaluate(f"one => getComputedStyle(one).{name}")
    numbers = colour.partition("(")[2].rstrip(")").split(",")[:3]
    return sum(map(float, numbers)) / 3


class TestCharts:
    """Charts in pages."""

    @pytest.mark.parametrize("served", [False, True])
    def test_a_tooltip_has_the_citation(self, visit, served):
        """A mark under the pointer shows the figure and where it stands."""
        page = visit("index.html", served=served)
        page.locator(".nca-live svg").wait_for()
        page.locator(".nca-live .mark-symbol path[fill='#D55E00']").hover()
        tooltip = page.locator("#vg-tooltip-element.visible")
        tooltip.wait_for()

        assert (
            'Jaysanov 2023, Kyrgyzstan, paragraph 2: "18,341"' in tooltip.inner_text()
        )

    def test_without_scripts_there_is_a_picture(self, visit):
        """The picture that stands in the page is shown."""
        page = visit("index.html", java_script_enabled=False)

        assert page.locator(".nca-picture svg").is_visible()
        assert page.locator(".nca-figure figcaption").first.is_visible()

    def test_a_country_has_its_charts(self, visit):
        """Every chart of a country is drawn when it is reached."""
        page = visit("data/KZ.html")
        charts = page.locator(".nca-chart")
        for at in range(charts.count()):
            charts.nth(at).scroll_into_view_if_needed()
            charts.nth(at).locator(".nca-live svg").wait_for()

        assert charts.count() >= 3


class TestSearch:
    """The search of the site."""

    def test_it_finds_pages(self, visit):
        """A word of a record leads to its page."""
        page = visit("search.html?q=Winrock", served=True)
        page.locator("#search-results li a").first.wait_for()

        links = page.locator("#search-results li a").evaluate_all(
            "all => all.map(one => one.href)"
        )
        assert any("data/winrock.html" in link for link in links)

    def test_it_works_from_a_folder(self, visit):
        """Without a server the results are there as well."""
        page = visit("search.html?q=Winrock")
        page.locator("#search-results li a").first.wait_for()

        assert page.locator("#search-results li a").count() > 1


class TestThemes:
    """Light and dark."""

    @pytest.mark.parametrize("place", ["index.html", "explorer.html"])
    def test_the_page_follows_the_reader(self, visit, place):
        """Who asks for dark pages gets light words on dark paper."""
        dark = visit(place, scheme="dark")
        light = visit(place)

        assert lightness(dark, "body") < DARK
        assert lightness(dark, "body", "color") > LIGHT
        assert lightness(light, "body") > LIGHT
        assert lightness(light, "body", "color") < DARK

    def test_the_switch_of_the_page_wins(self, visit):
        """The theme that is chosen on the page holds for charts and forms."""
        page = visit("explorer.html")
        for _ in range(3):
            if page.locator("body").get_attribute("data-theme") == "dark":
                break
            page.locator(".theme-toggle:visible").first.click()

        assert lightness(page, ".nca-form select") < DARK
        assert lightness(page, ".nca-form select", "color") > LIGHT
        page.goto(page.url.replace("explorer.html", "index.html"))
        page.locator(".nca-live svg").wait_for()
        assert lightness(page, ".nca-live text", "fill") > LIGHT


class TestWidths:
    """A phone."""

    @pytest.mark.parametrize("place", PAGES)
    def test_no_page_scrolls_sideways(self, visit, place):
        """What is wider than the screen scrolls in its own place."""
        page = visit(place, width=390, height=800)
        if place == "index.html":
            page.locator(".nca-live svg").wait_for()

        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.body.scrollWidth") <= 390


class TestKeys:
    """The keyboard."""

    def test_the_content_is_one_step_away(self, visit):
        """The first stop leads past the contents of the site."""
        page = visit("data/KZ.html")
        page.keyboard.press("Tab")

        assert "Skip to content" == page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        assert page.url.endswith("#furo-main-content")

    def test_what_is_folded_opens(self, visit):
        """A folded table opens with the keyboard."""
        page = visit("index.html")
        page.locator(".nca-folded summary").first.focus()
        page.keyboard.press("Enter")

        assert page.locator(".nca-folded table").first.is_visible()

    def test_what_is_wide_can_be_scrolled(self, visit):
        """Code that is wider than its place is a stop of the keyboard."""
        page = visit("tutorial/tutorial.html", width=390)
        wide = page.locator("pre").evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth)"
            ".map(one => one.tabIndex)"
        )

        assert wide
        assert {0} == set(wide)


@pytest.mark.parametrize("place", [it for it in PAGES if it not in VERY_LONG])
def test_no_grave_fault_for_readers_of_any_kind(visit, place):
    """axe-core finds no serious or critical violation, in light and in dark."""
    page = visit(place, height=3000)
    page.evaluate(AXE)

    assert [] == grave_faults(page)
    page.emulate_media(color_scheme="dark")
    assert lightness(page, "body") < DARK
    assert [] == grave_faults(page)


def grave_faults(page):
    """Return the serious and critical violations that axe-core finds on a page."""
    if page.locator(".nca-chart").count():
        page.locator(".nca-live svg").first.wait_for()
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{it['id']}: {node['html'][:200]}"
        for it in found["violations"]
        if it["impact"] in GRAVE
        for node in it["nodes"]
    ]
