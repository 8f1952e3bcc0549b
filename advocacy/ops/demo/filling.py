"""Writing the demo's rows: everything but letters and referrals in one transaction, in bulk."""

from collections.abc import Callable

from flask import Flask

from advocacy import clock
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.organization.queries import use_organizations_zone

from . import agencies, papers, staff
from .cases import write_cases
from .cast.builder import build
from .cast.demo import Demo
from .people import write_people
from .register import Register

Advance = Callable[[int], None]


def fill(app: Flask, *, advance: Advance) -> None:
    """An interrupted demo leaves an empty database, or one whose letters are still drafts; never half a case."""
    today = clock.now().astimezone(staff.ZONE).date()
    demo = build(today)
    with app.test_request_context():
        write_rows(demo, advance)
        use_organizations_zone()
        papers.write_papers(demo, advance)
        _finish(demo)


def write_rows(demo: Demo, advance: Advance) -> None:
    register = Register(today=demo.today)
    with db.writing():
        staff.write_organization(demo, register)
        agencies.write_agencies(demo, register)
        advance(10)
        write_people(demo, register)
        advance(15)
        write_cases(demo, register)
        advance(25)


def _finish(demo: Demo) -> None:
    """Last, so that the audit begins with the oldest letter and ends today."""
    with db.writing():
        record("demo.filled", None, by=None, people=len(demo.people), cases=len(demo.cases))
