"""One person's own file, as files that any program reads."""
