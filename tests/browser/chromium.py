"""A real browser on the real application: starting both, and what is asked of every page in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, Error, Page, Playwright
from werkzeug.serving import WSGIRequestHandler, make_server

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without a sandbox of its own, since tests often run as root; and without calls to anyone.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = Path(__file__).parents[2] / "test-results"
HOW_TO_GET_IT = (
    "Chromium did not start. This line adds it: sudo apt-get install --no-install-recommends chromium"
)
STICKING_OUT = """width => [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().left + Math.max(one.offsetWidth, one.scrollWidth) > width + 0.5)
    .slice(-5).map(one => one.outerHTML.slice(0, 120))"""
COMPLAINTS = """async standards => (await axe.run(document, {runOnly: standards, preload: false})).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))"""


def start_chromium(playwright: Playwright) -> Browser:
    """The system's browser, or else the one that Playwright was told to install."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    try:
        return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    except Error as error:
        raise RuntimeError(HOW_TO_GET_IT) from error


class _Handler(WSGIRequestHandler):
    """Silent, and done with a browser that opens a connection and then says nothing."""

    timeout = 5

    def log(self, type: str, message: str, *args: Any) -> None:
        """The tests say what went wrong; a line for each request would bury it."""


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """The application on a free loopback port, in this process, so that a test's rows and its clock are the page's.

    One thread for each connection: a browser opens some without using them, and a server of one thread would wait
    for those. The database's pool hands connections from thread to thread. No thread outlives the block, since the
    database is put back to empty right after it.
    """
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Handler)
    server.daemon_threads = False  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(chromium: Browser, address: str, **context: Any) -> Iterator[Page]:
    """A page of a fresh browser profile. Leaving it fails when the page had trouble that no test asked for."""
    profile = chromium.new_context(base_url=address, **context)
    profile.set_default_timeout(5_000)
    page = profile.new_page()
    troubles = _troubles(page, address)
    try:
        yield page
    finally:
        profile.close()
    assert not troubles, "\n".join(troubles)


def _troubles(page: Page, address: str) -> list[str]:
    """Errors of scripts, what the content policy refused, answers of 500, and calls to other machines."""
    troubles: list[str] = []

    def note(trouble: str, *, happened: bool = True) -> None:
        if happened:
            troubles.append(trouble)

    host = urlsplit(address).netloc
    page.on("pageerror", lambda error: note(f"{page.url}: {error}"))
    page.on("console", lambda said: note(said.text, happened="Content Security Policy" in said.text))
    page.on("response", lambda answer: note(f"{answer.status} {answer.url}", happened=answer.status >= 500))
    page.on(
        "request", lambda asked: note(f"asks elsewhere: {asked.url}", happened=_is_elsewhere(asked.url, host))
    )
    return troubles


def _is_elsewhere(url: str, host: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme.startswith(("http", "ws")) and parts.netloc != host


def axe(page: Page) -> list[str]:
    """What WCAG 2.2 AA finds wrong on the page: rule, place and reason. All of the page is in view meanwhile."""
    before = page.viewport_size
    assert before, "a page needs a viewport"
    page.set_viewport_size({"width": before["width"], "height": max(before["height"], _height(page))})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    complaints: list[str] = page.evaluate(COMPLAINTS, STANDARDS)
    page.set_viewport_size(before)
    return complaints


def _height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def no_horizontal_scroll(page: Page, width: int = 320) -> None:
    """Nothing of the page lies to the right of a screen that is so narrow."""
    before = page.viewport_size
    assert before, "a page needs a viewport"
    page.set_viewport_size({"width": width, "height": before["height"]})
    reach = page.evaluate("document.documentElement.scrollWidth")
    beyond = page.evaluate(STICKING_OUT, width) if reach > width else []
    page.set_viewport_size(before)
    assert reach <= width, f"{page.url} is {reach} px wide on a screen of {width}:\n" + "\n".join(beyond)


def picture(page: Page, name: str) -> Path:
    """The whole page as an image in test-results/."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
