"""The questions of the set-up page."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, Field, StringField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from advocacy.accounts.forms import NewPasswordForm
from advocacy.accounts.rules import is_email, obstacle_to_password
from advocacy.organization.forms import OrganizationForm
from advocacy.web.forms import Form

from .facts import Beginning


class CodeForm(Form):
    code = StringField(
        _l("The code"),
        description=_l("It stands in the window where the program was started, as in ABCD-EFGH-JKLM."),
        validators=[DataRequired(_l("Type the code.")), Length(max=60)],
    )


class SetUpForm(OrganizationForm, NewPasswordForm):
    """All of it on one page. The code is asked again only where it was lost."""

    code = StringField(
        _l("The code"),
        description=_l("The program was started again, and shows a new code."),
        validators=[Optional(), Length(max=60)],
    )
    team = StringField(
        _l("Name of the first team"),
        description=_l("Advocates who share a supervisor. You can add more later."),
        validators=[DataRequired(_l("Enter a name for the team.")), Length(max=80)],
    )
    administrator = StringField(
        _l("Your name"), validators=[DataRequired(_l("Enter your name.")), Length(max=120)]
    )
    administrator_email = EmailField(
        _l("Your email"),
        description=_l("You sign in with it."),
        validators=[DataRequired(_l("Enter your email address.")), Length(max=254)],
    )

    def validate_administrator_email(self, field: Field) -> None:
        if not is_email(field.data or ""):
            raise ValidationError(_("Write the email address as in name@example.org."))

    def validate_new_password(self, field: Field) -> None:
        said = obstacle_to_password(
            field.data or "",
            self.administrator_email.data or "",
            self.administrator.data or "",
            self.name.data or "",
        )
        if said:
            raise ValidationError(_(said))

    def beginning(self) -> Beginning:
        return Beginning(
            organization=self.name.data or "",
            email=self.administrator_email.data or "",
            administrator=self.administrator.data or "",
            password=self.new_password.data or "",
            team=self.team.data or "",
            address=self.address.data or "",
            phone=self.phone.data or "",
            organization_email=self.email.data or "",
            website=self.website.data or "",
            person_word=self.person_word.data or "",
            people_word=self.people_word.data or "",
            paper=self.paper.data or "",
            time_zone=self.time_zone.data or "",
        )
