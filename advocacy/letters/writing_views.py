"""Writing a letter: plain questions beside the page as it will print."""

from datetime import timedelta
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy import clock
from advocacy.audit.operations import record, record_read
from advocacy.cases.band import band_of_case
from advocacy.consent.topic_words import topics_in_words
from advocacy.db import db
from advocacy.drafts.operations import drop_draft, keep_draft
from advocacy.drafts.queries import draft_by_once, draft_or_404, latest_draft
from advocacy.web.filters import moment, time_of_day
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save

from . import operations, queries
from .asked import asked_in
from .blueprint import bp
from .checking import Checked, check
from .citing_words import rules_to_tick
from .forms import LetterForm, letter_form, shown_in_form
from .gathering import template_of
from .live import page_as_typed
from .models import Letter
from .picking import offers
from .rules import LetterState
from .saying import recipient_name, unreviewed
from .show_views import paper
from .texts import WORDS, changed_by_hand
from .typed import Outcome

KIND = "letter"
STILL_TYPING = timedelta(minutes=15)


@bp.route("/letters/<uuid:letter_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(letter_id: UUID) -> ResponseReturnValue:
    letter = queries.letter_or_404(letter_id, current_user)
    if letter.state not in (LetterState.DRAFT, LetterState.AGREED):
        return redirect(url_for(".show", letter_id=letter_id))
    form = _form(letter)
    if form.validate_on_submit():
        if done := save(form, lambda: _change(form, letter_id), case=letter.case.public_id):
            return done
        letter = queries.letter_or_404(letter_id, current_user)
    if request.method == "GET":
        record_read("letter.opened", letter, by=current_user)
    return _page(form, letter)


def _form(letter: Letter) -> LetterForm:
    """The template’s form, filled from the letter, or from the draft that the address names."""
    template = template_of(letter)
    form = letter_form(template)(obj=shown_in_form(letter))
    missing = [element.name for element in check(letter).missing]
    form.offer(template, offers(letter), rules_to_tick(letter), dict.fromkeys([*letter.left_out, *missing]))
    if request.method == "GET" and (asked := _draft_asked()):
        _take_up(form, asked)
    return form


def _draft_asked() -> UUID | None:
    try:
        return UUID(request.args.get("draft", ""))
    except ValueError:
        return None


def _take_up(form: LetterForm, asked: UUID) -> None:
    """Put a draft's words back, as they were typed, with the version that they were typed upon."""
    draft = draft_or_404(asked, current_user)
    for field in form:
        if field.name in draft.fields and field.name not in ("csrf_token", "once"):
            field.process_formdata(draft.fields[field.name])
            field.raw_data = draft.fields[field.name]
    form.once.data = str(draft.once)


def _change(form: LetterForm, letter_id: UUID) -> Done:
    letter = queries.letter_or_404(letter_id, current_user)
    was_agreed = letter.state == LetterState.AGREED
    told = {*letter.topics, *(form.topics.data or [])}
    outcome = operations.change_letter(
        letter,
        form.typed(letter),
        form.version.data,
        fill=request.form.get("do") == "fill",
        by=current_user,
    )
    drop_draft(current_user, once=form.token)
    again_draft = was_agreed and letter.state == LetterState.DRAFT
    return Done(url_for(".edit", letter_id=letter_id), _notice(outcome, again_draft, {*letter.topics} - told))


def _notice(outcome: Outcome, again_draft: bool, more: set[str]) -> str:
    said = {
        Outcome.SAVED: _("Saved."),
        Outcome.FILLED: _("Saved. The text follows your answers."),
        Outcome.KEPT_AS_WRITTEN: _(
            "Saved. You changed the text by hand, so it stays as you wrote it. "
            "“Fill the text again” puts your new answers in."
        ),
    }[outcome]
    if again_draft:
        said += " " + _(
            "The words changed after they agreed, so it is a draft again. Read it with them again."
        )
    if more:
        said += " " + _("It tells about this too now: %(topics)s.", topics=topics_in_words(sorted(more)))
    return said


def _page(form: LetterForm, letter: Letter) -> ResponseReturnValue:
    checked: Checked = check(letter)
    begun = latest_draft(current_user, KIND, letter.public_id)
    page = render_template(
        "letters/edit.html",
        form=form,
        asked=asked_in(form, letter),
        letter=letter,
        case=letter.case,
        band=band_of_case(letter.case),
        template=template_of(letter),
        checked=checked,
        by_hand=changed_by_hand(letter),
        words_touched=_words_touched(form, letter),
        preview=paper(letter),
        unreviewed=unreviewed(template_of(letter)),
        to=recipient_name(letter),
        begun=begun if begun and str(begun.once) != form.once.data else None,
        saved_at=moment(letter.changed_at),
    )
    return page, form.status


def _words_touched(form: LetterForm, letter: Letter) -> bool:
    """Whether the words in the form are others than the saved ones, or wrong: then they are to be seen."""
    return any(form[name].errors or (form[name].data or "") != getattr(letter, name) for name in WORDS)


@bp.post("/letters/<uuid:letter_id>/draft")
@allow(Permission.SUPPORT_PEOPLE)
def draft(letter_id: UUID) -> ResponseReturnValue:
    """What is typed so far. Answers when it was kept, the draft's id, and the page as it would print with it."""
    letter = queries.letter_or_404(letter_id, current_user)
    page = page_as_typed(letter_id)
    form = letter_form(template_of(letter))()
    fields = {name: request.form.getlist(name) for name in request.form}
    with db.writing():
        if page and _is_a_new_look(form.token):
            record("letter.previewed", letter_id, by=current_user)
        kept = keep_draft(
            KIND,
            fields,
            draft_id=None,
            subject=letter_id,
            once=form.token,
            by=current_user,
        )
        return {"saved_at": time_of_day(kept.changed_at), "draft": str(kept.public_id), "page": page}


def _is_a_new_look(once: UUID | None) -> bool:
    """The page beside the form is a look. One row for as long as somebody goes on typing, not one for each pause."""
    before = draft_by_once(current_user, once) if once else None
    return before is None or clock.now() - before.changed_at > STILL_TYPING


@bp.get("/letters/drafts/<uuid:draft>")
@allow(Permission.SUPPORT_PEOPLE)
def take_up(draft: UUID) -> ResponseReturnValue:
    """From the list of unfinished things to the letter that it belongs to."""
    kept = draft_or_404(draft, current_user)
    return redirect(url_for(".edit", letter_id=kept.subject, draft=draft))
