"""A file of people from upload to batch. Inside writing()."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import and_, delete, select, update

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.jobs.running import comes_round
from advocacy.organization.queries import the_organization
from advocacy.transfer.models import ImportState, PeopleImport
from advocacy.transfer.reading import problems_sheet
from advocacy.web.refusals import Refused

from .decisions import Decisions
from .known import register_of
from .opened import Opened
from .planning import Fate, Plan, plan
from .writing import Advance, Batch, write_rows

UNFINISHED_LAST, PROBLEMS_LAST = timedelta(days=7), timedelta(days=30)


def keep_file(content: bytes, name: str, *, by: User) -> PeopleImport:
    """The file lies in the database until it is imported or thrown away."""
    kept = PeopleImport(
        public_id=uuid4(),
        user_id=by.id,
        team_id=by.team_id,
        state=ImportState.READ,
        file_name=name[:200],
        content=content,
        answers=Decisions().to_json(),
        counts={},
        made_at=clock.now(),
    )
    db.session.add(kept)
    record("import.read", kept, by=by, size=len(content))
    return kept


def opened(kept: PeopleImport) -> Opened:
    """The file under what was decided so far."""
    return _opened(kept.content or b"", kept.file_name, Decisions.from_json(kept.answers))


def read_anew(content: bytes, name: str) -> Opened:
    """A file of which nothing is decided yet."""
    return _opened(content, name, Decisions())


def _opened(content: bytes, name: str, decisions: Decisions) -> Opened:
    return Opened(content, name, decisions, clock.today(), the_organization().region)


def decide(kept: PeopleImport, decisions: Decisions, team_id: int | None, *, by: User) -> None:
    if kept.state not in (ImportState.READ, ImportState.MATCHED):
        raise Refused(_("This file has been imported already."))
    kept.answers, kept.team_id, kept.state = decisions.to_json(), team_id, ImportState.MATCHED
    record("import.matched", kept, by=by)


def planned(kept: PeopleImport, file: Opened) -> Plan:
    """What would become of every row now."""
    file = file.under(Decisions.from_json(kept.answers))
    return plan(file.rows, register_of(kept.team_id or 0, db.session.get(User, kept.user_id)), file.decisions)


def choose_rows(kept: PeopleImport, choices: Mapping[int, str], *, by: User) -> None:
    """What becomes of doubtful rows. The columns are settled before."""
    _refuse_unsettled(kept)
    kept.answers = {
        **kept.answers,
        "rows": {**kept.answers["rows"], **{str(line): choices[line] for line in choices}},
    }
    record("import.rows_chosen", kept, by=by, count=len(choices))


def import_rows(
    kept: PeopleImport, file: Opened, leads: Mapping[str, User], everyone_to: User | None, *, by: User
) -> Plan:
    """The whole batch, or nothing. The file is deleted; the rows with problems stay as a spreadsheet.

    `file` may have been read before the transaction, so that nobody waits for that.
    """
    _refuse_unsettled(kept)
    assert kept.team_id is not None
    file = file.under(Decisions.from_json(kept.answers))
    made = plan(file.rows, register_of(kept.team_id, by), file.decisions)
    batch = Batch(kept.team_id, by, leads, everyone_to)
    write_rows(made.coming_in, batch, kept, advance=lambda _count: None)
    kept.counts = made.counts()
    troubled = [row.reading for row in made.of(Fate.PROBLEM)]
    kept.problems = problems_sheet(file.table, troubled) if troubled else None
    kept.content, kept.state, kept.imported_at = None, ImportState.IMPORTED, clock.now()
    record("import.imported", kept, by=by, **made.counts())
    return made


def _refuse_unsettled(kept: PeopleImport) -> None:
    if kept.state not in (ImportState.READ, ImportState.MATCHED):
        raise Refused(_("This file has been imported already."))
    if kept.state != ImportState.MATCHED or kept.team_id is None:
        raise Refused(_("Say first what is in each column."))


def problems_now(kept: PeopleImport) -> bytes | None:
    """The rows to be put right, before anything is imported."""
    if kept.content is None or kept.team_id is None:
        return None
    file = opened(kept)
    troubled = [row for row in file.rows if row.problems]
    return problems_sheet(file.table, troubled) if troubled else None


def import_by_command(file: Opened, batch: Batch, advance: Advance) -> Plan:
    """The same from the command line, where there is no page to undo it from."""
    made = plan(file.rows, register_of(batch.team_id, batch.by), file.decisions)
    write_rows(made.coming_in, batch, None, advance)
    record("import.imported", None, by=batch.by, **made.counts())
    return made


def throw_away(kept: PeopleImport, *, by: User) -> None:
    if kept.state not in (ImportState.READ, ImportState.MATCHED):
        raise Refused(_("This file has been imported already. Undo the import instead."))
    record("import.thrown_away", kept, by=by)
    db.session.delete(kept)


def throw_old_away() -> None:
    """Files that nobody came back to, and spreadsheets of rows that nobody put right."""
    unfinished = PeopleImport.state.in_([ImportState.READ, ImportState.MATCHED])
    old = and_(unfinished, PeopleImport.made_at < clock.now() - UNFINISHED_LAST)
    with db.writing() as session:
        ids = session.scalars(select(PeopleImport.public_id).where(old)).all()
        session.execute(delete(PeopleImport).where(old))
        late = PeopleImport.imported_at < clock.now() - PROBLEMS_LAST
        session.execute(update(PeopleImport).where(late).values(problems=None))
        for public_id in ids:
            record("import.thrown_away", public_id, by=None)


def connect(_app: Flask) -> None:
    comes_round("imports.throw_old_away", timedelta(hours=24), throw_old_away)
