"""How contacts are put into words."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from .models import Contact, Way


def way_words(way: str) -> str:
    return {
        Way.IN_PERSON: _("In person"),
        Way.CALL: _("Call"),
        Way.TEXT: _("Text"),
        Way.VIDEO: _("Video"),
        Way.EMAIL: _("Email"),
        Way.POST: _("Letter"),
    }[Way(way)]


def icon_of(contact: Any) -> str:
    """The picture beside it on the timeline."""
    if not contact.reached:
        return "phone-missed"
    return {
        Way.IN_PERSON: "users-round",
        Way.CALL: "phone",
        Way.TEXT: "message-square",
        Way.VIDEO: "eye",
        Way.EMAIL: "mail",
        Way.POST: "mail",
    }[Way(contact.way)]


def tried_words(way: str) -> str:
    return {
        Way.IN_PERSON: _("Went there, did not meet"),
        Way.CALL: _("Tried to call, no answer"),
        Way.TEXT: _("Sent a text, no answer"),
        Way.VIDEO: _("Tried a video call, no answer"),
        Way.EMAIL: _("Sent an email, no answer"),
        Way.POST: _("Sent a letter, no answer"),
    }[Way(way)]


def title(contact: Contact) -> str:
    """Call, 15 minutes."""
    if not contact.reached:
        return tried_words(contact.way)
    if not contact.minutes:
        return way_words(contact.way)
    return f"{way_words(contact.way)}, {ngettext('%(num)s minute', '%(num)s minutes', contact.minutes)}"
