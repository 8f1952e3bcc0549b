"""Two records of one person made one, and how to part them again."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
