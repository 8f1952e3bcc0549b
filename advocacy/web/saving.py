"""One way from a valid form to a saved record: once, in one transaction, with a notice on the next page."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from urllib.parse import urlencode
from uuid import UUID

from flask import current_app, redirect, request
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import Executable, select, update
from sqlalchemy.exc import IntegrityError
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from advocacy import clock
from advocacy.db import db, insert_into

from .forms import Form, keep_as_typed
from .models import Submission
from .refusals import ChangedMeanwhile, Refused

ADDED_BY_THE_PAGE = {"csrf_token", "once", "version", "draft"}
SENT = Submission.metadata.tables[Submission.__tablename__]
NOTICE_LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Done:
    """Where to go now, and what to say there."""

    location: str
    notice: str = ""


def save(
    form: Form, work: Callable[[], Done], *, person: UUID | None = None, case: UUID | None = None
) -> Response | None:
    """Run `work` in one write transaction, the first time this form is sent, and redirect to where it led.

    None means that the form has to be shown again: it then carries the reason (and, after a change by
    someone else, both texts), with everything typed still in it.
    """
    try:
        done = _written(form, work, person, case)
    except Refused as refusal:
        form.refuse(refusal.sentence)
        return None
    except ChangedMeanwhile as change:
        form.meet(change.record)
        return None
    return redirect(_with_notice(done, form.token), code=303)


def _written(form: Form, work: Callable[[], Done], person: UUID | None, case: UUID | None) -> Done:
    """Two who add the same thing at once: the later one looks again, and is told what there is now."""
    try:
        with db.writing(person=person, case=case):
            return _first_time(form, work)
    except IntegrityError:
        with db.writing(person=person, case=case):
            return _first_time(form, work)


def _first_time(form: Form, work: Callable[[], Done]) -> Done:
    if not current_user.is_active:
        raise Refused(_("Your access ended a moment ago. Ask your administrator."))
    token = form.token
    if token is None:
        return work()
    if not _claim(token):
        earlier = db.session.scalars(
            select(Submission).where(Submission.token == token, Submission.actor == current_user.public_id)
        ).one_or_none()
        if earlier is None:
            raise Refused(_("This form was sent by someone else. Open the page again."))
        if not hmac.compare_digest(earlier.fingerprint, _fingerprint()):
            form.begin_anew()
            raise Refused(_("You saved this form before, with other words. Save again to keep these too."))
        return Done(earlier.location, earlier.notice)
    done = work()
    led = update(SENT).where(SENT.c.token == token).values(location=done.location, notice=done.notice)
    db.session.execute(led)
    return done


def _claim(token: UUID) -> bool:
    """Whether this is the first time. A second post at the same moment waits here for the first to end."""
    values = {
        "token": token,
        "actor": current_user.public_id,
        "location": "",
        "notice": "",
        "fingerprint": _fingerprint(),
        "made_at": clock.now(),
    }
    claiming = _claiming(db.engine.dialect.name)
    return db.session.scalar(claiming, values) is not None  # PostgreSQL's row count is −1 here


@cache
def _claiming(_database: str) -> Executable:
    return insert_into(SENT).on_conflict_do_nothing().returning(SENT.c.token)


def _fingerprint() -> bytes:
    """The keyed hash of what was typed. What the page itself adds while it is open does not count."""
    fields = request.form.items(multi=True)
    typed = [(name, keep_as_typed(text)) for name, text in fields if name not in ADDED_BY_THE_PAGE]
    typed += [(name, _digest(file)) for name, file in request.files.items(multi=True) if file.filename]
    return hmac.digest(str(current_app.secret_key).encode(), repr(sorted(typed)).encode(), "sha256")


def _digest(file: FileStorage) -> str:
    """Other files under the same words are another form. Where the reader stands in the file stays the same."""
    at = file.stream.tell()
    file.stream.seek(0)
    digest = hashlib.sha256(file.stream.read()).hexdigest()
    file.stream.seek(at)
    return digest


def _with_notice(done: Done, token: UUID | None) -> str:
    if not done.notice or token is None:
        return done.location
    path, mark, part = done.location.partition("#")
    return path + ("&" if "?" in path else "?") + urlencode({"done": token}) + mark + part


def notice_of_this_page() -> str:
    """What the form that led here has to say. Nothing is written, so Reload and Back are harmless."""
    try:
        token = UUID(request.args.get("done", ""))
    except ValueError:
        return ""
    row = db.session.scalars(
        select(Submission).where(Submission.token == token, Submission.actor == current_user.public_id)
    ).one_or_none()
    return row.notice if row and clock.now() - row.made_at < NOTICE_LASTS else ""
