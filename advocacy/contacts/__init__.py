"""The contact log: conversations and attempts, drafts that are never lost, addenda."""
