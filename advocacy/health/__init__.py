"""Whether the program is well, and numbers for those who watch over it. Nothing here is about anyone."""
