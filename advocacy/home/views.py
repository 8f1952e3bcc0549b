"""What needs doing today for whoever signed in, and search."""

from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from advocacy import clock
from advocacy.accounts.models import Role
from advocacy.accounts.queries import all_users
from advocacy.accounts.signing_in import this_session
from advocacy.audit.operations import record_list
from advocacy.consent.disclosing.drawing import ask_again_url
from advocacy.consent.second_look import waits_for_a_second_look
from advocacy.db import db
from advocacy.deadlines.doing import queries as doing
from advocacy.deadlines.doing.moved import unread
from advocacy.deadlines.doing.showing import lines as date_lines
from advocacy.directory.queries import agencies_like
from advocacy.drafts.operations import store_search
from advocacy.drafts.queries import how_many_wait, search_words
from advocacy.letters.life.waiting import checks_waiting
from advocacy.organization.queries import the_organization
from advocacy.reports.views import a_year_before, totals
from advocacy.sight.queries import to_review
from advocacy.supervision import overview
from advocacy.web.permissions import Permission, allow

from . import queries
from .agenda import agenda
from .forms import SearchForm
from .texts import asked_filters, kinds_offered, texts_found

bp = Blueprint("home", __name__)
MOST_AGENCIES = 5


class Opened(NamedTuple):
    """A case that a line of the page told of, for the record of who looked."""

    public_id: UUID


@bp.get("/")
@allow(Permission.OWN_ACCOUNT)
def today() -> ResponseReturnValue:
    if current_user.role == Role.AUDITOR:
        since = a_year_before(clock.today())
        return render_template("home/totals.html", since=since, **totals(since))
    if current_user.role == Role.ADMINISTRATOR:
        return _for_administrator()
    return _for_supporters()


def _for_administrator() -> ResponseReturnValue:
    users = all_users()
    return render_template(
        "home/administrator.html",
        invited=[user for user in users if user.is_active and not user.password_hash],
        users=sum(1 for user in users if user.is_active),
        standard=the_organization(),
    )


def _for_supporters() -> ResponseReturnValue:
    supervises = current_user.role == Role.SUPERVISOR
    lines = [line for one in overview.advocates(current_user) for line in one.cases] if supervises else []
    quiet = [] if supervises else queries.long_not_spoken(current_user, the_organization().no_contact_days)
    tasks = queries.tasks_due(current_user)
    dates, of_team = doing.mine(current_user), doing.of_team(current_user) if supervises else []
    moved = unread(current_user)
    opened: list[Any] = [row.case for row in tasks] + quiet
    opened += [Opened(row.case) for row in [*dates, *of_team, *moved]]
    record_list("today.opened", opened, by=current_user)
    second = waits_for_a_second_look(current_user) if supervises else None
    return render_template(
        "home/today.html",
        form=SearchForm(),
        today=clock.today(),
        dates=date_lines(dates[: doing.MOST]),
        moved=moved,
        more_dates=len(dates) > doing.MOST,
        team_dates=date_lines(of_team[: doing.MOST]),
        more_team_dates=len(of_team) > doing.MOST,
        agenda=agenda(tasks[: queries.MOST], queries.appointments_soon(current_user)),
        more_tasks=len(tasks) > queries.MOST,
        letters=queries.letters_waiting(current_user),
        to_check=checks_waiting(current_user) if the_organization().letter_check != "never" else 0,
        referrals=queries.referrals_to_chase(current_user),
        ending=queries.consents_ending(current_user),
        ask_again_url=ask_again_url,
        quiet=quiet,
        emergencies=to_review(current_user),
        unfinished=how_many_wait(current_user),
        supervised={
            "quiet": sum(line.quiet for line in lines),
            "overdue": sum(line.overdue for line in lines),
            "without_consent": second.emergencies,
            "mistakes": second.mistakes,
        }
        if second
        else None,
    )


@bp.route("/search", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def search() -> ResponseReturnValue:
    """The words are stored, so that none stand in the address; the page that follows shows what fits."""
    form = SearchForm()
    session = this_session()
    if form.validate_on_submit() and session is not None:
        with db.writing():
            stored = store_search(form.words.data or "", session)
            location = url_for(".search", search=stored.public_id)
        return redirect(location, code=303)
    words = search_words()
    if words:
        form.words.data = words
    return _found(words, form) if words else (render_template("home/search.html", form=form), form.status)


def _found(words: str, form: SearchForm) -> ResponseReturnValue:
    """People and agencies stand before the texts, once: not on later pages, nor where texts were asked for."""
    filters = asked_filters()
    hits = texts_found(words, filters, current_user)
    narrowed = filters.any or hits.number > 1
    people = [] if narrowed else queries.people_found(words, current_user)
    record_list("people.searched", people, by=current_user)
    record_list("texts.searched", [hit.record for hit in hits.rows], by=current_user, found=hits.total)
    page = render_template(
        "home/found.html",
        form=form,
        words=words,
        people=people,
        agencies=[] if narrowed else agencies_like(words, limit=MOST_AGENCIES),
        page=hits,
        filters=filters,
        narrowed=narrowed,
        kinds=kinds_offered(),
    )
    return page, form.status
