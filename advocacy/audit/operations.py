"""Recording what is done and what is looked at."""

import json
from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from flask import Flask, Response, current_app, g, has_request_context, request
from flask_login import current_user
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from advocacy import clock
from advocacy.db import db
from advocacy.web.errors import on_database_trouble

from .chain import seal
from .events import Event

NOT_GIVEN = (403, 404, 410)
# A page, or the same page with a form that was not saved: it shows the record as well.
SHOWN = (200, 409, 422)


class Known(Protocol):
    """Anything with a public id: who acts, and what is acted on."""

    public_id: Any


def record(action: str, subject: Known | UUID | None, *, by: Known | None, **detail: Any) -> None:
    """For a change: the row is written at the end of the same transaction, or the change is not made."""
    db.session().info.setdefault("audit", []).append(_event(action, subject, by, "done", detail))


def record_read(action: str, subject: Known | UUID | None, *, by: Known, **detail: Any) -> None:
    """For a look: the row is written after the page is made and before it leaves."""
    g.setdefault("reads", []).append(_event(action, subject, by, "shown", detail))


def record_list(action: str, shown: Iterable[Known], *, by: Known, **detail: Any) -> None:
    """For a list or a search: one row with the count and the ids shown."""
    ids = [str(one.public_id) for one in shown]
    record_read(action, None, by=by, count=len(ids), shown=ids, **detail)


def record_refusal(action: str, subject: Known | UUID | None, *, by: Known | None, **detail: Any) -> None:
    """For something that was asked for and not given."""
    g.setdefault("reads", []).append(_event(action, subject, by, "refused", detail))


def _event(action: str, subject: Any, by: Known | None, result: str, detail: dict[str, Any]) -> Event:
    return Event(
        at=clock.now().isoformat(),
        actor=str(by.public_id) if by else "",
        action=action,
        subject=str(getattr(subject, "public_id", subject) or ""),
        place=(request.remote_addr or "")[:80] if has_request_context() else "command line",
        result=result,
        detail=json.dumps(detail, sort_keys=True, default=str),
    )


def finish_reads(response: Response) -> Response:
    """Write the rows of what was looked at. If that fails, the page is not shown."""
    seen = g.pop("last_seen", None)
    reads = g.pop("reads", []) or _default_row(response)
    try:
        if reads or seen:
            _write_reads(reads, seen)
    except OperationalError as trouble:
        if reads:
            return current_app.make_response(on_database_trouble(trouble))
    return response


def _write_reads(reads: list[Event], seen: Any) -> None:
    with db.noting() as connection:
        if seen:
            connection.execute(*seen)
        seal(connection, reads)


def _default_row(response: Response) -> list[Event]:
    """Where its view said nothing: a page about a record is a look at it, and one that is not given is a refusal.

    A form shows what is saved, also where it comes back because something is missing: whoever sends half a form
    has looked. Hidden and absent are the same answer, and the same row.
    """
    asked, detail = record_asked_for(), {"page": request.endpoint}
    if not asked or request.endpoint == "static" or not current_user.is_authenticated:
        return []
    if _is_a_look(response):
        return [_event("page.opened", asked, current_user, "shown", detail)]
    if response.status_code in NOT_GIVEN:
        return [_event("page.refused", asked, current_user, "refused", detail)]
    return []


def _is_a_look(response: Response) -> bool:
    if request.method == "GET":
        return response.status_code == 200
    is_page = request.method == "POST" and response.mimetype == "text/html"
    return is_page and response.status_code in SHOWN


def record_asked_for() -> UUID | None:
    """The first id in the address."""
    return next((value for value in (request.view_args or {}).values() if isinstance(value, UUID)), None)


def seal_changes(connection: Connection, session: Session) -> None:
    seal(connection, session.info.pop("audit", []))


def init_app(app: Flask) -> None:
    """Let every write transaction end with its audit rows, and every answer wait for its own."""
    if seal_changes not in db.sealers:
        db.sealers.append(seal_changes)
    app.after_request(finish_reads)
