"""The checks of pages in Chromium find what they are for."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response
from playwright.sync_api import Browser

from tests.browser.chromium import axe, no_horizontal_scroll, opened, serve

PHONE = {"width": 360, "height": 640}
SOUND = "<html lang=en><title>Sound</title><main><h1>Sound</h1><p>Words</p></main></html>"
UNSOUND = "<html><title>Unsound</title><main><h1>x</h1><img src=data:,><input></main></html>"
WIDE = (
    "<html lang=en><title>Wide</title><main><h1>Wide</h1><pre class=far>"
    + "words " * 99
    + "</pre></main></html>"
)
INLINE = (
    "<html lang=en><title>Inline</title><main><h1>Inline</h1></main><script>window.ran = 1</script></html>"
)
ELSEWHERE = (
    "<html lang=en><title>Else</title><main><h1>Else</h1></main><img alt=x src=http://192.0.2.1/x></html>"
)
PALE = "<br>" * 200 + "<font color=#dddddd>Pale</font>"
LOW = f"<html lang=en><title>Low</title><main><h1>Low</h1><p>{PALE}</p></main></html>"
PAGES = {
    "sound": SOUND,
    "unsound": UNSOUND,
    "wide": WIDE,
    "inline": INLINE,
    "elsewhere": ELSEWHERE,
    "low": LOW,
}
POLICY = "default-src 'self'; img-src 'self' data: http://192.0.2.1"


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    app = Flask(__name__)
    app.add_url_rule("/<any(sound, unsound, wide, inline, elsewhere, low, broken):name>", view_func=_page)
    with serve(app) as address:
        yield address


def _page(name: str) -> Response:
    if name == "broken":
        return Response("It broke.", status=500)
    return Response(PAGES[name], content_type="text/html", headers={"Content-Security-Policy": POLICY})


def test_a_sound_page_passes_under_its_own_policy(chromium: Browser, pages: str) -> None:
    with opened(chromium, pages, viewport=PHONE) as page:
        page.goto("/sound")
        assert axe(page) == []
        no_horizontal_scroll(page)
        assert page.viewport_size == PHONE


def test_a_page_without_language_alternative_and_label_is_found(chromium: Browser, pages: str) -> None:
    with opened(chromium, pages, viewport=PHONE) as page:
        page.goto("/unsound")
        assert sorted(complaint.split(":")[0] for complaint in axe(page)) == [
            "html-has-lang",
            "image-alt",
            "label",
        ]


def test_a_fault_far_below_the_screen_is_found(chromium: Browser, pages: str) -> None:
    with opened(chromium, pages, viewport=PHONE) as page:
        page.goto("/low")
        assert [complaint.split(":")[0] for complaint in axe(page)] == ["color-contrast"]


def test_a_page_that_scrolls_sideways_is_found_and_says_what_sticks_out(
    chromium: Browser, pages: str
) -> None:
    with opened(chromium, pages, viewport=PHONE) as page:
        page.goto("/wide")
        with pytest.raises(AssertionError, match="far"):
            no_horizontal_scroll(page)


@pytest.mark.parametrize(
    ("name", "trouble"),
    [("inline", "Content Security Policy"), ("elsewhere", "asks elsewhere"), ("broken", "500")],
)
def test_trouble_on_a_page_fails_the_test(chromium: Browser, pages: str, name: str, trouble: str) -> None:
    def look() -> None:
        with opened(chromium, pages, viewport=PHONE) as page:
            page.goto(f"/{name}", wait_until="domcontentloaded")

    with pytest.raises(AssertionError, match=trouble):
        look()


def test_without_script_a_page_can_still_be_checked(chromium: Browser, pages: str) -> None:
    with opened(chromium, pages, viewport=PHONE, java_script_enabled=False) as page:
        page.goto("/sound")
        no_horizontal_scroll(page)
        assert page.get_by_role("heading").inner_text() == "Sound"
