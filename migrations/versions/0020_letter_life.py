"""The check of a letter, each time that it was sent, and which letter follows or replaces which."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

import advocacy.db
from advocacy.migrating import rebuild

revision = "0020"
down_revision = "0019"

POINTS_AT = {
    "notice_id": "notice",
    "deadline_id": "deadline",
    "follows_id": "letter",
    "supersedes_id": "letter",
}


def upgrade() -> None:
    with rebuild("organization") as batch:
        batch.add_column(
            sa.Column("letter_check", sa.String(length=10), nullable=False, server_default="never")
        )
    _letter()
    _letter_check()
    _letter_sending()
    _what_stands()


def _letter() -> None:
    with rebuild("letter") as batch:
        batch.add_column(sa.Column("outcome", sa.String(length=20), nullable=False, server_default=""))
        batch.add_column(sa.Column("void_why", sa.String(length=300), nullable=False, server_default=""))
        for name, table in POINTS_AT.items():
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
            lost = "SET NULL" if table != "letter" else None
            batch.create_foreign_key(op.f(f"fk_letter_{name}_{table}"), table, [name], ["id"], ondelete=lost)
            batch.create_index(op.f(f"ix_letter_{name}"), [name])


def _letter_check() -> None:
    op.create_table(
        "letter_check",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_letter_check_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_check_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_check")),
        sa.UniqueConstraint("public_id", name=op.f("uq_letter_check_public_id")),
    )
    op.create_index(op.f("ix_letter_check_letter_id_id"), "letter_check", ["letter_id", "id"], unique=False)


def _letter_sending() -> None:
    op.create_table(
        "letter_sending",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_letter_sending_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_sending_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_sending")),
        sa.UniqueConstraint("public_id", name=op.f("uq_letter_sending_public_id")),
    )
    op.create_index(
        op.f("ix_letter_sending_letter_id_id"), "letter_sending", ["letter_id", "id"], unique=False
    )


def _what_stands() -> None:
    """Letters of before: whose words they are, and how they went."""
    instant = advocacy.db.types.Instant(timezone=True)
    letter = sa.table(
        "letter",
        sa.column("id", sa.Integer()),
        sa.column("author_id", sa.Integer()),
        sa.column("made_at", instant),
        sa.column("changed_at", instant),
        sa.column("sent_on", sa.Date()),
        sa.column("sent_how", sa.String()),
        sa.column("sent_note", sa.String()),
    )
    found = op.get_bind().execute(sa.select(letter)).all()
    wrote = [
        {"public_id": uuid4(), "letter_id": one.id, "by_id": one.author_id, "at": one.made_at}
        for one in found
    ]
    same = {"state": "wrote", "words": "", "text_sha256": ""}
    op.bulk_insert(_rows("letter_check", "at", *same), [{**same, **one} for one in wrote])
    op.bulk_insert(
        _rows("letter_sending", "recorded_at", "how", "number", "note", "sent_on"),
        [
            {
                "public_id": uuid4(),
                "letter_id": one.id,
                "by_id": one.author_id,
                "recorded_at": one.changed_at,
                "sent_on": one.sent_on,
                "how": one.sent_how,
                "number": "",
                "note": one.sent_note,
            }
            for one in found
            if one.sent_on
        ],
    )


def _rows(name: str, moment: str, *texts: str) -> sa.TableClause:
    columns = [sa.column(text, sa.Date() if text == "sent_on" else sa.String()) for text in texts]
    ids = [
        sa.column("public_id", sa.Uuid()),
        sa.column("letter_id", sa.Integer()),
        sa.column("by_id", sa.Integer()),
    ]
    return sa.table(name, *ids, sa.column(moment, advocacy.db.types.Instant(timezone=True)), *columns)
