"""Forms that have been sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class Submission(Model):
    """A form that was sent, by its one-time token: where it led, and what the next page says about it.

    The fingerprint of what was typed tells a second click from other words in the same form.
    """

    __tablename__ = "submission"
    token: Mapped[UUID] = mapped_column(unique=True)
    actor: Mapped[UUID]
    location: Mapped[str] = mapped_column(String(400))
    notice: Mapped[str]
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
