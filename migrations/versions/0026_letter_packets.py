"""Letters bound with papers that go along."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "letter_packet",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("topics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_letter_packet_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_letter_packet_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_packet_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_packet")),
        sa.UniqueConstraint("public_id", name=op.f("uq_letter_packet_public_id")),
    )
    op.create_index(op.f("ix_letter_packet_letter_id_id"), "letter_packet", ["letter_id", "id"])
    op.create_table(
        "packet_enclosure",
        sa.Column("packet_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["packet_id"],
            ["letter_packet.id"],
            name=op.f("fk_packet_enclosure_packet_id_letter_packet"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_enclosure")),
        sa.UniqueConstraint("packet_id", "place", name=op.f("uq_packet_enclosure_packet_id_place")),
    )
