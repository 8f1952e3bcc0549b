"""The page on which photos and papers are added to a record. Each feature has the address; the page is this one."""

from uuid import UUID

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy.audit.operations import record_refusal
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.web.forms import Form
from advocacy.web.saving import Done, save

from . import operations
from .forms import AttachForm, UploadsField
from .queries import pending_of
from .showing import shown_pending
from .subjects import SUBJECTS


def add_page(kind: str, subject: UUID) -> ResponseReturnValue:
    """Choose, describe, add. What could be taken waits while the rest is chosen again."""
    form, to = AttachForm(), SUBJECTS[kind]

    def work() -> Done:
        cases = _cases_or_404(kind, subject)
        attached = operations.attach(
            kind,
            subject,
            form.files.data,
            form.shows.data or "",
            once=form.token,
            without=form.without.ids(),
            by=current_user,
        )
        operations.note_on_timeline(attached, cases, by=current_user)
        words = ngettext("%(num)s file is added.", "%(num)s files are added.", len(attached))
        return Done(to.url(subject), words)

    if form.is_submitted():
        cases = _cases_or_404(kind, subject)
        valid = _something_is_chosen(form) and form.validate_on_submit()
        if valid and (done := save(form, work, case=cases[0].public_id)):
            return done
        keep_for_later(form, form.files)
    cases = _cases_or_404(kind, subject)
    page = render_template(
        "attachments/add.html",
        form=form,
        back=to.url(subject),
        band=band_of_case(cases[0]),
        case=cases[0],
        pending=shown_pending(current_user, form.token),
    )
    return page, form.status


def _cases_or_404(kind: str, subject: UUID) -> list[Case]:
    cases = list(SUBJECTS[kind].cases(subject, current_user))
    if not cases:
        record_refusal(f"{kind}.refused", subject, by=current_user)
        abort(404)
    return cases


def _something_is_chosen(form: AttachForm) -> bool:
    if form.files.data or form.files.unfit or pending_of(current_user, form.token):
        return True
    form.files.unfit.append(_("Choose a photo or a PDF first."))
    form.validate_on_submit()
    return False


def keep_for_later(form: Form, files: UploadsField) -> None:
    """The form was not saved: what came with it waits, so that nobody has to choose it again."""
    if files.data and form.token and current_user.is_active:
        with db.writing():
            operations.keep_pending(files.data, once=form.token, by=current_user)
