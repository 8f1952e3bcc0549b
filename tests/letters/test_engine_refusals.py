"""A document gets our files and its own logo, and nothing else from anywhere."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from advocacy.documents.engine.html import letter_html, letter_pdf
from advocacy.documents.engine.logo import logo_obstacle
from advocacy.documents.engine.refusals import DocumentRefused, FileRefused
from advocacy.documents.engine.render import to_pdf
from tests.letters.printed import LETTERHEAD, LOGO, PRINT, letter
from tests.letters.reading_pdf import kinds, opened

PAGE = '<html lang="en"><title>x</title><h1>x</h1>{}'
FOREIGN = [
    "http://127.0.0.1:9/a.svg",
    "https://example.org/a.svg",
    "ftp://example.org/a.svg",
    "file:///etc/hostname",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "../engine/render.py",
    "../../static/images/none.svg",
    "images/%2e%2e/%2e%2e/engine/render.py",
    f"{PRINT.as_uri()}/fonts/OFL.txt",
    "letterhead:logo",
    "letterhead:other",
]
WAYS = {
    "picture": "<img alt=x src='{}'>",
    "style sheet": "<link rel=stylesheet href='{}'>",
    "import": "<style>@import url('{}')</style>",
    "background": "<p style=\"background: url('{}')\">x",
    "attachment": "<link rel=attachment href='{}'>",
    "list mark": "<ul style=\"list-style-image: url('{}')\"><li>x</ul>",
    "object": "<object data='{}'></object>",
    "embed": "<embed src='{}'>",
    "generated": "<style>h1::before {{ content: url('{}') }}</style>",
}


@pytest.mark.pdf
@pytest.mark.parametrize("url", FOREIGN)
def test_a_foreign_picture_stops_the_letter(url: str) -> None:
    with pytest.raises(FileRefused, match="not one of ours"):
        to_pdf(PAGE.format(f'<img alt="x" src="{url}">'))


@pytest.mark.pdf
def test_a_picture_elsewhere_on_the_disk_stops_the_letter_even_by_a_path_through_our_folder(
    tmp_path: Path,
) -> None:
    picture = tmp_path / "a.svg"
    picture.write_bytes(LOGO)
    for way in (picture.as_uri(), f"{PRINT.as_uri()}/../../../../../../../../..{picture}"):
        with pytest.raises(FileRefused):
            to_pdf(PAGE.format(f'<img alt="x" src="{way}">'))


@pytest.mark.pdf
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("url", ["http://127.0.0.1:9/a", "file:///etc/hostname"])
def test_there_is_no_other_way_in(way: str, url: str) -> None:
    with pytest.raises(FileRefused):
        to_pdf(PAGE.format(way.format(url)))


@pytest.mark.pdf
def test_our_own_picture_is_printed() -> None:
    assert "Figure" in kinds(opened(to_pdf(PAGE.format('<img alt="x" src="images/box.svg">'))))


ASKING = {
    "picture": '<image href="file:///etc/hostname" width="5" height="5"/>',
    "picture in the page": '<image xlink:href="data:image/png;base64,AAAA" width="5" height="5"/>',
    "font": "<style>@font-face { font-family: x; src: url(http://127.0.0.1:9/f) }</style>",
}
NEVER_ASKING = {
    "style sheet": '<style>@import "http://127.0.0.1:9/"</style>',
    "script": "<script>fetch('http://127.0.0.1:9/')</script>",
    "part of a file": '<use href="http://127.0.0.1:9/#a"/>',
    "fill": '<rect width="5" height="5" fill="url(http://127.0.0.1:9/#a)"/>',
}


def svg(inside: str) -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} viewBox="0 0 9 9">{inside}</svg>'.encode()


@pytest.mark.pdf
@pytest.mark.parametrize("inside", (ASKING | NEVER_ASKING).values(), ids=ASKING | NEVER_ASKING)
def test_a_logo_that_reaches_out_is_refused_with_a_sentence(inside: str) -> None:
    assert "Save it with everything inside" in str(logo_obstacle(svg(inside)))
    with pytest.raises(DocumentRefused, match="Save it with everything inside"):
        letter_pdf(letter(letterhead=replace(LETTERHEAD, logo=svg(inside))))


@pytest.mark.pdf
@pytest.mark.parametrize("inside", ASKING.values(), ids=ASKING)
def test_what_a_logo_asks_for_stops_the_letter_even_without_that_rule(inside: str) -> None:
    with pytest.raises(FileRefused):
        to_pdf(letter_html(letter()), logo=svg(inside))


@pytest.mark.parametrize(
    ("logo", "says"),
    [
        (b"GIF89a", "must be a PNG or an SVG"),
        (b"<svg " + b" " * 500_000, "larger than 500 kB"),
        (b"", "must be a PNG"),
    ],
)
def test_a_logo_of_another_kind_or_size_is_refused(logo: bytes, says: str) -> None:
    assert says in str(logo_obstacle(logo))


def png(side: int) -> bytes:
    written = BytesIO()
    Image.new("1", (side, side)).save(written, "PNG")
    return written.getvalue()


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused() -> None:
    assert "far too large a picture" in str(logo_obstacle(png(2_001)))


@pytest.mark.pdf
def test_a_logo_can_be_a_png() -> None:
    assert "Figure" in kinds(opened(letter_pdf(letter(letterhead=replace(LETTERHEAD, logo=png(20))))))


def test_a_plain_logo_has_no_obstacle() -> None:
    assert logo_obstacle(LOGO) is None
    assert logo_obstacle(png(20)) is None
    assert (
        logo_obstacle(
            b'<?xml version="1.0"?>\n<!-- drawn -->\n' + LOGO.replace(b"/>", b' stroke="url(#a)"/>')
        )
        is None
    )


@pytest.mark.pdf
def test_one_letters_logo_is_not_left_to_the_next() -> None:
    html = letter_html(letter())
    to_pdf(html, logo=LOGO)
    with pytest.raises(FileRefused):
        to_pdf(html)


@pytest.mark.pdf
def test_more_than_60_pages_are_refused_with_a_sentence() -> None:
    turn = '<p style="break-before: page">x</p>'
    assert len(opened(to_pdf(PAGE.format(turn * 59))).pages) == 60
    with pytest.raises(DocumentRefused, match="more than 60 pages. Shorten it, or send it as several."):
        to_pdf(PAGE.format(turn * 60))
    with pytest.raises(DocumentRefused, match="more than 60 pages"):
        to_pdf(PAGE.format("Many words. " * 60_000))


def test_without_the_system_library_the_refusal_says_what_to_install() -> None:
    """In a process of its own, where the library cannot be opened."""
    script = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    if name and "pango" in name:
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, flags)
cffi.FFI.dlopen = dlopen
from advocacy.documents.engine.render import PdfUnavailable, to_pdf
try:
    to_pdf("<title>x</title>")
except PdfUnavailable as refusal:
    print(refusal)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "PDFs cannot be made on this machine" in said
    assert "apt-get install -y --no-install-recommends libpango-1.0-0" in said
