"""Pages of a running demo, opened as one of its invented users, and drawn small."""

from pathlib import Path
from typing import TypeAlias

from PIL import Image
from playwright.sync_api import Browser, Page

PASSWORD = "correct horse battery staple"  # the demo's, shown on its door
COLORS = 128  # more than the pages have; a picture becomes half as large
Size: TypeAlias = tuple[int, int, int]  # width, height, pixels for each
DESK: Size = (1280, 860, 1)
PHONE: Size = (360, 740, 2)
PAPER: Size = (760, 920, 1)


class Visit:
    """One window for each user and size, signed in once."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: dict[tuple[str, Size], Page] = {}

    def page(self, who: str, size: Size) -> Page:
        if (who, size) not in self.pages:
            self.pages[who, size] = self._open(who, size)
        return self.pages[who, size]

    def _open(self, who: str, size: Size) -> Page:
        width, height, scale = size
        view = {"width": width, "height": height}
        room = self.browser.new_context(base_url=self.address, viewport=view, device_scale_factor=scale)
        page = room.new_page()
        if who:
            page.goto("/sign-in")
            page.get_by_label("Email").fill(f"{who}@example.org")
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/")
        return page


def draw(page: Page, path: Path) -> None:
    """The window as it stands, with few colors."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path)
    with Image.open(path) as drawn:
        drawn.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
