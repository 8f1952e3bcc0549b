"""Who looked at which file, sorted out of the chain by day, so that a page can show it."""
