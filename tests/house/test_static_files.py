"""What others made is listed, unchanged and licensed; what we made asks no other server for anything."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[2] / "advocacy"
STATIC = PACKAGE / "static"
VENDOR = STATIC / "vendor"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


class Vendored(NamedTuple):
    """One line of the MANIFEST."""

    name: str
    version: str
    licence: str
    sha256: str
    path: str


def manifest() -> list[Vendored]:
    lines = (VENDOR / "MANIFEST").read_text(encoding="utf-8").splitlines()
    return [Vendored(*line.split(" ")) for line in lines if not line.startswith("#")]


def block(css: str, start: str) -> dict[str, str]:
    """The tokens that one rule sets."""
    rule = css.split(start, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+|color-scheme): ([^;]+);", rule))


def test_every_vendored_file_is_listed_with_its_hash():
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "MANIFEST"
    }

    assert found == {file.path: file.sha256 for file in manifest()}


def test_every_vendored_thing_brings_its_licence_and_says_its_version():
    folders = {file.path.split("/")[0]: file for file in manifest()}

    for folder, file in folders.items():
        assert folder == f"{file.name}-{file.version}"
        assert (VENDOR / folder / "LICENSE").stat().st_size > 500
        assert file.licence in {"MIT", "ISC", "OFL-1.1", "CC-BY-SA-3.0"}


def test_every_file_that_a_style_names_exists():
    for sheet in STATIC.glob("*.css"):
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (STATIC / address).is_file(), f"{sheet.name} names {address}"


def test_every_font_comes_in_both_weights_and_none_in_a_range():
    """A face for a range of weights wins over all others of its family, whatever letters it lacks."""
    css = (STATIC / "fonts.css").read_text(encoding="utf-8")
    weights: dict[str, list[str]] = {}
    for weight, letters in re.findall(r"font-weight: ([^;]+);.*unicode-range: ([^;]+);", css):
        weights.setdefault(letters, []).append(weight)

    assert weights
    assert set(map(tuple, weights.values())) == {("400", "600")}


def test_every_icon_is_drawn_as_its_makers_drew_it():
    lines = (PACKAGE / "templates/macros/icons.html").read_text(encoding="utf-8")
    drawn = dict(re.findall(r"^\"([\w-]+)\": '(.+)',$", lines, re.MULTILINE))
    sources = {path.stem: path.read_text(encoding="utf-8") for path in VENDOR.glob("lucide-*/*.svg")}

    assert drawn.keys() == sources.keys()
    for name, source in sources.items():
        inside = source.split(">", 2)[2].rsplit("</svg>", 1)[0]
        assert re.sub(r"\s", "", drawn[name]) == re.sub(r"\s", "", inside), name


def test_dark_by_choice_is_the_same_as_dark_by_the_system():
    css = (STATIC / "tokens.css").read_text(encoding="utf-8")

    assert block(css, ':root:not([data-theme="light"]) {') == block(css, ':root[data-theme="dark"] {')


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_one_small_behaviour(script):
    lines = script.read_text(encoding="utf-8").splitlines()

    assert len(lines) < 80
    assert lines[0].startswith("// "), "The first line says what it does."
    assert "http" not in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_page_holds_no_style_no_script_and_nothing_from_elsewhere(template):
    if template.parts[-2] == "print":
        pytest.skip("Paper has its own rules.")
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=", text), "Use a class, or an attribute of the SVG."
    assert not re.search(r"\son[a-z]+=", text), "Listen in static/js instead."
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", text)


def test_every_icon_that_a_page_names_exists():
    known = {path.stem for path in VENDOR.glob("lucide-*/*.svg")}

    for template in TEMPLATES:
        named = set(re.findall(r"""\bicon\(["']([\w-]+)["']\)""", template.read_text(encoding="utf-8")))
        assert named <= known, f"{template.name} names {named - known}: add it to tools/vendor.sh"
