"""The names that stand under a letter's words, as its pages say them."""

from flask_babel import gettext as _

from advocacy.consent.giving.picture import picture_of
from advocacy.web.filters import plain_day

from ..models import Letter
from ..printing import text_sha256
from .models import LetterSignature
from .queries import names_under
from .rules import How, Who, standing


def signatures_of(letter: Letter) -> list[tuple[str, str]]:
    """What the page says of each name that stands under these words, with the picture of a drawn one."""
    names = names_under(letter)
    stands = standing(names, text_sha256(letter)) if names else {}
    return [(_words(letter, one), picture_of(one.drawn)) for one in stands.values()]


def _words(letter: Letter, one: LetterSignature) -> str:
    name = letter.case.person.name if one.who == Who.PERSON else letter.author.name
    day = plain_day(one.signed_on)
    if one.how == How.DRAWN:
        return _("%(name)s, drawn on %(day)s", name=name, day=day)
    if one.how == How.TYPED:
        return _("%(name)s, typed on %(day)s: %(typed)s", name=name, day=day, typed=one.typed)
    return _("%(name)s, on paper on %(day)s", name=name, day=day)
