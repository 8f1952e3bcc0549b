"""Our own fonts and no others, so that every machine prints the same letter."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from threading import Lock
from xml.sax.saxutils import escape

PRINT = Path(__file__).resolve().parents[1] / "print"
FONTS = PRINT / "fonts"
STANDING = "latin-400.ttf"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""

_lock = Lock()
_folder: Path | None = None


def use_only_our_fonts() -> None:
    """Must come before the engine is imported: it reads the configuration then.

    One font stands in the configured folder, because an empty one is taken for a broken installation; the
    others come by name from the style sheets, when a text needs them.
    """
    global _folder
    with _lock:
        if _folder is not None:
            return
        folder = Path(tempfile.mkdtemp(prefix="letters-"))
        shutil.copy(FONTS / STANDING, folder)
        configuration = folder / "fonts.conf"
        configuration.write_text(CONFIGURATION.format(folder=escape(str(folder))), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        atexit.register(_remove, folder, os.getpid())
        _folder = folder


def _remove(folder: Path, maker: int) -> None:
    # A forked worker inherits this duty, and must not take the folder from its parent.
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
