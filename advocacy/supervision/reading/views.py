"""Reading that a supervisor may want to ask about, and what came of asking."""

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_list, record_read
from advocacy.supervision.queries import advocate_or_404
from advocacy.web.pages import SIZE, Page, page_number
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, overview, queries, words
from .forms import AnswerForm
from .rules import Question

bp = Blueprint("reading", __name__)


@bp.get("/supervision/reading")
@allow(Permission.SUPERVISE)
def index() -> ResponseReturnValue:
    lines, number = overview.lines_for(current_user), page_number()
    shown = lines[(number - 1) * SIZE : number * SIZE]
    record_read("reading.opened", None, by=current_user, questions=len(shown))
    return render_template(
        "supervision/reading.html",
        page=Page(shown, number, len(lines) > number * SIZE, len(lines)),
        words=words,
    )


@bp.route("/supervision/reading/<uuid:user_id>/<question>/<day>", methods=["GET", "POST"])
@allow(Permission.SUPERVISE)
def one(user_id: UUID, question: str, day: str) -> ResponseReturnValue:
    form = AnswerForm()

    def work() -> Done:
        operations.look_into(_line(user_id, question, day), form.words.data or "", by=current_user)
        return Done(url_for(".index"), _("Written down. Thank you for asking."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    line = _line(user_id, question, day)
    cases = queries.cases_among(line.asked.files, current_user)
    record_list("reading.looked_at", cases, by=current_user, reader=str(user_id))
    page = render_template("supervision/reading_one.html", line=line, cases=cases, form=form, words=words)
    return page, form.status


def _line(user_id: UUID, question: str, day: str) -> overview.Line:
    """Someone of the team, a question that there is, a day: else there is no such page."""
    try:
        asked, on = Question(question), date.fromisoformat(day)
    except ValueError:
        abort(404)
    user = advocate_or_404(user_id, current_user)
    return overview.one_line(current_user, user, asked, on) or abort(404)
