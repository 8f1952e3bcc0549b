"""What is in each column, what only the user can know, who is who: the answers for one file."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from wtforms import Field

from advocacy.accounts.models import Team
from advocacy.folding import fold
from advocacy.transfer.reading import PersonField, QuestionKind
from advocacy.transfer.reading.fields import NAME_FIELDS, SEVERAL
from advocacy.web.forms import Form

from .column_questions import Around, name_of, questions_for, questions_of, spellings
from .decisions import NOBODY, Decisions
from .opened import Opened


class ColumnsForm(Form):
    """Made anew for each file, since the questions are the file's own."""

    opened: Opened
    around: Around

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Every answer by itself, then whether they fit together."""
        good = super().validate(extra_validators)
        apart = [self._each_field_once(), self._somebody_has_a_name(), self._leads_are_of_the_team()]
        return good and all(apart)

    @property
    def team(self) -> Team | None:
        if "whose" not in self:
            return self.around.known_team
        return next((team for team in self.around.teams if str(team.public_id) == self["whose"].data), None)

    def _each_field_once(self) -> bool:
        taken: dict[str, str] = {}
        good = True
        for match in self.opened.matches:
            field, title = self[f"column_{match.index}"], self.opened.table.title(match.index)
            if field.data in taken and PersonField(field.data) not in SEVERAL:
                words = _(
                    "“%(other)s” holds this already. Choose another, or leave one out.",
                    other=taken[field.data],
                )
                good = _refuse(field, words)
            taken.setdefault(field.data, title)
        return good

    def _somebody_has_a_name(self) -> bool:
        chosen = {self[f"column_{match.index}"].data for match in self.opened.matches}
        if chosen & set(NAME_FIELDS) or not self.opened.matches:
            return True
        return _refuse(
            self[f"column_{self.opened.matches[0].index}"], _("Choose the column that holds the names.")
        )

    def _leads_are_of_the_team(self) -> bool:
        team, users = self.team, {str(user.public_id): user for user in self.around.users}
        fields = [field for field in self if field.name.startswith("lead_") or field.name == "everyone_to"]
        elsewhere = [
            field
            for field in fields
            if team and (user := users.get(field.data or "")) and user.team_id != team.id
        ]
        for field in elsewhere:
            _refuse(
                field, _("This advocate is in another team. Choose someone of the same team, or nobody yet.")
            )
        return not elsewhere

    def decisions(self) -> Decisions:
        """What the form says, in the shape in which it is kept."""
        before = self.opened.decisions
        decided = Decisions(encoding=before.encoding, repair=before.repair, rows=dict(before.rows))
        for match in self.opened.matches:
            decided.fields[match.index] = self[f"column_{match.index}"].data
        for asked in questions_of(self.opened):
            answer = self[name_of(asked)].data
            if asked.kind is QuestionKind.REPAIR:
                decided.repair = answer != "no"
            else:
                decided.date_orders |= dict.fromkeys(asked.columns, answer)
        for number, (spelling, _count) in enumerate(spellings(self.opened)):
            decided.advocates[spelling] = self[f"lead_{number}"].data or NOBODY
        for number, (words, _count) in enumerate(self.opened.statuses):
            decided.standings[fold(words)] = self[f"standing_{number}"].data
        decided.everyone_to = self["everyone_to"].data or NOBODY
        if "letters" in self:
            decided.encoding = self["letters"].data
        return decided


def columns_form(opened: Opened, around: Around) -> ColumnsForm:
    """The form with this file’s questions, answered as before or as we guess."""
    fields = {**questions_for(opened, around), "opened": opened, "around": around}
    form: ColumnsForm = type("FileColumnsForm", (ColumnsForm,), fields)()
    return form


def _refuse(field: Field, words: str) -> bool:
    field.errors = [*field.errors, words]
    return False
