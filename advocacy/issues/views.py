"""The pages of issues: what is being sorted out, with whom, and how it ended."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.attachments.adding import add_page
from advocacy.attachments.cleaning.kinds import LARGEST_FILE
from advocacy.attachments.showing import shown
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.directory.meant import match_agency
from advocacy.web.forms import Form
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done, save
from advocacy.web.uploads import takes_files

from . import operations, words
from .forms import EndForm, IssueForm, TakeUpForm, WaitForm
from .models import Issue
from .queries import STATES, agency_by_id, issue_or_404, issues_of

bp = Blueprint("issues", __name__)


@bp.app_template_filter("issue_state")
def issue_state(state: str) -> str:
    return words.state_words(state)


@bp.app_template_filter("system_words")
def system(value: str) -> str:
    return words.system_words(value)


@bp.get("/cases/<uuid:case_id>/issues")
@allow(Permission.SUPPORT_PEOPLE)
def index(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    issues = issues_of(case)
    record_list("issues.listed", issues, by=current_user, case=str(case.public_id))
    groups = [(state, [issue for issue in issues if issue.state == state]) for state in STATES]
    return render_template(
        "issues/index.html", band=band_of_case(case), case=case, groups=groups, where=words.where_words
    )


@bp.route("/cases/<uuid:case_id>/issues/new", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def new(case_id: UUID) -> ResponseReturnValue:
    form = IssueForm()

    def work() -> Done:
        case = case_or_404(case_id, current_user)
        issue = operations.add_issue(case, form.facts(agency_by_id(form.agency_id)), by=current_user)
        return Done(url_for(".show", issue_id=issue.public_id), _("The issue is saved."))

    if _is_clear(form) and (done := save(form, work, case=case_id)):
        return done
    case = case_or_404(case_id, current_user)
    barriers = words.barriers_defined()
    page = render_template(
        "issues/new.html", form=form, band=band_of_case(case), case=case, barriers=barriers
    )
    return page, form.status


def _is_clear(form: IssueForm, issue: Issue | None = None) -> bool:
    """Everything is answered, and the agency's name means one agency or none."""
    if not form.is_submitted():
        return False
    valid = form.validate_on_submit()
    linked = issue.agency if issue else None
    clear = form.understand(match_agency(form.agency_name.data or "", form.which.data or "", linked))
    return valid and clear


@bp.get("/issues/<uuid:issue_id>")
@allow(Permission.SUPPORT_PEOPLE)
def show(issue_id: UUID) -> ResponseReturnValue:
    issue = issue_or_404(issue_id, current_user)
    record_read("issue.opened", issue, by=current_user)
    return render_template(
        "issues/show.html",
        issue=issue,
        case=issue.case,
        band=band_of_case(issue.case),
        barriers=words.barriers_of(issue),
        turn_words=words.turn_words,
        attachments=shown("issue", issue.public_id),
    )


def _page(template: str, form: Form, issue: Issue, **values: Any) -> ResponseReturnValue:
    """A form about an issue, under the band of its case."""
    band = band_of_case(issue.case)
    page = render_template(template, form=form, issue=issue, case=issue.case, band=band, **values)
    return page, form.status


@bp.route("/issues/<uuid:issue_id>/attachments", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
@takes_files(LARGEST_FILE)
def attach(issue_id: UUID) -> ResponseReturnValue:
    return add_page("issue", issue_id)


@bp.route("/issues/<uuid:issue_id>/edit", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def edit(issue_id: UUID) -> ResponseReturnValue:
    issue = issue_or_404(issue_id, current_user)
    form = IssueForm(obj=issue)

    def work() -> Done:
        found = issue_or_404(issue_id, current_user)
        facts = form.facts(agency_by_id(form.agency_id))
        operations.change_issue(found, facts, version=form.version.data, by=current_user)
        return Done(url_for(".show", issue_id=issue_id), _("The changes are saved."))

    if _is_clear(form, issue) and (done := save(form, work, case=issue.case.public_id)):
        return done
    issue = issue_or_404(issue_id, current_user)
    return _page("issues/edit.html", form, issue, barriers=words.barriers_defined())


@bp.route("/issues/<uuid:issue_id>/wait", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def wait(issue_id: UUID) -> ResponseReturnValue:
    issue, form = issue_or_404(issue_id, current_user), WaitForm()

    def work() -> Done:
        found = issue_or_404(issue_id, current_user)
        operations.wait_with_issue(found, words=form.said.data or "", by=current_user)
        return Done(url_for(".show", issue_id=issue_id), _("The issue waits for others."))

    if form.validate_on_submit() and (done := save(form, work, case=issue.case.public_id)):
        return done
    return _page("issues/wait.html", form, issue_or_404(issue_id, current_user))


@bp.route("/issues/<uuid:issue_id>/take-up", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def take_up(issue_id: UUID) -> ResponseReturnValue:
    issue, form = issue_or_404(issue_id, current_user), TakeUpForm()

    def work() -> Done:
        found = issue_or_404(issue_id, current_user)
        operations.take_up_issue(found, words=form.said.data or "", by=current_user)
        return Done(url_for(".show", issue_id=issue_id), _("The issue is open again."))

    if form.validate_on_submit() and (done := save(form, work, case=issue.case.public_id)):
        return done
    return _page("issues/take_up.html", form, issue_or_404(issue_id, current_user))


@bp.route("/issues/<uuid:issue_id>/end", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def end(issue_id: UUID) -> ResponseReturnValue:
    """How it ended; and, after it has, the way to tell that better."""
    issue = issue_or_404(issue_id, current_user)
    form = EndForm(obj=issue)

    def work() -> Done:
        found = issue_or_404(issue_id, current_user)
        operations.end_issue(found, form.outcome(), version=form.version.data, by=current_user)
        return Done(url_for(".show", issue_id=issue_id), _("How it ended is saved."))

    if form.validate_on_submit() and (done := save(form, work, case=issue.case.public_id)):
        return done
    return _page("issues/end.html", form, issue_or_404(issue_id, current_user))
