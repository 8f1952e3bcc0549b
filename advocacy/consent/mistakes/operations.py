"""Writing down that something was told by mistake, what was done since, and a second person's look at it."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.web.refusals import Refused

from .models import How, MistakeStep, ToldByMistake
from .rules import Obstacle, obstacle_to_adding, obstacle_to_recording, obstacle_to_reviewing


@dataclass(frozen=True, kw_only=True)
class Since:
    """What was done about it on a day, and who was told then."""

    on: date
    done: str
    told: str = ""
    person_told: bool = False


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What got out, to whom, how, and how it was noticed."""

    happened_on: date | None
    noticed_on: date
    how: How
    recipient: str
    what: str
    noticed: str


def record_mistake(case: Case, slip: Slip, since: Since | None, *, by: User) -> ToldByMistake:
    """Also for a closed case: a mistake is noticed when it is noticed."""
    _refuse(obstacle_to_recording(slip.happened_on, slip.noticed_on, clock.today()))
    mistake = ToldByMistake(
        public_id=uuid4(), case=case, recorded_at=clock.now(), by_id=by.id, review_words="", **vars(slip)
    )
    db.session.add(mistake)
    db.session.flush()
    add_entry(case, "mistake", mistake.public_id, _("Told by mistake"), by=by, on=slip.noticed_on)
    record("mistake.recorded", mistake, by=by)
    if since is not None:
        add_step(mistake, since, by=by)
    return mistake


def add_step(mistake: ToldByMistake, since: Since, *, by: User) -> None:
    """What was written before stays. Also after a second person has looked at it."""
    _refuse(obstacle_to_adding(since.on, mistake.noticed_on, clock.today()))
    mistake.steps.append(
        MistakeStep(
            done_on=since.on,
            done=since.done,
            told=since.told,
            person_told=since.person_told,
            recorded_at=clock.now(),
            by_id=by.id,
        )
    )
    record("mistake.step_added", mistake, by=by, person_told=since.person_told)


def review(mistake: ToldByMistake, words: str, *, by: User) -> None:
    """A second person says what they think of it. It stays as it was said."""
    _refuse(obstacle_to_reviewing(mistake.by_id, by.id, mistake.reviewed_at, words))
    mistake.review_words, mistake.reviewed_at, mistake.reviewed_by_id = words, clock.now(), by.id
    record("mistake.reviewed", mistake, by=by)


def _refuse(obstacle: Obstacle | None) -> None:
    if obstacle:
        raise Refused(_(obstacle))
