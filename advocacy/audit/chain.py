"""The chain: every row's code covers the row before it; the head has a code of its own, so a cut tail shows."""

import hmac
import json
from collections.abc import Sequence
from typing import Any

from flask import current_app
from sqlalchemy import Connection, text

from .events import Event

START = bytes(32)
COVERED = ("id", "at", "actor", "action", "subject", "place", "result", "detail")
HEAD = "select last, mac, seal from audit_head where id = 1"
READ_HEAD = {"sqlite": text(HEAD), "postgresql": text(HEAD + " for update")}
ADD = text(
    "insert into audit_event (id, at, actor, action, subject, place, result, detail, mac)"
    " values (:id, :at, :actor, :action, :subject, :place, :result, :detail, :mac)"
)
MOVE = text("update audit_head set last = :head_last, mac = :head_mac, seal = :head_seal where id = 1")
# One journey to the server for the usual case of one row.
BOTH = text(f"with moved as ({MOVE.text}) {ADD.text}")


class ChainBroken(RuntimeError):
    """The chain does not verify. The message names the first bad row."""


def code(*parts: object) -> bytes:
    """The keyed code of these parts, in this order."""
    body = json.dumps([part.hex() if isinstance(part, bytes) else part for part in parts], ensure_ascii=False)
    return hmac.digest(current_app.config["AUDIT_KEY"], body.encode(), "sha256")


def seal(connection: Connection, events: Sequence[Event]) -> None:
    """Add the events to the end of the chain. The head stays locked until the caller commits."""
    if not events:
        return
    last, mac, _ = connection.execute(READ_HEAD[connection.dialect.name]).one()
    rows = _coded(events, last, bytes(mac))
    head = {"head_last": rows[-1]["id"], "head_mac": rows[-1]["mac"]}
    head["head_seal"] = code("head", head["head_last"], head["head_mac"])
    if len(rows) == 1 and connection.dialect.name == "postgresql":
        connection.execute(BOTH, {**rows[0], **head})
        return
    connection.execute(ADD, rows)
    connection.execute(MOVE, head)


def _coded(events: Sequence[Event], last: int, mac: bytes) -> list[dict[str, Any]]:
    rows = []
    for number, event in enumerate(events, last + 1):
        row: dict[str, Any] = {"id": number, **vars(event)}
        mac = row["mac"] = code(mac, *(row[name] for name in COVERED))
        rows.append(row)
    return rows


def verify(connection: Connection) -> int:
    """The number of rows, or ChainBroken."""
    mac, number = START, 0
    columns = ", ".join(COVERED)
    everything = text(f"select {columns}, mac from audit_event order by id")  # noqa: S608
    rows = connection.execute(everything, execution_options={"stream_results": True, "max_row_buffer": 1000})
    for *row, found in rows:
        number += 1
        if row[0] != number or not hmac.compare_digest(code(mac, *row), bytes(found)):
            raise ChainBroken(f"row {number} is not as it was written")
        mac = bytes(found)
    _verify_head(connection, number, mac)
    return number


def _verify_head(connection: Connection, number: int, mac: bytes) -> None:
    last, head, sealed = connection.execute(text(HEAD)).one()
    if (last, bytes(head)) != (number, mac):
        raise ChainBroken(f"the chain ends at row {number}, its head says {last}")
    if not hmac.compare_digest(code("head", last, bytes(head)), bytes(sealed)):
        raise ChainBroken("the head of the chain is not as it was written")
