"""Which tables are copied, which all copies share, and which need more than new ids."""

from sqlalchemy import Table, UniqueConstraint, Uuid

from advocacy import tables as _every_table  # noqa: F401
from advocacy.db import Model

# The directory and the printed papers are the same for all; the chain of the audit only ever grows at its end.
SHARED = frozenset(
    {
        "organization",
        "agency",
        "agency_contact",
        "location",
        "service",
        "phone",
        "document",
        "number_series",
        "audit_event",
        "audit_head",
        "sign_off",
        "looked",
        "looked_until",
    }
)
# Their words change as well: names, references, numbers, addresses, telephones.
RENAMED = ("team", "user_account", "person", "support_case", "safe_contact", "consent", "authority")
# Worked out anew from what a person is called.
DERIVED = frozenset({"search_gram"})


def copied() -> list[Table]:
    """Every other table, parents first: also one that was added yesterday."""
    return [table for table in Model.metadata.sorted_tables if table.name not in SHARED | DERIVED]


def moved_as_they_are() -> list[Table]:
    return [table for table in copied() if table.name not in RENAMED]


def would_clash(table: Table) -> list[str]:
    """Unique columns that new ids do not make different: such a table has to be renamed, shared or derived."""
    return [
        ", ".join(column.name for column in rule.columns)
        for rule in table.constraints
        if isinstance(rule, UniqueConstraint)
        and not any(column.foreign_keys or isinstance(column.type, Uuid) for column in rule.columns)
    ]
