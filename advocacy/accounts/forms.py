"""Questions about signing in and accounts."""

from collections.abc import Sequence
from secrets import token_bytes
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, ValidationError

from advocacy.web.forms import Form, choices_of

from .administration import UserFacts
from .models import Role, Team, Theme
from .rules import is_email
from .words import role_words, text_size_words, theme_words

WRONG_CODE = _l(
    "That code is not right, or was used already. Each works once: wait for the next one, then type it."
)
SEED = 16
TEXT_SIZES = (100, 125, 150)


class SignInForm(Form):
    email = EmailField(
        _l("Email"), validators=[DataRequired(_l("Enter your email address.")), Length(max=254)]
    )
    password = PasswordField(
        _l("Password"), validators=[DataRequired(_l("Enter your password.")), Length(max=1024)]
    )


class CodeForm(Form):
    code = StringField(
        _l("Code"),
        description=_l("Six digits from your app, or a code from your paper"),
        validators=[DataRequired(_l("Enter the code.")), Length(max=60)],
    )


class SetUpFactorForm(Form):
    """The seed comes back with the form, so that a mistyped code does not mean a new picture."""

    seed = HiddenField()
    code = StringField(
        _l("The code that your app shows now"),
        description=_l("Six digits"),
        validators=[DataRequired(_l("Enter the code that your app shows.")), Length(max=60)],
    )

    def start(self) -> bytes:
        """What the picture is made from; a new one where none of ours came back."""
        try:
            seed = bytes.fromhex(self.seed.data or "")
        except ValueError:
            seed = b""
        if len(seed) != SEED:
            seed = token_bytes(SEED)
            self.seed.raw_data, self.seed.data = None, seed.hex()
        return seed


class NewFactorForm(SetUpFactorForm):
    """By the administrator's link: the password shows that it is not just anyone with the link."""

    password = PasswordField(
        _l("Your password"), validators=[DataRequired(_l("Enter your password.")), Length(max=1024)]
    )


class MetForm(Form):
    """Before a second factor is taken away from someone, somebody makes sure who asks for it."""

    met = BooleanField(
        _l("I saw them in person, or on a call with their face, and know that it is them."),
        validators=[
            DataRequired(_l("Meet them first, and tick this. Otherwise a stranger could ask for it."))
        ],
    )


class UnlockForm(Form):
    password = PasswordField(
        _l("Your password"), validators=[DataRequired(_l("Enter your password.")), Length(max=1024)]
    )


class QuickExitForm(Form):
    quick_exit = BooleanField(_l("Show “Leave now” on every page"))


class ProveForm(Form):
    password = PasswordField(
        _l("Your password"), validators=[DataRequired(_l("Enter your password.")), Length(max=1024)]
    )
    code = StringField(_l("Code"), description=_l("Six digits from your app, or a code from your paper"))

    def ask_for(self, code: bool) -> None:
        """Only those who have an app are asked for its code."""
        if not code:
            del self.code
            return
        self.code.validators = [*self.code.validators, DataRequired(_l("Enter the code.")), Length(max=60)]


class NewPasswordForm(Form):
    new_password = PasswordField(
        _l("New password"),
        description=_l("12 letters or more. A few words in a row are easy to remember."),
        validators=[DataRequired(_l("Enter a new password."))],
    )
    repeat_password = PasswordField(
        _l("The same again"), validators=[DataRequired(_l("Enter the new password a second time."))]
    )

    def validate_repeat_password(self, field: PasswordField) -> None:
        if field.data != self.new_password.data:
            raise ValidationError(_("The two are not the same. Type both again."))


class ChangePasswordForm(NewPasswordForm):
    current_password = PasswordField(
        _l("Password now"), validators=[DataRequired(_l("Enter the password that you use now."))]
    )


class OwnForm(Form):
    """What one may change about oneself."""

    name = StringField(
        _l("Your name, as it stands on letters"),
        validators=[DataRequired(_l("Enter your name.")), Length(max=120)],
    )
    job_title = StringField(
        _l("What you are"),
        description=_l("For example, peer advocate"),
        validators=[Optional(), Length(max=120)],
    )
    phone = StringField(_l("Your direct line"), validators=[Optional(), Length(max=60)])


class LookForm(Form):
    """How pages look to oneself, on every device."""

    theme = RadioField(_l("Light or dark"), validators=[InputRequired(_l("Choose one of the three."))])
    text_size = RadioField(
        _l("Size of the text"),
        description=_l("Your browser’s own zoom comes on top. Pages that you print follow it too."),
        coerce=int,
        validators=[InputRequired(_l("Choose one of the three."))],
    )

    def offer(self) -> None:
        self.theme.choices = choices_of((theme.value, theme_words(theme)) for theme in Theme)
        self.text_size.choices = choices_of((size, text_size_words(size)) for size in TEXT_SIZES)


class UserForm(Form):
    """Someone who works here."""

    name = StringField(_l("Name"), validators=[DataRequired(_l("Enter their name.")), Length(max=120)])
    email = EmailField(
        _l("Email"), validators=[DataRequired(_l("Enter their email address.")), Length(max=254)]
    )
    role = RadioField(
        _l("What are they here for?"), validators=[InputRequired(_l("Choose what they are here for."))]
    )
    team = SelectField(_l("Team"), validators=[Optional()])
    job_title = StringField(_l("What they are"), validators=[Optional(), Length(max=120)])
    phone = StringField(_l("Direct line"), validators=[Optional(), Length(max=60)])

    def offer(self, teams: Sequence[Team]) -> None:
        self.role.choices = choices_of((role.value, role_words(role)) for role in Role)
        self.team.choices = choices_of(
            [("", _("No team")), *((str(team.public_id), team.name) for team in teams)]
        )

    def validate_email(self, field: EmailField) -> None:
        if not is_email(field.data or ""):
            raise ValidationError(_("Write the email address as in name@example.org."))

    def facts(self, team: Team | None) -> UserFacts:
        return UserFacts(
            email=self.email.data or "",
            name=self.name.data or "",
            role=Role(self.role.data),
            team=team,
            job_title=self.job_title.data or "",
            phone=self.phone.data or "",
        )

    def team_id(self) -> UUID | None:
        return UUID(self.team.data) if self.team.data else None


class AccessForm(Form):
    """What the button says, so that a double click or an old page never does the opposite."""

    access = HiddenField(validators=[AnyOf(["ended", "given"])])


class TeamForm(Form):
    name = StringField(
        _l("Name of the team"), validators=[DataRequired(_l("Enter a name for the team.")), Length(max=80)]
    )
