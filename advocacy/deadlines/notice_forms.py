"""What is asked about a notice: first what everybody sees on it, then its clock, then what that clock needs."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from advocacy.attachments.forms import WithFiles
from advocacy.directory.meant import AS_TYPED, Match
from advocacy.directory.models import Agency
from advocacy.issues.models import Issue, System
from advocacy.issues.words import system_words
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .asking import Ask
from .engine.names import ANCHORS, CHOICES
from .form_words import choice_words, how_known_words, kind_words
from .kinds import HowKnown, NoticeKind
from .models import Notice
from .operations import NoticeFacts
from .words import named

TOO_LONG = Length(max=5_000, message=_l("Keep it to 5,000 letters or fewer."))
TIME = re.compile(r"^([01]?\d|2[0-3]):[0-5]\d$")


class NoticeForm(WithFiles):
    issue_choice = RadioField(_l("Which issue is it about?"), validators=[Optional()])
    agency_name = StringField(
        _l("Who sent it?"),
        description=_l("Write the name, or a part of it. With an issue chosen, its agency is taken."),
        validators=[Optional(), Length(max=300, message=_l("Keep the name to 300 letters or fewer."))],
    )
    which = RadioField(_l("Which agency do you mean?"), validate_choice=False, validators=[Optional()])
    system = RadioField(
        _l("Which system is it about?"),
        validators=[InputRequired(_l("Choose a system, or “Something else”."))],
    )
    kind = RadioField(
        _l("What does it do?"), validators=[InputRequired(_l("Choose what it does, or “Something else”."))]
    )
    dated = DayField(_l("Which date is printed on it?"), validators=[Optional()])
    received = DayField(_l("When did it come?"), validators=[Optional()])
    received_how = RadioField(_l("How do we know when it came?"), validators=[Optional()])
    mailed = DayField(
        _l("When was it mailed or sent?"),
        description=_l("Only if you know, from the postmark or the text."),
        validators=[Optional()],
    )
    effective = DayField(_l("When does it take effect?"), validators=[Optional()])
    takes_away = TextAreaField(
        _l("What does it take away, in the person’s words?"), validators=[Optional(), TOO_LONG]
    )
    numbers = TextAreaField(
        _l("Which numbers are on it?"),
        description=_l("Case number, claim number, telephone for appeals."),
        validators=[Optional(), TOO_LONG],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.system.choices = choices_of((system, system_words(system)) for system in System)
        self.kind.choices = choices_of((kind, kind_words(kind)) for kind in NoticeKind)
        self.received_how.choices = choices_of((how, how_known_words(how)) for how in HowKnown)
        self.which.choices = choices_of([])
        self.issue_choice.choices = choices_of([])
        self.agency_id: UUID | None = None

    def offer(self, issues: Sequence[Issue]) -> None:
        named_issues = [(str(one.public_id), one.title) for one in issues]
        self.issue_choice.choices = choices_of([*named_issues, ("", _("None of these"))] if issues else [])

    def understand(self, match: Match) -> bool:
        """Take the agency that is meant, or ask which one it is."""
        self.agency_id = match.agency_id
        if match.is_clear and not self.which.data:
            return True
        offered = [(str(agency.public_id), agency.name) for agency in match.offered]
        self.which.choices = choices_of(
            [*offered, (AS_TYPED, _l("None of these: keep the name as I wrote it"))]
        )
        self.which.data = self.which.data if match.is_clear else None
        if not match.is_clear:
            self.which.errors = [_l("Choose the agency that you mean, or keep the name as you wrote it.")]
            self.status = 422
        return match.is_clear

    def facts(self, issue: Issue | None, agency: Agency | None, kept: NoticeFacts | None) -> NoticeFacts:
        """What was typed here; what other pages asked stays as it was."""
        if agency is None and issue and not (self.agency_name.data or "").strip():
            agency = issue.agency
        typed_name = (self.agency_name.data or "").strip() or (issue.agency_shown if issue else "")
        begun = kept or NoticeFacts(System(self.system.data), NoticeKind(self.kind.data))
        return dataclasses.replace(
            begun,
            system=System(self.system.data),
            kind=NoticeKind(self.kind.data),
            issue=issue,
            agency=agency,
            agency_name=typed_name,
            dated=self.dated.data,
            mailed=self.mailed.data,
            received=self.received.data,
            received_how=HowKnown(self.received_how.data or HowKnown.NOT_KNOWN),
            effective=self.effective.data,
            takes_away=self.takes_away.data or "",
            numbers=self.numbers.data or "",
        )


class RuleForm(Form):
    """Which clock it starts; or a day that somebody reads from it."""

    rule = RadioField(_l("Which of these is it?"), validate_choice=False, validators=[Optional()])
    by_hand = DayField(
        _l("Is a last day printed on it?"),
        description=_l("Then we work to that day, until we know more."),
        validators=[Optional()],
    )
    by_hand_title = StringField(
        _l("What has to be done by then?"),
        validators=[Optional(), Length(max=300, message=_l("Keep it to 300 letters or fewer."))],
    )


class EndForm(Form):
    said = TextAreaField(
        _l("Why does it not count any more?"),
        description=_l("For example: they took it back, or it was entered twice."),
        validators=[InputRequired(_l("Write why this notice does not count any more.")), TOO_LONG],
    )


def questions_form(asks: Iterable[Ask], doubts: Iterable[tuple[str, str]], notice: Notice) -> Form:
    """A form with a field for each thing that is not known, and a box for each day that can not be."""
    fields: dict[str, Any] = {ask.field: _field(ask) for ask in asks}
    for name, day in doubts:
        what = named(name)
        label = _("Yes, I looked again: %(what)s is %(day)s.", what=what, day=day)
        fields[f"sure_{name}"] = BooleanField(label)
    form: Form = type("QuestionsForm", (Form,), fields)(version=notice.version)
    return form


def _field(ask: Ask) -> Any:
    what = named(ask.about)
    label = _("What is %(what)s?", what=what)
    why = _("It is needed for: %(rule)s.", rule=ask.rule.title)
    if ask.time:
        label = _("At what time was it? (%(what)s)", what=what)
        right = Regexp(TIME, message=_l("Write the time as 14:30."))
        return StringField(label, description=why, validators=[Optional(), right])
    if ask.is_day:
        return DayField(label, description=why, validators=[Optional()])
    if ask.about in CHOICES:
        words = [(one, choice_words(ask.about, one)) for one in CHOICES[ask.about]]
        if ask.about == "state":
            found = [("", _("We do not know yet")), *words]
            return SelectField(label, description=why, choices=choices_of(found), validators=[Optional()])
        return RadioField(label, description=why, choices=choices_of(words), validators=[Optional()])
    right = Regexp(r"^\d{1,6}$", message=_l("Write the number in digits, such as 10."))
    return StringField(label, description=why, validators=[Optional(), right])


OWN_COLUMNS = {"notice_dated": "dated", "mailed": "mailed", "received": "received", "effective": "effective"}


def answered(form: Form, asks: Sequence[Ask], doubts: Iterable[str], kept: NoticeFacts) -> NoticeFacts:
    """What is known now, with the answers that were given."""
    own: dict[str, Any] = {}
    days, settings = dict(kept.more_days), dict(kept.settings)
    for ask in asks:
        given = form[ask.field].data
        if not given:
            continue
        if ask.time:
            days[ask.about] = _with_time(kept, days, ask.about, given)
        elif ask.about in OWN_COLUMNS:
            own[OWN_COLUMNS[ask.about]] = given
        elif ask.about in ANCHORS:
            days[ask.about] = given.isoformat()
        else:
            settings[ask.key] = given.isoformat() if ask.is_day else given
    confirmed = [*kept.confirmed, *(name for name in doubts if form[f"sure_{name}"].data)]
    return dataclasses.replace(kept, more_days=days, settings=settings, confirmed=confirmed, **own)


def _with_time(kept: NoticeFacts, days: dict[str, str], name: str, time: str) -> str:
    known = getattr(kept, OWN_COLUMNS[name]).isoformat() if name in OWN_COLUMNS else days[name]
    return f"{known[:10]}T{time.zfill(5)}"
