"""Reads a printed file back: its words and where they stand, its ink, its tags."""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

POINTS_PER_MILLIMETER = 72 / 25.4
WORD = "{http://www.w3.org/1999/xhtml}word"
PAGE = "{http://www.w3.org/1999/xhtml}page"
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
PAINTS = {"Tj", "TJ", "Do", "f", "f*", "S", "B"}


class Box(NamedTuple):
    """A part of a page in points, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and self.right > other.left
            and self.top < other.bottom
            and self.bottom > other.top
        )

    def holds(self, other: "Box", near: float = 0.01) -> bool:
        across = self.left - near <= other.left and other.right <= self.right + near
        return across and self.top - near <= other.top and other.bottom <= self.bottom + near


class Word(NamedTuple):
    text: str
    box: Box


class Page(NamedTuple):
    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def within(self, box: Box) -> list[Word]:
        return [word for word in self.words if word.box.meets(box)]


def tidy(text: str) -> str:
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def read(pdf: bytes) -> list[Page]:
    """Pages as an extracting program sees them. The plain text mode turns right-to-left words around; this does not."""
    written = _run("pdftotext", "-bbox", file=pdf, after=["-"])
    return [_page(element) for element in ElementTree.fromstring(written).iter(PAGE)]


def _page(element: ElementTree.Element) -> Page:
    words = [
        Word(
            tidy(word.text or ""),
            Box(*(float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))),
        )
        for word in element.iter(WORD)
    ]
    return Page(float(element.attrib["width"]), float(element.attrib["height"]), words)


def text_of(pdf: bytes) -> str:
    return " ".join(page.text for page in read(pdf))


def dark_dots(pdf: bytes, *, inside: Box, outside: Box) -> int:
    """Dots of ink on the first page that lie in one box and not in the other, whatever drew them."""
    picture = _run("pdftoppm", "-r", "144", "-f", "1", "-l", "1", "-gray", file=pdf)
    _, width, _height, _, pixels = picture.split(maxsplit=4)[:4] + [
        picture[-int(picture.split()[1]) * int(picture.split()[2]) :]
    ]
    zone, hole = (Box(*(round(side * 2) for side in box)) for box in (inside, outside))
    return sum(
        pixels[y * int(width) + x] < 160
        for y in range(int(zone.top), int(zone.bottom))
        for x in range(int(zone.left), int(zone.right))
        if not (hole.left <= x < hole.right and hole.top <= y < hole.bottom)
    )


def complaints(pdf: bytes) -> str:
    """What a checker of the file's syntax says; empty where it finds nothing."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        done = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element of the tag tree, in reading order."""
    return list(_walk(pdf.Root.StructTreeRoot.K))


def _walk(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _walk(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _walk(node.get("/K", pikepdf.Array()))


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(tag.S)[1:] for tag in tags(pdf)]


def marks_in_tree(pdf: pikepdf.Pdf) -> set[tuple[Any, int]]:
    return {
        (tag.Pg.objgen, kid)
        for tag in tags(pdf)
        for kid in (tag.K if isinstance(tag.get("/K"), pikepdf.Array) else [tag.get("/K")])
        if isinstance(kid, int)
    }


def marks_on_pages(pdf: pikepdf.Pdf) -> tuple[set[tuple[Any, int]], int]:
    """The marked content of all pages, and how many strokes and words are neither content nor artifact."""
    marked: set[tuple[Any, int]] = set()
    loose = 0
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            loose += str(operator) in PAINTS and depth == 0
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                marked.add((page.objgen, int(operands[1].MCID)))
    return marked, loose


def empty_boxes(pdf: pikepdf.Pdf) -> int:
    """How many times a page shows a shape that its font does not have, which prints as an empty box."""
    found = 0
    for page in pdf.pages:
        held = {name: _shapes(font) for name, font in page.Resources.Font.items()}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                shapes = held[str(operands[0])]
            if str(operator) in {"Tj", "TJ"}:
                found += sum(not 0 < shape < shapes for shape in _shown(operands[0]))
    return found


def _shapes(font: Any) -> int:
    descriptor = font.DescendantFonts[0].FontDescriptor
    file = descriptor.get("/FontFile2") or descriptor.FontFile3
    return int(TTFont(BytesIO(file.read_bytes()))["maxp"].numGlyphs)


def _shown(operand: Any) -> Iterator[int]:
    for piece in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(piece, pikepdf.String):
            shown = bytes(piece)
            yield from (int.from_bytes(shown[n : n + 2]) for n in range(0, len(shown), 2))


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]


def _run(*command: str, file: bytes, after: list[str] | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.pdf")
        path.write_bytes(file)
        return subprocess.run([*command, str(path), *(after or [])], capture_output=True, check=True).stdout
