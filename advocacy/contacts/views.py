"""Logging contacts, reading them, adding to them."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.drafts.operations import keep_draft
from advocacy.drafts.queries import draft_or_404, latest_draft
from advocacy.organization.queries import the_organization
from advocacy.tasks.models import Task
from advocacy.web.filters import near_day, time_of_day
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .forms import AddendumForm, ChangeForm, ContactForm
from .models import Contact
from .rules import is_locked
from .words import title

bp = Blueprint("contacts", __name__)
KIND = "contact"


@bp.route("/contacts/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new() -> ResponseReturnValue:
    form = ContactForm()
    cases = queries.choices(current_user)
    tasks = queries.open_tasks(cases)
    form.offer(cases, tasks)
    if form.validate_on_submit() and (done := save(form, lambda: _log(form))):
        return done
    if request.method == "GET":
        _prefill(form, tasks)
    return _page(form, cases)


def _log(form: ContactForm) -> Done:
    """Everything is looked up again inside the transaction, within what the user may see now."""
    cases = [case_or_404(public_id, current_user) for public_id in form.chosen()]
    wanted = set(form.clears.data or [])
    tasks = queries.open_tasks(cases)
    clears = [task for task in tasks if str(task.public_id) in wanted]
    operations.log_contact(form.facts(), cases, clears=clears, once=form.token, by=current_user)
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
        if field.name not in fields or field.name in ("once", "version", "csrf_token"):
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
        begun=begun if begun and str(begun.once) != form.once.data else None,
        band=band_of_case(case) if case else None,
    )
    return page, form.status


@bp.post("/contacts/draft")
@allow(Permission.SUPPORT_PEOPLE)
def draft() -> ResponseReturnValue:
    """What is typed so far. Answers when it was kept, and the draft's id."""
    form = ContactForm()
    fields = {name: request.form.getlist(name) for name in request.form}
    who = form.chosen()
    with db.writing():
        kept = keep_draft(
            KIND,
            fields,
            draft_id=form.draft_id(),
            subject=who[0] if len(who) == 1 else None,
            once=form.token,
            by=current_user,
        )
        saved_at, public_id = time_of_day(kept.changed_at), str(kept.public_id)
    return {"saved_at": saved_at, "draft": public_id}


@bp.get("/contacts/<uuid:contact_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(contact_id: UUID) -> ResponseReturnValue:
    contact = queries.contact_or_404(contact_id, current_user)
    record_read("contact.opened", contact, by=current_user)
    return _show(contact, AddendumForm())


def _show(contact: Contact, form: AddendumForm) -> ResponseReturnValue:
    cases = queries.cases_of_contact(contact, current_user)
    locked = is_locked(contact.saved_at, clock.now(), the_organization().lock_after_days)
    page = render_template(
        "contacts/show.html",
        contact=contact,
        cases=cases,
        form=form,
        band=band_of_case(cases[0]),
        may_change=not locked and contact.author_id == current_user.id,
        locked=locked,
        contact_title=title(contact),
    )
    return page, form.status


@bp.route("/contacts/<uuid:contact_id>/change", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def change(contact_id: UUID) -> ResponseReturnValue:
    contact = queries.contact_or_404(contact_id, current_user)
    form = ChangeForm(obj=contact)

    def work() -> Done:
        found = queries.contact_or_404(contact_id, current_user)
        operations.change_contact(
            found, form.note.data or "", form.minutes.data, form.version.data, by=current_user
        )
        return Done(url_for(".show", contact_id=contact_id), _("The note is changed."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    contact = queries.contact_or_404(contact_id, current_user)
    band = band_of_case(queries.cases_of_contact(contact, current_user)[0])
    return render_template("contacts/change.html", form=form, contact=contact, band=band), form.status


@bp.post("/contacts/<uuid:contact_id>/addenda")
@allow(Permission.SUPPORT_PEOPLE)
def add(contact_id: UUID) -> ResponseReturnValue:
    form = AddendumForm()

    def work() -> Done:
        contact = queries.contact_or_404(contact_id, current_user)
        cases = queries.cases_of_contact(contact, current_user)
        operations.add_addendum(contact, form.text.data or "", cases, by=current_user)
        return Done(url_for(".show", contact_id=contact_id), _("Added."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _show(queries.contact_or_404(contact_id, current_user), form)


@bp.get("/cases/<uuid:case_id>/contacts")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    page = page_of(db.session, queries.contacts_of(case), total=queries.contact_count(case))
    record_list("contacts.listed", page.rows, by=current_user, case=str(case.public_id))
    return render_template(
        "contacts/of_case.html", case=case, band=band_of_case(case), page=page, contact_title=title
    )
