"""The check of a letter, making it void, correcting it, and the letter that comes next."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..blueprint import bp
from ..models import Letter
from ..printing import text_sha256
from ..queries import letter_or_404
from ..saying import recipient_name
from ..show_views import paper
from ..templates import load_templates, template_of
from . import checking, queries, turning
from .checking_rules import Step, waits_for, writers
from .following import may_follow
from .forms import CheckForm, FollowForm, NoAnswerForm, VoidForm
from .unanswered import set_no_answer


def _page(name: str, letter_id: UUID, form: Form, **more: Any) -> ResponseReturnValue:
    letter = letter_or_404(letter_id, current_user)
    band = band_of_case(letter.case)
    to = recipient_name(letter)
    page = render_template(
        f"letters/{name}.html", letter=letter, form=form, case=letter.case, band=band, to=to, **more
    )
    return page, form.status


@bp.route("/letters/<uuid:letter_id>/check", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def check(letter_id: UUID) -> ResponseReturnValue:
    """The words to read, what was asked and answered, and the buttons of whoever looks at it."""
    form = CheckForm()
    letter = letter_or_404(letter_id, current_user)

    def work() -> Done:
        found = letter_or_404(letter_id, current_user)
        return Done(url_for(".check", letter_id=letter_id), _do(form, found))

    if form.validate_on_submit() and (done := save(form, work, case=letter.case.public_id)):
        return done
    letter = letter_or_404(letter_id, current_user)
    record_read("letter.opened", letter, by=current_user)
    steps, stands = queries.steps_of(letter), text_sha256(letter)
    looked = queries.looked(steps)
    form.read.data = stands
    return _page(
        "check",
        letter_id,
        form,
        steps=[one for one in steps if one.state != Step.WROTE],
        waits=waits_for(looked, letter.author_id, stands),
        own=current_user.id in writers(looked, letter.author_id),
        preview=paper(letter),
    )


def _do(form: CheckForm, letter: Letter) -> str:
    words, read = form.words.data or "", form.read.data or ""
    if form.do.data == "pass":
        checking.pass_check(letter, words, read, by=current_user)
        return _("Checked. It was not sent.")
    if form.do.data == "questions":
        checking.ask_questions(letter, words, read, by=current_user)
        return _("Your questions are written down.")
    if form.do.data == "answer":
        checking.answer_questions(letter, words, by=current_user)
        return _("Your answer is written down.")
    checking.ask_for_check(letter, words, by=current_user)
    return _("A check is asked for.")


@bp.route("/letters/<uuid:letter_id>/void", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def void(letter_id: UUID) -> ResponseReturnValue:
    form = VoidForm()
    case_id = letter_or_404(letter_id, current_user).case.public_id

    def work() -> Done:
        turning.make_void(letter_or_404(letter_id, current_user), form.why.data or "", by=current_user)
        return Done(url_for(".show", letter_id=letter_id), _("It is void."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _page("void", letter_id, form)


@bp.route("/letters/<uuid:letter_id>/correct", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def correct(letter_id: UUID) -> ResponseReturnValue:
    form = Form()
    case_id = letter_or_404(letter_id, current_user).case.public_id

    def work() -> Done:
        corrected = turning.correct(letter_or_404(letter_id, current_user), by=current_user)
        return Done(url_for(".edit", letter_id=corrected.public_id), _("Change what was wrong."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _page("correct", letter_id, form)


@bp.route("/letters/<uuid:letter_id>/next", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def follow(letter_id: UUID) -> ResponseReturnValue:
    form = FollowForm()
    letter = letter_or_404(letter_id, current_user)
    known = load_templates()
    codes = may_follow(letter.template, known)
    form.offer([(code, template_of(code, letter.language).title) for code in codes])

    def work() -> Done:
        found = letter_or_404(letter_id, current_user)
        template = template_of(form.template.data, found.language)
        further = turning.follow(found, template, by=current_user)
        return Done(url_for(".edit", letter_id=further.public_id), _("The draft is filled from the case."))

    if form.validate_on_submit() and (done := save(form, work, case=letter.case.public_id)):
        return done
    if request.method == "GET" and request.args.get("template") in codes:
        form.template.data = request.args["template"]
    return _page("next_letter", letter_id, form)


@bp.route("/letters/<uuid:letter_id>/no-answer", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def no_answer(letter_id: UUID) -> ResponseReturnValue:
    form = NoAnswerForm()
    case_id = letter_or_404(letter_id, current_user).case.public_id

    def work() -> Done:
        set_no_answer(letter_or_404(letter_id, current_user), form.words.data or "", by=current_user)
        return Done(
            url_for(".show", letter_id=letter_id), _("Written down. The next letter is offered below.")
        )

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _page("no_answer", letter_id, form)
