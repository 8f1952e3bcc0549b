"""What the service answered, how it ended, and what the person says of it."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import chasing, queries
from .blueprint import bp
from .chasing import Ending
from .forms import AnswerForm, EndForm, ViewForm
from .going_views import beside_the_page
from .outcomes import Outcome
from .show_views import answer_form, page_about
from .states import ReferralState


@bp.post("/referrals/<uuid:referral_id>/answer")
@allow(Permission.SUPPORT_PEOPLE)
def answer(referral_id: UUID) -> ResponseReturnValue:
    referral = queries.referral_or_404(referral_id, current_user)
    form = answer_form(referral)
    case_id = referral.case.public_id
    if form.validate_on_submit() and (done := save(form, lambda: _answered(form, referral_id), case=case_id)):
        return done
    return page_about(queries.referral_or_404(referral_id, current_user), form)


def _answered(form: AnswerForm, referral_id: UUID) -> Done:
    referral = queries.referral_or_404(referral_id, current_user)
    on, words = form.on.data, form.words.data or ""
    if form.nobody_answered():
        chasing.note_no_answer(referral, on, form.method(), words, by=current_user)
    elif form.answer.data == ReferralState.DECLINED_BY_AGENCY:
        chasing.record_no(referral, on, words, Outcome(form.why.data), by=current_user)
    else:
        state = ReferralState(form.answer.data)
        chasing.record_answer(referral, state, on, words, form.meeting.data, by=current_user)
    return Done(url_for(".show", referral_id=referral_id), _("Written down."))


@bp.route("/referrals/<uuid:referral_id>/end", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def end(referral_id: UUID) -> ResponseReturnValue:
    form = EndForm()
    case_id = queries.referral_or_404(referral_id, current_user).case.public_id

    def work() -> Done:
        referral = queries.referral_or_404(referral_id, current_user)
        ending = Ending(
            Outcome(form.outcome.data),
            form.words.data or "",
            form.persons_view.data or "",
            form.persons_words.data or "",
        )
        chasing.end_referral(referral, ending, form.on.data, by=current_user)
        return Done(url_for(".show", referral_id=referral_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return beside_the_page("referrals/end.html", referral_id, form)


@bp.route("/referrals/<uuid:referral_id>/their-view", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def their_view(referral_id: UUID) -> ResponseReturnValue:
    """Theirs is the last word, also when it comes later."""
    found = queries.referral_or_404(referral_id, current_user)
    form = ViewForm(persons_view=found.persons_view, persons_words=found.persons_outcome)
    case_id = found.case.public_id

    def work() -> Done:
        referral = queries.referral_or_404(referral_id, current_user)
        view, words = form.persons_view.data or "", form.persons_words.data or ""
        chasing.add_persons_view(referral, view, words, by=current_user)
        return Done(url_for(".show", referral_id=referral_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return beside_the_page("referrals/their_view.html", referral_id, form)
