"""How what left the house is put into words."""

from enum import StrEnum

from flask_babel import gettext as _

from ..sending import HowSent, how_sent_words
from .models import Basis, Disclosure, Notice, Reliance


class HowTold(StrEnum):
    """How something was told by mouth."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"


def how_words(how: str) -> str:
    """As in “by …”."""
    told = {
        HowTold.PHONE: _("by phone"),
        HowTold.IN_PERSON: _("in person"),
        HowTold.VIDEO: _("by video"),
    }
    if how in set(HowTold):
        return told[HowTold(how)]
    return _("by %(way)s", way=how_sent_words(HowSent(how)))


def basis_words(one: Disclosure) -> str:
    """Why it was allowed."""
    if one.basis == Basis.PERSON_ALONE:
        return _("They signed it themselves")
    if one.basis == Basis.EMERGENCY:
        return _("Emergency, without consent")
    return _("Consent %(number)s", number=one.consent.number if one.consent else "")


def notice_words(notice: str) -> str:
    return {
        Notice.NONE: _("No notice was needed"),
        Notice.SHORT: _("With the short notice of 42 CFR part 2"),
        Notice.LONG: _("With the long notice of 42 CFR part 2"),
    }[Notice(notice)]


def paper_words(one: Reliance) -> str:
    number = one.document.number
    if one.kind == "letter":
        return _("Letter %(number)s", number=number)
    if one.kind == "packet":
        return _("Packet %(number)s", number=number)
    return _("Referral %(number)s", number=number)
