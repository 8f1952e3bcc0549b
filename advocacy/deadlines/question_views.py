"""The page that asks what the chosen clocks of a notice still need."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from advocacy.web.filters import long_day
from advocacy.web.permissions import Permission, allow
from advocacy.web.saving import Done

from . import operations, queries, words
from .asking import doubted, what_to_ask
from .models import Notice
from .notice_forms import answered, questions_form
from .notice_views import asked
from .notice_views import bp as bp
from .operations import facts_of
from .showing import counted_now


@bp.route("/notices/<uuid:notice_id>/questions", methods=["GET", "POST"])
@allow(Permission.SUPPORT_PEOPLE)
def ask(notice_id: UUID) -> ResponseReturnValue:
    """Only what the chosen clocks still need, and the days that can not be."""
    notice = queries.notice_or_404(notice_id, current_user)
    dates = counted_now(notice)
    asks, doubts = what_to_ask(notice.rule, dates), doubted(dates, notice.confirmed)
    form = questions_form(asks, [(name, _day_of(notice, name)) for name in doubts], notice)

    def work() -> Done:
        found = queries.notice_or_404(notice_id, current_user)
        facts = answered(form, asks, doubts, facts_of(found))
        operations.change_notice(found, facts, form.version.data, current_user)
        return Done(url_for(".show", notice_id=notice_id), _("Saved."))

    said = list(
        dict.fromkeys(one for date in dates for one in date.asked if one.partition(":")[0] in words.DOUBTS)
    )
    return asked(
        form,
        "notices/ask.html",
        notice,
        work,
        asks=asks,
        doubts=doubts,
        said=[words.question_words(one) for one in said],
    )


def _day_of(notice: Notice, name: str) -> str:
    known = operations.days_of(notice).get(name)
    return long_day(known) if known and not isinstance(known, str) else str(known or "")
