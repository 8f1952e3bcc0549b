"""What the demo's letters and referrals share: who writes on a day, how it went, and the printer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.consent.models import How
from advocacy.consent.operations import SaidYes
from advocacy.consent.release import Issuable, issue
from advocacy.consent.sending import HowSent
from advocacy.db import db
from advocacy.directory.models import Agency, Service
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.goals.models import Goal
from advocacy.issues.models import Issue
from advocacy.web.refusals import Refused

from .cast.tenure import author_on
from .cast.work import DemoCase
from .register import at_noon, fixed_id

MOST_DOCUMENTS = 40
Row = TypeVar("Row", Case, User, Agency, Service, Issue, Goal)
# By a word of the cast: how it went, and what proves it.
SENT = {
    "certified": (HowSent.CERTIFIED, "Also by fax. The receipt is in the file."),
    "counter": (HowSent.HAND, "They stamped our copy."),
    "visit": (HowSent.HAND, "Handed over on a visit together."),
    "email": (HowSent.SECURE_EMAIL, ""),
    "fax": (HowSent.FAX, "Fax confirmation kept."),
    "mail": (HowSent.MAIL, ""),
}
AGREED = {"phone": How.BY_PHONE, "alone": How.READ_IT}


@dataclass(frozen=True)
class Step:
    """One thing that was done with a paper on a day."""

    day: date
    do: Callable[[], None]


@dataclass
class Desk:
    """Writes as whoever held the case on that day, and stops printing where nothing can be printed."""

    today: date
    left: int = MOST_DOCUMENTS
    problem: str = ""

    @contextmanager
    def writing(self, one: DemoCase) -> Iterator[tuple[Case, User]]:
        """The case and who writes today, loaded afresh."""
        with db.writing(case=fixed_id("case", one.key)):
            yield found(Case, "case", one.key), self.writer(one)

    def writer(self, one: DemoCase) -> User:
        return found(User, "user", author_on(one.held, clock.today()))

    def issue(self, one: DemoCase, issuable: Callable[[User], Issuable]) -> bool:
        """Whether it was printed. Without a printer the paper stays as it was agreed."""
        if self.left <= 0:
            return False
        by = self.writer(one)
        try:
            issue(issuable(by), case=fixed_id("case", one.key), by=by)
        except Refused as refused:
            self._not_printed(refused)
            return False
        self.left -= 1
        return True

    def _not_printed(self, refused: Refused) -> None:
        """A name in letters that we have no shapes for stops one paper, a missing program stops all."""
        if isinstance(refused.__cause__, PdfUnavailable):
            self.left, self.problem = 0, refused.sentence
        elif not isinstance(refused.__cause__, DocumentRefused):
            raise refused

    def take(self, step: Step) -> None:
        with clock.pretend(at_noon(step.day)):
            step.do()


def found(model: type[Row], *key: str) -> Row:
    """The row that the key of the cast has become."""
    return db.session.scalars(select(model).where(model.public_id == fixed_id(*key))).one()


def said_yes(day: date, how: str, to: User) -> SaidYes:
    found = next((way for word, way in AGREED.items() if word in how), How.READ_TO_THEM)
    return SaidYes(day, found, to.name, f"{how[:1].upper()}{how[1:]}.")


def sent_by(how: str) -> tuple[HowSent, str]:
    return next(said for word, said in SENT.items() if word in how)
