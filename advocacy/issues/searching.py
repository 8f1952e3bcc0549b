"""Issues in a search."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import selectinload

from advocacy.db import db
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Issue, IssueChange


def texts_of(issue: Issue) -> Sequence[str]:
    return (
        issue.title,
        issue.wants,
        issue.barrier_words,
        issue.agency_name,
        issue.worker,
        issue.reference_number,
        issue.persons_outcome,
        issue.not_asked_why,
        issue.advocates_outcome,
        issue.agencys_outcome,
        *(change.words for change in issue.changes),
    )


def its_issue(change: IssueChange) -> Issue:
    return db.session.get_one(Issue, change.issue_id)


def connect(_app: Flask) -> None:
    KINDS["issue"] = Kind(
        model=Issue,
        called=_l("Issue"),
        icon="flag",
        texts=texts_of,
        day=lambda issue: issue.opened_on,
        url=lambda issue: url_for("issues.show", issue_id=issue.public_id),
        loads=(selectinload(Issue.changes),),
        parts={IssueChange: its_issue},
    )
