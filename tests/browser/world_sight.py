"""Who sees a record: a restricted one, colleagues kept away, a helper, and emergencies open, over and looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from advocacy import clock
from advocacy.db import db
from advocacy.sight.emergencies import break_glass, review
from advocacy.sight.operations import end_grant, is_own_file, keep_away, name_helper, restrict

if TYPE_CHECKING:
    from tests.browser.world import World
    from tests.make import Make

WHY = "They grew up in the same house, and their families still see each other every week. " * 3


def write_sight(world: World, make: Make) -> None:
    elsewhere = make.advocate(name="Marguerite-Antoinette Vandenberghe", team=make.other_team())
    away, supervisor = make.advocate(name="Ada Away"), world.supervisor
    person, other = world.case.person, world.cases[1].person
    with db.writing():
        kept_away = keep_away(person, away, WHY, by=supervisor)
        last = clock.today() + timedelta(days=20)
        name_helper(world.case, elsewhere, WHY, clock.today(), last, by=supervisor)
        over = break_glass(person, WHY, 4, by=elsewhere)
        end_grant(over, person, by=elsewhere)
        seen = break_glass(other, WHY, 1, by=elsewhere)
        end_grant(seen, other, by=elsewhere)
        review(seen, other, needed=False, words=WHY, by=supervisor)
        break_glass(person, WHY, 24, by=elsewhere)
        is_own_file(other, away, supervisor, WHY, by=supervisor)
        restrict(world.cases[2].person, supervisor, WHY, by=supervisor)
        world.keep("away_id", kept_away)
        world.keep("grant_id", over)
