"""The questions about what was told by mouth."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from advocacy import clock
from advocacy.web.days import DayField
from advocacy.web.filters import plain_day
from advocacy.web.forms import Form, choices_of

from ..models import Consent
from ..telling_fields import purpose_field, topics_field
from ..topic_words import topics_in_words
from .words import HowTold


class ToldForm(Form):
    """Told by phone or face to face, because of a consent."""

    consent = RadioField(
        _l("Which consent allows it?"), validators=[InputRequired(_l("Choose the consent that allows it."))]
    )
    told_to = StringField(
        _l("Who did you speak with?"),
        validators=[
            DataRequired(_l("Write the name or the desk that you spoke with.")),
            Length(max=200, message=_l("Keep the name to 200 letters or fewer.")),
        ],
    )
    told_on = DayField(_l("When?"), default=clock.today, validators=[InputRequired(_l("Write the day."))])
    how = RadioField(
        _l("How?"),
        choices=choices_of(
            [
                (HowTold.PHONE, _l("By phone")),
                (HowTold.IN_PERSON, _l("In person")),
                (HowTold.VIDEO, _l("By video")),
            ]
        ),
        validators=[InputRequired(_l("Choose how."))],
    )
    what = TextAreaField(
        _l("What did you tell them?"),
        validators=[
            DataRequired(_l("Write in a sentence what you told them.")),
            Length(max=2000, message=_l("Keep it to 2,000 letters or fewer.")),
        ],
    )
    topics = topics_field()
    purpose = purpose_field()

    def offer(self, consents: Iterable[Consent]) -> None:
        self.consent.choices = choices_of((str(one.public_id), _said(one)) for one in consents)


def _said(consent: Consent) -> str:
    to = consent.recipient or (consent.agency.name if consent.agency else "")
    about = (consent.topics_words or topics_in_words(consent.topics)).rstrip(".")
    if consent.expires_on is None:
        return f"{consent.number}: {to}. {about}"
    return _(
        "%(number)s: %(to)s. %(about)s. Until %(day)s",
        number=consent.number,
        to=to,
        about=about,
        day=plain_day(consent.expires_on),
    )
