"""Packets in words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.documents.models import DocumentState
from advocacy.web.filters import plain_day

from .choosing import Choice
from .models import LetterPacket


def choice_words(one: Choice) -> str:
    pages = ngettext("%(num)s page", "%(num)s pages", one.pages)
    return _("%(title)s (%(pages)s, %(day)s)", title=one.title, pages=pages, day=plain_day(one.on))


def stands(packet: LetterPacket) -> str:
    """Where it stands. Bound can not be mistaken for sent."""
    if packet.sent_on:
        return _("Sent on %(day)s", day=plain_day(packet.sent_on))
    if packet.state == DocumentState.ISSUED:
        return _("Bound. Not sent yet.")
    if packet.state == DocumentState.ISSUING:
        return _("It is being bound.")
    return _("They agreed. Not bound yet.")
