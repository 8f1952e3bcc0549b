"""Tasks and appointments as people meet them: under what comes next in a case, and in one's own list."""
