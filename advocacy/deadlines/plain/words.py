"""How information given is said."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from .models import Given

LANGUAGES = {"en": _l("English"), "es": _l("Spanish")}
HOWS = {
    Given.PAPER: _l("I gave it to them on paper"),
    Given.LARGE_PAPER: _l("I gave it to them in large print"),
    Given.READ_ALOUD: _l("I read it to them"),
    Given.SHOWN: _l("I showed it to them on the screen"),
}


def given_words(how: str, language: str) -> str:
    words = {
        Given.PAPER: _("Rights explained: on paper, in %(language)s", language=LANGUAGES[language]),
        Given.LARGE_PAPER: _(
            "Rights explained: in large print, in %(language)s", language=LANGUAGES[language]
        ),
        Given.READ_ALOUD: _("Rights explained: read aloud, in %(language)s", language=LANGUAGES[language]),
        Given.SHOWN: _("Rights explained: on the screen, in %(language)s", language=LANGUAGES[language]),
    }
    return words[Given(how)]


def nothing_to_tell() -> str:
    return _("Nobody has said yet which rule this notice follows. Say so on the notice first.")
