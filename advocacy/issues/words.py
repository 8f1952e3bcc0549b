"""What the pages say about issues: systems, states, barriers."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from .models import Barrier, Issue, IssueState, System
from .rules import Obstacle

# The reviewed list. A barrier is something outside the person that stands in their way.
BARRIERS = (
    (Barrier.TRANSPORT, _l("Transport"), _l("They can not get there, or getting there takes too long.")),
    (Barrier.COST, _l("Cost"), _l("A fee, a deposit, time off work or child care costs too much.")),
    (Barrier.LANGUAGE, _l("Language"), _l("It is not in their language, or no interpreter was there.")),
    (Barrier.DOCUMENTS, _l("Documents"), _l("A paper is asked for that they do not have or can not get.")),
    (Barrier.LONG_WAIT, _l("Long wait"), _l("The next step is so far away that it does harm.")),
    (Barrier.NOT_BELIEVED, _l("Was not believed"), _l("They told what is so and were doubted or judged.")),
    (
        Barrier.RULES_NOT_EXPLAINED,
        _l("Rules not explained"),
        _l("Nobody said what the rule is, why it applies, or how to appeal."),
    ),
    (
        Barrier.NO_ACCESS,
        _l("No accessible way in"),
        _l("The building, the form or the meeting does not work with their body or mind."),
    ),
    (
        Barrier.FEAR,
        _l("Fear of what happens next"),
        _l("They fear losing a home, a child, money or their status."),
    ),
    (Barrier.DIGITAL_ONLY, _l("Only online"), _l("It can only be done with an account, an app or a phone.")),
    (Barrier.NOBODY_ANSWERS, _l("Nobody answers"), _l("Calls, letters or messages get no answer.")),
    (
        Barrier.SENT_AROUND,
        _l("Sent from place to place"),
        _l("Each office says that another one has to do it."),
    ),
    (Barrier.SAFETY, _l("Safety"), _l("Asking, going there or being found puts them in danger.")),
)


@dataclass(frozen=True)
class Defined:
    """A barrier with what is meant by it."""

    value: str
    words: str
    meaning: str


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.ALREADY_OPEN: _("This issue is open already."),
        Obstacle.ALREADY_WAITING: _("This issue is waiting already."),
        Obstacle.ENDED: _("This issue has ended. Take it up again first."),
        Obstacle.CASE_CLOSED: _("This case is closed. Open it again first."),
        Obstacle.FUTURE: _("The day must be today or earlier."),
        Obstacle.BEFORE_IT_BEGAN: _("It can not have ended before it began. Check the day."),
        Obstacle.PERSON_NOT_ASKED: _("Write how the person sees it, or why they could not be asked."),
    }[obstacle]


def system_words(system: str) -> str:
    return {
        System.HEALTHCARE: _("Health care"),
        System.EDUCATION: _("School and learning"),
        System.SOCIAL_SERVICES: _("Social services"),
        System.BENEFITS: _("Benefits and income"),
        System.HOUSING: _("Housing"),
        System.EMPLOYMENT: _("Work"),
        System.JUSTICE: _("Courts and police"),
        System.IMMIGRATION: _("Immigration"),
        System.OTHER: _("Something else"),
    }[System(system)]


def state_words(state: str) -> str:
    return {
        IssueState.OPEN: _("Being sorted out"),
        IssueState.WAITING: _("Waiting for others"),
        IssueState.SORTED: _("Sorted out"),
        IssueState.STOPPED: _("Stopped"),
    }[IssueState(state)]


def turn_words(state: str) -> str:
    """What happened, for the timeline."""
    return {
        IssueState.OPEN: _("Issue taken up again"),
        IssueState.WAITING: _("Issue waits for others"),
        IssueState.SORTED: _("Issue sorted out"),
        IssueState.STOPPED: _("Issue stopped"),
    }[IssueState(state)]


def where_words(issue: Any) -> str:
    """Housing, Larkmere Housing Office."""
    return ", ".join(part for part in (system_words(issue.system), issue.agency_shown) if part)


def barriers_defined() -> list[Defined]:
    return [Defined(value, str(words), str(meaning)) for value, words, meaning in BARRIERS]


def barriers_of(issue: Issue) -> list[Defined]:
    """Those that were chosen, in the order of the list."""
    return [barrier for barrier in barriers_defined() if barrier.value in issue.barriers]
