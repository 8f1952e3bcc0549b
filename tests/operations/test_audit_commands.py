"""`advocacy audit verify` with heads from outside, as it is typed."""

from pathlib import Path

import pytest
from sqlalchemy import text

from advocacy.db import db
from tests.operations.planting import by_hand, write_anew


@pytest.fixture
def kept(here, command, browser, make, tmp_path) -> Path:
    """A backup of a place in which someone has looked around."""
    browser.sign_in(make.advocate())
    for _ in range(4):
        browser.open("/people")
    file = tmp_path / "office.backup"
    command.works(here, "backup", file)
    return file


@pytest.fixture
def head(kept) -> str:
    with db.engine.connect() as connection:
        last, mac = connection.execute(text("select last, mac from audit_head")).one()
    return f"{last}:{bytes(mac).hex()}"


def test_it_compares_with_a_sheet_a_backup_and_a_log(here, command, kept: Path, head, tmp_path):
    rows, mac = head.split(":")
    log = tmp_path / "program.log"
    log.write_text(f"2026-11-22T10:00:00.000+00:00 info audit head rows={rows} head={mac}\n")
    said = command.works(here, "audit", "verify", "--head", head, "--manifest", kept, "--log", log)
    assert "The audit chain is whole" in said
    assert "Compared with 4 heads, of which you gave 3: all are in it." in said


@pytest.mark.parametrize("given", ["--head", "--manifest", "--log"])
def test_a_chain_written_anew_is_found_by_each(here, command, kept: Path, head, tmp_path, given):
    rows, mac = head.split(":")
    log = tmp_path / "program.log"
    log.write_text(f"2026-11-22T10:00:00.000+00:00 info audit head rows={rows} head={mac}\n")
    by_hand("delete from backup_made")
    write_anew(2, changed="x")
    assert "The audit chain is whole" in command.works(here, "audit", "verify")
    file = {"--head": head, "--manifest": kept, "--log": log}[given]
    said = command.refuses(here, "audit", "verify", given, file)
    assert "The audit chain is broken: the chain was written anew: row " in said


def test_what_is_no_head_gets_a_sentence(here, command, tmp_path):
    assert "A head is the number of rows" in command.refuses(here, "audit", "verify", "--head", "12")
    empty = tmp_path / "empty.log"
    empty.write_text("")
    assert "has no line “audit head”" in command.refuses(here, "audit", "verify", "--log", empty)


def test_sorting_again_says_how_much(here, command):
    assert "Sorted: " in command.works(here, "audit", "sort-again")
