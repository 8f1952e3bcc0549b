"""One's own calendar: the page in one's account, the feed, and files for a single date."""

from uuid import UUID

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.proving import needs_proof_to_send
from advocacy.audit.operations import record_read
from advocacy.db import db
from advocacy.web.forms import Form
from advocacy.web.leaving import Way, fed, handed_out
from advocacy.web.permissions import Permission, allow, public
from advocacy.web.saving import Done, save

from . import operations, queries
from .entries import appointment_entry, deadline_entry, entries_of
from .fetching import Slower, asked_for
from .rules import KIND, Entry

bp = Blueprint("calendar", __name__)


@bp.route("/account/calendar", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@needs_proof_to_send
def own() -> ResponseReturnValue:
    """The address is shown once, on the page that answers: it is kept only as a hash."""
    form = Form()
    made: list[str] = []

    def work() -> Done:
        made.append(operations.make_feed(current_user))
        return Done(url_for(".own"))

    if form.validate_on_submit() and save(form, work):
        return _address_page(*(made or [_another_address()]))
    page = render_template("deadlines/calendar/own.html", form=form, feed=queries.feed_of(current_user))
    return page, form.status


def _another_address() -> str:
    """For a second click: the first answer, and its address, never reached the screen."""
    with db.writing():
        return operations.make_feed(current_user)


def _address_page(token: str) -> ResponseReturnValue:
    url = url_for(".feed", token=token, _external=True)
    return render_template("deadlines/calendar/address.html", url=url)


@bp.post("/account/calendar/off")
@allow(Permission.SUPPORT_PEOPLE)
def off() -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.end_feed(current_user)
        return Done(url_for(".own"), _("Your calendar is off. Its address does not work any more."))

    return (form.validate_on_submit() and save(form, work)) or redirect(url_for(".own"), code=303)


@bp.get("/calendar/<string:token>.ics")
@public
def feed(token: str) -> ResponseReturnValue:
    """Read by programs that can not sign in. Nothing in it names anybody."""
    try:
        found = asked_for(token)
    except Slower as slower:
        return _nothing(429, {"Retry-After": str(slower.seconds)})
    if found is None:
        return _nothing(404, {})
    entries = entries_of(found.user)
    record_read("calendar.exported", found, by=found.user, count=len(entries))
    return fed(Way.CALENDAR_FEED, _written(entries), KIND, owner=found.user)


def _nothing(status: int, more: dict[str, str]) -> Response:
    """A program reads no page."""
    answer = make_response("", status, more)
    answer.mimetype = "text/plain"
    return answer


def _written(entries: list[Entry]) -> bytes:
    from .writing import (
        calendar_file,  # the library takes 3 MB of every process, and few calendars are fetched
    )

    return calendar_file(entries, _("Advocacy"), clock.zone(), clock.now())


@bp.get("/deadlines/<uuid:deadline_id>/calendar.ics")
@allow(Permission.SUPPORT_PEOPLE)
def one_deadline(deadline_id: UUID) -> ResponseReturnValue:
    row = queries.deadline_or_404(deadline_id, current_user)
    record_read("deadline.exported", deadline_id, by=current_user)
    return _one(deadline_entry(row))


@bp.get("/appointments/<uuid:appointment_id>/calendar.ics")
@allow(Permission.SUPPORT_PEOPLE)
def one_appointment(appointment_id: UUID) -> ResponseReturnValue:
    row = queries.appointment_or_404(appointment_id, current_user)
    record_read("appointment.exported", appointment_id, by=current_user)
    return _one(appointment_entry(row))


def _one(entry: Entry) -> ResponseReturnValue:
    return handed_out(Way.CALENDAR_DATE, _written([entry]), KIND, "date.ics", case=entry)
