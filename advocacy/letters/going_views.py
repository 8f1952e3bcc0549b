"""A letter on its way out: agreed, issued, sent, answered."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.cases.band import band_of_case
from advocacy.consent.forms import AgreementForm
from advocacy.consent.paper_pages import issue_once
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .checking import check
from .gathering import template_of
from .issuing import IssuableLetter
from .life.going_forms import LetterSentForm, ReplyForm
from .packets.operations import record_packet_sent
from .packets.queries import packet_to_send
from .saying import recipient_name, unreviewed
from .show_views import page_about, paper


@bp.route("/letters/<uuid:letter_id>/agree", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def agree(letter_id: UUID) -> ResponseReturnValue:
    """The letter to read with the person, and their yes beside it."""
    form = AgreementForm()
    letter = queries.letter_or_404(letter_id, current_user)

    def work() -> Done:
        found = queries.letter_or_404(letter_id, current_user)
        operations.agree(found, form.said_yes(), by=current_user)
        return Done(url_for(".show", letter_id=letter_id), _("Their yes is written down."))

    if form.validate_on_submit() and (done := save(form, work, case=letter.case.public_id)):
        return done
    form.beside(queries.letter_or_404(letter_id, current_user).version)
    return _beside_the_page("letters/agree.html", letter_id, form)


def _beside_the_page(template: str, letter_id: UUID, form: Form, **more: Any) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    page = render_template(
        template,
        letter=letter,
        form=form,
        case=letter.case,
        band=band_of_case(letter.case),
        checked=check(letter),
        preview=paper(letter),
        unreviewed=unreviewed(template_of(letter)),
        to=recipient_name(letter),
        **more,
    )
    return page, form.status


@bp.post("/letters/<uuid:letter_id>/issue")
@allow(Permission.SUPPORT_PEOPLE)
def issue(letter_id: UUID) -> ResponseReturnValue:
    return issue_once(
        IssuableLetter(letter_id, current_user),
        by=current_user,
        there=url_for(".show", letter_id=letter_id),
        about=lambda form: page_about(queries.letter_or_404(letter_id, current_user), form),
    )


@bp.route("/letters/<uuid:letter_id>/sent", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def sent(letter_id: UUID) -> ResponseReturnValue:
    form = LetterSentForm()
    case_id = queries.letter_or_404(letter_id, current_user).case.public_id

    def work() -> Done:
        found = queries.letter_or_404(letter_id, current_user)
        operations.record_sent(
            found,
            form.sent_on.data,
            form.how.data,
            form.note.data or "",
            number=form.number.data or "",
            by=current_user,
        )
        if form.packet.data and (packet := packet_to_send(found)):
            record_packet_sent(packet, form.sent_on.data, form.how.data, by=current_user)
        return Done(url_for(".show", letter_id=letter_id), _("Written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    packet = packet_to_send(queries.letter_or_404(letter_id, current_user))
    return _beside_the_page("letters/sent.html", letter_id, form, packet=packet)


@bp.route("/letters/<uuid:letter_id>/reply", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def reply(letter_id: UUID) -> ResponseReturnValue:
    form = ReplyForm()
    case_id = queries.letter_or_404(letter_id, current_user).case.public_id

    def work() -> Done:
        found = queries.letter_or_404(letter_id, current_user)
        operations.record_reply(
            found,
            form.replied_on.data,
            form.words.data or "",
            outcome=form.outcome.data or "",
            by=current_user,
        )
        return Done(url_for(".show", letter_id=letter_id), _("The answer is written down."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    return _beside_the_page("letters/reply.html", letter_id, form)
