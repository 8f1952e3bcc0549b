"""The head signed off on paper, who looked by day, and questions about reading."""

import sqlalchemy as sa
from alembic import op

from advocacy.db import Instant
from advocacy.migrating import trigger

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_index(op.f("ix_audit_event_action_id"), "audit_event", ["action", "id"])
    _sign_off()
    _looked()
    _looked_into()
    changed = " or ".join(f"old.{name} <> new.{name}" for name in ("head", "events", "month", "made_by_id"))
    signed = f"old.signed_on is not null or {changed}"
    trigger("sign_off_frozen", "sign_off", "update", "what was signed is never changed", signed)
    trigger("sign_off_kept", "sign_off", "delete", "a sign-off is never deleted")
    trigger("looked_into_frozen", "looked_into", "update", "what was looked into is never changed")
    if op.get_bind().dialect.name == "postgresql":
        trigger("audit_head_no_truncate", "audit_head", "truncate", "the head is never deleted")
        trigger("sign_off_no_truncate", "sign_off", "truncate", "a sign-off is never deleted")


def _sign_off() -> None:
    op.create_table(
        "sign_off",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("kept_at", Instant(timezone=True), nullable=True),
        sa.Column("kept_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_sign_off_made_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["kept_by_id"], ["user_account.id"], name=op.f("fk_sign_off_kept_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
        sa.UniqueConstraint("public_id", name=op.f("uq_sign_off_public_id")),
    )
    op.create_index(op.f("ix_sign_off_month"), "sign_off", ["month"])


def _looked() -> None:
    op.create_table(
        "looked",
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", Instant(timezone=True), nullable=False),
        sa.Column("last_at", Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked")),
        sa.UniqueConstraint("about", "day", "actor", "kind", name=op.f("uq_looked_about_day_actor_kind")),
    )
    op.create_index(op.f("ix_looked_actor_day"), "looked", ["actor", "day"])
    op.create_table(
        "looked_until",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_looked_until_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked_until")),
    )


def _looked_into() -> None:
    op.create_table(
        "looked_into",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_looked_into_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_looked_into_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked_into")),
        sa.UniqueConstraint("public_id", name=op.f("uq_looked_into_public_id")),
        sa.UniqueConstraint("user_id", "question", "day", name=op.f("uq_looked_into_user_id_question_day")),
    )
