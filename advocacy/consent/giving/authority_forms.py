"""What is asked about an authority to speak for somebody."""

from types import SimpleNamespace
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from advocacy.accounts.models import User
from advocacy.consent.kinds import SignerKind
from advocacy.consent.models import Authority
from advocacy.consent.topics import Topic
from advocacy.directory.models import Agency
from advocacy.web.days import DayField
from advocacy.web.forms import choices_of

from .forms import LONG, NAME, SheetForm, boxes
from .operations import AuthorityFacts
from .words import MAY, may_words


class AuthorityForm(SheetForm):
    """Who may speak for them, to whom, about what."""

    representative = StringField(_l("Who may speak for them?"), validators=NAME)
    may = boxes(_l("What may they do?"))
    about = TextAreaField(
        _l("About what exactly?"),
        description=_l("For example: the hearing about home care hours, case number 4410"),
        validators=LONG,
    )
    starts_on = DayField(_l("From when?"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency_name.label.text = _l("To whom may they speak?")
        self.may.choices = choices_of((one, may_words(one)) for one in MAY)

    def meet(self, record: Authority) -> None:
        super().meet(shown_in_form(record))

    def facts(self, agency: Agency | None, user: User) -> AuthorityFacts:
        """Whoever writes their own name is meant with it."""
        name = (self.representative.data or "").strip()
        return AuthorityFacts(
            representative_id=user.id if name.casefold() == user.name.casefold() else None,
            representative=name,
            agency=agency,
            to_whom=self.other_side(agency),
            topics=tuple(map(Topic, self.topics.data or ())),
            about=self.about.data or "",
            may=tuple(self.may.data or ()),
            starts_on=self.starts_on.data,
            expires_on=self.expires_on.data,
            ends_with=self.ends_with.data or "",
            signer=SignerKind(self.signer.data or SignerKind.PERSON),
            signer_name=(self.signer_name.data or "").strip(),
            signer_authority=self.signer_authority.data or "",
        )


SAME = (
    *("topics", "about", "may", "starts_on", "expires_on", "ends_with", "representative"),
    *("signer", "signer_name", "signer_authority", "version"),
)


def shown_in_form(authority: Authority) -> SimpleNamespace:
    """The saved authority under the names of the form’s fields."""
    return SimpleNamespace(agency_name=authority.to_whom, **{name: getattr(authority, name) for name in SAME})
