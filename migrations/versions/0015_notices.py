"""Notices, the dates that follow from them, and every move of such a date."""

import sqlalchemy as sa
from alembic import op

import advocacy.db

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    _notice()
    _deadline()
    _deadline_move()


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("agency_name", sa.String(length=300), nullable=False),
        sa.Column("system", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("mailed", sa.Date(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("received_how", sa.String(length=20), nullable=False),
        sa.Column("effective", sa.Date(), nullable=True),
        sa.Column("takes_away", sa.String(), nullable=False),
        sa.Column("numbers", sa.String(), nullable=False),
        sa.Column("more_days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("settings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("confirmed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=False),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_on is null) = (length(ended_why) = 0)", name=op.f("ck_notice_ended_has_a_reason")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_notice_agency_id_agency")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["support_case.id"], name=op.f("fk_notice_case_id_support_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_notice_issue_id_issue")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_notice_made_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("public_id", name=op.f("uq_notice_public_id")),
    )
    op.create_index(op.f("ix_notice_agency_id"), "notice", ["agency_id"], unique=False)
    op.create_index(op.f("ix_notice_case_id_id"), "notice", ["case_id", "id"], unique=False)
    op.create_index(op.f("ix_notice_issue_id"), "notice", ["issue_id"], unique=False)


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("work_by", sa.Date(), nullable=True),
        sa.Column("work_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("legal_last", sa.Date(), nullable=True),
        sa.Column("legal_at", advocacy.db.types.Instant(timezone=True), nullable=True),
        sa.Column("hedge", sa.Boolean(), nullable=False),
        sa.Column("objections", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_late", sa.Boolean(), nullable=False),
        sa.Column("proof", sa.String(length=20), nullable=True),
        sa.Column("proof_number", sa.String(length=120), nullable=False),
        sa.Column("proof_words", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_words", sa.String(), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'filed') = (filed_on is not null)", name=op.f("ck_deadline_filed_has_a_day")
        ),
        sa.CheckConstraint("act in ('person', 'agency')", name=op.f("ck_deadline_act_known")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["support_case.id"],
            name=op.f("fk_deadline_case_id_support_case"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["user_account.id"], name=op.f("fk_deadline_ended_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_deadline_notice_id_notice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint("public_id", name=op.f("uq_deadline_public_id")),
    )
    op.create_index(
        op.f("ix_deadline_case_id_state_work_by"), "deadline", ["case_id", "state", "work_by"], unique=False
    )
    op.create_index(
        op.f("ix_deadline_notice_id_rule_result"), "deadline", ["notice_id", "rule", "result"], unique=True
    )
    op.create_index(op.f("ix_deadline_state_work_by"), "deadline", ["state", "work_by"], unique=False)


def _deadline_move() -> None:
    op.create_table(
        "deadline_move",
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("deadline_id", sa.Integer(), nullable=False),
        sa.Column("work_by_before", sa.Date(), nullable=True),
        sa.Column("work_by_after", sa.Date(), nullable=True),
        sa.Column("legal_before", sa.Date(), nullable=True),
        sa.Column("legal_after", sa.Date(), nullable=True),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("why_words", sa.String(), nullable=False),
        sa.Column("moved_at", advocacy.db.types.Instant(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_deadline_move_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["deadline_id"],
            ["deadline.id"],
            name=op.f("fk_deadline_move_deadline_id_deadline"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_move")),
        sa.UniqueConstraint("public_id", name=op.f("uq_deadline_move_public_id")),
    )
    op.create_index(
        op.f("ix_deadline_move_deadline_id_id"), "deadline_move", ["deadline_id", "id"], unique=False
    )
