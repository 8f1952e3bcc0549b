"""Logging a contact, and keeping it as a draft from the first pause in typing."""

from collections.abc import Sequence
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.attachments.adding import keep_for_later
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.operations import attach
from advocacy.attachments.queries import pending_of
from advocacy.attachments.showing import shown_pending
from advocacy.audit.operations import record_list
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.drafts.models import Draft
from advocacy.drafts.operations import keep_draft
from advocacy.drafts.queries import draft_or_404, latest_draft
from advocacy.tasks.models import Task
from advocacy.web.filters import near_day, time_of_day
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import files_were_sent, takes_files

from . import operations, queries
from .blueprint import bp
from .forms import ContactForm

KIND = "contact"
NOT_TAKEN_UP = {"once", "version", "csrf_token", "files", "without"}


@bp.route("/contacts/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def new() -> ResponseReturnValue:
    form = ContactForm()
    if request.method == "POST":
        _check_choices(form)
        if form.validate_on_submit() and (done := save(form, lambda: _log(form))):
            return done
        if files_were_sent():
            _keep_files(form)
    cases, tasks = _offer(form)
    record_list("cases.offered", cases, by=current_user)
    if request.method == "GET":
        _prefill(form, tasks)
    return _page(form, cases)


def _check_choices(form: ContactForm) -> None:
    """What was chosen only has to be among the choices: they are listed where the form is shown."""
    if form.clears.data:
        _offer(form)
        return
    form.accept(queries.choosable(form.chosen(), current_user))
    form.files_wait = bool(form.shows.data and pending_of(current_user, form.token))


def _offer(form: ContactForm) -> tuple[list[Case], Sequence[Task]]:
    cases = queries.choices(current_user)
    tasks = queries.open_tasks([case for case in cases if _uuid("case") in (None, case.public_id)])
    form.offer(cases, tasks)
    form.files_wait = bool(pending_of(current_user, form.token))
    return cases, tasks


def _log(form: ContactForm) -> Done:
    """Everything is looked up again inside the transaction, within what the user may see now."""
    cases = [case_or_404(public_id, current_user) for public_id in form.chosen()]
    wanted = set(form.clears.data or [])
    tasks = queries.open_tasks(cases) if wanted else ()
    clears = [task for task in tasks if str(task.public_id) in wanted]
    contact = operations.log_contact(form.facts(), cases, clears=clears, once=form.token, by=current_user)
    attach(
        "contact",
        contact.public_id,
        form.files.data or [],
        form.shows.data or "",
        once=form.token,
        without=form.without.ids(),
        by=current_user,
    )
    return Done(url_for("cases.show", case_id=cases[0].public_id), _notice(form))


def _notice(form: ContactForm) -> str:
    if form.next_step.data and form.next_day.data:
        return _("Saved. The next step is due on %(day)s.", day=near_day(form.next_day.data))
    return _("Saved.")


def _prefill(form: ContactForm, tasks: Sequence[Task]) -> None:
    """From a draft, a task or a case named in the address."""
    if asked := _uuid("draft"):
        draft = draft_or_404(asked, current_user)
        _take_up(form, draft.fields)
        form.draft.data, form.once.data = str(draft.public_id), str(draft.once)
        return
    if case_id := _uuid("case"):
        form.who.data = [str(case_id)]
    if task_id := _uuid("task"):
        form.clears.data = [str(task.public_id) for task in tasks if task.public_id == task_id]


def _take_up(form: ContactForm, fields: dict[str, list[str]]) -> None:
    """Put a draft's words back, as they were typed."""
    for field in form:
        if field.name not in fields or field.name in NOT_TAKEN_UP:
            continue
        kept = fields[field.name]
        field.raw_data = kept
        field.data = kept if field.name in ("who", "clears") else (kept[0] if kept else "")


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def _page(form: ContactForm, cases: Sequence[Case]) -> ResponseReturnValue:
    """The form; with a case in the address its person stands first, and the rest is one fold away."""
    fixed = _uuid("case")
    case = case_or_404(fixed, current_user) if fixed else None
    begun = latest_draft(current_user, KIND, case.public_id) if case and not _uuid("draft") else None
    page = render_template(
        "contacts/new.html",
        form=form,
        case=case,
        cases=cases,
        recent=queries.RECENT,
        pending=shown_pending(current_user, form.token),
        begun=begun if begun and str(begun.once) != form.once.data else None,
        band=band_of_case(case) if case else None,
    )
    return page, form.status


@bp.post("/contacts/draft")
@allow(Permission.SUPPORT_PEOPLE)
def draft() -> ResponseReturnValue:
    """What is typed so far. Answers when it was kept, and the draft's id."""
    form = ContactForm()
    with db.writing():
        kept = _keep_words(form)
        saved_at, public_id = time_of_day(kept.changed_at), str(kept.public_id)
    return {"saved_at": saved_at, "draft": public_id}


def _keep_words(form: ContactForm) -> Draft:
    fields = {name: request.form.getlist(name) for name in request.form}
    who = form.chosen()
    subject = who[0] if len(who) == 1 else None
    return keep_draft(
        KIND, fields, draft_id=form.draft_id(), subject=subject, once=form.token, by=current_user
    )


def _keep_files(form: ContactForm) -> None:
    """Not saved: the files wait for the form, and a draft leads back to both."""
    if form.files.data:
        with db.writing():
            form.draft.data = str(_keep_words(form).public_id)
        keep_for_later(form, form.files)
