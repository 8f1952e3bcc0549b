"""The demo's goals and issues."""

from typing import Any

from flask_babel import gettext as _

from advocacy.db import db
from advocacy.goals.models import Goal, GoalState, Rating, Step, Who
from advocacy.issues.models import Issue, IssueState, System

from .cast.work import DemoCase
from .cast.work import Goal as DemoGoal
from .entries import Entries
from .register import Register, at_noon, fixed_id


def write_issues(one: DemoCase, register: Register, entries: Entries) -> None:
    case, by = register.cases[one.key], register.users[one.advocate]
    for issue in one.issues:
        agency = register.agencies.get(issue.agency)
        end = issue.outcome
        row = Issue(
            public_id=fixed_id("issue", one.key, issue.key),
            case_id=case.id,
            title=issue.title[:300],
            system=System(issue.system.replace(" ", "_")),
            state=IssueState.SORTED if end else IssueState.OPEN,
            agency_id=agency.id if agency else None,
            agency_name=agency.name if agency else issue.agency,
            worker=issue.agency_worker,
            reference_number=issue.agency_reference,
            wants=issue.wants,
            barriers=[],
            barrier_words="\n".join(issue.barriers),
            opened_on=issue.opened_on,
            ended_on=end.day if end else None,
            persons_outcome=end.person_view if end else "",
            advocates_outcome=end.advocate_view if end else "",
            agencys_outcome=end.agency_view if end else "",
        )
        db.session.add(row)
        register.issues[one.key, issue.key] = row
        entries.add(case.id, "issue", row.public_id, _("Issue opened"), issue.opened_on, by.id)
        if end:
            entries.add(case.id, "issue", row.public_id, _("Issue ended"), end.day, by.id)


def write_goals(one: DemoCase, register: Register, entries: Entries) -> None:
    case, by = register.cases[one.key], register.users[one.advocate]
    for goal in one.goals:
        row = Goal(
            public_id=fixed_id("goal", one.key, goal.key),
            case_id=case.id,
            words=goal.words,
            state=GoalState.ACHIEVED if goal.achieved_on else GoalState.WORKING,
            achieved_on=goal.achieved_on,
            persons_verdict=goal.ratings[-1].words if goal.achieved_on and goal.ratings else "",
            started_on=goal.added_on,
        )
        row.steps = [Step(**_step(one, goal, number)) for number in range(len(goal.steps))]
        row.ratings = [
            Rating(
                public_id=fixed_id("rating", one.key, goal.key, str(number)),
                value=rating.value,
                rated_on=rating.day,
                words=rating.words,
            )
            for number, rating in enumerate(goal.ratings)
        ]
        db.session.add(row)
        register.goals[one.key, goal.key] = row
        entries.add(case.id, "goal", row.public_id, _("Goal added"), goal.added_on, by.id)


def _step(one: DemoCase, goal: DemoGoal, number: int) -> dict[str, Any]:
    step = goal.steps[number]
    return {
        "public_id": fixed_id("step", one.key, goal.key, str(number)),
        "what": step.words[:500],
        "who": Who(step.done_by),
        "due_on": step.due_on,
        "done_on": step.done_on,
        "done_by": Who(step.done_by) if step.done_on else None,
        "made_at": at_noon(goal.added_on),
    }
