"""A real browser on pages that are really served, and axe to look at them."""

from __future__ import annotations

import hashlib
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from django.contrib.staticfiles.finders import get_finders
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("WORTHWHILE_CHROMIUM", "/usr/bin/chromium")
WITHOUT = [
    # What the address bar would show is made of pages of its own: half the work of the browser, and nobody sees them.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright leaves out itself; only the last of two such lists counts.
    "AutoDeElevate",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "BoundaryEventDispatchTracksNodeRemoval",
    "DestroyProfileOnBrowserClose",
    "DialMediaRouteProvider",
    "GlobalMediaControls",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "RenderDocument",
    "ThirdPartyStoragePartitioning",
    "Translate",
]
# The browser talks to nobody but the page under test.
FLAGS = [
    f"--disable-features={','.join(WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = "node_modules/axe-core/axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What differs between two pages that axe finds the same in: hashes, keys, numbers, secrets and hidden boxes of them.
PASSING = re.compile(r'[0-9a-f]{16,}|[\w+/]{40,}=|\d+|(?<=value=")[^"]*(?=")|(?<=nonce=")[^"]*(?=")')


def _stack(_context: int = 1) -> list[inspect.FrameInfo]:
    """Who called, for the messages of Playwright, which asks at every step and reads names and lines alone.

    Python's own answer looks through every module for frames that have no file, such as those that start a process of
    the tests: a fifth of the time of a journey.
    """
    frame: FrameType | None = sys._getframe(1)
    found = []
    while frame:
        code = frame.f_code
        found.append(inspect.FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name, None, None))
        frame = frame.f_back
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}; make test installs it where it may")
    # Playwright's own loop runs in this thread, and Django would refuse its database beside a running loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspect, "stack", _stack)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window; the test fails if the page reports an error of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A fresh window without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    return (root / AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def without_barriers(request: pytest.FixtureRequest, browser: Browser, axe: str) -> Path:
    """A folder with a file for each page in which this axe has found nothing, with these styles and this browser."""
    judged_with = hashlib.sha256(f"{browser.version}{axe}".encode())
    styles = (storage.path(name) for finder in get_finders() for name, storage in finder.list(None))
    for file in sorted(styles):
        judged_with.update(Path(file).read_bytes())
    return request.config.cache.mkdir(f"without-barriers-{judged_with.hexdigest()[:16]}")


@pytest.fixture
def find_barriers(axe: str, without_barriers: Path) -> Callable[[Page], list[str]]:
    """What axe finds on a page: the rule that is broken and where, or nothing.

    Half the time of a journey is axe's: so it is read in once for a page, and the same page is looked at once, by
    whichever process comes first and whatever the database is.
    """

    def find(page: Page) -> list[str]:
        assert page.viewport_size is not None
        looked_at = f"{page.viewport_size['width']} {PASSING.sub('', page.content())}"
        clean = without_barriers / hashlib.sha256(looked_at.encode()).hexdigest()
        if clean.exists():
            return []
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)
        if not found["violations"]:
            clean.touch()
        return [f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"]]

    return find
