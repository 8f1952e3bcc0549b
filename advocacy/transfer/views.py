"""Import of people in the browser: file, columns, preview, batch, undo."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import NotFound

from advocacy.accounts.models import Role, Team, User
from advocacy.accounts.queries import all_teams, team_by_public_id
from advocacy.audit.operations import record_read
from advocacy.sentences import Sentence
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from .models import ImportState, PeopleImport
from .people import operations, queries
from .people.decisions import NOBODY, Choice, Decisions
from .people.forms import FileForm, columns_form, decisions_from
from .people.opened import Opened
from .people.planning import Fate, Plan
from .people.undoing import undo_import
from .reading import Unreadable

bp = Blueprint("transfer", __name__)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 50


def said(sentence: Sentence) -> str:
    """A sentence of the reading half in the reader's language."""
    return sentence.translated(_, ngettext, format_date)


@bp.route("/import", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def index() -> ResponseReturnValue:
    form = FileForm()
    content, name = (form.content(), form.name()) if form.is_submitted() else (b"", "")

    def work() -> Done:
        if not content:
            raise Refused(_("Choose a file first."))
        kept = operations.keep_file(content, name, by=current_user)
        _readable(operations.opened(kept))
        return Done(url_for(".columns", import_id=kept.public_id))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    kept = queries.imports_of(current_user)
    return render_template("transfer/index.html", form=form, imports=kept), form.status


def _readable(opened: Opened) -> None:
    """Refuse what is no table, with the sentence that says what to do."""
    try:
        opened.matches  # noqa: B018
    except Unreadable as problem:
        raise Refused(said(problem.sentence)) from problem


def _teams() -> list[Team]:
    """A supervisor imports for their own team; the administrator says for which."""
    if current_user.role == Role.SUPERVISOR and current_user.team:
        return [current_user.team]
    return all_teams()


def _users() -> list[User]:
    return list(queries.possible_leads(current_user.team_id))


@bp.route("/import/<uuid:import_id>/columns", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def columns(import_id: UUID) -> ResponseReturnValue:
    kept = _unfinished(import_id)
    opened = operations.opened(kept)
    form = columns_form(opened, _teams(), _users())

    def work() -> Done:
        again = _unfinished(import_id)
        decided = decisions_from(form, operations.opened(again))
        team = team_by_public_id(UUID(form["team"].data)) if "team" in form else _teams()[0]
        operations.decide(again, decided, team.id if team else None, by=current_user)
        return _after_columns(opened, again, decided)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    opened = operations.opened(_unfinished(import_id))
    page = render_template("transfer/columns.html", form=form, opened=opened, kept=kept, said=said)
    return page, form.status


def _after_columns(before: Opened, kept: PeopleImport, decided: Decisions) -> Done:
    """On to the preview, unless the columns that were chosen bring new questions."""
    now = operations.opened(kept)
    asked = {name for group in now.advocates for name, _count in group.spellings} - set(decided.advocates)
    unknown = {words for words, _count in now.statuses} - {words for words, _count in before.statuses}
    if asked or unknown:
        return Done(
            url_for(".columns", import_id=kept.public_id),
            _("There are new questions. Look at them, then go on."),
        )
    return Done(url_for(".preview", import_id=kept.public_id))


def _unfinished(import_id: UUID) -> PeopleImport:
    kept = queries.import_or_404(import_id, current_user)
    if kept.content is None:
        raise NotFound
    return kept


@bp.route("/import/<uuid:import_id>/preview", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def preview(import_id: UUID) -> ResponseReturnValue:
    """Everything that would happen. The choices for doubtful rows are saved with the same button."""
    form = Form()

    def work() -> Done:
        kept = _unfinished(import_id)
        decided = Decisions.from_json(kept.answers)
        decided.rows |= _row_choices()
        operations.decide(kept, decided, kept.team_id, by=current_user)
        if request.form.get("do") != "import":
            return Done(url_for(".preview", import_id=import_id), _("Your choices are kept."))
        made = operations.import_rows(kept, _leads(decided), _lead(decided.everyone_to), by=current_user)
        return Done(url_for(".result", import_id=import_id), _imported_words(made))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    kept = _unfinished(import_id)
    if kept.state != ImportState.MATCHED:
        return columns(import_id)
    plan = operations.planned(kept)
    record_read("import.previewed", kept, by=current_user, rows=len(plan.rows))
    page = render_template(
        "transfer/preview.html",
        form=form,
        kept=kept,
        plan=plan,
        Fate=Fate,
        Choice=Choice,
        said=said,
        shown=SHOWN,
    )
    return page, form.status


def _row_choices() -> dict[int, str]:
    """row-17=new, for every doubtful row on the page."""
    known = {choice.value for choice in Choice}
    found = {
        name.removeprefix("row-"): value for name, value in request.form.items() if name.startswith("row-")
    }
    return {int(line): value for line, value in found.items() if line.isdecimal() and value in known}


def _leads(decided: Decisions) -> Mapping[str, User]:
    users = {str(user.public_id): user for user in _users()}
    return {name: users[chosen] for name, chosen in decided.advocates.items() if chosen in users}


def _lead(chosen: str) -> User | None:
    return next((user for user in _users() if chosen != NOBODY and str(user.public_id) == chosen), None)


def _imported_words(made: Plan) -> str:
    return ngettext("%(num)s person is in.", "%(num)s people are in.", len(made.coming_in))


@bp.get("/import/<uuid:import_id>")
@allow(Permission.IMPORT_PEOPLE)
def result(import_id: UUID) -> ResponseReturnValue:
    kept = queries.import_or_404(import_id, current_user)
    has_problems = queries.problems_of(kept) is not None
    return render_template("transfer/result.html", kept=kept, has_problems=has_problems, form=Form())


@bp.get("/import/<uuid:import_id>/problems")
@allow(Permission.IMPORT_PEOPLE)
def problems(import_id: UUID) -> ResponseReturnValue:
    """The rows that have to be put right, as a spreadsheet: of the batch, or of the file as it stands now."""
    kept = queries.import_or_404(import_id, current_user)
    content = queries.problems_of(kept) or operations.problems_now(kept)
    if content is None:
        raise NotFound
    record_read("import.problems_downloaded", kept, by=current_user)
    return Response(
        content,
        mimetype=SHEET,
        headers={"Content-Disposition": 'attachment; filename="rows-to-put-right.xlsx"'},
    )


@bp.post("/import/<uuid:import_id>/undo")
@allow(Permission.IMPORT_PEOPLE)
def undo(import_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        undone = undo_import(queries.import_or_404(import_id, current_user), by=current_user)
        words = ngettext("%(num)s person was taken back.", "%(num)s people were taken back.", undone.removed)
        if undone.kept:
            words += " " + ngettext(
                "%(num)s stays, because someone worked on it.",
                "%(num)s stay, because someone worked on them.",
                undone.kept,
            )
        return Done(url_for(".index"), words)

    return (form.validate_on_submit() and save(form, work)) or result(import_id)


@bp.post("/import/<uuid:import_id>/throw-away")
@allow(Permission.IMPORT_PEOPLE)
def throw_away(import_id: UUID) -> ResponseReturnValue:
    form = Form()

    def work() -> Done:
        operations.throw_away(queries.import_or_404(import_id, current_user), by=current_user)
        return Done(url_for(".index"), _("The file is gone. Nothing was imported."))

    return (form.validate_on_submit() and save(form, work)) or result(import_id)
