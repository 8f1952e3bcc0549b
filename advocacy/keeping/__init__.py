"""Keeping what was written: backups, restoring them, moving to the other database, upgrading."""
