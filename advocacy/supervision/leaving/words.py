"""What the pages say about someone who leaves."""

from flask_babel import gettext as _

from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.ONESELF: _(
            "Someone else writes down that you leave. Ask another administrator or supervisor."
        ),
        Obstacle.LAST_ADMINISTRATOR: _(
            "This is the only administrator. Make someone else administrator first, under Users."
        ),
        Obstacle.ONLY_SUPERVISOR: _(
            "This is the only supervisor of the team. An administrator makes someone else of it supervisor first: "
            "under Users, open their account and change what they are here for."
        ),
        Obstacle.DAY_PASSED: _("The last day must be today or later."),
        Obstacle.ALREADY_PLANNED: _("It is written down already that they leave. Change the day there."),
        Obstacle.NOT_PLANNED: _("It is not written down that they leave, or it is over."),
        Obstacle.LEFT_ALREADY: _("Their access has ended already."),
    }[obstacle]
