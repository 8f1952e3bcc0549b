"""The questions that an import asks about one file: fields of a form, with what was answered before or is likely."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import Field, RadioField, SelectField
from wtforms.validators import InputRequired

from advocacy.accounts.models import Team, User
from advocacy.folding import fold
from advocacy.transfer.reading import (
    CaseStanding,
    ColumnMatch,
    Confidence,
    Option,
    PersonField,
    Question,
    QuestionKind,
)
from advocacy.web.forms import choices_of

from .decisions import NOBODY, Decisions
from .opened import Opened
from .queries import lead_like
from .saying import said


@dataclass(frozen=True)
class Around:
    """Whose people they can be, whose they are as far as it is known, and who can lead their cases."""

    teams: Sequence[Team]
    team_id: int | None
    users: Sequence[User]

    @property
    def known_team(self) -> Team | None:
        """The only team, or the one that was chosen before."""
        only = self.teams[0] if len(self.teams) == 1 else None
        return only or next((team for team in self.teams if team.id == self.team_id), None)


def questions_for(opened: Opened, around: Around) -> dict[str, Any]:
    """Every field of the form, by its name, in the order of the page."""
    fields: dict[str, Field] = {**_whose(around), **_letters(opened)}
    fields |= {name_of(asked): _asked(asked, opened) for asked in questions_of(opened)}
    choices = choices_of((field.value, said(field.label)) for field in PersonField)
    for match in opened.matches:
        fields[f"column_{match.index}"] = _column(match, opened, choices)
    return fields | _standings(opened) | _leads(opened, around)


def spellings(opened: Opened) -> list[tuple[str, int]]:
    """Each way in which an advocate is written, those that may be one beside each other."""
    return [spelling for group in opened.advocates for spelling in group.spellings]


def questions_of(opened: Opened) -> list[Question]:
    """Headers are settled by matching the columns."""
    return [asked for asked in opened.table.questions if asked.kind is not QuestionKind.HEADERS]


def name_of(asked: Question) -> str:
    return f"question_{asked.key.replace('-', '_')}"


def _whose(around: Around) -> dict[str, Field]:
    if len(around.teams) < 2:
        return {}
    choices = choices_of((str(team.public_id), team.name) for team in around.teams)
    known = str(around.known_team.public_id) if around.known_team else None
    needed = [InputRequired(_("Choose the team."))]
    return {
        "whose": RadioField(_("Whose people are they?"), choices=choices, default=known, validators=needed)
    }


def _letters(opened: Opened) -> dict[str, Field]:
    """Only where the file does not say how its letters are written, and names look different by it."""
    if len(opened.table.encodings) < 2:
        return {}
    choices = choices_of((option.value, _with_samples(option)) for option in opened.table.encodings)
    label, needed = _("In which line do the names look right?"), [InputRequired(_("Choose a line."))]
    return {"letters": RadioField(label, choices=choices, default=opened.table.encoding, validators=needed)}


def _asked(asked: Question, opened: Opened) -> Field:
    choices = choices_of((option.value, _with_samples(option)) for option in asked.options)
    needed = [InputRequired(_("Only you can know: %(question)s", question=said(asked.sentence)))]
    default = _answered(asked, opened.decisions) or asked.suggested
    return RadioField(said(asked.sentence), choices=choices, default=default, validators=needed)


def _answered(asked: Question, decided: Decisions) -> str | None:
    """What was answered before."""
    if asked.kind is QuestionKind.DATE_ORDER:
        return decided.date_orders.get(asked.columns[0])
    if decided.repair is None:
        return None
    return asked.suggested if decided.repair else "no"


def _with_samples(option: Option) -> str:
    samples = " · ".join(map(_apart, option.samples))
    return f"{said(option.label)}: {samples}" if samples else said(option.label)


def _apart(text: str) -> str:
    """A value keeps its direction to itself."""
    return f"\u2068{text}\u2069"


def _column(match: ColumnMatch, opened: Opened, choices: Sequence[Any]) -> Field:
    samples = " · ".join(_apart(sample[:60]) for sample in match.samples)
    hint = _("For example: %(samples)s", samples=samples) if samples else _("Nothing stands in this column.")
    if match.confidence is not Confidence.SURE:
        hint = f"{said(match.reason)} {hint}"
    title = opened.table.title(match.index)
    return SelectField(title, choices=choices, default=match.field.value, description=hint)


def _standings(opened: Opened) -> dict[str, Field]:
    choices = choices_of(
        [
            (CaseStanding.OPEN, _("The case is open")),
            (CaseStanding.PAUSED, _("Support is paused")),
            (CaseStanding.CLOSED, _("The case is closed")),
        ]
    )
    fields: dict[str, Field] = {}
    for number, (words, count) in enumerate(opened.statuses):
        label = _("What does “%(words)s” mean?", words=words)
        rows = ngettext("It stands in %(num)s row.", "It stands in %(num)s rows.", count)
        known = opened.decisions.standings.get(fold(words))
        needed = [InputRequired(_("Choose what “%(words)s” means.", words=words))]
        fields[f"standing_{number}"] = RadioField(
            label, description=rows, choices=choices, default=known, validators=needed
        )
    return fields


def _leads(opened: Opened, around: Around) -> dict[str, Field]:
    several = len(around.teams) > 1
    people = [
        (str(user.public_id), f"{user.name} ({user.team.name})" if several and user.team else user.name)
        for user in around.users
    ]
    choices = choices_of([(NOBODY, _("Nobody yet")), *people])
    before = opened.decisions.advocates
    guesses = {
        spelling: _guess(spelling, around) or _guess(group.suggested, around)
        for group in opened.advocates
        for spelling, _count in group.spellings
    }
    fields: dict[str, Field] = {}
    for number, (spelling, count) in enumerate(spellings(opened)):
        rows = ngettext("In %(num)s row", "In %(num)s rows", count)
        default = before.get(spelling, guesses[spelling])
        label = f"“{_apart(spelling)}”"
        fields[f"lead_{number}"] = SelectField(label, description=rows, choices=choices, default=default)
    label = _("Who leads the cases for which the list names nobody?")
    fields["everyone_to"] = SelectField(label, choices=choices, default=opened.decisions.everyone_to)
    return fields


def _guess(name: str, around: Around) -> str:
    like = lead_like(name, around.users)
    return str(like.public_id) if like else NOBODY
