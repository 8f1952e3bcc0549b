"""Who looked at what: the audit log as a page."""
