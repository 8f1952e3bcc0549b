"""The chain: every row's code covers the row before it; the head has a code of its own, so a cut tail shows."""

import hmac
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from advocacy.db.reading import straight

from .coding import COVERED, START, code, fits, rows
from .events import Event
from .faults import fault_at
from .heads import Head

__all__ = ["START", "ChainBroken", "code", "seal", "verify"]

HEAD = "select last, mac, seal from audit_head where id = 1"
READ_HEAD = {"sqlite": text(HEAD), "postgresql": text(HEAD + " for update")}
ADD = text(
    "insert into audit_event (id, at, actor, action, subject, place, result, detail, mac)"
    " values (:id, :at, :actor, :action, :subject, :place, :result, :detail, :mac)"
)
MOVE = text("update audit_head set last = :head_last, mac = :head_mac, seal = :head_seal where id = 1")
STEP = 1000
# One journey to the server for the usual case of one row.
BOTH = text(f"with moved as ({MOVE.text}) {ADD.text}")


class ChainBroken(RuntimeError):
    """The chain does not verify. The message names the first bad row."""


def seal(connection: Connection, events: Sequence[Event]) -> None:
    """Add the events to the end of the chain. The head stays locked until the caller commits."""
    if not events:
        return
    run = straight(connection)
    last, mac, _ = run(READ_HEAD[connection.dialect.name], {}).fetchone()
    added = _coded(events, last, bytes(mac))
    head = {"head_last": added[-1]["id"], "head_mac": added[-1]["mac"]}
    head["head_seal"] = code("head", head["head_last"], head["head_mac"])
    if len(added) == 1 and connection.dialect.name == "postgresql":
        run(BOTH, {**added[0], **head})
        return
    for row in added:
        run(ADD, row)
    run(MOVE, head)


def _coded(events: Sequence[Event], last: int, mac: bytes) -> list[dict[str, Any]]:
    coded = []
    for number, event in enumerate(events, last + 1):
        row: dict[str, Any] = {"id": number, **vars(event)}
        mac = row["mac"] = code(mac, *(row[name] for name in COVERED))
        coded.append(row)
    return coded


def verify(
    connection: Connection, heads: Iterable[Head] = (), advance: Callable[[int], None] | None = None
) -> int:
    """The number of rows, or ChainBroken with the first fault. `heads` were written down outside the chain."""
    last, head, sealed = connection.execute(text(HEAD)).one()
    written_down = sorted(heads, key=lambda one: one.rows)
    mac, number, waiting = START, 0, list(reversed(written_down))
    for values, found in rows(connection):
        if values[0] != number + 1 or not fits(found, mac, number + 1, values):
            raise ChainBroken(fault_at(connection, number + 1, mac, last))
        mac, number = found, number + 1
        while waiting and waiting[-1].rows <= number:
            _compare(waiting.pop(), number, mac)
        if advance and number % STEP == 0:
            advance(STEP)
    _verify_end(number, mac, last, bytes(head), waiting[0] if waiting else None)
    if not hmac.compare_digest(code("head", last, bytes(head)), bytes(sealed)):
        raise ChainBroken("the head of the chain is not as it was written")
    return number


def _compare(head: Head, number: int, mac: bytes) -> None:
    if head.rows == number and not hmac.compare_digest(head.mac, mac):
        raise ChainBroken(
            f"the chain was written anew: row {number} is not the one that {head.source} wrote down"
        )


def _verify_end(number: int, mac: bytes, last: int, head: bytes, farthest: Head | None) -> None:
    if farthest and farthest.rows > max(number, last):
        raise ChainBroken(_cut(number, farthest.source, farthest.rows))
    if number < last:
        raise ChainBroken(_cut(number, "its head", last))
    if (number, mac) != (last, head):
        raise ChainBroken(f"the head of the chain is not as it was written: it says row {last}")


def _cut(number: int, source: str, rows_said: int) -> str:
    return f"the chain was cut: it ends at row {number}, and {source} says {rows_said}"
