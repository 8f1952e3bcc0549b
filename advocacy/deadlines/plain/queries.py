"""What was told about a notice, the last first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.deadlines.models import Notice

from .models import RightsGiven

GIVEN = (
    select(RightsGiven.given_on, RightsGiven.how, RightsGiven.language, RightsGiven.told, User.name)
    .join(User, User.id == RightsGiven.by_id)
    .where(RightsGiven.notice_id == bindparam("notice"))
    .order_by(RightsGiven.id.desc())
)


def given_about(notice: Notice) -> Sequence[Any]:
    """Whoever asks has found the notice among those that they may see."""
    return db.read(GIVEN, {"notice": notice.id})
