"""An installation in this process, on either database, with one case that has everything in it."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from advocacy.accounts.models import User
from advocacy.db import db
from tests.house.records import Records, make_records
from tests.house.typing import Found, forms_of, more_ids, pages_with_forms
from tests.installation import embedded, on_postgresql
from tests.looking import Browser
from tests.make import Make

from .durable import has_postgresql
from .figures import Figure, Size

ROLES = ("lead", "supervisor", "administrator")


class Office:
    """Someone of each role, and the forms that they find on all pages."""

    def __init__(self, app: Flask, make: Make) -> None:
        self.app, self.make = app, make
        self.begin_anew()

    def begin_anew(self) -> None:
        self.records: Records = make_records(self.make)
        self.ids: dict[str, Any] = {**self.records.ids, **more_ids(self.records, self.records.lead)}
        self.users: dict[str, User] = {role: getattr(self.make, role)() for role in ROLES[1:]}
        self.users["lead"] = self.records.lead

    def pattern(self, url: str) -> str:
        """The address with names for its ids, so that it leads to the next case’s records too."""
        for name, value in self.ids.items():
            url = url.replace(str(value), "{" + name + "}")
        return url

    def url(self, pattern: str) -> str:
        return pattern.format(**self.ids)

    def browser(self, role: str) -> Browser:
        return Browser(self.app).sign_in(self.users[role])

    def forms(self, role: str) -> Iterator[tuple[str, Found]]:
        """Each form once, with the address of a page on which it stands."""
        browser, seen = self.browser(role), set()
        for url in (*pages_with_forms(self.app, self.ids), *self._more_pages()):
            answer = browser.open(url)
            if answer.status_code == 200:
                for form in forms_of(self.app, url, answer.text):
                    if form.key not in seen:
                        seen.add(form.key)
                        yield url, form

    def _more_pages(self) -> list[str]:
        """Pages that need more than their address says."""
        ids = self.ids
        return [
            f"/cases/{ids['case_id']}/referrals/new?service={ids['service_id']}",
            f"/cases/new?person={ids['person_id']}",
        ]

    def all_forms(self) -> Iterator[tuple[str, str, Found]]:
        """Every form of the application, by a role that finds it."""
        seen = set()
        for role in ROLES:
            for url, form in self.forms(role):
                if form.key not in seen:
                    seen.add(form.key)
                    yield role, url, form

    def fresh(self, role: str, url: str, endpoint: str) -> Found:
        """The form as it stands on its page now."""
        answer = self.browser(role).open(url)
        for form in forms_of(self.app, url, answer.text):
            if form.endpoint == endpoint:
                return form
        raise LookupError(f"{endpoint} is not on its page")


@contextmanager
def office(kind: str) -> Iterator[Office]:
    """In memory where that is possible: what is counted here is not the disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="advocacy-", dir=memory if memory.is_dir() else None))
    made = embedded(folder) if kind == "embedded" else on_postgresql(folder, "trouble")
    with made as installation, installation.app.app_context():
        installation.fill()
        yield Office(installation.app, Make())
        db.session.rollback()
        db.session.remove()


def on_both(trial: Callable[[Office, Size], Figure]) -> Callable[[Size], Sequence[Figure]]:
    """The same trial on the embedded database, and on PostgreSQL where that is."""

    def run_it(size: Size) -> Sequence[Figure]:
        figures = []
        for kind in size.on:
            if kind == "embedded" or has_postgresql():
                with office(kind) as made:
                    figures.append(trial(made, size))
        return figures

    return run_it
