"""Something went out that nobody allowed: written down, put right where it can be, looked at by another."""
