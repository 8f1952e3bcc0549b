"""Nothing yet."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Its tables come with the feature."""
