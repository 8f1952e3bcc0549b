"""The second factor, sessions that can be proved and locked, and the quick exit."""

import sqlalchemy as sa
from alembic import op

from advocacy.db import Instant
from advocacy.migrating import rebuild

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    _columns()
    op.create_table(
        "second_factor",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_second_factor_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_factor")),
        sa.UniqueConstraint("user_id", name=op.f("uq_second_factor_user_id")),
    )
    op.create_table(
        "used_code",
        sa.Column("factor_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["factor_id"],
            ["second_factor.id"],
            name=op.f("fk_used_code_factor_id_second_factor"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_code")),
        sa.UniqueConstraint("factor_id", "step", name=op.f("uq_used_code_factor_id_step")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("used_at", Instant(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_recovery_code_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_code_code_hash")),
    )
    op.create_index(op.f("ix_recovery_code_user_id"), "recovery_code", ["user_id"])


def _columns() -> None:
    no = sa.false()
    with rebuild("user_session") as batch:
        batch.add_column(sa.Column("proved_at", Instant(timezone=True), nullable=True))
        batch.add_column(sa.Column("half", sa.Boolean(), nullable=False, server_default=no))
        batch.add_column(sa.Column("locked_at", Instant(timezone=True), nullable=True))
        batch.add_column(sa.Column("device", sa.String(length=80), nullable=False, server_default=""))
    with rebuild("user_account") as batch:
        batch.add_column(sa.Column("factor_asked_at", Instant(timezone=True), nullable=True))
        batch.add_column(sa.Column("factor_since", Instant(timezone=True), nullable=True))
        batch.add_column(sa.Column("quick_exit", sa.Boolean(), nullable=False, server_default=no))
    with rebuild("organization") as batch:
        batch.add_column(
            sa.Column("factor_for", sa.String(length=20), nullable=False, server_default="everyone")
        )
        batch.add_column(sa.Column("factor_grace_days", sa.Integer(), nullable=False, server_default="7"))
    with rebuild("kept_post") as batch:
        batch.add_column(sa.Column("why", sa.String(length=10), nullable=False, server_default="ended"))
