"""The list of the cases that someone works on."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.models import Role
from advocacy.audit.operations import record_list
from advocacy.organization.queries import the_organization
from advocacy.web.permissions import Permission, allow

from .list_queries import Group, Listed, NextStep, counts, leads, listed, next_steps
from .models import CaseState
from .words import close_reason_words, state_words

bp = Blueprint("case_list", __name__)


@dataclass(frozen=True)
class Row:
    """One case in the list."""

    case: Listed
    step: NextStep | None
    tag: str
    lead: str


@dataclass(frozen=True)
class Choice:
    """A link to one group, with how many cases are in it."""

    words: str
    url: str
    current: bool


@bp.get("/cases")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    group = _asked_group()
    many = counts(current_user)
    page = listed(current_user, group, many[group])
    record_list("cases.listed", page.rows, by=current_user, group=group.value)
    supervises = current_user.role == Role.SUPERVISOR
    return render_template(
        "cases/index.html",
        page=page,
        rows=_rows(page.rows, leads(page.rows) if supervises else {}),
        group=group,
        choices=_choices(group, many),
        supervises=supervises,
    )


def _asked_group() -> Group:
    """The group that was asked for; nonsense is everyone."""
    asked = request.args.get("group", "")
    return Group(asked) if asked in list(Group) else Group.EVERYONE


def _choices(group: Group, many: dict[Group, int]) -> list[Choice]:
    words = {
        Group.EVERYONE: _("Everyone"),
        Group.NEED_A_STEP: _("Need a next step"),
        Group.CLOSED: _("Closed"),
    }
    return [
        Choice(f"{words[one]} ({many[one]})", url_for(".index", group=one.value), one is group)
        for one in Group
    ]


def _rows(cases: Any, led_by: dict[int, str]) -> list[Row]:
    steps, days = next_steps(cases), the_organization().no_contact_days
    return [
        Row(case, _step(case, steps), _tag(case, steps.get(case.id), days), led_by.get(case.id, ""))
        for case in cases
    ]


def _step(case: Listed, steps: dict[int, NextStep]) -> NextStep | None:
    """What comes next; of a closed case, how it ended."""
    if case.state == CaseState.CLOSED:
        return NextStep(close_reason_words(case.close_reason), case.closed_on)
    if case.state == CaseState.PAUSED and case.id not in steps and case.look_again_on:
        return NextStep(_("Look at it again"), case.look_again_on)
    return steps.get(case.id)


def _tag(case: Listed, step: NextStep | None, no_contact_days: int) -> str:
    """The one thing about this case that someone may want to see at a glance; often nothing."""
    if case.state != CaseState.OPEN:
        return state_words(case.state) if case.state == CaseState.PAUSED else ""
    if step is None:
        return _("Needs a next step")
    silent = (clock.today() - (case.last_contact_on or case.opened_on)).days
    if silent > no_contact_days:
        return ngettext("1 day without contact", "%(num)s days without contact", silent)
    return ""
