"""What the pages say about who holds a case."""

from flask_babel import gettext as _

from .models import Part
from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.NOT_ACTIVE: _("This account is switched off. Choose someone else."),
        Obstacle.NOT_AN_ADVOCATE: _("Only an advocate or a supervisor can hold a case. Choose someone else."),
        Obstacle.ALREADY_LEADS: _("They already lead this case. Choose someone else."),
        Obstacle.ENDS_BEFORE_IT_STARTS: _("The last day is before the first day. Change one of them."),
        Obstacle.KEPT_AWAY: _("They can not work on this record. Choose someone else."),
        Obstacle.COVERS_OWN_CASE: _("They lead this case themselves. Choose someone else to stand in."),
    }[obstacle]


def part_words(part: str) -> str:
    return {
        Part.LEAD: _("Lead advocate"),
        Part.COVER: _("Standing in"),
        Part.FIRST_CONTACT: _("First contact"),
    }[Part(part)]
