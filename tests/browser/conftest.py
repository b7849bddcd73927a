"""A headless Chromium, and a server of the built site, for tests of what a reader sees.

The site is the folder that ``NGO_CA_SITE`` names. Where it, Playwright or Chromium is
missing, these tests are skipped, and say how to set them up.
"""

from __future__ import annotations

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

SET_UP = (
    "set up with: pip install -e '.[browser]' && apt-get install chromium; "
    "build the site and name its folder in NGO_CA_SITE"
)
#: Addresses of what a page holds itself.
OWN = ("data:", "blob:", "about:")


@pytest.fixture(scope="module")
def site():
    """Return the folder of the built site."""
    named = os.environ.get("NGO_CA_SITE")
    if not named:
        # The test command of the README runs before any site is built.
        pytest.skip(f"NGO_CA_SITE names no built site; {SET_UP}")
    return Path(named).resolve()


# Not of the session: while Playwright runs, no other test can use asyncio.
@pytest.fixture(scope="module")
def browser():
    """Return a headless Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason=f"Playwright is not installed; {SET_UP}"
    )
    chromium = shutil.which("chromium")
    if chromium is None:
        # A package of the system, which pip cannot bring; .ci/run installs it.
        pytest.skip(f"there is no chromium; {SET_UP}")
    with playwright.sync_playwright() as running:
        # Chromium refuses its sandbox to root, who runs the tests in a container.
        started = running.chromium.launch(
            executable_path=chromium, chromium_sandbox=os.getuid() != 0
        )
        yield started
        started.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Print nothing."""


@pytest.fixture(scope="module")
def server(site):
    """Return the address of the site on a server of this machine."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site))
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/"
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture
def visit(browser, server, site):
    """Return a function that opens a page of the site in a window of its own.

    Pages are read from their folder, or if they are *served* from a server. A path is a
    page outside the site.

    When the test is over, no script may have failed, and no other host been asked for
    anything, by any page that was opened.
    """
    windows, faults = [], []

    def visited(
        place, *, scheme="light", width=1280, height=900, served=False, **options
    ):
        if isinstance(place, Path):
            root, place = f"{place.parent.as_uri()}/", place.name
        else:
            root = server if served else f"{site.as_uri()}/"
        window = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, **options
        )
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "pageerror",
            lambda error: (
                # The search of Sphinx asks for summaries, which are not read from files.
                (not served and str(error) == "Failed to fetch")
                or faults.append(f"{place}: {error}")
            ),
        )
        page.on(
            "request",
            lambda request: (
                request.url.startswith((root, *OWN))
                or faults.append(f"{place} asks for {request.url}")
            ),
        )
        page.goto(f"{root}{place}")
        return page

    yield visited
    for window in windows:
        window.close()

    assert [] == faults
