"""The features that are switched on: their pages, and what each hangs into the layers below it."""

from flask import Blueprint, Flask

from .accounts.views import bp as accounts
from .home.views import bp as home

BLUEPRINTS: tuple[Blueprint, ...] = (home, accounts)


def connect_features(app: Flask) -> None:
    """Let features hang themselves into what lies below: timeline drawers, kept posts, jobs."""
