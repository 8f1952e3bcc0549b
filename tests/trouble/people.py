"""Who works in an installation under trouble: sessions, cases, a service to refer to, letters ready to go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from advocacy.accounts.models import User
from advocacy.accounts.sessions import start_session
from advocacy.db import db
from advocacy.directory.operations import add_agency, add_service
from advocacy.organization.models import Organization
from tests.looking import Browser
from tests.make import PASSWORD, Make
from tests.pages.letters import Desk

from .places import Place


@dataclass
class Staff:
    """Ids and cookies only: the rows belong to a session that is closed by then."""

    cookies: dict[str, str] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)
    service: str = ""
    letters: list[str] = field(default_factory=list)


def fill(place: Place, *, cases: int = 20, letters: int = 0) -> Staff:
    """An organization, an advocate with cases, a supervisor and an administrator, all signed in."""
    staff = Staff()
    with place.inside() as app:
        make = Make()
        make.kept(Organization(id=1, name="Riverbend Peer Advocates", time_zone="America/New_York"))
        users = {
            "advocate": make.advocate(password=PASSWORD),
            "supervisor": make.supervisor(password=PASSWORD),
            "administrator": make.administrator(password=PASSWORD),
            "other": make.advocate(password=PASSWORD),
        }
        for role, user in users.items():
            staff.emails[role] = user.email
            with db.writing():
                staff.cookies[role] = start_session(user)
        made = [make.case(users["advocate"]) for _ in range(cases)]
        staff.cases = [str(case.public_id) for case in made]
        _add_service(staff, users["administrator"])
        with signed_in(app, users["advocate"]) as browser:
            for number in range(letters):
                staff.letters.append(_ready_letter(browser, made[number % cases]))
    return staff


def _add_service(staff: Staff, by: User) -> None:
    with db.writing():
        agency = add_agency({"name": "Larch Street Legal Aid"}, by=by)
        staff.service = str(
            add_service(agency, {"name": "Eviction defense", "status": "active"}, by=by).public_id
        )


@contextmanager
def signed_in(app: Flask, user: User) -> Iterator[Browser]:
    yield Browser(app).sign_in(user)


def _ready_letter(browser: Browser, case: Any) -> str:
    """Written and agreed to, so that only the number and the page are missing."""
    desk = Desk(browser, case)
    desk.start()
    letter = str(desk.finish().public_id)
    desk.agree()
    return letter
