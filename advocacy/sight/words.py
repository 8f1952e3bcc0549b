"""What the pages say about who sees a record."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from advocacy.access.rules import Why
from advocacy.web.refusals import Refused

from .rules import Obstacle

OBSTACLES = {
    Obstacle.NOBODY_STAYS: _l(
        "Then no supervisor could open this record, and neither could you. Name a supervisor who keeps seeing it."
    ),
    Obstacle.ALREADY_RESTRICTED: _l("This record is restricted already."),
    Obstacle.NOT_RESTRICTED: _l("This record is not restricted, so nobody has to be named."),
    Obstacle.OWN_FILE: _l(
        "It stays restricted while it is the file of a colleague. Take them off the list below first."
    ),
    Obstacle.ALREADY_KEPT_AWAY: _l("They are on the list already."),
    Obstacle.KEPT_AWAY: _l("They can not work on this record. Choose someone else."),
    Obstacle.YOURSELF: _l("Choose someone else than yourself."),
    Obstacle.SEES_ALREADY: _l("They can open this already. Nothing has to be done."),
    Obstacle.BACKWARDS: _l("The last day is before the first day. Change one of them."),
    Obstacle.PAST: _l("The last day is over. Choose a later one."),
    Obstacle.TOO_LONG: _l(
        "Help ends within 90 days. Choose an earlier last day; you can name them again then."
    ),
    Obstacle.OVER: _l("This has ended already."),
    Obstacle.OWN_EMERGENCY: _l("Someone else than the one who opened it looks at it."),
    Obstacle.STILL_OPEN: _l("It is still open. Look at it when it is over, or end it first."),
    Obstacle.REVIEWED: _l("Someone has looked at this already."),
    Obstacle.NO_SUCH_HOURS: _l("Choose one of the times."),
}


def refuse(obstacle: Obstacle | None) -> None:
    if obstacle:
        raise Refused(str(OBSTACLES[obstacle]))


def why_words(why: Why) -> str:
    return {
        Why.HOLDS: _("works with them"),
        Why.SUPERVISES: _("supervises the team"),
        Why.NAMED: _("is named on this record"),
        Why.HELPER: _("helps for a while"),
        Why.BREAK_GLASS: _("opened it in an emergency"),
    }[why]
