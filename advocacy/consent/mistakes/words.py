"""How a mistake is put into words."""

from flask_babel import gettext as _

from .models import How


def how_words(how: str) -> str:
    return {
        How.WRONG_ADDRESS: _("It went to the wrong person or address"),
        How.TOO_MUCH: _("More was told than they allowed"),
        How.SAID: _("It was said where somebody heard it"),
        How.SEEN: _("Somebody saw a paper or a screen"),
        How.LOST: _("A paper or a device was lost or taken"),
        How.OTHER: _("In another way"),
    }[How(how)]
