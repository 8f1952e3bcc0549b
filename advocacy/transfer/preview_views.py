"""Everything that an import would do, before anything is saved; and the button that does it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.audit.operations import record_list, record_read
from advocacy.web.forms import Form
from advocacy.web.pages import SIZE, Page, page_number
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from .models import ImportState, PeopleImport
from .people import operations, queries
from .people.decisions import Choice, Decisions
from .people.opened import Opened
from .people.planning import Fate, Plan
from .people.saying import remarked, said
from .people.showing import Doubts, columns_read, doubts_of, may_compare

bp = Blueprint("import_preview", __name__)
FEW = 10
TURNS = {"next": 1, "before": -1, "keep": 0}


@bp.route("/import/<uuid:import_id>/preview", methods=["GET", "POST"])
@allow(Permission.IMPORT_PEOPLE)
def preview(import_id: UUID) -> ResponseReturnValue:
    """Choices for doubtful rows are kept by whatever button leads on."""
    kept = queries.import_or_404(import_id, current_user)
    form, opened = Form(), operations.opened(kept)
    if kept.state == ImportState.MATCHED:
        opened.rows  # noqa: B018  (read before anything is locked)

    def work() -> Done:
        again = queries.import_or_404(import_id, current_user)
        operations.choose_rows(again, _choices(), by=current_user)
        if (turn := request.form.get("do", "keep")) in TURNS:
            part = max(1, _part() + TURNS[turn])
            return Done(
                url_for(".preview", import_id=import_id, part=part) + "#unsure", _("Your choices are kept.")
            )
        return _imported(again, opened)

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    if kept.state != ImportState.MATCHED:
        return redirect(_where_it_stands(kept), code=303)
    return _page(kept, opened, form)


def _where_it_stands(kept: PeopleImport) -> str:
    endpoint = "import_batch.show" if kept.content is None else "transfer.columns"
    return url_for(endpoint, import_id=kept.public_id)


def _part() -> int:
    """Which ten of the doubtful rows."""
    asked = request.args.get("part", 1, type=int)
    return asked if 1 <= asked <= 10_000 else 1


def _choices() -> dict[int, str]:
    """row-17=new, for every doubtful row on the page."""
    known = {choice.value for choice in Choice}
    found = {name[4:]: value for name, value in request.form.items() if name.startswith("row-")}
    return {int(line): value for line, value in found.items() if line.isdecimal() and value in known}


def _imported(kept: PeopleImport, opened: Opened) -> Done:
    decided = Decisions.from_json(kept.answers)
    leads, everyone_to = queries.chosen_leads(kept, decided)
    made = operations.import_rows(kept, opened, leads, everyone_to, by=current_user)
    words = ngettext("%(num)s person is in.", "%(num)s people are in.", len(made.coming_in))
    return Done(url_for("import_batch.show", import_id=kept.public_id), words)


def _page(kept: PeopleImport, opened: Opened, form: Form) -> ResponseReturnValue:
    plan = operations.planned(kept, opened)
    doubts = doubts_of(plan, _part(), FEW, current_user)
    _note(kept, plan, doubts)
    page = render_template(
        "transfer/preview.html",
        form=form,
        kept=kept,
        opened=opened,
        plan=plan,
        doubts=doubts,
        columns=columns_read(opened),
        compares=may_compare(current_user),
        few=FEW,
        **_words(),
    )
    return page, form.status


def _note(kept: PeopleImport, plan: Plan, doubts: Doubts) -> None:
    record_read("import.previewed", kept, by=current_user, rows=len(plan.rows))
    if doubts.people:
        record_list("import.compared", doubts.people.values(), by=current_user)


def _words() -> dict[str, object]:
    return {"Fate": Fate, "Choice": Choice, "said": said, "remarked": remarked}


@bp.get("/import/<uuid:import_id>/rows")
@allow(Permission.IMPORT_PEOPLE)
def rows(import_id: UUID) -> ResponseReturnValue:
    """All rows of one kind, page by page."""
    which = request.args.get("kind", Fate.NEW)
    fate = Fate(which) if which in (Fate.NEW, Fate.SAME, Fate.PROBLEM) else Fate.NEW
    kept = queries.import_or_404(import_id, current_user)
    if kept.state != ImportState.MATCHED:
        return redirect(_where_it_stands(kept), code=303)
    found = operations.planned(kept, operations.opened(kept)).of(fate)
    number = page_number()
    shown = found[(number - 1) * SIZE : number * SIZE]
    page = Page(shown, number, number * SIZE < len(found), len(found))
    record_read("import.previewed", kept, by=current_user, rows=len(shown))
    compares = may_compare(current_user)
    return render_template(
        "transfer/rows.html", kept=kept, page=page, fate=fate, compares=compares, **_words()
    )
