"""Choosing what goes along, and writing down that it went."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.consent.disclosing.operations import Gone, write_down_sent
from advocacy.consent.operations import SaidYes, record_agreement
from advocacy.db import db
from advocacy.web.refusals import Refused

from ..models import Letter
from ..texts import lines_of
from . import queries
from .choosing import LETTER, Choice
from .issuing import outgoing, why_it_cannot_be_bound
from .models import LetterPacket, PacketEnclosure


def choose(
    letter: Letter, chosen: Sequence[Choice], topics: Sequence[str], yes: SaidYes, *, by: User
) -> LetterPacket:
    """They agreed that these papers go along with this letter. Nothing is bound yet.

    An earlier letter tells what it tells, whatever was ticked: the consent has to cover that too.
    """
    if not chosen:
        raise Refused(_("Tick what goes along with the letter."))
    if refusal := why_it_cannot_be_bound(letter):
        raise Refused(refusal)
    told = sorted(
        {*topics, *queries.topics_of_letters([one.subject for one in chosen if one.kind == LETTER])}
    )
    packet = LetterPacket(public_id=uuid4(), letter=letter, topics=told, made_at=clock.now(), by_id=by.id)
    packet.enclosures = [
        PacketEnclosure(
            place=place,
            kind=one.kind,
            subject=one.subject,
            title=one.title,
            pages=one.pages,
            sha256=one.sha256,
        )
        for place, one in enumerate(chosen, 1)
    ]
    db.session.add(packet)
    db.session.flush()
    record("packet.chosen", packet, by=by, papers=len(chosen))
    record_agreement(letter.case, "packet", packet.public_id, outgoing(packet), yes, by=by)
    return packet


def record_packet_sent(packet: LetterPacket, sent_on: date, how: str, *, by: User) -> None:
    """The bound papers left the house with the letter: what they tell is told, and stands with the rest."""
    letter, document = packet.letter, packet.document
    if document is None or packet.issued_on is None or sent_on < packet.issued_on:
        raise Refused(_("The packet was bound after that day. Untick it, or put the day right."))
    write_down_sent(
        Gone(
            kind="packet",
            subject=packet.public_id,
            case=letter.case,
            document=document,
            telling=outgoing(packet),
            what=_what(packet, document.number),
            address="\n".join(lines_of(letter.recipient)[1:]),
            told_to=letter.worker,
            on=sent_on,
            how=how,
        ),
        by=by,
    )
    packet.sent_on = packet.sent_on or sent_on
    packet.version += 1
    record("packet.sent", packet, by=by, how=how)


def _what(packet: LetterPacket, number: str) -> str:
    titles = "; ".join(one.title for one in packet.enclosures)
    count = ngettext("%(num)s enclosure", "%(num)s enclosures", len(packet.enclosures))
    return _(
        "Packet %(number)s: the letter with %(count)s: %(titles)s", number=number, count=count, titles=titles
    )
