"""Help in plain words, where one needs it."""
