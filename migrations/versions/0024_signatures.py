"""Names under letters: drawn or typed on the screen, or written on paper."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "letter_signature",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("drawn", sa.LargeBinary(), nullable=True),
        sa.Column("typed", sa.String(length=200), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(how = 'drawn') = (drawn is not null)", name=op.f("ck_letter_signature_drawn_has_lines")
        ),
        sa.CheckConstraint("who in ('person', 'advocate')", name=op.f("ck_letter_signature_who_known")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_letter_signature_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letter.id"],
            name=op.f("fk_letter_signature_letter_id_letter"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_signature")),
        sa.UniqueConstraint("public_id", name=op.f("uq_letter_signature_public_id")),
    )
    op.create_index(op.f("ix_letter_signature_letter_id_id"), "letter_signature", ["letter_id", "id"])
