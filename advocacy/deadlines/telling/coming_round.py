"""What happens by itself: deadlines are brought to mind."""

from datetime import timedelta

from flask import Flask

from advocacy.jobs.running import comes_round

from .operations import tell_due_here

EVERY = timedelta(minutes=15)  # where hours count, two of them are not much


def connect(_app: Flask) -> None:
    comes_round("deadlines.tell", EVERY, tell_due_here)
