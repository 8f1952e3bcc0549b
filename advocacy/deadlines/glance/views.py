"""Pages of dates: of all cases that one sees, and of one case."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy.accounts.models import Role
from advocacy.accounts.queries import advocates_of_team
from advocacy.audit.operations import record_list, record_read
from advocacy.cases.band import band_of_case
from advocacy.cases.queries import case_or_404
from advocacy.issues.models import System
from advocacy.issues.words import system_words
from advocacy.web.filters import format_date
from advocacy.web.permissions import Permission, allow

from . import queries
from .queries import Narrowed
from .rules import Show
from .showing import drawn, lines_of
from .words import empty_words, passed_words, show_words

bp = Blueprint("glance", __name__)


@bp.app_template_filter("tick_day")
def tick_day(day: date) -> str:
    """Mar 9, under the line of a picture."""
    return format_date(day, "MMM d")


class Choice(NamedTuple):
    """A link to some of the dates, with how many there are."""

    words: str
    url: str
    current: bool


class Option(NamedTuple):
    """One line of a list to choose from."""

    value: str
    words: str
    chosen: bool


@bp.get("/deadlines")
@allow(Permission.SUPPORT_PEOPLE)
def index() -> ResponseReturnValue:
    team = advocates_of_team(current_user.team_id) if current_user.role == Role.SUPERVISOR else []
    lead = next((user for user in team if str(user.public_id) == request.args.get("who")), None)
    system = _asked_system()
    narrowed = Narrowed(system, lead.id if lead else None)
    show, page, values = _asked_for(narrowed, {user.id: user.name for user in team})
    record_list("dates.listed", page.rows, by=current_user, group=show.value)
    return render_template(
        "deadlines/glance/index.html",
        systems=[Option(one.value, system_words(one), one == system) for one in System],
        team=[Option(str(one.public_id), one.name, one is lead) for one in team],
        narrowed=", ".join(filter(None, (system_words(system) if system else "", lead.name if lead else ""))),
        passed=_passed(narrowed) if team else None,
        **values,
    )


@bp.get("/cases/<uuid:case_id>/deadlines")
@allow(Permission.SUPPORT_PEOPLE)
def of_case(case_id: UUID) -> ResponseReturnValue:
    case = case_or_404(case_id, current_user)
    _show, page, values = _asked_for(Narrowed(case=case.id), {})
    shown = [str(row.public_id) for row in page.rows]
    record_read("dates.of_case", case, by=current_user, count=len(shown), shown=shown)
    return render_template("deadlines/glance/of_case.html", case=case, band=band_of_case(case), **values)


def _asked_for(narrowed: Narrowed, leads: Mapping[int, str]) -> tuple[Show, Any, dict[str, Any]]:
    """The dates, their picture, and the ways to other ones."""
    asked, on_paper = request.args.get("show", ""), "paper" in request.args
    show = Show(asked) if asked in list(Show) else Show.COMING
    many = queries.counts(current_user, narrowed)
    page = queries.listed(current_user, show, narrowed, total=many[show], on_paper=on_paper)
    lines = lines_of(page.rows, page.first, leads)
    values = {
        "show": show,
        "shown": show_words(show),
        "page": page,
        "lines": lines,
        "drawn": drawn(lines, coming=show is Show.COMING),
        "choices": [Choice(f"{show_words(one)} ({many[one]})", _url(show=one), one is show) for one in Show],
        "empty_words": empty_words(show),
        "on_paper": on_paper,
        "paper_url": _url(show=show, paper="whole"),
        "back_url": _url(show=show),
        "hedged": any(line.hedge for line in lines),
    }
    return show, page, values


def _url(**other: str) -> str:
    """This page, with the same filters and something else."""
    kept = {name: request.args[name] for name in ("system", "who") if request.args.get(name)}
    return url_for(request.endpoint or "", **{**(request.view_args or {}), **kept, **other})


def _asked_system() -> str:
    asked = request.args.get("system", "")
    return asked if asked in list(System) else ""


def _passed(narrowed: Narrowed) -> list[tuple[str, int]]:
    many = queries.passed_lately(current_user, narrowed)
    return [(passed_words(one), count) for one, count in many.items()]
