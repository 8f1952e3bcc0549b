"""Reading that a supervisor may want to ask about: questions, never verdicts."""
