"""Whatever is done to the audit by hand is found, and named: where, and what. On both databases."""

import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from advocacy.audit import chain
from advocacy.audit.heads import Head, NotAHead, heads_in_a_log, read_head
from advocacy.audit.writing_down import write_head_down
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.jobs.registry import WORK
from advocacy.logs import OneLine
from tests.operations.planting import by_hand, write_anew

ROWS = 9
ANOTHER = (
    "insert into audit_event (id, at, actor, action, subject, place, result, detail, mac)"
    " select {id}, at, actor, action, subject, place, result, detail, mac from audit_event where id = {like}"
)
UP = "update audit_event set id = id + 1000 where id >= {0}; update audit_event set id = id - 999 where id > 1000"
SWAP = (
    "update audit_event set id = -{0} where id = {0}; update audit_event set id = {0} where id = {1};"
    " update audit_event set id = {1} where id = -{0}"
)
OLD_HEAD = "update audit_head set last = {0}, mac = (select mac from audit_event where id = {0})"
DEEDS = {
    "changed": ("update audit_event set action = 'x' where id = 4", "row 4 was changed after it was written"),
    "another result": ("update audit_event set result = 'done' where id = 1", "row 1 was changed"),
    "changed with its code": (
        "update audit_event set actor = 'x', mac = '{zeros}' where id = 1",
        "row 1 was changed after it was written",
    ),
    "last changed": ("update audit_event set action = 'x' where id = 9", "row 9 was changed"),
    "taken out": ("delete from audit_event where id = 4", "row 4 is missing"),
    "first taken out": ("delete from audit_event where id = 1", "row 1 is missing"),
    "some taken out": ("delete from audit_event where id in (4, 5, 6)", "rows 4 to 6 are missing"),
    "taken out and counted anew": (
        "delete from audit_event where id in (4, 5); update audit_event set id = id + 1000 where id > 5;"
        " update audit_event set id = id - 1002 where id > 1000",
        "rows 4 to 5 are missing, and the rows after were given new numbers",
    ),
    "moved": (SWAP.format(4, 7), "row 4 was moved: it stands at place 7"),
    "neighbors": (SWAP.format(4, 5), "row 4 was moved: it stands at place 5"),
    "moved to the end": (
        "update audit_event set id = 10 where id = 4",
        "row 4 was moved: it stands at place 10",
    ),
    "added at the end": (ANOTHER.format(id=10, like=3), "row 10 was added"),
    "added far away": (ANOTHER.format(id=20, like=3), "row 20 was added"),
    "added before": (ANOTHER.format(id=0, like=3), "row 0 was added"),
    "added between": (
        UP.format(4) + ";" + ANOTHER.format(id=4, like=2),
        "row 4 was added, and the rows after it were given new numbers",
    ),
    "cut": (
        "delete from audit_event where id > 6",
        "the chain was cut: it ends at row 6, and its head says 9",
    ),
    "cut with its head": (
        "delete from audit_event where id > 6;" + OLD_HEAD.format(6),
        "the head of the chain is not as it was written",
    ),
    "emptied": ("delete from audit_event", "the chain was cut: it ends at row 0, and its head says 9"),
}


@pytest.fixture
def rows(browser, make) -> int:
    user = make.advocate()
    browser.sign_in(user)
    while verified() < ROWS:
        browser.open("/people")
    return ROWS


def verified(*heads: Head) -> int:
    db.session.rollback()
    with db.engine.connect() as connection:
        return chain.verify(connection, heads)


def head_now(source: str = "the sign-off of October") -> Head:
    with db.engine.connect() as connection:
        last, mac = connection.execute(text("select last, mac from audit_head")).one()
    return Head(last, bytes(mac), source)


def test_one_that_was_left_alone_verifies_with_every_head(rows):
    assert verified(head_now(), Head(0, chain.START, "an empty one")) == rows


