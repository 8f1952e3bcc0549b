"""The pages of notices: recording one, which clock it starts, what that clock needs, and every date that follows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.attachments.adding import add_page, keep_for_later
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.operations import attach as attach_files
from advocacy.attachments.showing import shown, shown_pending
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.models import Case
from advocacy.cases.queries import case_or_404
from advocacy.directory.meant import match_agency
from advocacy.issues.queries import agency_by_id
from advocacy.web.forms import Form, choices_of
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import files_were_sent, takes_files

from . import form_words, operations, queries, words
from .agency_asked import agency_asked
from .asking import doubted, what_to_ask
from .choosing import likely, others
from .models import Notice
from .notice_forms import NoticeForm, RuleForm
from .operations import facts_of
from .plain.queries import given_about
from .plain.words import given_words
from .showing import counted_now, dates_shown, ruling_of_page

bp = Blueprint("notices", __name__)
FIRST = 6  # as many rules as a phone shows at once; the others stand behind “Show more”


@bp.app_template_filter("notice_kind")
def notice_kind(kind: str) -> str:
    return words.kind_in_short(kind)


@bp.get("/cases/<uuid:case_id>/notices")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    found = queries.notices_in_short(case)
    record_list("notices.listed", found, by=current_user, case=str(case.public_id))
    return render_template(
        "notices/index.html", band=band_of_case(case), case=case, notices=found, where=words.where_words
    )


@bp.route("/cases/<uuid:case_id>/notices/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def new(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    form = NoticeForm()
    form.offer(queries.issues_to_choose(case))

    def work() -> Done:
        found = case_or_404(case_id, current_user)
        issue = queries.issue_of(found, form.issue_choice.data or "")
        facts = form.facts(issue, agency_by_id(form.agency_id), None)
        notice = operations.record_notice(found, facts, current_user)
        _keep_files(form, notice)
        return Done(url_for(".clock", notice_id=notice.public_id), _("The notice is saved."))

    if _is_clear(form) and (done := save(form, work, case=case_id)):
        return done
    _files_wait(form)
    case = case_or_404(case_id, current_user)
    form.offer(queries.issues_to_choose(case))
    if request.method == "GET":
        form.issue_choice.data = request.args.get("issue", "")
        form.agency_name.data = agency_asked() or form.agency_name.data
    return _form_page("notices/new.html", form, case)


def _is_clear(form: NoticeForm, notice: Notice | None = None) -> bool:
    if not form.is_submitted():
        return False
    valid = form.validate_on_submit()
    linked = notice.agency if notice else None
    return form.understand(match_agency(form.agency_name.data or "", form.which.data or "", linked)) and valid


def _keep_files(form: NoticeForm, notice: Notice) -> None:
    attach_files(
        "notice",
        notice.public_id,
        form.files.data or [],
        form.shows.data or "",
        once=form.token,
        without=form.without.ids(),
        by=current_user,
    )


def _files_wait(form: NoticeForm) -> None:
    if files_were_sent():
        keep_for_later(form, form.files)


def _form_page(template: str, form: NoticeForm, case: Case, **values: Any) -> ResponseReturnValue:
    pending = shown_pending(current_user, form.token)
    page = render_template(template, form=form, case=case, band=band_of_case(case), pending=pending, **values)
    return page, form.status


@bp.get("/notices/<uuid:notice_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(notice_id: UUID) -> ResponseReturnValue:
    notice = queries.notice_or_404(notice_id, current_user)
    record_read("notice.opened", notice, by=current_user)
    dates = counted_now(notice)
    return render_template(
        "notices/show.html",
        **_about(notice),
        dates=dates_shown(notice, dates),
        asks=what_to_ask(notice.rule, dates),
        doubts=doubted(dates, notice.confirmed),
        moves=queries.moves_of(notice),
        reading=Form() if queries.lead_id(notice.case) == current_user.id else None,
        given=given_about(notice),
        given_words=given_words,
        moved_why=words.moved_why_words,
        result_words=words.result_words,
        how_known=form_words.how_known_words(notice.received_how),
        attachments=shown("notice", notice.public_id),
    )


def _about(notice: Notice) -> dict[str, Any]:
    return {"notice": notice, "case": notice.case, "band": band_of_case(notice.case)}


@bp.route("/notices/<uuid:notice_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach(notice_id: UUID) -> ResponseReturnValue:
    return add_page("notice", notice_id)


@bp.route("/notices/<uuid:notice_id>/change", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def change(notice_id: UUID) -> ResponseReturnValue:
    notice = queries.notice_or_404(notice_id, current_user)
    form = NoticeForm(obj=notice)
    form.offer(queries.issues_to_choose(notice.case))

    def work() -> Done:
        found = queries.notice_or_404(notice_id, current_user)
        issue = queries.issue_of(found.case, form.issue_choice.data or "")
        facts = form.facts(issue, agency_by_id(form.agency_id), facts_of(found))
        operations.change_notice(found, facts, form.version.data, current_user)
        _keep_files(form, found)
        return Done(url_for(".show", notice_id=notice_id), _("The changes are saved."))

    if _is_clear(form, notice) and (done := save(form, work, case=notice.case.public_id)):
        return done
    _files_wait(form)
    notice = queries.notice_or_404(notice_id, current_user)
    form.offer(queries.issues_to_choose(notice.case))
    if request.method == "GET":
        form.issue_choice.data = str(notice.issue.public_id) if notice.issue else ""
    return _form_page("notices/change.html", form, notice.case, notice=notice)


def asked(
    form: Form, template: str, notice: Notice, work: Callable[[], Done], **values: Any
) -> ResponseReturnValue:
    """A page that asks one thing about a notice."""
    if form.validate_on_submit() and (done := save(form, work, case=notice.case.public_id)):
        return done
    again = queries.notice_or_404(notice.public_id, current_user)
    return render_template(template, form=form, **_about(again), **values), form.status


@bp.route("/notices/<uuid:notice_id>/clock", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def clock(notice_id: UUID) -> ResponseReturnValue:
    """Which rule it follows, from a short list; behind it all others; or nobody knows yet."""
    notice = queries.notice_or_404(notice_id, current_user)
    ruling = ruling_of_page()
    rules = {**ruling.offered, **{one: ruling.rules[one] for one in (notice.rule,) if one in ruling.rules}}
    first = likely(notice.system, notice.kind, rules)
    form = RuleForm(obj=notice)
    form.rule.choices = choices_of([])

    def work() -> Done:
        found = queries.notice_or_404(notice_id, current_user)
        chosen = form.rule.data if form.rule.data in rules else ""
        facts = replace(
            facts_of(found),
            rule=chosen,
            by_hand=form.by_hand.data,
            by_hand_title=(form.by_hand_title.data or "").strip(),
        )
        operations.change_notice(found, facts, form.version.data, current_user)
        return Done(_next(found), _("Saved."))

    return asked(
        form,
        "notices/clock.html",
        notice,
        work,
        first=first[:FIRST],
        more=first[FIRST:],
        rest=others(first, rules),
    )


def _next(notice: Notice) -> str:
    """Where it goes on: to what is still needed, or to the dates."""
    dates = counted_now(notice)
    open_still = what_to_ask(notice.rule, dates) or doubted(dates, notice.confirmed)
    return url_for(".ask" if open_still else ".show", notice_id=notice.public_id)
