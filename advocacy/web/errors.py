"""When something goes wrong: a page that says what to do, with everything typed still on it."""

import logging
from typing import Any
from uuid import uuid4

from flask import Flask, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from advocacy.db import db

log = logging.getLogger("advocacy")
PAGES = (403, 404, 409, 410, 413, 422, 500, 503)
NEVER_SHOWN = {"csrf_token", "password", "new_password", "current_password", "repeat_password", "_kept"}


def typed_fields() -> list[tuple[str, str]]:
    """What was posted, in order, without secrets."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_SHOWN]


def not_saved(why: str, status: int) -> tuple[str, int]:
    """The page that gives back every word of a post that could not be saved."""
    page = render_template(
        "errors/not_saved.html", why=why, fields=typed_fields(), action=request.full_path.rstrip("?")
    )
    return page, status


def on_http_error(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    page = code if code in PAGES else (404 if code < 500 else 500)
    return render_template(f"errors/{page}.html"), code


def on_csrf_error(_error: CSRFError) -> Any:
    return not_saved(_("This page was open for too long, or you signed in again meanwhile."), 400)


def on_database_trouble(error: OperationalError) -> Any:
    """Disk full, locked, or the server is away. The reference finds the log line; the line holds no text."""
    reference = uuid4().hex[:8]
    log.error("database trouble %s: %s", reference, type(error.orig).__name__)
    db.session.rollback()
    if request.method == "POST":
        return not_saved(_("The database could not be written just now. Wait a moment, then try again."), 503)
    return render_template("errors/503.html"), 503


def on_any_error(error: Exception) -> Any:
    """The last resort. The log gets the kind of error and where it was, never what was typed."""
    reference = uuid4().hex[:8]
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    log.error("error %s: %s at %s", reference, type(error).__name__, place)
    db.session.rollback()
    if request.method == "POST":
        return not_saved(_("Something went wrong on our side. The reference is %(id)s.", id=reference), 500)
    return render_template("errors/500.html", reference=reference), 500


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(CSRFError, on_csrf_error)
    app.register_error_handler(OperationalError, on_database_trouble)
    if not app.testing and not app.debug:
        app.register_error_handler(Exception, on_any_error)
