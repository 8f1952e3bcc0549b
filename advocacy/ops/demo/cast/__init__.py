"""The content of the demo: who is in it and what happened, as plain data. Nobody in it exists."""
