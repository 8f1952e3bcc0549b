"""Lists of letters, and beginning a new one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.accounts.models import Role
from advocacy.audit.operations import record_list
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.db import db
from advocacy.deadlines.queries import notice_or_404
from advocacy.issues.models import Issue
from advocacy.issues.queries import issues_of
from advocacy.web.pages import page_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import operations, queries
from .blueprint import bp
from .fits import beside as beside_fits
from .fits import fits_of
from .life.answering import date_asked, notice_asked
from .life.glance import beside, words_for
from .life.led_to import led_to
from .life.waiting import Waits, counts
from .own.choosing import as_choices, own_letters
from .own.models import OwnTemplate
from .own.resolving import laid
from .queries import Shown
from .saying import in_one_line
from .shelf import own_systems, shelves, system_asked, systems_to_choose
from .starting_form import NOT_THIS, NewLetterForm
from .template import ENGLISH, SPANISH, LetterTemplate
from .templates import languages_of, load_templates, template_of


@bp.get("/letters")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    shown, whose = _shown(), _whose()
    page = page_of(db.session, queries.letters_seen(current_user, shown, whose=whose))
    record_list("letters.listed", page.rows, by=current_user)
    counted = counts(current_user)
    mine = [one for one in counted if whose in (None, one.public_id)]
    return render_template(
        "letters/index.html",
        page=page,
        shown=shown,
        whose=whose,
        only_mine=whose == current_user.public_id,
        counts={one: sum(getattr(row, one) for row in mine) for one in Waits},
        writers=counted if current_user.role == Role.SUPERVISOR else [],
        words_for=words_for,
        beside=beside(page.rows),
        in_one_line=in_one_line,
    )


def _whose() -> UUID | None:
    """One writer's letters; everyone's where the address names nobody."""
    asked = request.args.get("whose", "")
    if asked == "mine":
        return UUID(str(current_user.public_id))
    try:
        return UUID(asked)
    except ValueError:
        return None


def _shown() -> Shown:
    try:
        return Shown(request.args.get("show", Shown.NEEDING))
    except ValueError:
        return Shown.NEEDING


@bp.get("/cases/<uuid:case_id>/letters")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    page = page_of(db.session, queries.letters_of(case), total=queries.letter_count(case))
    record_list("letters.listed", page.rows, by=current_user, case=str(case.public_id))
    return render_template(
        "letters/of_case.html",
        case=case,
        band=band_of_case(case),
        page=page,
        in_one_line=in_one_line,
        beside=beside(page.rows),
    )


@bp.route("/cases/<uuid:case_id>/letters/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    form = NewLetterForm()
    case = case_or_404(case_id, current_user)
    own_words = own_letters()
    letters = (*load_templates().values(), *as_choices(own_words))
    form.offer(letters, issues_of(case))
    if form.validate_on_submit() and (
        done := save(form, lambda: _start(form, case_id, own_words), case=case_id)
    ):
        return done
    case = case_or_404(case_id, current_user)
    if request.method == "GET":
        _choose_before(form)
    only = system_asked(request.args.get("system"))
    own = own_systems(issues_of(case), form.issue.data)
    fits = _fits()
    page = render_template(
        "letters/new.html",
        form=form,
        case=case,
        band=band_of_case(case),
        fits=fits,
        groups=beside_fits(fits, shelves(letters, own, only)),
        own_words=own_words,
        systems=systems_to_choose(),
        only=only,
        led_to=_led_to(case, form.issue.data or ""),
        in_spanish={code for code in load_templates() if SPANISH in languages_of(code)},
    )
    return page, form.status


def _fits() -> list[LetterTemplate]:
    """The letters that fit the notice, or the one date of it, that the address names."""
    asked = notice_asked()
    notice = notice_or_404(asked, current_user) if asked else None
    return fits_of(notice, date_asked(notice))


def _led_to(case: Case, issue: str) -> Mapping[str, Sequence[str]]:
    """What each letter led to at the agency of the notice or the issue that it will be about."""
    asked, about = notice_asked(), _issue(issue, case)
    agency_id = notice_or_404(asked, current_user).agency_id if asked else about.agency_id if about else None
    return led_to(agency_id, current_user) if agency_id else {}


def _choose_before(form: NewLetterForm) -> None:
    """What the address names is chosen already: the letter, and the issue or the notice's own."""
    form.template.data = request.args.get("template")
    if asked := notice_asked():
        issue = notice_or_404(asked, current_user).issue
        form.issue.data = str(issue.public_id) if issue else NOT_THIS
    if about := request.args.get("issue"):
        form.issue.data = about


def _start(form: NewLetterForm, case_id: UUID, own_words: Mapping[str, OwnTemplate]) -> Done:
    case = case_or_404(case_id, current_user)
    own = own_words.get(form.template.data)
    template = laid(own) if own else _shipped(form)
    signer = form.signer_for(template)
    if signer is None:
        raise Refused(_("This letter can not be signed in that way. Choose “As is usual for this letter”."))
    issue = _issue(form.issue.data, case)
    asked = notice_asked()
    notice = notice_or_404(asked, current_user) if asked else None
    wanted = date_asked(notice)
    letter = operations.start_letter(
        case, template, issue, signer, by=current_user, notice=notice, deadline=wanted, own=own
    )
    return Done(url_for(".edit", letter_id=letter.public_id), _("The draft is filled from the case."))


def _shipped(form: NewLetterForm) -> LetterTemplate:
    language = form.language.data or ENGLISH
    if language not in languages_of(form.template.data):
        raise Refused(_("This letter is in English only so far. Choose English."))
    return template_of(form.template.data, language)


def _issue(asked: str, case: Case) -> Issue | None:
    issues = issues_of(case)
    return next((issue for issue in issues if str(issue.public_id) == asked and asked != NOT_THIS), None)
