"""The questions about agencies and services."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SearchField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from advocacy.web.forms import Form, choices_of

from .models import ServiceStatus


def line(label: Any, longest: int, hint: Any = "") -> StringField:
    words = _l("Keep it to %(count)s letters or fewer.", count=longest)
    return StringField(label, description=hint, validators=[Optional(), Length(max=longest, message=words)])


def lines(label: Any, hint: Any = "") -> TextAreaField:
    words = _l("Keep it to 10,000 letters or fewer.")
    return TextAreaField(label, description=hint, validators=[Optional(), Length(max=10_000, message=words)])


class SearchForm(Form):
    words = SearchField(
        _l("What is needed, or who can help?"),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer."))],
    )
    language = line(_l("Language"), 60)


class AgencyForm(Form):
    name = StringField(
        _l("Name of the agency"),
        validators=[DataRequired(_l("Enter the name of the agency.")), Length(max=300)],
    )
    alternate_name = line(_l("Another name for it"), 300)
    description = lines(_l("What does it do?"))
    phone = line(_l("Phone"), 40)
    email = line(_l("Email"), 254)
    website = line(_l("Website"), 500)

    def facts(self) -> dict[str, Any]:
        """What stands on one line loses the spaces around it; the description stays as it was written."""
        names = ("name", "alternate_name", "phone", "email", "website")
        facts = {name: (self[name].data or "").strip() for name in names}
        return {**facts, "description": self.description.data or ""}


class ServiceForm(Form):
    name = StringField(
        _l("Name of the service"),
        validators=[DataRequired(_l("Enter the name of the service.")), Length(max=300)],
    )
    description = lines(_l("What do people get there?"))
    how_open = RadioField(
        _l("Is it open?"),
        choices=choices_of(
            [
                (ServiceStatus.ACTIVE, _l("Open")),
                (ServiceStatus.TEMPORARILY_CLOSED, _l("Closed for now")),
                (ServiceStatus.INACTIVE, _l("Not offered at the moment")),
                (ServiceStatus.DEFUNCT, _l("Does not exist any more")),
            ]
        ),
        default=ServiceStatus.ACTIVE,
        validators=[InputRequired(_l("Choose whether it is open."))],
    )
    do_not_refer = line(
        _l("Do not refer there, because"), 2000, _l("Leave it empty if people may be referred there.")
    )
    eligibility = lines(_l("Who can get it?"))
    how_to_apply = lines(_l("How does one apply?"))
    documents_needed = lines(_l("What has to be brought?"))
    fees = lines(_l("What does it cost?"))
    languages = line(_l("Languages"), 2000)
    hours = lines(_l("Hours"))
    wait = line(_l("Waiting list"), 2000)

    def facts(self) -> dict[str, Any]:
        given = {
            field.name: field.data for field in self if field.name not in ("once", "version", "csrf_token")
        }
        given["status"] = given.pop("how_open")
        return {name: value or "" for name, value in given.items()}