@pytest.mark.parametrize("deed", DEEDS)
def test_a_chain_that_was_changed_by_hand_is_found_and_named(rows, deed):
    """By someone with the database and without the audit's key, who takes the guards off first."""
    statements, sentence = DEEDS[deed]
    zeros = "\\x00" if db.engine.dialect.name == "postgresql" else "0"
    by_hand(statements.replace("{zeros}", zeros))
    with pytest.raises(chain.ChainBroken) as broken:
        verified()
    assert str(broken.value).startswith(sentence)


def test_one_that_was_written_anew_with_the_key_is_found_by_a_head_from_outside(rows):
    outside = head_now()
    write_anew(3, changed="x")
    assert verified() == rows, "without a head from outside nobody can tell: that is why there are some"
    with pytest.raises(chain.ChainBroken) as broken:
        verified(outside)
    assert str(broken.value) == (
        "the chain was written anew: row 9 is not the one that the sign-off of October wrote down"
    )


def test_a_tail_cut_off_with_a_head_kept_from_before_is_found_by_one_from_outside(rows, browser):
    """The old head fits its seal: only what was written down later knows that there was more."""
    with db.engine.connect() as connection:
        last, mac, seal = connection.execute(text("select last, mac, seal from audit_head")).one()
    browser.open("/people")
    outside = head_now("a backup")
    db.session.rollback()
    code = "'\\x{}'" if db.engine.dialect.name == "postgresql" else "x'{}'"
    mac, seal = (code.format(bytes(one).hex()) for one in (mac, seal))
    by_hand(
        f"delete from audit_event where id > {last}; update audit_head set last = {last}, mac = {mac}, seal = {seal}"
    )
    assert verified() == last
    with pytest.raises(chain.ChainBroken) as broken:
        verified(outside)
    assert str(broken.value) == f"the chain was cut: it ends at row {last}, and a backup says {last + 1}"


@pytest.mark.parametrize(
    "deed",
    [
        "update audit_event set action = 'x'",
        "delete from audit_event",
        "delete from audit_head",
        "truncate audit_event",
    ],
)
def test_the_database_itself_refuses(rows, deed):
    """Through the application's own connection, where it may write. The embedded database has no TRUNCATE."""
    if deed.startswith("truncate") and db.engine.dialect.name == "sqlite":
        deed = "delete from audit_event where 1"
    with db.engine.connect() as connection:
        connection.execution_options(**WRITING[connection.dialect.name])
        with connection.begin(), pytest.raises(DBAPIError, match="never (changed|deleted)"):
            connection.execute(text(deed))
    assert verified() == rows


def test_a_head_is_read_as_it_is_printed(rows):
    head = head_now()
    assert read_head(f"{head.rows}:{head.mac.hex().upper()}", head.source) == head
    for wrong in ("", "12", "12:ab", "x:" + "0" * 64):
        with pytest.raises(NotAHead):
            read_head(wrong)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_head_is_found_in_the_log(rows, as_json):
    head = head_now()
    line = logging.makeLogRecord(
        {
            "name": "advocacy",
            "msg": "audit head",
            "levelname": "INFO",
            "rows": head.rows,
            "head": head.mac.hex(),
        }
    )
    lines = ["something else rows=3", OneLine(as_json=as_json).format(line)]
    assert list(heads_in_a_log(lines, "a.log")) == [Head(head.rows, head.mac, "line 2 of a.log")]


def test_the_work_that_comes_round_writes_the_head_into_the_log(rows, caplog):
    """Nothing in it is about anyone: a count and a code."""
    head = head_now()
    with caplog.at_level(logging.INFO, logger="advocacy"):
        write_head_down()
    lines = [OneLine(as_json=False).format(line) for line in caplog.records if line.msg == "audit head"]
    assert [(found.rows, found.mac) for found in heads_in_a_log(lines, "the log")] == [(head.rows, head.mac)]
    assert "audit.write_head_down" in WORK
