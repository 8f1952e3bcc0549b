"""How agreements are put into words."""

from flask_babel import gettext as _

from .models import How


def how_words(how: str) -> str:
    return {
        How.READ_TO_THEM: _("it was read to them"),
        How.READ_IT: _("they read it"),
        How.SIGNED: _("they signed it"),
        How.BY_PHONE: _("by phone"),
    }[How(how)]


def kind_words(kind: str) -> str:
    return {"letter": _("A letter"), "referral": _("A referral"), "packet": _("A letter with enclosures")}[
        kind
    ]
