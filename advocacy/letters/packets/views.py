"""A letter with what goes along: choosing, binding, downloading."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.audit.operations import record_read
from advocacy.cases.band import band_of_case
from advocacy.consent import release
from advocacy.consent.paper_pages import frozen_pdf, issue_once
from advocacy.consent.topic_words import topics_in_words
from advocacy.documents.models import DocumentState
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from ..blueprint import bp
from ..queries import letter_or_404
from ..saying import recipient_name
from . import operations, queries
from .choosing import choices_for
from .forms import PacketForm
from .issuing import IssuablePacket, outgoing, why_it_cannot_be_bound, why_it_cannot_go
from .models import LetterPacket
from .saying import stands


@bp.route("/letters/<uuid:letter_id>/packet", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def choose_packet(letter_id: UUID) -> ResponseReturnValue:
    """What goes along, ticked with the person."""
    letter = letter_or_404(letter_id, current_user)
    form = PacketForm()
    form.offer(choices_for(letter, current_user))
    case_id = letter.case.public_id

    def work() -> Done:
        found = letter_or_404(letter_id, current_user)
        form.offer(choices_for(found, current_user))
        packet = operations.choose(
            found, form.chosen(), form.topics.data or [], form.said_yes(), by=current_user
        )
        return Done(url_for(".show_packet", packet_id=packet.public_id), _("Chosen. Bind it now."))

    if form.validate_on_submit() and (done := save(form, work, case=case_id)):
        return done
    letter = letter_or_404(letter_id, current_user)
    record_read("letter.opened", letter, by=current_user)
    page = render_template(
        "letters/packet_new.html",
        letter=letter,
        form=form,
        case=letter.case,
        band=band_of_case(letter.case),
        to=recipient_name(letter),
        obstacle=why_it_cannot_be_bound(letter),
    )
    return page, form.status


@bp.get("/packets/<uuid:packet_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show_packet(packet_id: UUID) -> ResponseReturnValue:
    packet = queries.packet_or_404(packet_id, current_user)
    record_read("packet.opened", packet, by=current_user)
    return _page_about(packet, Form())


def _page_about(packet: LetterPacket, form: Form) -> ResponseReturnValue:
    letter, waits = packet.letter, packet.state != DocumentState.ISSUED
    page = render_template(
        "letters/packet.html",
        packet=packet,
        letter=letter,
        form=form,
        case=packet.case,
        band=band_of_case(packet.case),
        to=recipient_name(letter),
        stands=stands(packet),
        obstacle=release.obstacle(packet.public_id, outgoing(packet), packet.case) if waits else None,
        kept_back=None if waits or packet.sent_on else why_it_cannot_go(packet),
        told=topics_in_words(outgoing(packet).topics),
    )
    return page, form.status


@bp.post("/packets/<uuid:packet_id>/bind")
@allow(Permission.SUPPORT_PEOPLE)
def bind_packet(packet_id: UUID) -> ResponseReturnValue:
    return issue_once(
        IssuablePacket(packet_id, current_user),
        by=current_user,
        there=url_for(".show_packet", packet_id=packet_id),
        about=lambda form: _page_about(queries.packet_or_404(packet_id, current_user), form),
    )


@bp.get("/packets/<uuid:packet_id>.pdf")
@allow(Permission.SUPPORT_PEOPLE)
def packet_pdf(packet_id: UUID) -> ResponseReturnValue:
    packet = queries.packet_or_404(packet_id, current_user)
    return frozen_pdf(
        "packet",
        packet,
        packet.state,
        by=current_user,
        why_not=lambda: why_it_cannot_go(packet),
        there=url_for(".show_packet", packet_id=packet_id),
    )
