"""From “is this the same person?” to one record, and back."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.models import Role
from advocacy.accounts.proving import needs_proof_to_send
from advocacy.accounts.signing_in import this_session
from advocacy.audit.operations import record_list, record_read
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import search_words
from advocacy.people.band import band_of
from advocacy.people.forms import FindForm
from advocacy.people.matching import known_of, people_like
from advocacy.people.models import Person
from advocacy.people.queries import person_or_404
from advocacy.people.search import find_people
from advocacy.people.words import level_words
from advocacy.web.errors import not_saved
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import comparing, operations, queries, showing
from .forms import AskForm, MergeForm
from .rules import Pick

bp = Blueprint("merging", __name__)
MOST_FOUND = 20


@bp.route("/people/<uuid:person_id>/same-person", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def find(person_id: UUID) -> ResponseReturnValue:
    """Whom this record looks like, and a search for another one."""
    form = FindForm()

    def work() -> Done:
        person_or_404(person_id, current_user)
        session, words = this_session(), (form.words.data or "").strip()
        if session is None or not words:
            return Done(url_for(".find", person_id=person_id))
        search = store_search(words, session).public_id
        return Done(url_for(".find", person_id=person_id, search=search))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    person = person_or_404(person_id, current_user)
    words = search_words()
    if not form.is_submitted():
        form.words.data = words
    found = find_people(words, current_user, MOST_FOUND) if words else []
    alike = [one for one in people_like(known_of(person), current_user) if one.person.id != person.id]
    record_list("people.compared", [*found, *(one.person for one in alike)], by=current_user)
    page = render_template(
        "merging/find.html",
        form=form,
        person=person,
        band=band_of(person),
        words=words,
        found=[one for one in found if one.id != person.id],
        alike=alike,
        level=level_words,
    )
    return page, form.status


@bp.route("/people/<uuid:person_id>/same-person/<uuid:other_id>", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@needs_proof_to_send
def compare(person_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Both side by side. A supervisor makes them one; an advocate asks."""
    decides = current_user.role == Role.SUPERVISOR
    form = MergeForm() if decides else AskForm()

    def work() -> Done:
        kept, other = queries.two_or_404(person_id, other_id, current_user)
        if isinstance(form, MergeForm):
            return _merged(form, kept, other)
        operations.ask(kept, other, form.why.data or "", by=current_user)
        return Done(url_for("people.show", person_id=person_id), _("Your supervisor is asked."))

    if form.validate_on_submit() and (done := save(form, work)):
        return done
    return _compare_page(form, person_id, other_id)


def _merged(form: MergeForm, kept: Person, other: Person) -> Done:
    decision = operations.Decision(
        form.picks(), form.why.data or "", bool(form.they_said_so.data), form.version.data
    )
    merge = operations.merge_people(kept, other, decision, by=current_user)
    url = url_for("merges.show", merge_id=merge.public_id)
    return Done(url, _("They are one record now. Both old addresses and references lead here."))


def _compare_page(form: AskForm, person_id: UUID, other_id: UUID) -> ResponseReturnValue:
    try:
        kept, other = queries.two_or_404(person_id, other_id, current_user)
    except Refused as refusal:
        if request.method == "POST":
            return not_saved(refusal.sentence, 409)
        return render_template("merging/not_now.html", why=refusal.sentence, person_id=person_id)
    comparison = comparing.compare(kept, other)
    form.version.raw_data = None
    form.version.data = comparison.version
    sides = showing.side_of(kept, current_user), showing.side_of(other, current_user)
    for person in (kept, other):
        record_read("person.compared", person, by=current_user)
    page = render_template(
        "merging/compare.html",
        form=form,
        sides=sides,
        comparison=comparison,
        warnings=showing.warnings_of(*sides),
        asked=queries.asked_about(kept, other),
        picks=form.picks() if isinstance(form, MergeForm) else {},
        decides=isinstance(form, MergeForm),
        Pick=Pick,
    )
    return page, form.status
