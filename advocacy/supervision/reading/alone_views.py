"""What supervisors read whom nobody else supervises: figures for whoever runs the system, and what came of asking."""

from datetime import date
from uuid import UUID

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.web.pages import SIZE, Page, page_number
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import alone, operations, words
from .forms import AnswerForm
from .overview import Line
from .rules import Question
from .views import bp

__all__ = ["bp"]


@bp.get("/reading-of-supervisors")
@allow(Permission.ADMINISTER)
def of_supervisors() -> ResponseReturnValue:
    lines, number = alone.figures(), page_number()
    shown = lines[(number - 1) * SIZE : number * SIZE]
    record_read("reading.opened", None, by=current_user, questions=len(shown))
    page = Page(shown, number, len(lines) > number * SIZE, len(lines))
    return render_template("supervision/reading_alone.html", page=page, words=words)


@bp.route("/reading-of-supervisors/<uuid:user_id>/<question>/<day>", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def of_one_supervisor(user_id: UUID, question: str, day: str) -> ResponseReturnValue:
    form = AnswerForm()

    def work() -> Done:
        operations.look_into(_line(user_id, question, day), form.words.data or "", by=current_user)
        return Done(url_for(".of_supervisors"), _("Written down. Thank you for asking."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    line = _line(user_id, question, day)
    record_read("reading.looked_at", line.user, by=current_user)
    page = render_template("supervision/reading_alone_one.html", line=line, form=form, words=words)
    return page, form.status


def _line(user_id: UUID, question: str, day: str) -> Line:
    """A supervisor who is alone, a question that there is, a day: else there is no such page."""
    try:
        asked, on = Question(question), date.fromisoformat(day)
    except ValueError:
        abort(404)
    user = next((one for one in alone.lone_supervisors() if one.public_id == user_id), None)
    return alone.one_figure(user or abort(404), asked, on) or abort(404)
