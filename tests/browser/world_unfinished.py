"""What each of them has begun and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from advocacy import clock
from advocacy.db import db
from advocacy.drafts.models import KeptPost
from advocacy.drafts.operations import keep_draft
from tests.browser.words import LONG

if TYPE_CHECKING:
    from tests.browser.world import World


def write_unfinished(world: World) -> None:
    for user in (world.advocate, world.supervisor, world.administrator, world.auditor):
        fields = {"who": [str(world.case.public_id)], "when": ["today"], "how": ["call"], "note": [LONG]}
        keep_draft("contact", fields, draft_id=None, subject=world.case.public_id, once=None, by=user)
        world.kept[user.id] = uuid4()
        db.session.add(
            KeptPost(
                public_id=world.kept[user.id],
                user_id=user.id,
                path="/contacts/new",
                fields=[["note", LONG]],
                once=uuid4(),
                kept_at=clock.now(),
            )
        )
