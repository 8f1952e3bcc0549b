"""One letter: where it stands, how it looks, what is next; and throwing a draft away."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from advocacy.attachments.showing import shown
from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent import release
from advocacy.consent.grounds import override_for
from advocacy.consent.queries import newest_agreement
from advocacy.consent.sending import how_sent_words
from advocacy.consent.topic_words import topics_in_words
from advocacy.consent.words import how_words
from advocacy.documents.engine.html import letter_preview
from advocacy.documents.queries import issued_page
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .checking import check
from .gathering import template_of
from .issuing import outgoing, why_it_cannot_go
from .life.saying import life_of
from .models import Letter
from .packets.queries import packets_of
from .packets.saying import stands
from .printing import sheet_of, telling
from .rules import LetterState
from .saying import language_words, recipient_name, signer_words, stage, unreviewed, where_it_stands
from .signing.showing import signatures_of


@bp.get("/letters/<uuid:letter_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    record_read("letter.opened", letter, by=current_user)
    return page_about(letter, Form())


def page_about(letter: Letter, form: Form) -> ResponseReturnValue:
    """The page of a letter; `form` carries what stood in the way of its one button."""
    waits = letter.state in (LetterState.DRAFT, LetterState.AGREED)
    checked = check(letter) if waits else None
    page = render_template(
        "letters/show.html",
        letter=letter,
        form=form,
        case=letter.case,
        band=band_of_case(letter.case),
        template=template_of(letter),
        stands=where_it_stands(letter),
        stage=stage(letter, ready=bool(checked and checked.is_ready)),
        checked=checked,
        obstacle=release.obstacle(letter.public_id, outgoing(letter), letter.case) if waits else None,
        consent_missing=_consent_missing(letter),
        emergency=override_for(letter.public_id, telling(letter)) is not None,
        told=topics_in_words(letter.topics),
        agreement=newest_agreement(letter.public_id),
        preview=paper(letter),
        to=recipient_name(letter),
        how_words=how_words,
        how_sent_words=how_sent_words,
        signer_words=signer_words,
        language_words=language_words,
        unreviewed=unreviewed(template_of(letter)),
        earlier=queries.earlier_texts(letter),
        life=life_of(letter),
        signed=signatures_of(letter),
        packets=[(one, stands(one)) for one in packets_of(letter)] if letter.document_id else [],
        attachments=shown("letter", letter.public_id),
    )
    return page, form.status


def _consent_missing(letter: Letter) -> str | None:
    """Of a draft: what it would need. Of an issued letter that has not gone: why it can not go any more."""
    if letter.state == LetterState.ISSUED:
        return None if letter.sent_on else why_it_cannot_go(letter)
    return release.missing_consent(letter.public_id, telling(letter), letter.case)


def paper(letter: Letter) -> Markup:
    """The letter as it prints, as part of a page: frozen once issued. The engine has escaped every word of it."""
    if letter.document_id and (frozen := issued_page(letter.document_id)):
        return Markup(frozen)  # noqa: S704
    number = letter.document.number if letter.document and letter.state == LetterState.ISSUED else ""
    return Markup(letter_preview(sheet_of(letter, day=letter.issued_on, number=number)))  # noqa: S704


@bp.route("/letters/<uuid:letter_id>/throw-away", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def throw_away(letter_id: UUID) -> ResponseReturnValue:
    form = Form()
    letter = queries.letter_or_404(letter_id, current_user)
    case_id = letter.case.public_id

    def work() -> Done:
        operations.throw_away(queries.letter_or_404(letter_id, current_user), by=current_user)
        return Done(url_for(".of_case", case_id=case_id), _("The draft is gone."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    letter = queries.letter_or_404(letter_id, current_user)
    page = render_template(
        "letters/throw_away.html",
        letter=letter,
        form=form,
        case=letter.case,
        band=band_of_case(letter.case),
        to=recipient_name(letter),
        template=template_of(letter),
    )
    return page, form.status


@bp.get("/letters/<uuid:letter_id>/earlier")
@allow(Permission.SUPPORT_PEOPLE)
def earlier(letter_id: UUID) -> ResponseReturnValue:
    """The words that something else has replaced since."""
    letter = queries.letter_or_404(letter_id, current_user)
    record_read("letter.earlier_texts_read", letter, by=current_user)
    return render_template(
        "letters/earlier.html",
        letter=letter,
        case=letter.case,
        band=band_of_case(letter.case),
        texts=queries.earlier_texts(letter),
    )
