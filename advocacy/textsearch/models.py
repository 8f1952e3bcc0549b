"""The folded words of notes and letters."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from advocacy.db import Model


class SearchText(Model):
    """The words of one record as a search reads them, once for each case that the record belongs to.

    On the embedded database the ids run by case, so that the texts of one case lie side by side in the file: a
    search reads what its user may see, and a few pages hold it.
    """

    __tablename__ = "search_text"
    __table_args__ = (Index(None, "case_id"), Index(None, "subject"))
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("support_case.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[UUID]
    happened_on: Mapped[date]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    words: Mapped[str]
