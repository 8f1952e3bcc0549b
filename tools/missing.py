"""Prints the Debian packages that this machine still lacks: `missing.py core` to run, `missing.py test` to test."""

import ctypes
import shutil
import sys
from pathlib import Path

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
TEST_LIBRARIES = {"libatomic.so.1": "libatomic1"}  # what drives the browser needs it
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAMS = {"pdftotext": "poppler-utils", "qpdf": "qpdf"}


def missing_to_run() -> list[str]:
    """What PDFs need. Loading a library is the only check that is true for every way it can be absent."""
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    return missing if shutil.which("fc-match") else [*missing, "fontconfig"]


def missing_to_test() -> list[str]:
    missing = [package for library, package in TEST_LIBRARIES.items() if not loads(library)]
    missing += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not any(map(shutil.which, BROWSERS)) and not playwright_has_one():
        missing.append("chromium")
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def playwright_has_one() -> bool:
    return any((Path.home() / ".cache/ms-playwright").glob("chromium-*"))


if __name__ == "__main__":
    print(*missing_to_run(), *(missing_to_test() if sys.argv[1] == "test" else []))
