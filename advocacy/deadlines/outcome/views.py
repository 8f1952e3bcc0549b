"""Pages about one deadline: what it is, and what became of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.attachments.adding import add_page, keep_for_later
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.operations import attach as attach_files
from advocacy.attachments.showing import shown, shown_pending
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import files_were_sent, takes_files

from .. import filing
from ..doing.showing import move_of
from ..models import Deadline
from ..showing import shown_of
from ..telling.queries import told_about
from ..telling.words import audience_words, step_words
from ..words import moved_why_words, result_words
from . import forms, queries, rules, words

bp = Blueprint("deadlines", __name__)


@bp.app_template_filter("deadline_title")
def deadline_title(deadline: Any) -> str:
    return queries.title_of(deadline)


@bp.get("/deadlines/<uuid:deadline_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(deadline_id: UUID) -> ResponseReturnValue:
    deadline = queries.deadline_or_404(deadline_id, current_user)
    record_read("deadline.opened", deadline, by=current_user)
    one = shown_of(deadline.notice, deadline)
    last, rule, told = filing.last_of(deadline), queries.rule_of(deadline), told_about(deadline)
    return render_template(
        "deadlines/show.html",
        **_about(deadline),
        rule=rule,
        what=result_words(deadline.result) if rule else "",
        steps=one.steps,
        one=one,
        questions=one.questions,
        moved_why=moved_why_words,
        state=words.state_words(deadline),
        proof=words.proof_words(deadline.proof),
        counts=words.counts_words(rule.counts_when if rule else ""),
        is_past=rules.is_past(last, clock.today()),
        move=move_of(deadline, deadline.notice.public_id, deadline.case.public_id, clock.today()),
        told=[(step_words(row.step), audience_words(row.audience), row.told_at) for row in told],
        ended_by=queries.name_of(deadline.ended_by_id),
        attachments=shown("deadline", deadline.public_id),
    )


def _about(deadline: Deadline) -> dict[str, Any]:
    """What every page about a deadline shows."""
    case = deadline.case
    return {"deadline": deadline, "notice": deadline.notice, "case": case, "band": band_of_case(case)}


@bp.route("/deadlines/<uuid:deadline_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach(deadline_id: UUID) -> ResponseReturnValue:
    return add_page("deadline", deadline_id)


@bp.route("/deadlines/<uuid:deadline_id>/filed", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def file(deadline_id: UUID) -> ResponseReturnValue:
    """That it was filed, with its proof; and, once it was, the way to tell that better."""
    deadline = queries.deadline_or_404(deadline_id, current_user)
    form = forms.FiledForm(obj=deadline)

    def work() -> Done:
        found = queries.deadline_or_404(deadline_id, current_user)
        filing.correct_filing(found, form.filed(), form.version.data, current_user)
        attach_files(
            "deadline",
            deadline_id,
            form.files.data or [],
            form.shows.data or "",
            once=form.token,
            without=form.without.ids(),
            by=current_user,
        )
        return Done(url_for(".show", deadline_id=deadline_id), _filed_words(found))

    if form.validate_on_submit() and (done := save(form, work, case=deadline.case.public_id)):
        return done
    if files_were_sent():
        keep_for_later(form, form.files)
    deadline = queries.deadline_or_404(deadline_id, current_user)
    rule = queries.rule_of(deadline)
    return _page(
        "deadlines/file.html",
        form,
        deadline,
        counts=words.counts_words(rule.counts_when if rule else ""),
        pending=shown_pending(current_user, form.token),
    )


def _filed_words(deadline: Deadline) -> str:
    if deadline.filed_late:
        return _("Saved as filed late. Late is not lost: say why it was late, and ask them to take it.")
    return _("Saved.") if deadline.proof else _("Saved. Add the proof as soon as you have it.")


def _page(template: str, form: Form, deadline: Deadline, **more: Any) -> ResponseReturnValue:
    return render_template(template, form=form, **_about(deadline), **more), form.status


def _ending(
    template: str, form: Form, deadline_id: UUID, write: Callable[[Deadline], None], said: str
) -> ResponseReturnValue:
    deadline = queries.deadline_or_404(deadline_id, current_user)

    def work() -> Done:
        write(queries.deadline_or_404(deadline_id, current_user))
        return Done(url_for(".show", deadline_id=deadline_id), said)

    if form.validate_on_submit() and (done := save(form, work, case=deadline.case.public_id)):
        return done
    return _page(template, form, queries.deadline_or_404(deadline_id, current_user))


@bp.route("/deadlines/<uuid:deadline_id>/answered", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def answer(deadline_id: UUID) -> ResponseReturnValue:
    form = forms.AnsweredForm(obj=queries.deadline_or_404(deadline_id, current_user))

    def write(deadline: Deadline) -> None:
        on, said = form.ended_on.data, form.ended_words.data or ""
        filing.record_answer(deadline, on, said, form.version.data, current_user)

    return _ending("deadlines/answer.html", form, deadline_id, write, _("Their answer is saved."))


@bp.route("/deadlines/<uuid:deadline_id>/not-wanted", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def give_up(deadline_id: UUID) -> ResponseReturnValue:
    form = _words_form(forms.NotWantedForm, deadline_id)

    def write(deadline: Deadline) -> None:
        filing.set_not_wanted(deadline, form.ended_words.data or "", form.version.data, current_user)

    return _ending("deadlines/give_up.html", form, deadline_id, write, _("Their decision is saved."))


@bp.route("/deadlines/<uuid:deadline_id>/missed", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def miss(deadline_id: UUID) -> ResponseReturnValue:
    form = _words_form(forms.WordsForm, deadline_id)

    def write(deadline: Deadline) -> None:
        filing.set_missed(deadline, form.ended_words.data or "", form.version.data, current_user)

    return _ending("deadlines/miss.html", form, deadline_id, write, _("Saved. It can still be filed late."))


@bp.route("/deadlines/<uuid:deadline_id>/open-again", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def reopen(deadline_id: UUID) -> ResponseReturnValue:
    form = _words_form(forms.ReopenForm, deadline_id)

    def write(deadline: Deadline) -> None:
        filing.reopen(deadline, form.ended_words.data or "", form.version.data, current_user)

    return _ending("deadlines/reopen.html", form, deadline_id, write, _("It is open again."))


def _words_form(kind: type[forms.WordsForm], deadline_id: UUID) -> forms.WordsForm:
    """Each ending is told in words of its own: only the version comes from the record."""
    return kind(version=queries.deadline_or_404(deadline_id, current_user).version)
