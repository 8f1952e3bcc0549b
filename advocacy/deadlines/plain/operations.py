"""Writing down that somebody explained a notice to the person."""

from collections.abc import Sequence
from datetime import date

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.deadlines.models import Notice
from advocacy.web.refusals import Refused

from .explaining import Explanation
from .models import Given, RightsGiven
from .of_notice import told
from .words import given_words, nothing_to_tell


def record_given(
    notice: Notice, explained: Sequence[Explanation], how: Given, on: date, by: User
) -> RightsGiven:
    """Keeps what was told, so that later nobody has to guess which days the person knew."""
    if not explained:
        raise Refused(nothing_to_tell())
    given = RightsGiven(
        notice_id=notice.id,
        language=explained[0].language,
        how=how,
        told=told(explained),
        given_on=on,
        made_at=clock.now(),
        by_id=by.id,
    )
    db.session.add(given)
    db.session.flush()
    add_entry(notice.case, "notice", notice.public_id, given_words(how, given.language), by=by)
    record("rights.given", notice, by=by, how=str(how), language=given.language)
    return given
