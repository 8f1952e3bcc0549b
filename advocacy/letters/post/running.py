"""The background work on a run: issue what was agreed to, sort, bind. In short turns, each of which is kept.

A turn ends after a few seconds and asks for the next, so that other work has its chance and a worker that is told to
stop soon can. Whatever it has done by then stands in the rows; whoever comes next takes what still waits.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from datetime import timedelta
from time import monotonic
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import update
from werkzeug.exceptions import NotFound

from advocacy import clock
from advocacy.consent import release
from advocacy.db import db
from advocacy.documents.engine.many import Presses
from advocacy.jobs.running import can_do, comes_round, enqueue
from advocacy.web.refusals import Refused

from ..issuing import IssuableLetter
from ..rules import LetterState
from . import operations, queries, sorting
from .models import PostRun
from .operations import Sorted

log = logging.getLogger("advocacy.letters")
TURN = 8.0
A_HANDFUL = 25
KEPT = timedelta(days=2)


def go_on(run: str) -> None:
    """One turn."""
    made = queries.run(UUID(run))
    if made is None or made.ended_at is not None:
        return
    turn = Turn(made)
    if turn.sort() and turn.issue():
        _finish(made)
        return
    with db.writing():
        enqueue(operations.GO_ON, run=run)


class Turn:
    """What is done of a run in one go. `sort` and `issue` answer whether nothing of theirs is left."""

    def __init__(self, run: PostRun) -> None:
        self.run, self.by, self.run_id = run, run.by, run.id
        self.until = monotonic() + TURN
        waiting = queries.waiting_in(run)
        self.issued = [row for row in waiting if row.issued]
        self.agreed = [row for row in waiting if not row.issued]
        self.begun: dict[Future[bytes], _Begun] = {}
        self.broken: BrokenExecutor | None = None

    def is_over(self) -> bool:
        return bool(self.broken) or monotonic() > self.until or self.is_stopped()

    def is_stopped(self) -> bool:
        return queries.is_to_stop(self.run)

    def sort(self) -> bool:
        """Letters that are issued already: each is asked whether it may go."""
        while self.issued and not self.is_over():
            some, self.issued = self.issued[:A_HANDFUL], self.issued[A_HANDFUL:]
            self._note([sorting.sort(row.id, self._letter(row)) for row in some])
        return not self.issued or self.is_stopped()

    def issue(self) -> bool:
        """Letters that were agreed to: as many at once as there are cores, each kept as soon as it is made."""
        if not self.agreed:
            return True
        presses = Presses(len(self.agreed))
        try:
            while self.begun or (self.agreed and not self.is_over()):
                while self.agreed and len(self.begun) < 2 * presses.count and not self.is_over():
                    self._begin(self.agreed.pop(0), presses)
                self._take_what_is_made()
        finally:
            presses.close()
        if self.broken:
            raise self.broken
        return not self.agreed or self.is_stopped()

    def _begin(self, row: Any, presses: Presses) -> None:
        letter = self._letter(row)
        if letter is None or letter.state == LetterState.ISSUED:
            self._note([sorting.sort(row.id, letter)])
            return
        begun = _Begun(row, IssuableLetter(letter.public_id, self.by), letter.case.public_id)
        try:
            begun.reserved = release.begin(begun.issuable, case=begun.case, by=self.by)
        except (Refused, NotFound) as refusal:
            self._note([Sorted(row.id, _sentence(refusal))])
            return
        self.begun[presses.start(begun.reserved.make)] = begun

    def _take_what_is_made(self) -> None:
        made, _others = wait(self.begun, return_when=FIRST_COMPLETED) if self.begun else (set(), set())
        for one in made:
            begun = self.begun.pop(one)
            try:
                release.finish(begun.issuable, begun.reserved, one.result, case=begun.case, by=self.by)
            except BrokenExecutor as problem:  # nothing is wrong with the letter: it waits for the next turn
                self.broken = problem
            except Exception as problem:  # one broken letter must not stop the others
                self._note([Sorted(begun.row.id, _sentence(problem))])
            else:
                self._note([sorting.sort(begun.row.id, self._letter(begun.row))])

    def _letter(self, row: Any) -> Any:
        return queries.letter_in_sight(row.letter_id, self.by)

    def _note(self, fates: Sequence[Sorted]) -> None:
        with db.writing():
            operations.note(self.run_id, fates)


class _Begun:
    """A letter that has its number and no page yet."""

    reserved: release.Reserved

    def __init__(self, row: Any, issuable: IssuableLetter, case: UUID) -> None:
        self.row, self.issuable, self.case = row, issuable, case


def _sentence(problem: Exception) -> str:
    if isinstance(problem, Refused):
        return problem.sentence
    if isinstance(problem, NotFound):
        return _("You can not open this letter any more.")
    log.error("a letter of the post failed", extra={"error": type(problem).__name__})
    return _("Its page could not be made. Open it, and issue it there.")


def _finish(made: PostRun) -> None:
    """What was not reached says so; what is ready is bound, without setting a page again."""
    run_id = made.id
    with db.writing():
        why = _("The run was stopped before this letter.")
        operations.note(run_id, [Sorted(row.id, why) for row in queries.waiting_in(made)])
    ready = queries.ready_in(made)
    from advocacy.documents.engine.binding import bind  # its library is loaded where papers are bound

    content = bind(sorting.papers(ready)) if ready else None
    with db.writing():
        operations.end(made, content)


def throw_old_away() -> None:
    """The bound copies. What they were bound from stays, each letter with its own bytes."""
    with db.writing() as session:
        old = (PostRun.ended_at < clock.now() - KEPT) & PostRun.size.is_not(None)
        session.execute(update(PostRun).where(old).values(content=None, size=None))


def connect() -> None:
    can_do(operations.GO_ON, go_on)
    comes_round("letters.throw_old_post_away", timedelta(hours=24), throw_old_away)
