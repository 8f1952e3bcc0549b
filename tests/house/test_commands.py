"""The page about commands is the commands’ own help, and each says what it is for."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from advocacy.ops.cli import advocacy

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("commands", ROOT / "tools" / "commands.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_the_commands_own_help(tool):
    written = tool.PAGE.read_text(encoding="utf-8")
    assert written == tool.page(), "run .venv/bin/python tools/commands.py"


def test_every_command_says_what_it_is_for(tool):
    for name, command in tool.commands(advocacy):
        assert command.help, f"{name} does not say what it does"
