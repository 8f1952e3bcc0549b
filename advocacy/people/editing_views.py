"""Changing what is known of a person, each part on a page of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, sections
from .band import band_of
from .forms import AboutForm, NotToBeToldForm, WhatMattersForm, one_line, to_the_letter
from .models import Method, Person
from .queries import person_or_404
from .safe_contact_form import SafeContactForm

bp = Blueprint("editing", __name__)


@bp.route("/people/<uuid:person_id>/about", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def about(person_id: UUID) -> ResponseReturnValue:
    form = AboutForm(obj=sections.about(person_or_404(person_id, current_user)))

    def change(person: Person) -> None:
        operations.change_about(person, form.facts(), form.version.data, by=current_user)

    return _edit(person_id, form, change, "people/about.html")


@bp.route("/people/<uuid:person_id>/safe-contact", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def safe_contact(person_id: UUID) -> ResponseReturnValue:
    form = SafeContactForm(obj=sections.safe_contact(person_or_404(person_id, current_user)))

    def change(person: Person) -> None:
        operations.change_safe_contact(
            person,
            form.contacts(),
            form.version.data,
            code_word=one_line(form.code_word.data),
            safety_note=to_the_letter(form.safety_note.data),
            by=current_user,
        )

    return _edit(person_id, form, change, "people/safe_contact.html", methods=list(Method))


@bp.route("/people/<uuid:person_id>/what-matters", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def what_matters(person_id: UUID) -> ResponseReturnValue:
    form = WhatMattersForm(obj=sections.what_matters(person_or_404(person_id, current_user)))
    return _edit(person_id, form, _words(form, sections.WHAT_MATTERS), "people/what_matters.html")


@bp.route("/people/<uuid:person_id>/not-to-be-told", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def not_to_be_told(person_id: UUID) -> ResponseReturnValue:
    form = NotToBeToldForm(obj=sections.not_to_be_told(person_or_404(person_id, current_user)))
    return _edit(person_id, form, _words(form, sections.NOT_TO_BE_TOLD), "people/not_to_be_told.html")


def _words(form: Form, names: tuple[str, ...]) -> Callable[[Person], None]:
    def change(person: Person) -> None:
        words = {name: to_the_letter(form[name].data) for name in names}
        operations.change_words(person, names, words, form.version.data, by=current_user)

    return change


def _edit(
    person_id: UUID, form: Form, change: Callable[[Person], None], template: str, **shown: Any
) -> ResponseReturnValue:
    """The same for each part: save it and go back to the person, or show the form again."""

    def work() -> Done:
        change(person_or_404(person_id, current_user))
        return Done(url_for("people.show", person_id=person_id), _("The changes are saved."))

    if form.validate_on_submit() and (done := save(form, work, person=person_id)):
        return done
    person = person_or_404(person_id, current_user)
    return render_template(template, form=form, person=person, band=band_of(person), **shown), form.status
