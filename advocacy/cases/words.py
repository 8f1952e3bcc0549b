"""What the pages say about cases."""

from flask_babel import gettext as _

from .models import CaseState, CloseReason, Intensity, Step
from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.ALREADY_PAUSED: _("Support is paused already. Take it up again first."),
        Obstacle.NOT_PAUSED: _("Support is not paused, so there is nothing to take up."),
        Obstacle.ALREADY_CLOSED: _("This case is closed. Open it again first."),
        Obstacle.NOT_CLOSED: _("This case is open already."),
        Obstacle.OPENED_LATER: _("That day is still to come. Write today’s date, or an earlier one."),
        Obstacle.LOOK_AGAIN_IS_PAST: _("Choose a day to look again that is still to come."),
        Obstacle.TASKS_LEFT: _("Say what happens to the tasks that are still open."),
    }[obstacle]


def state_words(state: str) -> str:
    return {
        CaseState.OPEN: _("Open"),
        CaseState.PAUSED: _("Paused"),
        CaseState.CLOSED: _("Closed"),
    }[CaseState(state)]


def intensity_choices() -> list[tuple[str, str]]:
    return [
        (Intensity.LIGHT, _("Light: now and then")),
        (Intensity.STANDARD, _("Standard: every week or two")),
        (Intensity.INTENSIVE, _("Intensive: several times a week")),
    ]


def close_reasons() -> list[tuple[str, str]]:
    return [
        (CloseReason.FINISHED, _("What they wanted is done")),
        (CloseReason.CHOSE_TO_STOP, _("They chose to stop")),
        (CloseReason.OTHER_SUPPORT, _("Someone else supports them now")),
        (CloseReason.MOVED_AWAY, _("They moved away")),
        (CloseReason.LOST_TOUCH, _("We lost touch")),
        (CloseReason.NOT_OURS, _("It is not something that we can help with")),
        (CloseReason.DIED, _("They died")),
        (CloseReason.OTHER, _("Something else")),
    ]


def close_reason_words(reason: str) -> str:
    return dict(close_reasons()).get(reason, reason)


def intensity_words(intensity: str) -> str:
    return dict(intensity_choices())[intensity]


def step_words(step: str) -> str:
    return {
        Step.OPENED: _("Support began"),
        Step.PAUSED: _("Support was paused"),
        Step.TAKEN_UP: _("Support was taken up again"),
        Step.CLOSED: _("The case was closed"),
        Step.REOPENED: _("The case was opened again"),
        Step.HANDED_OVER: _("The case was handed over"),
        Step.COVERED: _("Someone stands in"),
    }[Step(step)]
