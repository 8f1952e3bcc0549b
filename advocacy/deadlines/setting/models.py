"""What is set for rules, local rules, and which release of the rules was counted with. Rows are only ever added.

The newest row says what holds now; the ones before it are the history: who changed what, when, from what source.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.accounts.models import User
from advocacy.db import Model, public_id
from advocacy.directory.models import Agency


class RuleSetting(Model):
    """One thing set for one rule, or for all where `rule` is empty; for one agency where one is named.

    `value` is written as the engine reads it; an empty one takes back what was set before.
    """

    __tablename__ = "rule_setting"
    __table_args__ = (Index(None, "rule", "name", "agency_id", "version"),)
    public_id: Mapped[UUID] = public_id()
    rule: Mapped[str] = mapped_column(String(60), default="")
    name: Mapped[str] = mapped_column(String(40))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    value: Mapped[str] = mapped_column(default="")
    citation: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[date | None]
    set_at: Mapped[datetime]
    set_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    set_by: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class LocalRule(Model):
    """One version of a rule that the organization wrote itself. `retired` is one that new notices do not take."""

    __tablename__ = "local_rule"
    __table_args__ = (Index(None, "code", "version", unique=True),)
    public_id: Mapped[UUID] = public_id()
    code: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(300))
    system: Mapped[str] = mapped_column(String(80))
    act: Mapped[str] = mapped_column(String(10))
    result: Mapped[str] = mapped_column(String(40))
    counted_from: Mapped[str] = mapped_column(String(40))
    length: Mapped[int]
    unit: Mapped[str] = mapped_column(String(20))
    first_counts: Mapped[bool] = mapped_column(default=False)
    roll: Mapped[str] = mapped_column(String(20), default="")
    certainty: Mapped[str] = mapped_column(String(10), default="hedge")
    citation: Mapped[str]
    verified_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    repayment: Mapped[str] = mapped_column(default="")
    retired: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_by: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class RulesRelease(Model):
    """That all dates were counted with these shipped rules: the newest row is what was counted with last."""

    __tablename__ = "rules_release"
    fingerprint: Mapped[str] = mapped_column(String(64))
    counted_at: Mapped[datetime]
    moved: Mapped[int] = mapped_column(default=0)
