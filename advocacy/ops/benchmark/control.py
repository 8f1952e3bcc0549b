"""The control: the same server with one slow page, which the benchmark must see. Run as `python -m … PORT`."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask
from sqlalchemy import select

from advocacy.contacts.models import Contact
from advocacy.db import db
from advocacy.ops.installing import installed_app
from advocacy.ops.serve_command import Server

SLOWED = "case_list.index"
QUESTIONS = 60


def slow_down(app: Flask) -> None:
    """The mistake that lists make most: one question more for every row."""
    view = app.view_functions[SLOWED]

    def ask_for_every_row(*given: Any, **named: Any) -> Any:
        for number in range(1, QUESTIONS + 1):
            db.session.scalars(select(Contact).where(Contact.id == number)).one_or_none()
        return view(*given, **named)

    kept: Callable[..., Any] = wraps(view)(ask_for_every_row)
    app.view_functions[SLOWED] = kept


def main() -> None:
    app = installed_app()
    slow_down(app)
    Server(app, "127.0.0.1", int(sys.argv[1]), workers=2).run()


if __name__ == "__main__":
    main()
