"""The morning's post: what waits, a run while it works, and the one file for the printer."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import BooleanField

from advocacy import clock
from advocacy.audit.operations import record_list, record_read
from advocacy.consent.paper_pages import PDF
from advocacy.db import db
from advocacy.documents.queries import document
from advocacy.web.forms import Form
from advocacy.web.leaving import Way, handed_out
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from ..blueprint import bp
from ..models import Letter
from . import operations, queries, sorting
from .models import Fate, PostRun


class PostForm(Form):
    agreed_too = BooleanField(
        _l("Issue the letters that were agreed to as well"),
        description=_l(
            "Each is checked as if you issued it alone. What may not be issued is left out, and says why."
        ),
    )


@bp.route("/letters/post", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def post() -> ResponseReturnValue:
    """How much waits, and one button."""
    form = PostForm()

    def work() -> Done:
        run = operations.start(agreed_too=bool(form.agreed_too.data), by=current_user)
        return Done(url_for("letters.post_run", run_id=run.public_id))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    waiting, agreed = queries.how_many(current_user)
    page = render_template(
        "letters/post.html",
        form=form,
        waiting=waiting,
        agreed=agreed,
        at_work=queries.working_run_of(current_user, clock.now() - operations.SILENT),
        runs=queries.runs_of(current_user),
    )
    return page, form.status


@bp.get("/letters/post/<uuid:run_id>")
@allow(Permission.SUPPORT_PEOPLE)
def post_run(run_id: UUID) -> ResponseReturnValue:
    return _page_about(queries.run_or_404(run_id, current_user))


def _page_about(run: PostRun, changed: str = "") -> str:
    ended = run.ended_at is not None
    ready = queries.letters_in(run, Fate.READY, current_user) if ended else []
    left_out = queries.letters_in(run, Fate.LEFT_OUT, current_user) if ended else []
    if ended:
        record_list("letters.listed", [letter for letter, _why in (*ready, *left_out)], by=current_user)
    done, of = queries.how_far(run)
    return render_template(
        "letters/post_run.html",
        run=run,
        form=Form(),
        silent=operations.is_silent(run),
        done=done,
        of=of,
        ready=[letter for letter, _why in ready],
        left_out=left_out,
        changed=changed,
    )


@bp.post("/letters/post/<uuid:run_id>/stop")
@allow(Permission.SUPPORT_PEOPLE)
def stop_post(run_id: UUID) -> ResponseReturnValue:
    form, run = Form(), queries.run_or_404(run_id, current_user)

    def work() -> Done:
        operations.stop(queries.run_or_404(run_id, current_user), by=current_user)
        return Done(url_for("letters.post_run", run_id=run_id), _("It stops. What is ready is kept."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _page_about(run), form.status


@bp.get("/letters/post/<uuid:run_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def post_pdf(run_id: UUID) -> ResponseReturnValue:
    """What was bound, as long as each letter in it may still leave."""
    run = queries.run_or_404(run_id, current_user)
    content = queries.bound_bytes(run) or abort(404)
    bound = queries.ready_in(run)
    db.session.rollback()
    try:
        answer = handed_out(
            Way.ISSUED_PAPER, content, PDF, "post.pdf", gone=False, why=lambda: _no_longer(bound)
        )
    except Refused as refusal:
        return _page_about(queries.run_or_404(run_id, current_user), refusal.sentence), 409
    for letter, number in _numbered(bound):
        record_read("letter.downloaded", letter, by=current_user, number=number)
    return answer


def _no_longer(bound: Sequence[Any]) -> str | None:
    """Since they were bound, one of them may have been sent, taken back, or taken from whoever prints."""
    if sorting.all_go(bound, current_user):
        return None
    return _(
        "Something changed since the letters were put together. Put them together again, then print them."
    )


def _numbered(bound: Sequence[Any]) -> Iterator[tuple[Letter, str]]:
    for row in bound:
        letter, paper = queries.letter_in_sight(row.letter_id, current_user), document(row.document_id)
        if letter and paper:
            yield letter, paper.number
