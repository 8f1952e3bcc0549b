"""One row of settings."""

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class Organization(Model):
    """The program that works here: what stands on its letters and how it counts."""

    __tablename__ = "organization"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    name: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    fax: Mapped[str] = mapped_column(String(60), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    # Read with the row: a paper may need it after the session that read the row has ended.
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    paper: Mapped[str] = mapped_column(String(10), default="letter")
    time_zone: Mapped[str] = mapped_column(String(60), default="America/New_York")
    region: Mapped[str] = mapped_column(String(2), default="US")
    person_word: Mapped[str] = mapped_column(String(40), default="person")
    people_word: Mapped[str] = mapped_column(String(40), default="people")
    idle_minutes: Mapped[int] = mapped_column(default=15)
    session_hours: Mapped[int] = mapped_column(default=12)
    lock_after_days: Mapped[int] = mapped_column(default=7)
    no_contact_days: Mapped[int] = mapped_column(default=30)
    load_capacity: Mapped[int] = mapped_column(default=36)
    # For whom a second factor is asked, and for how many days after that they may still go without.
    factor_for: Mapped[str] = mapped_column(String(20), default="everyone", server_default="everyone")
    factor_grace_days: Mapped[int] = mapped_column(default=7, server_default="7")
    # Which notice goes along with records that 42 CFR part 2 protects, and a further one that the state asks for.
    part2_notice: Mapped[str] = mapped_column(String(10), default="short", server_default="short")
    extra_notice: Mapped[str] = mapped_column(default="", server_default="")
    # Which letters a second person looks at: never, those that the advocate signs too, or all.
    letter_check: Mapped[str] = mapped_column(String(10), default="never", server_default="never")
    demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime | None]

    def address_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.address.splitlines() if line.strip())
