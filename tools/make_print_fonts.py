"""Make the fonts of printed letters again from their published packages.

    python tools/make_print_fonts.py [FOLDER WITH .tgz FILES]

Fetches each package with `npm pack` where the folder lacks it, unpacks the web fonts to plain TrueType (to unpack
them for each letter anew would cost more than a second), and writes fonts, licence and MANIFEST.
"""

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

RELEASE = "5.3.0"
TARGET = Path(__file__).resolve().parents[1] / "advocacy" / "documents" / "print" / "fonts"
HEAD = (
    f"Noto Sans and Noto Serif Tibetan, from the Fontsource packages {RELEASE}, "
    "SIL Open Font License 1.1; see OFL.txt and OFL-tibetan.txt."
)
WEIGHTS = (400, 600)
OF_THE_MAIN_PACKAGE = (
    "latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "devanagari",
)  # fmt: skip
OF_THEIR_OWN = (
    "arabic", "armenian", "bengali", "ethiopic", "georgian", "gujarati", "gurmukhi", "hebrew", "kannada", "khmer",
    "lao", "malayalam", "myanmar", "sinhala", "tamil", "telugu", "thai",
)  # fmt: skip
MATH = [*range(0x2190, 0x219A), *map(ord, "≥≤≠≈∞∑√‡―●○■□▪◆")]
SYMBOLS = [*map(ord, "✓✔✗✘☐☑☒★☆♥☎✉")]
SPACES, WIDTH_OF_A_SPACE = (0x20, 0xA0), 0.26
SMALL_FILE = re.compile(r"package/files/(noto-sans-sc-(\d+))-400-normal\.woff2")
SIGNS = {*map(ord, "‐‑‒№℅※")}


def package(folder: Path, name: str) -> tarfile.TarFile:
    archive = folder / f"fontsource-{name}-{RELEASE}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"@fontsource/{name}@{RELEASE}"], cwd=folder, check=True)
    return tarfile.open(archive)


def web_font(archive: tarfile.TarFile, stem: str, weight: int = 400) -> TTFont:
    member = archive.extractfile(f"package/files/{stem}-{weight}-normal.woff2")
    assert member is not None, stem
    font = TTFont(io.BytesIO(member.read()), recalcTimestamp=False)
    font.flavor = None
    return font


def only(font: TTFont, letters: Iterable[int]) -> TTFont:
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def in_encoding(encoding: str, first: Iterable[int], second: Iterable[int]) -> set[int]:
    """The Han characters of an old two-byte encoding: a fair measure of what names are written with."""
    pairs = (bytes((a, b)).decode(encoding, "ignore") for a in first for b in list(second))
    return {ord(pair) for pair in pairs if len(pair) == 1 and 0x3400 <= ord(pair) <= 0x9FFF}


def expected_han() -> set[int]:
    high = range(0xA1, 0xFF)
    return (
        in_encoding("gb2312", high, high)
        | in_encoding("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *high])
        | in_encoding("euc_jp", range(0xB0, 0xD0), high)
    )


def gathered(archive: tarfile.TarFile, letters: set[int]) -> TTFont:
    """Letters that the package keeps apart in some of its hundred small files, in one font."""
    missing = set(letters)
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for stem in small_files(archive):
            piece = web_font(archive, stem)
            wanted = missing & set(piece.getBestCmap())
            missing -= wanted
            if wanted:
                parts.append(str(Path(folder, f"{stem}.ttf")))
                only_outlines(only(piece, wanted)).save(parts[-1])
        merged = Merger().merge(parts)
    merged["head"].created = merged["head"].modified = piece["head"].modified
    merged.recalcTimestamp = False
    return merged


def small_files(archive: tarfile.TarFile) -> list[str]:
    found = map(SMALL_FILE.fullmatch, archive.getnames())
    return [match[1] for match in sorted(filter(None, found), key=lambda match: int(match[2]))]


def only_outlines(font: TTFont) -> TTFont:
    """Han characters need no layout tables, and merging those of a hundred files would not end well."""
    for table in ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG"):
        if table in font:
            del font[table]
    return font


def with_space(font: TTFont) -> TTFont:
    """A space after one of its letters is set in the same font, and would print as an empty box without a shape."""
    settled = io.BytesIO()
    font.save(settled, reorderTables=True)
    font = TTFont(settled, recalcTimestamp=False)
    for space in SPACES:
        if space not in font.getBestCmap():
            add_blank(font, space, f"space{space:x}")
    return font


def add_blank(font: TTFont, letter: int, name: str) -> None:
    em = font["head"].unitsPerEm
    advances = {"hmtx": round(em * WIDTH_OF_A_SPACE), "vmtx": em}
    metrics = {table: font[table].metrics for table in advances if table in font}
    font["glyf"].glyphs[name] = Glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    for table, sizes in metrics.items():
        sizes[name] = (advances[table], 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[letter] = name


def fonts(folder: Path) -> Iterator[tuple[str, TTFont]]:
    with package(folder, "noto-sans") as archive:
        for script in OF_THE_MAIN_PACKAGE:
            for weight in WEIGHTS:
                yield f"{script}-{weight}", web_font(archive, f"noto-sans-{script}", weight)
    for script in OF_THEIR_OWN:
        with package(folder, f"noto-sans-{script}") as archive:
            for weight in WEIGHTS:
                yield f"{script}-{weight}", web_font(archive, f"noto-sans-{script}-{script}", weight)
    with package(folder, "noto-serif-tibetan") as archive:  # there is no sans for it
        yield "tibetan-400", web_font(archive, "noto-serif-tibetan-tibetan")
    with package(folder, "noto-sans-math") as archive:
        yield "math-400", only(web_font(archive, "noto-sans-math-latin"), MATH)
    with package(folder, "noto-sans-symbols-2") as archive:
        yield "symbols-400", only(web_font(archive, "noto-sans-symbols-2-symbols"), SYMBOLS)
    with package(folder, "noto-sans-kr") as archive:
        yield "hangul-400", web_font(archive, "noto-sans-kr-korean")
    with package(folder, "noto-sans-sc") as archive:
        yield "signs-400", gathered(archive, SIGNS)
        yield "han-400", (main := web_font(archive, "noto-sans-sc-chinese-simplified"))
        yield "han-more-400", gathered(archive, expected_han() - set(main.getBestCmap()))


def licence(folder: Path, name: str) -> str:
    with package(folder, name) as archive:
        member = archive.extractfile("package/LICENSE")
        assert member is not None
        return member.read().decode()


def main(folder: Path) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.ttf"):
        old.unlink()
    for name, font in fonts(folder):
        with_space(font).save(TARGET / f"{name}.ttf", reorderTables=True)
        print(name)
    (TARGET / "OFL.txt").write_text(licence(folder, "noto-sans"), encoding="utf-8")
    (TARGET / "OFL-tibetan.txt").write_text(licence(folder, "noto-serif-tibetan"), encoding="utf-8")
    (TARGET / "MANIFEST").write_text(manifest(), encoding="utf-8")


def manifest() -> str:
    files = sorted(TARGET.glob("*.*"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    return "\n".join((HEAD, *lines, ""))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as fresh:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else fresh))
