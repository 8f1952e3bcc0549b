"""The page about the rules is the rules."""

import importlib.util
from pathlib import Path

from advocacy.deadlines.engine.catalogue import shipped

ROOT = Path(__file__).parents[3]


def test_the_page_is_made_from_the_rules():
    spec = importlib.util.spec_from_file_location("deadlines", ROOT / "tools" / "deadlines.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = tool.PAGE.read_text(encoding="utf-8")
    assert written == tool.page(), "run .venv/bin/python tools/deadlines.py"
    for rule in shipped().rules.values():
        line = next(line for line in written.splitlines() if line.startswith(f"| `{rule.code}`"))
        assert ("*not sure*" in line) == (rule.certainty == "hedge") and rule.citation in line
