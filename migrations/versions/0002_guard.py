"""Audit rows are only ever added; issued documents are never changed."""

import sqlalchemy as sa
from alembic import op

from advocacy.audit import chain
from advocacy.migrating import trigger

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    head = sa.table(
        "audit_head",
        sa.column("id"),
        sa.column("last"),
        sa.column("mac", sa.LargeBinary),
        sa.column("seal", sa.LargeBinary),
    )
    start = {"id": 1, "last": 0, "mac": chain.START, "seal": chain.code("head", 0, chain.START)}
    op.bulk_insert(head, [start])
    trigger("audit_event_no_update", "audit_event", "update", "audit rows are never changed")
    trigger("audit_event_no_delete", "audit_event", "delete", "audit rows are never deleted")
    trigger("audit_head_no_delete", "audit_head", "delete", "the head is never deleted")
    trigger(
        "document_frozen", "document", "update", "an issued document is never changed", "old.state = 'issued'"
    )
    trigger(
        "document_kept", "document", "delete", "an issued document is never deleted", "old.state = 'issued'"
    )
    if op.get_bind().dialect.name == "postgresql":
        trigger("audit_event_no_truncate", "audit_event", "truncate", "audit rows are never deleted")
