"""A letter bound with papers that go along: chosen, agreed to, frozen like the letter itself."""
