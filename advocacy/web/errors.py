"""When something goes wrong: a page that says what to do, with everything typed still on it."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, render_template, request
from flask.globals import request_ctx
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError, TimeoutError
from werkzeug.exceptions import HTTPException

from advocacy.db import db
from advocacy.db.engine import UnsafeDatabase
from advocacy.logs import place_of

from .request_log import reference

log = logging.getLogger("advocacy")
PAGES = (403, 404, 409, 410, 413, 422, 500, 503)
WORDS_COME_BACK = (403, 404, 409, 410, 422)
MOST_SENT = 32 * 1024 * 1024
SENT_BY_THE_PAGE = {"once", "version", "draft"}
NEVER_SHOWN = {"csrf_token", "password", "new_password", "current_password", "repeat_password", "_kept"}


def typed_fields() -> list[tuple[str, str]]:
    """What was posted, in order, without secrets."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_SHOWN]


def words_typed() -> list[str]:
    """What a person typed, without what the page itself sends along."""
    return [text for name, text in typed_fields() if name not in SENT_BY_THE_PAGE]


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
    if request_ctx.url_adapter is None:
        # A host that no address can have: no page can be drawn, since none of its links could be made.
        return Response("This address can not be read.", 400, mimetype="text/plain")
    if request.method == "POST" and code in WORDS_COME_BACK and any(text.strip() for text in words_typed()):
        return not_saved(
            _("This can not be opened, or not any more. Copy your words to where they belong."), code
        )
    if code == 413:
        _take_the_rest()
    page = code if code in PAGES else (404 if code < 500 else 500)
    return render_template(f"errors/{page}.html"), code


def _take_the_rest() -> None:
    """A proxy in front shows our page only once we have taken what it sends; it sends no more than this."""
    left, stream = min(request.content_length or 0, MOST_SENT), request.environ["wsgi.input"]
    while left > 0 and (piece := stream.read(min(left, 65_536))):
        left -= len(piece)


def on_csrf_error(_error: CSRFError) -> Any:
    return not_saved(_("This page was open for too long, or you signed in again meanwhile."), 400)


def on_database_trouble(error: OperationalError | TimeoutError) -> tuple[str, int]:
    """Disk full, locked, or the server is away. The reference finds the log line; the line holds no text."""
    kind = type(getattr(error, "orig", error)).__name__
    log.error("database trouble: %s", kind, extra={"request": reference()})
    return _shown(_database_page)


def _database_page() -> tuple[str, int]:
    if request.method == "POST":
        return not_saved(_("The database could not be written just now. Wait a moment, then try again."), 503)
    return render_template("errors/503.html"), 503


def _shown(page: Callable[[], tuple[str, int]]) -> tuple[str, int]:
    """The page; as for nobody in particular where even who is signed in can not be read."""
    try:
        db.session.rollback()
        return page()
    except (SQLAlchemyError, UnsafeDatabase):
        g.organization, g._login_user = None, AnonymousUserMixin()
        return page()


def on_any_error(error: Exception) -> Any:
    """The last resort. The log gets the kind of error and where it was, never what was typed."""
    place = place_of(error.__traceback__)
    log.error("error: %s at %s", type(error).__name__, place, extra={"request": reference()})
    return _shown(_error_page)


def _error_page() -> tuple[str, int]:
    if request.method == "POST":
        return not_saved(_("Something went wrong on our side. The reference is %(id)s.", id=reference()), 500)
    return render_template("errors/500.html", reference=reference()), 500


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(CSRFError, on_csrf_error)
    app.register_error_handler(OperationalError, on_database_trouble)
    app.register_error_handler(TimeoutError, on_database_trouble)
    if not app.testing and not app.debug:
        app.register_error_handler(Exception, on_any_error)
