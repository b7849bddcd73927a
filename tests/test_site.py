"""The built site: its links hold, it asks no other host for anything, nothing is missing.

The site is the folder that ``NGO_CA_SITE`` names; without it these tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import jupytext
import pytest

import ngo_central_asia as nca
from ngo_central_asia.sphinx.pages.site import Site

SITE = os.environ.get("NGO_CA_SITE")
ROOT = Path(SITE or ".").resolve()
NOTEBOOKS = sorted((Path(__file__).parents[1] / "examples").glob("*.md"))
PAGES = sorted(ROOT.rglob("*.html")) if SITE else []
#: What a browser fetches by itself when it shows a page, by element and attribute.
FETCHED = (
    *("script/@src", "img/@src", "img/@srcset", "iframe/@src", "source/@src"),
    *("video/@src", "audio/@src", "embed/@src", "object/@data", "input/@src"),
)
#: Links of a head that a browser follows by itself.
FOLLOWED = ("stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect")

pytestmark = pytest.mark.skipif(not SITE, reason="NGO_CA_SITE names no built site")


def is_elsewhere(address):
    """Return whether an address is on another host."""
    return bool(urlsplit(address).netloc)


@cache
def page(path):
    """Return the ids, the links, and what a browser fetches of a page."""
    from lxml import html

    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    ids = set(tree.xpath("//@id")) | set(tree.xpath("//a/@name"))
    links = tree.xpath("//a/@href")
    fetched = [found for where in FETCHED for found in tree.xpath(f"//{where}")]
    fetched += [
        link.get("href")
        for link in tree.xpath("//link")
        if set(link.get("rel", "").split()) & set(FOLLOWED)
    ]
    styles = "".join(tree.xpath("//style/text()")) + "".join(tree.xpath("//@style"))
    return ids, links, fetched + re.findall(r"url\(([^)]+)\)|@import", styles)


def target(path, address):
    """Return the file that a link of a page leads to, and the place in it."""
    parts = urlsplit(urljoin(path.as_uri(), address))
    return Path(unquote(parts.path)), unquote(parts.fragment)


def test_there_is_a_site():
    """What is tested is the whole site."""
    assert (ROOT / "index.html") in PAGES
    assert (ROOT / "searchindex.js").is_file()


def test_every_internal_link_and_anchor_resolves():
    """A link leads to a file of the site, and to a place that is on the page."""
    broken = []
    for path in PAGES:
        for link in page(path)[1]:
            if is_elsewhere(link) or link.startswith(("mailto:", "data:", "#!")):
                continue
            there, place = target(path, link)
            if not there.is_file() or (
                place and there.suffix == ".html" and place not in page(there)[0]
            ):
                broken.append(f"{path.relative_to(ROOT)}: {link}")

    assert [] == broken


def test_nothing_is_fetched_from_another_host():
    """Scripts, styles, pictures and fonts are files of the site."""
    faults = []
    for path in PAGES:
        for address in page(path)[2]:
            if address.strip("'\"").startswith("data:"):
                continue
            there = target(path, address.strip("'\""))[0]
            if is_elsewhere(address) or not there.is_file():
                faults.append(f"{path.relative_to(ROOT)}: {address}")
    for style in ROOT.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        faults += [
            f"{style.relative_to(ROOT)}: {address}"
            for address in re.findall(r"@import|url\(\s*['\"]?([^'\")]+)", text)
            if not address or is_elsewhere(address)
        ]

    assert [] == faults


@pytest.mark.parametrize("name", nca.data.collection_names)
def test_every_record_has_a_page_its_data_and_a_way_there(name):
    """Each record is found on the site, and its list leads to it."""
    _, links, _ = page(ROOT / "data" / "collections" / f"{name}.html")
    listed = {link.partition("#")[0] for link in links}
    for record in Site(nca.data).records[name].values():
        content = json.loads((ROOT / "data" / f"{record.id}.json").read_text("utf-8"))

        assert content["record"]["id"] == record.id
        assert (ROOT / "data" / f"{record.id}.html").is_file()
        assert f"../{record.id}.html" in listed


@pytest.mark.parametrize("name", nca.__all__)
def test_public_names_are_in_the_reference(name):
    """Each public name has an entry, by the name that people use or where it lives."""
    ids, _, _ = page(ROOT / "api.html")
    lives = getattr(getattr(nca, name), "__module__", None)

    assert ids & {
        f"ngo_central_asia.{name}",
        f"module-ngo_central_asia.{name}",
        f"{lives}.{name}",
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_pages_with_their_charts(path):
    """A notebook is shown as it ran; its charts have tooltips and need no other host."""
    from lxml import html

    written = ROOT / "examples" / f"{path.stem}.html"
    tree = html.parse(str(written), html.HTMLParser(encoding="utf-8")).getroot()
    drawn = [cell for cell in jupytext.read(path).cells if ".plot()" in cell.source]

    assert len(drawn) == len(tree.xpath("//div[@class='nca-chart']//svg"))
    assert len(drawn) == len(tree.xpath("//script[@class='nca-spec']"))
    assert not tree.xpath("//img[contains(@src, '.svg')]")
    assert tree.xpath("//div[contains(@class, 'cell_output')]//pre")


def test_names_of_records_are_links():
    """No name of a record stands on the pages of the data without a way to its page."""
    from lxml import html

    bare = []
    for path in (ROOT / "data").glob("*.html"):
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        bare += [
            f"{path.name}: {found.text_content()}"
            for found in tree.xpath(
                "//span[contains(@class, 'nca-value')][not(ancestor::a)]"
            )
        ]

    assert [] == bare
