"""What the pages say about issues: systems, states, barriers."""

from dataclasses import dataclass

from flask_babel import gettext as _

from .models import Barrier, Issue, IssueState, System
from .rules import Obstacle


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


def where_words(issue: Issue) -> str:
    """Housing, Larkmere Housing Office."""
    return ", ".join(part for part in (system_words(issue.system), issue.agency_shown) if part)


def barriers_defined() -> list[Defined]:
    """The reviewed list. A barrier is something outside the person that stands in their way."""
    return [
        Defined(
            Barrier.TRANSPORT, _("Transport"), _("They can not get there, or getting there takes too long.")
        ),
        Defined(Barrier.COST, _("Cost"), _("A fee, a deposit, time off work or child care costs too much.")),
        Defined(
            Barrier.LANGUAGE, _("Language"), _("It is not in their language, or no interpreter was there.")
        ),
        Defined(
            Barrier.DOCUMENTS, _("Documents"), _("A paper is asked for that they do not have or can not get.")
        ),
        Defined(Barrier.LONG_WAIT, _("Long wait"), _("The next step is so far away that it does harm.")),
        Defined(
            Barrier.NOT_BELIEVED, _("Was not believed"), _("They told what is so and were doubted or judged.")
        ),
        Defined(
            Barrier.RULES_NOT_EXPLAINED,
            _("Rules not explained"),
            _("Nobody said what the rule is, why it applies, or how to appeal."),
        ),
        Defined(
            Barrier.NO_ACCESS,
            _("No accessible way in"),
            _("The building, the form or the meeting does not work with their body or mind."),
        ),
        Defined(
            Barrier.FEAR,
            _("Fear of what happens next"),
            _("They fear losing a home, a child, money or their status."),
        ),
        Defined(
            Barrier.DIGITAL_ONLY,
            _("Only online"),
            _("It can only be done with an account, an app or a phone."),
        ),
        Defined(Barrier.NOBODY_ANSWERS, _("Nobody answers"), _("Calls, letters or messages get no answer.")),
        Defined(
            Barrier.SENT_AROUND,
            _("Sent from place to place"),
            _("Each office says that another one has to do it."),
        ),
        Defined(Barrier.SAFETY, _("Safety"), _("Asking, going there or being found puts them in danger.")),
    ]


def barriers_of(issue: Issue) -> list[Defined]:
    """Those that were chosen, in the order of the list."""
    return [barrier for barrier in barriers_defined() if barrier.value in issue.barriers]
