"""Cases in a search: what support is about, and what was said when it rested or ended."""

from collections.abc import Sequence

from flask import Flask, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from advocacy.db import db
from advocacy.textsearch.kinds import KINDS, Kind

from .models import Case, CaseStep


def texts_of(case: Case) -> Sequence[str]:
    said = select(CaseStep.words, CaseStep.persons_view).where(CaseStep.case_id == case.id)
    steps = db.session.execute(said.order_by(CaseStep.id)).all()
    return case.about, *(step.words for step in steps), *(step.persons_view for step in steps)


def connect(_app: Flask) -> None:
    KINDS["case"] = Kind(
        model=Case,
        called=_l("What support is about"),
        icon="folder-open",
        texts=texts_of,
        day=lambda case: case.opened_on,
        cases=lambda case: (case.id,),
        url=lambda case: url_for("cases.show", case_id=case.public_id),
        watched=frozenset({"about", "opened_on"}),
        parts={CaseStep: lambda step: db.session.get_one(Case, step.case_id)},
    )
