"""The tour as one moving picture: each step with its words above it, long enough to read."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .steps import Step

FONTS = Path(__file__).parents[2] / "advocacy" / "documents" / "print" / "fonts"
SIZE = (1120, 840)
TOP = 116
PAPER, INK, SOFT = "#f7f4ee", "#22201c", "#5c574e"
SECONDS = 7.5


def frame(step: Step, number: int, count: int, picture: Path) -> Image.Image:
    page = Image.new("RGB", SIZE, PAPER)
    _words(page, step, f"{number} of {count}")
    with Image.open(picture) as opened:
        shot = opened.convert("RGB")
    shot.thumbnail((SIZE[0] - 48, SIZE[1] - TOP - 24), Image.Resampling.LANCZOS)
    place = ((SIZE[0] - shot.width) // 2, TOP)
    ImageDraw.Draw(page).rectangle(
        (place[0] - 1, place[1] - 1, place[0] + shot.width, place[1] + shot.height), outline="#d8d2c6"
    )
    page.paste(shot, place)
    return page


def _words(page: Image.Image, step: Step, where: str) -> None:
    pen = ImageDraw.Draw(page)
    pen.text((24, 20), step.title, fill=INK, font=ImageFont.truetype(FONTS / "latin-600.ttf", 32))
    small = ImageFont.truetype(FONTS / "latin-400.ttf", 19)
    pen.text((24, 70), step.words, fill=SOFT, font=small)
    pen.text((SIZE[0] - 24 - pen.textlength(where, small), 28), where, fill=SOFT, font=small)


def make_film(frames: list[Image.Image], path: Path) -> None:
    frames[0].save(
        path,
        save_all=True,
        append_images=frames[1:],
        duration=int(SECONDS * 1000),
        loop=0,
        quality=72,
        method=6,
    )
