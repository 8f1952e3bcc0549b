"""Indexes that lists need at size."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index("ix_letter_author_id_state", "letter", ["author_id", "state"])
    op.create_index("ix_referral_author_id_ask_again_on", "referral", ["author_id", "ask_again_on"])
