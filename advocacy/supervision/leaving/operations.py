"""Writing down that someone leaves, handing over what they hold, and ending their access. Nothing here commits."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select, update

from advocacy import clock
from advocacy.access.models import Assignment, Part
from advocacy.access.operations import assign, end_assignment
from advocacy.access.queries import lead_of, may_see
from advocacy.accounts.administration import disable_user
from advocacy.accounts.models import Role, User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.operations import cover_case, hand_over_case
from advocacy.db import db
from advocacy.letters.models import Letter
from advocacy.referrals.models import Referral
from advocacy.referrals.states import FINISHED
from advocacy.tasks.operations import pass_on
from advocacy.web.refusals import Refused

from . import queries, rules, within
from .models import Leaving, LeavingState
from .queries import InCase
from .unfinished import hand_on_unfinished
from .words import obstacle_words


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def obstacle(user: User, leaves_on: date, by: User | None) -> rules.Obstacle | None:
    leaver = rules.Leaver(
        is_oneself=by is not None and by.id == user.id,
        is_active=user.is_active,
        role=user.role,
        other_administrators=queries.others_active(user, Role.ADMINISTRATOR),
        other_supervisors=queries.others_active(user, Role.SUPERVISOR),
        team_goes_on=user.team_id is not None and queries.team_goes_on(user),
    )
    return rules.obstacle_to_leaving(leaver, leaves_on, clock.today())


def plan(user: User, leaves_on: date, *, by: User) -> Leaving:
    """They leave at the end of that day. Written down again, it is another day."""
    refuse(obstacle(user, leaves_on, by))
    leaving = queries.planned(user)
    if leaving is None:
        leaving = Leaving(
            public_id=uuid4(),
            user_id=user.id,
            state=LeavingState.PLANNED,
            begun_by_id=by.id,
            begun_at=clock.now(),
        )
    else:
        _stand_in_until(user, leaving.leaves_on, leaves_on, by=by)
    leaving.leaves_on = leaves_on
    db.session.add(leaving)
    db.session.flush()
    record("leaving.planned", user, by=by, leaving=leaving.public_id, on=leaves_on)
    return leaving


def _stand_in_until(user: User, before: date, day: date, *, by: User) -> None:
    """Another last day: what they hand over they still open until then."""
    until = select(Assignment).where(
        Assignment.user_id == user.id, Assignment.part == Part.COVER, Assignment.ends_on == before
    )
    for row in db.session.scalars(until).all():
        end_assignment(row, on=max(day, row.starts_on), by=by)


def call_off(user: User, *, by: User) -> None:
    """They stay after all. What was handed over stays where it is: it can be handed back."""
    leaving = queries.planned(user)
    if leaving is None:
        raise Refused(obstacle_words(rules.Obstacle.NOT_PLANNED))
    leaving.state, leaving.ended_at = LeavingState.CALLED_OFF, clock.now()
    record("leaving.called_off", user, by=by, leaving=leaving.public_id)


def hand_over_all(user: User, chosen: Mapping[str, User], note: str, *, by: User) -> int:
    """Each case or person to whom was chosen. What they do not hold any more is left alone."""
    holding, done = within.within_sight(queries.holding_of(user), by), 0
    for held in holding.cases:
        if (to := chosen.get(held.key)) is not None:
            _hand_over_case(user, held, to, note, by)
            done += 1
    for row, person in holding.met:
        if (to := chosen.get(str(row.public_id))) is not None:
            end_assignment(row, by=by)
            assign(person, None, to, Part.FIRST_CONTACT, starts_on=clock.today(), by=by, note=note)
            done += 1
    if done:
        record("leaving.handed_over", user, by=by, count=done)
    return done


def _hand_over_case(user: User, held: InCase, to: User, note: str, by: User) -> None:
    case = held.case
    if held.leads:
        hand_over_case(case, to, note=note, by=by)
    if held.covers:
        _pass_cover_on(user, case, to, note, by)
    if not may_see(to, case):
        raise Refused(
            _(
                "%(name)s does not open case %(number)s. Choose who leads it, or a supervisor.",
                name=to.name,
                number=case.reference,
            )
        )
    pass_on(case, from_id=user.id, to=to, by=by)
    _pass_papers_on(user, case, to, by)
    leaving = queries.planned(user)
    if held.leads and leaving and leaving.leaves_on > clock.today():
        first = clock.today() + timedelta(days=1)
        cover_case(case, user, starts_on=first, ends_on=leaving.leaves_on, note=note, by=by)


def _pass_cover_on(user: User, case: Case, to: User, note: str, by: User) -> None:
    """Whoever stood in hands the remaining days on; the lead needs nobody to stand in for themselves."""
    running = select(Assignment).where(
        Assignment.case_id == case.id,
        Assignment.user_id == user.id,
        Assignment.part == Part.COVER,
        Assignment.ends_on > clock.today(),
    )
    for row in db.session.scalars(running).all():
        ends_on = row.ends_on or clock.today()
        starts_on = max(row.starts_on, clock.today())
        end_assignment(row, on=min(clock.today(), row.starts_on), by=by)
        lead = lead_of(case)
        if lead is None or lead.id != to.id:
            cover_case(case, to, starts_on=starts_on, ends_on=ends_on, note=note, by=by)


def _pass_papers_on(user: User, case: Case, to: User, by: User) -> None:
    """Letters and referrals that are not over: someone has to wait for the answer."""
    letters = update(Letter).where(
        Letter.case_id == case.id, Letter.author_id == user.id, Letter.replied_on.is_(None)
    )
    referrals = update(Referral).where(
        Referral.case_id == case.id, Referral.author_id == user.id, Referral.state.not_in(FINISHED)
    )
    db.session.execute(letters.values(author_id=to.id))
    db.session.execute(referrals.values(author_id=to.id))
    record("papers.passed_on", case, by=by, to=to.public_id)


def depart(leaving: Leaving) -> bool:
    """The day is over: access ends, unfinished words go to whoever goes on. False while a successor is missing."""
    user, by = leaving.user, leaving.begun_by
    if user.is_active:
        if obstacle(user, clock.today(), None):
            return False
        disable_user(user, by=by)
    hand_on_unfinished(user, by=by)
    leaving.state, leaving.ended_at = LeavingState.LEFT, clock.now()
    record("leaving.left", user, by=by, leaving=leaving.public_id)
    return True
