"""Pages about people: the list, finding someone, adding someone, and the page of one person."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.signing_in import this_session
from advocacy.audit.operations import record_read
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import search_words
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations
from .address_views import bp as addresses
from .band import band_of
from .duplicates import Known
from .editing_views import bp as editing
from .forms import FindForm, NewPersonForm
from .indexing import BETWEEN_NAMES
from .listing import list_people
from .matching import people_like, refuse_if_known
from .panels import panels_of
from .queries import person_or_404
from .supporter_views import bp as supporters
from .words import level_words, safe_hint

bp = Blueprint("people", __name__)
for part in (editing, addresses, supporters):
    bp.register_blueprint(part)


@bp.get("/people")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    words = search_words()
    form = FindForm()
    form.words.data = words
    return _index(form, words)


def _index(form: FindForm, words: str) -> ResponseReturnValue:
    page = list_people(words, current_user)
    return render_template("people/index.html", form=form, page=page, hint=safe_hint), form.status


@bp.post("/people/search")
@allow(Permission.SUPPORT_PEOPLE)
def search() -> ResponseReturnValue:
    form = FindForm()
    words = (form.words.data or "").strip()

    def work() -> Done:
        session = this_session()
        if session is None or not words:
            return Done(url_for(".index"))
        return Done(url_for(".index", search=store_search(words, session).public_id))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _index(form, "")


@bp.post("/people/find")
@allow(Permission.SUPPORT_PEOPLE)
def find() -> ResponseReturnValue:
    """The rows alone, for the words as they are being typed."""
    form = FindForm()
    words = (form.words.data or "").strip()
    if not form.validate_on_submit():
        return "", form.status
    return render_template("people/_list.html", page=list_people(words, current_user), hint=safe_hint)


@bp.route("/people/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new() -> ResponseReturnValue:
    form = NewPersonForm()

    def work() -> Done:
        refuse_if_known(_known(form), current_user, looked_at=form.people_looked_at())
        person = operations.add_person(
            form.facts(), by=current_user, contacts=form.contacts(), own_word=form.own_word.data or ""
        )
        return Done(
            url_for(".show", person_id=person.public_id),
            _("Saved. Ask them next how it is safe to reach them."),
        )

    if not form.validate_on_submit():
        return render_template("people/new.html", form=form, alike=[], level=level_words), form.status
    if done := save(form, work):
        return done
    if alike := people_like(_known(form), current_user):
        form.form_errors.clear()  # It is a question, not a mistake.
    form.looked_at.data = " ".join(str(one.person.public_id) for one in alike)
    return render_template("people/new.html", form=form, alike=alike, level=level_words), form.status


def _known(form: NewPersonForm) -> Known:
    facts = form.facts()
    names = (facts.name, facts.legal_name, *BETWEEN_NAMES.split(facts.other_names))
    phones = tuple(contact.details for contact in form.contacts().values() if contact.details)
    return Known(tuple(name for name in names if name.strip()), facts.date_of_birth, phones)


@bp.get("/people/<uuid:person_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(person_id: UUID) -> ResponseReturnValue:
    person = person_or_404(person_id, current_user)
    record_read("person.opened", person, by=current_user)
    return render_template(
        "people/show.html", person=person, band=band_of(person), panels=panels_of(person, current_user)
    )
