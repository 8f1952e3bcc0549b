"""Writing down that something left the house: on which day, and how."""

from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from advocacy import clock
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of


class HowSent(StrEnum):
    """How a letter or a record left the house."""

    MAIL = "mail"
    CERTIFIED = "certified"
    FAX = "fax"
    HAND = "hand"
    PORTAL = "portal"
    SECURE_EMAIL = "secure_email"


def how_sent_words(how: str) -> str:
    """As in “sent by …”."""
    return {
        HowSent.MAIL: _("mail"),
        HowSent.CERTIFIED: _("certified mail"),
        HowSent.FAX: _("fax"),
        HowSent.HAND: _("hand"),
        HowSent.PORTAL: _("their portal"),
        HowSent.SECURE_EMAIL: _("secure email"),
    }[HowSent(how)]


class SentForm(Form):
    """When and how it went. Until then it counts as not sent."""

    sent_on = DayField(
        _l("When did it go?"), default=clock.today, validators=[InputRequired(_l("Write the day."))]
    )
    how = RadioField(
        _l("How?"),
        choices=choices_of(
            [
                (HowSent.MAIL, _l("By mail")),
                (HowSent.CERTIFIED, _l("By certified mail")),
                (HowSent.FAX, _l("By fax")),
                (HowSent.HAND, _l("By hand")),
                (HowSent.PORTAL, _l("Through their portal")),
                (HowSent.SECURE_EMAIL, _l("By secure email")),
            ]
        ),
        validators=[InputRequired(_l("Choose how it went."))],
    )
    note = StringField(
        _l("What proves it?"),
        description=_l("For example, the tracking number, or “fax confirmation kept”"),
        validators=[Optional(), Length(max=300, message=_l("Keep it to 300 letters or fewer."))],
    )
