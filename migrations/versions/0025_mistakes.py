"""What was told by mistake, and to whom a paper goes that an emergency opens the way for."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("release_override", sa.Column("paper_to", sa.String(length=300), nullable=True))
    _told_by_mistake()
    _mistake_step()


def _told_by_mistake() -> None:
    instant, table = advocacy.db.types.Instant(timezone=True), "told_by_mistake"
    op.create_table(
        table,
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("noticed", sa.String(), nullable=False),
        sa.Column("recorded_at", instant, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_at", instant, nullable=True),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("review_words", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(reviewed_at is null) = (reviewed_by_id is null)", name=op.f(f"ck_{table}_review_whole")
        ),
        sa.CheckConstraint(
            "reviewed_by_id is null or reviewed_by_id <> by_id", name=op.f(f"ck_{table}_seen_by_another")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user_account.id"], name=op.f(f"fk_{table}_by_id_user_account")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["support_case.id"],
            name=op.f(f"fk_{table}_case_id_support_case"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"], ["user_account.id"], name=op.f(f"fk_{table}_reviewed_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    )
    op.create_index(op.f(f"ix_{table}_case_id"), table, ["case_id"])
    op.create_index(op.f(f"ix_{table}_reviewed_at"), table, ["reviewed_at"])


def _mistake_step() -> None:
    table = "mistake_step"
    op.create_table(
        table,
        sa.Column("mistake_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("told", sa.String(length=300), nullable=False),
        sa.Column("person_told", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user_account.id"], name=op.f(f"fk_{table}_by_id_user_account")),
        sa.ForeignKeyConstraint(
            ["mistake_id"],
            ["told_by_mistake.id"],
            name=op.f(f"fk_{table}_mistake_id_told_by_mistake"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_mistake_id_id"), table, ["mistake_id", "id"])
