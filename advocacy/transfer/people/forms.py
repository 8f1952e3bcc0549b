"""The questions of an import: which file, what each column is, who is who."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from advocacy.accounts.models import Team, User
from advocacy.folding import fold
from advocacy.transfer.reading import CaseStanding, PersonField, QuestionKind
from advocacy.web.forms import Form, choices_of

from .decisions import NOBODY, Decisions
from .opened import Opened
from .queries import lead_like

MOST_COLUMNS = 500


class FileForm(Form):
    file = FileField(
        _l("Your list of people"),
        description=_l("A spreadsheet: CSV, text or Excel (.xlsx), up to 20 MB. Nothing is saved yet."),
    )

    def content(self) -> bytes:
        found: bytes = self.file.data.read() if self.file.data else b""
        return found

    def name(self) -> str:
        return (self.file.data.filename or "").replace("\\", "/").rsplit("/", 1)[-1] if self.file.data else ""


def columns_form(opened: Opened, teams: Sequence[Team], users: Sequence[User], **more: Any) -> Form:
    """A form with one question for each column, each open question, each advocate and each unknown status."""

    class ColumnsForm(Form):
        """Made anew for each file, since its questions are the file's."""

    fields = choices_of((field.value, str(field.label)) for field in PersonField)
    for match in opened.matches:
        question = SelectField(opened.table.title(match.index), choices=fields, default=match.field.value)
        setattr(ColumnsForm, f"column_{match.index}", question)
    _add_questions(ColumnsForm, opened)
    people = choices_of([(NOBODY, _("Nobody yet")), *((str(user.public_id), user.name) for user in users)])
    for number, group in enumerate(opened.advocates):
        like = lead_like(group.suggested, users)
        spellings = ", ".join(f"“{name}” ({count})" for name, count in group.spellings)
        default = str(like.public_id) if like else NOBODY
        setattr(ColumnsForm, f"advocate_{number}", SelectField(spellings, choices=people, default=default))
    ColumnsForm.everyone_to = SelectField(
        _("Who leads the cases for which the list names nobody?"), choices=people, default=NOBODY
    )
    if len(teams) > 1:
        ColumnsForm.team = RadioField(
            _("Whose people are they?"),
            choices=choices_of((str(team.public_id), team.name) for team in teams),
            validators=[InputRequired(_("Choose the team."))],
        )
    return ColumnsForm(**more)


def _add_questions(form: type[Form], opened: Opened) -> None:
    for asked in opened.table.questions:
        if asked.kind is QuestionKind.HEADERS:
            continue
        choices = choices_of((option.value, _with_samples(option)) for option in asked.options)
        field = RadioField(
            str(asked.sentence),
            choices=choices,
            default=asked.suggested,
            validators=[InputRequired(_("Choose one: only you can know."))],
        )
        setattr(form, f"question_{asked.key.replace('-', '_')}", field)
    standings = choices_of(
        [
            (CaseStanding.OPEN, _("Open")),
            (CaseStanding.PAUSED, _("Stopped for now")),
            (CaseStanding.CLOSED, _("Closed")),
        ]
    )
    for number, (words, count) in enumerate(opened.statuses):
        label = _(
            "What does the status “%(words)s” mean? It stands there %(count)s times.",
            words=words,
            count=count,
        )
        needed = [InputRequired(_("Choose what it means."))]
        setattr(form, f"standing_{number}", RadioField(label, choices=standings, validators=needed))


def _with_samples(option: Any) -> str:
    samples = ", ".join(option.samples)
    return f"{option.label}: {samples}" if samples else str(option.label)


def decisions_from(form: Form, opened: Opened) -> Decisions:
    """What the form says, in the shape in which it is kept."""
    decided = Decisions(encoding=opened.decisions.encoding, rows=dict(opened.decisions.rows))
    for match in opened.matches:
        decided.fields[match.index] = form[f"column_{match.index}"].data
    for asked in opened.table.questions:
        if asked.kind is QuestionKind.HEADERS:
            continue
        answer = form[f"question_{asked.key.replace('-', '_')}"].data
        if asked.kind is QuestionKind.REPAIR:
            decided.repair = answer != "no"
        else:
            decided.date_orders |= dict.fromkeys(asked.columns, answer)
    for number, group in enumerate(opened.advocates):
        for spelling, _count in group.spellings:
            decided.advocates[spelling] = form[f"advocate_{number}"].data or NOBODY
    for number, (words, _count) in enumerate(opened.statuses):
        decided.standings[fold(words)] = form[f"standing_{number}"].data
    decided.everyone_to = form["everyone_to"].data or NOBODY
    return decided
