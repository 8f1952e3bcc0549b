"""The pictures of the README, taken from a running demo. Everyone in them is invented.

Start the demo with `./run`, then: .venv/bin/python docs/pictures/make.py http://127.0.0.1:5000
"""

import sys
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
PASSWORD = "correct horse battery staple"  # noqa: S105  (the demo's, shown on its door)
COLORS = 128  # more than the pages have; a picture becomes half as large
DESK = {"width": 1400, "height": 1080}
PHONE = {"width": 360, "height": 740}


def signed_in(browser: Browser, address: str, email: str, size: dict[str, int], *, scale: int = 1) -> Page:
    page = browser.new_context(base_url=address, viewport=size, device_scale_factor=scale).new_page()
    page.goto("/sign-in")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    return page


def keep(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as drawn:
        drawn.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


def take(browser: Browser, address: str) -> None:
    advocate = signed_in(browser, address, "advocate@example.org", DESK)
    advocate.goto("/cases")
    advocate.get_by_role("link", name="Yvrose Delmarre").click()
    keep(advocate, "a-case")
    advocate.goto("/letters?show=sent")
    advocate.locator("main .rows__title a").first.click()
    advocate.get_by_role("heading", name="The letter", exact=True).wait_for()
    advocate.locator(".state").scroll_into_view_if_needed()
    advocate.evaluate("scrollTo(0, document.querySelector('h1').getBoundingClientRect().top - 60)")
    keep(advocate, "a-letter")
    keep(signed_in(browser, address, "advocate@example.org", PHONE, scale=2), "today")
    supervisor = signed_in(browser, address, "supervisor@example.org", DESK)
    supervisor.goto("/supervision")
    keep(supervisor, "supervision")


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        take(chromium, sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:5000")
        chromium.close()
