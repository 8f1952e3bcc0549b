"""The page about consents is the checklist itself."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_made_from_the_checklist():
    spec = importlib.util.spec_from_file_location("consents", ROOT / "tools" / "consents.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(), "run .venv/bin/python tools/consents.py"
