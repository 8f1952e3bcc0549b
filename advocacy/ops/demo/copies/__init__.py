"""The demo, many times over: rows copied inside the database, for measuring."""
