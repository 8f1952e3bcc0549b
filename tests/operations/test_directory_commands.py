"""The two commands as they are typed: what they say, where, and how they end."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from advocacy.ops.cli import main
from tests.operations.directories import OLDER


@dataclass
class Said:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def advocacy(tmp_path, monkeypatch, capsys) -> Callable[..., Said]:
    """Types a command in an installation of its own."""
    monkeypatch.setenv("ADVOCACY_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.delenv("ADVOCACY_DATABASE_URL", raising=False)

    def typed(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["advocacy", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    assert (
        typed("init", "--organization", "Riverbend", "--email", "ann@example.org", "--name", "Ann").code == 0
    )
    return typed


def test_a_directory_is_tried_brought_in_and_given_out(advocacy, tmp_path):
    tried = advocacy("import", "directory", OLDER, "--dry-run")
    assert tried.out == "rows 7, imported 7, unchanged 0, set aside 0\n"
    assert "This was a trial. Nothing was changed." in tried.err
    brought = advocacy("import", "directory", OLDER)
    assert brought.code == 0
    assert brought.out == "rows 7, imported 7, unchanged 0, set aside 0\n"
    assert "Named workers were left out." in brought.err
    assert advocacy("import", "directory", OLDER).out == "rows 7, imported 0, unchanged 7, set aside 0\n"
    given = advocacy("export", "directory", "--to", tmp_path / "out")
    assert given.out == "organizations 3, services 4, locations 3\n"
    assert "Kept back: 1 confidential place" in given.err
    again = advocacy("export", "directory", "--to", tmp_path / "out")
    assert again.code == 1 and "is not an empty folder" in again.err
    assert "audit chain is whole" in advocacy("audit", "verify").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("gone",), "There is nothing at “gone”. Check the path."),
        (("{here}",), "No directory was found in"),
        (("{base}",), "names no organization that could be kept."),
        (("{here}", "--mapping", "map.toml"), "Other layouts can not be read by a mapping yet."),
    ],
)
def test_what_can_not_be_done_is_one_sentence(advocacy, tmp_path, words, sentence):
    base = tmp_path / "base.json"
    base.write_text('{"version": "3.0"}')
    refused = advocacy(
        "import", "directory", *(word.format(here=tmp_path / "instance", base=base) for word in words)
    )
    assert refused.code == 1
    assert refused.out == ""
    assert sentence in refused.err
    assert len(refused.err.strip().splitlines()) == 1
