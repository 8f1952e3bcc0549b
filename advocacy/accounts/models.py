"""Who works here, and on which devices they are signed in."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.db import Model, public_id


class Role(StrEnum):
    """What someone is here for. What each may do stands in `permissions.py`."""

    ADVOCATE = "advocate"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class LinkPurpose(StrEnum):
    INVITATION = "invitation"
    NEW_PASSWORD = "new_password"  # noqa: S105
    NEW_FACTOR = "new_factor"


class Theme(StrEnum):
    """Light or dark pages: as the device is set, or as one chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Team(Model):
    """Advocates who share a supervisor."""

    __tablename__ = "team"
    public_id: Mapped[UUID] = public_id()
    name: Mapped[str] = mapped_column(String(80), unique=True)


class User(UserMixin, Model):
    """Someone who works here. Without a password until the invitation has been used."""

    __tablename__ = "user_account"
    __table_args__ = (
        CheckConstraint("role in ('advocate', 'supervisor', 'administrator', 'auditor')", name="role_known"),
        CheckConstraint(
            "team_id is not null or role in ('administrator', 'auditor')", name="advocates_have_a_team"
        ),
    )
    public_id: Mapped[UUID] = public_id()
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    job_title: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    role: Mapped[Role] = mapped_column(String(20))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    password_hash: Mapped[str | None]
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    # How pages look to this one person: light or dark, and how large the text is, in hundredths.
    theme: Mapped[Theme] = mapped_column(String(10), default=Theme.SYSTEM, server_default="system")
    text_size: Mapped[int] = mapped_column(default=100, server_default="100")
    # The first sign-in at which a second factor was asked for: the days of grace count from here.
    factor_asked_at: Mapped[datetime | None]
    factor_since: Mapped[datetime | None]
    quick_exit: Mapped[bool] = mapped_column(default=False, server_default=false())
    team: Mapped[Team | None] = relationship()

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None

    @property
    def short_name(self) -> str:
        return self.name.split()[0]


class UserSession(Model):
    """One sign-in on one device. The cookie holds a random id; the row only its hash."""

    __tablename__ = "user_session"
    public_id: Mapped[UUID] = public_id()
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    # When the password, and the code where there is one, was given last in this session.
    proved_at: Mapped[datetime | None]
    # The password was right; the code has still to come. Until then it opens nothing.
    half: Mapped[bool] = mapped_column(default=False, server_default=false())
    locked_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(String(80), default="", server_default="")
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class SecondFactor(Model):
    """An app that shows codes. Its secret is worked out from this seed and the installation's key file."""

    __tablename__ = "second_factor"
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), unique=True)
    seed: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]


class UsedCode(Model):
    """A half minute whose code was given. Being unique, it is never taken twice, whatever the clock does."""

    __tablename__ = "used_code"
    __table_args__ = (UniqueConstraint("factor_id", "step"),)
    factor_id: Mapped[int] = mapped_column(ForeignKey("second_factor.id", ondelete="CASCADE"))
    step: Mapped[int]


class RecoveryCode(Model):
    """A code on paper that stands in for the app once. Only its keyed hash is kept."""

    __tablename__ = "recovery_code"
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class OneTimeLink(Model):
    """An invitation or a new password, handed over by the administrator. Works once, for a few days."""

    __tablename__ = "one_time_link"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(String(20))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class KnownDevice(Model):
    """A browser on which someone signed in before. Guessing elsewhere does not slow it down."""

    __tablename__ = "known_device"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    last_used_at: Mapped[datetime]


class FailedSignIns(Model):
    """How often signing in failed lately, for one address, or one account on unknown devices."""

    __tablename__ = "failed_sign_ins"
    key: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    count: Mapped[int]
    last_at: Mapped[datetime]
