"""Handing over, taking over, and cover for an absence."""

from datetime import date

from flask_babel import gettext as _

from advocacy.access.queries import kept_away_by_person
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.models import Case
from advocacy.cases.operations import cover_case, hand_over_case
from advocacy.web.refusals import Refused

from . import queries


def hand_over(case: Case, to: User, note: str, *, by: User) -> None:
    """Someone else leads from today on; the note goes along."""
    hand_over_case(case, to, note=note, by=by)


def name_cover_for(
    advocate: User, to: User, starts_on: date, ends_on: date, note: str, *, by: User
) -> tuple[int, list[str]]:
    """Someone stands in for everything that the absent advocate leads, as far as `by` may know of it.

    Answers with how many cases, and the references of those that need someone else.
    """
    every = queries.cases_led_by(advocate, by)
    if not every:
        raise Refused(_("They lead no case now, so there is nothing to cover."))
    kept_away = kept_away_by_person([case.person_id for case in every])
    cases = [case for case in every if to.id not in kept_away.get(case.person_id, ())]
    if not cases:
        raise Refused(_("They can not work on these records. Choose someone else."))
    for case in cases:
        cover_case(case, to, starts_on=starts_on, ends_on=ends_on, note=note, by=by)
    record("cover.named", advocate, by=by, to=to.public_id, cases=len(cases))
    return len(cases), [case.reference for case in every if case not in cases]
