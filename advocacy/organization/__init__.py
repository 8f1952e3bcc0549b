"""The organization: its name, letterhead, words, time zone and standards. One row."""
