"""The person: names, safe contact, addresses, supporters."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.db import Model, public_id


class Method(StrEnum):
    """A way to reach someone."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    VISIT = "visit"


class Allowed(StrEnum):
    YES = "yes"
    ASK_FIRST = "ask_first"
    NEVER = "never"


class Person(Model):
    """Whom we stand beside. Nothing but a name to be called by is required."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="has_a_name"),
        Index(None, "sort_name", "id"),
        Index(None, "date_of_birth"),
    )
    public_id: Mapped[UUID] = public_id()
    reference: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    sort_name: Mapped[str] = mapped_column(String(200))
    legal_name: Mapped[str] = mapped_column(String(200), default="")
    other_names: Mapped[str] = mapped_column(default="")
    name_language: Mapped[str] = mapped_column(String(20), default="")
    say_name: Mapped[str] = mapped_column(String(200), default="")
    pronouns: Mapped[str] = mapped_column(String(60), default="")
    date_of_birth: Mapped[date | None]
    languages: Mapped[str] = mapped_column(String(200), default="")
    interpreter: Mapped[str] = mapped_column(String(200), default="")
    access_needs: Mapped[str] = mapped_column(default="")
    own_word: Mapped[str] = mapped_column(String(120), default="")
    strengths: Mapped[str] = mapped_column(default="")
    what_matters: Mapped[str] = mapped_column(default="")
    what_helps: Mapped[str] = mapped_column(default="")
    code_word: Mapped[str] = mapped_column(String(120), default="")
    safety_note: Mapped[str] = mapped_column(default="")
    not_to_be_told: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    # Set where this record became part of another one: nobody sees it any more, and its address leads there.
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    safe_contacts: Mapped[list["SafeContact"]] = relationship(
        order_by="SafeContact.id", cascade="all, delete-orphan"
    )
    addresses: Mapped[list["PersonAddress"]] = relationship(
        order_by="PersonAddress.id", cascade="all, delete-orphan"
    )
    supporters: Mapped[list["Supporter"]] = relationship(
        order_by="Supporter.id", cascade="all, delete-orphan"
    )


class SafeContact(Model):
    """How one way of reaching the person may be used."""

    __tablename__ = "safe_contact"
    __table_args__ = (UniqueConstraint("person_id", "method"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    method: Mapped[Method] = mapped_column(String(20))
    allowed: Mapped[Allowed] = mapped_column(String(20))
    details: Mapped[str] = mapped_column(String(254), default="")
    best_times: Mapped[str] = mapped_column(String(200), default="")
    what_to_say: Mapped[str] = mapped_column(String(200), default="")


class PersonAddress(Model):
    """Where post may reach someone, or where they live. A protected one stands on no list, print or export."""

    __tablename__ = "person_address"
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    lines: Mapped[str]
    protected: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(200), default="")


class Supporter(Model):
    """Someone on the person's side, and what they may know."""

    __tablename__ = "supporter"
    public_id: Mapped[UUID] = public_id()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    relationship_words: Mapped[str] = mapped_column("relationship", String(120), default="")
    may_know: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")


class SearchGram(Model):
    """Three letters in a row of a folded name, phone or reference: finds people in any script, misspelled too."""

    __tablename__ = "search_gram"
    __table_args__ = (Index(None, "gram", "person_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    gram: Mapped[str] = mapped_column(String(4))
