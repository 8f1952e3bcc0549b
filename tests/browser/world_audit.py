"""Looks at everything, a question about someone's reading, and a sheet to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advocacy import clock
from advocacy.audit import chain
from advocacy.audit.events import Event
from advocacy.audit.looks.sorting import sort_looks
from advocacy.db import db
from advocacy.rights.sign_off.operations import make_sheet

if TYPE_CHECKING:
    from tests.browser.world import World


def write_looks(world: World) -> None:
    """The colleague opened the case twenty times, and was not let in three times; nor was the supervisor."""
    now, case = clock.now().isoformat(), str(world.case.public_id)
    opened = Event(now, str(world.mate.public_id), "case.opened", case, "10.0.0.7", "shown", "{}")
    refused = Event(now, str(world.mate.public_id), "case.refused", case, "10.0.0.7", "refused", "{}")
    by_supervisor = replace(refused, actor=str(world.supervisor.public_id))
    with db.writing() as session:
        chain.seal(session.connection(), [*[opened] * 20, *[refused] * 3, *[by_supervisor] * 3])
        world.keep("sign_off_id", make_sheet(by=world.administrator))
    world.ids["question"] = ["refused"]
    world.ids["day"] = [clock.today().isoformat()]
    sort_looks()
