"""`python -m tools.tour ADDRESS`: all pictures, the film, and the page that explains them."""

import sys
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from .film import SECONDS, frame, make_film
from .pages import Visit, draw
from .steps import STEPS, Step

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
HEAD = """# A tour in two minutes

Made by `python -m tools.tour` from the demo. Everyone in it is invented.
[The same as a moving picture](pictures/tour.webp).
"""


def pictures(browser: Browser, address: str) -> list[Image.Image]:
    visit, frames = Visit(browser, address), []
    for number, step in enumerate(STEPS, 1):
        page = visit.page(step.who, step.size)
        step.act(page)
        path = PICTURES / f"{step.name}.png"
        draw(page, path)
        frames.append(frame(step, number, len(STEPS), path))
        sys.stdout.write(f"{number} of {len(STEPS)}: {step.name}\n")
    return frames


def told(step: Step, number: int) -> str:
    return f"\n## {number}. {step.title}\n{step.words}\n\n![{step.title}](pictures/{step.name}.png)\n"


def main(address: str) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        frames = pictures(chromium, address)
        chromium.close()
    make_film(frames, PICTURES / "tour.webp")
    (DOCS / "tour.md").write_text(HEAD + "".join(told(step, number) for number, step in enumerate(STEPS, 1)))
    sys.stdout.write(f"{len(frames)} pictures, {len(frames) * SECONDS:.0f} seconds\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:5000")
